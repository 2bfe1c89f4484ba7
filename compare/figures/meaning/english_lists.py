"""English enumerations that *respectively* gives one figure each: sales and fees grew 10% and 5%, respectively."""

from __future__ import annotations

from compare.figures.meaning.english_nouns import without_closing, without_opening
from compare.figures.meaning.english_periods import NUMBER, without_periods
from compare.figures.settings import SENTENCE_LEAD
from compare.lexicon import pattern

_RESPECTIVELY = pattern(r"\b{en.growth.respectively}\b")
_SENTENCE_END = pattern(r"[.!?](?=\s+[A-Z“\"(•]|\s*$)|\n")
_UNIT = r"(?:\s[A-Za-z][A-Za-z-]*){0,2}?"
_JOINT = r"(?:,\s*{en.periods.joint}|,|\s{en.periods.joint})"
_LIST = pattern(rf"{NUMBER}(?:{_UNIT}{_JOINT}\s{NUMBER})*")
_NUMBER = pattern(NUMBER)
_NEXT = pattern(rf"{_UNIT}{_JOINT}\s\(?[$€£]?")
# Figures of several years, not of several things.
_YEAR = "{common.dates.year}"
_OF_YEARS = pattern(rf"{_YEAR}{_JOINT}\s(?:[A-Za-z]+\s)?{_YEAR},?\s{{en.growth.respectively}}")
_SUBJECT = pattern(
    r"[\s•*\-–]*(?P<list>[^;:\d]{4,160}?),?\s(?:{en.nouns.finite_verb}|{en.growth.up}\b|{en.growth.down}\b)"
)
# From the coarser joint to the finer: a member may itself hold an and.
_SPLITS = (pattern(r",\s*(?:{en.periods.joint}\s)?"), pattern(rf"{_JOINT}\s"))
_ELIDED = pattern(r"\s*,?\s*(?:{en.periods.joint}|{en.growth.while})\s(?P<noun>[A-Za-z][A-Za-z'’ -]{1,60})\s$")


def gives_one_each(text: str, start: int, at: int) -> bool:
    """Whether the sentence from ``start`` on, around ``at``, gives one figure to each of several things."""
    stop = _SENTENCE_END.search(text, at, at + SENTENCE_LEAD)
    end = stop.start() if stop else at + SENTENCE_LEAD
    return bool(_RESPECTIVELY.search(text, start, end)) and not _OF_YEARS.search(text, at, end)


def length(text: str, at: int) -> int:
    """How many numbers the list that begins at ``at`` has."""
    listed = _LIST.match(text, at)
    return len(_NUMBER.findall(listed.group())) if listed else 1


def goes_on(between: str) -> bool:
    """Whether the next number is one of the same list."""
    return _NEXT.fullmatch(between) is not None


def members(lead: str, wanted: int) -> list[str]:
    """The things that a sentence, read up to its first list of numbers, enumerates as its subject; empty where they are
    not as many as are ``wanted``."""
    subject = _SUBJECT.match(without_periods(lead))
    if not subject:
        return []
    for joint in _SPLITS:
        named = [without_opening(each).strip() for each in joint.split(subject["list"])]
        named = [each for each in named if not _RESPECTIVELY.fullmatch(each)]
        if len(named) == wanted and all(named):
            return named
    return []


def elided(between: str) -> str:
    """What else grew, where its verb is left out: ``sales grew 10 percent and fees 5 percent``; empty where nothing is."""
    told = _ELIDED.fullmatch(between)
    return without_opening(told["noun"]) if told and without_closing(told["noun"]) == told["noun"] else ""
