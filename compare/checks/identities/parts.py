"""Parts that are told to make up a total, in its sentence or in the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from compare.checks.arithmetic_statements import contradicted, interval, is_exact_amount, number, say
from compare.checks.identities.paragraphs import Told, ToldParagraph, clause_of
from compare.checks.metric_names import is_chinese
from compare.checks.rule import CheckedReport
from compare.checks.settings import (
    FARTHEST_TOTAL,
    FEWEST_TELLING,
    LEAD_REACH,
    MOST_PARTS,
    NEARLY_TOTAL,
    TELLING_DIGITS,
)
from compare.checks.slips import digits_slipped
from compare.checks.sums import ATTRIBUTE, PEOPLE, count_twice, some_add_up
from compare.figures.numbers.intervals import Interval
from compare.lexicon import pattern, table
from compare.model import Figure, Finding, Severity, Span

_SOME = pattern(r"[^,，:：;；()（）、]{0,24}(?:[,，(（]?\s?(?:{zh.arithmetic.among}|{en.identities.of_which}))")
_ALL = pattern(
    r"[^,，:：;；()（）、]{0,24}(?:[,，]?\s?(?:{zh.arithmetic.all_parts}|{zh.identities.divided}|{en.identities.made_up_of})|[:：](?!\d))"
)
_SENTENCE_OF_PARTS = pattern(r"^\s*(?:{zh.identities.of_these}|{en.identities.of_these})")
_NAMED = pattern(r"^\s*(?P<name>[^,，、;；]{1,12}(?:、[^,，、;；]{1,6})?)中[,，]")
_COMPOSED_OF, _COMPOSED = pattern("[,，]?{zh.identities.composed_of}"), pattern("{zh.identities.composed}")
_OF_WHICH = pattern(",? ?{en.identities.of_which}")
_INCLUDING = pattern("{en.identities.including}")
_AND = pattern(r"\band\b")
_NUMBER_WORD = pattern(r"\b(?:{en.numerals.numbers})\b")
_REST_FOLLOWS = pattern("{en.identities.rest_follows}")
_LIST_ENDS = pattern(r"[;；。]")
_BRACKET = pattern(r"[(（][^()（）]{0,8}$")
_BRACKET_ENDS = pattern(r"[^(（)）]{0,24}[)）][^(（]*")  # no further bracket behind: each part has one of its own
_TOTAL = pattern(r"(?:{zh.identities.in_all})[^,，。;；\d]{0,8}$|(?:{en.identities.in_all})[a-z ]{0,16}$")
_PERIOD_TOTAL = pattern(r"(?:{zh.arithmetic.whole_year})[^,，。;；\d]{0,10}$")
_PART_OF_YEAR = pattern("{zh.identities.part_of_year}")
_NO_PART = pattern(
    "{zh.identities.plan}|{en.identities.plan}|{zh.arithmetic.compared}|(?:{en.identities.base_level}) ?$"
)
_COMPARED = pattern("{zh.arithmetic.compared}|(?:{en.identities.base_level}) ?$")
_OTHER_THING = pattern("{zh.identities.new_subject}|{en.identities.new_subject}")


def find(checked: CheckedReport, paragraph: ToldParagraph) -> Iterator[Finding]:
    for total in paragraph.told:
        if total.is_level and total.figure.value:
            yield from _behind(checked, paragraph, total)
    yield from _from_before(checked, paragraph)
    yield from _complements(checked, paragraph)
    yield from _closing_totals(checked, paragraph)


def _behind(checked: CheckedReport, paragraph: ToldParagraph, total: Told) -> Iterator[Finding]:
    """The parts that the words behind a total announce, in its sentence. An English list of all of them ends with "and";
    one of those included names only some."""
    if _COMPARED.search(total.lead):
        return  # an earlier level: the parts behind it are those of the level before
    is_all = _ALL.match(total.tail) is not None or _is_composed(paragraph, total)
    following = paragraph.told[total.at + 1 : total.at + 2]
    announced = is_all or _SOME.match(total.tail) is not None
    if not announced or not following or following[0].sentence != total.sentence or _INCLUDING.search(total.tail):
        return
    parts = _listed(paragraph, total.at + 1, total.measure, bracket=_BRACKET.search(total.tail) is not None)
    if not paragraph.chinese:
        closed = bool(parts) and _AND.search(parts[-1].lead) is not None
        if any(_NUMBER_WORD.search(part.lead) for part in parts):
            return  # four red, 16 amber and 11 green
        if parts and _REST_FOLLOWS.search(parts[-1].tail):
            return
        if is_all and not closed:
            return
        is_all = closed and (is_all or _OF_WHICH.search(total.tail) is not None)
    yield from _added(checked, [total], parts, is_all=is_all or _are_complements(parts))


def _is_composed(paragraph: ToldParagraph, total: Told) -> bool:
    """12.86万亩,由人工造林4.15万亩和封山育林8.71万亩组成."""
    if _COMPOSED_OF.match(total.tail) is None:
        return False
    return any(
        each.sentence == total.sentence and _COMPOSED.search(each.tail) for each in paragraph.told[total.at + 1 :]
    )


def _listed(paragraph: ToldParagraph, first: int, measure: str, *, bracket: bool = False) -> list[Told]:
    """The parts from a place on to the end of the sentence, or of the bracket that holds them: levels of the total's
    measure. Shares and growth may stand between; nothing where one is not exact."""
    parts: list[Told] = []
    sentence = paragraph.told[first].sentence if first < len(paragraph.told) else -1
    for each in paragraph.told[first:]:
        if each.sentence != sentence or (parts and _OTHER_THING.search(each.lead)) or _NO_PART.search(each.lead):
            break
        if each.is_level and each.measure == measure:
            parts.append(each)
        elif each.measure == measure and each.figure.claim is None:
            return []
        if parts and (
            _LIST_ENDS.match(each.tail.lstrip()) or (bracket and _BRACKET_ENDS.fullmatch(each.tail.lstrip()))
        ):
            break
    return parts


def _from_before(checked: CheckedReport, paragraph: ToldParagraph) -> Iterator[Finding]:
    """审结15410件。审结案件中,刑事1126件,民商事9874件: parts of a level that the sentences before tell."""
    for first in paragraph.told:
        at = first.at
        opens = at > 0 and paragraph.told[at - 1].sentence != first.sentence
        if not opens:
            continue
        parts = _listed(paragraph, at, first.measure)
        listed = _SENTENCE_OF_PARTS.match(first.lead) or _NAMED.match(first.lead)
        if not listed and not (len(parts) >= FEWEST_TELLING and _follow_total(paragraph, parts)):
            continue
        name = _NAMED.match(first.lead)
        totals = paragraph.levels(first.measure, at)
        called = [each for each in totals if name and each.figure.metric and each.figure.metric in name["name"]]
        totals = called or [each for each in totals if each.sentence == paragraph.told[at - 1].sentence]
        closed = not paragraph.chinese and len(parts) > 1 and _AND.search(parts[-1].lead) is not None
        yield from _added(checked, totals, parts, is_all=closed or _are_complements(parts))


def _follow_total(paragraph: ToldParagraph, parts: Sequence[Told]) -> bool:
    """A total of 4,280 vessels called. Container ships made 1,960 calls, bulk carriers 1,245 and tankers 1,075: a closed
    list of all numbers of the sentence behind the one that tells a total."""
    sentence = [each for each in paragraph.told if each.sentence == parts[0].sentence]
    above = [each for each in paragraph.told if each.sentence == parts[0].sentence - 1]
    closed = len(sentence) == len(parts) and _AND.search(parts[-1].lead) is not None
    return closed and bool(above) and _TOTAL.search(above[0].lead) is not None


def _complements(checked: CheckedReport, paragraph: ToldParagraph) -> Iterator[Finding]:
    """参加培训1480人,男学员656人,女学员824人: two that make up any whole, right behind one."""
    for one, other in pairwise(paragraph.told):
        if _are_complements([one, other]) and one.sentence == other.sentence:
            totals = paragraph.levels(one.measure, one.at)[-1:]
            if totals and totals[0].at == one.at - 1 and totals[0].sentence == one.sentence:
                yield from _added(checked, totals, [one, other], is_all=True)


def _are_complements(parts: Sequence[Told]) -> bool:
    """Whether two levels are of the two halves of all that there is: men and women."""
    if len(parts) != 2 or not all(part.is_level for part in parts) or parts[0].measure != parts[1].measure:
        return False
    words = [f"{clause_of(part)} {part.figure.unit or ''} {part.tail[: LEAD_REACH // 2]}" for part in parts]
    pairs = table("zh.identities.complements") if is_chinese(words[0]) else table("en.identities.complements")
    if is_chinese(words[0]):
        words = [clause_of(part) for part in parts]
    return any(
        (one in words[0] and str(other) in words[1] and str(other) not in words[0])
        or (str(other) in words[0] and one in words[1] and one not in words[0])
        for one, other in pairs.items()
    )


def _closing_totals(checked: CheckedReport, paragraph: ToldParagraph) -> Iterator[Finding]:
    """新建86.5公里,改造124.3公里,合计210.8公里; four quarters and the whole year."""
    for total in paragraph.told:
        if not total.is_level or not total.figure.value or not total.at:
            continue
        of_year = _PERIOD_TOTAL.search(total.lead) is not None
        if not of_year and not _TOTAL.search(total.lead):
            continue
        before = [each for each in paragraph.told[: total.at] if each.sentence == total.sentence]
        run = _run_before(before, total.measure)
        run = [each for each in run if _PART_OF_YEAR.search(each.lead)] if of_year else run
        if len(run) > 1:
            yield from _added(checked, [total], run, is_all=True)


def _added(checked: CheckedReport, totals: Sequence[Told], parts: Sequence[Told], *, is_all: bool) -> Iterator[Finding]:
    """A finding where the parts make up none of the totals, nor do some of them, and one slip would mend it."""
    if len(parts) < 2 or len(parts) > MOST_PARTS or not totals:
        return
    figures = [part.figure for part in parts]
    if count_twice(checked, figures):
        return
    if any(some_add_up(figures, total.figure) for total in totals):
        return
    for total in totals:
        stated = total.figure
        added = sum((figure.value or Decimal(0) for figure in figures), Decimal(0))
        if _is_meant(stated, figures, added, is_all=is_all):
            working = f"{' + '.join(number(figure) for figure in figures)} = {say(added, stated)}"
            places = [stated.span, *(figure.span for figure in figures)]
            yield contradicted(checked, Severity.WARNING, _place(stated, figures), working, stated, places)
            return


def _is_meant(total: Figure, parts: Sequence[Figure], added: Decimal, *, is_all: bool) -> bool:
    """Whether the parts were meant to make up the total: they nearly do, and a slip would explain why not. A slip explains
    many small differences by chance, few large ones."""
    assert total.value is not None
    off = abs(added - total.value)
    if off > FARTHEST_TOTAL * total.value or not (_slipped_parts(total, parts) or _total_slipped(total, parts)):
        return False
    if added > total.value:
        return is_all or not _may_overlap(total, parts)
    is_telling = off >= 10**TELLING_DIGITS * last_digit([total, *parts])
    return is_all or is_telling or (len(parts) >= FEWEST_TELLING and off <= NEARLY_TOTAL * total.value)


def _may_overlap(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one may be counted twice among the parts: a woman who is a member."""
    return total.unit in PEOPLE and any(ATTRIBUTE.search(part.metric or "") for part in parts)


