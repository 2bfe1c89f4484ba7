"""A small series and two small folders made by hand, with one of everything that they can show."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from handmade import BEDS_NEW, BEDS_OLD, BULLETINS, NEW_OUTLINE, NEW_SECTIONS, OLD_OUTLINE, OLD_SECTIONS, span

from compare.model import (
    Document,
    Figure,
    FigureSeries,
    FigureStatus,
    FolderComparison,
    Outline,
    PairedBy,
    PassageKind,
    PassageSeries,
    Report,
    ReportPair,
    Section,
    SectionEnd,
    SectionSeries,
    SeriesComparison,
    SeriesStatus,
    Side,
    Span,
    Unpaired,
    Verdict,
)

LAST = """云溪市2024年卫生工作总结
一、医疗服务
医院共有床位1250张。
各科室制度\x1b[31m健全。
二、人才队伍建设
引进[博士]3人。
三、培训
建成平台1个。
"""
_SIZES = [
    ("一、", "医疗服务", "一、医疗", "健全。"),
    ("二、", "人才队伍建设", "二、人", "3人。"),
    ("三、", "培训", "三、培", "1个。"),
]
LAST_SECTIONS = tuple(
    Section(1, label, heading, span(LAST, label + heading), Span(LAST.index(first), span(LAST, last).end))
    for label, heading, first, last in _SIZES
)
LAST_OUTLINE = Outline(
    Document("2024.txt", LAST),
    (Report(0, LAST.split("\n", 1)[0], 2024, 2024, None, "云溪市", Span(0, len(LAST)), LAST_SECTIONS),),
    (),
)
SIDES = (Side("2022.txt", 0, OLD_OUTLINE), Side("2023.txt", 0, NEW_OUTLINE), Side("2024.txt", 0, LAST_OUTLINE))
TEXTS = tuple(side.text for side in SIDES)


def _spans(*pieces: str | None) -> tuple[Span | None, ...]:
    return tuple(span(text, piece) if piece else None for text, piece in zip(TEXTS, pieces, strict=True))


def _life(
    life: SeriesStatus, since: int, unchanged: int, steps: str, *pieces: str | None, heading: bool = False
) -> PassageSeries:
    by_sign = {
        "=": SeriesStatus.CARRIED,
        "~": SeriesStatus.EDITED,
        ">": SeriesStatus.MOVED,
        "+": SeriesStatus.BORN,
        "-": SeriesStatus.DROPPED,
        " ": None,
    }
    kind = PassageKind.HEADING if heading else PassageKind.SENTENCE
    return PassageSeries(_spans(*pieces), life, since, unchanged, tuple(by_sign[s] for s in steps), kind)


_RULES = "各科室制度\x1b[31m健全。"
PASSAGES = (
    _life(
        SeriesStatus.EDITED,
        2024,
        1,
        "~~",
        "云溪市2022年卫生工作总结",
        "云溪市2023年卫生工作总结",
        "云溪市2024年卫生工作总结",
    ),
    _life(SeriesStatus.CARRIED, 2022, 3, "==", "一、医疗服务", "一、医疗服务", "一、医疗服务", heading=True),
    _life(
        SeriesStatus.DROPPED,
        2023,
        1,
        "~-",
        "全年门诊62236万人次,比上年增长2.2%。",
        "全年门诊65000万人次,比上年增长9.9%。",
        None,
    ),
    _life(SeriesStatus.CARRIED, 2023, 2, "~=", "医院共有床位1200张。", "医院共有床位1250张。", "医院共有床位1250张。"),
    _life(SeriesStatus.CARRIED, 2022, 3, "==", "各科室 制度\x1b[31m健全。", _RULES, _RULES),
    _life(SeriesStatus.DROPPED, 2022, 1, "- ", "出刊简报40期。", None, None),
    _life(SeriesStatus.BORN, 2024, 1, " +", None, None, "引进[博士]3人。"),
    _life(SeriesStatus.MOVED, 2024, 2, "+>", None, "建成平台1个。", "建成平台1个。"),
)


def _ends(*sections: Section | None) -> tuple[SectionEnd | None, ...]:
    return tuple(SectionEnd(s.span, s.label, s.heading, s.level) if s else None for s in sections)


SECTIONS = (
    SectionSeries(
        _ends(OLD_SECTIONS[0], NEW_SECTIONS[0], LAST_SECTIONS[0]), SeriesStatus.EDITED, 2024, (SeriesStatus.EDITED,) * 2
    ),
    SectionSeries(
        _ends(OLD_SECTIONS[1], NEW_SECTIONS[1], LAST_SECTIONS[1]),
        SeriesStatus.EDITED,
        2024,
        (SeriesStatus.CARRIED, SeriesStatus.EDITED),
    ),
    SectionSeries(
        _ends(None, NEW_SECTIONS[2], LAST_SECTIONS[2]),
        SeriesStatus.MOVED,
        2024,
        (SeriesStatus.BORN, SeriesStatus.MOVED),
    ),
    SectionSeries(
        _ends(None, NEW_SECTIONS[3], None), SeriesStatus.DROPPED, 2023, (SeriesStatus.BORN, SeriesStatus.DROPPED)
    ),
    SectionSeries(_ends(OLD_SECTIONS[2], None, None), SeriesStatus.DROPPED, 2022, (SeriesStatus.DROPPED, None)),
)


def _figures(
    metric: str, *figures: Figure | None, difference: int | None = None, percent: str | None = None
) -> FigureSeries:
    return FigureSeries(
        metric,
        next(f.unit for f in figures if f),
        tuple(f.signed if f else None for f in figures),
        tuple(f.span if f else None for f in figures),
        None if difference is None else Decimal(difference),
        None if percent is None else Decimal(percent),
        figures,
    )


BEDS_LAST = replace(BEDS_NEW, span=span(LAST, "1250张"))
BEDS_MORE = replace(BEDS_NEW, text="1300张", value=Decimal(1300))
FIGURES = (
    _figures("床位", BEDS_OLD, BEDS_NEW, BEDS_MORE, difference=50, percent="4.0"),
    _figures("床位", BEDS_OLD, BEDS_NEW, BEDS_MORE, difference=50, percent="4.0"),
    _figures("编制床位", BEDS_NEW, BEDS_NEW, BEDS_LAST, difference=0, percent="0.0"),
    _figures("简报", BULLETINS, None, None),
)
SERIES = SeriesComparison((2022, 2023, 2024), SIDES, (0.7654, 0.5), PASSAGES, SECTIONS, FIGURES)

_MANY = replace(
    NEW_OUTLINE, document=replace(NEW_OUTLINE.document, path="今年/合集.txt"), reports=NEW_OUTLINE.reports * 2
)
_OLD = replace(OLD_OUTLINE, document=replace(OLD_OUTLINE.document, path="last year/a.txt"))
_UNTITLED = replace(_OLD, reports=(replace(_OLD.reports[0], title=None, organisation=None),))
FOLDERS = FolderComparison(
    (
        ReportPair(
            Side("last year/a.txt", 0, _OLD),
            Side("今年/合集.txt", 0, _MANY),
            "云溪市",
            PairedBy.ORGANISATION,
            0.77,
            0.412,
            {FigureStatus.CHANGED: 12, FigureStatus.UNCHANGED: 3},
            {Verdict.CONTRADICTED: 2, Verdict.CONSISTENT: 4},
            {"stale-figure": 1},
        ),
        ReportPair(
            Side("last year/\x1b[31mb.txt", 0, _UNTITLED),
            Side("今年/b.txt", 0, _UNTITLED),
            None,
            PairedBy.MAP,
            0.1,
            0.0,
            {},
            {},
            {},
        ),
    ),
    Unpaired((Side("last year/gone.txt", 0, _OLD),), (Side("今年/合集.txt", 1, _MANY),)),
)
