"""Misspelled words that two reports have in common and no third has: few make the same slips of the pen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from compare.cross_checks.shared_errors import TextsWith
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, Related, Scan, Severity, Span

RULE = "shared-error"
# Two words that only these two reports write wrong are hardly by chance; one may be.
FEWEST_SHARED = 2
_WORDS = pattern("{zh.misspellings.words}")
# A misspelled word and where each document of a scan has it first.
_Places = Mapping[str, Mapping[int, Span]]


def with_shared_misspellings(scan: Scan, elsewhere: TextsWith | None = None) -> Scan:
    """``scan`` with a finding for each two reports of different submitters that share misspelled words which stand nowhere
    ``elsewhere``."""
    places = _places(scan)
    if elsewhere:
        others = elsewhere([word for word, spans in places.items() if len(spans) == 2])
        places = {word: spans for word, spans in places.items() if not others[word]}
    findings = tuple(_shared(scan, places))
    return replace(scan, findings=(*scan.findings, *findings)) if findings else scan


def _places(scan: Scan) -> _Places:
    places: dict[str, dict[int, Span]] = defaultdict(dict)
    for document in scan.documents:
        for match in _WORDS.finditer(scan.texts[document.path], *document.span):
            places[match.group()].setdefault(document.id, Span(*match.span()))
    return places


def _shared(scan: Scan, places: _Places) -> Iterator[Finding]:
    of_two = {word: spans for word, spans in places.items() if len(spans) == 2}
    documents = {document.id: document for document in scan.documents}
    for first, second in combinations(sorted({id_ for spans in of_two.values() for id_ in spans}), 2):
        words = [word for word, spans in of_two.items() if {first, second} == spans.keys()]
        one, other = documents[first], documents[second]
        if len(words) < FEWEST_SHARED or one.group == other.group or (one.archive and other.archive):
            continue
        related = [
            Related(document.path, document.report, of_two[word][document.id])
            for document in (one, other)
            for word in words
        ]
        yield Finding(
            rule=RULE,
            severity=Severity.WARNING,
            side=None,
            report=one.report,
            span=of_two[words[0]][first],
            template=mark("the same words are misspelled in {path} and {other}: “{text}”"),
            arguments={"path": one.path, "other": other.path, "text": "、".join(words)},
            related=tuple(related),
        )
