"""Which pairs are matched: whatever shares enough, however many share something else."""

import functools
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.model import Label, Scan, ScanOptions
from compare.reuse import settings
from compare.reuse.candidates import candidates
from compare.reuse.fingerprints import Fingerprints, fingerprints
from compare.reuse.folding import fold
from compare.reuse.tokens import read_tokens
from tests.benchmarks.forms import make_forms

COMMON = (
    "依托大数据中心建立困难家庭预警平台，归集医保残联教育等部门的数据，设置因病因学因灾等各类预警指标，及时入户核实。"
    "出台节地生态安葬奖补办法，对选择树葬花葬骨灰堂安放的家庭一次性奖补，清明冬至期间组织集体共祭活动，以鲜花代替纸钱。"
)
WORDS = (
    "渔村码头孩子祖辈照看娃娃屋退休教师轮流值守船靠岸时父母接走婚姻登记公园老樟树新人酒席打算殡仪清单收费家属支出投诉"
)
# The shortest verbatim match has about so many tokens.
SURE = 27


@functools.cache
def alphabet(author: int) -> str:
    """Characters of an author's own that no folding changes: 機 of one would be 机 of another."""
    characters = "".join(map(chr, range(0x4E00 + 0x400 * author, 0x5200 + 0x400 * author)))
    return "".join(c for c in characters if fold(c)[0].text == c)


def prose(rng: random.Random, length: int, author: int = 0) -> str:
    """Characters by chance; no two authors have one in common."""
    return "".join(rng.choice(alphabet(author)) for _ in range(length))


# What a form leaves to be filled in.
_SLOT = re.compile(r"\d{2,}")


def prints(*texts: str) -> list[Fingerprints]:
    return [fingerprints(read_tokens(text)) for text in texts]


@given(st.integers(), st.integers(0, 300), st.integers(0, 300), st.integers(SURE, 60))
def test_whoever_shares_a_passage_is_a_candidate(seed: int, before: int, after: int, length: int) -> None:
    rng = random.Random(seed)
    passage = prose(rng, length)
    texts = (prose(rng, before, 1) + passage + prose(rng, 200, 1), prose(rng, after, 2) + passage, prose(rng, 300, 3))
    assert candidates(prints(*texts), [0, 1, 2]).pairs == [(0, 1)]
    assert candidates(prints(*texts), [0, 0, 2]).pairs == []


@given(st.integers())
def test_a_short_phrase_makes_no_candidate(seed: int) -> None:
    rng = random.Random(seed)
    phrase = prose(rng, settings.CHINESE.candidate - 1)
    texts = [prose(rng, 50, author) + phrase + prose(rng, 50, author) for author in (1, 2, 3)]
    assert candidates(prints(*texts), [0, 1, 2]).pairs == []


def test_nothing_makes_no_candidates() -> None:
    assert candidates([], []).pairs == candidates(prints("", "。"), [0, 1]).pairs == []


def crowd(count: int) -> Scan:
    """So many reports of one template, two of which share a passage of their own."""
    rng = random.Random(7)
    own = ["".join(rng.choice(WORDS) for _ in range(120)) for _ in range(count)]
    own[5] = own[count // 2] = "".join(rng.sample(WORDS, len(WORDS))) + "。"
    offices = [f"第{i}县民政局" for i in range(count)]
    rng.shuffle(offices)
    texts = [f"{office}2024年工作总结\n{COMMON}\n{text}" for office, text in zip(offices, own, strict=True)]
    return compare.scan([compare.read_text(text, f"{i}.txt") for i, text in enumerate(texts)])


def test_copiers_in_a_large_crowd_are_found_and_the_crowd_is_counted() -> None:
    count = settings.COMMON + 20
    found = crowd(count)
    copied = [match for match in found.matches if match.label is Label.COPIED]
    assert [(match.a.document, match.b.document) for match in copied] == [(5, count // 2)]
    assert [len(template.occurrences) for template in found.templates] == [count]
    assert len(found.pairs) < 2 * count
    assert (found.coverage.reports, found.coverage.references) == (count, 1)


def test_a_small_crowd_is_compared_each_with_each() -> None:
    found = crowd(12)
    assert len(found.pairs) == 12 * 11 / 2
    assert found.coverage.reports == 0


def test_a_form_everybody_has_is_base_in_all() -> None:
    count = settings.COMMON + 6
    rng = random.Random(3)
    documents = [compare.read_text(f"{COMMON}\n{prose(rng, 90)}。", f"{i}.txt") for i in range(count)]
    found = compare.scan(documents, ScanOptions(base=(compare.read_text(COMMON, "form.txt"),)))
    assert all(document.shares.base > 0.3 for document in found.documents)
    assert not found.templates


def test_a_form_that_very_many_kept_reports_have_is_not_copied_from_one_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Those are not compared with each other, and the new one with the reference alone."""
    monkeypatch.setattr(settings, "COMMON", 4)
    rng = random.Random(5)
    form = make_forms(1, length=1_400)[0].text
    filled = [_SLOT.sub(lambda _: str(rng.randint(1_000, 9_000)), form) for _ in range(8)]
    documents = [compare.read_text(f"{text}{prose(rng, 90)}。\n", f"{n}.txt") for n, text in enumerate(filled)]
    found = compare.scan(documents[:1], ScanOptions(against=tuple(documents[1:])))
    assert found.matches
    assert Label.COPIED not in {match.label for match in found.matches}
