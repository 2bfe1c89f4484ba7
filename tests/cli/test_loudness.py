"""``--quiet`` and ``--verbose`` say how much stands on standard error beside errors."""

from pathlib import Path

import pytest
from running import REPORT, Bidui


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two reports and four files of other kinds."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT.replace("62236", name), encoding="utf-8")
    for name in ("marks.json", "seal.png", "run.log", "run.old"):
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize("place", [0, 1, 3])
def test_quiet_says_no_notes_wherever_it_stands(bidui: Bidui, folder: Path, place: int) -> None:
    arguments: list[object] = ["outline", folder, "--lang=en"]
    told = bidui(*arguments)
    quiet = bidui(*arguments[:place], "--quiet", *arguments[place:])
    assert "4 files are of no kind" in told.err
    assert "--verbose names each" in told.err
    assert quiet.err == ""
    assert (quiet.code, quiet.out) == (told.code, told.out)


def test_quiet_keeps_errors(bidui: Bidui, folder: Path) -> None:
    assert bidui("outline", folder, folder / "gone", "--quiet").err.count("\n") == 1
    assert bidui("outline", folder / "gone", "--quiet", "--lang=en").err.endswith("gone: does not exist.\n")


def test_verbose_names_each_file_passed_over(bidui: Bidui, folder: Path) -> None:
    said = bidui("--verbose", "outline", folder, "--lang=en").err.splitlines()
    assert len(said) == 4
    for name in ("marks.json", "seal.png", "run.log", "run.old"):
        assert sum(name in line for line in said) == 1


def test_verbose_names_what_a_library_keeps_already(bidui: Bidui, folder: Path) -> None:
    library = folder.with_suffix(".bidui")
    bidui("library", "init", library)
    bidui("library", "add", library, folder / "a.txt")
    scan = ["scan", folder / "a.txt", folder / "b.txt", "--library", library, "--only-new", "--lang=en"]
    assert "a.txt" not in bidui(*scan).err
    assert "a.txt: is kept already" in bidui(*scan, "--verbose").err
    assert bidui(*scan, "--quiet").err == ""


def test_both_contradict_each_other(bidui: Bidui, folder: Path) -> None:
    run = bidui("outline", folder, "--quiet", "--verbose", "--lang=en")
    assert (run.code, run.err) == (2, "bidui: --verbose: does not go with --quiet.\n")


def test_what_follows_two_dashes_is_a_file(bidui: Bidui, folder: Path) -> None:
    assert "--quiet: does not exist" in bidui("outline", "--lang=en", "--", "--quiet").err
