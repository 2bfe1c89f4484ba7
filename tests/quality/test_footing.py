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
LEAST_TOLD = 0.99
LEAST_AT_THE_CELL = 0.98  # of the cells that only can be the wrong one
LEAST_NAMED = 0.98  # of those that are one of several that can: all of them are named, and the sum is pointed at
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
    told, at_cell, named = [], [], []
    for (each, at), found in zip(altered, wrong, strict=True):
        told.append(any(_prints(each, place, at, text) for finding in found for place in _places(finding)))
        suspects = each.suspects()
        assert at in suspects
        if suspects == {at}:
            at_cell.append(any(_prints(each, finding.span, at, text) for finding in found))
        else:
            marked = [place for finding in found for place in _places(finding)]
            named.append(all(any(_prints(each, place, other, text) for place in marked) for other in suspects))
    assert sum(told) >= LEAST_TOLD * len(told)
    assert sum(at_cell) >= LEAST_AT_THE_CELL * len(at_cell)
    assert sum(named) >= LEAST_NAMED * len(named)


def _prints(made: MadeTable, place: Span, at: tuple[int, int], text: str) -> bool:
    return place.of(text) == made.cells[at[0]][at[1]]


def _places(finding: Finding) -> list[Span]:
    return [finding.span, *(place.span for place in finding.related)]
