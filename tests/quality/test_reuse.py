"""Floors for finding shared passages: pairs made from the sample reports, and the PAN 2013 sample where it is at hand."""

import math
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from reuse_generator import CHINESE, ENGLISH, Case, Span, chinese_cases, english_cases

import compare
from compare.model import Document

# Recall, precision, granularity.
CHINESE_FLOORS = {
    "verbatim": (0.98, 0.97, 1.02),
    "refigured": (0.98, 0.97, 1.02),
    "masked": (0.98, 0.97, 1.02),
    "width": (0.98, 0.97, 1.02),
    "hidden": (0.98, 0.97, 1.02),
    "traditional": (0.98, 0.97, 1.02),
    "edits_5": (0.97, 0.97, 1.02),
    "edits_18": (0.95, 0.97, 1.02),
    "reordered": (0.98, 0.97, 1.02),
    "interrupted": (0.98, 0.97, 1.02),
    "shuffled": (0.98, 0.97, 1.02),
}
# An edit in twenty characters changes every fourth word.
ENGLISH_FLOORS = dict.fromkeys(ENGLISH, (0.95, 0.95, 1.02)) | {"edits_5": (0.90, 0.95, 1.02)}


@pytest.mark.parametrize("name", CHINESE)
def test_chinese_passages_in_disguise(seeds: Path, name: str) -> None:
    _check(_measures(chinese_cases(seeds, CHINESE[name])), CHINESE_FLOORS[name])


@pytest.mark.parametrize("name", ENGLISH)
def test_english_passages_in_disguise(seeds: Path, name: str) -> None:
    _check(_measures(english_cases(seeds, ENGLISH[name])), ENGLISH_FLOORS[name])


# Plagdet; the best systems of the time reached .995, .906, .872, .492 on a like sample.
PAN_FLOORS = {
    "02-no-obfuscation": 0.99,
    "03-random-obfuscation": 0.93,
    "04-translation-obfuscation": 0.945,
    "05-summary-obfuscation": 0.76,
}


@pytest.mark.shared
@pytest.mark.parametrize("name", PAN_FLOORS)
def test_english_passages_of_pan(shared: Path, name: str) -> None:
    recall, precision, granularity = _measures(_pan(shared, name))
    f1 = 2 * precision * recall / (precision + recall)
    assert f1 / math.log2(1 + granularity) >= PAN_FLOORS[name]


@pytest.mark.shared
def test_texts_of_pan_that_share_nothing(shared: Path) -> None:
    assert sum(bool(compare.find_matches(case.a, case.b)) for case in _pan(shared, "01-no-plagiarism")) <= 1


def _pan(shared: Path, name: str) -> Iterator[Case]:
    folder = shared / "corpora" / "pan13-train-sample"
    for path in sorted((folder / "truth" / name).glob("*.xml")):
        a, b = path.stem.split("-source-")
        texts = [(folder / "susp" / f"{a}.txt"), (folder / "src" / f"source-{b}.txt")]
        passages = []
        for feature in ElementTree.parse(path).getroot().iter("feature"):
            if feature.get("name") == "plagiarism":
                starts = [int(feature.attrib[f"{side}_offset"]) for side in ("this", "source")]
                ends = [
                    start + int(feature.attrib[f"{side}_length"])
                    for start, side in zip(starts, ("this", "source"), strict=True)
                ]
                passages.append(((starts[0], ends[0]), (starts[1], ends[1])))
        yield Case(*(text.read_bytes().decode("utf-8") for text in texts), passages)


def _check(measures: tuple[float, float, float], floors: tuple[float, float, float]) -> None:
    recall, precision, granularity = measures
    assert recall >= floors[0]
    assert precision >= floors[1]
    assert granularity <= floors[2]


def _measures(cases: Iterable[Case]) -> tuple[float, float, float]:
    """Recall, precision and granularity as PAN defines them, each averaged over passages."""
    recalls, precisions, counts = [], [], []
    for case in cases:
        found = [(m.a, m.b) for m in compare.find_matches(case.a, case.b)]
        for passage in case.shared:
            recall, count = _covered(passage, found)
            recalls.append(recall)
            counts += [count] if count else []
        precisions += [_covered(match, case.shared)[0] for match in found]
    return _mean(recalls), _mean(precisions), _mean(counts)


def _covered(passage: tuple[Span, Span], others: Iterable[tuple[Span, Span]]) -> tuple[float, int]:
    """How much of ``passage`` the others cover, both sides together, and how many of them touch it."""
    touching = [other for other in others if _common(passage[0], other[0]) and _common(passage[1], other[1])]
    marks = sum(
        len(set().union(*(range(max(side[0], o[k][0]), min(side[1], o[k][1])) for o in touching)))
        for k, side in enumerate(passage)
    )
    return marks / sum(end - start for start, end in passage), len(touching)


def _common(x: Span, y: Span) -> int:
    return max(0, min(x[1], y[1]) - max(x[0], y[0]))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def test_the_order_of_entangled_reports_changes_nothing(seeds: Path) -> None:
    """Reports pieced together from the same lines, so that nearly every passage is shared in part by others."""
    rng = random.Random(4)
    lines = [
        line for path in sorted((seeds / "submissions").glob("*.txt")) for line in path.read_text("utf-8").split("\n")
    ]
    made = [
        compare.read_text("\n".join(line[rng.randrange(9) :] for line in rng.sample(lines, 14)), f"{number}.txt")
        for number in range(16)
    ]

    def told(documents: list[Document]) -> set[object]:
        found = compare.scan(documents)
        paths = [document.path for document in found.documents]
        return {
            (frozenset({(paths[m.a.document], m.a.span), (paths[m.b.document], m.b.span)}), m.kind, m.label, m.weight)
            for m in found.matches
        }

    assert told(made) == told(rng.sample(made, len(made)))