def last_digit(figures: Sequence[Figure]) -> Decimal:
    """The value of the last digit that all of them have: 10 where all are told in tens."""
    step = max(figure.step or Decimal(1) for figure in figures)
    while all(figure.value is not None and figure.value % (step * 10) == 0 for figure in figures):
        step *= 10
    return step


def _slipped_parts(total: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """The parts of which another digit would make the sum right."""
    bounds = [interval(part) for part in parts]
    low, high = sum((b.low for b in bounds), Decimal(0)), sum((b.high for b in bounds), Decimal(0))
    whole = interval(total)
    return [
        part
        for part, own in zip(parts, bounds, strict=True)
        if digits_slipped(part, Interval(whole.low - (high - own.high), whole.high - (low - own.low)))
    ]


def _total_slipped(total: Figure, parts: Sequence[Figure]) -> bool:
    bounds = [interval(part) for part in parts]
    return digits_slipped(
        total, Interval(sum((b.low for b in bounds), Decimal(0)), sum((b.high for b in bounds), Decimal(0)))
    )


def _place(total: Figure, parts: Sequence[Figure]) -> Span:
    """The parts; with the total where it may be the one that is wrong."""
    listed = Span(parts[0].span.start, parts[-1].span.end)
    if not _total_slipped(total, parts):
        return listed
    return Span(min(total.span.start, listed.start), listed.end) if _slipped_parts(total, parts) else total.span


def _run_before(before: Sequence[Told], measure: str) -> list[Told]:
    """The last ones that follow one another without another measure between."""
    return list(takewhile(lambda each: _is_term(each, measure), reversed(before)))[::-1]


def _is_term(told: Told, measure: str) -> bool:
    return told.measure == measure and is_exact_amount(told.figure)
