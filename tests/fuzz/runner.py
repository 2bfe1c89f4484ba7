"""Reads files made wrong and keeps what went against the promise: refused in one line, soon, in little memory."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import compare
from compare.model import BiduiError, Document
from compare.reading import Reader
from compare.reading.listing import FileSelection, NamedFile, listed
from tests.fuzz.corpus import corpus
from tests.fuzz.mutations import mutated

MOST_SECONDS, MOST_MEGABYTES = 10.0, 1024.0
BROKE_DOWN = "its reader broke down"
# One file in so many also goes through the rooms above.
_WHOLE = 25


@dataclass(slots=True)
class Outcome:
    """Of one kind of file. ``faults`` name the run that shows each: its seed makes the same file again."""

    runs: int = 0
    read: int = 0
    refused: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    megabytes: float = 0.0
    faults: list[str] = field(default_factory=list)


def fuzz(runs: int, seed: int, folder: Path) -> dict[str, Outcome]:
    """``runs`` files in ``folder``, kinds in turn. The same seed makes the same files."""
    files = corpus()
    everything = [data for kind in files.values() for data in kind]
    outcomes = {kind: Outcome() for kind in files}
    _forget_peak()
    with Reader() as reader:
        for run in range(runs):
            kind = list(files)[run % len(files)]
            random = Random(f"{seed}/{run}")
            path = folder / f"{run}.{kind}"
            path.write_bytes(mutated(random.choice(files[kind]), everything, random))
            before = sorted(folder.iterdir())
            begin = time.perf_counter()
            fault = _try(reader, path, outcomes[kind], whole=run % _WHOLE == 0)
            seconds = time.perf_counter() - begin
            outcome = outcomes[kind]
            outcome.runs += 1
            outcome.slowest = max(outcome.slowest, seconds)
            outcome.megabytes = max(outcome.megabytes, _megabytes(reader))
            if seconds > MOST_SECONDS:
                fault = f"took {seconds:.1f} s"
            if sorted(folder.iterdir()) != before:
                fault = "wrote a file"
            path.unlink()
            if fault:
                outcome.faults.append(f"run {run}: {fault}")
    for outcome in outcomes.values():
        if outcome.megabytes > MOST_MEGABYTES:
            outcome.faults.append(f"took {outcome.megabytes:.0f} MB")
    return outcomes


def _try(reader: Reader, path: Path, outcome: Outcome, *, whole: bool) -> str:
    """What went wrong; empty where the file was read or refused as it should be."""
    faults: list[str] = []
    for each in listed([str(path)], FileSelection(), reader.members):
        try:
            faults.append(
                _refused(each, outcome) if isinstance(each, BiduiError) else _read(reader, each, outcome, whole)
            )
        except BiduiError as error:
            faults.append(_refused(error, outcome))
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            faults.append(f"{type(error).__name__}: {error}")
    return "; ".join(filter(None, faults))


def _read(reader: Reader, file: NamedFile, outcome: Outcome, whole: bool) -> str:
    document = reader.read(file.path)
    outcome.read += 1
    if whole:
        compare.find_figures(document)
    return _broken_promise(document)


def _refused(error: BiduiError, outcome: Outcome) -> str:
    outcome.refused += 1
    outcome.reasons[BROKE_DOWN if BROKE_DOWN in str(error) else error.reason] += 1
    return "more than one line" if "\n" in str(error) else ""


def _broken_promise(document: Document) -> str:
    text, layout = document.text, document.layout
    if "\r" in text or "\0" in text:
        return "text with a carriage return or NUL"
    text.encode()
    spans = [item.span for item in (*layout.headings, *layout.tables, *layout.chrome)]
    spans += [cell.span for table in layout.tables for cell in table.cells]
    if any(not 0 <= span.start <= span.end <= len(text) for span in spans):
        return "a span outside the text"
    starts = [place.start for place in layout.places]
    return "places out of order" if starts != sorted(starts) else ""


def _forget_peak() -> None:
    """What this process took before the run is none of the run's."""
    Path("/proc/self/clear_refs").write_text("5")  # "reset the peak resident set size", proc(5)


def _megabytes(reader: Reader) -> float:
    """The most that this process or its reader has taken since the run began."""
    child = reader._sandbox and reader._sandbox._child
    return max(_peak("self"), _peak(child.pid) if child else 0.0)


def _peak(process: int | str) -> float:
    """In megabytes; 0 where the process has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    peak = next((line for line in status.splitlines() if line.startswith("VmHWM")), "")
    return int(peak.split()[1]) / 1024 if peak else 0.0
