"""The outline of a comparison."""

from __future__ import annotations

from made import story

from compare.language import Words
from tui.data.comparison_rows import comparison_rows
from tui.data.sections import entries


def test_the_outline_counts_what_changed_below_each_heading(words: Words) -> None:
    comparison = story()
    outline = entries(comparison, comparison_rows(comparison, words), words)
    assert [(entry.heading, entry.changes) for entry in outline] == [
        ("2023年工作报告", 1),
        ("一、总体情况", 1),
        ("二、下步打算", 3),
    ]
