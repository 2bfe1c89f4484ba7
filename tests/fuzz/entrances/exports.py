"""The writers: results of reports that try to become markup, formulas or controls, in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import compare
from compare.library.keys import finding_key
from compare.model import Document, FileFindings, InputError, Ledger
from compare.render.registry import Format, formats
from compare.render.results import (
    CheckResult,
    DiffResult,
    EvidenceResult,
    FiguresResult,
    OutlineResult,
    ScanResult,
    SeriesResult,
)
from tests.fuzz.entrances.answers import written
from tests.fuzz.entrances.texts import report
from tests.fuzz.runner import Answer, Try
from tests.render.test_hostile_text import CHECKS, FILE_NAME, HOSTILE

# Printing takes longest: one in so many.
_PRINTED = 40


@contextmanager
def exports(_folder: Path) -> Iterator[Try]:
    yield _attempt


def _attempt(random: Random) -> Answer:
    documents = [compare.read_text(_hostile(random), f"{FILE_NAME}{number}.txt") for number in range(3)]
    try:
        result = random.choice(_RESULTS)(documents)
    except InputError as error:
        return Answer(reason=error.reason)
    choices = formats(type(result))
    form = random.choice([each for each in choices if each is not Format.PDF])
    if Format.PDF in choices and random.randrange(_PRINTED) == 0:
        form = Format.PDF
    data = written(result, form)
    data = data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data
    # Which names and texts each must hold is asked by its own test; here only that nothing does harm.
    CHECKS[form](data, {Format.HTML: SeriesResult}.get(form, EvidenceResult))
    return Answer(data.decode("latin-1") if form not in (Format.XLSX, Format.DOCX, Format.PDF) else "")


def _hostile(random: Random) -> str:
    """A report with hostile texts in its headings, words and beside its figures."""
    lines = report(random).replace("\ud800", "").split("\n")
    for _ in range(random.choice((1, 3, 10))):
        at = random.randrange(len(lines))
        middle = random.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:middle] + random.choice(HOSTILE) + lines[at][middle:]
    return "\n".join(lines)


_RESULTS: tuple[Callable[[list[Document]], object], ...] = (
    lambda documents: OutlineResult([compare.outline(documents[0])]),
    lambda documents: FiguresResult([Ledger(each, compare.find_figures(each)) for each in documents[:1]]),
    lambda documents: CheckResult(
        [FileFindings(documents[0], compare.check(documents[0]))], (), None, compare.rules(), finding_key
    ),
    lambda documents: DiffResult(compare.diff(*documents[:2])),
    lambda documents: SeriesResult(compare.diff_series(documents)),
    lambda documents: ScanResult(compare.scan(documents)),
)
