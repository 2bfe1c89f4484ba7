"""Rows of a list have many figures of one name: two of them may have the same digits in another order."""

import compare


def test_rows_of_a_list_may_have_swapped_digits_by_chance() -> None:
    rows = [f"第{n}项工作已完成，投入资金{1000 + n * 7919 % 8999}万元。" for n in range(1, 200)]
    assert not [each for each in compare.check(compare.read_text("\n".join(rows))) if each.rule == "contradiction"]
