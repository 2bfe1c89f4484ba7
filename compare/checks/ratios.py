"""Shares and rates, from the counts beside them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from compare.checks.arithmetic_statements import (
    contradicted,
    disagreement,
    interval,
    is_exact,
    number,
    say,
)
from compare.checks.metric_names import share_characters
from compare.checks.rule import CheckedReport
from compare.checks.settings import (
    ALIKE_PHRASES,
    AMONG_REACH,
    BORNE_OUT_REACH,
    COUNTED_REACH,
    FARTHEST_SHARE,
    NEARBY,
    RATE_REACH,
    WHOLES_BACK,
)
from compare.figures.numbers.intervals import Interval
from compare.lexicon import pattern
from compare.model import Figure, FigureKind, Finding

_FILLERS = pattern("{zh.arithmetic.filler}")
_OF = pattern("{zh.arithmetic.share}")
_WHOLE = pattern(r"[,，]?(?:占(?:到|了)?|完成(?:了)?)[^,，。;；、\d]{1,20}")
_OF_IT = pattern(r"的(?:比重|比例)?(?:为|约)?")
_GROWTH_ONLY = pattern(r"[,，]?(?:{zh.arithmetic.compared}[^。；;占]{0,30}[,，])?")
_RATE = pattern("{zh.arithmetic.rate}")
_EARLIER = pattern("{zh.dates.last_year}")
_DUE = pattern("{zh.arithmetic.due}")
_NEGATED = pattern("[不未非]$")
_DONE = pattern("{zh.arithmetic.done}")


def find(checked: CheckedReport, sentences: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    wholes: dict[str | None, deque[Figure]] = defaultdict(lambda: deque(maxlen=WHOLES_BACK))
    for figures in sentences:
        for at, figure in enumerate(figures):
            if is_exact(figure):
                wholes[figure.unit].append(figure)
            elif figure.claim is None and figure.value and is_plain(figure):
                finding = _share(checked, figure, figures[:at], wholes) or _rate(checked, figure, figures[:at])
                if finding:
                    yield finding


def is_plain(figure: Figure) -> bool:
    return figure.kind in (FigureKind.PERCENT, FigureKind.PERMILLE) and not (figure.approximation or figure.bound)


def _share(
    checked: CheckedReport, share: Figure, before: Sequence[Figure], wholes: Mapping[str | None, Sequence[Figure]]
) -> Finding | None:
    """卫生技术人员187人,占职工总人数的86.18%: of the whole that it names, or else of the one before 其中."""
    part = next((figure for figure in reversed(before) if figure.claim is None), None)
    if part is None or not is_exact(part):
        return None
    if stated := _stated_whole(checked, share, part, before):
        return compared(checked, share, stated, part)
    between = _OF.search(checked.text, part.span.end, share.span.start)
    if not between or not _GROWTH_ONLY.fullmatch(checked.text, part.span.end, between.start()):
        return None
    # 比上年的81.20亿元增长4.7%,其中税收61.20亿元,占72.0%: a level of another year is not what this year's part is of
    earlier = [each for each in wholes[part.unit] if each.span.end <= part.span.start and each.year == part.year]
    whole = next((each for each in reversed(earlier) if _is_named(between["of"], each, part)), None)
    if whole is None and (not between["of"] or "总" in between["of"]):
        among = checked.text.rfind("其中", max(0, part.span.start - COUNTED_REACH), part.span.start)
        ahead = [each for each in earlier if among - AMONG_REACH <= each.span.end <= among]
        whole = ahead[-1] if ahead else None
    return compared(checked, share, part, whole) if whole else None


def _stated_whole(checked: CheckedReport, share: Figure, whole: Figure, before: Sequence[Figure]) -> Figure | None:
    """The part, of 发明专利授权512件,占专利授权总量2048件的25%, where the whole stands right before its share."""
    at = before.index(whole)
    part = before[at - 1] if at else None
    if part is None or not is_exact(part) or part.unit != whole.unit:
        return None
    named = _WHOLE.fullmatch(checked.text, part.span.end, whole.span.start)
    return part if named and _OF_IT.fullmatch(checked.text, whole.span.end, share.span.start) else None


def _rate(checked: CheckedReport, rate: Figure, before: Sequence[Figure]) -> Finding | None:
    """应查17229人,已查15955人,…率92.61%; 抽检120批次,合格115批次,合格率95.8%."""
    named = _RATE.search(rate.metric or "")
    if not named or len(before) < 2 or _EARLIER.search(checked.text, before[-1].span.end, rate.span.start):
        return None
    if _is_borne_out(checked, rate):
        return None
    exact = [
        figure for figure in before[-3:] if is_exact(figure) and rate.span.start - figure.span.end <= 2 * RATE_REACH
    ]
    for whole, part in reversed([*combinations(exact, 2)]):
        if whole.unit == part.unit and _is_part_of(checked, named["stem"], whole, part, nearest=part is before[-1]):
            return compared(checked, rate, part, whole)
    return None


def _is_borne_out(checked: CheckedReport, rate: Figure) -> bool:
    """Whether two counts near a rate give it: 毕业生3914人,就业3426人,其中升学818人,升学率20.9%."""
    first, last = rate.span.start - BORNE_OUT_REACH, rate.span.end + BORNE_OUT_REACH
    near = [each for each in checked.figures if first <= each.span.start <= last and is_exact(each) and each.value]
    factor = Decimal(1000 if rate.unit == "‰" else 100)
    return any(
        interval(rate).meets(
            Interval(interval(a).low / interval(b).high * factor, interval(a).high / interval(b).low * factor)
        )
        for a, b in permutations(near, 2)
        if a.unit == b.unit and interval(b).low > 0
    )


def _is_part_of(checked: CheckedReport, stem: str, whole: Figure, part: Figure, *, nearest: bool) -> bool:
    """Whether a rate is that of what is counted (合格115批次) in the whole before it, or of what was done in what was due.
    What failed (不合格) is not what is counted."""
    before, named, _ = (part.metric or "").partition(stem)
    if named and not _NEGATED.search(before) and stem not in (whole.metric or ""):
        return True
    due, done = (checked.text[max(0, each.span.start - COUNTED_REACH) : each.span.start] for each in (whole, part))
    return nearest and bool(_DUE.search(due) and _DONE.search(done))


def compared(checked: CheckedReport, share: Figure, part: Figure, whole: Figure) -> Finding | None:
    if not whole.value or not part.value or not share.value:
        return None
    a, b, factor = interval(part), interval(whole), Decimal(1000 if share.unit == "‰" else 100)
    if b.low <= 0 or (part.value > whole.value and share.value < factor):
        return None
    bounds = Interval(a.low / b.high * factor, a.high / b.low * factor)
    severity = disagreement(bounds, share)
    computed = part.value / whole.value * factor
    if severity is None or abs(computed - share.value) > FARTHEST_SHARE * share.value:
        return None
    calculation = f"{number(part)} / {number(whole)} = {say(computed, share)}"
    return contradicted(checked, severity, share.span, calculation, share, [part.span, whole.span])


def _is_named(of: str, whole: Figure, part: Figure) -> bool:
    """Whether a share's words name a level: alike for one close by (职工总人数, 职工总数), the same further off."""
    name, metric = _FILLERS.sub("", of), _FILLERS.sub("", whole.metric or "")
    if part.span.start - whole.span.end > NEARBY:
        return len(name) > 1 and metric.endswith(name)
    return share_characters(name, metric) >= ALIKE_PHRASES
