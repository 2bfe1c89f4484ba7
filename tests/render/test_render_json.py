import json
from decimal import Decimal

import pytest
from handmade import COMPARISON, LEDGERS, NEW_OUTLINE, OLD, OLD_OUTLINE, SERIES
from writing import write

from compare.model import Document, FigureStatus, InputError, PassageStatus, Span
from compare.render.json import encode
from compare.render.registry import Format
from compare.render.results import DiffResult, FiguresResult, OutlineResult, TextResult

SKIPPED = [InputError("gone.txt", "is larger than {most} MB", most=64)]


AT_THE_BEGINNING = dict.fromkeys(["page", "line", "paragraph", "table", "row", "column", "sheet", "cell"]) | {
    "line": 1,
    "column": 1,
}


def test_values_are_plain_decimal_strings_and_spans_are_lists() -> None:
    assert encode(Decimal("1E+7")) == "10000000"
    assert encode(Decimal("0.10")) == "0.10"
    assert json.dumps(encode((Span(1, 2), None, True, FigureStatus.ADDED))) == '[[1, 2], null, true, "added"]'
    with pytest.raises(TypeError):
        encode(object())


def test_text() -> None:
    told = json.loads(write(TextResult(Document("a.txt", "甲\n", "gb18030")), Format.JSON))
    assert told == {"schema": "bidui/text/1", "path": "a.txt", "characters": 2, "encoding": "gb18030", "text": "甲\n"}


def test_outline_follows_the_contract() -> None:
    told = json.loads(write(OutlineResult([OLD_OUTLINE], SKIPPED), Format.JSON))
    assert list(told) == ["schema", "documents", "skipped"]
    assert told["schema"] == "bidui/outline/1"
    assert told["skipped"] == [{"path": "gone.txt", "reason": "is larger than 64 MB"}]
    document = told["documents"][0]
    assert list(document) == ["path", "characters", "reports", "chrome"]
    assert document["characters"] == len(OLD)
    assert document["chrome"] == [{"kind": "navigation", "span": [0, 0], "place": AT_THE_BEGINNING}]
    report = document["reports"][0]
    wanted = {"title", "year", "title_year", "plan_year", "organisation", "span", "sections"}
    assert wanted <= set(report)
    section = report["sections"][1]
    assert set(section) == {"level", "label", "heading", "heading_span", "span", "sections", "place"}
    start, end = section["heading_span"]
    assert OLD[start:end] == "二、队伍建设"
    assert section["sections"][0]["heading"] == "培训"


def test_figures_follow_the_contract() -> None:
    told = json.loads(write(FiguresResult(LEDGERS, SERIES), Format.JSON))
    assert list(told) == ["schema", "documents", "series", "skipped"]
    figure = told["documents"][0]["figures"][1]
    assert (
        list(figure)
        == (
            "report span text value unit kind approximation masked low high bound year period scope nature measure terms metric claim place"
        ).split()
    )
    assert figure["value"] == "2.2"
    assert figure["claim"] == {"direction": "up", "basis": "year_on_year", "of": "全年门诊"}
    assert told["series"][0]["points"][0]["value"] == "1200"
    assert "series" not in json.loads(write(FiguresResult(LEDGERS[:1]), Format.JSON))


def test_diff_follows_the_contract() -> None:
    told = json.loads(write(DiffResult(COMPARISON), Format.JSON))
    wanted = "schema old new similarity sections passages figures promises findings summary notices tables important"
    assert list(told) == wanted.split()
    assert told["old"] == {"path": "2022.txt", "report": 0}
    assert told["promises"] == told["findings"] == []
    assert told["passages"][4]["edits"][0]["ignored"] is True
    assert {"status", "renumbered", "old", "new", "similarity"} <= set(told["sections"][0])
    assert told["sections"][3]["old"] is None
    check = told["figures"][1]["claim_check"]
    assert check == {
        "verdict": "contradicted",
        "stated": "9.9",
        "computed": "4.44",
        "reason": "65000 / 62236 - 1 = 4.44%",
        "reason_code": "agrees",
        "arguments": {"sum": "65000 / 62236 - 1", "computed": "4.44%"},
    }


def test_the_summary_has_every_status() -> None:
    told = json.loads(write(DiffResult(COMPARISON), Format.JSON))["summary"]
    assert set(told["passages"]) == {status.value for status in PassageStatus}
    assert set(told["figures"]) == {status.value for status in FigureStatus}
    assert told["figures"]["unchanged"] == 0


def test_text_is_written_as_it_is_and_a_broken_name_as_an_escape() -> None:
    assert "云溪市" in write(OutlineResult([NEW_OUTLINE]), Format.JSON)
    told = write(TextResult(Document("\udcff.txt", "x")), Format.JSON).encode("utf-8", "backslashreplace")
    assert json.loads(told)["path"] == "\udcff.txt"
