"""Figures that are levels: what the noun phrase before them, behind them or on both sides names."""

from __future__ import annotations

from compare.figures.meaning.claims import basis_of
from compare.figures.meaning.enumerations import length, members
from compare.figures.meaning.noun_phrases import names_nothing, noun_before
from compare.figures.meaning.sentence import FigureInClause, Meaning, Sentence
from compare.figures.settings import SENTENCE_LEAD, SHORT_NOUN
from compare.lexicon import pattern
from compare.model import Basis, FigureKind

_ELSEWHERE = pattern("^{zh.metrics.elsewhere_opening}?(?P<area>{zh.metrics.elsewhere}){zh.metrics.elsewhere_level}*$")
_COMPARED_LEVEL, _THAN = pattern("{zh.growth.compared_level}"), "比"
_RESPECTIVELY = pattern("{zh.metrics.respectively}")
_AGE_GROUP = pattern(r"(?<![\d.]){zh.metrics.age_group}$")
_RATE = pattern("^{zh.metrics.rate}$")
_BARE_HEAD = pattern("{zh.metrics.bare_head}")
_ELIDED_HEAD = pattern("{zh.metrics.elided_head}")
_MEASURED_BY = pattern("{zh.metrics.measured_by}$")
_ACCIDENT = pattern("{zh.metrics.accident}$")
_RELATION = pattern("(?P<head>.*?){zh.metrics.relation}.")
_CHANGE_NOUN = pattern("{zh.growth.change_noun}")
_TOLD_OF = pattern(
    r"(?:^|[。!?;\n])(?:{common.dates.year}年)?(?P<named>[^。!?;,\n\d]{2,30}?){zh.metrics.told_of}[^。!?;,\n\d]*,$"
)
_AMONG = pattern("(?P<whole>.{2,})中$")
_OF = pattern("的(?P<counted>[\u4e00-\u9fff]{1,8}?)(?={zh.nouns.verb_behind}|[,，。;；\n]|$)")
_IS_PART = pattern("(?:为|是|属于?)(?P<part>[\u4e00-\u9fff]{2,12})(?=[,，。;；\n]|$)")
_JOINED_END = pattern("{zh.nouns.joined_end}$")
_PEOPLE = pattern("{zh.nouns.counted_people}$")
_ACTIVITY, _ACTIVITY_END = pattern("{zh.metrics.activity}"), pattern("{zh.metrics.activity}$")
_GRADE, _GRADED = pattern("{zh.metrics.grade}"), pattern("^{zh.metrics.grade_and_above}")
_SHARE_THERE = pattern("^在.+{zh.metrics.share_noun}$")
_CHANGED = pattern("{zh.growth.adverb}*(?:{zh.growth.up}|{zh.growth.down})")
_STAYS = pattern("{zh.nouns.stays}")
_MILESTONE, _PASSED = pattern("{zh.nouns.milestone}$"), pattern("[^、]*{zh.nouns.milestone}、?")
_ACT, _ACT_END, _KEPT_END = pattern("^{zh.nouns.act}$"), pattern("{zh.nouns.act}$"), pattern("{zh.nouns.kept}$")
_EACH_END = pattern("各$")
_SCALE_END = pattern("{zh.numerals.large_scales}{zh.approximations.at_least_behind}?$")


def compared_level(figure: FigureInClause, sentence: Sentence) -> Meaning | None:
    """The level of another year that the one just named is compared with: 比上年的125万人次增长4%."""
    compared = _COMPARED_LEVEL.search(figure.clause) if sentence.subject else None
    if not compared or figure.number.kind is FigureKind.MULTIPLE:
        return None
    sentence.basis = basis_of(f"{_THAN}{compared['compared']}", figure.year)
    return sentence.part(sentence.subject or "")


def of_other_area(figure: FigureInClause, sentence: Sentence) -> Meaning | None:
    """Another area's value of the same metric: 千人口医师2.20人,全市3.01人."""
    elsewhere, subject = _ELSEWHERE.match(figure.clause), sentence.subject
    if not elsewhere or not subject or figure.noun_behind:
        return None
    area = elsewhere["area"]
    if figure.number.kind is FigureKind.FRACTION:
        return sentence.meaning(f"{subject}占{area}比重")
    return sentence.meaning(f"{subject}({area})", (area,))


