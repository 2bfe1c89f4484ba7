"""Search in the texts of the panes."""

from __future__ import annotations

from made import story

from compare.language import Words
from tui.data.comparison_rows import comparison_rows
from tui.data.search import SearchHits, pattern


def test_a_search_does_not_mind_width_and_letter_case() -> None:
    assert pattern("(一)abc").search("x（一）ABC")
    assert pattern("a b").search("a\nb")
    assert not pattern("a.c").search("abc")


def test_hits_stand_in_the_order_of_the_rows(words: Words) -> None:
    rows = comparison_rows(story(), words)
    hits = SearchHits(rows, ("old", "new"), "一")
    every = [hits[at] for at in range(len(hits))]
    assert [hit.row for hit in every] == sorted(hit.row for hit in every)
    assert all(hit.span.of(rows.column(hit.column).text) == "一" for hit in every)
    assert {hit.column for hit in every} == {"old", "new"}
    assert not len(SearchHits(rows, ("old",), "七百"))
    assert len(SearchHits(rows, ("new",), "七百")) == 1
    assert hits.following(0, -1) == len(hits) - 1
