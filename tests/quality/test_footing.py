"""Footing over made tables: one altered cell is told, and a right table is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

import compare
from compare.model import CheckOptions, Finding, Severity, Span
from tests.quality.table_generator import MadeTable, table

TABLES = 240
LEAST_TOLD = 0.95
LEAST_AT_THE_CELL = 0.75  # where nothing but one sum holds a cell, any of its figures may be the wrong one
HEAD = "青石县2023年财政统计报告"


def written(tables: Sequence[MadeTable], folder: Path, form: str) -> Path:
    """One report with all the tables."""
    if form == "html":
        body = "".join(f"<p>第{at}号。</p>{made.html()}" for at, made in enumerate(tables))
        text = f"<html><body><h1>{HEAD}</h1>{body}<p>各项工作平稳。</p></body></html>"
    else:
        text = f"# {HEAD}\n\n" + "\n\n".join(f"第{at}号。\n\n{made.markdown()}" for at, made in enumerate(tables))
    path = folder / f"report.{form}"
    path.write_text(text + "\n", "utf-8")
    return path


def findings(tables: Sequence[MadeTable], folder: Path, form: str) -> tuple[str, list[list[Finding]]]:
    """The text of a report with the tables, and what is wrong in each of them."""
    document = compare.read(written(tables, folder, form))
    wrong = compare.check(document, CheckOptions(select=frozenset({"arithmetic"})))
    starts = [document.text.index(f"第{at}号。") for at in range(len(tables))]
    edges = [*starts, len(document.text)]
    grave = [finding for finding in wrong if finding.severity.reaches(Severity.WARNING)]
    return document.text, [
        [finding for finding in grave if edges[at] <= finding.span.start < edges[at + 1]] for at in range(len(tables))
    ]


def made(form: str) -> list[MadeTable]:
    tables = [table(Random(seed)) for seed in range(TABLES)]
    return [each for each in tables if form == "html" or not each.merged]


@pytest.mark.parametrize("form", ["html", "md"])
def test_right_tables_are_left_alone(form: str, tmp_path: Path) -> None:
    _, wrong = findings(made(form), tmp_path, form)
    assert [finding.arguments for found in wrong for finding in found] == []


@pytest.mark.parametrize("form", ["html", "md"])
def test_an_altered_cell_is_told(form: str, tmp_path: Path) -> None:
    altered = [each.altered(Random(at)) for at, each in enumerate(made(form))]
    text, wrong = findings([each for each, _ in altered], tmp_path, form)
    told = at_cell = 0
    for (each, (row, column)), found in zip(altered, wrong, strict=True):
        printed = each.cells[row][column]
        at_cell += any(finding.span.of(text) == printed for finding in found)
        told += any(place.of(text) == printed for finding in found for place in _places(finding))
    assert told >= LEAST_TOLD * len(altered)
    assert at_cell >= LEAST_AT_THE_CELL * len(altered)


def _places(finding: Finding) -> list[Span]:
    return [finding.span, *(place.span for place in finding.related)]