def first_of_several(figure: FigureInClause, sentence: Sentence) -> Meaning | None:
    """The first of several levels: 高血压、糖尿病患者分别为…, 任务完成率分别为…"""
    if not _RESPECTIVELY.search(figure.clause) or _EACH_END.search(figure.clause):
        return None
    phrase, scopes = noun_before(figure.clause)
    named = members(phrase, length(figure.text, figure.number.start))
    if len(named) > 1:
        return sentence.level(sentence.enumerate(named), scopes)
    if sentence.members and len(phrase) > 1:
        return sentence.part(sentence.enumerate(sentence.members, phrase) + phrase, scopes)
    return None


def named_level(figure: FigureInClause, sentence: Sentence) -> Meaning:
    """A level named before the number, behind it, or on both sides."""
    phrase, scopes = noun_before(figure.clause)
    if figure.number.kind is FigureKind.DURATION and _CHANGED.match(figure.text, figure.number.end):
        sentence.basis = Basis.OTHER  # 5年提高4.5个百分点
    if sentence.subject and (passed := _PASSED.match(phrase)):  # 经济总量跨过两个万亿元大关,超过6万亿元
        phrase = phrase[passed.end() :]
    return _of_people(figure, phrase, scopes, sentence) or _named(figure, phrase, scopes, sentence)


def _of_people(figure: FigureInClause, phrase: str, scopes: tuple[str, ...], sentence: Sentence) -> Meaning | None:
    """A number of an age group, of people, or a share of what is named behind it."""
    number, text = figure.number, figure.text
    if age := _AGE_GROUP.search(phrase):  # 筛查18岁以上96.3万人次,35岁以上80.4万人次
        sentence.subject = phrase[: age.start()] or sentence.subject
        return sentence.meaning(age.group() + (sentence.subject or ""), scopes)
    if number.kind is FigureKind.PERCENT:
        sentence.share = phrase or sentence.share
    if people := _PEOPLE.search(text, number.start, number.end):
        return sentence.level(people.group(), scopes)
    if number.kind is FigureKind.FRACTION and (of := _OF.match(text, number.end)):
        return sentence.meaning(of["counted"], scopes)  # 三分之一的村实现翻番
    part = _part_among(figure, phrase)
    return sentence.meaning(part, scopes) if part else None


def _named(figure: FigureInClause, phrase: str, scopes: tuple[str, ...], sentence: Sentence) -> Meaning:
    is_empty = len(phrase) < 2 or names_nothing(phrase)
    if behind := _named_behind(figure, phrase, is_empty):
        return _with_noun_behind(figure, phrase, behind, scopes, sentence)
    if relation := _RELATION.match(phrase):
        return _related(phrase, relation["head"], scopes, sentence)
    if is_empty and (named := _named_before(figure, sentence)):
        return sentence.level(named, scopes)
    if share := _share_there(figure, phrase, sentence):
        return sentence.part(share, scopes)
    if (is_empty or _BARE_HEAD.fullmatch(phrase)) and sentence.subject:
        return sentence.part(sentence.subject + phrase, scopes)
    return _with_holder(phrase, scopes, sentence)


def _with_noun_behind(
    figure: FigureInClause, phrase: str, name: str, scopes: tuple[str, ...], sentence: Sentence
) -> Meaning:
    """A level that the noun behind its number gives its ``name``."""
    if _GRADE.fullmatch(name) and sentence.subject:
        return _graded(name, scopes, sentence)._replace(noun_end=figure.noun_end)
    meaning = sentence.level(name, scopes, noun_end=figure.noun_end)
    if phrase and name == figure.noun_behind + phrase and figure.text.startswith("的", figure.number.end):
        sentence.subject = figure.noun_behind  # 经济总量超千亿元的县域达12个
    return meaning


def _share_there(figure: FigureInClause, phrase: str, sentence: Sentence) -> str | None:
    """The subject's share of something: 占比 of 工业产品 in 工业产品在全国占比超10%的有44种、超20%的有23种."""
    if sentence.subject and _SHARE_THERE.match(phrase):
        sentence.share = sentence.subject + phrase
        return sentence.share
    goes_on = not phrase and figure.number.kind is FigureKind.PERCENT and sentence.share
    return sentence.share if goes_on and (sentence.share or "").startswith(f"{sentence.subject}在") else None


def _named_before(figure: FigureInClause, sentence: Sentence) -> str:
    """What the clause before names and says nothing in numbers of: 用电量同比由降转升,达到92亿千瓦时."""
    end = figure.number.start - len(figure.clause)
    told = _TOLD_OF.search(figure.text, max(sentence.start - 1, end - SENTENCE_LEAD, 0), end)
    return noun_before(told["named"])[0] if told else ""


