"""What each rule says, ready for the catalogues: a finding's words come from its rule and arguments."""

from __future__ import annotations

from compare.language import Words, mark
from compare.model import Finding, Severity
from compare.render.clean import clean

SEVERITY_SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
_RULES = {
    "stale-figure": mark("{metric} is {figure} in both years, while {moved} figures around it moved"),
    "restated-figure": mark("{metric} of {year} is given as {figure}; the report of that year says {before}"),
}


def told(finding: Finding, words: Words) -> str:
    """The finding in the reader's language; in English where its rule has no words here yet."""
    message = _RULES.get(finding.rule)
    if message is None:
        return clean(finding.message)
    return clean(words(message, **finding.arguments))
