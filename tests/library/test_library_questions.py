"""What a library answers: a metric over years and offices, what was used again, forms and how they changed."""

import json
import os
import re
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from jsonschema import Draft202012Validator

from compare.cli import main
from compare.library.database import reading
from compare.library.packing import packed, unpacked
from compare.library.queries import FigureQuestion, documents, drift, figures, groups, reused, templates
from compare.model import InputError
from compare.model.layout import Concealed, Concealment, Layout, Place
from compare.model.spans import Span
from compare.render.json_schema import schema
from compare.render.json_schema_rows import ROWS
from tests.render.test_json_schema import closed

_OLD = "全年共举办培训班{}期，参加培训的基层医务人员达到{}人次，覆盖全部卫生院。"
_NEW = "全年共举办线上培训班{}期，参加培训的基层医务人员达到{}人次，覆盖全部卫生院。"
_FREE = {
    "清源县": "河道整治进展顺利，沿岸群众普遍满意。",
    "沙浦县": "档案馆新馆落成并对外开放。",
    "桐岭县": "茶园面积稳中有增。",
}


def _report(county: str, year: int, number: int) -> str:
    form = _OLD if year < 2023 else _NEW
    filled = form.format(number + year - 2000, 1000 * number + 337 + year)
    return f"{county}卫生局{year}年工作总结\n\n全年门诊{number * 1000 + year}人次。\n\n{filled}\n\n{_FREE[county]}\n\n{county}卫生局\n{year}年12月20日\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("questions")
    for year in (2022, 2023):
        for number, county in enumerate(_FREE, start=3):
            path = folder / str(year) / f"{county}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(_report(county, year, number), "utf-8")
    file = str(folder / "library")
    assert main(["library", "init", file]) == 0
    for year in ("2022", "2023"):
        assert main(["library", "add", file, str(folder / year), "--by", "李敏"]) == 0
    return file


def test_documents(library: str) -> None:
    with reading(library) as opened:
        columns, rows = documents(opened)
    first = dict(zip(columns, rows[0], strict=True))
    assert (first["organisation"], first["year"], first["reports"], first["added_by"]) == (
        "桐岭县卫生局",
        2022,
        1,
        "李敏",
    )
    assert len(rows) == 6


def test_a_series_over_years_and_offices(library: str) -> None:
    with reading(library) as opened:
        columns, rows = figures(opened, FigureQuestion(metric="门诊", by=groups("organisation,year")))
    assert columns == ["organisation", "year", "metric", "unit", "value", "least", "most", "figures"]
    assert [row[:2] + row[3:5] for row in rows if row[0] == "清源县卫生局"] == [
        ("清源县卫生局", 2022, "人次", Decimal(5022)),
        ("清源县卫生局", 2023, "人次", Decimal(5023)),
    ]
    assert len(rows) == 6
    with pytest.raises(InputError, match="is none of"):
        groups("organisation; DROP TABLE figures")


def test_what_was_used_again(library: str) -> None:
    with reading(library) as opened:
        assert reused(opened, 2024).rows == []
        columns, rows = reused(opened, 2023)
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    assert {(each["year"], each["source_year"]) for each in found} <= {(2023, 2022), (2023, 2023)}
    assert any(each["label"] == "own" and each["organisation"] == each["source_organisation"] for each in found)


def test_which_report_of_a_file_was_used_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (_report(county, 2022, 3) for county in ("清源县", "桐岭县"))
    (tmp_path / "new.txt").write_text(_report("沙浦县", 2023, 5).replace(_FREE["沙浦县"], _FREE["桐岭县"] * 3), "utf-8")
    (tmp_path / "all.txt").write_text(f"{first}\n{second}".replace(_FREE["桐岭县"], _FREE["桐岭县"] * 3), "utf-8")
    file = str(tmp_path / "library")
    for command in (["init"], ["add", str(tmp_path / "all.txt")], ["add", str(tmp_path / "new.txt")]):
        assert main(["library", command[0], file, *command[1:]]) == 0
    with reading(file) as opened:
        columns, rows = reused(opened, None)
    found = {
        (row["path"][-7:], row["report"], row["source"][-7:], row["source_report"])
        for row in (dict(zip(columns, row, strict=True)) for row in rows)
    }
    assert ("new.txt", 0, "all.txt", 1) in found
    capsys.readouterr()
    assert main(["library", "reused", file, "--width", "120"]) == 0
    assert "all.txt#1" in capsys.readouterr().out


