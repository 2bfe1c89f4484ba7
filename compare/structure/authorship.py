"""Whether two stretches of text are of one hand: how the writer calls the own office, how the page sets commas and
labels, which years are named or masked, which words are used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

# 我局 and 我院 are two offices; 我区 and 我县 two places. One report may well call itself 我局 of 我区.
_OFFICE = re.compile(r"我们?(局|院|委|办|校|站|所|处|科|司|厅|部|队|会|中心|公司)(?!面|上|内|外)")
_PLACE = re.compile(r"(?:我|全)(省|市|区|县|镇|乡|州|旗|街道|村)(?!级|直)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=\s*年)")
_MASKED_YEAR = re.compile(r"20[xX×＊*]{2}")
_LABELS = (
    (
        re.compile(r"^\s*（[一二三四五六七八九十]{1,3}）", re.MULTILINE),
        re.compile(r"^\s*\([一二三四五六七八九十]{1,3}\)", re.MULTILINE),
    ),
    (re.compile(r"^\s*\d{1,2}、", re.MULTILINE), re.compile(r"^\s*\d{1,2}[.．](?!\d)", re.MULTILINE)),
)
_HAN_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
# A habit counts as one where this share of the cases keeps it, and there are so many cases.
HABIT, FEWEST = 0.9, 4
AT_TIMES = 0.25
# Weighed cosine of the pairs of characters: parts of one report reach .5 and more, reports of one trade .3 to .5, of
# two trades .2 and less. Measured on the health, food and State Council reports, on texts of this length and more.
OTHER_WORDS = 0.25
LEAST_WORDS = 1500


def authorship_differences(a: str, b: str) -> int:
    """How much speaks for two hands: 2 for another office or place, 1 for each other habit that differs."""
    return sum(_differences(a, b))


def _differences(a: str, b: str) -> Iterator[int]:
    yield 2 * (_calls_itself_otherwise(_OFFICE, a, b) or _calls_itself_otherwise(_PLACE, a, b))
    yield _keep_apart(_share(a, "，", ","), _share(b, "，", ","))
    yield int(any(_keep_apart(_label_share(a, pair), _label_share(b, pair)) for pair in _LABELS))
    yield _mask_otherwise(a, b) or _name_other_years(a, b)
    yield int(_likeness(a, b) < OTHER_WORDS)


def _calls_itself_otherwise(pattern: re.Pattern[str], a: str, b: str) -> bool:
    """Each has a name for itself that the other hardly uses."""
    left, right = Counter(pattern.findall(a)), Counter(pattern.findall(b))
    if not left or not right:
        return False
    (mine, m), (theirs, n) = left.most_common(1)[0], right.most_common(1)[0]
    return mine != theirs and left[theirs] <= AT_TIMES * m and right[mine] <= AT_TIMES * n


def _share(text: str, one: str, other: str) -> float | None:
    n, m = text.count(one), text.count(other)
    return n / (n + m) if n + m >= FEWEST else None


def _label_share(text: str, pair: tuple[re.Pattern[str], re.Pattern[str]]) -> float | None:
    n, m = (len(pattern.findall(text)) for pattern in pair)
    return n / (n + m) if n + m >= FEWEST - 2 else None


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
    if min(len(a), len(b)) < LEAST_WORDS:
        return 1.0
    left, right = Counter(_HAN_PAIR.findall(a)), Counter(_HAN_PAIR.findall(b))
    common = sum(min(n, 8) * min(right[pair], 8) for pair, n in left.items() if pair in right)
    norm = (sum(min(n, 8) ** 2 for n in left.values()) * sum(min(n, 8) ** 2 for n in right.values())) ** 0.5
    return common / norm if norm else 1.0
