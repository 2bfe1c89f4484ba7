"""What the format says of a document decides: headings and their levels, tables, chrome."""

import compare
from compare.model import Cell, Chrome, ChromeKind, Document, Layout, Outline, PassageKind, Span, StyledHeading, Table
from compare.structure import passages

BODY = "全年新增床位100张，比上年增长5%。各项工作有序推进。"


def document(*lines: str | tuple[str, int]) -> Document:
    """A document of one paragraph a line; a pair is a heading of that level."""
    text, headings = "", []
    for line in lines:
        words, level = line if isinstance(line, tuple) else (line, None)
        if level is not None:
            headings.append(StyledHeading(Span(len(text), len(text) + len(words)), level))
        text += f"{words}\n"
    return Document("report.docx", text, layout=Layout(headings=tuple(headings)))


def headings(outline: Outline) -> list[tuple[int, str | None, str]]:
    (report,) = outline.reports
    return [(section.level, section.label, section.heading) for section in report.walk()]


def test_styles_decide_headings_and_levels() -> None:
    outline = compare.outline(
        document(
            ("临江市卫生健康局", 1),
            ("服务与管理", 2),
            BODY,
            ("（一）门诊", 4),
            BODY,
            ("1. 住院", 3),
            BODY,
            ("下一步", 2),
            BODY,
        )
    )
    assert outline.reports[0].title == "临江市卫生健康局"
    assert headings(outline) == [
        (1, None, "服务与管理"),
        (2, "（一）", "门诊"),
        (2, "1.", "住院"),
        (1, None, "下一步"),
    ]


def test_labels_tell_levels_that_the_format_sets_alike() -> None:
    outline = compare.outline(
        document(
            "开头。",
            ("一、服务", 1),
            ("（一）门诊", 1),
            BODY,
            ("（二）住院", 1),
            BODY,
            ("二、管理", 1),
            BODY,
            ("附则", 1),
        )
    )
    assert [level for level, *_ in headings(outline)] == [1, 2, 2, 1, 1]


def test_a_label_alone_is_its_own_heading() -> None:
    outline = compare.outline(document("Cover.", ("PART I", 1), ("Item 1. Business", 1), "We run nine branches."))
    assert headings(outline) == [(1, None, "PART I"), (2, "Item 1.", "Business")]


def test_a_first_heading_among_its_equals_is_no_title() -> None:
    outline = compare.outline(document(("Overview", 1), "We run nine branches.", ("Finances", 1), "All is paid."))
    assert outline.reports[0].title is None
    assert headings(outline) == [(1, None, "Overview"), (1, None, "Finances")]


def test_headings_without_a_style_are_found_beside_those_with_one() -> None:
    outline = compare.outline(
        document(
            ("临江市2023年工作总结", 1),
            ("一、服务", 2),
            f"（一）门诊增量提质。{BODY}",
            f"（二）住院有序。{BODY}",
            "二、管理",  # as the first, but its author forgot the style
            BODY,
        )
    )
    assert headings(outline) == [
        (1, "一、", "服务"),
        (2, "（一）", "门诊增量提质"),
        (2, "（二）", "住院有序"),
        (1, "二、", "管理"),
    ]


def test_a_whole_paragraph_in_a_heading_style_is_headed_as_its_text_says() -> None:
    outline = compare.outline(document("开头。", (f"（一）抓实党建。{BODY}", 2), (f"{BODY}" * 9, 2)))
    assert headings(outline) == [(1, "（一）", "抓实党建")]


def tabled() -> Document:
    above, rows, below = "一、床位\n", [["一、编制床位", "1"], ["二、开放床位", "2"]], "二、管理\n" + BODY
    text, cells = above, []
    for r, row in enumerate(rows):
        for c, word in enumerate(row):
            cells.append(Cell(Span(len(text), len(text) + len(word)), r, c))
            text += word + ("\t" if c == 0 else "\n")
    table = Table(Span(cells[0].span.start, cells[-1].span.end), tuple(cells))
    return Document("report.docx", text + below, layout=Layout(tables=(table,)))


def test_rows_of_a_table_are_rows_and_no_headings() -> None:
    outline = compare.outline(tabled())
    assert headings(outline) == [(1, "一、", "床位"), (1, "二、", "管理")]
    kinds = [(p.kind, p.span.of(outline.text)) for p in passages(outline, outline.reports[0])]
    assert kinds[1:3] == [(PassageKind.ROW, "一、编制床位\t1"), (PassageKind.ROW, "二、开放床位\t2")]


def test_numbered_rows_of_a_table_split_no_report() -> None:
    assert len(compare.outline(tabled()).reports) == 1


def test_sentences_in_a_cell_stay_one_row() -> None:
    words = "门诊增加。住院减少。"
    table = Table(Span(0, len(words)), (Cell(Span(0, len(words)), 0, 0),))
    outline = compare.outline(Document("t.docx", words, layout=Layout(tables=(table,))))
    assert [p.span.of(words) for p in passages(outline, outline.reports[0])] == [words]


def test_chrome_of_the_format_joins_what_is_seen_in_the_text() -> None:
    text = "内部资料 3\n一、服务\n全年门诊人次，\n内部资料 4\n增加5%，住院减少。\n版权所有\n"
    chrome = tuple(
        Chrome(ChromeKind.PAGE_NUMBER, Span(at, at + 6)) for at in (text.index("内部资料 3"), text.index("内部资料 4"))
    )
    outline = compare.outline(Document("r.pdf", text, layout=Layout(chrome=chrome)))
    assert [item.span.of(text) for item in outline.chrome] == ["内部资料 3", "内部资料 4", "版权所有"]
    kinds = [p.kind for p in passages(outline, outline.reports[0])]
    assert kinds == [PassageKind.HEADING, PassageKind.SENTENCE]  # the sentence reads on across the page


def test_what_the_format_calls_a_heading_is_no_chrome() -> None:
    outline = compare.outline(document("开头。", ("首页", 2), BODY))
    assert outline.chrome == ()
    assert headings(outline) == [(1, None, "首页")]


def test_the_office_under_a_title_of_the_format_is_no_chrome() -> None:
    outline = compare.outline(
        document(
            ("2023年文化发展统计公报", 1),
            "临江市文化局",
            "发布时间：2024年8月30日",
            f"2023年，{BODY}",
            ("一、综合", 2),
            BODY,
        )
    )
    assert [item.span.of(outline.text) for item in outline.chrome] == ["发布时间：2024年8月30日"]
    assert outline.reports[0].organisation == "临江市文化局"
