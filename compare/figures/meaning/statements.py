"""Figures that speak of a metric named before them: ranks, growth statements, shares."""

from __future__ import annotations

from compare.figures.meaning.claims import (
    Statement,
    change_behind,
    english_statement,
    flat_statement,
    ratio_statement,
    statement,
)
from compare.figures.meaning.english_nouns import grown_noun, noun_behind
from compare.figures.meaning.enumerations import length, listed_before, members
from compare.figures.meaning.noun_phrases import noun_before
from compare.figures.meaning.sentence import FigureInClause, Meaning, Sentence
from compare.figures.settings import CLAUSE_LEAD, ENGLISH_COMPARISON, SHORT_NOUN
from compare.lexicon import pattern
from compare.model import FigureKind

_SHARES = frozenset((FigureKind.PERCENT, FigureKind.FRACTION, FigureKind.PERMILLE))
_NO_GROWTH = frozenset((FigureKind.AGE, FigureKind.RATIO))
_SHARE = pattern(
    r"{zh.metrics.share_verb}(?P<of>[^\s、]*?){zh.metrics.whole}?的?(?P<share>{zh.metrics.share})?"
    r"{zh.metrics.share_level}*$"
)
_SHARE_ALONE = pattern("其?占?{zh.metrics.share}")
_TOLD_AS_SHARE = pattern("^{zh.metrics.told_as_share}$")
_JOINED = pattern("^(?:、|{zh.nouns.conjunction})")
_RESPECTIVELY = pattern("{zh.metrics.respectively}")
_RANKED = pattern("{zh.metrics.ranked}[^、]*$")
_RANK_EDGES = pattern(r"^[在、从由]+|(?:{zh.metrics.rank_edge}|\s)+$")
_IN_AREA = pattern("在?{zh.metrics.area}[^、]*$")
_AREA_END = pattern("{zh.metrics.region}第?$")
_REAL = pattern("{zh.metrics.real}")
_CHINESE = pattern("[一-鿿]")
_LATIN = pattern("[A-Za-z][A-Za-z]")
_LAST_WORD = pattern(r"[^\s,，。;；、]*$")


def stated(figure: FigureInClause, sentence: Sentence) -> Meaning | None:
    """A rank, a growth statement or a share: of the metric in the clause, or of the last one named."""
    number, clause = figure.number, figure.clause
    if number.kind is FigureKind.RANK:
        return _ranked(figure, sentence)
    growth = None if number.kind in _NO_GROWTH else statement(clause, figure.year)
    printed = figure.text[number.start : number.end]
    growth = growth or flat_statement(clause, printed, figure.year)
    if growth is None and number.kind is FigureKind.MULTIPLE:
        growth = ratio_statement(clause, printed, figure.year)
    if growth is None and _LATIN.search(clause):
        after = figure.text[number.end : number.end + ENGLISH_COMPARISON]
        if changed := change_behind(after):
            return sentence.growth(noun_behind(changed[1]) or sentence.subject, changed[0])
        growth = english_statement(clause, after)
    # 提高6000万农村人口供水保障水平: what is raised is named behind the number.
    if growth and not (growth.basis is None and growth.start == 0 and figure.noun_behind):
        return _grown(figure, growth, sentence)
    return _share(clause, sentence) if number.kind in _SHARES else None


def _share(clause: str, sentence: Sentence) -> Meaning | None:
    """A share: 第三产业占地区生产总值比重为56%, 占比 of the subject, or 为年初预算的103% of the level just named."""
    told = _TOLD_AS_SHARE.match(clause) if sentence.subject else None
    if told:
        return sentence.meaning(f"{sentence.subject}{told['verb']}{told['of']}")
    share = _SHARE.search(clause)
    is_noun = share and share["share"] == "比" and not share["of"]  # 装机占比从23.3%
    if not share or is_noun:
        return None
    phrase, scopes = noun_before(clause[: share.start()])
    part = phrase if len(phrase) > 1 else sentence.subject
    sentence.share = f"{part or ''}占{share['of']}{'比重' if share['of'] or share['share'] else '比'}"
    return sentence.meaning(sentence.share, scopes)


