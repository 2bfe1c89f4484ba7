"""Years and offices as far as the text says."""

from pathlib import Path

import pytest

import compare
from compare.model import Report

BODY = "各项工作有序推进，群众满意度不断提高。"


def report(text: str) -> Report:
    (found,) = compare.outline(compare.read_text(text)).reports
    return found


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (f"临江市2023年工作总结和2024年工作计划\n一、2023年工作总结\n{BODY}", (2023, 2023, 2024)),
        # An address without a title: what it plans for says what it reports.
        (
            f"各位代表：\n一、过去五年工作回顾\n{BODY}刚刚过去的2017年，{BODY}\n二、对2018年工作的建议\n{BODY}",
            (2017, None, 2018),
        ),
        (f"一、2025年工作回顾\n{BODY}\n二、2026年重点任务\n{BODY}", (2025, None, 2026)),
        # The title's year is the page's, the body's its own.
        (f"卫生局2023年工作计划\n一、2020年工作总结\n{BODY}\n二、2021年工作计划\n{BODY}", (2020, 2023, 2021)),
        (f"卫生局2022年工作总结暨工作计划\n一、工作情况\n20xx年，{BODY}20xx年末，{BODY}", (None, 2022, None)),
        (f"临江市卫生局12024号工作总结\n一、工作情况\n{BODY}", (None, None, None)),
        (f"临江市卫生局20245号工作总结\n一、工作情况\n{BODY}", (None, None, None)),
        ("FORM 10-K\nFor the fiscal year ended September 30, 2017.\nWe haul petroleum.", (2017, None, None)),
    ],
)
def test_years(text: str, years: tuple[int | None, int | None, int | None]) -> None:
    found = report(text)
    assert (found.year, found.title_year, found.plan_year) == years


def test_the_state_council_looks_back_one_year_and_ahead_one(shared: Path) -> None:
    for path in sorted((shared / "corpora" / "state-council-reports").glob("*.txt")):
        found = report(path.read_text("utf-8-sig"))
        assert (found.year, found.plan_year) == (int(path.stem) - 1, int(path.stem)), path
        assert found.organisation == "国务院"


def test_the_provinces_of_one_year(shared: Path) -> None:
    for path in sorted((shared / "corpora" / "provincial-reports-2026").glob("*.txt")):
        found = report(path.read_text("utf-8-sig"))
        assert (found.year, found.plan_year) == (2025, 2026), path
        assert (found.organisation or "").startswith(path.stem.split("_")[1][:2]), path


@pytest.mark.parametrize(
    ("top", "office"),
    [
        ("临江市卫生健康局2023年工作总结", "临江市卫生健康局"),
        ("临江市统计局  国家统计局临江调查队\n2023年3月", "临江市统计局"),
        ("政府工作报告\n——2026年1月26日在江南省第十四届\n人民代表大会第五次会议上", "江南省人民政府"),
        ("卫生健康局工作总结", None),
        ("Northam County Library System Annual Report for Fiscal Year 2023", "Northam County Library System"),
        ("Annual Report of the Department of Fisheries", "Department of Fisheries"),
        ("The Harbour Board's 2023 Annual Report", "Harbour Board"),
        ("City of Northam\n2023 Work Report", "City of Northam"),
        ("Water Quality Report 2023", None),
        ("Harbour Boarding Annual Report 2023", None),
        (
            "FORM 10-K\n\nNORTHAM HAULAGE, INC.\n(Exact name of registrant as specified in its charter)",
            "NORTHAM HAULAGE, INC.",
        ),
    ],
)
def test_offices(top: str, office: str | None) -> None:
    assert report(f"{top}\n\n一、综合\n{BODY}\n").organisation == office


def test_a_title_that_the_converter_broke() -> None:
    assert report(f"政府工作报\n告\n\n一、2016年工作回顾\n{BODY}").title == "政府工作报告"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (f"2025年工作总结\n一、主要成绩\n港区噪声较2021年下降9%，好天数比2021年增加12天。{BODY}", 2025),
        (f"2025年工作总结\n一、主要成绩\n与2019年相比，泊位增加三座，从2019年的五座增至八座。{BODY}", 2025),
        (f"海湾港2024年工作总结\n一、主要成绩\n自2018年开港以来，航线增至九条；到2030年建成十座泊位。{BODY}", 2024),
        (
            f"政府工作报告\n一、过去五年工作回顾\n2025年，{BODY}与2020年相比，{BODY}比2020年{BODY}\n二、2026年重点任务\n{BODY}",
            2025,
        ),
        (
            f"2026年临江市政府工作报告\n一、工作回顾\n“十四五”以来，从2020年到2025年，{BODY}\n二、2026年工作安排\n{BODY}",
            2025,
        ),
        (f"各位代表：\n一、工作回顾\n2021—2025年规划全面完成。2025年，{BODY}\n二、2026年工作安排\n{BODY}", 2025),
        (f"临江市二〇二四年工作总结\n一、成绩\n较2019年，{BODY}", 2024),
        (f"临江市工作报告\n一、二〇二三年工作回顾\n{BODY}\n二、2024年工作安排\n{BODY}", 2023),
        (f"2024年工作总结\n一、成绩\n2024 年，{BODY}比2023 年，{BODY}高于2023年同期，{BODY}", 2024),
        ("Results\nDuring 2020 fees rose, compared to 2019. In 2020 dues fell from 2019. In 2018 they rose.", 2020),
        ("Results\nIn fiscal year 2019 fees rose. In 2019 dues fell. In 2019 we hired. In 2020 they rose again.", 2020),
    ],
)
def test_a_year_of_comparison_is_not_the_reports(text: str, year: int) -> None:
    assert report(text).year == year
