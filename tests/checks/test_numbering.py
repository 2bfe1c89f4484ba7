"""Numbers of headings, items and 一是…二是… that skip, repeat or are lost."""

import pytest
from finding import findings, quoted, report

RULE = "broken-numbering"
TITLE = "云溪市卫生健康局2023年工作总结\n\n"


def listed(*labels: str) -> str:
    """A report whose headings have these labels."""
    return TITLE + "\n\n".join(f"{label}推进第{i}项工作\n\n全年各项任务按期完成。" for i, label in enumerate(labels))


@pytest.mark.parametrize(
    ("labels", "wrong"),
    [
        (["一、", "二、", "四、", "五、"], "四、"),
        (["一、", "（一）", "（二）", "（四）", "二、"], "（四）"),
        (["1、", "2、", "4、", "5、"], "4、"),
        (["一、", "二、", "二、", "三、"], "二、"),
        (["一、", "二、", "二、", "四、"], "二、"),
        (["一、", "（一）", "二、", "（二）", "（三）"], None),
        (["一、", "二、", "（二）", "（三）"], "（二）"),
        (["一、", "七、、"], "七、、"),
        (["第一章 ", "第二章 ", "第四章 "], "第四章"),
        (["①", "②", "④"], "④"),
    ],
)
def test_a_slip_is_found_at_its_label(labels: list[str], wrong: str | None) -> None:
    assert quoted(listed(*labels), RULE) == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    "labels",
    [
        ["一、", "二、", "三、"],
        ["一、", "1、", "2、", "二、", "1、", "2、"],
        ["一、", "1、", "2、", "二、", "3、", "4、"],  # counted on under the next heading
        ["一、", "（一）", "1．", "2．", "（二）", "1．", "二、", "（一）"],
        ["1.", "2.", "3.", "1.", "2."],
        ["十、", "十一、", "十二、"],
    ],
)
def test_sound_numbering_is_left_alone(labels: list[str]) -> None:
    assert findings(listed(*labels), RULE) == []


def test_what_is_missing_is_said_in_the_same_form() -> None:
    (finding,) = findings(listed("（一）", "（二）", "（五）"), RULE)
    assert finding.arguments["missing"] == "（三）, （四）"
    assert finding.related[0].span.of(listed("（一）", "（二）", "（五）")) == "（二）"


def test_a_number_written_in_another_way_is_not_missing() -> None:
    text = (
        TITLE
        + "1、抓培训。全年办班5期。\n\n2．抓督查，全年督查8次。\n\n3、抓考核，全年考核2次。\n\n4、抓落实，按期办结。\n"
    )
    assert findings(text, RULE) == []


def test_a_lost_number_is_found_and_counted() -> None:
    text = (
        TITLE
        + "、主要工作情况\n\n（一）抓培训。全年办班5期。\n\n（二）抓督查。全年督查8次。\n\n二、下一步打算\n\n继续努力。\n"
    )
    assert quoted(text, RULE) == ["、主要工作情况"]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("一是抓培训；三是抓考核。", ["三是"]),
        ("一是抓培训；二是抓督查；二是抓考核；三是抓落实。", ["二是"]),
        ("一是抓培训；二是抓督查；三是抓考核。", []),
        ("一要抓培训，二要抓督查。会议指出，三要抓考核。", []),
        ("第一，抓培训；第二，抓督查；第四，抓考核。", ["第四，"]),
        ("一是抓培训；“二是”的任务已并入；三是抓考核。", []),
    ],
)
def test_enumerations_inside_a_paragraph(sentence: str, wrong: list[str]) -> None:
    assert quoted(report(sentence), RULE) == wrong


def test_a_table_of_contents_and_the_body_are_two_lists() -> None:
    contents = "一、抓培训\n二、抓督查\n三、抓考核\n\n"
    assert findings(TITLE + contents + listed("一、", "二、", "三、").removeprefix(TITLE), RULE) == []


def test_numbers_of_markdown_headings_count() -> None:
    """``## 四、`` is a label as ``四、`` is; one out of its place is told once."""
    text = "# 2023年工作总结\n\n" + "".join(f"## {number}、工作\n\n工作有序推进。\n\n" for number in "一二三四五八七")
    assert [found.arguments["text"] for found in findings(text, "broken-numbering", path="a.md")] == ["八、"]
