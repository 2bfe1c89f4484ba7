"""Facts of a scan in words: what reports are called, how alike two are, which was first."""

from __future__ import annotations

from compare.language import Words
from compare.model import Certainty, Scan, SharingPair
from compare.render.printed import share
from compare.render.report_names import report_names


def similarity(value: float | None) -> str:
    """Nothing left to compare is no similarity."""
    return "–" if value is None else share(value)


def report_name(scan: Scan, document: int) -> str:
    """What a report is called among those of the scan."""
    return report_names(scan)[document]


def first(scan: Scan, pair: SharingPair, words: Words) -> str:
    """Which of a pair was there before the other."""
    if pair.earlier.document is None:
        return words("which was first is not known")
    earlier = report_name(scan, pair.earlier.document)
    if pair.earlier.certainty is Certainty.DATED:
        return words("{name} is earlier, by its date", name=earlier)
    return words("{name} is likely earlier, by its year", name=earlier)
