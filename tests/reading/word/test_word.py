"""What Word files hold beyond paragraphs."""

from pathlib import Path

import pytest
from made_files import write
from wordml import package, paragraph

import compare
from compare.model import ChromeKind, Document
from compare.reading.word.numbering import counted


def read(tmp_path: Path, data: bytes, tracked: str = "new") -> Document:
    return compare.read(write(tmp_path, "a.docx", data), tracked=tracked)  # type: ignore[arg-type]


def lines(document: Document) -> list[str]:
    return document.text.rstrip("\n").split("\n")


TRACKED = package(
    '<w:p><w:r><w:t>全年门诊</w:t></w:r><w:del w:id="1"><w:r><w:delText>62236</w:delText></w:r></w:del>'
    '<w:ins w:id="2"><w:r><w:t>72236</w:t></w:r></w:ins><w:r><w:t>人次。</w:t></w:r></w:p>'
    '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p>'
    + paragraph("后半句。")
    + '<w:tbl><w:tr><w:trPr><w:ins w:id="4"/></w:trPr><w:tc>'
    + paragraph("新增一行")
    + "</w:tc></w:tr></w:tbl>"
)


def test_tracked_changes_are_read_as_accepted_or_as_rejected(tmp_path: Path) -> None:
    assert lines(read(tmp_path, TRACKED)) == ["全年门诊72236人次。", "前半句，后半句。", "新增一行"]
    assert lines(read(tmp_path, TRACKED, "old")) == ["全年门诊62236人次。", "前半句，", "后半句。"]


def numbering(*levels: tuple[str, str]) -> str:
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (format_, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="7">{made}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )


def item(text: str, level: int = 0, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_text(tmp_path: Path) -> None:
    levels = [("chineseCounting", "%1、"), ("japaneseCounting", "（%2）"), ("decimal", "%1.%3")]
    body = item("医疗") + item("基层", 1) + item("妇幼", 1) + item("细目", 2) + item("公卫") + item("基层", 1)
    body += item("另起", 0, 2) + item("再续", 0, 2)
    document = read(tmp_path, package(body, {"numbering": numbering(*levels)}))
    assert lines(document) == [
        "一、医疗", "（一）基层", "（二）妇幼", "一.1 细目", "二、公卫", "（一）基层", "五、另起", "六、再续",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "format_", "shown"),
    [
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (12, "chineseCountingThousand", "十二"),
        (20, "japaneseCounting", "二十"),
        (105, "chineseCounting", "一百零五"),
        (1010, "chineseCounting", "一千零一十"),
        (21, "chineseLegalSimplified", "贰拾壹"),
        (11, "decimalEnclosedCircle", "⑪"),
        (3, "ideographTraditional", "丙"),
        (7, "decimalZero", "07"),
        (0, "upperRoman", "0"),
        (9, "no such format", "9"),
    ],
)
def test_number_formats(value: int, format_: str, shown: str) -> None:
    assert counted(value, format_) == shown


