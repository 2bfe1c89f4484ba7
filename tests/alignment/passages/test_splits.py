"""Sentences split in two and merged into one."""

from compare.alignment.passages.splits import split_similarity
from compare.alignment.prepared import signature

FIRST, SECOND = "全年共开展健康讲座一百余场", "受益群众超过两万人并发放宣传资料"


def test_halves_make_the_whole() -> None:
    assert split_similarity(FIRST + "，" + SECOND, FIRST, SECOND) is not None


def test_a_half_that_the_whole_does_not_hold_is_none() -> None:
    assert split_similarity(FIRST + "，" + SECOND, FIRST, "新增停车位八百个并投入使用") is None


def test_what_stands_beside_a_pair_need_not_save_the_whole_of_it() -> None:
    """The first half is so much rewritten that alone the two would not be halves; it is a pair with the whole already."""
    whole = (
        "Spending on equipment is picking up, but structures are contracting and employers remain reluctant to hire."
    )
    first = "Spending on equipment rises less rapidly than in spring, while offices and shops stay weak."
    second = "Employers remain reluctant to hire."
    assert split_similarity(*words(whole, first, second)) is None
    assert split_similarity(*words(whole, first, second), paired=0) is not None
    assert split_similarity(*words(whole, first, "Inflation was low for most of the year."), paired=0) is None


def words(*texts: str) -> list[str]:
    """Each word as one character, as passages are compared."""
    return [signature(text) for text in texts]
