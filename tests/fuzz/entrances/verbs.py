"""The rooms that work on text: what each promises of every report, and of every two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from random import Random

import compare
from compare.library.keys import finding_key
from compare.model import FileFindings, InputError, Ledger
from compare.render.results import CheckResult, DiffResult, FiguresResult, OutlineResult, ScanResult
from tests.fuzz.entrances.answers import told
from tests.fuzz.entrances.texts import pair, report
from tests.fuzz.runner import Answer, Entrance, Try
from tests.promises import check_comparison, check_figures, check_nothing_changed, check_sections, untold


def _entrance(attempt: Try) -> Entrance:
    @contextmanager
    def opened(_folder: Path) -> Iterator[Try]:
        yield attempt

    made: Callable[[Path], AbstractContextManager[Try]] = opened
    return made


def _structure(random: Random) -> Answer:
    document = compare.read_text(report(random))
    assert untold(document) == []
    check_sections(document)
    return Answer(told(OutlineResult([compare.outline(document)])))


def _figures(random: Random) -> Answer:
    document = compare.read_text(report(random))
    found = compare.find_figures(document)
    check_figures(found, document.text)
    return Answer(told(FiguresResult([Ledger(document, found)])))


def _alignment(random: Random) -> Answer:
    old, new = (compare.read_text(text, name) for text, name in zip(pair(random), ("old.txt", "new.txt"), strict=True))
    try:
        found = compare.diff(old, new)
    except InputError as error:
        return Answer(reason=error.reason)
    check_comparison(found)
    if random.random() < 0.2:
        assert compare.diff(new, old).similarity == found.similarity, "not symmetric"
    if random.random() < 0.3:
        check_nothing_changed(compare.diff(new, new))
    return Answer(told(DiffResult(found)))


def _reuse(random: Random) -> Answer:
    a, b = pair(random)
    for match in compare.find_matches(a, b):
        assert 0 <= match.a.start < match.a.end <= len(a)
        assert 0 <= match.b.start < match.b.end <= len(b)
        assert 0 < match.similarity <= 1
    texts = (a, b, *(report(random) for _ in range(random.choice((0, 1, 3)))))
    scan = compare.scan([compare.read_text(text, f"{number}.txt") for number, text in enumerate(texts)])
    for each in scan.matches:
        for end in (each.a, each.b):
            assert scan.documents[end.document].span.covers(end.span)
    for one in scan.pairs:
        assert one.similarity is None or 0 <= one.similarity <= 1
        assert all(shared >= 0 for shared in one.shared_characters)
    return Answer(told(ScanResult(scan)))


def _checks(random: Random) -> Answer:
    document = compare.read_text(report(random))
    found = compare.check(document)
    assert all(0 <= finding.span.start <= finding.span.end <= len(document.text) for finding in found)
    files = [FileFindings(document, found)]
    return Answer(told(CheckResult(files, (), None, compare.rules(), finding_key)))


structure, figures, alignment = _entrance(_structure), _entrance(_figures), _entrance(_alignment)
reuse, checks = _entrance(_reuse), _entrance(_checks)
