"""Exponents, and the picture of curves."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.benchmarks import worst_cases
from tests.benchmarks.curves import Curve, Panel, picture
from tests.benchmarks.growth import exponent, growth_table
from tests.benchmarks.hostile_texts import CASES

PANELS = [
    Panel("diff", "characters", [10, 20, 40, 80], [Curve("bidui", [(10, 1.5), (20, 2.5), (40, 4.5), (80, 8.5)], 0.5)]),
    Panel(
        "scan <b>",
        "reports",
        [1, 2, 4, 8],
        [Curve("a", [(1, 0.1), (2, 0.4)], 0.0), Curve("b", [(1, 0.1), (2, 0.4)], 0.0)],
    ),
]


def test_the_exponent_is_without_the_start() -> None:
    assert exponent([10, 100, 1000], [0.5 + 1, 0.5 + 10, 0.5 + 100], 0.5) == pytest.approx(1)


def test_the_table_says_where_a_program_was_stopped() -> None:
    lines = growth_table(PANELS).splitlines()
    assert lines[2] == "| diff, characters | 10 | bidui | 1.5 | 2.5 | 4.5 | 8.5 | .50 | 1.00 |"
    assert lines[3].endswith("| .10 | .40 | over 300 | over 300 | .00 | 2.00 |")


def test_a_curve_falls_from_left_to_right_as_time_grows_and_names_stand_apart() -> None:
    root = ElementTree.fromstring(picture(PANELS))
    lines = [element for element in root.iter() if element.tag.endswith("polyline")]
    assert len(lines) == 3
    points = [tuple(map(float, point.split(","))) for point in lines[0].attrib["points"].split()]
    assert points == sorted(points)
    assert [y for _, y in points] == sorted((y for _, y in points), reverse=True)
    names = {element.text: float(element.attrib["y"]) for element in root.iter() if element.text in ("a", "b")}
    assert abs(names["a"] - names["b"]) >= 12
    assert any(element.text == "scan <b>" for element in root.iter())


def test_a_case_that_was_stopped_is_over_the_exponent() -> None:
    stopped = worst_cases.Measured(CASES[0], (1.0, 2.0), 50)
    linear = worst_cases.Measured(CASES[0], (1.0, 2.0, 4.0), 50)
    quick = worst_cases.Measured(CASES[0], (0.01, 0.02, 0.03), 50)
    assert [stopped.exponent, linear.exponent, quick.exponent] == [float("inf"), pytest.approx(1), 0]
    page = worst_cases.told([quick, linear, stopped])
    assert page.startswith("3 cases, 1 over 1.2.")
    assert page.index("**inf**") < page.index("| 1.00 |") < page.index("too quick to tell: `diff` of ")


def test_every_row_of_worst_cases_is_one_line() -> None:
    lines = worst_cases.told([worst_cases.Measured(case, (1.0, 2.0, 4.0), 50) for case in CASES]).strip().splitlines()
    assert len(lines) == len(CASES) + 4


def test_every_command_that_reads_documents_has_a_worst_case() -> None:
    assert {case.verb[0] for case in CASES} == {
        *("diff", "figures", "check", "scan", "templates", "outline", "text", "library"),
    }


def test_a_case_is_run(tmp_path: Path) -> None:
    case = worst_cases.Case("few words", ("outline", "-f", "json"), 1, lambda n: ("一、工作\n" * n,))
    assert worst_cases.measured(case, tmp_path, 0.0).exponent < 1
