"""Pages in Debian's Chromium: no message, no request, and what the reader does with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compare.cli import main
from tests.render.html.browser import CHROMIUM, Browser, browser

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")

ROOT = Path(__file__).parents[3]
YEARS = [str(path) for path in sorted((ROOT / "seeds/years").glob("*.txt"))]
COMMANDS = {
    "diff": ["diff", *YEARS[:2]],
    "check": ["check", *map(str, sorted((ROOT / "seeds/checks").glob("*.txt"))), "--severity", "note"],
    "scan": ["scan", *map(str, sorted((ROOT / "seeds/submissions").glob("*.txt")))],
    "series": ["diff", *YEARS],
    "figures": ["figures", *YEARS],
    "templates": ["templates", *map(str, sorted((ROOT / "seeds/submissions").glob("*.txt")))],
    "folders": ["diff", str(ROOT / "seeds/years"), str(ROOT / "seeds/submissions")],
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name, arguments in COMMANDS.items():
        assert main([*arguments, "-o", str(folder / f"{name}.html"), "--lang", "en"]) in (0, 1)
    return {name: folder / f"{name}.html" for name in COMMANDS}


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("width", [1280, 390, 240])
def test_a_page_logs_nothing_asks_for_nothing_and_fits(
    chromium: Browser, pages: dict[str, Path], name: str, width: int
) -> None:
    chromium.open(pages[name], width=width)
    assert chromium.messages == []
    assert chromium.requests == [pages[name].as_uri()]
    assert chromium.evaluate("document.documentElement.scrollWidth") <= width
    assert chromium.evaluate("document.querySelectorAll('[data-item]').length") > 0


def test_ids_are_unique(chromium: Browser, pages: dict[str, Path]) -> None:
    for page in pages.values():
        chromium.open(page)
        assert (
            chromium.evaluate(
                "(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(each => each.id))"
            )
            == 0
        )


SHOWN = "[...document.querySelectorAll('[data-item]')].filter(each => !each.hidden)"


def test_search_and_filter(chromium: Browser, pages: dict[str, Path]) -> None:
    chromium.open(pages["diff"])
    chromium.press("/")
    assert chromium.evaluate("document.activeElement.id") == "search"
    chromium.evaluate(
        "new Promise(done => { const box = document.getElementById('search'); box.value = '床位';"
        " box.dispatchEvent(new Event('input')); setTimeout(done, 300); })"
    )
    texts = chromium.evaluate(f"{SHOWN}.map(each => each.textContent)")
    assert texts
    assert all("床位" in text for text in texts)
    chromium.press("Escape")
    assert chromium.evaluate(f"{SHOWN}.length") == chromium.evaluate("document.querySelectorAll('[data-item]').length")
    chromium.evaluate("document.querySelector('input[data-status=edited]').click()")
    assert "edited" not in chromium.evaluate(f"{SHOWN}.map(each => each.dataset.item)")


def test_next_and_previous_change(chromium: Browser, pages: dict[str, Path]) -> None:
    chromium.open(pages["diff"])
    current = "document.querySelector('.current').id"
    chromium.press("]")
    first = chromium.evaluate(current)
    chromium.press("n")
    assert chromium.evaluate(current) != first
    chromium.press("[")
    assert chromium.evaluate(current) == first
    assert chromium.evaluate("decodeURIComponent(location.hash)") == f"#{first}"


def test_a_link_to_evidence_opens_what_folds_it(chromium: Browser, pages: dict[str, Path]) -> None:
    chromium.open(pages["scan"])
    folded = chromium.evaluate("document.querySelector('details.fold [data-item]').id")
    chromium.evaluate(f"location.hash = '{folded}'; new Promise(done => setTimeout(done, 100))")
    assert chromium.evaluate(f"document.getElementById('{folded}').checkVisibility()")
    assert chromium.evaluate("document.querySelector('.current').id") == folded


def test_a_column_sorts_by_its_values(chromium: Browser, pages: dict[str, Path]) -> None:
    chromium.open(pages["diff"])
    chromium.evaluate("document.querySelectorAll('#figures + .scroll th button')[5].click()")
    values = chromium.evaluate(
        "[...document.querySelectorAll('#figures + .scroll tbody tr')].map(row => row.cells[5].dataset.value)"
        ".filter(value => value !== undefined).map(Number)"
    )
    assert values == sorted(values)
    assert len(values) > 5


def test_colours_and_print(chromium: Browser, pages: dict[str, Path]) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    chromium.open(pages["diff"])
    light = chromium.evaluate(ground)
    chromium.press("t")
    assert chromium.evaluate(ground) != light
    chromium.open(pages["diff"], dark=True)
    assert chromium.evaluate(ground) != light
    assert chromium.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("name", ["diff", "check", "scan", "series"])
def test_a_map_shows_where_changes_are_and_leads_there(chromium: Browser, pages: dict[str, Path], name: str) -> None:
    chromium.open(pages[name])
    links = chromium.evaluate("[...document.querySelectorAll('.map a')].map(link => link.getAttribute('href'))")
    assert links
    assert chromium.evaluate("document.querySelector('.map').getBoundingClientRect().width") > 0
    ids = chromium.evaluate("[...document.querySelectorAll('[data-item]')].map(item => '#' + item.id)")
    assert set(links) <= set(ids)


def test_a_scan_shows_whose_text_each_report_is_as_a_bar(chromium: Browser, pages: dict[str, Path]) -> None:
    chromium.open(pages["scan"])
    widths = chromium.evaluate(
        "[...document.querySelectorAll('svg.bars')].map("
        "bar => [...bar.querySelectorAll('rect')].reduce((sum, rect) => sum + Number(rect.getAttribute('width')), 0))"
    )
    assert widths
    assert all(0 < width <= 100.5 for width in widths)


def test_what_matters_most_stands_first(pages: dict[str, Path]) -> None:
    page = pages["diff"].read_text("utf-8")
    summary = page[page.index('id="summary"') : page.index('id="figures"')]
    assert "contradicted · 20.92 / 18.35 - 1 = 14.01%, stated 16.8%" in summary
    assert summary.count('<li class="card') <= 8


def test_only_filters_of_what_is_there_are_shown(chromium: Browser, pages: dict[str, Path]) -> None:
    chromium.open(pages["scan"])
    boxes = "[...document.querySelectorAll('input[data-status]')]"
    shown = chromium.evaluate(f"{boxes}.filter(box => !box.parentElement.hidden).map(box => box.dataset.status)")
    found = chromium.evaluate("[...document.querySelectorAll('[data-item]')].map(item => item.dataset.item)")
    assert set(shown) <= set(found)
    assert "copied" in shown
    assert len(shown) < chromium.evaluate(f"{boxes}.length")


def test_dark_pages_print_dark_words_on_white(chromium: Browser, pages: dict[str, Path]) -> None:
    chromium.open(pages["diff"], dark=True)
    chromium.evaluate("document.documentElement.dataset.theme = 'dark'")
    ink = "getComputedStyle(document.body).color"
    on_screen = chromium.evaluate(ink)
    chromium.call("Emulation.setEmulatedMedia", media="print")
    assert chromium.evaluate(ink) == "rgb(29, 31, 35)" != on_screen
    chromium.call("Emulation.setEmulatedMedia", media="")
