"""``python -m compare.lexicon [FILE...]``: say which examples of the lexicon fail: ours, and those of a reader's files,
both with what her files add."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from compare.lexicon.entries import Entry, read_entries
from compare.lexicon.examples import failures
from compare.lexicon.files import parse, subject_path, subjects
from compare.lexicon.lexicon import Lexicon, read_file
from compare.model import BiduiError


def our_entries() -> Iterator[tuple[str, Entry]]:
    """All entries of our files by name, with their examples."""
    for language, subject in subjects():
        path = subject_path(language, subject)
        for name, entry in read_entries(parse(path), str(path)).items():
            yield f"{language}.{subject}.{name}", entry


def main(paths: list[str]) -> int:
    try:
        lexicon = Lexicon.with_files(tuple(paths))
        entries = dict(our_entries())
        for path in paths:
            for subject, added in read_file(Path(path)).items():
                for name, entry in added.items():
                    full = f"{subject}.{name}"
                    entries[full] = entries[full].with_additions(entry) if full in entries else entry
    except BiduiError as error:
        print(error, file=sys.stderr)
        return 2
    lines = [line for name, entry in entries.items() for line in failures(name, entry, lexicon)]
    print("\n".join(lines) or f"{len(entries)} entries read what their examples say")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
