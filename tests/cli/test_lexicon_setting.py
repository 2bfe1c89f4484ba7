"""``lexicon`` in ``bidui.toml``: the reader's own words are in force for every command."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from running import Bidui

from compare.lexicon import entry_words
from compare.reuse.pool import LEAST, pool

WORDS = """[zh.chrome.disclaimer]
note = "What our own site puts below its pages."
words = ["云溪门户声明"]
reads = ["⟨云溪门户声明⟩：内容以原文为准", "⟨云溪门户声明⟩"]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder whose settings name a lexicon."""
    (tmp_path / "our-words.toml").write_text(WORDS, "utf-8")
    (tmp_path / "bidui.toml").write_text('lexicon = ["our-words.toml"]', "utf-8")
    (tmp_path / "a.txt").write_text(
        "云溪市2023年工作总结\n\n全年新建12座桥。\n\n云溪门户声明：内容以原文为准。\n", "utf-8"
    )
    (tmp_path / "deeper").mkdir()
    monkeypatch.chdir(tmp_path / "deeper")
    return tmp_path


def chrome(out: bytes) -> int:
    """How many stretches of a page are not part of the report."""
    return len(json.loads(out)["documents"][0]["chrome"])


def test_it_is_in_force(bidui: Bidui, project: Path) -> None:
    assert chrome(bidui("outline", project / "a.txt", "-f", "json").out) == 1
    (project / "bidui.toml").unlink()
    assert chrome(bidui("outline", project / "a.txt", "-f", "json").out) == 0


def test_an_error_in_it_is_one_line(bidui: Bidui, project: Path) -> None:
    for content, message in (("[zh.chrome", "TOML"), ("[xx.chrome]", "is no language"), (None, "our-words.toml")):
        file = project / "our-words.toml"
        file.unlink() if content is None else file.write_text(content, "utf-8")
        run = bidui("figures", project / "a.txt")
        assert (run.code, run.out, run.err.count("\n")) == (2, b"", 1)
        assert message in run.err
        assert "our-words.toml" in run.err


def counters(items: Iterable[int]) -> list[bool]:
    with pool(2) as workers:
        return list(workers.map(_knows, items))


def _knows(_: int) -> bool:
    return "云溪门户声明" in entry_words("zh.chrome.disclaimer")


def test_worker_processes_read_by_it_too(project: Path) -> None:
    from compare.lexicon import Lexicon, using

    with using(Lexicon.with_files((str(project / "our-words.toml"),))):
        assert all(counters(range(2 * LEAST)))
