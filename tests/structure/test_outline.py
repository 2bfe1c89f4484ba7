"""Reports, chrome and passages of whole documents."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.model import Cell, Chrome, ChromeKind, Document, Layout, ReportError, Span, StyledHeading, Table
from compare.structure import passages
from tests.promises import untold


def test_passages_tile_the_samples(seeds: Path) -> None:
    for sample in sorted(seeds.rglob("*.txt")):
        assert untold(compare.read(sample)) == [], sample


def test_passages_tile_the_real_documents(shared: Path) -> None:
    for folder in (
        "seeds",
        "gold/pairs",
        "corpora/state-council-reports",
        "corpora/bulletins",
        "corpora/fomc-statements",
        "corpora/provincial-reports-2026",
    ):
        for path in sorted((shared / folder).glob("*.txt")):
            assert untold(compare.read(path)) == [], path


LINES = st.sampled_from(
    [
        "一、总体情况",
        "（一）抓实党建。全区共有61家机构，比上年增加5家。",
        "1、业务培训",
        "2、根据要求完善指标，严格执行制度，提高质量，保障安全。",
        "全年门诊62236人次，比去年同期增长17%，",
        "其中急诊1.2万人次。\n\n3、继续推进",
        "第 3 页 共 6 页",
        "关于卫生局工作计划【三篇】",
        "卫生局2023年工作总结1",
        "上一篇 下一篇",
        "The U.S. office reported 3.5 percent. See No. 5.",
        "PERFORMANCE",
        "版权所有 ICP备12345号",
        "# 卫生局2024年工作总结",
        "## 二、服务 ##",
        "----",
        "| 指标 | 2023 |",
        "|---|---|",
        "目录",
        "一、总体情况 ...... 3",
        "第一章",
        "PART I",
        "MARKETS AND",
        "OTHER MATTERS",
        "附件1",
        "1",
        "2",
        "篇二：工作总结",
        "2024年12月3日",
        "指标\t2021年\t2022年",
        "、法规",
        "",
        " ",
        "（",
        "。。。",
        "①②",
    ]
)


@settings(max_examples=600, deadline=None)
@given(st.lists(LINES, max_size=14))
def test_passages_tile_whatever_comes(lines: list[str]) -> None:
    assert untold(compare.read_text("\n".join(lines))) == []


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(LINES, st.sampled_from(["", "heading", "row", "chrome"]), st.integers(1, 6)), max_size=10))
def test_passages_tile_whatever_the_format_says(lines: list[tuple[str, str, int]]) -> None:
    text, headings, tables, chrome = "", [], [], []
    for line, what, level in lines:
        span = Span(len(text), len(text) + len(line))
        if what == "heading":
            headings.append(StyledHeading(span, level))
        elif what == "row":
            tables.append(Table(span, (Cell(span, 0, 0),)))
        elif what == "chrome" and line.strip():
            chrome.append(Chrome(ChromeKind.NAVIGATION, span))
        text += f"{line}\n"
    layout = Layout(headings=tuple(headings), tables=tuple(tables), chrome=tuple(chrome))
    assert untold(Document("made", text, layout=layout)) == []


def test_the_sample_collection(seeds: Path) -> None:
    truth = json.loads((seeds / "collection.truth.json").read_text("utf-8"))
    outline = compare.outline(compare.read(seeds / "collection.txt"))
    assert [report.title for report in outline.reports] == [report["title"] for report in truth["reports"]]
    assert [list(report.span) for report in outline.reports] == [report["span"] for report in truth["reports"]]
    assert [report.year for report in outline.reports] == [report["year"] for report in truth["reports"]]
    labelled = {i for item in truth["chrome"] for i in range(*item["span"])}
    found = {i for item in outline.chrome for i in range(*item.span)}
    assert len(labelled & found) >= 0.95 * len(labelled | found)


def test_one_report_of_a_collection(seeds: Path) -> None:
    document = compare.read(f"{seeds}/collection.txt#1")
    (report,) = compare.outline(document).reports
    assert report.index == 1
    with pytest.raises(ReportError, match=r"there is no #7"):
        compare.outline(compare.read(f"{seeds}/collection.txt#7"))


def test_sample_headings(seeds: Path) -> None:
    for folder in ("years", "english"):
        truth = json.loads((seeds / folder / "truth.json").read_text("utf-8"))
        for name, labels in truth["headings"].items():
            (report,) = compare.outline(compare.read(seeds / folder / name)).reports
            found = [(s.level, s.label, s.heading, list(s.heading_span)) for s in report.walk()]
            assert found == [(h["level"], h["label"], h["heading"], h["heading_span"]) for h in labels], name


def test_a_preview_break_is_chrome_and_the_sentence_reads_on() -> None:
    pages = "".join(
        f"{k}、上一页断在句子中间，这里接着写完了这句话。然后又写了一些别的工作内容，这一句写到一半就\n\n"
        for k in range(1, 5)
    )
    document = compare.read_text(
        "1、前言部分写了很多，总体情况良好。工作一直在" + "\n\n" + pages.replace("1、", "2、", 1)
    )
    breaks = [item for item in compare.outline(document).chrome if item.kind is ChromeKind.PREVIEW_BREAK]
    assert len(breaks) >= 2


@pytest.mark.parametrize(
    "sentence",
    [
        "组织学习《中华人民共和国侵权责任法》，信息来源可靠，注册会计师3名。",
        "全区平均分3.5分，完成率1/4，/ 3 家未完成。",
        "在首页位置公开，打印材料300份，下载量1.2万次。",
    ],
)
def test_text_of_a_report_is_no_chrome(sentence: str) -> None:
    assert compare.outline(compare.read_text(f"一、情况\n{sentence}\n")).chrome == ()


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = (
        "年末全国参加保险人数 105307 万人，比上年末\n增加 2436 万人。全年基金收入 68933 亿元，基\n金支出 63079 亿元。\n"
    )
    (report,) = (outline := compare.outline(compare.read_text(text))).reports
    assert len(passages(outline, report)) == 2