def test_headings_by_style_by_its_base_and_by_outline_level(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="小标题"/><w:basedOn w:val="y"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="z"/><w:basedOn w:val="x"/><w:pPr><w:outlineLvl w:val="1"/>'
        "</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    )
    body = (
        paragraph("目录一行", '<w:pStyle w:val="toc"/>')
        + paragraph("甲", '<w:pStyle w:val="1"/>')
        + paragraph("乙", '<w:pStyle w:val="x"/>')
        + paragraph("丙", '<w:outlineLvl w:val="2"/>')
        + paragraph("正文", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
    )
    document = read(tmp_path, package(body, {"styles": styles}))
    assert [(h.span.of(document.text), h.level) for h in document.layout.headings] == [("甲", 1), ("乙", 2), ("丙", 3)]
    assert [c.span.of(document.text) for c in document.layout.chrome] == ["目录一行"]


def test_text_boxes_once_notes_at_the_end_headers_as_chrome(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('框中文字')}</w:txbxContent>"
    drawn = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = (
        f'<w:p>{drawn}<w:r><w:t>正文</w:t><w:footnoteReference w:id="3"/></w:r></w:p>'
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>"
        '<w:sectPr><w:headerReference r:id="rId-header"/><w:footerReference r:id="rId-footer"/></w:sectPr>'
    )
    footnotes = (
        f'<w:footnote w:id="0" w:type="separator"/><w:footnote w:id="3">{paragraph("数据为初步统计。")}</w:footnote>'
    )
    document = read(
        tmp_path,
        package(body, {"footnotes": footnotes, "header": paragraph("内部资料"), "footer": paragraph("第 3 页")}),
    )
    assert [line for line in lines(document) if line] == [
        "正文",
        "框中文字",
        "[1] 数据为初步统计。",
        "内部资料",
        "第 3 页",
    ]
    chrome = [(c.kind, c.span.of(document.text)) for c in document.layout.chrome]
    assert chrome == [(ChromeKind.NAVIGATION, "内部资料"), (ChromeKind.PAGE_NUMBER, "第 3 页")]
    assert document.layout.unread == (("{count} pieces of hidden text", 1),)


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_merged_cells(tmp_path: Path) -> None:
    above = cell("地区", '<w:vMerge w:val="restart"/>') + cell("收入", '<w:gridSpan w:val="2"/>')
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{above}</w:tr>"
    years = f"<w:tr>{cell('', '<w:vMerge/>')}{cell('2023')}{cell('2022')}</w:tr>"
    row = f"<w:tr>{cell('东区')}{cell('772')}{cell('663')}</w:tr>"
    document = read(tmp_path, package(f"<w:tbl>{head}{years}{row}</w:tbl>"))
    assert lines(document) == ["地区\t收入", "\t2023\t2022", "东区\t772\t663"]
    cells = {
        c.span.of(document.text): (c.row, c.column, c.rows, c.columns, c.header)
        for c in document.layout.tables[0].cells
    }
    assert cells["地区"] == (0, 0, 2, 1, True)
    assert cells["收入"] == (0, 1, 1, 2, True)
    assert cells["2022"] == (1, 2, 1, 1, False)
    place = document.layout.place(document.text.index("663"))
    assert place is not None
    assert (place.table, place.row, place.column) == (1, 3, 3)


def test_a_form_keeps_its_paragraphs(tmp_path: Path) -> None:
    """Many offices hand in a report inside one cell of a form."""
    prose = [f"（{number}）" + "各项工作扎实推进，取得明显成效，" * 5 for number in "一二三"]
    box = "<w:tc>" + "".join(map(paragraph, prose)) + "</w:tc>"
    document = read(tmp_path, package(f"<w:tbl><w:tr>{cell('工作总结')}{box}</w:tr></w:tbl>"))
    assert lines(document) == ["工作总结", *prose]
    assert document.layout.tables[0].cells[1].span.of(document.text) == "\n".join(prose)


def test_the_docx_of_two_years_is_its_txt_twins(shared: Path) -> None:
    """The differences are the automatic numbers of four notes, which the twins lost."""
    from rapidfuzz.distance import Levenshtein

    folder = shared / "corpora/bulletins"
    outline = compare.outline(compare.read(next(folder.glob("*.docx"))))
    assert [report.year for report in outline.reports] == [2023, 2022]
    for report in outline.reports:
        twin = compare.outline(compare.read(next(folder.glob(f"*{report.year}年度统计公报.txt"))))
        ours = "".join(report.span.of(outline.text).split())
        theirs = "".join(twin.text.split())
        assert Levenshtein.distance(ours, theirs) <= 0.005 * len(theirs)
        headings = [[(s.label, s.heading) for s in each.walk()] for each in (report, *twin.reports)]
        assert headings[0] == headings[1]
