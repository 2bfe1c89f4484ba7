"""Offices that hand in one report: all their pairs are found and counted, however many they are and whatever digits they
alter; honest users of the same form are left alone."""

from __future__ import annotations

import random
import re
from itertools import combinations
from statistics import fmean

import pytest

import compare
from compare.model import Label, Scan
from tests.benchmarks.forms import make_forms
from tests.benchmarks.submissions import Author
from tests.benchmarks.texts import material

OFFICES = "澄西 沙浦 桐岭 云汀 竹溪 石浦 青禾 临泽 双河 白沙 文峰 南渡".split()
# How many of each ring's figures a member alters.
EQUAL, HALF, ALL = 0.0, 0.5, 1.0
_FIGURE = re.compile(r"\d{2,}(?![\d年月日])")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}县")
SIZES = {"pairs and more": (2, 4, 6), "three": (3,)}


def _texts(sizes: tuple[int, ...], altered: float, *, on_form: bool) -> tuple[list[str], list[set[int]]]:
    """Twelve reports, in no order, and who of them has whose."""
    rng = random.Random(f"{sizes}{altered}{on_form}")
    first = sum(sizes)
    count = len(sizes) + len(OFFICES) - first
    if on_form:
        # A part that may be left out tells nothing where only two honest offices fill it in.
        originals = [use.text for use in make_forms(count, length=1_900, seed=rng.randrange(99))]
    else:
        author = Author(material(), rng)
        originals = [author.report(number, 1_200) for number in range(count)]
    members = [original for original, size in zip(originals, sizes, strict=False) for _ in range(size)]
    members += originals[len(sizes) :]
    texts = [_handed_in(text, office, altered, rng) for text, office in zip(members, OFFICES, strict=True)]
    starts = [sum(sizes[:number]) for number in range(len(sizes))]
    rings = [set(range(start, start + size)) for start, size in zip(starts, sizes, strict=True)]
    order = rng.sample(range(len(texts)), len(texts))
    return [texts[number] for number in order], [{order.index(number) for number in ring} for ring in rings]


def _handed_in(text: str, office: str, altered: float, rng: random.Random) -> str:
    named = _NAME.sub(f"{office}县", text, count=1)

    def other(figure: re.Match[str]) -> str:
        digits = len(figure[0])
        return str(rng.randrange(10 ** (digits - 1), 10**digits)) if rng.random() < altered else figure[0]

    return _FIGURE.sub(other, named)


def _scan(texts: list[str]) -> Scan:
    return compare.scan([compare.read_text(text, f"{number}.txt") for number, text in enumerate(texts)])


@pytest.mark.parametrize("on_form", [False, True])
@pytest.mark.parametrize("altered", [EQUAL, HALF, ALL])
@pytest.mark.parametrize("sizes", SIZES.values(), ids=SIZES)
def test_all_pairs_of_a_ring_are_found_and_nobody_else(sizes: tuple[int, ...], altered: float, on_form: bool) -> None:
    texts, rings = _texts(sizes, altered, on_form=on_form)
    scan = _scan(texts)
    similarity = {(pair.a, pair.b): pair.similarity or 0 for pair in scan.pairs}
    ringed = {pair for ring in rings for pair in combinations(sorted(ring), 2)}
    # What of a report is not the form's is copied whole: it counts, whoever else has it.
    assert all(similarity.get(pair, 0) > 0.5 for pair in ringed)
    copied = {(m.a.document, m.b.document) for m in scan.matches if m.label is Label.COPIED}
    assert copied <= ringed  # with other figures the pairs of a ring may be common
    if altered == EQUAL:
        assert copied == ringed
    if not on_form:
        assert Label.TEMPLATE not in {m.label for m in scan.matches if (m.a.document, m.b.document) in ringed}


@pytest.mark.parametrize("count", [5, 15])
def test_honest_users_of_a_form_copied_nothing(count: int) -> None:
    scan = _scan([use.text for use in make_forms(count, length=1_900, seed=count)])
    assert not [match for match in scan.matches if match.label is Label.COPIED]
    assert len(scan.templates) == 1


def test_very_many_reports_that_are_nearly_one_are_a_ring() -> None:
    """More than are compared each with each; each has the office's name and a sentence of its own."""
    text = make_forms(1, length=1_500)[0].text
    rng = random.Random(3)
    texts = []
    for number in range(100):
        own = "".join(chr(rng.randrange(0x4E00, 0x9000)) for _ in range(45))
        texts.append(_NAME.sub(f"第{number}县", text, count=1).replace("\n", f"\n{own}。\n", 1))
    scan = _scan(texts)
    assert {document for cluster in scan.clusters for document in cluster.documents} == set(range(100))
    assert fmean(pair.similarity or 0 for pair in scan.pairs) > 0.8
    assert not scan.templates
