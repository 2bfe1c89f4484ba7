"""Another company's name where a report speaks of its own: Management of Castellan Pumps, Inc. in the report of Harlow Ridge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from compare.checks.rule import CheckedReport
from compare.checks.settings import FEWEST_OWN_NAMES
from compare.lexicon import pattern
from compare.model import Span

# Words of up to thirty characters, which keeps a search over a row of capitals linear.
_NAME = pattern(
    r"(?P<name>[A-Z][\w’'&-]{0,29}(?: (?:& |and |of )?[A-Z][\w’'&-]{0,29}){0,4}),? (?:{en.identities.company_kind})(?!\w)"
)
_SPEAKS_AS = pattern(r"(?:{en.identities.speaks_as})")


def strange_companies(checked: CheckedReport) -> Iterator[tuple[Span, str]]:
    """A company of which the report speaks as its own and names nowhere else, and the one that it names."""
    text, within = checked.text, checked.report.span
    names = [(match["name"], Span(*match.span())) for match in _NAME.finditer(text, *within)]
    times = Counter({name: text.count(name, *within) for name in {name for name, _ in names}})
    own = [name for name, count in times.most_common(1) if count >= FEWEST_OWN_NAMES]
    for led in _SPEAKS_AS.finditer(text, *within) if own else ():
        told = _NAME.match(text, led.end(), within.end)
        if told is None or text.count(told["name"], *within) != 1 or told["name"].split()[0] in own[0].split():
            continue
        if text.count(told["name"].split()[0], *within) == 1:
            yield Span(*told.span()), own[0]