def _ranked(figure: FigureInClause, sentence: Sentence) -> Meaning:
    """A rank: 综合得分位居全省第3, 3所医院分别排名第1、第2和第5."""
    clause = figure.clause
    respectively = _RESPECTIVELY.search(clause)
    if respectively:
        ranked_ones = members(noun_before(clause[: respectively.start()])[0], length(figure.text, figure.number.start))
        if ranked_ones:
            tail = noun_before(clause[respectively.end() :])[0]
            return sentence.meaning(sentence.enumerate(ranked_ones, tail) + tail)
    ranked = _RANKED.search(clause)
    head, scopes = noun_before(_IN_AREA.sub("", clause[: ranked.start()] if ranked else clause))
    if len(head) <= SHORT_NOUN and sentence.subject and (ranked or _AREA_END.search(clause)):
        where = _RANK_EDGES.sub("", clause)
        return sentence.meaning(sentence.subject + where + ("" if "排" in where else "排名"), scopes)
    if not ranked:
        return sentence.meaning(head or sentence.subject, scopes)
    where = _RANK_EDGES.sub("", clause[clause.find("全") if "全" in clause[len(head) :] else ranked.start() :])
    sentence.subject = head or sentence.subject
    return sentence.meaning((head or sentence.subject or "") + where, scopes)


def _grown(figure: FigureInClause, growth: Statement, sentence: Sentence) -> Meaning:
    """A growth statement speaks of what stands before it in the clause, or of the last level named."""
    clause = figure.clause
    sentence.basis = growth.basis or sentence.basis
    real = _REAL.search(clause, growth.start)  # real growth is not what the levels give
    growth = growth._replace(basis=sentence.basis, word=(real.group() if real else "") + growth.word)
    respectively = _RESPECTIVELY.search(clause)
    if _LATIN.search(clause) and not _CHINESE.search(clause):
        lead = (
            figure.text[max(sentence.start, figure.number.start - CLAUSE_LEAD) : sentence.clause]
            + clause[: growth.start]
        )
        sentence.subject = grown_noun(clause[: growth.start], lead, sentence.subject) or None
        return sentence.growth(sentence.subject, growth)
    phrase, scopes = noun_before(clause[: growth.start], whole=respectively is not None)
    if respectively and (named := _named_respectively(figure, phrase, sentence)):
        return sentence.growth(sentence.enumerate(named), growth, scopes)
    if sentence.share and _SHARE_ALONE.fullmatch(phrase):  # 占比重27.2%,份额比上年提升4.8个百分点
        return sentence.growth(sentence.share, growth, scopes)
    if len(phrase) > 1:
        sentence.subject = phrase
        return sentence.growth(phrase, growth, scopes)
    if _JOINED.match(clause) and (member := sentence.next_member(growth)):
        return member  # 分别下降11.2%和上升3.5%
    is_points = figure.number.kind is FigureKind.PERCENTAGE_POINT
    of = (sentence.share if is_points else None) or sentence.subject
    named_behind = _object(clause[growth.start :], growth.word)
    return sentence.growth(of if not named_behind or (of and named_behind in of) else named_behind, growth, scopes)


def _named_respectively(figure: FigureInClause, phrase: str, sentence: Sentence) -> list[str]:
    """What the figures of a list are given for: the enumeration in their clause, that of the clause before, or the
    last levels."""
    wanted = length(figure.text, figure.number.start)
    if len(phrase) > 1:
        return members(phrase, wanted)
    if sentence.members:
        return sentence.members
    listed = listed_before(figure.text[max(sentence.start, sentence.clause - CLAUSE_LEAD) : sentence.clause])
    return members(listed, wanted) if listed else sentence.levels[-wanted:]


def _object(statement_text: str, verb: str) -> str:
    """What grew, named behind the verb: 较上年新增托位545个."""
    last_word = _LAST_WORD.search(statement_text)
    _, _, behind = last_word.group().partition(verb) if last_word else ("", "", "")
    phrase = noun_before(behind)[0]
    return phrase if len(phrase) > 1 else ""
