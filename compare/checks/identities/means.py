"""Means: what a paragraph counts, shared out among what it counts besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from compare.checks.identities.judgement import quotient_of, told_wrong
from compare.checks.identities.paragraphs import Told, ToldParagraph
from compare.checks.metric_names import share_characters
from compare.checks.rule import CheckedReport
from compare.checks.settings import ALIKE_PHRASES, STEM
from compare.lexicon import pattern, table
from compare.model import Figure, FigureKind, Finding, Nature

_EACH = pattern(
    r"(?:每(?P<times>{zh.identities.tens})?|(?=(?:{zh.identities.shared_among})))(?P<rest>[^,，。;；\d每]{1,20})$"
)
_PER = pattern(r"^[ -](?:[a-z]+ ){0,3}?(?:per|{en.identities.for_each}) (?:[a-z]+ ){0,2}?(?P<of>[a-z]{3,})")
_PER_BEFORE = pattern(
    r"(?P<what>[A-Za-z]+ )?per (?P<of>[a-z]{3,}) (?:{en.arithmetic.stood_at}|of)(?: {en.identities.about})? ?$"
)
_MEAN = pattern(r"{en.identities.mean}")
_PEOPLE = pattern("{zh.identities.inhabitants}")


def find(checked: CheckedReport, paragraph: ToldParagraph) -> Iterator[Finding]:
    for mean in paragraph.told:
        if mean.is_level and mean.figure.value:
            yield from (_chinese if paragraph.chinese else _english)(checked, paragraph, mean)


def _english(checked: CheckedReport, paragraph: ToldParagraph, mean: Told) -> Iterator[Finding]:
    """28,500 offences, an average of 380 per camera: where cameras are counted in the paragraph."""
    per = _PER_BEFORE.search(mean.lead) or (_PER.match(mean.tail) if _MEAN.search(mean.lead) else None)
    if per is None:
        return
    counts = [
        each for each in paragraph.told if each.is_level and each is not mean and _counts(paragraph, each, per["of"])
    ]
    totals = [each for each in paragraph.levels(mean.measure, mean.at) if each not in counts]
    if not counts or not totals:
        return
    readings = [quotient_of(total.figure, count.figure) for total, count in product(totals, counts)]
    yield from told_wrong(checked, mean.figure, quotient_of(totals[-1].figure, counts[-1].figure), readings)


def _counts(paragraph: ToldParagraph, level: Told, noun: str) -> bool:
    """Whether a count is of what is named: by its own noun, or where it has none by those of its sentence before it."""
    if level.figure.unit == "%" or level.figure.kind is FigureKind.AMOUNT:
        return False
    unit = (level.figure.unit or "").split()
    before = [each.lead for each in paragraph.told[: level.at + 1] if each.sentence == level.sentence]
    words = [*level.tail.split()[:3], *unit] if unit else [*level.tail.split()[:3], *" ".join(before).split()]
    stem = noun.lower()[:STEM]
    return any(word.lower().startswith(stem) for word in words)


def _chinese(checked: CheckedReport, paragraph: ToldParagraph, mean: Told) -> Iterator[Finding]:
    """实有床位3712张,常住人口58.00万人,每千人口床位6.40张."""
    told = _EACH.search(mean.lead)
    if told is None:
        return
    factor = int(table("zh.identities.tens").get(told["times"] or "", 1))
    before = [c for c in paragraph.told[: mean.at] if c.is_level]
    if not any("其中" in c.figure.scope for c in before[-1:]):
        before = [c for c in before if "其中" not in c.figure.scope] or before
    for length in range(len(told["rest"]), 0, -1):
        of, what = told["rest"][:length], told["rest"][length:]
        shared = [c for c in before if _is_named(c, what)]
        counts = [c for c in before if c not in shared and not _is_money(c, mean) and _is_counted(c, of)]
        counts = [c for c in counts if _PEOPLE.search(c.figure.metric or "")] or counts
        totals = _totals(before, mean, counts, shared, what)
        if counts and totals:
            pairs = list(product(totals, [count.figure for count in counts]))
            readings = [quotient_of(total, count, factor) for total, count in pairs]
            yield from told_wrong(checked, mean.figure, quotient_of(totals[-1], counts[-1].figure, factor), readings)
            return


def _is_money(level: Told, mean: Told) -> bool:
    """Whether both are amounts of one measure, of which neither counts."""
    return level.measure == mean.measure and level.figure.kind is FigureKind.AMOUNT


def _is_named(level: Told, what: str) -> bool:
    return len(what) > 1 and share_characters(what, level.figure.metric or "") >= ALIKE_PHRASES


def _totals(
    before: Sequence[Told], mean: Told, counts: Sequence[Told], shared: Sequence[Told], what: str
) -> list[Figure]:
    """What is shared out, in the unit of the mean: of its name where it has one."""
    others = [each for each in before if each not in counts]
    same, called = (
        [scaled for each in group if (scaled := _in_unit(each.figure, mean.figure))] for group in (others, shared)
    )
    return called or ([] if len(what) > 1 and len(same) > 1 else same)


def _in_unit(level: Figure, mean: Figure) -> Figure | None:
    """A level in the unit of a mean: 21.60万吨 as 公斤; None where it has another one."""
    if level.unit == mean.unit:
        return level
    sizes = table("zh.identities.sizes")
    if level.unit and level.unit in sizes and mean.unit in sizes and level.value is not None:
        one, other = str(sizes[level.unit]).split(), str(sizes[mean.unit or ""]).split()
        if one[0] == other[0]:
            by = Decimal(one[1]) / Decimal(other[1])
            return replace(level, value=level.value * by, step=(level.step or Decimal(0)) * by)
    return None


def _is_counted(level: Told, of: str) -> bool:
    """Whether a level counts what a mean is for each of: by its unit (每期: 46期), or by its name (每个项目)."""
    figure = level.figure
    if figure.nature is Nature.TARGET or figure.unit is None:
        return False
    units = {**table("zh.identities.counted"), **table("zh.identities.shared_among")}
    if of in units:
        return figure.unit in str(units[of]).split()
    if of.startswith(figure.unit):
        rest = of.removeprefix(figure.unit)
        return not rest or rest in (figure.metric or "")
    return figure.kind is FigureKind.COUNT and len(of) > 1 and of in (figure.metric or "")
