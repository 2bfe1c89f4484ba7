"""Every heading style, told from numbered paragraphs, with levels by the report's own hierarchy."""

import pytest

import compare
from compare.model import Section


def headings(text: str) -> list[tuple[int, str | None, str]]:
    (report,) = compare.outline(compare.read_text(text)).reports
    return [(section.level, section.label, section.heading) for section in report.walk()]


BODY = "全年新增床位100张，比上年增长5%。各项工作有序推进，群众满意度不断提高。"


@pytest.mark.parametrize(
    ("line", "label", "heading"),
    [
        ("一、总体情况", "一、", "总体情况"),
        ("（一）抓实党建，汇聚动能。" + BODY, "（一）", "抓实党建，汇聚动能"),
        ("1.加强队伍建设。" + BODY, "1.", "加强队伍建设"),
        ("1、业务培训", "1、", "业务培训"),
        ("(3)强化督查。" + BODY, "(3)", "强化督查"),
        ("①完善制度。" + BODY, "①", "完善制度"),
        ("第一章 总则", "第一章", "总则"),
        ("第二节 服务能力", "第二节", "服务能力"),
        ("一是改革有新突破。" + BODY, "一是", "改革有新突破"),
        ("——经济结构不断优化。" + BODY, "——", "经济结构不断优化"),
        ("2、两提升：为进一步加强作风建设，采取多种措施。", "2、", "两提升"),
        ("、主要工作推进情况", "、", "主要工作推进情况"),
        ("七、、强化目标管理", "七、、", "强化目标管理"),
        ("二、存在问题 信息化程度还不高，与群众需求不相适应。", "二、", "存在问题"),
        ("PERFORMANCE AGAINST PLAN", None, "PERFORMANCE AGAINST PLAN"),
        ("Item 1A. Risk Factors", "Item 1A.", "Risk Factors"),
        ("注：", None, "注"),
    ],
)
def test_styles(line: str, label: str | None, heading: str) -> None:
    assert headings(f"开头的一段话，说明全年工作的总体情况。\n\n{line}\n\n{BODY}\n")[0][1:] == (label, heading)


@pytest.mark.parametrize(
    "line",
    [
        "1、1到12月份共上报病例25例，无漏报，培训4次，考试2次，合格率95%。" + BODY,
        "1、为加强全院人员的意识，每季度安排学习，并进行考核，成绩记入档案，优秀者给予奖励。",
        "70.2 万户次，涉及劳动者 3219 万名。",
        "3.5%的增速快于全市。" + BODY,
        "各位代表：",
        "图 3 近五年就业情况",
        "一是建成了门诊；二是启动了改造；三是完成了验收。",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert headings(f"开头的一段话，说明全年工作的总体情况。\n\n{line}\n\n{BODY}\n") == []


def test_headings_in_mid_line() -> None:
    text = f"一、工作情况 （一）抓好防控。{BODY} （二）项目开花。{BODY}\n二、计划 （一）慎终如始。{BODY}"
    found = headings(text)
    assert found == [
        (1, "一、", "工作情况"),
        (2, "（一）", "抓好防控"),
        (2, "（二）", "项目开花"),
        (1, "二、", "计划"),
        (2, "（一）", "慎终如始"),
    ]


def test_a_report_may_open_below_its_highest_level() -> None:
    text = f"（一）起步。{BODY}\n（二）跟进。{BODY}\n一、总结\n（一）成绩。{BODY}\n"
    assert [level for level, *_ in headings(text)] == [1, 1, 1, 2]


def test_numbers_below_an_ordinal_lie_below_it() -> None:
    text = f"（一）推进改革\n一是稳妥推进。{BODY}\n二是深化医改。\n1.深化综合改革。{BODY}\n2.推进基层改革。{BODY}\n"
    assert [(level, label) for level, label, _ in headings(text)] == [
        (1, "（一）"),
        (2, "一是"),
        (2, "二是"),
        (3, "1."),
        (3, "2."),
    ]


def test_rows_of_a_table_are_no_headings() -> None:
    text = f"一、综合\n{BODY}\n一、食品烟酒\n1.4\n2.7\n二、衣着\n1.0\n1.4\n二、农业\n{BODY}\n"
    assert [heading for _, _, heading in headings(text)] == ["综合", "农业"]


def test_leads_count_where_several_paragraphs_have_one() -> None:
    paragraph = "。全年完成投资，项目陆续建成，运行情况总体良好。"
    text = "一、综合\n" + "\n".join(
        f"{lead}{paragraph}" for lead in ("经济总量继续扩大", "人口保持增长", "就业形势稳定")
    )
    assert [(level, label) for level, label, _ in headings(text)] == [(1, "一、"), (2, None), (2, None), (2, None)]
    assert len(headings(f"一、综合\n经济总量继续扩大{paragraph}\n{BODY}\n{BODY}")) == 1


def test_spans_cover_label_and_heading_and_nest() -> None:
    document = compare.read_text(f"一、甲方\n（一）乙方面。{BODY}\n二、丙方\n{BODY}")
    (report,) = compare.outline(document).reports

    def check(section: Section) -> None:
        written = section.heading_span.of(document.text)
        assert written.startswith(section.label or "")
        assert written.endswith(section.heading)
        for child in section.sections:
            assert section.span.covers(child.span)
            check(child)

    for section in report.sections:
        check(section)
    assert report.sections[0].span.end <= report.sections[1].span.start
