"""What a figure measures: the noun phrase beside it, or the one before that it silently goes on with.

A Chinese clause names its metric before the number (业务收入772万元) or behind it (30所中小学校). A growth statement, a
share, a rank and another area's value speak of the metric named last. The reader goes through the figures in the
order of the text and keeps what the sentence has named; brackets open a level of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.figures.meaning import english_lists
from compare.figures.meaning.claims import english_statement
from compare.figures.meaning.english_nouns import english_metric
from compare.figures.meaning.levels import compared_level, first_of_several, named_level, of_other_area
from compare.figures.meaning.noun_phrases import label_before, noun_after, noun_before, row_label
from compare.figures.meaning.sentence import FigureInClause, Meaning, Sentence
from compare.figures.meaning.statements import stated
from compare.figures.numbers.amounts import Number
from compare.figures.settings import CLAUSE_LEAD, ENGLISH_COMPARISON, LONGEST_JOINT, SENTENCE_LEAD
from compare.lexicon import Pattern, pattern
from compare.model import FigureKind

# Each goes to the last stop of its kind at once. The text is width-folded.
_SENTENCE, _CLAUSE = pattern(r"(?s:.*)[。!?\n\t]"), pattern(r"(?s:.*)(?:[,，;。!?\n\t]|{zh.nouns.clause_colon})")
_ENGLISH_STOP = pattern(r"(?s:.*)\. (?=[A-Z])")
_BRACKET = pattern("[()]")
_TOPIC = pattern(r"(?:^|[。!?\n,;:])(?P<topic>[^。!?\n,;:\d]{2,20}){zh.metrics.topic},")
_BEFORE_VALUE = " -−¥￥$"
_JOINT = pattern(
    "^{zh.approximations.about_behind}?{zh.approximations.at_least_behind}?[、/]?(?:{zh.nouns.conjunction}|{zh.nouns.alternative})?$"
)
_TO_LEVEL = pattern("{zh.periods.to_level}(?:(?:{zh.periods.date}|{zh.dates.this_year})的?)?{zh.approximations.about}?")
_CHINESE = pattern("[\u4e00-\u9fff]")
_LATIN = pattern("[A-Za-z][A-Za-z]")
_RESTATES = pattern(r"\s*{en.growth.restates}\s*")


class _Reader:
    """Reads the figures of a text one after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentence = Sentence()
        self._before: tuple[Number, Meaning] | None = None

    def read(self, number: Number, following: int, year: int | None) -> Meaning:
        """The meaning of the next figure; ``following`` is where the one behind it begins."""
        self._advance(max(self._before[0].end, self._before[1].noun_end) if self._before else 0, number.start)
        sentence = self._sentence
        clause = self._text[max(sentence.clause, number.start - CLAUSE_LEAD) : number.start]
        if not clause.strip(_BEFORE_VALUE) and (label := label_before(self._text, number.start - len(clause))):
            clause = label
        noun_behind, noun_end = noun_after(self._text, number.end, following)
        figure = FigureInClause(self._text, number, clause, noun_behind, noun_end, year)
        meaning = (
            self._respective(figure)
            or self._reached(figure)
            or self._continued(figure)
            or compared_level(figure, sentence)
            or stated(figure, sentence)
            or of_other_area(figure, sentence)
            or first_of_several(figure, sentence)
            or self._without_chinese(figure)
            or named_level(figure, sentence)
        )
        self._before = number, meaning
        sentence.clause = max(number.end, meaning.noun_end)
        return meaning

    def _advance(self, start: int, end: int) -> None:
        """Take note of the sentence ends, clause ends and brackets between two figures."""
        gap = self._text[start:end]
        stop = _last_end(gap, _SENTENCE)
        if stop:
            self._sentence = Sentence(start + stop, start + stop)
        sentence = self._sentence
        for bracket in _BRACKET.finditer(gap, stop):
            opens = bracket.group() == "("
            if opens and self._text.find(")", start + bracket.start(), end) < 0:
                named = self._named_in(max(sentence.clause, start + stop), start + bracket.start())
                sentence.outer.append((named, sentence.scopes))
                sentence.clause = start + bracket.end()
            elif not opens and sentence.outer:
                sentence.subject, sentence.scopes = sentence.outer.pop()
                sentence.clause = start + bracket.end()
        clause = _last_end(gap, _CLAUSE)
        if clause:
            sentence.clause = max(sentence.clause, start + clause)
            if sentence.subject is None and (topic := _TOPIC.search(gap, max(0, stop - 1))):  # 重点学科方面,有1个国家级
                sentence.subject = noun_before(topic["topic"])[0] or None

    def _named_in(self, start: int, end: int) -> str | None:
        """What the last clause in ``[start, end)`` names, or else the subject: what goes on behind a bracket is of it."""
        words = self._text[start:end]
        named = noun_before(words[_last_end(words, _CLAUSE) :])[0]
        return named if len(named) > 1 else self._sentence.subject

    def _respective(self, figure: FigureInClause) -> Meaning | None:
        """A figure of an English list that is given to one thing of another list each, or whose verb is left out."""
        number, sentence, text = figure.number, self._sentence, self._text
        last, before = self._before or (None, None)
        lead = text[max(sentence.start, number.start - CLAUSE_LEAD) : number.start]
        if not _LATIN.search(lead) or _CHINESE.search(lead):
            return None
        between = text[last.end : number.start] if last is not None and last.end >= sentence.start else ""
        if (
            before
            and before.statement
            and last
            and last.unit == number.unit
            and (noun := english_lists.elided(between))
        ):
            return sentence.growth(noun, before.statement)
        if not english_lists.gives_one_each(text, sentence.start, number.start):
            return None
        if before and english_lists.goes_on(between) and (member := sentence.next_member(before.statement)):
            return member
        wanted = english_lists.length(text, number.start)
        named = self._listed(wanted) if wanted > 1 else []
        if not named:
            return None
        growth = english_statement(figure.clause, text[number.end : number.end + ENGLISH_COMPARISON])
        first = sentence.enumerate(named)
        return sentence.growth(first, growth) if growth else sentence.meaning(first)

    def _listed(self, wanted: int) -> list[str]:
        """What the figures of a list of so many are given for: what the sentence has enumerated, or told of one by one."""
        sentence = self._sentence
        if len(sentence.members) == wanted:
            return sentence.members
        lead = self._text[sentence.start : sentence.start + CLAUSE_LEAD]
        for named in (english_lists.members(lead, wanted), sentence.grown, sentence.levels):
            if len(named) == wanted:
                return [*named]
        return []

    def _reached(self, figure: FigureInClause) -> Meaning | None:
        """The level that the last figure rose or fell to: 比重从27%提高到52%."""
        last, meaning = self._before or (None, None)
        number = figure.number
        if last is None or meaning is None or last.end < self._sentence.start or last.unit != number.unit:
            return None
        return self._sentence.reached(meaning) if _TO_LEVEL.fullmatch(self._text, last.end, number.start) else None

    def _continued(self, figure: FigureInClause) -> Meaning | None:
        """A member of a list that goes on with the last figure: 增加1214万人和552万人, 65.9%、67.5%."""
        if not self._before or self._before[0].end < self._sentence.start:
            return None
        number, (last, meaning), sentence = figure.number, self._before, self._sentence
        if not _JOINT.match(self._text[last.end : number.start][:LONGEST_JOINT]):
            return None
        if last.kind is FigureKind.RANGE and number.kind is not last.kind:
            return sentence.meaning(self._text[last.start : last.end] + (sentence.subject or ""))
        is_listed = sentence.used < len(sentence.members)
        has_other_unit = (
            figure.clause and last.unit != number.unit and number.kind is not FigureKind.RANK and not is_listed
        )
        if has_other_unit or (figure.noun_behind and not meaning.statement):
            return None
        if member := sentence.next_member(meaning.statement):
            return member
        return sentence.growth(meaning.of, meaning.statement) if meaning.statement else sentence.meaning(meaning.metric)

    def _without_chinese(self, figure: FigureInClause) -> Meaning | None:
        """English, and a table's cell."""
        number, clause = figure.number, figure.clause
        lead = max(self._sentence.start, number.start - SENTENCE_LEAD)
        words = clause if clause.strip() else self._text[lead : number.start]
        if _LATIN.search(words) and not _CHINESE.search(words):
            return self._in_english(figure)
        if not clause.strip("-−") and self._text[number.end : number.end + 1] in ("\n", ""):
            return self._sentence.meaning(row_label(self._text, number.start))
        return None

    def _in_english(self, figure: FigureInClause) -> Meaning:
        number, sentence = figure.number, self._sentence
        before = self._before[1] if self._before else None
        if before and before.statement and _RESTATES.fullmatch(figure.clause):
            return sentence.growth(before.of, before.statement)  # increased $1.2 billion, or 4.2%
        if number.unit and number.unit.islower() and number.kind is FigureKind.COUNT:
            return sentence.level(number.unit)
        behind = self._text[number.end : number.end + ENGLISH_COMPARISON]
        lead = self._text[max(sentence.start, number.start - CLAUSE_LEAD) : number.start]
        noun = english_metric(figure.clause, lead, sentence.subject, behind)
        return sentence.level(noun) if noun else sentence.meaning(None)


def _last_end(text: str, stop: Pattern) -> int:
    """Where the last ``stop``, or English full stop, of a text ends; 0 where there is none."""
    last = stop.match(text)
    english = _ENGLISH_STOP.match(text) if ". " in text else None
    return max(last.end() if last else 0, english.end() if english else 0)


def meanings(text: str, numbers: Sequence[Number], years: Sequence[int | None]) -> Iterator[Meaning]:
    """What each of ``numbers`` measures; ``years`` are those of their reports."""
    reader = _Reader(text)
    for i, number in enumerate(numbers):
        following = numbers[i + 1].start if i + 1 < len(numbers) else len(text)
        yield reader.read(number, following, years[i])
