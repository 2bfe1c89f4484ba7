"""The readers: files of every format made wrong, archives searched, what is read held against its promises."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import compare
from compare.model import BiduiError, Document
from compare.reading import Reader
from compare.reading.listing import FileSelection, listed
from tests.fuzz.entrances.file_mutations import mutated
from tests.fuzz.entrances.made_reports import corpus
from tests.fuzz.runner import Answer, Try

# One file in so many also goes through the rooms above.
_WHOLE = 25


@contextmanager
def readers(folder: Path) -> Iterator[Try]:
    made = corpus()
    everything = [data for kind in made.values() for data in kind]

    def attempt(random: Random) -> Answer:
        kind = random.choice(list(made))
        path = folder / f"report.{kind}"
        path.write_bytes(mutated(random.choice(made[kind]), everything, random))
        answers = [_one(reader, each, random) for each in listed([str(path)], FileSelection(), reader.members)]
        assert list(folder.iterdir()) == [path], "wrote a file"
        path.unlink()
        return Answer("\n".join(each.told for each in answers), "; ".join(each.reason for each in answers))

    with Reader() as reader:
        yield attempt


def _one(reader: Reader, file: object, random: Random) -> Answer:
    try:
        if isinstance(file, BiduiError):
            raise file
        document = reader.read(file.path)  # type: ignore[attr-defined]
    except BiduiError as error:
        assert "\n" not in str(error)
        assert "its reader broke down" not in str(error)
        return Answer(reason=error.reason)
    _check(document)
    if random.random() < 1 / _WHOLE:
        compare.find_figures(document)
    return Answer(document.text + repr(document.layout))


def _check(document: Document) -> None:
    text, layout = document.text, document.layout
    assert "\r" not in text
    assert "\0" not in text
    text.encode()
    spans = [item.span for item in (*layout.headings, *layout.tables, *layout.chrome, *layout.concealed)]
    spans += [cell.span for table in layout.tables for cell in table.cells]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans), "a span outside the text"
    starts = [place.start for place in layout.places]
    assert starts == sorted(starts), "places out of order"
