"""``duplicate-passage``: what one report says twice, as a plan that repeats the summary word for word."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from compare.checks.rule import CheckedReport, Rule
from compare.checks.settings import COPY_QUOTED, LEAST_COPY, LEAST_ENGLISH_COPY, LEAST_REPEATED_CLAUSE, MOST_COPIES
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, PassageKind, Severity, Span
from compare.text.folding import Folding, cells, content_key

CODE = "duplicate-passage"

_FORMULA = pattern("{zh.typography.set_phrase}")
_FOLDING = Folding(punctuation=True, case=True)
_CLAUSE = pattern(r"[^。,;:!?\n]+")
_SILENT = pattern(r"[\W_]+")
_CJK = pattern("[\u4e00-\u9fff]")

_COPY = mark("the same words stand in the report a second time: “{text}”")
_TITLE = mark("the title stands here twice: “{text}”")


class _Clauses(NamedTuple):
    """The clauses of a report's sentences, by their words without punctuation. Where they stand is looked up for the few
    that are told: ``firsts`` are the numbers of the sentences' first clauses."""

    keys: list[str]
    sentences: list[Span]
    firsts: list[int]

    def span(self, folded: str, at: int) -> Span:
        sentence = bisect_right(self.firsts, at) - 1
        clauses = (m for m in _CLAUSE.finditer(folded, *self.sentences[sentence]) if _SILENT.sub("", m.group()))
        return Span(*next(islice(clauses, at - self.firsts[sentence], None)).span())

    def around(self, folded: str, at: int, length: int) -> Span:
        return Span(self.span(folded, at).start, self.span(folded, at + length - 1).end)


def _find(checked: CheckedReport) -> Iterator[Finding]:
    yield from _titles(checked)
    clauses = _clauses(checked)
    reported: set[int] = set()
    for first, second, length in _runs(clauses.keys):
        severity = _severity(clauses.keys[second : second + length])
        if severity is None or second in reported:
            continue
        reported.update(range(second, second + length))
        places = [clauses.around(checked.folded, at, length) for at in (first, second)]
        for span, other in zip(places, places[::-1], strict=True):
            text = span.of(checked.text)
            shown = text if len(text) <= COPY_QUOTED else text[:COPY_QUOTED] + "…"
            yield checked.finding(CODE, severity, span, _COPY, related=[other], case="copy", text=shown)


def _titles(checked: CheckedReport) -> Iterator[Finding]:
    """A title printed twice, one right behind the other."""
    title = checked.report.title
    if title is None:
        return
    key = content_key(title, _FOLDING)
    span = checked.report.span
    first = checked.text.find(title, *span)
    second = checked.text.find(title, first + len(title), span.end)
    if 0 <= first < second and not content_key(checked.text[first + len(title) : second], _FOLDING) and key:
        places = Span(first, first + len(title)), Span(second, second + len(title))
        yield checked.finding(CODE, Severity.WARNING, places[1], _TITLE, related=places[:1], case="title", text=title)


def _clauses(checked: CheckedReport) -> _Clauses:
    keys: list[str] = []
    sentences = [passage.span for passage in checked.passages if passage.kind is PassageKind.SENTENCE]
    firsts: list[int] = []
    for span in sentences:
        firsts.append(len(keys))
        clauses = _CLAUSE.findall(checked.folded, *span)
        keys += [key for words in clauses if (key := words if words.isalnum() else _SILENT.sub("", words))]
    return _Clauses(keys, sentences, firsts)


def _runs(keys: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Runs of clauses that stand twice, as long as they go: the places of the two and their length."""
    often = Counter(keys)
    places: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if often[key] == 1:
            continue
        earlier = places[key]
        if len(earlier) < MOST_COPIES:
            for before in earlier:
                if before and keys[before - 1] == keys[at - 1]:
                    continue  # the run began earlier
                length = 1
                while at + length < len(keys) and before + length < at and keys[at + length] == keys[before + length]:
                    length += 1
                yield before, at, length
        earlier.append(at)


def _severity(run: Sequence[str]) -> Severity | None:
    """How surely a run is a copy; None where it is no news."""
    weight = sum(cells(key) for key in run if not _FORMULA.search(key))
    if not any(_CJK.search(key) for key in run):
        return Severity.NOTE if weight >= LEAST_ENGLISH_COPY else None
    if weight >= LEAST_COPY:
        return Severity.WARNING
    return Severity.NOTE if weight >= LEAST_REPEATED_CLAUSE else None


RULE = Rule(
    CODE,
    Severity.WARNING,
    mark("The report says the same twice: a passage was copied within it, or put in a second time."),
    mark("a sentence of the summary that stands again in the plan"),
    _find,
)