def _part_among(figure: FigureInClause, phrase: str) -> str | None:
    """A share whose part is named behind it: 志愿者中45%为党员."""
    among = _AMONG.fullmatch(phrase) if figure.number.kind in (FigureKind.PERCENT, FigureKind.FRACTION) else None
    part = _IS_PART.match(figure.text, figure.number.end) if among else None
    return f"{among['whole']}中{part['part']}占比" if among and part else None


def _related(phrase: str, head: str, scopes: tuple[str, ...], sentence: Sentence) -> Meaning:
    """A difference to another value, whose subject what follows goes on with: 增速高于全省1.2个百分点,居全市第2."""
    if head and not _CHANGE_NOUN.fullmatch(head):
        sentence.subject = head
        return sentence.part(phrase, scopes)
    return sentence.part((sentence.subject or "") + phrase, scopes)


def _graded(grade: str, scopes: tuple[str, ...], sentence: Sentence) -> Meaning:
    """A grade of what was named before: 国家级 of 文化产业园区, then 省级 of them; growth behind it is of the grade."""
    graded = sentence.graded or _GRADED.sub("", sentence.subject or "")
    meaning = sentence.level(grade + graded, scopes)
    sentence.graded = graded
    return meaning


def _with_holder(phrase: str, scopes: tuple[str, ...], sentence: Sentence) -> Meaning:
    """A level named before its number, with what it leaves out: 总产量 of 小麦, 合格率 of 考核."""
    if _GRADE.fullmatch(phrase) and sentence.subject:
        return _graded(phrase, scopes, sentence)
    if _ACTIVITY.fullmatch(phrase) and (held := _ACTIVITY_END.search(sentence.subject or "")) and sentence.subject:
        return sentence.level(sentence.subject[: held.start()] + phrase, scopes)
    if _ELIDED_HEAD.fullmatch(phrase) and (holder := _holder(sentence.subject or "")):
        return sentence.level(holder + phrase, scopes)
    if sentence.holder and _RATE.match(phrase) and sentence.holder.endswith(phrase[:2]):
        return sentence.meaning(sentence.holder + phrase[2:], scopes)
    if sentence.holder and _RATE.match(phrase) and phrase[:2] not in sentence.holder:
        counted = next((level for level in reversed(sentence.levels) if level.endswith(phrase[:2])), None)
        # 培训4次,考试2次,培训合格率90%: of what was trained, not of the examinations
        return sentence.meaning(counted + phrase[2:] if counted else sentence.holder + phrase, scopes)
    return sentence.level(phrase, scopes)


def _holder(subject: str) -> str:
    """What a head is of that is left out: 小麦 of 小麦播种面积, 交通事故 itself; empty where the subject tells neither."""
    measured = _MEASURED_BY.search(subject)
    if measured:
        return subject[: measured.start()]
    return subject if _ACCIDENT.search(subject) else ""


def _named_behind(figure: FigureInClause, phrase: str, is_empty: bool) -> str:
    """The metric where the noun behind the number belongs to it, with what the clause says before; empty if not."""
    number, text, noun = figure.number, figure.text, figure.noun_behind
    without_unit = number.unit is None and number.value and not _SCALE_END.search(text, number.start, number.end)
    goes_on = number.kind is FigureKind.DURATION and _STAYS.match(noun)  # 连续18个月保持两位数增长
    if not noun or without_unit or goes_on or _MILESTONE.search(noun):
        return ""
    if number.kind is FigureKind.AGE:
        return noun  # 推进3岁以下婴幼儿照护服务
    is_act = number.kind is FigureKind.AMOUNT and _ACT.match(phrase) is not None
    if is_empty or is_act or number.kind is FigureKind.COUNT:
        return _both(number.kind, phrase, is_empty, noun)
    is_of = text.startswith("的", number.end)
    if number.kind is FigureKind.PERCENT and (_ACT_END.search(phrase) or (is_of and len(noun) <= SHORT_NOUN)):
        return phrase + noun  # 向基层投放50%以上号源, 现行16%的税率
    return noun + phrase if is_of and len(phrase) <= SHORT_NOUN else ""  # 总投资2.9亿元的项目


def _both(kind: FigureKind, phrase: str, is_empty: bool, noun: str) -> str:
    """The noun behind a number, with what stands before it where that tells things apart: 新增, 覆盖, 投入."""
    if len(phrase) < 2 or _KEPT_END.search(phrase):
        return noun
    if kind is FigureKind.AMOUNT:
        return noun + phrase  # 投入30万元购买鼠药
    is_telling = phrase.startswith("新") or kind is FigureKind.PERCENT
    is_short = not is_empty and len(phrase) <= SHORT_NOUN and not _JOINED_END.search(phrase)
    return phrase + noun if is_telling or is_short else noun