def test_a_form_and_its_change(library: str) -> None:
    with reading(library) as opened:
        known = {row[-1]: row[:4] for row in templates(opened).rows}
        changed = [dict(zip(drift(opened).columns, row, strict=True)) for row in drift(opened).rows]
    assert known[_OLD] == (2022, 2022, 3, 3)
    assert known[_NEW] == (2023, 2023, 3, 3)
    assert [(each["before"], each["after"], each["since"]) for each in changed] == [(_OLD, _NEW, 2023)]


_QUESTIONS = {
    "library": [["list"]],
    "library-show": [["show", "1", "2"]],
    "library-figures": [
        ["figures"],
        ["figures", "--by", "organisation,year"],
        ["figures", "--by", "path,title,period"],
    ],
    "library-reused": [["reused"]],
    "library-templates": [["templates"], ["templates", "--drift"]],
}


@pytest.mark.parametrize(
    ("name", "asked"), [(name, asked) for name, each in _QUESTIONS.items() for asked in each], ids=str
)
def test_answers_follow_their_schema(
    library: str, name: str, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["library", asked[0], library, *asked[1:], "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["schema"] == f"bidui/{name}/1"
    assert printed[ROWS[name].key]
    Draft202012Validator(closed(schema(name)), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(printed)


_FOR_PEOPLE = [
    ["list"],
    ["show", "1", "2"],
    ["figures", "--by", "organisation,year"],
    ["reused", "--label", "own"],
    ["templates"],
    ["templates", "--drift"],
]


@pytest.mark.parametrize(("width", "language"), [(80, "en"), (80, "zh_CN"), (120, "zh_CN")])
def test_answers_for_people(library: str, language: str, width: int, capsys: pytest.CaptureFixture[str]) -> None:
    shown = []
    for asked in _FOR_PEOPLE:
        command = ["--lang", language, "library", asked[0], library, *asked[1:], "--width", str(width)]
        assert main(command) == 0
        shown += [f"$ {' '.join(asked)}\n", re.sub(r"\d{4}-\d\d-\d\d", "2024-12-31", capsys.readouterr().out), "\n"]
    file = Path(__file__).parent / "golden" / f"answers-{width}.{language}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.write_text("".join(shown), "utf-8")
    assert "".join(shown) == file.read_text("utf-8")


def test_answers_in_every_format(library: str, tmp_path: Path) -> None:
    asked = ["library", "figures", library, "--metric", "门诊"]
    for form in ("json", "csv", "parquet", "txt"):
        assert main([*asked, "-o", str(tmp_path / f"rows.{form}")]) == 0
    rows = json.loads((tmp_path / "rows.json").read_text("utf-8"))["figures"]
    assert sorted(row["value"] for row in rows) == ["5022", "5023", "6022", "6023", "7022", "7023"]
    typed = duckdb.sql(f"SELECT value, year FROM '{tmp_path / 'rows.parquet'}' ORDER BY value").fetchall()
    assert sorted(str(value.normalize()) for value, _ in typed) == sorted(
        str(Decimal(row["value"]).normalize()) for row in rows
    )
    assert len((tmp_path / "rows.csv").read_text("utf-8-sig").splitlines()) == len(rows) + 1


def test_a_layout_comes_back_as_it_was_packed() -> None:
    layout = Layout(places=(Place(0, page=1), Place(9, sheet="表一")), unread=(("{count} pages", 2),), markup=(Span(1, 2),), concealed=(Concealed(Span(3, 4), Concealment.TINY),))  # fmt: skip
    assert unpacked(Layout, packed(layout)) == layout
