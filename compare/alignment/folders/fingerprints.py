"""What a whole report is recognised by: its shingles, to find the report of another year that answers it without
aligning anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from compare.alignment.prepared import signature
from compare.model import Outline, Report
from compare.structure import masked

Sketch = NDArray[np.uint32]  # distinct fingerprints, rising

# Four characters of a signature. Of all they have, unrelated reports share .07 at most (a collection on one topic),
# reports of one kind by different offices .17 (ten provinces' government reports of one year), one office's reports of
# consecutive years .20 and more (State Council 2015-2022; a bulletin .55). With three the latter two lie closer.
SHINGLE = 4
# What so many reports have in common is a template or the language of their kind and does not say whose report it is; an
# office's own words stand in its two reports only.
TEMPLATE = 3


def sketch(outline: Outline, report: Report) -> Sketch:
    """The fingerprints of a report's shingles but for its title's; figures and dates are slots in them."""
    body = report.span.of(masked(outline.text, outline.chrome))
    text = signature(body.replace(report.title, "", 1) if report.title else body)
    grams = {crc32(text[i : i + SHINGLE].encode()) for i in range(max(1, len(text) - SHINGLE + 1))}
    return np.array(sorted(grams), dtype=np.uint32)


def likeness(a: Sketch, b: Sketch) -> float:
    """2 x shared / (both), in 0..1."""
    return 2 * len(np.intersect1d(a, b, assume_unique=True)) / (len(a) + len(b))


def own_likeness(sketches: Sequence[Sketch]) -> dict[tuple[int, int], float]:
    """How alike every two reports are (numbers ``(a, b)``, a < b) in what no third one has; pairs with nothing in
    common are left out. Linear in the length of all reports but for sorting."""
    owners = np.repeat(np.arange(len(sketches)), [len(grams) for grams in sketches])
    grams = np.concatenate([*sketches, np.empty(0, dtype=np.uint32)])
    order = np.argsort(grams, kind="stable")
    owners, grams = owners[order], grams[order]
    starts = np.flatnonzero(np.diff(grams, prepend=-1, append=-1))
    counts = np.diff(starts)
    own = np.repeat(counts < TEMPLATE, counts)
    sizes = np.bincount(owners[own], minlength=len(sketches))
    twice = starts[:-1][counts == 2]
    shared = Counter(zip(owners[twice].tolist(), owners[twice + 1].tolist(), strict=True))
    return {(a, b): 2 * count / int(sizes[a] + sizes[b]) for (a, b), count in shared.items()}
