"""Marks of emphasis in Markdown, and in texts that only look like it."""

from pathlib import Path

import pytest

import compare


def rendered(folder: Path, text: str, name: str = "a.md") -> str:
    """The text without the characters that a rendered one does not show."""
    (folder / name).write_text(text, "utf-8")
    document = compare.read(folder / name)
    kept, at = "", 0
    for span in document.layout.markup:
        kept, at = kept + document.text[at : span.start], span.end
    return kept + document.text[at:]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("新增**36**家", "新增36家"),
        ("新增*36*家，减少__2__家", "新增36家，减少__2__家"),
        ("up _12_ of __30__", "up 12 of 30"),
        ("`36`家 ***合计*** 9\\.5", "36家 合计 9.5"),
        ("see [the annex](https://example.org/2023/12.html)", "see [the annex]"),
        ("来访36<sup>2</sup>万人次，绿地12m<sup>2</sup>，支出<b>500</b>元", "来访36万人次，绿地12m2，支出500元"),
        ("a < b and c > d", "a < b and c > d"),
        ("5 * 3 and 4 * 2", "5 * 3 and 4 * 2"),
        ("* one\n* two", "* one\n* two"),
        ("snake_case_name", "snake_case_name"),
        ("4\\*a* or 5\\*b*", "4*a* or 5*b*"),
        ("**open\nnext** line", "**open\nnext** line"),
    ],
)
def test_marks_of_emphasis(tmp_path: Path, text: str, shown: str) -> None:
    assert rendered(tmp_path, text) == shown


def test_in_plain_text_only_strong_emphasis_is_markup(tmp_path: Path) -> None:
    assert rendered(tmp_path, "新增**36**家，尺寸3*4*5", "a.txt") == "新增36家，尺寸3*4*5"
    assert rendered(tmp_path, "新增\\**36**家", "a.txt") == "新增\\**36**家"
