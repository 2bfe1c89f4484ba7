"""A scan as the submissions screen shows it: pairs with their shares and clusters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from compare.language import Words, mark
from compare.library.keys import match_key
from compare.model import COUNTED, Certainty, Label, Match, MatchEnd, Scan, Shares, SharingPair, Span, Subject
from compare.render.clean import clean
from compare.render.evidence import Quote
from compare.render.report_names import report_names
from compare.render.terms import LABEL_ORDER, MATCH_KINDS, MATCH_LABELS
from tui.data.document_place import DocumentPlace
from tui.data.names import told_apart
from tui.data.review_items import ReviewItem

# In the order of a bar, what matters first at its left; each by its own shape, colour only repeats it.
LABELS = LABEL_ORDER
GLYPHS = {
    Label.COPIED: "█",
    Label.OWN: "▓",
    Label.COMMON: "▞",
    Label.TEMPLATE: "▒",
    Label.PHRASE: "░",
    Label.QUOTED: "”",
    Label.POSSIBLE: "?",
    Label.BASE: "·",
}

_LABEL_CHARACTERS = 80
_EXCERPT = 400

Part = tuple[float, str, str]
"""A share (0..1), its glyph and its style."""


class PairFilter(Enum):
    """Which pairs are shown, in the order of the filter key."""

    ALL = None
    COPIED = Label.COPIED
    OWN = Label.OWN
    TEMPLATE = Label.TEMPLATE


FILTER_NAMES = {
    PairFilter.COPIED: mark("with copied text"),
    PairFilter.OWN: mark("with own earlier text"),
    PairFilter.TEMPLATE: mark("with a template"),
}


class ReportOrder(Enum):
    """The order of the reports in the matrix, in the order of its key."""

    GIVEN = auto()
    CLUSTER = auto()
    OFFICE = auto()


REPORT_ORDERS = {
    ReportOrder.GIVEN: mark("reports as given"),
    ReportOrder.CLUSTER: mark("reports by who copied from whom"),
    ReportOrder.OFFICE: mark("reports by office"),
}


@dataclass(frozen=True, slots=True)
class RankedPair:
    """Two reports that share text. ``parts`` are shares of the characters of both, by label."""

    pair: SharingPair
    counts: Counter[Label]
    parts: tuple[Part, ...]
    review_items: tuple[ReviewItem, ...]
    cluster: int | None

    @property
    def main(self) -> Label:
        """The label of most of their matches."""
        return max(LABELS, key=lambda label: self.counts[label])


class Submissions:
    """The pairs of a scan in its order, and the way from two reports to their pair."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        clusters = {document: at for at, one in enumerate(scan.clusters) for document in one.documents}
        self.review_items = [_thing(scan, match) for match in scan.matches]
        self.pairs = [self._ranked(pair, clusters) for pair in scan.pairs]
        self.names = told_apart(report_names(scan, ending=False))
        used = {match.label for match in scan.matches}
        self.labels = [label for label in LABELS if label in used]

    def _ranked(self, pair: SharingPair, clusters: dict[int, int]) -> RankedPair:
        labels = Counter(self.scan.matches[at].label for at in pair.matches)
        inside = clusters.get(pair.a) if clusters.get(pair.a) == clusters.get(pair.b) else None
        review_items = tuple(self.review_items[at] for at in pair.matches)
        cluster = inside if labels[Label.COPIED] else None
        return RankedPair(pair, labels, _pair_parts(self.scan, pair), review_items, cluster)

    @cached_property
    def at(self) -> dict[tuple[int, int], int]:
        """The index of the pair of two reports, in either order."""
        indices = {(ranked.pair.a, ranked.pair.b): at for at, ranked in enumerate(self.pairs)}
        return indices | {(b, a): at for (a, b), at in indices.items()}

    @cached_property
    def _name_of(self) -> dict[tuple[str, int], str]:
        ends = ((document.path, document.report) for document in self.scan.documents)
        return dict(zip(ends, self.names, strict=True))

    def named(self, quote: Quote) -> str:
        """The name of the report that is quoted."""
        return self._name_of.get((quote.path, quote.report)) or clean(quote.path)

    @property
    def shared_by(self) -> list[tuple[int, int, float]]:
        """The reports of each pair, and how alike they are."""
        return [(one.pair.a, one.pair.b, one.pair.similarity or 0.0) for one in self.pairs]

    def ordered(self, order: ReportOrder) -> list[int]:
        """The reports in an order: those of one cluster, or of one office, beside each other."""
        documents = self.scan.documents
        match order:
            case ReportOrder.GIVEN:
                return list(range(len(documents)))
            case ReportOrder.CLUSTER:
                larger = sorted(self.scan.clusters, key=lambda cluster: -len(cluster.documents))
                together = [document for cluster in larger for document in cluster.documents]
                return list(dict.fromkeys([*together, *range(len(documents))]))
        return sorted(range(len(documents)), key=lambda at: documents[at].organisation or documents[at].group)

    def rows(self, show: PairFilter) -> list[int]:
        return [at for at, one in enumerate(self.pairs) if show.value is None or one.counts[show.value]]

    def longest_copied(self) -> list[int]:
        """Of each pair with copied text its longest such match."""
        matches = self.scan.matches
        copied = ([at for at in one.pair.matches if matches[at].label is Label.COPIED] for one in self.pairs)
        return [max(each, key=lambda at: _length(matches[at])) for each in copied if each]

    def next_in_cluster(self, at: int | None, direction: int) -> int | None:
        """The next (1) or previous (-1) pair of copied text in the cluster of pair ``at``, then in the next cluster;
        the first pair of any cluster where ``at`` is in none."""
        walk = sorted((one.cluster, place) for place, one in enumerate(self.pairs) if one.cluster is not None)
        if not walk:
            return None
        places = [place for _, place in walk]
        return places[(places.index(at) + direction) % len(places)] if at in places else places[0]


