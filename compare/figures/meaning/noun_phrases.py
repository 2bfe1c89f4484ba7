"""Chinese noun phrases beside a figure: cleaned of adverbs, dates, scopes and what joins them to the number."""

from __future__ import annotations

from compare.figures.meaning.english_nouns import english_noun
from compare.figures.meaning.english_periods import without_periods
from compare.figures.numbers.units import unit_at
from compare.figures.settings import (
    LONGEST_NOUN,
    LONGEST_NOUN_BEHIND,
    NOUN_BEFORE_FUNCTION,
    NOUN_BEFORE_JOINT,
    NOUN_BEFORE_PLACE,
    NOUN_BEFORE_VERB,
    READ_BEHIND,
    ROW_LABEL_BEFORE,
)
from compare.lexicon import derived, entry_words, pattern

_BEFORE_NUMBER = (
    "zh.approximations.about",
    "zh.approximations.at_least",
    "zh.approximations.at_most",
    "zh.nouns.closing",
)
_MARKS = r"[\s“”\"'、:>—#|*-]"
# Each word is taken once: 达到 is 达 and 到 as well, which would double the ways with each of them.
_YEAR = "(?:{zh.periods.date}|(?:{zh.dates.last_year}|{zh.dates.this_year})[末底]?)"
_CLOSING = pattern(rf"(?>(?:{'|'.join(f'{{{entry}}}' for entry in _BEFORE_NUMBER)}|[从由自]?{_YEAR}的?|{_MARKS})+)$")
_CLOSING_NOUN = pattern("{zh.nouns.closing_nouns}$")
_ASIDE = pattern(r"\[\d{1,2}\]|\({zh.names.base_hundred}100\)")
_OPENING = pattern(r"^(?:[、:\s”\"'—\-*#|>]+|\([^()]*\)|\d{1,2}(?:、|[.)](?!\d))|{zh.nouns.opening}|{zh.periods.date})")
_OPENING_NOUN = pattern("^{zh.nouns.opening_nouns}")
_SCOPE = pattern("^{zh.metrics.scope}(?P<residents>{zh.metrics.residents}(?={zh.metrics.per_head}))?")
_AMONG_WHICH = pattern("^{zh.nouns.among_which}")
_EMPTY = pattern("^(?:{zh.nouns.empty}|{zh.metrics.area})*$")
_PREDICATE = pattern("{zh.nouns.predicate}")
_ACTED = pattern("{zh.nouns.acted}")
_ACHIEVED = pattern("^(?P<place>[一-鿿]{2,4}?){zh.nouns.achieved}(?=.{4})")
_COLLECTIVE = pattern("{zh.metrics.collective}$")
_LISTED = pattern(".*、[^、]*?{zh.nouns.and_so_on}(?=.{3,})")
# Of an enumeration (49个机关、企事业单位附属空间) all that does not lead to another number (12家医院、3所学校).
_LISTED_BEHIND = r"(?:[\u4e00-\u9fff]{2,6}、(?=[\u4e00-\u9fff]{2,12}[,;。\n]))?"
_BEHIND = pattern(
    _LISTED_BEHIND
    + r"(?:[^,，;；:：。!?！？\n\t()（）、\d]|(?<=[\u4e00-\u9fff])\([^()、\d]{1,4}\)(?=[\u4e00-\u9fff]))*"
)
_CHANGE = pattern("^{zh.growth.adverb}*(?:{zh.growth.up}|{zh.growth.down})$")
_BEHIND_NUMBER = pattern('^(?:[”"』]|{zh.nouns.behind_number})+')
_NO_NOUN = pattern("^{zh.nouns.no_noun}")
_NOUN_START = pattern("[\u4e00-\u9fffA-Z“《]")
# A verb ends the phrase where enough stands before it to name something; else the verb tells which things are meant
# (12家村卫生室完成评价).
_ENDS = (
    (pattern("{zh.nouns.goes_to}"), NOUN_BEFORE_PLACE),
    (pattern("{zh.nouns.conjunction}"), NOUN_BEFORE_JOINT),
    (pattern("{zh.nouns.function_behind}"), NOUN_BEFORE_FUNCTION),
    (pattern("{zh.nouns.verb_behind}"), NOUN_BEFORE_VERB),
)
_OF_BODY = pattern("{zh.nouns.body}(?=的)")
_TOLD_OF_BODY = pattern(r"{zh.nouns.body}(?=[^\s的]{2,}{zh.nouns.told_level}$)")
_PLACE_END = pattern("{zh.nouns.place_end}$")
_LEVEL_BEHIND = pattern("{zh.nouns.level_behind}.*")
_ENGLISH, _CHINESE = pattern("[A-Za-z]{2}"), pattern("[\u4e00-\u9fff]")
_JOINED = pattern("{zh.nouns.conjunction}$")
_PAIRED = pattern("[()“”《》]")


