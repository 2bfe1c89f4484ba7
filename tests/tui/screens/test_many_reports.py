"""The screens of several years and of what submissions share: what stands there, where Enter leads, how they look."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from desks import desk, lines, opened, press, said, seen, settled, status
from made_many import copies, three_years

from compare.language import CHINESE, Words
from compare.library.store import Store
from compare.model import Decision, DecisionState, Label, Shares
from compare.render.decisions import decisions_json
from tui.data.content import DeskContent, ScanContent
from tui.data.submissions import GLYPHS
from tui.screens.matches import MatchesScreen
from tui.screens.reader import ReaderScreen
from tui.screens.submissions import SubmissionsScreen
from tui.session.settings import DeskSettings
from tui.widgets.listing import Listing

SERIES, SHARED = ("years", "tracks", "sections"), ("rings", "origins", "values")


async def test_a_section_has_its_labels_and_what_became_of_it(words: Words) -> None:
    async with opened(three_years(words), settings=DeskSettings(view="sections")) as pilot:
        assert "~一、" in seen(pilot)
        assert "edited (2024)" in seen(pilot)
        await press(pilot, "f", "f", "f", "f")
        assert "only: born" in status(pilot)
        assert "+一、" in seen(pilot)
        await press(pilot, "enter")
        assert "收入700万元" in seen(pilot)


async def test_a_figure_has_its_line_and_what_is_claimed_of_it(words: Words) -> None:
    async with opened(three_years(words), settings=DeskSettings(view="years")) as pilot:
        below = seen(pilot)
        assert "700 / 660 - 1 = 6.06%, stated 10%" in below  # of the level, whose growth is claimed elsewhere
        await press(pilot, "f", "f")
        assert pilot.app.screen.query_one(Listing).shown == [1]
        assert "10%✗" in seen(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert "2024" in lines(pilot)[0]


async def test_a_passage_has_its_life_and_its_wording_in_each_year(words: Words) -> None:
    async with opened(three_years(words), settings=DeskSettings(view="tracks")) as pilot:
        rows = seen(pilot)
        for year in ("收入600万元。", "收入660万元，增长10%。", "收入700万元，增长10%。"):
            assert year in rows
        await press(pilot, "f", "f", "f", "f")  # carried over, edited, moved, born
        assert pilot.app.screen.query_one(Listing).shown == [2]
        assert "only: born" in status(pilot)


async def test_rings_origins_and_values(words: Words) -> None:
    async with opened(copies(), settings=DeskSettings(view="rings")) as pilot:
        assert "甲局 = 乙局 = 丙局" in seen(pilot)
        assert "甲局 → 乙局" in seen(pilot)
        await press(pilot, "7")
        assert "tells 80%" in seen(pilot)
        await press(pilot, "8")
        assert "全年走访企业318家。" in seen(pilot)
        await press(pilot, "6", "enter")
        assert isinstance(pilot.app.screen, MatchesScreen)


async def test_the_matrix_goes_by_clusters_and_shows_all_at_once() -> None:
    async with opened(copies(), size=(121, 12)) as pilot:
        await press(pilot, "o")
        assert said(pilot) == ["reports by who copied from whom"]
        await press(pilot, "minus", "minus", "minus", "minus")
        assert said(pilot)[-1] == "All reports are in view."
        await press(pilot, *["plus"] * 4)
        assert said(pilot)[-1] == "Each report has its own row already."
        assert isinstance(pilot.app.screen, SubmissionsScreen)


async def test_every_label_can_be_drawn() -> None:
    """In the bars of the reports, and as what two of them share."""
    scan = copies().scan
    labels = (Label.COMMON, Label.QUOTED, Label.POSSIBLE)
    matches = tuple(replace(match, label=label) for match, label in zip(scan.matches, labels, strict=True))
    pairs = tuple(replace(pair, similarity=0.0) for pair in scan.pairs)
    documents = tuple(replace(document, shares=Shares(*[0.1] * len(Label))) for document in scan.documents)
    async with opened(ScanContent(replace(scan, documents=documents, pairs=pairs, matches=matches))) as pilot:
        shown = seen(pilot)
        assert all(GLYPHS[label] in shown for label in Label)


async def test_two_reviewers(tmp_path: Path) -> None:
    """What is undecided; what another decided, where she decided otherwise, and taking it over."""
    content, file = copies(), tmp_path / "theirs.json"
    with Store(":memory:", "wang") as store:
        async with opened(content, store=store, settings=DeskSettings(view="decisions")) as pilot:
            await press(pilot, "a")
            assert "wang" in seen(pilot)
            await press(pilot, "f")
            assert len(pilot.app.screen.query_one(Listing).shown) == 2
            keys = [item.key for item in content.submissions.review_items]
            held = store.get(keys).values()
            theirs = [_of(each, DecisionState.FALSE_ALARM, 2099) for each in held]
            file.write_text(decisions_json(theirs), "utf-8")
            await press(pilot, "o", *str(file), "enter")
            assert "1 differently" in status(pilot)
            assert pilot.app.screen.query_one(Listing).shown == [0]
            await press(pilot, "m")
            assert "taken over" in said(pilot)[-1]
            assert {d.state for d in store.get(keys).values() if d.by == "li"} == {DecisionState.FALSE_ALARM}
            await press(pilot, "u", "o", *str(tmp_path / "none.json"), "enter")
            assert "none.json" in said(pilot)[-1]


def _of(decision: Decision, state: DecisionState, year: int) -> Decision:
    assert decision.decided is not None
    return Decision(
        decision.key, decision.subject, state, decision.label, "", decision.decided.replace(year=year), "li"
    )


@pytest.mark.parametrize("width", [80, 121])
@pytest.mark.parametrize("view", [*SERIES, *SHARED, "decisions"])
def test_they_look_as_they_did(snap_compare: Any, words: Words, view: str, width: int) -> None:
    content: DeskContent = three_years(Words(CHINESE)) if view in SERIES else copies()
    app = desk(content, language=CHINESE, settings=DeskSettings(view=view))
    assert snap_compare(app, run_before=settled, terminal_size=(width, 22))
