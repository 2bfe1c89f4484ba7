"""E says why the passages under the cursor are a pair, or none."""

from __future__ import annotations

from desks import opened, paired, press, seen

import compare
from compare.language import CHINESE
from tui.screens.explanation import ExplanationScreen
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
        assert "此段在 NEW 中没有对应" in seen(pilot)


async def test_a_row_of_a_table_says_what_became_of_its_cells() -> None:
    head = "# 公报\n\n表1 主要指标\n\n| 指标 | 2021年 | 2022年 |\n| --- | --- | --- |\n"
    sides = [f"{head}| 门诊人次 | 80120 | {visits} |\n| 床位 | 1010 | 1012 |\n" for visits in ("90233", "91000")]
    content = paired(compare.diff(*(compare.read_text(text, f"{at}.md") for at, text in enumerate(sides))))
    async with opened(content) as pilot:
        pilot.app.screen.query_one(Panes).go_to(content.rows.row_at("new", sides[1].index("门诊人次")))
        await press(pilot, "E")
        assert "Table: 表1 主要指标  1 cell changed" in seen(pilot)
        assert "门诊人次 · 2022年: 90233 → 91000" in seen(pilot)
