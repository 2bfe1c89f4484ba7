"""Bids whose prices differ by a rule are told; honest ones, which differ by more in one item than in another, are not."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

import compare
from compare.model import Finding

WORKS = (
    "机械挖土方", "人工挖沟槽", "碎石垫层", "混凝土浇筑", "钢筋制作安装", "模板支拆", "砖砌体", "防水卷材铺设", "砂浆抹灰",
    "外墙涂料", "铝合金窗", "钢质防火门", "给水管安装", "电缆敷设",
)  # fmt: skip
Prices = list[float]


def _prices(rng: random.Random) -> Prices:
    return [round(rng.uniform(20, 900), 2) for _ in WORKS]


def _honest(rng: random.Random, usual: Prices) -> Prices:
    return [round(price * rng.uniform(0.85, 1.15), 2) for price in usual]


def _told(*bids: Sequence[float]) -> list[Finding]:
    documents = []
    for name, prices in zip("甲乙丙丁戊", bids, strict=False):
        rows = [
            f"{i}. {work}，综合单价{price}元。" for i, (work, price) in enumerate(zip(WORKS, prices, strict=True), 1)
        ]
        text = "\n".join([f"{name}建筑公司投标报价表", *rows, f"合计{sum(prices):.2f}元。"])
        documents.append(compare.read_text(text, f"{name}.txt"))
    return [finding for finding in compare.scan(documents).findings if finding.rule == "shared-data"]


@pytest.mark.parametrize(
    ("times", "plus", "factor"), [(1.03, 0, "1.03"), (0.985, 0, "0.985"), (1, 2.5, "2.5"), (1, -4, "-4")]
)
def test_one_bids_prices_are_anothers_by_a_constant(times: float, plus: float, factor: str) -> None:
    rng = random.Random(4)
    first = _prices(rng)
    (finding,) = _told(first, [round(times * price + plus, 2) for price in first], _honest(rng, first))
    assert [place.path for place in finding.related] == ["甲.txt", "乙.txt"]
    assert float(finding.arguments["factor"]) == pytest.approx(float(factor), rel=1e-3)


def test_three_bids_rise_in_equal_steps() -> None:
    rng = random.Random(5)
    first = _prices(rng)
    steps = [round(rng.uniform(-3, 9), 2) for _ in WORKS]
    bids = [[round(price + k * step, 2) for price, step in zip(first, steps, strict=True)] for k in range(3)]
    (finding,) = _told(bids[2], _honest(rng, first), bids[0], bids[1])
    assert [place.path for place in finding.related] in (["丙.txt", "丁.txt", "甲.txt"], ["甲.txt", "丁.txt", "丙.txt"])


def test_honest_bids_are_left_alone() -> None:
    rng = random.Random(6)
    for _ in range(8):
        usual = _prices(rng)
        assert not _told(*(_honest(rng, usual) for _ in range(4)))


def test_four_prices_in_step_may_be_chance() -> None:
    rng = random.Random(7)
    first = _prices(rng)
    other = _honest(rng, first)
    assert not _told(first, [*(round(1.03 * price, 2) for price in first[:4]), *other[4:]])
