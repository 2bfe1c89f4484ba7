"""The triage list: sorted, filtered, decided; the place and what it is related to beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desks import ADVANCING, lines, opened, paired, press, seen, status, written
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

import compare
from compare.language import CHINESE, ENGLISH, Words
from compare.library.store import Store
from compare.model import DecisionState, Document, Finding, Related, Severity, Span, Subject
from tui.data.document_place import DocumentPlace
from tui.data.findings import FindingOrder, FindingView, ListedFinding, rule_name
from tui.data.review_items import ReviewItem
from tui.screens.pair import PairScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.listing import Listing
from tui.widgets.panes import Panes

DOUBTFUL = (
    "某局2024年工作总结\n一、收入\n全年完成收入XX万元，比上年增长5%。\n二、支出\n全年支出三百万元，办实事xx件。\n"
)
CLEAN = "另局2024年工作总结\n一、收入\n全年完成收入七百万元。\n二、支出\n全年支出三百万元。\n"


def rows(pilot: Pilot[Any]) -> list[str]:
    """The rows of the list on screen."""
    listing = pilot.app.screen.query_one(Listing)
    return [listing.render_line(y).text for y in range(1, listing.size.height) if y <= len(listing.shown)]


async def test_findings_of_all_reports_with_their_place() -> None:
    async with opened(written([DOUBTFUL, CLEAN]), "3") as pilot:
        found = [line for line in rows(pilot) if "placeholder" in line]
        assert len(found) >= 2
        assert all("0.txt" in line for line in found)
        assert "全年完成收入XX万元" in seen(pilot)
        assert "line 3" in seen(pilot)


async def test_a_false_alarm_stays_till_the_desk_is_left_and_is_out_of_the_list_then(tmp_path: Path) -> None:
    content = written([DOUBTFUL, CLEAN])
    with Store(tmp_path / "review") as store:
        async with opened(content, "3", store=store) as pilot:
            before = len(rows(pilot))
            await press(pilot, "d")
            assert len(rows(pilot)) == before
    with Store(tmp_path / "review") as store:
        async with opened(content, "3", store=store) as pilot:
            assert len(rows(pilot)) == before - 1
            assert "1 false alarm left out" in status(pilot)
            await press(pilot, "5")
            assert "⊘" in seen(pilot)


async def test_the_place_is_opened_and_the_next_one_from_there() -> None:
    async with opened(written([DOUBTFUL, CLEAN]), "3", "enter") as pilot:
        assert isinstance(pilot.app.screen, ReaderScreen)
        panes = pilot.app.screen.query_one(Panes)
        assert "XX" in panes.rows[panes.row].new.of(panes.rows.new.text)  # type: ignore[union-attr]
        first = panes.row
        await press(pilot, "c")
        assert pilot.app.screen.query_one(Panes).row != first
        await press(pilot, "escape")
        assert pilot.app.screen.query_one(Listing).shown


async def test_from_a_pair_the_finding_is_shown_in_the_pair() -> None:
    comparison = compare.diff(compare.read_text(CLEAN, "old.txt"), compare.read_text(DOUBTFUL, "new.txt"))
    async with opened(paired(comparison), "3", "enter") as pilot:
        assert isinstance(pilot.app.screen, PairScreen)
        panes = pilot.app.screen.query_one(Panes)
        assert "XX" in panes.rows[panes.row].new.of(panes.rows.new.text)  # type: ignore[union-attr]


async def test_deciding_stays_unless_the_settings_say_otherwise(tmp_path: Path) -> None:
    with Store(tmp_path / "review") as store:
        async with opened(written([DOUBTFUL, CLEAN]), "3", "d", "a", store=store) as pilot:
            assert "1 decided" in status(pilot)
        assert [one.state for one in store.all() if one.state is not DecisionState.OPEN] == [DecisionState.CONFIRMED]


async def test_deciding_goes_on_to_the_next_and_is_kept(tmp_path: Path) -> None:
    with Store(tmp_path / "review") as store:
        async with opened(written([DOUBTFUL, CLEAN]), "3", "d", "a", store=store, settings=ADVANCING) as pilot:
            assert "a decision moves on" in status(pilot)
            assert "2 decided" in status(pilot)
            before = len(rows(pilot))
            await press(pilot, "U")
            assert len(rows(pilot)) == before - 2
        # The same report, re-flowed and with text added, and other files beside it.
        again = DOUBTFUL.replace("一、收入", "前面新加的一段话。\n一、收入").replace("XX万元", "ＸＸ万元")
        async with opened(written([CLEAN, "别局总结\n无。\n", again]), "3", store=store) as pilot:
            assert "2 decided" in status(pilot)


async def test_typing_filters_by_rule_file_and_words() -> None:
    async with opened(written([DOUBTFUL, CLEAN]), "3", "slash", *"1.txt") as pilot:
        assert not [line for line in rows(pilot) if "0.txt" in line]
        await press(pilot, "escape", "escape")
        assert [line for line in rows(pilot) if "0.txt" in line]


async def test_a_desk_without_findings_says_so() -> None:
    async with opened(written(["甲局工作总结\n今年一切照旧。\n"]), "3", "enter", "a", "s", "f") as pilot:
        assert "Nothing looks wrong" in seen(pilot)


async def test_a_report_of_one_long_line_and_hostile_text_show_inert() -> None:
    evil = "全年收入XX万元\x1b[2J[red]\u202e" + "很长的一行，没有句号" * 20_000
    async with opened(written([f"某局工作总结\n{evil}\n", CLEAN]), "3", "enter") as pilot:
        text = seen(pilot).replace("\n", "")
        assert text.isprintable()
        assert "\x1b" not in text
        await press(pilot, "escape")
        assert "[red]" in seen(pilot)


async def test_at_80_columns_in_chinese_nothing_is_cut_off() -> None:
    async with opened(written([DOUBTFUL, CLEAN]), "3", size=(80, 24), language=CHINESE) as pilot:
        assert any("占位" in line for line in rows(pilot))
        assert "全年完成收入XX万元" in seen(pilot)
        assert lines(pilot)[-1].strip()


def listed(rule: str, severity: Severity, path: str, start: int, text: str = "零一二三四五六七八九") -> ListedFinding:
    finding = Finding(rule, severity, None, 0, Span(start, start + 1), "said", related=(Related(path, 0, Span(0, 1)),))
    place = DocumentPlace(path, 0, finding.span, text)
    return ListedFinding(finding, place, (), ReviewItem("k", Subject.FINDING, "l"), Document(path, text))


def test_errors_stand_first_and_orders_are_orders_of_all() -> None:
    some = [
        listed("garbled", Severity.NOTE, "a", 3),
        listed("truncated", Severity.ERROR, "b", 1),
        listed("anachronism", Severity.ERROR, "c", 2),
    ]
    words = Words(ENGLISH)
    assert FindingView().rows(some, words) == [2, 1, 0]
    assert FindingView(FindingOrder.FILE).rows(some, words) == [0, 1, 2]
    assert FindingView(FindingOrder.RULE).rows(some, words) == [2, 0, 1]
    assert FindingView(severity=Severity.NOTE).rows(some, words) == [0]
    assert FindingView(part="TRUNC").rows(some, words) == [1]


@given(st.text(st.characters(exclude_categories=["Cn", "Co"]), max_size=60), st.data())
def test_the_quote_stands_in_its_paragraph(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, quote, after = DocumentPlace("p", 0, Span(start, end), text).quoted()
    assert (before + quote + after).isprintable()
    assert "\n" not in before + quote + after


def test_a_rule_without_a_name_is_called_by_its_code() -> None:
    assert rule_name("brand-new\x1b", Words(ENGLISH)).startswith("brand-new")
