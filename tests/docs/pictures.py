"""The pictures of README and documentation, made by running the program: ``python -m tests.docs.pictures``.

Writes ``docs/pictures/desk.svg``, ``years.svg`` and ``decisions.svg`` (views of the desk) and ``page.png`` (the page that ``diff -o
changes.html`` writes, as Chromium shows it).
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from html import escape, unescape
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len

import compare
from compare.cli import main
from compare.language import CHINESE, Words
from compare.library.store import Store
from compare.model import Decision
from compare.render.decisions import decisions_json
from tests.render.html.browser import browser
from tests.tui.desks import opened, paired, press
from tui.data.content import DeskContent
from tui.session.settings import DeskSettings
from tui.session.tasks import QUIET, ComparePair

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
REPORTS = ("seeds/years/2023.txt", "seeds/years/2024.txt")
DESK = (110, 32)
DECIDED = datetime(2025, 1, 20, 9, 30, tzinfo=UTC)
PAGE = {"width": 1180, "height": 640}
KEYS = ("a", "n", "a", "n")  # two confirmed: a list on which a reviewer works
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TEXT = re.compile(r'<text ([^>]*)x="([\d.]+)" (y="[\d.]+") textLength="[\d.]+"([^>]*)>([^<]*)</text>')
_CELL = 12.2  # the width of a cell in the pictures that textual exports


async def shown(content: DeskContent, view: str, title: str, *keys: str, store: Store | None = None) -> str:
    """A view of the desk after some keys, as a picture."""
    settings = DeskSettings(view=view)
    async with opened(content, store=store, size=DESK, language=CHINESE, settings=settings) as pilot:
        await press(pilot, *keys)
        return at_home(pilot.app.export_screenshot(title=title))


async def desk() -> str:
    content = paired(compare.diff(*(compare.read(ROOT / report) for report in REPORTS)))
    return await shown(content, "summary", "bidui browse 2023.txt 2024.txt", *KEYS)


async def years() -> str:
    paths = tuple(str(ROOT / "seeds" / "years" / f"{year}.txt") for year in (2022, 2023, 2024))
    content = ComparePair(paths).run(Words(CHINESE), QUIET)
    return await shown(content, "years", "bidui browse 2022.txt 2023.txt 2024.txt", "j")


async def decisions(folder: Path) -> str:
    """Two reviewers of one list: of what both decided one thing differently."""
    content = paired(compare.diff(*(compare.read(ROOT / report) for report in REPORTS)))
    theirs = folder / "theirs.json"
    theirs.write_text(decisions_json(await made(content, "李审", "a", "n", "d", "n", "a", "n", "a")), "utf-8")
    with Store(":memory:") as store:
        store.merge(await made(content, "王审", "a", "n", "a", "n", "a"))
        keys = ("o", *str(theirs), "enter", "f", "j")
        return await shown(content, "decisions", "bidui browse 2023.txt 2024.txt", *keys, store=store)


async def made(content: DeskContent, reviewer: str, *keys: str) -> list[Decision]:
    """What a reviewer decides with these keys in the summary, all at one time."""
    with Store(":memory:", reviewer) as store:
        await shown(content, "summary", "", *keys, store=store)
        return [replace(each, decided=DECIDED) for each in store.all()]


def at_home(picture: str) -> str:
    """The picture without fonts from elsewhere, in which Chinese characters take two cells and others one."""
    plain = _FONTS.sub("", picture).replace("font-variant-east-asian: full-width;", "")
    wide = _TEXT.sub(_in_runs, plain)
    return wide.replace("Fira Code, monospace", "'Noto Sans Mono CJK SC', 'Sarasa Mono SC', Menlo, Consolas, monospace")


def _in_runs(text: re.Match[str]) -> str:
    """One text for each run of characters of one width, where its cells begin."""
    left, runs = float(text[2]), []
    for _, characters in groupby(unescape(text[5]), cell_len):
        run = "".join(characters)
        width = cell_len(run) * _CELL
        runs.append(
            f'<text {text[1]}x="{left:g}" {text[3]} textLength="{width:g}"{text[4]}>{escape(run, quote=False)}</text>'
        )
        left += width
    return "".join(runs)


def page(folder: Path) -> bytes:
    os.chdir(ROOT)
    written, shown = folder / "changes.html", folder / "page.png"
    assert main(["--lang", "zh_CN", "diff", *REPORTS, "-o", str(written)]) == 0
    with browser(folder / "profile") as tab:
        tab.open(written, **PAGE)
        tab.screenshot(shown)
    return shown.read_bytes()


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "desk.svg").write_text(asyncio.run(desk()), encoding="utf-8")
    (PICTURES / "years.svg").write_text(asyncio.run(years()), encoding="utf-8")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        (PICTURES / "decisions.svg").write_text(asyncio.run(decisions(Path(folder))), encoding="utf-8")
        (PICTURES / "page.png").write_bytes(page(Path(folder)))
