"""What other programs say is read and held against the truth rightly. None of them is installed or run here."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from tests.benchmarks import peers
from tests.benchmarks.pages import NoPlaceError, number, put, table
from tests.benchmarks.peers import diffs, scans
from tests.benchmarks.peers.edits import Block, blocks_of, edited, found, rebuilds
from tests.benchmarks.peers.tracked import operations_of
from tests.benchmarks.peers.venv import PEERS, PROGRAMS, Environment, environment
from tests.benchmarks.submissions import Copy
from tests.benchmarks.texts import MOVES, ROOT, Pair, Places, make_pair, material

OLD, NEW = "共12家，增5.5%。\n第二段。\n", "第二段。\n共17家，增5.8%。\n"
PAIR = Pair(OLD, NEW, (Places((12, 16), (0, 4)),), (Places((1, 3), (6, 8)), Places((6, 9), (11, 14))), 4)


def test_the_truth_of_these_tests() -> None:
    assert [OLD[slice(*each.old)] for each in (*PAIR.moves, *PAIR.numbers)] == ["第二段。", "12", "5.5"]
    assert [NEW[slice(*each.new)] for each in (*PAIR.moves, *PAIR.numbers)] == ["第二段。", "17", "5.8"]


def test_a_character_diff_pairs_numbers_but_no_moves() -> None:
    operations = [("+", "第二段。\n"), ("=", "共1"), ("-", "2"), ("+", "7"), ("=", "家，增5."), ("-", "5"), ("+", "8")]
    operations += [("=", "%。"), ("-", "\n第二段。")]
    told = found(blocks_of(operations), PAIR, is_rebuilt=rebuilds(operations, PAIR))
    assert (told.moves, told.numbers, told.edited, told.rebuilds) == (0, 2, 12, True)


def test_a_paragraph_given_whole_pairs_no_number() -> None:
    operations = [("-", OLD), ("+", NEW)]
    told = found(blocks_of(operations), PAIR, is_rebuilt=rebuilds(operations, PAIR))
    assert (told.moves, told.numbers, told.rebuilds) == (0, 0, True)


def test_what_is_called_moved_counts_as_no_edit() -> None:
    blocks = [Block((0, 11), (4, 15), same=False), Block((11, 15), (0, 4), same=True, moved=True)]
    told = found(blocks, PAIR, is_rebuilt=True)
    assert (told.moves, told.edited) == (1, 22)


def test_operations_that_lose_text_do_not_rebuild() -> None:
    assert not rebuilds([("=", "共12家")], PAIR)


def test_gits_words_are_read(tmp_path: Path) -> None:
    old, new, result = tmp_path / "a", tmp_path / "b", tmp_path / "result.diff"
    old.write_text(OLD, "utf-8")
    new.write_text(NEW, "utf-8")
    (git,) = (each for each in diffs.text_programs(Environment(Path(sys.executable))) if each.name == "git")
    try:
        subprocess.run(git.command(old, new, result), check=False)
    except FileNotFoundError:
        pytest.skip("no git")
    blocks, is_rebuilt = git.read(result, PAIR)
    assert is_rebuilt
    assert edited(blocks) > 0
    result.unlink()
    blocks, is_rebuilt = git.read(result, Pair(OLD, OLD, (), (), 0))
    assert is_rebuilt
    assert not edited(blocks)


def test_ours_is_read(tmp_path: Path) -> None:
    ours = next(diffs.text_programs(Environment(Path(sys.executable))))
    files = [tmp_path / "old.txt", tmp_path / "new.txt"]
    pair = make_pair(5_000, paragraphs=material(None))
    for path, text in zip(files, (pair.old, pair.new), strict=True):
        path.write_text(text, "utf-8")
    outcome = diffs.measured(ours, files, pair)
    assert outcome.same_is_empty
    assert outcome.found.rebuilds
    assert outcome.found.moves == MOVES
    assert outcome.found.numbers > 0.8 * len(pair.numbers)


def test_tracked_changes_are_read(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>共</w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:ins><w:r><w:t>17</w:t></w:r>"
        "</w:ins></w:p><w:p><w:moveFrom><w:r><w:t>段</w:t></w:r></w:moveFrom></w:p>"
    )
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>')
    pieces = [("=", "共", False), ("-", "12", False), ("+", "17", False), ("-", "段", True)]
    assert operations_of(tmp_path / "a.docx") == pieces


def test_pairs_that_copied_are_counted_and_others_told() -> None:
    copies = [Copy(1, 0, (10, 20), (0, 10), "verbatim"), Copy(2, 1, (0, 10), (5, 15), "edited")]
    shared: scans.Shared = {
        ("00000.txt", "00001.txt"): ([(0, 10)], [(12, 22)]),
        ("00000.txt", "00002.txt"): ([(0, 5)], [(0, 5)]),  # a copy of a copy
        ("00000.txt", "00003.txt"): ([(0, 5)], [(0, 5)]),
    }
    score = scans.scored(shared, copies)
    assert score == scans.Score(Counter(verbatim=1), others=1, covered=8 / 20, right=8 / 10)


def test_what_cannot_be_installed_is_named_with_its_reason(tmp_path: Path) -> None:
    asked: list[tuple[str, ...]] = []

    def pip(packages: tuple[str, ...]) -> str:
        asked.append(packages)
        return "ERROR: no such package" if packages[0].startswith("rensa") else ""

    made = environment(tmp_path, pip)
    assert {name: why for name, why in made.absent.items() if name != "git"} == {"rensa": "ERROR: no such package"}
    assert len(asked) == sum(bool(peer.packages) for peer in PEERS)
    environment(tmp_path, pip)
    assert len(asked) == sum(bool(peer.packages) for peer in PEERS) + 1  # what is there is not installed again


def test_an_absent_program_has_a_row(tmp_path: Path) -> None:
    for number_ in range(2):
        (tmp_path / f"{number_:05}.txt").write_text(OLD, "utf-8")
    _, absent = scans.searched(tmp_path, Environment(Path("none"), {"rensa": "no wheel"}), tmp_path / "r", ["rensa"])
    assert absent.reason == "absent: no wheel"


def test_the_programs_import_nothing_of_ours() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(PROGRAMS), "none", "result"], check=False, capture_output=True, text=True
    )
    assert "KeyError: 'none'" in done.stderr


def test_an_unknown_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        peers.main(["nothing"])
    assert "no such kind: nothing" in capsys.readouterr().err


def test_tables_go_to_their_place_in_a_page() -> None:
    page = "a\n<!-- measured: x -->\nold\n<!-- end: x -->\nb\n"
    once = put(page, "x", table(["h"], [["a|b"]]))
    assert once == "a\n<!-- measured: x -->\n\n| h |\n| --- |\n| a&#124;b |\n\n<!-- end: x -->\nb\n"
    assert put(once, "x", table(["h"], [["a|b"]])) == once
    with pytest.raises(NoPlaceError):
        put(page, "y", "")


def test_the_page_has_a_place_for_every_table() -> None:
    page = (ROOT / "docs" / "speed.md").read_text("utf-8")
    for name in (*(f"peers {kind}" for kind in peers.KINDS), "growth", "size", "worst cases"):
        assert put(page, name, "x") != page


def test_numbers_have_two_digits() -> None:
    assert [number(each) for each in (0.04, 0.996, 1.26, 9.96, 1234.5)] == [".04", "1.0", "1.3", "10", "1,234"]


def test_what_the_others_say_is_read(tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    result.write_text(json.dumps([["b/2.txt", "a/1.txt", [[5, 9]], [[0, 4]]], ["a/1.txt", "b/2.txt", [[7, 8]], []]]))
    assert scans._read_peer(result) == {("1.txt", "2.txt"): ([(0, 4), (7, 8)], [(5, 9)])}
