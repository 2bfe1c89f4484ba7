"""Whether two stretches of text have one author: how the writer calls the own office, how the page sets commas and
labels, which years are named or masked, which words are used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from compare.lexicon import Pattern, pattern
from compare.structure.settings import (
    FEWEST_CASES,
    FEWEST_LABELS,
    HABIT,
    LEAST_COMPARED,
    MOST_COUNTED,
    NOW_AND_THEN,
    OTHER_WORDS,
)

# 我局 and 我院 are two offices; 我区 and 我县 two places. One report may well call itself 我局 of 我区.
_OFFICE = pattern("{zh.offices.we}({zh.offices.own_office})")
_PLACE = pattern("{zh.offices.ours}({zh.offices.own_place})")
_YEAR = pattern(r"(?<!\d)({common.dates.year})(?=\s*年)")
_MASKED_YEAR = pattern(r"20[xX×＊*]{2}")
_LABELS = (
    (
        pattern(r"^\s*（{zh.numerals.label}）", re.MULTILINE),
        pattern(r"^\s*\({zh.numerals.label}\)", re.MULTILINE),
    ),
    (pattern(r"^\s*\d{1,2}、", re.MULTILINE), pattern(r"^\s*\d{1,2}[.．](?!\d)", re.MULTILINE)),
)
_HAN_PAIR = pattern(r"(?=([\u4e00-\u9fff]{2}))")


def authorship_differences(a: str, b: str) -> int:
    """How much speaks for two authors: 2 for another office or place, 1 for each other habit that differs."""
    return sum(_differences(a, b))


def _differences(a: str, b: str) -> Iterator[int]:
    yield 2 * (_calls_itself_otherwise(_OFFICE, a, b) or _calls_itself_otherwise(_PLACE, a, b))
    yield _keep_apart(_share(a, "，", ","), _share(b, "，", ","))
    yield int(any(_keep_apart(_label_share(a, pair), _label_share(b, pair)) for pair in _LABELS))
    yield _mask_otherwise(a, b) or _name_other_years(a, b)
    yield int(_likeness(a, b) < OTHER_WORDS)


def _calls_itself_otherwise(name: Pattern, a: str, b: str) -> bool:
    """Each has a name for itself that the other hardly uses."""
    left, right = Counter(name.findall(a)), Counter(name.findall(b))
    if not left or not right:
        return False
    (mine, m), (theirs, n) = left.most_common(1)[0], right.most_common(1)[0]
    return mine != theirs and left[theirs] <= NOW_AND_THEN * m and right[mine] <= NOW_AND_THEN * n


def _share(text: str, one: str, other: str) -> float | None:
    n, m = text.count(one), text.count(other)
    return n / (n + m) if n + m >= FEWEST_CASES else None


def _label_share(text: str, styles: tuple[Pattern, Pattern]) -> float | None:
    n, m = (len(style.findall(text)) for style in styles)
    return n / (n + m) if n + m >= FEWEST_LABELS else None


def _keep_apart(a: float | None, b: float | None) -> int:
    return int(a is not None and b is not None and abs(a - b) >= HABIT)


def _mask_otherwise(a: str, b: str) -> int:
    masked = [bool(_MASKED_YEAR.search(x)) for x in (a, b)]
    named = [bool(_YEAR.search(x)) for x in (a, b)]
    return int((masked[0] and not named[0] and named[1]) or (masked[1] and not named[1] and named[0]))


def _name_other_years(a: str, b: str) -> int:
    """The second looks back further than the first: a year's plan comes after its review."""
    left, right = Counter(_YEAR.findall(a)), Counter(_YEAR.findall(b))
    return int(bool(left and right) and right.most_common(1)[0][0] < min(left))


def _likeness(a: str, b: str) -> float:
    if min(len(a), len(b)) < LEAST_COMPARED:
        return 1.0
    left, right = Counter(_HAN_PAIR.findall(a)), Counter(_HAN_PAIR.findall(b))
    common = sum(min(n, MOST_COUNTED) * min(right[pair], MOST_COUNTED) for pair, n in left.items() if pair in right)
    norm = (
        sum(min(n, MOST_COUNTED) ** 2 for n in left.values()) * sum(min(n, MOST_COUNTED) ** 2 for n in right.values())
    ) ** 0.5
    return common / norm if norm else 1.0
