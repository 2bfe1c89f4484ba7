"""Which headings without a label lie below others: ``Revenues`` under each year, the years under each kind of revenue.

Plain text sets them all alike; what tells them apart is that some recur and that some stand right above others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from compare.lexicon import pattern
from compare.structure.labels import LabelStyle
from compare.structure.segments import Heading

_NUMBER = pattern(r"\d+")
_STYLES = (LabelStyle.LINE, LabelStyle.LINE_BELOW, LabelStyle.LINE_TWO_BELOW)


def line_styles(text: str, headings: Sequence[Heading]) -> list[LabelStyle]:
    """The style of each heading, in which lines below other lines have a style of their own."""
    styles = [heading.style for heading in headings]
    for scope in _scopes(headings):
        names = [_name(text, headings[i]) for i in scope]
        recurring = _recurring(names)
        inner = _inner(scope, recurring, headings)
        for at, i in enumerate(scope):
            styles[i] = _STYLES[(at in recurring) + (at in inner)]
    return styles


def _scopes(headings: Sequence[Heading]) -> Iterator[list[int]]:
    """The lines that stand in one section of a higher heading, as indices."""
    scope: list[int] = []
    for i, heading in enumerate(headings):
        if heading.style is LabelStyle.LINE and heading.level is None:
            scope.append(i)
        elif heading.style < LabelStyle.LINE or heading.level is not None:
            yield scope
            scope = []
    yield scope


def _name(text: str, heading: Heading) -> str:
    """``Fiscal Year 2020`` -> ``fiscal year #``"""
    return _NUMBER.sub("#", " ".join(heading.span.of(text).casefold().split()))


def _recurring(names: Sequence[str]) -> set[int]:
    """The places of names that come again below other ones. What the scope opens with stands above: a name of its own,
    or one that differs by its number only, such as a year."""
    times = Counter(names)
    if not names or len(times) == 1:
        return set()
    if times[names[0]] == 1:
        return {i for i, name in enumerate(names) if times[name] > 1}
    if "#" not in names[0]:
        return set()
    return {i for i, name in enumerate(names) if name != names[0]}


def _inner(scope: Sequence[int], recurring: set[int], headings: Sequence[Heading]) -> set[int]:
    """The places behind a line that stands right above another, without text of its own: ``Overview`` / ``Our Business``.
    They lie below it, up to the next such line."""
    plain = [at for at in range(len(scope)) if at not in recurring]
    openers = {at for at in plain if at + 1 in plain and _is_right_above(headings, scope[at], scope[at + 1])}
    inner: set[int] = set()
    below = False
    for at in range(len(scope)):
        if at in openers:
            below = True
        elif below:
            inner.add(at)
    return inner


def _is_right_above(headings: Sequence[Heading], above: int, below: int) -> bool:
    return headings[below].segment == headings[above].segment + 1
