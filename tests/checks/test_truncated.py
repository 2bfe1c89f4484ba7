"""Sentences, sections and reports that break off."""

from finding import findings, quoted

from compare.model import Severity

RULE = "truncated"
TITLE = "云溪市卫生健康局2023年工作总结\n\n"
WORK = "全年门诊6.2万人次，群众满意度稳步提高。"


def test_a_heading_with_nothing_below_it_among_full_ones() -> None:
    text = f"{TITLE}一、主要工作\n\n{WORK}\n\n二、存在问题\n\n三、下一步打算\n\n{WORK}\n"
    assert quoted(text, RULE) == ["二、存在问题"]


def test_a_table_of_contents_is_no_row_of_empty_sections() -> None:
    contents = "一、主要工作\n二、存在问题\n三、下一步打算\n\n"
    body = f"一、主要工作\n\n{WORK}\n\n二、存在问题\n\n{WORK}\n\n三、下一步打算\n\n{WORK}\n"
    assert findings(TITLE + contents + body, RULE) == []


def test_a_heading_whose_beginning_was_dropped() -> None:
    text = f"{TITLE}一、主要工作\n\n{WORK}\n\n二、存在问题及安排\n\n（二）抓能力\n\n{WORK}\n\n（三）抓服务\n\n{WORK}\n"
    assert quoted(text, RULE) == ["二、存在问题及安排"]


def test_numbers_that_count_on_from_the_section_before_are_sound() -> None:
    text = f"{TITLE}一、主要工作\n\n（一）抓培训\n\n{WORK}\n\n二、安排\n\n（二）抓能力\n\n{WORK}\n"
    assert findings(text, RULE) == []


def test_a_paragraph_that_stops_in_mid_sentence() -> None:
    text = f"{TITLE}一、主要工作\n\n{WORK}加强基层建设，着力解决困难以及\n\n二、安排\n\n{WORK}\n"
    (finding,) = findings(text, RULE)
    assert finding.severity is Severity.WARNING
    assert finding.span.of(text).endswith("困难以及")


def test_a_paragraph_without_a_stop_is_only_noted() -> None:
    text = f"{TITLE}一、主要工作\n\n{WORK}规范管理率97.36%\n\n二、安排\n\n{WORK}\n"
    assert [f.severity for f in findings(text, RULE)] == [Severity.NOTE]


def test_signatures_rows_and_captions_end_without_a_stop() -> None:
    rows = "指标\t数值\n门诊\t5.2\n"
    text = f"{TITLE}一、主要工作\n\n{WORK}\n\n表1 主要指标\n\n{rows}\n云溪市卫生健康局\n2023年12月20日\n"
    assert findings(text, RULE) == []


def test_where_the_preview_of_a_page_cuts_a_sentence() -> None:
    pieces = [f"{WORK}持续推进重点", "项目建设。按期完成全部", "任务，群众满意。继续做好", "服务。"]
    text = f"{TITLE}一、主要工作\n\n" + "".join(f"\n\n{i}、{piece}" for i, piece in enumerate(pieces, 1)) + "\n"
    assert [f.arguments["case"] for f in findings(text, RULE)] == ["preview"] * 3
