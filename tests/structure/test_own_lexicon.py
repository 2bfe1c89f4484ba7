"""What a reader's own lexicon adds: chrome of her site, names of offices."""

from __future__ import annotations

from pathlib import Path

import compare
from compare.lexicon import Lexicon, using

TEXT = """临江市防汛工作专班
2024年工作总结
一、总体情况
全年汛情平稳，各项工作有序推进。
返回门户 > 公开
"""


def _outline(lexicon: Lexicon) -> tuple[str | None, list[str]]:
    with using(lexicon):
        outline = compare.outline(compare.read_text(TEXT))
    return outline.reports[0].organisation, [item.span.of(TEXT) for item in outline.chrome]


def test_own_words_add_chrome_and_offices(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(
        '[zh.chrome.navigation]\nwords = ["返回门户"]\n[zh.offices.kinds]\nwords = ["工作专班"]\n', encoding="utf-8"
    )
    assert _outline(Lexicon()) == (None, [])
    assert _outline(Lexicon.with_files((str(path),))) == ("临江市防汛工作专班", ["返回门户 > 公开"])


def test_own_words_add_to_a_pattern(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text('[en.offices.kinds]\nwords = ["Taskforce"]\n', encoding="utf-8")
    text = "Harbour Taskforce Annual Report 2024\n\nWe met nine times in the year. Nobody was absent.\n"
    with using(Lexicon.with_files((str(path),))):
        outline = compare.outline(compare.read_text(text))
    assert outline.reports[0].organisation == "Harbour Taskforce"
