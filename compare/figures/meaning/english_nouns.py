"""English noun phrases beside a figure: cleaned of prepositions, verbs of being and periods."""

from __future__ import annotations

from compare.figures.meaning.english_periods import without_periods
from compare.figures.settings import ENGLISH_NOUN, ENGLISH_NOUN_BEHIND
from compare.lexicon import pattern

# No name goes on behind a stop; a comma and a blank may join: selling, general and other costs.
_STOPS = pattern(r"(?s:.*)(?:[;；。，\n]|,(?![\s\d]))")
# A phrase that ran across a stop or an amount is no name: Bluegrass paid $16,000 and.
_NO_NAME = pattern(r"[。;，；\n]|,(?! )")
_CLOSING = pattern(r"(?:[\s\"“”]|(?<![&/'’-]){en.nouns.closing}|\b{en.growth.up}\b|\b{en.growth.down}\b)+$")
_CLAUSE_VERB = pattern(".*{en.nouns.clause_verb}(?= .)")
_OPENING = pattern(r"^(?:[\s\"“”]|{en.nouns.opening})+")
_DETERMINER = pattern(r"{en.nouns.determiner}\s*$")
_SENTENCE_SUBJECT = pattern(
    r"[\s•*\-–]*(?P<noun>[^,;:]{2,80}?)\s(?:{en.nouns.finite_verb}|{en.growth.up}\b|{en.growth.down}\b)"
)
_TAKING = pattern(
    r"(?:^|\s){en.nouns.taking_verb}(?:\s+(?:{en.nouns.article}|{en.approximations.about}|{en.approximations.at_least}"
    r"|{en.approximations.at_most}|{en.nouns.the}))?\s*$"
)
_JOINED = pattern(r"\s+{en.nouns.joint}\s")
_POSSESSED = pattern(r"[’'‘]\s?(?P<noun>[a-z]+)")
_CHANGE_OF = pattern("^{en.nouns.change_of}")
_CAUSE = pattern(r".*\b{en.nouns.cause}\s")
_PRICED_AT = pattern(r".*\s{en.nouns.priced_at}\s(?=[a-z])")
_QUALIFIED = pattern(r"\s(?P<noun>[a-z][A-Za-z'’-]*(?: [A-Za-z'’-]+){1,10})")
_NOUN_END = pattern(r"\s{en.nouns.noun_end}")
_BEHIND = pattern(r"\s*(?:{en.nouns.joint} )?(?P<noun>[A-Za-z][A-Za-z' -]*)")
_PART_OF = pattern(r"\b{en.nouns.joint} {en.nouns.of_whom}\s*$")
_DESTINED = pattern(r"\s{en.nouns.destined}(?= )")
_POSSESSOR = pattern("[’'‘]s?$")
_NO_NOUN = pattern(r"(?:[\s•,]|{en.nouns.no_noun})*")


def english_noun(clause: str) -> str:
    """The last words before an English figure; empty where there are none."""
    phrase = _CLAUSE_VERB.sub("", _CLOSING.sub("", _STOPS.sub("", clause)))
    phrase = _CHANGE_OF.sub("", _OPENING.sub("", _PRICED_AT.sub("", phrase)))
    if _NO_NOUN.fullmatch(phrase) or not any(character.isalpha() for character in phrase):
        return ""
    return " ".join(phrase.split()[-ENGLISH_NOUN:]).strip("(),.;: •*–-")


def without_closing(phrase: str) -> str:
    """A phrase without what joins it to a number: ``sales of`` is ``sales``."""
    return _CLOSING.sub("", phrase)


def without_opening(phrase: str) -> str:
    """A phrase without its articles and prepositions: ``both the sales`` is ``sales``."""
    return _OPENING.sub("", phrase)


def english_metric(clause: str, lead: str, subject: str | None, behind: str) -> str:
    """What an English figure measures: the noun that it qualifies (the current 0 to 1/4 percent target range), the one
    before it in its ``clause``, the ``subject`` of its sentence, one that stands further before, or behind."""
    name = _metric(clause, lead, subject, behind)
    return "" if _NO_NAME.search(name) else name


def _metric(clause: str, lead: str, subject: str | None, behind: str) -> str:
    if possessed := _POSSESSED.match(behind):  # 90 days’ notice
        return possessed["noun"]
    if lead.endswith("("):  # as a result of lower fuel costs ($439,000)
        return english_noun(_CAUSE.sub("", without_periods(lead.removesuffix("(").rpartition(")")[2])))
    if (destined := _DESTINED.match(behind)) and _PART_OF.search(clause):  # of which $3 million is set aside for roads
        return noun_behind(behind[destined.end() :])
    if _TAKING.search(clause):  # recorded $3 million of fees
        is_named = _JOINED.match(behind) or _DETERMINER.search(clause)
        return noun_behind(behind) if is_named else subject or ""
    if _DETERMINER.search(clause) and (qualified := _qualified_noun(behind)):
        return qualified
    named = english_noun(without_periods(clause)) or subject or _sentence_subject(lead)
    return named or english_noun(without_periods(lead)) or noun_behind(behind)


def grown_noun(clause: str, lead: str, subject: str | None) -> str:
    """What an English growth statement is about: the noun before it in its ``clause``, the ``subject`` of its sentence, or
    the noun that the sentence, read up to it, ends with (``revenue for the year ended June 30, 2020 rose``)."""
    named = english_noun(without_periods(clause)) or subject or _sentence_subject(lead)
    return named or english_noun(without_periods(lead))


def _sentence_subject(lead: str) -> str:
    """The noun phrase that a sentence opens with, up to its verb; empty where it has none yet."""
    subject = _SENTENCE_SUBJECT.match(without_periods(lead))
    return english_noun(subject["noun"]) if subject else ""


def _qualified_noun(behind: str) -> str:
    qualified = _QUALIFIED.match(behind)
    noun = _NOUN_END.split(qualified["noun"])[0].split() if qualified else []
    return " ".join(noun[:ENGLISH_NOUN]) if len(noun) > 1 else ""


def noun_behind(behind: str) -> str:
    """The first words behind an English figure; empty where there are none."""
    following = _BEHIND.match(behind)
    noun = _OPENING.sub("", _NOUN_END.split(following["noun"])[0]).strip() if following else ""
    if _POSSESSOR.search(noun):  # two thirds of the city's 48 clinics
        return ""
    return " ".join(noun.split()[:ENGLISH_NOUN_BEHIND])
