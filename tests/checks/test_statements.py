"""Arithmetic in sentences: each with a twin that follows."""

import pytest
from finding import findings, quoted, report

RULES = ("arithmetic", "contradiction")
TWINS = [
    ("测评中，非常满意占62.3%，比较满意占28.1%，一般占{}，不满意占2.2%。", "9.4%", "7.4%"),
    ("全区小学在校生4.2万人，小学教育经费总支出8.4亿元，生均教育经费支出{}万元。", "2.4", "2.0"),
    ("全年开馆300天，接待观众90万人次，日均接待观众{}人次。", "3500", "3000"),
    (
        "全年生产总值486.20亿元。其中，第一产业增加值38.45亿元，第二产业增加值212.66亿元，第三产业增加值{}亿元。",
        "253.09",
        "235.09",
    ),
    ("年末全市常住人口312.50万人，其中城镇人口218.75万人，城镇化率为{}。", "77.0%", "70.0%"),
    ("收入总计42.00亿元，支出总计39.60亿元。收支相抵，年终结余{}亿元。", "2.04", "2.40"),
    ("全年抽检2400批次，合格2352批次，不合格48批次，合格率为{}。", "89.0%", "98.0%"),
    ("We had 1,140 employees, including 620 in engineering, 310 in sales and {} in administration.", "410", "210"),
    ("We served 25,000 customers and had revenue of $5.0 million, or an average of ${} per customer.", "250", "200"),
    ("Revenue for fiscal 2022 was $500.0 million. In fiscal 2023 revenue grew {} to $560.0 million.", "21.0%", "12.0%"),
    (
        "Headcount was 12,345 at year end. Training reached all sites. Headcount at year end was {}, as planned.",
        "12,354",
        "12,345",
    ),
]


@pytest.mark.parametrize(("sentence", "wrong", "right"), TWINS)
def test_what_does_not_follow_is_told_and_its_twin_is_not(sentence: str, wrong: str, right: str) -> None:
    assert quoted(report(sentence.format(wrong)), *RULES)
    assert findings(report(sentence.format(right)), *RULES) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "受访者中，女职工占62.3%，党员占48.1%，本科以上学历占79.4%。",
        "全区户籍人口4.2万人，财政总支出8.4亿元，生均教育经费支出2.4万元。",
        "全年开馆300天，接待观众90万人次，节假日日均接待观众5000人次。",
        "收入总计42.00亿元，支出总计42.00亿元，其中年终结余2.04亿元。",
        "We had 1,140 employees, including 620 in engineering, 310 in sales and 110 in administration.",
        "Headcount was 12,345 at year end 2022. Headcount was 12,354 at year end 2023.",
        "Revenue for fiscal 2021 was $500.0 million. In fiscal 2023 revenue grew 21.0% to $560.0 million.",
    ],
)
def test_what_is_of_something_else_is_left_alone(sentence: str) -> None:
    assert findings(report(sentence), *RULES) == []
