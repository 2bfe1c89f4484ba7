"""The pages of the documentation are current, and one leads to all."""

from pathlib import Path

from tests.docs import commands

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_commands_is_current() -> None:
    assert commands.PAGE.read_text("utf-8") == commands.page(), "run python -m tests.docs.commands"


def test_the_index_leads_to_every_page() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert {page for page in pages if f"({page})" not in index} == set()


def test_each_first_page_links_the_other_on_its_first_line() -> None:
    for page, other in (("README.md", "README.zh.md"), ("README.zh.md", "README.md")):
        assert f"({other})" in (ROOT / page).read_text("utf-8").partition("\n")[0]
