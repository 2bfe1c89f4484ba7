"""Tables in Markdown, and their places in a page: between ``<!-- measured: NAME -->`` and ``<!-- end: NAME -->``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path


class NoPlaceError(ValueError):
    """A page has no place of that name."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """``table(["a", "b"], [["1", "2"]])`` -> ``| a | b |``, a rule, ``| 1 | 2 |``, each a line."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |\n" for line in lines)


def number(value: float) -> str:
    """Seconds and ratios with two digits that tell something: ``.04``, ``1.3``, ``28``."""
    if value >= 9.95:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 0.995 else f"{value:.2f}".removeprefix("0")


def put(page: str, name: str, text: str) -> str:
    """The page with ``text`` at the place of that name."""
    begin, end = f"<!-- measured: {name} -->\n", f"<!-- end: {name} -->"
    before, found, rest = page.partition(begin)
    _, ended, after = rest.partition(end)
    if not found or not ended:
        raise NoPlaceError(f"the page has no place {begin.strip()} … {end}")
    return f"{before}{begin}\n{text.strip()}\n\n{end}{after}"


def add_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into this page, too (docs/speed.md)")


def tell(name: str, text: str, page: Path | None) -> None:
    """Print a table, and put it into the page where one is named."""
    print(f"\n{text}", flush=True)
    if page:
        page.write_text(put(page.read_text("utf-8"), name, text), "utf-8")
