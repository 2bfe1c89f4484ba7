"""Names of rows and columns, and whether words tell them."""

from __future__ import annotations

from typing import NamedTuple

from compare.checks.metric_names import bare, is_chinese
from compare.checks.settings import ALIKE_NAMES, SHORTEST_ENGLISH_NAME_TOLD, SHORTEST_LABEL, STEM
from compare.lexicon import pattern

_GENERIC = pattern(
    "(?:{zh.tables.generic}|{zh.retold.size_word}|{common.dates.year}年?)*|{en.tables.generic}|(?:fy ?)?{common.dates.year}"
)
_SIZE = pattern("(?:{zh.tables.generic}|{zh.retold.size_word})+$")
_ASIDE = pattern(r"[(（][^()（）]*[)）]|[“”\"'‘’]")
_LONGER = pattern("{zh.retold.longer_word}")
_WORD = pattern("[a-z]{3,}")
_OPENS = pattern("^[,，、;；:：]*(?:{zh.tables.part})?[:：]?")


class Name(NamedTuple):
    """The name of a row or a column in small letters, without blanks if Chinese. ``free``: it says no more than that there
    are numbers, or that they are of everything."""

    words: str
    free: bool
    chinese: bool


def name_of(label: str, *, total: bool = False) -> Name:
    words = bare(_ASIDE.sub("", label)) if is_chinese(label) else " ".join(_ASIDE.sub("", label).lower().split())
    if _GENERIC.fullmatch(words):
        return Name(words, True, is_chinese(words))
    core = _SIZE.sub("", words) if is_chinese(words) else words
    return Name(core if len(core) >= SHORTEST_LABEL else words, total, is_chinese(words))


def plain_words(text: str) -> str:
    """A text as names are looked for in it."""
    return "".join(text.split()) if is_chinese(text) else " ".join(text.lower().split())


def tells(words: str, name: Name) -> bool:
    """Whether words have a name in them as it is. One of a single character opens them."""
    if name.words not in words:
        return False
    if not name.chinese:
        return len(name.words) >= SHORTEST_ENGLISH_NAME_TOLD and _stands(words, name.words)
    if len(name.words) < SHORTEST_LABEL:
        return _OPENS.sub("", words).startswith(name.words)
    return _LONGER.search(name.words) is not None or name.words in _LONGER.sub("  ", words)


def _stands(words: str, name: str) -> bool:
    """Whether a name begins and ends where words do."""
    at = words.find(name)
    while at >= 0:
        end = at + len(name)
        if not (words[max(0, at - 1) : at].isalnum() or words[end : end + 1].isalpha()):
            return True
        at = words.find(name, at + 1)
    return False


def nearly_tells(words: str, name: Name) -> bool:
    """Whether they have most of it: 服务收入 for 服务业收入; most of an English name's words."""
    if tells(words, name):
        return True
    if name.chinese:
        pairs = {name.words[at : at + 2] for at in range(len(name.words) - 1)}
        return len(pairs) > 1 and sum(pair in words for pair in pairs) >= ALIKE_NAMES * len(pairs)
    parts = [word[:STEM] for word in _WORD.findall(name.words)]
    return bool(parts) and sum(part in words for part in parts) >= ALIKE_NAMES * len(parts)
