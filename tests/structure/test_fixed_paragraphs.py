"""What plain text itself marks: Markdown, tables of contents, pages, parts and items of English forms."""

import pytest

import compare
from compare.model import PassageKind, Section
from compare.structure import passages

BODY = "全年新增床位100张，比上年增长5%。各项工作有序推进。"
PROSE = "We run nine branches and a bookmobile. Nobody was turned away."


def headings(text: str) -> list[tuple[int, str | None, str]]:
    (report,) = compare.outline(compare.read_text(text)).reports
    return [(section.level, section.label, section.heading) for section in report.walk()]


def sections(text: str) -> list[Section]:
    return list(compare.outline(compare.read_text(text)).reports[0].walk())


def test_markdown() -> None:
    text = f"# 临江市2023年工作总结\n\n## 一、服务 ##\n\n{BODY}\n\n### 门诊\n\n{BODY}\n\n管理\n----\n\n{BODY}\n"
    outline = compare.outline(compare.read_text(text))
    assert outline.reports[0].title == "临江市2023年工作总结"
    assert headings(text) == [(1, "一、", "服务"), (2, None, "门诊"), (1, None, "管理")]
    assert [section.heading_span.of(text) for section in sections(text)] == ["一、服务", "门诊", "管理"]
    found = [(p.kind, p.span.of(text)) for p in passages(outline, outline.reports[0])]
    assert found[0] == (PassageKind.TITLE, "# 临江市2023年工作总结")
    assert [words for kind, words in found if kind is PassageKind.HEADING] == [
        "## 一、服务 ##",
        "### 门诊",
        "管理\n----",
    ]


@pytest.mark.parametrize("line", ["#1机组投产。", "```\n# 注释\n```", "a | b\n-----", "---\n标题: 总结\n---"])
def test_what_is_no_markdown_heading(line: str) -> None:
    assert headings(f"{line}\n\n{BODY}\n") == []


def test_a_drawn_table_is_rows() -> None:
    text = f"一、床位\n\n| 指标 | 2023 |\n| --- | --- |\n| 床位。开放 | 12 |\n\n{BODY}\n"
    outline = compare.outline(compare.read_text(text))
    rows = [p.span.of(text) for p in passages(outline, outline.reports[0]) if p.kind is PassageKind.ROW]
    assert rows == ["| 指标 | 2023 |", "| --- | --- |", "| 床位。开放 | 12 |"]
    assert outline.chrome == ()


ENGLISH_FORM = f"""Annual Report for 2023

TABLE OF CONTENTS
Item 1. Business{{leader}}4
Item 1A. Risk Factors{{leader}}9
Item 2. Properties{{leader}}12

PART I
Item 1. BUSINESS.
{PROSE} See Item 1A of this report.

Item 1A.
Risk Factors
{PROSE}

Item 2. PROPERTIES, LEASES AND OTHER
MATTERS OF NOTE.
{PROSE}
"""


@pytest.mark.parametrize("leader", [" ........ ", " . . . . . ", "  "])
def test_the_items_of_a_form_and_not_its_table_of_contents(leader: str) -> None:
    text = ENGLISH_FORM.format(leader=leader).replace("Item 1. BUSINESS.", "Item 1. Business")
    assert headings(text) == [
        (1, None, "PART I"),
        (2, "Item 1.", "Business"),
        (2, "Item 1A.", "Risk Factors"),
        (2, "Item 2.", "PROPERTIES, LEASES AND OTHER MATTERS OF NOTE"),
    ]


def test_a_table_of_contents_without_pages_splits_no_report() -> None:
    names = ["一、总体情况", "二、主要工作", "三、下一步打算"]
    text = "目录\n" + "\n".join(names) + "\n\n" + "\n".join(f"{name}\n{BODY}" for name in names)
    assert [heading for _, _, heading in headings(text)] == ["总体情况", "主要工作", "下一步打算"]


def test_page_numbers_and_running_heads_are_chrome() -> None:
    pages = [f"Harbour Board Annual Report\n{PROSE * 3} It went on\n{page}\n" for page in range(1, 7)]
    outline = compare.outline(compare.read_text("".join(pages)))
    words = [item.span.of(outline.text) for item in outline.chrome]
    assert words.count("Harbour Board Annual Report") == 6
    assert {str(page) for page in range(1, 7)} <= set(words)


def test_a_column_of_numbers_is_no_page_number() -> None:
    text = (
        "一、位次\n" + "\n".join(f"{office}\n{place}" for place, office in enumerate("甲乙丙丁戊己", 1)) + f"\n{BODY}\n"
    )
    assert compare.outline(compare.read_text(text)).chrome == ()


def test_annexes_stand_beside_the_chapters() -> None:
    text = f"一、服务\n{BODY}\n二、管理\n{BODY}\n附件1\n民生实事\n一、办学\n{BODY}\n二、办医\n{BODY}\n名词解释\n1.两新：设备更新和以旧换新。\n"
    assert headings(text)[2:] == [
        (1, "附件1", "民生实事"),
        (2, "一、", "办学"),
        (2, "二、", "办医"),
        (1, None, "名词解释"),
        (2, "1.", "两新"),
    ]


@pytest.mark.parametrize(
    ("paragraph", "is_heading"),
    [
        ("经济总量继续扩大。全年完成投资。", True),
        ("改革开放是推动发展的法宝。必须坚持。", False),
        ("我国有上亿市场主体。要激发活力。", False),
        ("团结凝聚力量。让我们更加紧密地团结在一起！", False),
        ("总量连续9年第一。全年完成投资。", False),
    ],
)
def test_leads_name_work(paragraph: str, is_heading: bool) -> None:
    others = [f"{lead}。全年完成投资。" for lead in ("人口保持增长", "就业形势稳定", "物价温和上涨")]
    found = [heading for _, _, heading in headings("一、综合\n" + "\n".join([*others, paragraph]))]
    assert len(found) == 4 + is_heading


def test_headings_of_contents_below_each_other_are_listed_once() -> None:
    text = "云溪市2023年工作总结\n\n" + "目录\n" * 2_000
    assert len(compare.outline(compare.read_text(text)).reports) == 1
