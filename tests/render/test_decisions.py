"""Decisions written for programs and people, and read back."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.language import ENGLISH, Words
from compare.library.portable import load, parse
from compare.model import Decision, DecisionState, InputError, Subject
from compare.render.decisions import decisions_csv, decisions_json, decisions_markdown

made = st.builds(
    Decision,
    st.text(min_size=1),
    st.sampled_from(Subject),
    st.sampled_from(DecisionState),
    st.text(),
    st.text(),
    st.one_of(st.none(), st.datetimes(timezones=st.just(UTC))),
)


@given(st.lists(made))
def test_what_is_written_as_json_is_read_back(decisions: list[Decision]) -> None:
    assert list(parse(decisions_json(decisions), "made")) == decisions


@pytest.mark.parametrize("state", ["accepted", "dismissed"])
def test_entries_of_an_older_baseline_are_false_alarms(state: str) -> None:
    entry = f'{{"key": "1", "subject": "finding", "state": "{state}", "label": "a"}}'
    (decision,) = parse(f'{{"schema": "bidui/decisions/1", "decisions": [{entry}]}}', "known.json")
    assert decision.state is DecisionState.FALSE_ALARM


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"schema": "bidui/diff/1"}',
        '{"schema": "bidui/decisions/1"}',
        '{"schema": "bidui/decisions/1", "decisions": [{"key": "a"}]}',
        '{"schema": "bidui/decisions/2", "decisions": [{"key": 1, "subject": "match", "state": "open", "label": ""}]}',
        '{"schema": "bidui/decisions/2", "decisions": [{"key": "1", "subject": "x", "state": "open", "label": ""}]}',
        "[" * 100_000,
    ],
)
def test_another_file_is_refused_by_name(text: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"baseline\.json"):
        load(str(path))


def test_an_absent_or_binary_file_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    with pytest.raises(InputError):
        load(str(path))
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError):
        load(str(path))


HOSTILE = Decision(
    "k",
    Subject.FINDING,
    DecisionState.FALSE_ALARM,
    "=cmd|' /C calc'!A0\x1b[31m",
    "<img src=x>[a](b)\n# c",
    datetime.now(UTC),
)


def test_a_csv_row_is_a_line_and_no_formula() -> None:
    text = decisions_csv([HOSTILE])
    assert text.isascii() or "\x1b" not in text
    (row,) = list(csv.DictReader(StringIO(text)))
    assert row["label"].startswith("'=")
    assert "\n" not in row["note"]


def test_markdown_shows_text_as_it_is() -> None:
    text = decisions_markdown([HOSTILE], Words(ENGLISH))
    (line,) = (line for line in text.splitlines() if line.startswith("- "))
    assert "<" not in line.replace("\\<", "")
    assert "[" not in line.replace("\\[", "")
    assert "\x1b" not in text
    assert "\n# c" not in text
