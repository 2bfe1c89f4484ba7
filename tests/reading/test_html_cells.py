"""Cells and raised text of web pages."""

from pathlib import Path

import pytest
from made_files import write

import compare


def text(folder: Path, body: str) -> str:
    page = (
        f"<html><body><h1>Review</h1><p>All offices handed in their returns on time this year.</p>{body}</body></html>"
    )
    return compare.read(write(folder, "a.html", page.encode())).text.split("\n", 2)[2].strip()


@pytest.mark.parametrize(
    "cell",
    [
        "Average<br>cost",
        "<div>Average</div><div>cost</div>",
        "<p>Average</p>\n<p>cost</p>",
        "Average<br/>\ncost",
        "<ul><li>Average</li><li>cost</li></ul>",
    ],
)
def test_lines_of_a_cell_are_told_apart(tmp_path: Path, cell: str) -> None:
    table = f"<table><tr><td>{cell}</td><td>Visits</td></tr><tr><td>36</td><td>12</td></tr></table>"
    assert text(tmp_path, table) == "Average cost\tVisits\n36\t12"


def test_what_a_cell_hides_is_not_read(tmp_path: Path) -> None:
    table = '<table><tr><td>Rent<span style="display:none">99</span></td><td>2023</td></tr><tr><td>36</td><td>12</td></tr></table>'
    assert text(tmp_path, table).startswith("Rent\t2023")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>Visits 86<sup>2</sup> a day</p>", "Visits 86² a day"),
        ("<p>Visits 86<sup><a href='#n2'>(2)</a></sup> a day</p>", "Visits 86⁽²⁾ a day"),
        ("<p>Visits 86<span style='vertical-align:super;font-size:7pt'>2</span> a day</p>", "Visits 86² a day"),
        (
            "<p>Visits 86<font style='position:relative;font-size:5pt;top:-4px'>(2)</font> a day</p>",
            "Visits 86⁽²⁾ a day",
        ),
        ("<p>the 3<sup>rd</sup> office</p>", "the 3rd office"),
        ("<p>35 km<sup>2</sup> of CO<sub>2</sub></p>", "35 km² of CO2"),
    ],
)
def test_raised_text(tmp_path: Path, body: str, shown: str) -> None:
    assert text(tmp_path, body) == shown
