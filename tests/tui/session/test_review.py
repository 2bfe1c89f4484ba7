"""What is decided at one desk: kept, undone, seen by the other window."""

from __future__ import annotations

from pathlib import Path

from compare.library.store import Store
from compare.model import DecisionState, Subject
from tui.data.review_items import ReviewItem
from tui.session.review import Review

A, B, C = (ReviewItem(key, Subject.MATCH, f"about {key}") for key in "abc")


def test_deciding_again_takes_the_decision_back() -> None:
    review = Review(Store(":memory:"))
    review.load([A, B])
    review.decide([A], DecisionState.CONFIRMED)
    assert review.is_decided(A)
    review.decide([A], DecisionState.CONFIRMED)
    assert not review.is_decided(A)
    review.decide([A, B], DecisionState.FALSE_ALARM)
    assert review.is_decided(A) and review.is_decided(B)
    assert sorted(review.undo()) == ["a", "b"]
    assert not review.is_decided(B)


def test_a_note_stays_when_the_decision_changes() -> None:
    review = Review(Store(":memory:"))
    review.load([A])
    review.annotate(A, "核对过")
    review.decide([A], DecisionState.FALSE_ALARM)
    decision = review.decision(A)
    assert decision is not None
    assert (decision.note, decision.state) == ("核对过", DecisionState.FALSE_ALARM)
    review.undo()
    review.undo()
    assert review.decision(A) is None


def test_what_was_seen_counts_and_is_kept_with_the_next_save(tmp_path: Path) -> None:
    with Store(tmp_path / "review") as store:
        review = Review(store)
        review.load([A, B, C])
        assert review.see(A)
        assert not review.see(A)
        review.decide([B], DecisionState.CONFIRMED)
        assert review.progress({"a", "b", "c"}) == (2, 1, 3, 0)
    with Store(tmp_path / "review") as store:
        again = Review(store)
        again.load([A, B, C])
        assert again.progress({"a", "b", "c"}) == (2, 1, 3, 0)


def test_two_windows_see_each_others_decisions(tmp_path: Path) -> None:
    with Store(tmp_path / "review") as mine, Store(tmp_path / "review") as theirs:
        here, there = Review(mine), Review(theirs)
        here.load([A, B])
        there.load([A, B])
        there.decide([A], DecisionState.CONFIRMED)
        here.see(B)
        assert here.catch_up()
        assert here.is_decided(A)
        assert not here.catch_up()
        there.undo()
        assert here.catch_up()
        assert not here.is_decided(A)
        assert here.decision(B) is not None  # seen here, not written yet


def test_the_sign_of_several_things_is_what_they_all_are() -> None:
    review = Review(Store(":memory:"))
    review.load([A, B])
    assert review.sign([A, B]).strip() == ""
    review.decide([A], DecisionState.CONFIRMED)
    assert review.sign([A]).startswith("✓")
    assert review.sign([A, B]).strip() == ""
    review.decide([B], DecisionState.CONFIRMED)
    assert review.sign([A, B]).startswith("✓")
