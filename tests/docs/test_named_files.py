"""The files that the documents of this repository name are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    "README.md",
    "README.zh.md",
    "CONTRIBUTING.md",
    *(str(page.relative_to(ROOT)) for page in (ROOT / "docs").glob("*.md")),
]
_PATH = re.compile(r"`((?:compare|tui|tests|seeds|docs)/[\w./-]*)`")
_LINK = re.compile(r"\]\(([\w./-]+)\)")


@pytest.mark.parametrize("page", PAGES)
def test_every_path_and_link_of_a_page_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    paths = [path for path in _PATH.findall(text) if "NAME" not in path]
    links = [str((ROOT / page).parent / link) for link in _LINK.findall(text)]
    assert [path for path in [*paths, *links] if not (ROOT / path).exists()] == []


def test_the_modules_in_the_table_of_decisions_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    modules = re.findall(r"`([\w/]+\.py)`", text)
    assert len(modules) > 40
    files = [f"/{path.relative_to(ROOT)}" for top in ("compare", "tui") for path in (ROOT / top).rglob("*.py")]
    assert [name for name in modules if not any(file.endswith(f"/{name}") for file in files)] == []


def test_every_room_stands_in_the_architecture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = {path.parent.name for path in (ROOT / "compare").glob("*/__init__.py")}
    assert [room for room in sorted(rooms) if f"`compare/{room}/`" not in text] == []
