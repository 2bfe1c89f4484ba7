"""The file that a mistyped name may have meant."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Final

MOST_LOOKED_AT: Final = 10_000  # names in a folder: beyond, looking takes longer than the answer is worth
LEAST_ALIKE: Final = 80  # of 100 (rapidfuzz's ratio): one wrong character in a name of five still is; two are not


def near_name(path: str) -> str | None:
    """The path beside ``path`` that is spelled most like it; None where nothing is near: ``2022.tx`` -> ``2022.txt``."""
    from rapidfuzz import fuzz, process

    wanted = Path(path)
    try:
        names = [each.name for each in islice(wanted.parent.iterdir(), MOST_LOOKED_AT)]
    except (OSError, ValueError):
        return None
    found = process.extractOne(wanted.name, sorted(names), scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE)
    return str(wanted.with_name(found[0])) if found else None
