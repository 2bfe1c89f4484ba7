"""Ordered alignment against naive oracles."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.alignment.passages.dynamic_programming import Bead, align, best_beads, spine, split_similarity
from compare.alignment.text_similarity import ratio

TEXTS = st.lists(
    st.sampled_from(
        ["全区医疗机构建设", "加强队伍建设工作", "新增床位", "提高服务质量水平", "完成各项任务", "门诊人次"]
    ),
    max_size=7,
)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_matches_keep_the_order_and_use_nothing_twice(old: list[str], new: list[str]) -> None:
    matches = align(old, new, 0.4)
    for before, after in pairwise(matches):
        assert before.old[1] <= after.old[0]
        assert before.new[1] <= after.new[0]
    assert all(match.similarity >= 0.4 for match in matches)
    assert all(1 <= b - a <= 2 and 1 <= d - c <= 2 for (a, b), (c, d), _ in matches)


@settings(deadline=None)
@given(TEXTS)
def test_a_list_against_itself_is_all_pairs(texts: list[str]) -> None:
    assert [match[:2] for match in align(texts, texts, 0.4)] == [((i, i + 1), (i, i + 1)) for i in range(len(texts))]


HALVES = ("全年共开展健康讲座一百余场", "受益群众超过两万人并发放宣传资料", "新增停车位八百个")
JOINED = st.lists(
    st.sampled_from([*HALVES, HALVES[0] + HALVES[1], HALVES[1] + HALVES[2], HALVES[0][:9] + "四十余场"]), max_size=5
)
LEAST = 0.4


def gain(old: list[str], new: list[str], bead: Bead) -> float:
    (a, b), (c, d), similarity = bead
    return (similarity - LEAST) * sum(map(len, old[a:b] + new[c:d]))


def best_gain(old: list[str], new: list[str]) -> float:
    """The largest gain of any ordered alignment, by trying all."""
    if not old or not new:
        return 0.0
    gains = [best_gain(old[1:], new), best_gain(old, new[1:])]
    for n, m in ((1, 1), (1, 2), (2, 1)):
        if len(old) >= n and len(new) >= m:
            halves = old[:n] if n == 2 else new[:m]
            whole = new[0] if n == 2 else old[0]
            similarity = ratio(old[0], new[0]) if n == m else split_similarity(whole, *halves)
            if similarity is not None and similarity >= LEAST:
                gains.append(gain(old, new, Bead((0, n), (0, m), similarity)) + best_gain(old[n:], new[m:]))
    return max(gains)


@settings(deadline=None)
@given(JOINED, JOINED)
def test_no_alignment_is_better(old: list[str], new: list[str]) -> None:
    beads = best_beads(old, new, LEAST) if old and new else []
    assert abs(sum(gain(old, new, bead) for bead in beads) - best_gain(old, new)) < 1e-4


@given(TEXTS, TEXTS)
def test_the_spine_is_of_unique_equal_texts(old: list[str], new: list[str]) -> None:
    for i, j in spine(old, new):
        assert old[i] == new[j]
        assert old.count(old[i]) == new.count(new[j]) == 1


def test_splits_and_merges() -> None:
    first, second = "全年共开展健康讲座一百余场", "受益群众超过两万人并发放宣传资料"
    assert align([first + "，" + second], [first, second], 0.4)[0][:2] == ((0, 1), (0, 2))
    assert align([first, second], [first + "，" + second], 0.4)[0][:2] == ((0, 2), (0, 1))
