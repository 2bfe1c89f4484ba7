"""The pages of the documentation are current, and one leads to all."""

import re
from pathlib import Path

from tests.docs import commands, licences, manual

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_commands_is_current() -> None:
    assert commands.PAGE.read_text("utf-8") == commands.page(), "run python -m tests.docs.commands"


def test_the_manual_page_is_current() -> None:
    assert manual.PAGE.read_text("utf-8") == manual.page(), "run python -m tests.docs.manual"


def test_the_licences_are_those_of_the_lock() -> None:
    text = licences.PAGE.read_text("utf-8")
    assert all(f"| {name} | {version} | " in text for name, version in licences.locked().items())
    assert text.count("\n| ") == len(licences.locked()) + 1
    assert "| |" not in text.replace("|  |", "| |")


def test_the_lock_holds_the_versions_that_were_tested() -> None:
    tested = dict(re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE))
    tested = {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in tested.items()}
    assert {n: v for n, v in licences.locked().items() if tested.get(n, v) != v} == {}


def test_the_index_leads_to_every_page() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert {page for page in pages if f"({page})" not in index} == set()


def test_each_first_page_links_the_other_on_its_first_line() -> None:
    for page, other in (("README.md", "README.zh.md"), ("README.zh.md", "README.md")):
        assert f"({other})" in (ROOT / page).read_text("utf-8").partition("\n")[0]
