"""A small comparison made by hand, with one of everything that a report can show."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compare.model import (
    Basis,
    Chrome,
    ChromeKind,
    Claim,
    ClaimCheck,
    Comparison,
    Direction,
    Document,
    Edit,
    EditOp,
    Figure,
    FigureKind,
    FigurePair,
    FigureStatus,
    Ground,
    GrowthReason,
    Important,
    ItemKind,
    Ledger,
    Nature,
    Outline,
    PassageKind,
    PassagePair,
    PassageStatus,
    Report,
    Section,
    SectionEnd,
    SectionPair,
    SectionStatus,
    Side,
    Span,
    Summary,
    Verdict,
)
from compare.model.trends import Trend, TrendPoint

OLD = """云溪市2022年卫生工作总结
一、医疗服务
全年门诊62236万人次,比上年增长2.2%。
医院共有床位1200张。
各科室 制度\x1b[31m健全。
二、队伍建设
招聘护士35人。
(一)培训
组织培训[初级]班12期。
三、宣传工作
出刊简报40期。
"""
NEW = """云溪市2023年卫生工作总结
一、医疗服务
全年门诊65000万人次,比上年增长9.9%。
医院共有床位1250张。
各科室制度\x1b[31m健全。
二、人才队伍建设
招聘护士42人。
三、培训
组织培训[初级]班15期,覆盖全市。
四、信息化
建成平台1个。
"""


def span(text: str, piece: str) -> Span:
    start = text.index(piece)
    return Span(start, start + len(piece))


def _section(  # noqa: PLR0917
    text: str, label: str, heading: str, first: str, last: str, level: int = 1, *below: Section
) -> Section:
    whole = Span(text.index(first), span(text, last).end)
    return Section(level, label, heading, span(text, label + heading), whole, below)


def _end(section: Section) -> SectionEnd:
    return SectionEnd(section.span, section.label, section.heading, section.level)


def _edit(op: EditOp, old: str, new: str, where_old: str, where_new: str, *, ignored: bool = False) -> Edit:
    at_old, at_new = span(OLD, where_old), span(NEW, where_new)
    a, b = at_old.start + where_old.index(old), at_new.start + where_new.index(new)
    return Edit(op, Span(a, a + len(old)), Span(b, b + len(new)), ignored)


OLD_TRAINING = _section(OLD, "(一)", "培训", "(一)培训", "12期。", 2)
OLD_SECTIONS = (
    _section(OLD, "一、", "医疗服务", "一、医疗", "健全。"),
    _section(OLD, "二、", "队伍建设", "二、队伍", "12期。", 1, OLD_TRAINING),
    _section(OLD, "三、", "宣传工作", "三、宣传", "40期。"),
)
NEW_SECTIONS = (
    _section(NEW, "一、", "医疗服务", "一、医疗", "健全。"),
    _section(NEW, "二、", "人才队伍建设", "二、人才", "42人。"),
    _section(NEW, "三、", "培训", "三、培训", "全市。"),
    _section(NEW, "四、", "信息化", "四、信息化", "1个。"),
)


def outline(text: str, path: str, year: int, sections: tuple[Section, ...]) -> Outline:
    title = text.split("\n", maxsplit=1)[0]
    report = Report(0, title, year, year, None, "云溪市", Span(0, len(text)), sections)
    return Outline(Document(path, text), (report,), (Chrome(ChromeKind.NAVIGATION, Span(0, 0)),))


OLD_OUTLINE = outline(OLD, "2022.txt", 2022, OLD_SECTIONS)
NEW_OUTLINE = outline(NEW, "2023.txt", 2023, NEW_SECTIONS)


def figure(  # noqa: PLR0917
    text: str, printed: str, value: str, unit: str | None, metric: str, kind: FigureKind, **rest: object
) -> Figure:
    made = Figure(0, span(text, printed), printed, Decimal(value), unit, kind, metric=metric)
    return replace(made, **rest)  # type: ignore[arg-type]


VISITS_OLD = figure(OLD, "62236万人次", "622360000", "人次", "全年门诊", FigureKind.COUNT, year=2022)
VISITS_NEW = figure(NEW, "65000万人次", "650000000", "人次", "全年门诊", FigureKind.COUNT, year=2023)
GROWTH = Claim(Direction.UP, Basis.YEAR_ON_YEAR, "全年门诊")
GROWTH_OLD = figure(OLD, "2.2%", "2.2", "%", "全年门诊", FigureKind.PERCENT, claim=GROWTH)
GROWTH_NEW = figure(NEW, "9.9%", "9.9", "%", "全年门诊", FigureKind.PERCENT, claim=GROWTH)
BEDS_OLD = figure(OLD, "1200张", "1200", "张", "床位", FigureKind.COUNT)
BEDS_NEW = figure(NEW, "1250张", "1250", "张", "床位", FigureKind.COUNT)
NURSES_OLD = figure(OLD, "35人", "35", "人", "招聘护士", FigureKind.COUNT, nature=Nature.RESULT)
NURSES_NEW = figure(NEW, "42人", "42", "人", "招聘护士", FigureKind.COUNT, nature=Nature.TARGET)
BULLETINS = figure(OLD, "40期", "40", "期", "简报", FigureKind.COUNT)
PLATFORMS = figure(NEW, "1个", "1", "个", "平台", FigureKind.COUNT)

FIGURES = (
    FigurePair(FigureStatus.CHANGED, "全年门诊", VISITS_OLD, VISITS_NEW, Decimal(27640000), Decimal("4.4")),
    FigurePair(
        FigureStatus.CHANGED,
        "全年门诊",
        GROWTH_OLD,
        GROWTH_NEW,
        Decimal("7.7"),
        None,
        ClaimCheck(
            Verdict.CONTRADICTED,
            Decimal("9.9"),
            Decimal("4.44"),
            GrowthReason.AGREES,
            {"sum": "65000 / 62236 - 1", "computed": "4.44%"},
        ),
    ),
    FigurePair(FigureStatus.CHANGED, "床位", BEDS_OLD, BEDS_NEW, Decimal(50), Decimal("4.2")),
    FigurePair(FigureStatus.CHANGED, "招聘护士", NURSES_OLD, NURSES_NEW, Decimal(7), Decimal("20.0")),
    FigurePair(FigureStatus.ADDED, "平台", None, PLATFORMS),
    FigurePair(FigureStatus.REMOVED, "简报", BULLETINS, None),
)

SECTIONS = (
    SectionPair(SectionStatus.MATCHED, False, _end(OLD_SECTIONS[0]), _end(NEW_SECTIONS[0]), 0.87),
    SectionPair(SectionStatus.MATCHED, False, _end(OLD_SECTIONS[1]), _end(NEW_SECTIONS[1]), 0.63),
    SectionPair(SectionStatus.MOVED, True, _end(OLD_TRAINING), _end(NEW_SECTIONS[2]), 0.8),
    SectionPair(SectionStatus.ADDED, False, None, _end(NEW_SECTIONS[3]), 0.0),
    SectionPair(SectionStatus.REMOVED, False, _end(OLD_SECTIONS[2]), None, 0.0),
)


def _pair(
    status: PassageStatus, old: str | None, new: str | None, *edits: Edit, kind: PassageKind = PassageKind.SENTENCE
) -> PassagePair:
    return PassagePair(
        status,
        span(OLD, old) if old else None,
        span(NEW, new) if new else None,
        0.9 if edits else 1.0,
        edits,
        kind=kind,
    )


_REPLACE, _INSERT, _DELETE = EditOp.REPLACE, EditOp.INSERT, EditOp.DELETE
_VISITS = ("全年门诊62236万人次,比上年增长2.2%。", "全年门诊65000万人次,比上年增长9.9%。")
_BEDS = ("医院共有床位1200张。", "医院共有床位1250张。")
_NURSES = ("招聘护士35人。", "招聘护士42人。")
_RULES = ("各科室 制度\x1b[31m健全。", "各科室制度\x1b[31m健全。")
_COURSES = ("组织培训[初级]班12期。", "组织培训[初级]班15期,覆盖全市。")
_STAFF = ("二、队伍建设", "二、人才队伍建设")
_TITLES = ("云溪市2022年卫生工作总结", "云溪市2023年卫生工作总结")

PASSAGES = (
    _pair(PassageStatus.EDITED, *_TITLES, _edit(_REPLACE, "2022", "2023", *_TITLES), kind=PassageKind.TITLE),
    _pair(PassageStatus.EQUAL, "一、医疗服务", "一、医疗服务", kind=PassageKind.HEADING),
    _pair(
        PassageStatus.FIGURES_ONLY,
        *_VISITS,
        _edit(_REPLACE, "62236万人次", "65000万人次", *_VISITS),
        _edit(_REPLACE, "2.2%", "9.9%", *_VISITS),
    ),
    _pair(PassageStatus.FIGURES_ONLY, *_BEDS, _edit(_REPLACE, "1200张", "1250张", *_BEDS)),
    _pair(PassageStatus.EQUAL, *_RULES, _edit(_DELETE, " ", "", *_RULES, ignored=True)),
    _pair(
        PassageStatus.EDITED, *_STAFF, _edit(_INSERT, "", "人才", "队伍建设", "人才队伍建设"), kind=PassageKind.HEADING
    ),
    _pair(PassageStatus.FIGURES_ONLY, *_NURSES, _edit(_REPLACE, "35人", "42人", *_NURSES)),
    _pair(PassageStatus.MOVED, "(一)培训", "三、培训", _edit(_REPLACE, "(一)", "三、", "(一)培训", "三、培训")),
    _pair(
        PassageStatus.MOVED,
        *_COURSES,
        _edit(_REPLACE, "12期", "15期", *_COURSES),
        _edit(_INSERT, "", ",覆盖全市", "。\n三、", ",覆盖全市。"),
    ),
    _pair(PassageStatus.ADDED, None, "四、信息化", kind=PassageKind.HEADING),
    _pair(PassageStatus.ADDED, None, "建成平台1个。"),
    _pair(PassageStatus.REMOVED, "三、宣传工作", None, kind=PassageKind.HEADING),
    _pair(PassageStatus.REMOVED, "出刊简报40期。", None),
)

COMPARISON = Comparison(
    old=Side("2022.txt", 0, OLD_OUTLINE),
    new=Side("2023.txt", 0, NEW_OUTLINE),
    similarity=0.7654,
    sections=SECTIONS,
    passages=PASSAGES,
    figures=FIGURES,
    promises=(),
    findings=(),
    summary=Summary(
        {s: n for s in PassageStatus if (n := sum(p.status is s for p in PASSAGES))},
        {s: n for s in FigureStatus if (n := sum(f.status is s for f in FIGURES))},
    ),
    important=(
        Important(ItemKind.FIGURE, 1, 0.97, Ground.CONTRADICTED, beside=(0,)),
        Important(ItemKind.FIGURE, 3, 0.4, Ground.CHANGED, {"change": "+20.0%", "usual": "+4.2%"}),
    ),
)

LEDGERS = (
    Ledger(OLD_OUTLINE.document, (VISITS_OLD, GROWTH_OLD, BEDS_OLD, NURSES_OLD, BULLETINS)),
    Ledger(NEW_OUTLINE.document, (VISITS_NEW, GROWTH_NEW, BEDS_NEW, NURSES_NEW, PLATFORMS)),
)


def _point(figure: Figure, year: int, path: str) -> TrendPoint:
    return TrendPoint(year, figure.value, path, figure.span, figure.unit, figure.nature, figure)


_BEDS_POINTS = (_point(BEDS_OLD, 2022, "2022.txt"), _point(BEDS_NEW, 2023, "2023.txt"))
SERIES = (Trend("床位", "张", _BEDS_POINTS, Decimal(50), Decimal("4.2"), (), (), (), _BEDS_POINTS),)
