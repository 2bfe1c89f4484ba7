"""What a figure measures: the noun phrase beside it, or the one before that it silently goes on with.

A Chinese clause names its metric before the number (业务收入772万元) or after it (30所中小学校). A growth statement, a
share, a rank and another region's value speak of the metric named last. The reader goes through the figures in the
order of the text and keeps what the sentence has named; brackets open a level of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from compare.figures.meaning.claims import Statement, english_statement, statement
from compare.figures.meaning.enumerations import length, listed_before, members
from compare.figures.meaning.noun_phrases import english_metric, names_nothing, noun_after, noun_before, row_label
from compare.figures.numbers.amounts import Number
from compare.model import Basis, FigureKind

# Each goes to the last stop of its kind at once. The flow is width-folded.
_SENTENCE, _CLAUSE = re.compile(r"(?s:.*)[。!?\n\t]"), re.compile(r"(?s:.*)[,，;:。!?\n\t]")
_ENGLISH_STOP = re.compile(r"(?s:.*)\. (?=[A-Z])")
_BRACKET = re.compile("[()]")
_JOINED = re.compile(r"^、?(?:和|及|与|或|以及)?$")
_AGE = re.compile(r"(?<![\d.])(?:\d{1,3}周?岁及?以[上下内]|\d{1,3}[-—~至到]\d{1,3}周?岁)(?:人群|人员|居民)?$")
_SHARE = re.compile(
    r"占(?:到|了)?(?P<of>[^\s、]*?)(?:总数|总量)?(?:的)?(?P<share>比重|比例|份额|比)?(?:的|为|约|近|达到?|超过?|分别|均|仅|高达|不到|不足|较去年|从|由|继续|(?:提升|提高|上升|下降|增长|增加|扩大|回落|降低?|减少|增)[至到为]|保持在|稳定在|维持在|已|将|、|\([^()]*\))*$"
)
_SHARES = frozenset((FigureKind.PERCENT, FigureKind.FRACTION, FigureKind.PERMILLE))
_PLACE = re.compile(
    r"^(?:其中|约|近|不到|超过?)?(?P<place>全[国省市县区州]|(?:城镇|农村|城市|乡村|东部|中部|西部)(?:居民|地区)?)(?:平均(?:水平)?|为|达到?|约|仅)*$"
)
# Rates that say nothing without what was counted just before: 考试2次,合格率95%.
_RATE = re.compile(
    r"^(?:总|平均|接种|培训|考核|任务|按时|群众|规范|规律|签约|合同|参保|完成|落实|及时)*"
    r"(?:合格率|完成率|落实率|管理率|服药率|治疗率|覆盖率|签约率|达标率|满意率|满意度|优秀率|通过率|办结率|检出率|死亡率|治愈率|占比|比重|总量|总数|总额|数量|就业率|回访率|签订率)$"
)
_RANK_EDGES = re.compile(r"^(?:在|、)+|[第前并列均\s]+$")
_RANKED = re.compile(r"(?:排名|排在?|位列|位居|名列|居|名次)[^、]*$")
_JOINED_END = re.compile(r"[和与及同在对向为]$")
_BARE = re.compile(
    r"总量|总额|总数|总值|总规模|规模"
)  # heads that want the subject: 国内生产总值增长6.6%,总量突破90万亿元
_BESIDES = re.compile(r"(?:高于|低于|快于|慢于|高出|好于)")
_IN_REGION = re.compile(r"在?全[国省市县区州][^、]*$")
_REGION = re.compile(r"[省市县区州国]第?$")
_CHINESE = re.compile("[\u4e00-\u9fff]")
LEAD = 200  # characters before a figure that its clause is read in
LONGEST_JOINT = 6  # characters between two members of a list
COMPARISON = 60  # characters after an English figure that its comparison is looked for in
SHORT = 4  # characters of a noun that needs the one before it to be understood
_LATIN = re.compile("[A-Za-z][A-Za-z]")


class Meaning(NamedTuple):
    """What a figure measures and the growth statement it makes, of the metric ``of``. ``clause`` and ``sentence`` are
    where its clause and its sentence begin in the flow."""

    metric: str | None
    of: str | None = None
    statement: Statement | None = None
    clause: int = 0
    sentence: int = 0
    scopes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sentence:
    """What a sentence has named so far."""

    start: int = 0
    clause: int = 0
    subject: str | None = None
    scopes: tuple[str, ...] = ()
    basis: Basis | None = None
    items: list[str] = field(default_factory=list)  # what 分别 hands out one by one
    handed: int = 0
    share: str | None = None  # the last percentage that is a level
    tail: str = ""  # what each of them is followed by
    holder: str | None = None  # the last level that is no rate
    levels: list[str] = field(default_factory=list)  # metrics of the level figures, in order
    outer: list[str | None] = field(default_factory=list)  # subjects outside the open brackets


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._sentence = _Sentence()
        self._before: tuple[Number, Meaning] | None = None
        self._used = 0  # the end of the noun phrase that named the last figure from behind

    def read(self, number: Number, following: int, year: int | None) -> Meaning:
        """The meaning of the next figure; ``following`` is where the one after it begins."""
        self._advance(max(self._before[0].end, self._used) if self._before else 0, number.start)
        clause = self._text[max(self._sentence.clause, number.start - LEAD) : number.start]
        after = noun_after(self._text, number.end, following)
        meaning = (
            self._continued(number, clause, after[0])
            or self._stated(number, clause, after[0], year)
            or self._other_place(number, clause, after[0])
            or self._handed_out(number, clause)
            or self._without_words(number, clause)
            or self._named(number, clause, after)
        )
        self._before = number, meaning
        self._sentence.clause = max(number.end, self._used)
        return meaning

    def _advance(self, start: int, end: int) -> None:
        """Take note of the sentence ends, clause ends and brackets between two figures."""
        gap = self._text[start:end]
        stop = _last_end(gap, _SENTENCE)
        if stop:
            self._sentence = _Sentence(start + stop, start + stop)
        sentence = self._sentence
        for bracket in _BRACKET.finditer(gap, stop):
            opens = bracket.group() == "("
            if opens and self._text.find(")", start + bracket.start(), end) < 0:
                sentence.outer.append(sentence.subject)
                sentence.clause = start + bracket.end()
            elif not opens and sentence.outer:
                sentence.subject = sentence.outer.pop()
                sentence.clause = start + bracket.end()
        clause = _last_end(gap, _CLAUSE)
        if clause:
            sentence.clause = max(sentence.clause, start + clause)

    def _meaning(self, metric: str | None, scopes: tuple[str, ...] = ()) -> Meaning:
        return Meaning(metric, None, None, self._sentence.clause, self._sentence.start, scopes or self._sentence.scopes)

    def _growth(self, of: str | None, said: Statement, scopes: tuple[str, ...] = ()) -> Meaning:
        sentence = self._sentence
        joint = " " if of and of[-1].isascii() and of[-1].isalpha() else ""
        return Meaning(
            (of or "") + joint + said.word, of, said, sentence.clause, sentence.start, scopes or sentence.scopes
        )

    def _level(self, metric: str, scopes: tuple[str, ...], remember: bool = True) -> Meaning:
        """A level, which what follows may go on with."""
        sentence = self._sentence
        sentence.scopes = scopes or sentence.scopes
        if remember and metric:
            sentence.subject = metric
            sentence.levels.append(metric)
            if metric[-1] not in "率比":
                sentence.holder = metric
        return self._meaning(metric, scopes)

    def _hand_out(self, items: list[str], tail: str = "") -> str:
        """Keep what 分别 hands out; its first member."""
        self._sentence.items, self._sentence.handed, self._sentence.tail = items, 1, tail
        return items[0]

    def _continued(self, number: Number, clause: str, after: str) -> Meaning | None:
        """A member of a list that goes on with the last figure: 增加1214万人和552万人, 65.9%、67.5%."""
        if not self._before or self._before[0].end < self._sentence.start:
            return None
        (last, meaning), sentence = self._before, self._sentence
        if not _JOINED.match(self._text[last.end : number.start][:LONGEST_JOINT]):
            return None
        if last.kind is FigureKind.RANGE and number.kind is not last.kind:
            return self._meaning(self._text[last.start : last.end] + (sentence.subject or ""))
        other_unit = clause and last.unit != number.unit and number.kind is not FigureKind.RANK
        if other_unit or (after and not meaning.statement):
            return None
        if sentence.handed < len(sentence.items):
            sentence.handed += 1
            return self._member(sentence.items[sentence.handed - 1], meaning.statement)
        return self._growth(meaning.of, meaning.statement) if meaning.statement else self._meaning(meaning.metric)

    def _member(self, item: str, said: Statement | None) -> Meaning:
        if said:
            return self._growth(item, said)
        tail = self._sentence.tail
        return self._meaning(item if item.endswith(tail) else item + tail)

    def _stated(self, number: Number, clause: str, after: str, year: int | None) -> Meaning | None:
        """A rank, a growth statement or a share: of the metric in the clause or of the last one named."""
        if number.kind is FigureKind.RANK:
            return self._ranked(number, clause)
        said = None if number.kind in (FigureKind.AGE, FigureKind.RATIO) else statement(clause, year)
        if said is None and _LATIN.search(clause):
            said = english_statement(clause, self._text[number.end : number.end + COMPARISON])
        if said and not (said.basis is None and said.start == 0 and after):  # 提高6000万农村人口供水保障水平
            return self._grown(number, clause, said)
        share = _SHARE.search(clause) if number.kind in _SHARES else None
        noun = share and share["share"] == "比" and not share["of"]  # 占比 is a noun: 装机占比从23.3%
        if not share or noun:
            return None
        phrase, scopes = noun_before(clause[: share.start()])
        of = phrase if len(phrase) > 1 else self._sentence.subject
        metric = f"{of or ''}占{share['of']}{'比重' if share['of'] or share['share'] else '比'}"
        self._sentence.share = metric
        return self._meaning(metric, scopes)

    def _ranked(self, number: Number, clause: str) -> Meaning:
        sentence = self._sentence
        listed, respectively, tail = clause.partition("分别")
        items = members(noun_before(listed)[0], length(self._text, number.start)) if respectively else []
        if items:
            tail = noun_before(tail)[0]
            return self._meaning(self._hand_out(items, tail) + tail)
        ranked = _RANKED.search(clause)
        head, scopes = noun_before(_IN_REGION.sub("", clause[: ranked.start()] if ranked else clause))
        if len(head) <= SHORT and sentence.subject and (ranked or _REGION.search(clause)):
            where = _RANK_EDGES.sub("", clause)
            return self._meaning(sentence.subject + where + ("" if "排" in where else "排名"), scopes)
        if not ranked:
            return self._meaning(head or sentence.subject, scopes)
        where = _RANK_EDGES.sub("", clause[clause.find("全") if "全" in clause[len(head) :] else ranked.start() :])
        sentence.subject = head or sentence.subject
        return self._meaning((head or sentence.subject or "") + where, scopes)

    def _grown(self, number: Number, clause: str, said: Statement) -> Meaning:
        """A growth statement speaks of what stands before it in the clause, or of the last level named."""
        sentence = self._sentence
        sentence.basis = said.basis or sentence.basis
        real = "实际" if "实际" in clause[said.start :] else ""  # real growth is not what the levels give
        said = said._replace(basis=sentence.basis, word=real + said.word)
        phrase, scopes = noun_before(clause[: said.start], whole="分别" in clause)
        if "分别" in clause and (items := self._respective(phrase, number)):
            return self._growth(self._hand_out(items), said, scopes)
        if len(phrase) > 1:
            sentence.subject = phrase
            return self._growth(phrase, said, scopes)
        of = (sentence.share if number.kind is FigureKind.PERCENTAGE_POINT else None) or sentence.subject
        named = _object(clause[said.start :], said.word)
        return self._growth(of if not named or (of and named in of) else named, said, scopes)

    def _respective(self, phrase: str, number: Number) -> list[str]:
        """What 分别 hands out: the list in its clause, that of the clause before, or the last levels."""
        sentence, wanted = self._sentence, length(self._text, number.start)
        if len(phrase) > 1:
            return members(phrase, wanted)
        if sentence.items:
            return sentence.items
        listed = listed_before(self._text[max(sentence.start, sentence.clause - LEAD) : sentence.clause])
        return members(listed, wanted) if listed else sentence.levels[-wanted:]

    def _other_place(self, number: Number, clause: str, after: str) -> Meaning | None:
        """Another region's value of the same metric: 千人口医师2.20,全市3.01."""
        place, subject = _PLACE.match(clause), self._sentence.subject
        if not place or not subject or after:
            return None
        if number.kind is FigureKind.FRACTION:
            return self._meaning(f"{subject}占{place['place']}比重")
        return self._meaning(f"{subject}({place['place']})", (place["place"],))

    def _handed_out(self, number: Number, clause: str) -> Meaning | None:
        """The first of several levels: 高血压、糖尿病患者分别为…, 任务完成率分别为…"""
        if "分别" not in clause:
            return None
        phrase, scopes = noun_before(clause)
        items = members(phrase, length(self._text, number.start))
        if len(items) > 1:
            return self._level(self._hand_out(items), scopes)
        if self._sentence.items and len(phrase) > 1:
            return self._level(self._hand_out(self._sentence.items, phrase) + phrase, scopes, remember=False)
        return None

    def _without_words(self, number: Number, clause: str) -> Meaning | None:
        """English, and a table's cell."""
        if _LATIN.search(clause) and not _CHINESE.search(clause):
            return self._in_english(number, clause)
        if not clause.strip("-−") and self._text[number.end : number.end + 1] in ("\n", ""):
            return self._meaning(row_label(self._text, number.start))
        return None

    def _in_english(self, number: Number, clause: str) -> Meaning:
        if self._before and self._before[1].statement and clause.strip() == "or":
            return self._growth(self._before[1].of, self._before[1].statement)  # increased $1.2 billion, or 4.2%
        if number.unit and number.unit.islower() and number.kind is FigureKind.COUNT:
            return self._level(number.unit, ())
        behind = self._text[number.end : number.end + COMPARISON]
        lead = self._text[max(self._sentence.start, number.start - LEAD) : number.start]
        noun = english_metric(clause, lead, self._sentence.subject, behind)
        return self._level(noun, ()) if noun else self._meaning(None)

    def _named(self, number: Number, clause: str, following: tuple[str, int]) -> Meaning:
        """A level: named before the number, after it, or on both sides."""
        sentence, (phrase, scopes) = self._sentence, noun_before(clause)
        if "岁" in phrase and (age := _AGE.search(phrase)):  # 筛查18岁以上96.3万人次,35岁以上80.4万人次
            sentence.subject = phrase[: age.start()] or sentence.subject
            return self._meaning(age.group() + (sentence.subject or ""), scopes)
        if number.kind is FigureKind.PERCENT:
            sentence.share = phrase or sentence.share
        if self._text.endswith("人口", number.start, number.end):
            return self._level("人口", scopes)
        empty = len(phrase) < 2 or names_nothing(phrase)
        behind = self._from_behind(number, phrase, empty, following[0])
        if behind:
            self._used = following[1]
            return self._level(behind, scopes)
        if (empty or _BESIDES.match(phrase) or _BARE.fullmatch(phrase)) and sentence.subject:
            return self._level(sentence.subject + phrase, scopes, remember=False)
        if _RATE.match(phrase) and sentence.holder:
            return self._meaning(sentence.holder + phrase, scopes)
        return self._level(phrase, scopes)

    def _from_behind(self, number: Number, phrase: str, empty: bool, after: str) -> str:
        """The metric where the noun after the number belongs to it, with what the clause says before: empty if not."""
        lost = number.unit is None and number.value and self._text[number.end - 1] not in "万亿"
        if not after or lost:
            return ""
        if empty or number.kind is FigureKind.COUNT:
            return _both(number.kind, phrase, empty, after)
        if not self._text.startswith("的", number.end):
            return ""
        if number.kind is FigureKind.PERCENT and len(after) <= SHORT:
            return phrase + after  # 现行16%的税率
        return after + phrase if len(phrase) <= SHORT else ""  # 总投资2.9亿元的项目