def report_parts(shares: Shares) -> tuple[Part, ...]:
    return tuple((getattr(shares, label.value), GLYPHS[label], label.value) for label in LABELS)


def legend(words: Words, labels: Sequence[Label] = LABELS) -> str:
    return "  ".join(f"{GLYPHS[label]} {words(MATCH_LABELS[label])}" for label in labels)


def counted(one: RankedPair, words: Words) -> str:
    """``3 copied · 1 template``"""
    return " · ".join(f"{one.counts[label]} {words(MATCH_LABELS[label])}" for label in LABELS if one.counts[label])


def kinds(scan: Scan, one: RankedPair, words: Words) -> str:
    """``3 other figures · 1 word for word``"""
    counts = Counter(scan.matches[at].kind for at in one.pair.matches)
    return " · ".join(f"{count} {words(MATCH_KINDS[kind])}" for kind, count in counts.most_common())


def heaviest(scan: Scan, one: RankedPair) -> str:
    """A quotation of the match that matters most: copied text before a template, longer before shorter."""
    matches = [scan.matches[at] for at in one.pair.matches]
    if not matches:
        return ""
    match = min(matches, key=lambda match: (LABELS.index(match.label), -_length(match)))
    return f"“{clean(' '.join(text_of(scan, match.a)[:_EXCERPT].split()))}…”"


def arrow(one: RankedPair) -> str:
    """Points from the earlier report to the later."""
    earlier = one.pair.earlier.document
    return "–" if earlier is None else "→" if earlier == one.pair.a else "←"


def order(one: RankedPair, names: Sequence[str], words: Words) -> str:
    """Which of the two reports is earlier, and how certain that is."""
    earlier = one.pair.earlier
    if earlier.document is None:
        return words("which was first is not known")
    if earlier.certainty is Certainty.DATED:
        return words("{name} is earlier, by its date", name=names[earlier.document])
    return words("{name} is likely earlier, by its year", name=names[earlier.document])


def document_place(scan: Scan, document: int, span: Span) -> DocumentPlace:
    """A stretch of one of the reports."""
    report = scan.documents[document]
    return DocumentPlace(report.path, report.report, span, scan.texts[report.path])


def text_of(scan: Scan, end: MatchEnd) -> str:
    return end.span.of(scan.texts[scan.documents[end.document].path])


def _thing(scan: Scan, match: Match) -> ReviewItem:
    a, b = text_of(scan, match.a), text_of(scan, match.b)
    return ReviewItem(match_key(a, b), Subject.MATCH, " ".join(a[: 2 * _LABEL_CHARACTERS].split())[:_LABEL_CHARACTERS])


def _pair_parts(scan: Scan, pair: SharingPair) -> tuple[Part, ...]:
    """The waterfall's shares of all characters of both reports; its shared part is divided into copied, own and common by
    the length of their matches."""
    falls = (pair.waterfall.a, pair.waterfall.b)
    everything = sum(fall.all for fall in falls) or 1
    matches = [scan.matches[at] for at in pair.matches]
    lengths = {label: sum(_length(match) for match in matches if match.label is label) for label in LABELS}
    credited = sum(lengths[label] for label in COUNTED) or 1
    shared = sum(fall.shared for fall in falls) / everything
    shares = {
        **{label: shared * lengths[label] / credited for label in COUNTED},
        Label.QUOTED: 0.0,
        Label.POSSIBLE: 0.0,
        Label.TEMPLATE: sum(fall.template for fall in falls) / everything,
        Label.PHRASE: sum(fall.phrase for fall in falls) / everything,
        Label.BASE: sum(fall.base for fall in falls) / everything,
    }
    return tuple((shares[label], GLYPHS[label], label.value) for label in LABELS)


def _length(match: Match) -> int:
    return match.a.span.end - match.a.span.start + match.b.span.end - match.b.span.start
