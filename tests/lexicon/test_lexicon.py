"""Patterns made of the lexicon, and what a reader's own file adds to it."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from compare.lexicon import Lexicon, derived, entry_words, pattern, remembered, using
from compare.lexicon.files import load, subject_path
from compare.model import InputError


def _written(folder: Path, text: str) -> str:
    path = folder / "our.toml"
    path.write_text(text, "utf-8")
    return str(path)


def test_a_reference_stands_for_its_entry() -> None:
    found = pattern("(?P<word>{zh.goals.aim})完成").search("力争完成投资")
    assert found is not None
    assert found["word"] == "力争"


def test_a_readers_file_adds_words_while_it_is_in_use(tmp_path: Path) -> None:
    aim = pattern("{zh.goals.aim}")
    lexicon = Lexicon.with_files((_written(tmp_path, '[zh.goals.aim]\nwords = ["瞄准"]\n'),))
    assert aim.search("瞄准百亿") is None
    with using(lexicon):
        assert aim.search("瞄准百亿") is not None
        assert "瞄准" in entry_words("zh.goals.aim")
    assert aim.search("瞄准百亿") is None


def test_a_readers_words_hold_in_all_threads(tmp_path: Path) -> None:
    aim = pattern("{zh.goals.aim}")
    found: list[object] = []
    with using(Lexicon.with_files((_written(tmp_path, '[zh.goals.aim]\nwords = ["瞄准"]\n'),))):
        thread = Thread(target=lambda: found.append(aim.search("瞄准百亿")))
        thread.start()
        thread.join()
    assert found[0] is not None


def test_what_is_remembered_is_asked_anew_for_another_lexicon(tmp_path: Path) -> None:
    @remembered(8)
    def aims(text: str) -> bool:
        return pattern("{zh.goals.aim}").search(text) is not None

    assert not aims("瞄准百亿")
    with using(Lexicon.with_files((_written(tmp_path, '[zh.goals.aim]\nwords = ["瞄准"]\n'),))):
        assert aims("瞄准百亿")
    assert not aims("瞄准百亿")


def test_what_is_derived_is_made_once_for_each_lexicon(tmp_path: Path) -> None:
    made: list[int] = []
    number = derived(lambda: made.append(1) or len(entry_words("zh.goals.aim")))
    ours = number()
    assert number() == ours
    assert len(made) == 1
    with using(Lexicon.with_files((_written(tmp_path, '[zh.goals.aim]\nwords = ["瞄准"]\n'),))):
        assert number() == ours + 1


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        '[fr.goals.aim]\nwords = ["viser"]',
        '[zh.goals.aim]\nwords = "瞄准"',
        "[zh.goals.aim]\n",
        '[zh.goals.aim]\npattern = "("',
        '[zh.goals.aim]\npattern = "{zh.goals.missing}"',
        '[zh.goals.aim]\nwords = ["瞄准"]\n[[zh.goals.aim.exceptions]]\nwords = ["其他"]\nnot_before = ["点"]',
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = _written(tmp_path, text)
    with pytest.raises(InputError, match=r"our\.toml"):
        Lexicon.with_files((path,))


def test_what_is_kept_of_a_file_is_what_stands_in_it() -> None:
    path = subject_path("zh", "goals")
    entries = load("zh", "goals")
    assert path.exists()
    assert "reads" not in entries["aim"]
    assert load("zh", "goals") == entries
