"""Figures that follow from what the report names elsewhere, and balances carried forward: each with a twin that follows."""

import pytest
from finding import findings, quoted, report

RULES = ("arithmetic", "contradiction", "scale-slip", "anachronism")
TWINS = [
    # levels of two years, in either order
    ("2023年，全区接待游客320万人次，2022年为250万人次，增长{}。", "38.0%", "28.0%"),
    ("2022年全镇粮食产量4.00万吨，2023年为4.20万吨，增长{}。", "15.0%", "5.0%"),
    ("2023年不良贷款率为1.5%，上年为2.0%，下降{}。", "0.5%", "0.5个百分点"),
    # what is compared with is of the year before: no whole of this year's part, and itself the base of an increase
    ("全县在校生214661人，比上年的208930人增加5731人，增长{}。", "3.7%", "2.7%"),
    ("全县床位1080张，比上年的1200张减少120张，下降{}。", "11.1%", "10.0%"),
    ("完成收入85.00亿元，比上年的81.20亿元增长4.7%。其中，税收收入61.20亿元，占{}。", "75.4%", "72.0%"),
    ("主营业务收入9260.00万元，上年同期为8366.10万元。研发投入648.20万元，占主营业务收入的{}。", "7.75%", "7.00%"),
    # balances
    ("年初贷款余额30.0亿元，本年发放贷款12.5亿元，收回贷款8.0亿元，年末贷款余额{}亿元。", "35.5", "34.5"),
    ("年初在册职工860人，全年新增52人，减少47人，年末在册职工{}人。", "875", "865"),
    (
        "The reserve was $20.0 million at the start of the year, increased by $5.0 million and was {} at the end of the year.",
        "$28.0 million",
        "$25.0 million",
    ),
    # shares and means of what is named elsewhere
    ("2023年民生支出24.0亿元。一般公共预算支出30.0亿元。\n民生支出占一般公共预算支出的{}。", "85.0%", "80.0%"),
    ("全年招商引资到位资金42.0亿元，同比增长12.0%，完成年度目标任务40.0亿元的{}。", "115.0%", "105.0%"),
    ("全院门诊收入6000万元，门诊人次30.00万人次。\n门诊次均费用{}元。", "240", "200"),
    ("在校学生24000人，专任教师1600人，生师比为{}。", "16:1", "15:1"),
    (
        "Net income was $96.6 million. With 30.0 million shares outstanding, earnings per share were {}.",
        "$3.52",
        "$3.22",
    ),
    # the scale of one part
    ("全年总投资8.5亿元，比上年增长5.0%。其中：设备投资3.5亿元，厂房投资{}。", "5.0万元", "5.0亿元"),
    ("Revenue was $660.0 million, compared to $600.0 million in the prior year, an increase of {}.", "12.0%", "10.0%"),
    ("The hearing was held on {}, March 8, 2023.", "Friday", "Wednesday"),
]


@pytest.mark.parametrize(("sentence", "wrong", "right"), TWINS)
def test_what_does_not_follow_is_told_and_its_twin_is_not(sentence: str, wrong: str, right: str) -> None:
    assert quoted(report(sentence.format(wrong)), *RULES)
    assert findings(report(sentence.format(right)), *RULES) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "年初在校生1200人，全年新增300人，其中转入20人，毕业280人，年末在校生1220人。",
        "年初债务余额10.0亿元，新增债券2.0亿元，年末债务余额11.5亿元。",
        "全年完成投资18.6亿元，其中工业投资10.0亿元，完成年度计划9.0亿元的111.1%。",
        "出院病人2.00万人次，住院收入5880万元，出院病人平均住院日8.2天，出院病人次均费用2940元。",
        "Cash was $80.0 million at the beginning of 2023. Operating activities provided $190.0 million. Cash at the end of"
        " 2023 was $100.0 million.",
    ],
)
def test_what_other_figures_may_explain_is_left_alone(sentence: str) -> None:
    assert findings(report(sentence), *RULES) == []
