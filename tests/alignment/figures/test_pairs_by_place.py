"""What two statements of growth are of decides whether they are a pair; their place alone does not."""

import pytest

import compare

OLD = "青石市2022年统计公报\n\n一、综合\n全年进出口总额12亿元，其中{old}。年末床位300张。\n"
NEW = "青石市2023年统计公报\n\n一、综合\n全年进出口总额15亿元，其中{new}。年末床位320张。\n"


@pytest.mark.parametrize(
    ("old", "new", "is_pair"),
    [
        ("对日本增长12.5%", "对美国增长5.2%", False),
        ("对日本增长12.5%", "对日本下降5.2%", True),
        ("集成电路下降3.1%", "工业机器人增长25.4%", False),
        ("服装类增长3.1%", "服装鞋帽类增长2.4%", True),
    ],
)
def test_growth_at_one_place(old: str, new: str, is_pair: bool) -> None:
    found = compare.diff(compare.read_text(OLD.format(old=old)), compare.read_text(NEW.format(new=new)))
    assert any(pair.old and pair.new and pair.new.claim for pair in found.figures) is is_pair


def test_a_level_that_years_led_to_is_this_years() -> None:
    old = compare.read_text("2021年政府工作报告\n\n一、回顾\n过去五年，地区生产总值从不到70亿元增加到超过100亿元。\n")
    new = compare.read_text("2022年政府工作报告\n\n一、回顾\n地区生产总值达到114亿元。\n")
    pairs = compare.diff(old, new).figures
    assert [(p.old and p.old.text, p.new and p.new.text) for p in pairs if p.new] == [("100亿元", "114亿元")]
