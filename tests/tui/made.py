"""Small comparisons made by hand: the text of both sides is put together from the passages given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile, zip_longest
from typing import NamedTuple

from compare.importance import ranked
from compare.language import Words
from compare.library.store import Store
from compare.model import (
    ClaimCheck,
    Comparison,
    Document,
    Edit,
    EditOp,
    Figure,
    FigureKind,
    FigurePair,
    FigureStatus,
    Finding,
    GrowthReason,
    Outline,
    PassageKind,
    PassagePair,
    PassageStatus,
    Report,
    SectionEnd,
    SectionPair,
    SectionStatus,
    Severity,
    Side,
    Span,
    Summary,
    Verdict,
)
from tui.app import Desk
from tui.data.comparison_rows import comparison_rows
from tui.data.content import PairContent, ReportContent
from tui.session.review import Review
from tui.session.settings import DeskSettings


class Pair(NamedTuple):
    """A passage of each side; ``old_at`` is its place among OLD's passages where it moved."""

    old: str | None
    new: str | None
    moved: bool = False
    heading: bool = False
    old_at: float | None = None

    @property
    def status(self) -> PassageStatus:
        if self.moved:
            return PassageStatus.MOVED
        if self.old is None:
            return PassageStatus.ADDED
        if self.new is None:
            return PassageStatus.REMOVED
        return PassageStatus.EQUAL if self.old == self.new else PassageStatus.EDITED


def made(pairs: Sequence[Pair], title: str | None = None, figures: int = 0) -> Comparison:
    old, old_spans = _joined([(p.old, i if p.old_at is None else p.old_at) for i, p in enumerate(pairs)])
    new, new_spans = _joined([(p.new, i) for i, p in enumerate(pairs)])
    passages = tuple(_passage(p, old_spans[i], new_spans[i]) for i, p in enumerate(pairs))
    return Comparison(
        old=_side("old.txt", old, title),
        new=_side("new.txt", new, title),
        similarity=0.615,
        sections=_sections(pairs, old_spans, new_spans, len(new)),
        passages=passages,
        figures=tuple(_figure(at, new_spans) for at in range(figures)),
        promises=(),
        findings=(),
        summary=Summary(dict(Counter(p.status for p in passages)), {}),
    )


def subject(comparison: Comparison, words: Words) -> PairContent:
    """As the desk shows it, with what there is to decide about known."""
    made = PairContent(comparison, comparison_rows(comparison, words))
    made.passages.make()
    return made


def desk(comparison: Comparison, words: Words, settings: DeskSettings | None = None) -> Desk:
    """A desk with a comparison on it and a review of its own."""
    return Desk(subject(comparison, words), words, Review(Store(":memory:")), settings or DeskSettings(view="pair"))


def checked() -> ReportContent:
    """A report with two findings made by hand."""
    text = "2024年工作报告\n一、收入\n全年收入320万元、支出415万元，合计753万元。\n二、人员\n（此处填写人员情况）\n"
    sum_, blank = (Span(text.index(part), text.index(part) + len(part)) for part in ("753万元", "（此处填写人员情况）"))
    findings = (
        Finding("arithmetic", Severity.ERROR, None, 0, sum_, "the sum is wrong"),
        Finding("leftover-placeholder", Severity.WARNING, None, 0, blank, "still to be filled in"),
    )
    report = Report(0, "2024年工作报告", 2024, None, None, None, Span(0, len(text)))
    return ReportContent(Outline(Document("2024.txt", text), (report,), ()), findings)


def story(equal: int = 9) -> Comparison:
    """Title, two sections: an edit, a long unchanged stretch; then one passage of each other kind. A passage of the
    first section has moved to the end."""
    return ranked(
        made(
            [
                Pair("2022年工作报告", "2023年工作报告", heading=True),
                Pair("一、总体情况", "一、总体情况", heading=True),
                Pair("全年完成业务收入六百万元，比上年增加。", "全年完成业务收入七百万元，比上年增加。"),
                *(
                    Pair(f"第{n}段没有变化，说的是同一件事。", f"第{n}段没有变化，说的是同一件事。")
                    for n in range(equal)
                ),
                Pair("二、下步打算", "二、下步打算", heading=True),
                Pair(None, "新增的一段，“全角”标点（含括号）也在这里。"),
                Pair("Removed in the new report, it was in English with several words.", None),
                Pair("这一段从前面移到了最后。", "这一段从前面移到了最后面。", moved=True, old_at=2.5),
            ],
            figures=3,
        )
    )


def _joined(texts: Sequence[tuple[str | None, float]]) -> tuple[str, list[Span | None]]:
    spans: list[Span | None] = [None] * len(texts)
    whole = ""
    for _, at, text in sorted((place, at, text) for at, (text, place) in enumerate(texts) if text is not None):
        spans[at] = Span(len(whole), len(whole) + len(text))
        whole += text + "\n"
    return whole, spans


def _passage(pair: Pair, old: Span | None, new: Span | None) -> PassagePair:
    edits: tuple[Edit, ...] = ()
    if pair.old is not None and pair.new is not None and pair.old != pair.new and old and new:
        head = _shared(pair.old, pair.new)
        tail = _shared(pair.old[head:][::-1], pair.new[head:][::-1])
        edits = (Edit(EditOp.REPLACE, Span(old.start + head, old.end - tail), Span(new.start + head, new.end - tail)),)
    kind = PassageKind.HEADING if pair.heading else PassageKind.SENTENCE
    return PassagePair(pair.status, old, new, 0.9, edits, kind=kind)


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(one, other, strict=False)))


def _sections(
    pairs: Sequence[Pair], old: Sequence[Span | None], new: Sequence[Span | None], end: int
) -> tuple[SectionPair, ...]:
    heads = [at for at, pair in enumerate(pairs) if pair.heading and old[at] and new[at]]
    found = []
    for at, following in zip_longest(heads, heads[1:]):
        a, b = old[at] or Span(0, 0), new[at] or Span(0, 0)
        stop = end if following is None else (new[following] or Span(0, 0)).start
        ends = (
            SectionEnd(a, None, pairs[at].old or "", 1),
            SectionEnd(Span(b.start, stop), None, pairs[at].new or "", 1),
        )
        found.append(SectionPair(SectionStatus.MATCHED, False, *ends, 0.8))
    return tuple(found)


def _side(path: str, text: str, title: str | None) -> Side:
    report = Report(0, title, None, None, None, None, Span(0, len(text)))
    return Side(path, 0, Outline(Document(path, text), (report,), ()))


def _figure(at: int, spans: Sequence[Span | None]) -> FigurePair:
    places = [span for span in spans if span is not None]
    place = places[(at + 2) % len(places)]
    old, new = (
        Figure(0, Span(place.start, place.start + 1), f"{value}万元", Decimal(value) * 10000, "元", FigureKind.AMOUNT)
        for value in (600 + at, 700 + at)
    )
    arithmetic = {"sum": "700 / 600 - 1", "computed": "16.67%"}
    agrees = ClaimCheck(Verdict.CONSISTENT, Decimal("16.7"), Decimal("16.67"), GrowthReason.AGREES, arithmetic)
    check = agrees if at == 0 else None
    return FigurePair(
        FigureStatus.CHANGED, f"业务收入{at}", old, new, Decimal(1000000), Decimal("16.7"), claim_check=check
    )
