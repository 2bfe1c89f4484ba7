"""The pair that the desk is measured with is one that the engine could have made."""

from __future__ import annotations

from compare.model import PassageStatus
from tests.benchmarks.long_pair import long_pair


def test_passages_tile_both_texts_and_edits_turn_one_into_the_other() -> None:
    comparison = long_pair(2_000)
    for side in ("old", "new"):
        text = getattr(comparison, side).text
        spans = sorted(span for pair in comparison.passages if (span := getattr(pair, side)) is not None)
        assert [span.of(text) for span in spans] == text.split("\n")
    for pair in comparison.passages:
        if pair.status is PassageStatus.EDITED and pair.old and pair.new:
            (edit,) = pair.edits
            old, new = comparison.old.text, comparison.new.text
            assert old[pair.old.start : edit.old.start] == new[pair.new.start : edit.new.start]
            assert old[edit.old.end : pair.old.end] == new[edit.new.end : pair.new.end]
    assert set(comparison.summary.passages) >= {PassageStatus.MOVED, PassageStatus.ADDED, PassageStatus.REMOVED}
