"""Facts of a scan in words: what reports are called, how alike two are, which was first."""

from __future__ import annotations

from compare.language import Words
from compare.model import Certainty, Label, Scan, SharingPair
from compare.render.printed import share
from compare.render.report_names import report_names


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
    return words("{name} is likely earlier, by its year", name=earlier)
