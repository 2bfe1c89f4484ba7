"""Sums, shares, growth and quotients that do not come out."""

from decimal import Decimal

import pytest
from finding import findings, report
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Severity

RULE = "arithmetic"
LOUD, NOTED, SILENT = Severity.WARNING, Severity.NOTE, None


def said(sentence: str) -> list[tuple[Severity, str]]:
    return [(f.severity, f.template.format(**f.arguments)) for f in findings(report(sentence), RULE)]


@pytest.mark.parametrize(
    ("sentence", "severity", "message"),
    [
        (
            "共上报传染病25例（乙肝9例、丙肝1例、腹泻9例、结核5例、结膜炎3例）。",
            LOUD,
            "9 + 1 + 9 + 5 + 3 = 27例, stated 25例",
        ),
        ("全区托育机构61家，其中独立机构7家，幼儿园托班56家。", LOUD, "7 + 56 = 63家, stated 61家"),
        ("225家村卫生室完成评价，其中，达到推荐标准70家，达到基本标准142家。", NOTED, "70 + 142 = 212家, stated 225家"),
        ("投入资金1200万元，分别为市级500万元、区级600万元。", LOUD, "500万 + 600万 = 1100万元, stated 1200万元"),
        ("职工总数217人，卫生技术人员187人，占职工总数的81.68%。", LOUD, "187 / 217 = 86.175%, stated 81.68%"),
        ("从业人员6.1万人。其中，高级职称人员0.8万人，占18.0%。", LOUD, "0.8万 / 6.1万 = 13.11%, stated 18.0%"),
        ("应查17229人，已查15955人，查环率为96.21%。", LOUD, "15955 / 17229 = 92.605%, stated 96.21%"),
        ("抽检食品120批次，合格115批次，合格率98.5%。", LOUD, "115 / 120 = 95.83%, stated 98.5%"),
        ("病床由120张增加到150张，增长20%。", LOUD, "150 / 120 - 1 = 25%, stated 20%"),
        ("三次产业结构调整为1.8:34.0:66.2。", LOUD, "1.8 + 34.0 + 66.2 = 102.0, not 100"),
        ("签约机构由48家增加到42家。", LOUD, "from 48家 to 42家 is no 增加"),
        ("出院病人547人次，出院者占用总床日6891日，平均住院日13.5天。", LOUD, "6891 / 547 = 12.6天, stated 13.5天"),
        ("床位使用率42%，周转次数9次，平均住院日12.5天。", LOUD, "9 × 12.5 / 365 = 30.8%, stated 42%"),
    ],
)
def test_what_does_not_come_out(sentence: str, severity: Severity, message: str) -> None:
    assert said(sentence) == [(severity, message)]


@pytest.mark.parametrize(
    "sentence",
    [
        "共上报传染病25例（乙肝9例、丙肝1例、腹泻9例、结核5例、结膜炎1例）。",
        "全区托育机构61家，其中独立机构7家，幼儿园托班54家。",
        "全区医疗机构61家，其中医院3家，卫生院12家。",
        "三次产业结构调整为1.8:34.0:64.2，男女比例为1.2:1。",
        "文物机构藏品5017.2万件，其中，国有博物馆藏品3363.3万件，占藏品总量的67.0%。",
        "接待观众140266万人次，增长119.3%，其中未成年人32203万人次，同比增长101.2%，占参观总人数的23.0%。",
        "参会代表25人，其中男12人，女13人，党员8人。",
        "累计签约86.9万人，其中老年人21.4万人，慢病患者33.1万人，孕产妇32.4万人。",
        "职工总数217人，卫生技术人员187人，占职工总数的86.18%（其中高级职称5人，占卫生技术人员的2.67%）。",
        "应查17229人，已查15955人，查环率为92.61%。",
        "抽检食品120批次，合格115批次，合格率95.8%。",
        "病床由120张增加到150张，增长25%。",
        "病床由约120张增加到近150张，增长20%。",
        "补贴标准分别从每月209元、280元提高到217元、290元。",
        "生产总值由120亿元增加到150亿元，增长20%。",
        "出院病人547人次，出院者占用总床日6891日，平均住院日12.6天。",
        "床位使用率85.6%，周转次数32.1次，平均住院日9.7天。",
        "上半年床位使用率42%，周转次数9次，平均住院日12.5天。",
        "新建水厂12座，改造管网30公里，投资8万元。",
    ],
)
def test_what_comes_out_or_cannot_be_told(sentence: str) -> None:
    assert said(sentence) == []


def test_growth_over_two_years_in_one_report() -> None:
    sentence = "2022年业务总收入1.20亿元，2023年业务总收入1.50亿元，业务总收入比上年增长{}%。"
    assert said(sentence.format("12")) == [(LOUD, "1.5 / 1.2 - 1 = 25%, stated 12%")]
    assert said(sentence.format("25")) == []


@given(st.lists(st.integers(3, 400), min_size=2, max_size=6), st.integers(-9, 9))
def test_a_list_in_brackets_adds_up_or_is_found(parts: list[int], off: int) -> None:
    total = sum(parts) + off
    listed = "、".join(f"{name}{part}例" for name, part in zip("甲乙丙丁戊己", parts, strict=False))
    partial = {sum(parts[:n]) for n in range(2, len(parts) + 1)}
    found = said(f"报告病例{total}例（{listed}）。") if total > 0 else []
    too_many = total < sum(parts) and 2 * sum(parts) <= 3 * total  # parts that exceed their total
    wrong = total not in partial and (abs(off) * 10 <= total or too_many)
    assert bool(found) is wrong


@given(st.integers(10, 4000), st.integers(5000, 9000), st.integers(0, 2))
def test_a_rounded_share_is_never_contradicted(part: int, whole: int, places: int) -> None:
    share = (Decimal(part * 100) / whole).quantize(Decimal(1).scaleb(-places))
    assert said(f"职工总数{whole}人，卫生技术人员{part}人，占职工总数的{share}%。") == []
