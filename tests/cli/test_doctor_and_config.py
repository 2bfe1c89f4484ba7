"""What the machine offers, and which settings are in force."""

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from running import Bidui

from compare.cli.doctor import AMBIGUOUS, EXTRAS, LIBRARIES
from compare.cli.settings import Settings, find, load, user_file


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    (work := tmp_path / "work").mkdir()
    monkeypatch.chdir(work)
    return work


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_doctor_names_what_is_there_and_what_is_not(
    bidui: Bidui, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    run = bidui("doctor", "--lang", language)
    assert run.code == 0
    assert all(name in run.text for name in (*LIBRARIES, *(f"bidui[{extra}]" for extra in EXTRAS)))
    assert next(line for line in run.text.splitlines() if "LibreOffice" in line).startswith("✗")
    assert run.text.splitlines()[-2:] == [f"{AMBIGUOUS}|", f"{'-' * len(AMBIGUOUS)}|"]


def test_a_written_file_of_settings_is_all_comments_and_all_true(bidui: Bidui, own_folders: Path) -> None:
    assert bidui("config", "init").code == 0
    file = own_folders / "bidui.toml"
    assert tomllib.loads(file.read_text("utf-8")) == {}
    assert find(own_folders) == Settings(path=str(file))
    again = bidui("config", "init")
    assert again.code == 2
    assert "--force" in again.err
    keys = [line.removeprefix("# ") for line in file.read_text("utf-8").splitlines() if " = " in line]
    assert len(keys) == len(fields(Settings)) - 2  # all but the two that say where they come from
    file.write_text("\n".join(keys), "utf-8")
    taken = find(own_folders)
    assert taken.ignore == ("garbled",)
    assert taken.baseline == str(own_folders / "known.json")


def test_the_nearer_file_goes_before_the_users_own(bidui: Bidui, own_folders: Path) -> None:
    assert bidui("config", "path").code == 1
    user_file().parent.mkdir(parents=True)
    user_file().write_text('reviewer = "王芳"\n', "utf-8")
    assert bidui("config", "path").text == f"{user_file()}\n"
    assert f"王芳  ({user_file()})" in bidui("config", "show").text
    (own_folders / "bidui.toml").write_text('ignore = ["garbled"]\n', "utf-8")
    shown = bidui("config", "show").text
    assert f"garbled  ({own_folders / 'bidui.toml'})" in shown
    assert "王芳" not in shown


def test_the_environment_is_told(bidui: Bidui, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIDUI_REVIEWER", "李敏")
    assert "李敏  (environment)" in bidui("config", "--lang", "en").text


def test_a_file_of_another_name_is_taken_as_a_whole(own_folders: Path) -> None:
    (file := own_folders / "strict.toml").write_text('ignore = ["garbled"]\n', "utf-8")
    assert load(str(file)).ignore == ("garbled",)
