"""Passages held together or kept apart by hand are found again by what they say."""

from __future__ import annotations

import pytest

import compare
from compare.library.pairings import pairing, pairing_key, with_pairings
from compare.model import Decision, DecisionState, DiffOptions, Document, Pin

OLD = "2022年工作报告\n一、收入\n全年收入100万元，比上年增加。\n二、支出\n全年支出50万元。\n同上。\n三、人员\n同上。\n"
NEW = "2023年工作报告\n一、收入\n全年收入120万元，比上年增加；\n二、支出\n全年支出50万元。\n同上。\n三、人员\n同上。\n"


def documents() -> tuple[Document, Document]:
    return compare.read_text(OLD, "old.txt"), compare.read_text(NEW, "new.txt")


def decided(old: str, new: str, state: DecisionState) -> Decision:
    old_document, new_document = documents()
    return pairing(compare.diff(old_document, new_document), Pin(OLD.rindex(old), NEW.rindex(new)), state)


def options(kept: list[Decision], old: Document, new: Document, given: DiffOptions | None = None) -> DiffOptions:
    return with_pairings(given or DiffOptions(), kept, compare.outline(old), compare.outline(new))


def test_both_are_found_where_text_was_added_before_them() -> None:
    kept = [decided("全年收入", "全年支出", DecisionState.CONFIRMED)]
    old, new = OLD.replace("一、收入", "前言\n今年是难忘的一年。\n一、收入"), NEW
    found = options(kept, compare.read_text(old), compare.read_text(new))
    assert found.pins == (Pin(old.index("全年收入"), new.index("全年支出")),)
    pairs = {
        (p.old.start, p.new.start)
        for p in compare.diff(*documents(), options(kept, *documents())).passages
        if p.old and p.new
    }
    assert (OLD.index("全年收入"), NEW.index("全年支出")) in pairs


def test_sides_that_changed_places() -> None:
    old, new = documents()
    found = options([decided("全年收入", "全年支出", DecisionState.FALSE_ALARM)], new, old)
    assert found.apart == (Pin(NEW.index("全年支出"), OLD.index("全年收入")),)


def test_the_second_of_two_that_say_the_same() -> None:
    found = options([decided("同上", "同上", DecisionState.FALSE_ALARM)], *documents())
    assert found.apart == (Pin(OLD.rindex("同上"), NEW.rindex("同上")),)


@pytest.mark.parametrize("state", [DecisionState.CONFIRMED, DecisionState.FALSE_ALARM])
def test_what_the_reader_says_now_goes_before(state: DecisionState) -> None:
    given = DiffOptions(pins=(Pin(OLD.index("全年收入"), NEW.index("全年支出")),))
    assert options([decided("全年收入", "全年支出", state)], *documents(), given) == given


def test_a_passage_is_held_once_by_the_latest_decision() -> None:
    earlier, later = (decided("全年收入", end, DecisionState.CONFIRMED) for end in ("全年收入", "全年支出"))
    assert len(options([earlier, later], *documents()).pins) == 1


def test_what_was_let_go_and_other_reports_change_nothing() -> None:
    let_go = decided("全年收入", "全年支出", DecisionState.OPEN)
    assert options([let_go], *documents()) == DiffOptions()
    kept = [decided("全年收入", "全年支出", DecisionState.CONFIRMED)]
    other = compare.read_text("2021年工作报告\n一、收入\n全年收入80万元。\n")
    assert options(kept, other, documents()[1]) == DiffOptions()


def test_the_key_is_that_of_the_decision() -> None:
    comparison = compare.diff(*documents())
    pin = Pin(OLD.index("全年收入"), NEW.index("全年支出"))
    assert pairing(comparison, pin, DecisionState.CONFIRMED).key == pairing_key(comparison, pin)
