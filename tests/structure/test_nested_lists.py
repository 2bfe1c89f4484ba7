"""Lists inside a section that count as its heading does."""

import pytest

import compare

_PARTS = "外贸平稳增长。全年进出口总额{}亿元，增长5.2%。", "外资稳步提升。全年实际使用外资{}亿美元，增长3.1%。"
_LIST = ["一、亚洲", "120.5", "二、非洲", "31.2", "三、欧洲", "88.4", "四、大洋洲", "12.9"]


@pytest.mark.parametrize("length", [2, 4, 6, 8])
def test_rows_that_count_as_the_chapters_do_end_none(length: int) -> None:
    """The list reaches the chapter's own number, and what follows still stands below the chapter."""
    lines = [
        "云溪市2022年统计公报",
        "一、综合",
        "全年经济平稳运行，总量达到500亿元。",
        "二、农业",
        "全年粮食产量30万吨。",
    ]
    lines += [
        "三、工业",
        "全年工业增加值200亿元。",
        "四、对外经济",
        _PARTS[0].format(60),
        *_LIST[:length],
        _PARTS[1].format(9),
    ]
    lines += ["五、财政", "全年一般公共预算收入40亿元，增长2.1%。"]
    report = compare.outline(compare.read_text("\n".join(lines), "2022.txt")).reports[0]
    tops = [section for section in report.sections if section.label]
    assert [section.label for section in tops] == ["一、", "二、", "三、", "四、", "五、"]
    assert tops[3].span.end >= "\n".join(lines).index("五、财政") - 1


def test_no_section_lies_below_one_of_its_level() -> None:
    lines = ["云溪市2022年统计公报", "一、综合", "全年经济平稳运行。", "二、对外经济", "(一)外贸", "全年进出口60亿元。"]
    lines += [
        "三、这一段没有标题，是接着上面编号的一段话，写了很长的内容，全年完成了各项任务。",
        "(二)外资",
        "全年9亿美元。",
    ]
    lines += ["(三)外经", "全年承包工程1亿美元。", "四、财政", "全年收入40亿元。"]
    report = compare.outline(compare.read_text("\n".join(lines), "2022.txt")).reports[0]
    labels = {section.label: {child.label for child in section.sections} for section in report.sections}
    assert "(三)" not in labels.get("(二)", set())
