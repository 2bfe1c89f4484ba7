"""Years put in by find-and-replace: periods with one end, amounts that are a year, the plan of the year just reported."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from compare.checks.dated_terms import CODE
from compare.checks.report_dates import YEAR, ReportYears
from compare.checks.rule import CheckedReport
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Figure, FigureKind, Finding, Severity, Span

# Where a year may begin; the patterns below are tried there only.
YEAR_START = pattern(r"(?:19|20)(?<![\d.]..)\d\d(?!\d)")
_PERIOD = pattern(
    r"(?<![〔\[-])(?P<from>{common.dates.year})\s*(?P<a>年度?\s*)?{zh.anachronisms.joins_years}\s*"
    r"(?P<to>{common.dates.year})(?P<b>\s*年度?)?(?P<other>{zh.anachronisms.no_period})?"
)
_PAIR = pattern(r"(?P<year>{common.dates.year})\s*(?:年\s*)?[、和与及]\s*(?P=year)\s*两?年(?P<month>\s*\d{1,2}\s*月)?")
_AGAINST = pattern(
    r"(?P<year>{common.dates.year})\s*年度?(?P<day>{zh.anachronisms.one_day})?[^。；;]{0,40}?"
    r"(?P<against>[比较](?P=year)\s*年)(?P<part>{zh.anachronisms.same_period})?"
)
_ENGLISH_AGAINST = pattern(
    r"\bin (?P<year>{common.dates.year})(?P<between>(?:[^.;\n]|\.\d){0,40}?\b(?:{en.arithmetic.than}|{en.identities.up_from})(?:[^.;\n]|\.\d){0,30}? in )(?P<against>(?P=year))(?!\d)"
)
_MONTH = pattern("{en.dates.month}|{en.identities.part_of_year}")
_WITH_ITSELF = mark("{year} is compared with itself")
_BASE_BEFORE = pattern("{zh.anachronisms.compared_with}$")
_BOTH = pattern(
    r"(?P<year>{common.dates.year})\s*年度?[^。；;\d，,]{0,14}{zh.reports.summary}[^。；;\d，,]{0,4}(?:[和及与暨、]|以及)\s*"
    r"(?P=year)\s*年度?(?P<part>{zh.dates.half_year}|{zh.dates.quarter})?[^。；;\d，,]{0,14}{zh.reports.plan}"
)
_SUMMED_UP = pattern("{zh.anachronisms.summed_up}")
_PLAN_HEADING = pattern(
    r"(?P<year>{common.dates.year})年度?(?P<part>{zh.dates.half_year}|{zh.dates.quarter})?[^\d]{0,20}{zh.reports.plan}$"
)
_PARTS_OF_YEAR = pattern("{zh.anachronisms.part_of_year}")
_FOUR_DIGITS = pattern(r"\d{4}(?![\d,.%])")
_UNITS_OF_YEARS = frozenset({"年", None})


def find(checked: CheckedReport, report_years: ReportYears | None) -> Iterator[Finding]:
    for year in YEAR_START.finditer(checked.folded, *checked.report.span):
        for part in (_period, _pair, _against, _both):
            finding = part(checked, year.start())
            if finding:
                yield finding
    yield from _english_against(checked)
    if report_years:
        yield from _plan_heading(checked, report_years)
        years = frozenset(str(year) for year in range(report_years.earliest, report_years.latest + 1))
        yield from (_amount(checked, figure) for figure in checked.figures if _is_year(figure, years))


def _period(checked: CheckedReport, at: int) -> Finding | None:
    """2024-2024, 2024年至2021年."""
    text = checked.folded
    match = _PERIOD.match(text, at, checked.report.span.end)
    if not match or match["other"] or match["from"] < match["to"]:
        return None
    if not (match["a"] or match["b"] or _stands_alone(text, match)):
        return None
    same = mark("both ends of the period are {year}")
    template = same if match["from"] == match["to"] else mark("the period ends in {year}, before it begins")
    return checked.finding(CODE, Severity.ERROR, Span(*match.span()), template, year=match["to"])


def _pair(checked: CheckedReport, at: int) -> Finding | None:
    """2024年、2024年两年."""
    match = _PAIR.match(checked.folded, at, checked.report.span.end)
    if not match or match["month"]:
        return None
    return checked.finding(CODE, Severity.ERROR, Span(*match.span()), mark("{year} is named twice"), year=match["year"])


def _against(checked: CheckedReport, at: int) -> Finding | None:
    """2024年…比2024年增长."""
    match = _AGAINST.match(checked.folded, at, checked.report.span.end)
    if not match or match["day"] or match["part"]:
        return None
    if YEAR.search(checked.folded, match.end("year"), match.start("against")):
        return None
    if _BASE_BEFORE.search(checked.folded, checked.report.span.start, at):  # 较2020年下降25%、比2020年增加36天
        return None
    span, year = Span(*match.span("against")), Span(*match.span("year"))
    return checked.finding(CODE, Severity.WARNING, span, _WITH_ITSELF, year=match["year"], related=[year])


def _english_against(checked: CheckedReport) -> Iterator[Finding]:
    """$46.2 million in 2024, compared with $42.0 million in 2024."""
    for match in _ENGLISH_AGAINST.finditer(checked.folded, *checked.report.span):
        if not YEAR_START.search(match["between"]) and not _MONTH.search(match["between"]):
            span, year = Span(match.start("between"), match.end()), Span(*match.span("year"))
            yield checked.finding(CODE, Severity.WARNING, span, _WITH_ITSELF, year=match["year"], related=[year])


def _both(checked: CheckedReport, at: int) -> Finding | None:
    """2024年工作总结和2024年工作计划, of whole years."""
    match = _BOTH.match(checked.folded, at, checked.report.span.end)
    if not match or match["part"] or _PARTS_OF_YEAR.search(match.group()):
        return None
    template = mark("results and plan are both of {year}")
    return checked.finding(CODE, Severity.WARNING, Span(*match.span()), template, year=match["year"])


def _stands_alone(text: str, match: Match[str]) -> bool:
    """(2024-2024), not part of a telephone number or a count: 2000-1500元 is an amount."""
    return text[match.start() - 1 : match.start()] in ("(", "（") and text[match.end() : match.end() + 1] in (")", "）")


def _plan_heading(checked: CheckedReport, report_years: ReportYears) -> Iterator[Finding]:
    """五、2024年度工作计划 in a report that sums up 2024."""
    report, text = checked.report, checked.folded
    first = report.sections[0].span.start if report.sections else report.span.end
    summed = _SUMMED_UP.search(text, report.span.start, first)
    if not summed or _PARTS_OF_YEAR.search(report.title or ""):
        return
    for section in report.sections:
        heading = _PLAN_HEADING.match(section.heading)
        if heading and not heading["part"] and int(heading["year"]) == report.year == report_years.earliest:
            start = text.find(section.heading, *section.heading_span)
            span = Span(start, section.heading_span.end) if start >= 0 else section.heading_span
            template = mark("results and plan are both of {year}")
            places = [Span(*summed.span())]
            yield checked.finding(CODE, Severity.WARNING, span, template, year=heading["year"], related=places)


def _is_year(figure: Figure, years: frozenset[str]) -> bool:
    """Whether an amount is the report's own year: 奖励2024-3000元, 新增2024多个. A plain 2024人 may be true."""
    printed = _FOUR_DIGITS.match(figure.text)
    if not printed or printed.group() not in years or figure.unit in _UNITS_OF_YEARS:
        return False
    if figure.kind is FigureKind.RANGE:
        return figure.high is not None and figure.high % 100 == 0
    return (
        figure.approximation in ("多", "余", "近", "约", "左右", "上下") or "多" in figure.text or "余" in figure.text
    )


def _amount(checked: CheckedReport, figure: Figure) -> Finding:
    return checked.finding(
        CODE,
        Severity.WARNING,
        figure.span,
        mark("“{figure}” looks like a year that was put in for a number"),
        figure="".join(figure.text.split()),
    )
