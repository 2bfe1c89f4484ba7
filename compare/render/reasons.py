"""Why a growth statement was judged as it was, said in the reader's language.

The engine gives its reasons as English sentences around arithmetic (`ClaimCheck.reason`); here they are recognised by
their patterns. One that is not known is shown as it is.
"""

from __future__ import annotations

import re

from compare.language import Words, mark
from compare.model import Basis
from compare.render.clean import clean
from compare.render.terms import BASES

_PATTERNS = (
    mark("a level is missing"),
    mark("the report gives no level of this metric"),
    mark("the earlier report gives no level of this metric"),
    mark("compared with another period than the year before"),
    mark("a growth in percent of a share; points are not meant"),
    mark("the levels are too far apart to be one metric"),
    mark("the reports give no levels of this metric a year apart"),
    mark("last year's figures in this table were revised"),
    mark("last year's figure was revised by little"),
    mark("the old level is zero"),
    mark("the two levels do not cover the same"),
    mark("no growth is stated"),
    mark("the stated value is masked"),
    mark("the old level is missing"),
    mark("the new level is missing"),
    mark("the old level is masked"),
    mark("the new level is masked"),
    mark("the old level is only approximate"),
    mark("the new level is only approximate"),
    mark("growth is at comparable prices"),
    mark("the firms above the threshold change from year to year"),
    mark("the statement compares with another period ({basis})"),
    mark("the levels have different units ({old}, {new})"),
    mark("the units differ ({stated}, {level})"),
    mark("{ground}: {sum}"),
    mark("{sum}, stated {stated}"),
)
_PLACE = re.compile(r"\\{(\w+)\\}")


def reason(said: str, words: Words) -> str:
    """``said`` translated, its arithmetic kept."""
    translated = words(said)
    if translated != said:
        return translated
    if said in frozenset(Basis):
        return words(BASES[Basis(said)])
    for pattern in _PATTERNS:
        found = re.fullmatch(_PLACE.sub(r"(?P<\1>.+)", re.escape(pattern)), said)
        if found:
            return words(pattern, **{name: reason(part, words) for name, part in found.groupdict().items()})
    return clean(said)
