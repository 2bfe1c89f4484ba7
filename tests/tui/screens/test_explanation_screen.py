"""E says why the passages under the cursor are a pair, or none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from desks import opened, paired, position, press, seen, settled
from textual.pilot import Pilot

import compare
from compare.language import CHINESE
from compare.library.store import Store
from compare.model import Comparison, DecisionState, Subject
from tui.data.content import PairContent
from tui.screens.explanation import ExplanationScreen
from tui.session.export import ExportScope
from tui.session.tasks import CompareAgain
from tui.widgets.panes import Panes

OLD = "一、医疗服务\n全年门诊62236万人次，比上年增长2.2%。\n市中心医院完成老院区供氧管道更换。\n二、培训\n办班12期，结业31人。\n"
NEW = "一、医疗服务\n全年门诊65000万人次，比上年增长4.4%。\n出台人才编制周转池管理办法。\n二、培训\n办班15期，结业40人。\n"


async def test_a_pair_is_explained_with_its_runner_up() -> None:
    content = paired(compare.diff(compare.read_text(OLD), compare.read_text(NEW)))
    async with opened(content) as pilot:
        pilot.app.screen.query_one(Panes).go_to(content.rows.row_at("new", NEW.index("全年")))
        await press(pilot, "E")
        assert isinstance(pilot.app.screen, ExplanationScreen)
        said = seen(pilot)
        assert "The passages are a pair" in said
        assert "their first words" in said
        assert "Next best for OLD" in said or "No other candidate for OLD" in said
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, ExplanationScreen)


async def test_what_is_removed_is_explained_in_chinese() -> None:
    content = paired(compare.diff(compare.read_text(OLD), compare.read_text(NEW)))
    async with opened(content, language=CHINESE) as pilot:
        pilot.app.screen.query_one(Panes).go_to(content.rows.row_at("old", OLD.index("市中心")))
        await press(pilot, "E")
        assert "此段在新稿中没有对应" in seen(pilot)


async def test_what_was_kept_apart_stays_so_and_the_explanation_says_by_whom(tmp_path: Path) -> None:
    given = [compare.read_text(OLD, "old.txt"), compare.read_text(NEW, "new.txt")]
    content = replace(paired(compare.diff(*given)), documents=tuple(given), new=1)

    def is_pair(comparison: Comparison) -> bool:
        return any(p.old and p.new and p.new.start == NEW.index("办班") for p in comparison.passages)

    assert is_pair(content.comparison)
    with Store(tmp_path / "review", "wang") as store:
        async with opened(content, store=store) as pilot:
            pilot.app.screen.query_one(Panes).go_to(content.rows.row_at("new", NEW.index("办班")))
            await press(pilot, "p")
            await again(pilot, content)
            decisions = pilot.app.screen.export_result(ExportScope.DECISIONS).decisions  # type: ignore[attr-defined]
            assert [each.subject for each in decisions if each.state is DecisionState.FALSE_ALARM] == [Subject.PAIRING]
    with Store(tmp_path / "review") as store:
        async with opened(content, store=store) as pilot:
            pilot.app.start(CompareAgain(content, content.options))  # type: ignore[attr-defined]
            await again(pilot, content)
            found = pilot.app.content  # type: ignore[attr-defined]
            assert not is_pair(found.comparison)
            pilot.app.screen.query_one(Panes).go_to(found.rows.row_at("new", NEW.index("办班")))
            await settled(pilot)
            assert "1 pair by hand" in position(pilot)
            await press(pilot, "E")
            assert "kept apart by hand · by wang" in seen(pilot)


async def again(pilot: Pilot[Any], before: PairContent) -> None:
    """Once the pair is compared again."""
    while pilot.app.content is before:  # type: ignore[attr-defined]
        await pilot.pause(0.02)
    await settled(pilot)


async def test_a_row_of_a_table_says_what_became_of_its_cells() -> None:
    head = "# 公报\n\n表1 主要指标\n\n| 指标 | 2021年 | 2022年 |\n| --- | --- | --- |\n"
    sides = [f"{head}| 门诊人次 | 80120 | {visits} |\n| 床位 | 1010 | 1012 |\n" for visits in ("90233", "91000")]
    content = paired(compare.diff(*(compare.read_text(text, f"{at}.md") for at, text in enumerate(sides))))
    async with opened(content) as pilot:
        pilot.app.screen.query_one(Panes).go_to(content.rows.row_at("new", sides[1].index("门诊人次")))
        await press(pilot, "E")
        assert "Table: 表1 主要指标  1 cell changed" in seen(pilot)
        assert "门诊人次 · 2022年: 90233 → 91000" in seen(pilot)
