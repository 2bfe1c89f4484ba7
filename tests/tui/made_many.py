"""A scan and three years put together by hand, so that what the engine says of real reports is no matter of a picture."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from made import story

from compare.language import Words
from compare.model import (
    Certainty,
    Claim,
    ClaimCheck,
    Cluster,
    ClusterKind,
    Direction,
    Document,
    Earlier,
    EarlierBy,
    Figure,
    FigureKind,
    FigureSeries,
    GrowthReason,
    Label,
    Match,
    MatchEnd,
    MatchKind,
    Outline,
    PassageSeries,
    Report,
    Scan,
    ScannedReport,
    SectionEnd,
    SectionSeries,
    SeriesComparison,
    SeriesStatus,
    SharedFigure,
    Shares,
    SharingPair,
    Side,
    Span,
    Swap,
    SwapKind,
    Verdict,
    Waterfall,
    Waterfalls,
)
from compare.model.figures import Basis
from compare.model.origins import OriginKind, SharedOrigin
from tui.data.comparison_rows import comparison_rows
from tui.data.content import PairContent, ScanContent

_TEXTS = {name: f"{name}2024年总结\n全年走访企业318家。\n" for name in ("甲局", "乙局", "丙局", "丁局")}
_FALL = Waterfall(20, 0, 0, 0, 0, 20, 10)


def copies() -> ScanContent:
    """Three offices with one text, the first dated first; two of their files say the same of their making; a rare figure
    in both. The fourth has its own."""
    paths = [f"{name}.txt" for name in _TEXTS]
    shares = Shares(0, 0, 0, 0, 0, 0.5, 0, 0)
    documents = [
        ScannedReport(at, path, 0, Span(0, len(text)), path, 20, shares if at < 3 else replace(shares, copied=0.0))
        for at, (path, text) in enumerate(zip(paths, _TEXTS.values(), strict=True))
    ]
    texts = dict(zip(paths, _TEXTS.values(), strict=True))
    matches = [
        Match(at, _end(texts, paths, a, at), _end(texts, paths, b, at), 0.98, MatchKind.NEAR, Label.COPIED, 1.0)
        for at, (a, b) in enumerate(((0, 1), (0, 2), (1, 2)))
    ]
    return ScanContent(
        Scan(
            tuple(documents),
            tuple(_pair(texts, paths, match) for match in matches),
            tuple(matches),
            (Cluster((0, 1, 2), ClusterKind.RING),),
            (),
            texts=texts,
        )
    )


def _end(texts: dict[str, str], paths: list[str], document: int, left: int) -> MatchEnd:
    """The sentence without its first characters, so that no two matches have one text."""
    start = texts[paths[document]].index("全年")
    return MatchEnd(document, Span(start + left, start + 10))


def _pair(texts: dict[str, str], paths: list[str], match: Match) -> SharingPair:
    a, b = match.a.document, match.b.document
    first = Earlier(0, Certainty.DATED, EarlierBy.SIGNATURE) if a == 0 else Earlier(None, Certainty.UNKNOWN)
    own = {
        "origin": (
            SharedOrigin(OriginKind.AUTHOR, "办公室07", 0.4),
            SharedOrigin(OriginKind.REVISION, "00A1B2C3", 0.8),
        ),
        "shared_figures": (SharedFigure(_number(texts[paths[a]]), _number(texts[paths[b]])),),
        "swapped": (Swap(SwapKind.ORGANISATION, "甲局", "乙局"),),
    }
    fields = own if (a, b) == (0, 1) else {}
    return SharingPair(a, b, 0.98, 0.98, (10, 10), (match.id,), Waterfalls(_FALL, _FALL), first, **fields)  # type: ignore[arg-type]


def _number(text: str) -> Figure:
    at = text.index("318家")
    return Figure(0, Span(at, at + 4), "318家", Decimal(318), "家", FigureKind.COUNT, metric="走访企业")


def three_years(words: Words) -> PairContent:
    """Income with the growth claimed of it, of which the last is contradicted; a passage that was edited, one dropped,
    one born."""
    texts = [
        "2022年\n收入600万元。\n旧的一段。\n",
        "2023年\n收入660万元，增长10%。\n旧的一段。\n",
        "2024年\n收入700万元，增长10%。\n新的一段。\n",
    ]
    sides = tuple(_side(2022 + at, text) for at, text in enumerate(texts))
    income = _life(texts, ("600万元", "660万元", "700万元"), "收入", None)
    growth = _life(texts, (None, "10%", "10%"), "收入增长", "收入")
    arithmetic = {"sum": "660 / 600 - 1", "computed": "10%"}
    agrees = ClaimCheck(Verdict.CONSISTENT, Decimal(10), Decimal(10), GrowthReason.AGREES, arithmetic)
    against = {"sum": "700 / 660 - 1", "computed": "6.06%", "stated": "10%"}
    differs = ClaimCheck(Verdict.CONTRADICTED, Decimal(10), Decimal("6.06"), GrowthReason.DIFFERS, against)
    growth = replace(growth, checks=(None, agrees, differs))
    passages = (
        _passage(texts, ("收入600万元。", "收入660万元，增长10%。", "收入700万元，增长10%。"), SeriesStatus.EDITED),
        _passage(texts, ("旧的一段。", "旧的一段。", None), SeriesStatus.DROPPED),
        _passage(texts, (None, None, "新的一段。"), SeriesStatus.BORN),
    )
    sections = (_section(texts, SeriesStatus.EDITED, (0, 1, 2)), _section(texts, SeriesStatus.BORN, (2,)))
    series = SeriesComparison((2022, 2023, 2024), sides, (0.8, 0.7), passages, sections, (income, growth))
    comparison = story()
    return PairContent(comparison, comparison_rows(comparison, words), series)


def _section(texts: list[str], life: SeriesStatus, years: tuple[int, ...]) -> SectionSeries:
    ends = [SectionEnd(Span(0, len(text)), "一、", "收入", 1) if at in years else None for at, text in enumerate(texts)]
    steps = [SeriesStatus.EDITED if year in years else None for year in (1, 2)]
    return SectionSeries(tuple(ends), life, 2024, (*steps[:1], life))


def _side(year: int, text: str) -> Side:
    report = Report(0, f"{year}年报告", year, None, None, None, Span(0, len(text)))
    return Side(f"{year}.txt", 0, Outline(Document(f"{year}.txt", text), (report,), ()))


def _life(texts: list[str], said: tuple[str | None, ...], metric: str, of: str | None) -> FigureSeries:
    figures = tuple(
        None if part is None else _figure(text, part, metric, of) for text, part in zip(texts, said, strict=True)
    )
    values = tuple(None if figure is None else figure.value for figure in figures)
    spans = tuple(None if figure is None else figure.span for figure in figures)
    return FigureSeries(metric, "元", values, spans, None, None, figures)


def _figure(text: str, part: str, metric: str, of: str | None) -> Figure:
    at = text.index(part)
    claim = Claim(Direction.UP, Basis.YEAR_ON_YEAR, of) if of else None
    kind = FigureKind.PERCENT if of else FigureKind.AMOUNT
    value = Decimal(part.rstrip("万元%"))
    return Figure(0, Span(at, at + len(part)), part, value, "元", kind, metric=metric, claim=claim)


def _passage(texts: list[str], said: tuple[str | None, ...], life: SeriesStatus) -> PassageSeries:
    spans = tuple(
        None if part is None else Span(text.index(part), text.index(part) + len(part))
        for text, part in zip(texts, said, strict=True)
    )
    steps = {
        SeriesStatus.EDITED: (SeriesStatus.EDITED, SeriesStatus.EDITED),
        SeriesStatus.DROPPED: (SeriesStatus.CARRIED, SeriesStatus.DROPPED),
        SeriesStatus.BORN: (None, SeriesStatus.BORN),
    }
    return PassageSeries(spans, life, 2024, 1, steps[life])
