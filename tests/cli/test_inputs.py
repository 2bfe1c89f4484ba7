"""What commands read: files of any format, folders, archives; places beside spans; what was not read is said."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from running import Bidui, Run

sys.path.insert(0, str(Path(__file__).parent.parent / "reading"))

from made_files import BODY, TITLE, pdf, plain, word, write


def told(run: Run) -> dict[str, list[dict[str, object]]]:
    assert run.code == 0, run.err
    found: dict[str, list[dict[str, object]]] = json.loads(run.out)
    return found


def test_word_on_standard_input(bidui: Bidui, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(word())))
    assert bidui("text", "-").text.startswith(TITLE)


def known(place: dict[str, object]) -> dict[str, object]:
    """What is known of a place: all of its keys are always there."""
    assert set(place) == {"page", "paragraph", "line", "column", "table", "row", "cell", "sheet"}
    return {name: value for name, value in place.items() if value is not None}


def test_places_stand_beside_spans(bidui: Bidui, tmp_path: Path) -> None:
    paths = [write(tmp_path, "a.pdf", pdf()), write(tmp_path, "b.docx", word()), write(tmp_path, "c.txt", plain())]
    documents = told(bidui("figures", *paths, "--format", "json"))["documents"]
    by_format = [
        {figure["text"]: known(figure["place"]) for figure in document["figures"]}  # type: ignore[attr-defined]
        for document in documents
    ]
    assert by_format[0]["62236人次"] == {"page": 1, "line": 6}
    assert by_format[1]["62236人次"] == {"paragraph": 4}
    assert by_format[2]["62236人次"] == {"line": 4, "column": 5}
    row = next(place for text, place in by_format[1].items() if text == "6630")
    assert row == {"table": 1, "row": 2, "column": 3, "cell": 3}


def test_places_of_both_sides_of_a_comparison(bidui: Bidui, tmp_path: Path) -> None:
    old = write(tmp_path, "old.docx", word())
    new = write(tmp_path, "new.pdf", pdf())
    comparison = told(bidui("diff", old, new, "--format", "json"))
    pair = next(each for each in comparison["sections"] if each["old"] and each["new"])
    assert "paragraph" in known(pair["old"]["place"])  # type: ignore[index]
    assert "page" in known(pair["new"]["place"])  # type: ignore[index]
    passage = next(each for each in comparison["passages"] if each["old"] and each["new"])
    assert [sorted(known(place)) for place in passage["places"].values()] == [["paragraph"], ["line", "page"]]  # type: ignore[attr-defined]
    assert all("place" not in edit for each in comparison["passages"] for edit in each["edits"])  # type: ignore[attr-defined]


def test_places_for_people(bidui: Bidui, tmp_path: Path) -> None:
    path = write(tmp_path, "a.pdf", pdf())
    assert "pages 1–2" in bidui("outline", path).text
    assert "第 1–2 页" in bidui("outline", path, "--lang", "zh_CN").text
    assert "p. 2" in bidui("figures", path).text


def test_what_was_not_read_is_said(bidui: Bidui, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((BODY[2][1] * 4).encode().replace("门诊".encode(), b"\xff", 1))
    run = bidui("outline", tmp_path / "a.txt", "--format", "json")
    assert run.err == f"bidui: {tmp_path / 'a.txt'}: not read: 1 damaged characters.\n"
    assert told(run)["documents"][0]["unread"] == ["1 damaged characters"]


def test_the_encoding_is_shown_and_can_be_told(bidui: Bidui, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", plain().decode().encode("gb18030"))
    assert "read as GB18030; if that is wrong, say which with --encoding" in bidui("text", path).err
    run = bidui("text", path, "--encoding", "gbk")
    assert (run.err, run.text.startswith(TITLE)) == ("", True)
    assert "GB18030" in bidui("outline", path).text


def test_folders_and_archives_are_compared_alike(bidui: Bidui, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    write(tmp_path / "new", "河西区.docx", word())
    with ZipFile(tmp_path / "old.zip", "w") as archive:
        archive.writestr("河西区.txt", plain())
    pairs = told(bidui("diff", tmp_path / "old.zip", tmp_path / "new", "--format", "json"))["pairs"]
    assert [Path(pair["old"]["path"]).name for pair in pairs] == ["河西区.txt"]  # type: ignore[index]


def test_only_some_of_a_folder(bidui: Bidui, tmp_path: Path) -> None:
    write(tmp_path, "a.docx", word())
    write(tmp_path, "b.txt", plain())
    documents = told(bidui("outline", tmp_path, "--exclude", "*.txt", "--format", "json"))["documents"]
    assert [document["path"] for document in documents] == [str(tmp_path / "a.docx")]