def noun_before(clause: str, whole: bool = False) -> tuple[str, tuple[str, ...]]:
    """The phrase of a clause read up to a figure, and the scopes that opened it: ``其中,全市门诊量达到`` is ``门诊量`` with
    其中 and 全市. Of an enumeration (甲、乙等设备) only what it is of is kept, unless the ``whole`` is asked for."""
    if not _CHINESE.search(clause) and _ENGLISH.search(clause):
        return english_noun(without_periods(clause)), ()
    phrase, scopes = _ASIDE.sub("", clause) if "[" in clause or "100)" in clause else clause, []
    while True:
        if among := _AMONG_WHICH.match(phrase):
            scopes.append(among.group())
        if scope := _SCOPE.match(phrase):
            scopes.append(phrase[: scope.start("residents")] if scope["residents"] else scope.group())
            phrase = phrase[scope.end() :]
            continue
        opening = _OPENING.match(phrase)
        if not opening or not opening.end() or _OPENING_NOUN.match(phrase):
            break
        phrase = phrase[opening.end() :]
    phrase = _named_thing(_without_closing(phrase))
    listed = None if whole else _LISTED.match(phrase)
    if listed:
        phrase = phrase[listed.end() :]
    return _fitting(phrase), tuple(scopes)


def _named_thing(phrase: str) -> str:
    """Without the predicate behind it (贫困户均达到脱贫标准), who acts (法院共受理案件), or the place and its verb before it
    (青石实现地区生产总值)."""
    if acted := _ACTED.search(phrase):
        return phrase[acted.end() :]
    if predicate := _PREDICATE.search(phrase):
        return phrase[: predicate.start()]
    achieved = _ACHIEVED.match(phrase)
    if achieved and not _COLLECTIVE.search(achieved["place"]):
        return phrase[achieved.end() :]
    return phrase


@derived
def _closing_characters() -> frozenset[str]:
    """The characters that what joins a noun to its number can end in."""
    return frozenset(word[-1] for entry in _BEFORE_NUMBER for word in entry_words(entry)) | frozenset(
        "年月日末底初度份间旬今来止起的~– \n“”\"'、:>—#|*-"
    )


def _without_closing(phrase: str) -> str:
    if not phrase or phrase[-1] not in _closing_characters():
        return phrase
    closing = _CLOSING.search(phrase)
    if closing is None:
        return phrase
    longer = phrase[: closing.start() + 1]
    return longer if _CLOSING_NOUN.search(longer) else phrase[: closing.start()]  # 人均, 支出 end in what would be cut


def _fitting(phrase: str) -> str:
    """Without a lone bracket or quotation mark, and not too long."""
    for opening, closing in ("()", "“”", "《》") if _PAIRED.search(phrase) else ():
        if phrase.count(opening) != phrase.count(closing):
            cut = phrase.rfind(opening) if phrase.count(opening) > phrase.count(closing) else phrase.find(closing)
            left, right = phrase[:cut], phrase[cut + 1 :]
            phrase = right or left
    return phrase[-LONGEST_NOUN:].strip(" 、的")


def noun_after(text: str, start: int, limit: int) -> tuple[str, int]:
    """The noun phrase that follows a number and its unit, up to ``limit``, with where it ends; empty where none does."""
    behind = _BEHIND.match(text, start, min(limit, start + READ_BEHIND))
    phrase, end = (behind.group(), behind.end()) if behind else ("", start)
    joint = _BEHIND_NUMBER.match(phrase)
    opening = joint.end() if joint else 0
    phrase = phrase[opening:]
    if _NO_NOUN.match(phrase) or _CHANGE.match(phrase) or not _NOUN_START.match(phrase):
        return "", start
    if body := _TOLD_OF_BODY.search(phrase):  # 191家工业企业营业收入超百亿元
        phrase, end = phrase[: body.end()], start + opening + body.end()
    phrase = _LEVEL_BEHIND.sub("", phrase)
    if body := _OF_BODY.search(phrase):
        phrase = phrase[: body.end()]
    for verb, least in _ENDS:
        ending = verb.search(phrase)
        if ending and ending.start() >= least:
            phrase = phrase[: ending.start()]
    phrase = _fitting(_without_closing(_JOINED.sub("", phrase)[:LONGEST_NOUN_BEHIND]))
    return _PLACE_END.sub("", phrase), end


def names_nothing(phrase: str) -> bool:
    """Whether a phrase is only verbs and function words."""
    return _EMPTY.match(phrase) is not None


_LABEL = pattern(r"(?:^|[,;。!?\n\t ])(?P<label>[^,;:。!?\n\t\d、()]{2,24})(?:\([^()\n]{1,12}\))?:$")


def label_before(text: str, at: int) -> str | None:
    """The label that ends at ``at`` with a colon: ``预算金额:``, ``中标价(万元):``."""
    label = _LABEL.search(text, max(0, at - LONGEST_NOUN), at) if text[at - 1 : at] == ":" else None
    return label["label"].strip() if label else None


_STOPS = frozenset(",。;，；")
_CELL = pattern(r"[-−+]?[\d.,]+%?|[-—–…]+")
_ROW_OPENING = pattern(r"^[#*\s]*(?:{zh.numerals.label}、|\d{1,2}[、.])?(?:{zh.nouns.among_which}[:：])?")
_SCALE = pattern("^{zh.numerals.large_scales}+")


def row_label(text: str, start: int) -> str | None:
    """The label of a table's row whose cells stand on lines of their own: the last line that is neither a number nor a
    unit."""
    for line in reversed(text[max(0, start - ROW_LABEL_BEFORE) : start].split("\n")[1:-1]):
        cell = line.strip()
        unscaled = _SCALE.sub("", cell)
        unit = unit_at(unscaled, 0)
        if any(map(str.isalpha, cell)) and not _CELL.fullmatch(cell) and not (unit and unit[1] == len(unscaled)):
            label = noun_before(_ROW_OPENING.sub("", cell))[0]
            return None if not label or set(label) & _STOPS else label
    return None
