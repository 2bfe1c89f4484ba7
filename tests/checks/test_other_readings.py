"""Figures that stand beside a sum without being part of it accuse nobody; the altered twin is told all the same."""

from __future__ import annotations

import pytest

import compare
from compare.model import Severity


def _told(text: str) -> list[str]:
    document = compare.read_text(f"清河县2023年工作总结\n{text}")
    return [finding.message for finding in compare.check(document) if finding.severity is not Severity.NOTE]


BALANCES = "上年末基金滚存结余{0}亿元，本年基金收入{1}亿元，基金支出{2}亿元，当期结余{3}亿元，年末滚存结余{4}亿元。"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            BALANCES.format("21.05", "18.94", "15.28", "3.66", "24.71"),
            BALANCES.format("21.05", "18.94", "15.28", "3.66", "27.41"),
        ),
        (
            BALANCES.format("8.42", "12.36", "11.57", "0.79", "9.21"),
            BALANCES.format("8.42", "12.36", "11.57", "0.79", "9.12"),
        ),
        (
            "年初在册640人，当年新增85人，退出60人，净增25人，年末在册665人。",
            "年初在册640人，当年新增85人，退出60人，净增25人，年末在册656人。",
        ),
        (
            "年初债务余额11.20亿元，新增2.30亿元，偿还0.90亿元，净增1.40亿元，年末余额12.60亿元。",
            "年初债务余额11.20亿元，新增2.30亿元，偿还0.90亿元，净增1.40亿元，年末余额16.20亿元。",
        ),
    ],
)
def test_a_net_flow_beside_its_two_sides(right: str, wrong: str) -> None:
    assert _told(right) == []
    assert len(_told(wrong)) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "全年实现货物进出口总额126.8亿元，其中出口89.5亿元，进口37.3亿元，贸易顺差52.2亿元。",
        "全年实现营业收入84.6亿元，其中工业61.2亿元，建筑业23.4亿元，出口交货值18.5亿元。",
        "完成固定资产投资215.4亿元，其中工业投资132.6亿元，服务业投资82.8亿元，民间投资96.7亿元。",
        "一般公共预算收入25.20亿元，其中税收收入18.90亿元，非税收入6.30亿元，地方级收入12.40亿元。",
    ],
)
def test_another_reckoning_behind_the_parts(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "开展职业技能培训9,318人次，其中企业职工培训5,120人次、农民工培训4,207人次，两类人员有交叉。",
        "救助困难群众1,860人，其中低保对象1,240人、残疾人682人，部分人员重复计算。",
        "服务企业412家，其中科技企业230家、外贸企业205家。两类企业存在交叉。",
        "检查场所318处，其中学校周边168处、集贸市场157处，各类场所不能简单相加。",
        "The scheme helped 2,410 families, of which 1,380 received rent support and 1,120 received fuel vouchers. The two groups overlap.",
    ],
)
def test_parts_that_are_told_to_overlap(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(("count", "is_told"), [("四", False), ("五", True), ("三", True), ("4", False), ("5", True)])
@pytest.mark.parametrize("lead", ["审计主要发现{}个方面的问题：", "督查反映出{}类问题：", "群众意见集中在{}个方面："])
def test_items_behind_a_colon_are_counted(lead: str, count: str, is_told: bool) -> None:
    items = "一是预算编制不细；二是资金拨付不及时；三是采购不规范；四是往来款清理慢。"
    assert bool(_told(lead.format(count) + items)) is is_told
