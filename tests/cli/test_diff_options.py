"""`bidui diff --ignore`, `--pin` and `--apart`, and what a store keeps of the last two."""

import json
from pathlib import Path

import pytest

import compare
from compare.cli import main
from compare.library.pairings import pairing
from compare.library.store import Store
from compare.model import DecisionState, Pin


@pytest.fixture
def years(tmp_path: Path) -> list[str]:
    texts = {"a.txt": "门诊62236人次，增长17%。住院552人次。", "b.txt": "门诊65969人次,增长6%。接入平台19家。"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in texts]


def diff(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, object, object]]:
    assert main(["diff", *arguments, "--format", "json"]) == 0
    return [(p["status"], p["old"], p["new"]) for p in json.loads(capsys.readouterr().out)["passages"]]


def test_ignored_differences_do_not_count(capsys: pytest.CaptureFixture[str], years: list[str]) -> None:
    assert diff(capsys, *years)[0][0] == "figures_only"
    assert diff(capsys, *years, "--ignore", "figures", "--ignore", "punctuation")[0][0] == "equal"


def test_pinned_passages_stand_side_by_side(capsys: pytest.CaptureFixture[str], years: list[str]) -> None:
    assert ("edited", [16, 24], [15, 23]) not in diff(capsys, *years)
    assert diff(capsys, *years, "--pin", "17:17")[-1][1:] == ([16, 24], [15, 23])


def test_passages_kept_apart_are_no_pair(capsys: pytest.CaptureFixture[str], years: list[str]) -> None:
    assert ("figures_only", [0, 16], [0, 15]) in diff(capsys, *years)
    passages = diff(capsys, *years, "--apart", "0:0")
    assert ("removed", [0, 16], None) in passages
    assert ("added", None, [0, 15]) in passages


def test_what_a_store_keeps_of_pairs_holds(
    capsys: pytest.CaptureFixture[str], years: list[str], tmp_path: Path
) -> None:
    before = compare.diff(*map(compare.read, years))
    with Store(tmp_path / "review") as store:
        store.decide([pairing(before, Pin(17, 17), DecisionState.CONFIRMED)])
        store.decide([pairing(before, Pin(0, 0), DecisionState.FALSE_ALARM)])
    passages = diff(capsys, *years, "--review", str(tmp_path / "review"))
    assert ("edited", [16, 24], [15, 23]) in passages
    assert ("removed", [0, 16], None) in passages


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--apart", "a:b"], "takes two offsets"),
        (["--pin", "a:b"], "takes two offsets"),
        (["--pin", "999:0"], "no passage at offset 999"),
        (["--ignore", "colour"], "colour"),
    ],
)
def test_what_cannot_be_asked(
    capsys: pytest.CaptureFixture[str], years: list[str], arguments: list[str], said: str
) -> None:
    assert main(["diff", *years, *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_no_pins_in_a_series(capsys: pytest.CaptureFixture[str], years: list[str]) -> None:
    assert main(["diff", *years, years[0], "--pin", "1:1"]) == 2
    assert "two reports only" in capsys.readouterr().err
