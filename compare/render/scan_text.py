"""Facts of a scan in words: what reports are called, how alike two are, which was first."""

from __future__ import annotations

from collections.abc import Iterator

from compare.language import Words, mark
from compare.model import Certainty, EarlierBy, Label, Scan, SharingPair
from compare.render.clean import clean
from compare.render.printed import share
from compare.render.report_names import report_names
from compare.render.terms import SWAP_KINDS

_MOST_SWAPS = 12
# The rates of a report by their names in the model, as reports of duplicate checking call them.
RATES = {
    "total": mark("share that others have too"),
    "without_quoted": mark("the same without quotations and citations"),
    "without_own": mark("the same without the organisation's own text"),
    "largest_source": mark("largest share of one other report"),
    "without_both": mark("without quotations and own text"),
    "with_base": mark("with prescribed text"),
    "with_template": mark("with forms"),
    "with_phrase": mark("with set phrases"),
}


def similarity(value: float | None) -> str:
    """Nothing left to compare is no similarity."""
    return "–" if value is None else share(value)


def report_name(scan: Scan, document: int) -> str:
    """What a report is called among those of the scan."""
    return report_names(scan)[document]


def copied(scan: Scan, words: Words) -> list[str]:
    """Who has whose text, a sentence a pair, those with most of it first."""
    sentences = []
    for pair in scan.pairs:
        count = sum(scan.matches[at].label is Label.COPIED for at in pair.matches)
        if not count:
            continue
        earlier = pair.earlier.document
        later = pair.b if earlier == pair.a else pair.a
        names = {"later": report_name(scan, later), "earlier": report_name(scan, pair.b if later == pair.a else pair.a)}
        what = (
            words.plural("{later} and {earlier} have {count} passage in common",
                         "{later} and {earlier} have {count} passages in common", count, **names)
            if earlier is None
            else words.plural("{later} has {count} passage of {earlier}",
                              "{later} has {count} passages of {earlier}", count, **names)
        )  # fmt: skip
        alike = words("{share} alike", share=similarity(pair.similarity))
        sentences.append(f"{what} · {alike} · {first(scan, pair, words)}")
    return sentences


def first(scan: Scan, pair: SharingPair, words: Words) -> str:
    """Which of a pair was there before the other."""
    if pair.earlier.document is None:
        return words("which was first is not known")
    earlier = report_name(scan, pair.earlier.document)
    if pair.earlier.certainty is Certainty.DATED:
        return words("{name} is earlier, by its date", name=earlier)
    if pair.earlier.by is EarlierBy.FILE:
        return words("{name} is likely earlier, by the time of its file", name=earlier)
    return words("{name} is likely earlier, by its year", name=earlier)


def swaps(pair: SharingPair, words: Words) -> Iterator[str]:
    """What stands in one report for what the other has, a line for each kind: ``places: 澄西区 → 沙浦区``."""
    for kind in SWAP_KINDS:
        told = [f"{clean(swap.a)} → {clean(swap.b)}" for swap in pair.swapped if swap.kind is kind]
        if told:
            more = [f"… {len(told) - _MOST_SWAPS}"] if len(told) > _MOST_SWAPS else []
            yield f"{words(SWAP_KINDS[kind])}: {words(', ').join([*told[:_MOST_SWAPS], *more])}"
