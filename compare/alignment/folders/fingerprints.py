"""What a whole report is recognised by: its shingles, to find the same office's report of another year without
aligning anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from compare.alignment.prepared import signature
from compare.alignment.settings import FINGERPRINT_SHINGLE, TEMPLATE
from compare.model import Outline, Report
from compare.structure import masked

Fingerprints = NDArray[np.uint32]  # distinct fingerprints, rising


def fingerprints(outline: Outline, report: Report) -> Fingerprints:
    """The fingerprints of a report's shingles but for its title's; figures and dates are slots in them."""
    body = report.span.of(masked(outline.text, outline.chrome))
    text = signature(body.replace(report.title, "", 1) if report.title else body)
    grams = {
        crc32(text[i : i + FINGERPRINT_SHINGLE].encode()) for i in range(max(1, len(text) - FINGERPRINT_SHINGLE + 1))
    }
    return np.array(sorted(grams), dtype=np.uint32)


def similarity(a: Fingerprints, b: Fingerprints) -> float:
    """2 x shared / (both), in 0..1."""
    return 2 * len(np.intersect1d(a, b, assume_unique=True)) / (len(a) + len(b))


def own_similarity(prints: Sequence[Fingerprints]) -> dict[tuple[int, int], float]:
    """How alike every two reports are (numbers ``(a, b)``, a < b) in what no third one has; pairs with nothing in
    common are left out. Linear in the length of all reports but for sorting."""
    owners = np.repeat(np.arange(len(prints)), [len(grams) for grams in prints])
    grams = np.concatenate([*prints, np.empty(0, dtype=np.uint32)])
    order = np.argsort(grams, kind="stable")
    owners, grams = owners[order], grams[order]
    starts = np.flatnonzero(np.diff(grams, prepend=-1, append=-1))
    counts = np.diff(starts)
    own = np.repeat(counts < TEMPLATE, counts)
    sizes = np.bincount(owners[own], minlength=len(prints))
    twice = starts[:-1][counts == 2]
    shared = Counter(zip(owners[twice].tolist(), owners[twice + 1].tolist(), strict=True))
    return {(a, b): 2 * count / int(sizes[a] + sizes[b]) for (a, b), count in shared.items()}