def _both(kind: FigureKind, phrase: str, empty: bool, after: str) -> str:
    """The noun after a number, with what stands before it where that tells things apart: 新增, 覆盖, 投入."""
    if len(phrase) < 2:
        return after
    if kind is FigureKind.AMOUNT:
        return after + phrase  # 投入30万元购买鼠药
    told_apart = phrase.startswith("新") or kind is FigureKind.PERCENT
    short_noun = not empty and len(phrase) <= SHORT and not _JOINED_END.search(phrase)
    return phrase + after if told_apart or short_noun else after


def _object(between: str, word: str) -> str:
    """What grew, named after the verb: 较上年新增托位545个."""
    found = re.search(rf"{word}(?P<object>[^\s,，。;；、]*)$", between)
    phrase = noun_before(found["object"])[0] if found else ""
    return phrase if len(phrase) > 1 else ""


def _last_end(text: str, stop: re.Pattern[str]) -> int:
    """Where the last ``stop``, or English full stop, of a text ends; 0 where there is none."""
    found = stop.match(text)
    english = _ENGLISH_STOP.match(text) if ". " in text else None
    return max(found.end() if found else 0, english.end() if english else 0)


def meanings(text: str, numbers: Sequence[Number], years: Sequence[int | None]) -> Iterator[Meaning]:
    """What each of ``numbers`` measures; ``years`` are those of their reports."""
    reader = _Reader(text)
    for i, number in enumerate(numbers):
        following = numbers[i + 1].start if i + 1 < len(numbers) else len(text)
        yield reader.read(number, following, years[i])
