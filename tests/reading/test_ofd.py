"""OFD files give their text in reading order; what cannot be read is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.model import InputError, PassageStatus
from compare.model.origins import OriginKind
from compare.reading.ofd import parse
from compare.reading.options import ReadOptions
from tests.reading.ofd_files import NAMESPACE, laid_out, ofd, page, text_object

SEED = Path(__file__).resolve().parents[2] / "seeds" / "years" / "2023.txt"


def _text(*objects: str, **given: str) -> str:
    return parse(ofd([page(*objects)], **given), "a.ofd", ReadOptions()).text


def test_a_report_is_what_it_is_as_text(tmp_path: Path) -> None:
    report = compare.read(SEED)
    (tmp_path / "2023.ofd").write_bytes(ofd(laid_out(report.text)))
    result = compare.diff(report, compare.read(tmp_path / "2023.ofd"))
    assert {pair.status for pair in result.passages} == {PassageStatus.EQUAL}


def test_lines_of_a_paragraph_are_joined_and_the_next_is_parted() -> None:
    text = "全年门诊服务二百万人次，同比增长百分之五。" * 4
    assert parse(ofd(laid_out(f"{text}\n{text}")), "a.ofd", ReadOptions()).text == f"{text}\n{text}\n"


def test_characters_in_objects_of_their_own_are_one_word() -> None:
    assert _text(*(text_object(each, 25 + at * 2.5, 30) for at, each in enumerate("2024"))) == "2024\n"


def test_a_wide_gap_parts_columns() -> None:
    assert _text(text_object("收入", 25, 30), text_object("1200", 90, 30)) == "收入\t1200\n"


def test_rows_are_a_table() -> None:
    rows = [("项目", "2023年", "2024年"), ("收入", "120", "150"), ("支出", "100", "110")]
    cells = [text_object(each, 25 + 50 * c, 30 + 8 * r) for r, row in enumerate(rows) for c, each in enumerate(row)]
    (table,) = parse(ofd([page(*cells)]), "a.ofd", ReadOptions()).layout.tables
    assert len(table.cells) == 9


def test_steps_may_be_repeated_and_the_last_holds_on() -> None:
    code = '<ofd:TextObject Boundary="20 30 90 5" Size="5"><ofd:TextCode X="0" Y="4" DeltaX="g 3 5">增长二十亿元</ofd:TextCode></ofd:TextObject>'
    assert _text(code) == "增长二十亿元\n"


def test_a_run_may_go_on_in_the_next_line() -> None:
    code = '<ofd:TextObject Boundary="20 30 90 20" Size="5"><ofd:TextCode X="0" Y="4" DeltaX="5 -5 5" DeltaY="0 8 0">甲乙丙丁</ofd:TextCode></ofd:TextObject>'
    assert _text(code).split() == ["甲乙丙丁"] or _text(code).split() == ["甲乙", "丙丁"]


def test_scaled_objects_stand_where_they_are_drawn() -> None:
    code = '<ofd:TextObject Boundary="{x} 30 90 5" CTM="0.5 0 0 0.5 0 0" Size="10"><ofd:TextCode X="0" Y="8" DeltaX="10">{text}</ofd:TextCode></ofd:TextObject>'
    assert _text(code.format(x=35, text="收入"), code.format(x=25, text="年度")) == "年度收入\n"


@pytest.mark.parametrize(
    ("more", "inside"),
    [
        ('Visible="false"', ""),
        ('Alpha="0"', ""),
        ("", '<ofd:FillColor Value="255 255 255"/>'),
        ("", '<ofd:FillColor Value="0 0 0" Alpha="0"/>'),
    ],
)
def test_text_that_nobody_sees_is_said(more: str, inside: str) -> None:
    hidden = text_object("暗中插入", 25, 40, more=more, inside=inside)
    layout = parse(ofd([page(text_object("看得见", 25, 30), hidden)]), "a.ofd", ReadOptions()).layout
    assert len(layout.concealed) == 1


def test_what_lies_under_every_page_is_read() -> None:
    template = page(text_object("年度报告", 25, 20))
    body = page(text_object("正文", 25, 40), template='<ofd:Template TemplateID="7"/>')
    parsed = parse(ofd([body], parts={"Doc_0/Tpls/Tpl_0/Content.xml": template}), "a.ofd", ReadOptions())
    assert parsed.text.split() == ["年度报告", "正文"]


def test_seals_are_counted_and_the_making_is_told() -> None:
    signatures = f'<ofd:Signatures {NAMESPACE}><ofd:Signature ID="1"/></ofd:Signatures>'
    data = ofd(
        [page(text_object("正文", 25, 40))],
        "<ofd:Author>张三</ofd:Author><ofd:Creator>甲软件</ofd:Creator>",
        {"Doc_0/Signs/Signatures.xml": signatures},
        "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>",
    )
    parsed = parse(data, "a.ofd", ReadOptions())
    assert [count for _, count in parsed.layout.unread] == [1]
    assert [(each.kind, each.value) for each in parsed.origin] == [
        (OriginKind.AUTHOR, "张三"),
        (OriginKind.PRODUCER, "甲软件"),
    ]


PICTURE = '<ofd:ImageObject ID="3" ResourceID="4" Boundary="0 0 210 297"/>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (ofd([page(PICTURE)]), "holds pictures"),
        (ofd([]), "is empty"),
        (ofd(["<a/>"], parts={"Doc_0/Document.xml": "<ofd"}), "is damaged"),
        (ofd(['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']), "is damaged"),
        (ofd(["<a/>"], parts={"OFD.xml": f"<ofd:OFD {NAMESPACE}><ofd:Encryptions/></ofd:OFD>"}), "password"),
        (ofd([page(text_object("甲", 1, 1))], parts={"Doc_0/Pages/Page_0/Content.xml": ""}), "is damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.ofd").write_bytes(data)
    with pytest.raises(InputError, match=reason):
        compare.read(tmp_path / "a.ofd")


ATTRIBUTE = st.text("0123456789.-g e", max_size=12)


@given(ATTRIBUTE, ATTRIBUTE, ATTRIBUTE, st.text("收入12 \n", max_size=9))
def test_no_numbers_break_the_reader(box: str, ctm: str, steps: str, text: str) -> None:
    broken = f'<ofd:TextObject Boundary="{box}" CTM="{ctm}" Size="5"><ofd:TextCode X="{box}" Y="4" DeltaX="{steps}" DeltaY="{ctm}">{text}</ofd:TextCode></ofd:TextObject>'
    parsed = parse(ofd([page(broken, text_object("正文", 25, 40))]), "a.ofd", ReadOptions())
    assert "正文" in parsed.text


def test_repeats_without_end_are_none() -> None:
    code = '<ofd:TextObject Boundary="20 30 90 5" Size="5"><ofd:TextCode X="0" Y="4" DeltaX="g 999999999 5">甲乙</ofd:TextCode></ofd:TextObject>'
    assert _text(code) == "甲乙\n"
