"""Sentences split in two and merged into one."""

from compare.alignment.passages.splits import split_similarity

FIRST, SECOND = "全年共开展健康讲座一百余场", "受益群众超过两万人并发放宣传资料"


def test_halves_make_the_whole() -> None:
    assert split_similarity(FIRST + "，" + SECOND, FIRST, SECOND) is not None


def test_a_half_that_the_whole_does_not_hold_is_none() -> None:
    assert split_similarity(FIRST + "，" + SECOND, FIRST, "新增停车位八百个并投入使用") is None
