"""Evidence as a table, a list and a page: what a reviewer decided stands beside it, and hostile text stays text."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from compare.language import ENGLISH, Words
from compare.model import Span
from compare.render.evidence import Evidence, EvidenceKind, Gravity, Quote
from compare.render.registry import Format, writer
from compare.render.results import EvidenceResult, Presentation

HOSTILE = "=cmd|'/C calc'!A0 <script>alert(1)</script> \x1b]52;c;aaa\x07 **[a](b)** \u202e\ttail"
QUOTE = Quote("old.txt", 0, "卫生局", "36家", "全县有医院", "。", "line 3", "一、概况", Span(5, 8))
ROW = Evidence(
    "figure-1", EvidenceKind.FIGURE, "changed", "~", "医院: 36家 → 40家", Gravity.CHANGE, QUOTE, None, "+11.1%"
)


def written(row: Evidence, form: Format) -> str:
    text = writer(EvidenceResult, form)(EvidenceResult([row]), Presentation(Words(ENGLISH), 100))
    assert isinstance(text, str)
    return text


def test_a_row_of_the_table_has_quotation_place_and_decision() -> None:
    row = replace(ROW, decision="confirmed", note="ask")
    (cells,) = csv.DictReader(StringIO(written(row, Format.CSV).removeprefix("\ufeff")))
    assert (cells["statement"], cells["old_text"], cells["old_place"]) == ("医院: 36家 → 40家", "36家", "line 3")
    assert (cells["decision"], cells["note"], cells["new_text"]) == ("confirmed", "ask", "")


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.HTML, Format.TEXT])
def test_a_list_has_what_was_decided(form: Format) -> None:
    text = written(replace(ROW, decision="confirmed", note="ask"), form)
    for part in ("36家", "卫生局", "line 3", "+11.1%", "confirmed", "ask"):
        assert part in text


@pytest.mark.parametrize("form", [Format.CSV, Format.MARKDOWN, Format.HTML])
def test_hostile_text_stays_text(form: Format) -> None:
    quote = replace(QUOTE, text=HOSTILE, office=HOSTILE, section=HOSTILE)
    text = written(replace(ROW, statement=HOSTILE, old=quote, note=HOSTILE), form)
    assert "\x1b" not in text
    assert "\u202e" not in text
    if form is Format.CSV:
        cells = next(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells.values())
    elif form is Format.MARKDOWN:
        assert "<script>" not in text.replace("\\<", "")
        assert "[a](b)" not in text
    elif form is Format.HTML:
        assert "<script>alert" not in text
