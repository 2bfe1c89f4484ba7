"""NEW's own Word file with its changes tracked: its formatting stays, and both reports come back."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import made_word
import pytest
from docx import Document
from libreoffice import SOFFICE, LibreOffice
from lxml import etree

import compare
from compare.cli import main
from compare.render.docx.formatted.settling import settle
from compare.render.docx.formatted.writing import NotCarried, changed_file
from compare.render.docx.names import W
from compare.render.results import WordParts

_NUMBER = re.compile(r"(?m)^\d+\. ")


def pair(folder: Path, seed: int) -> tuple[Path, Path]:
    chance = random.Random(seed)
    old = made_word.report(chance)
    files = folder / f"old{seed}.docx", folder / f"new{seed}.docx"
    made_word.write(files[0], old, seed)
    made_word.write(files[1], made_word.revised(old, chance), seed + 1)
    return files


def tracked(old: Path, new: Path) -> tuple[bytes, list[NotCarried]]:
    comparison = compare.diff(compare.read(old), compare.read(new))
    said: list[NotCarried] = []
    parts = compare.word_parts(new)
    assert parts is not None
    return changed_file(comparison, WordParts(parts), [], said.append), said


def document(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def lines(text: str) -> list[str]:
    """Lines of a text without numbers of lists, which programs count themselves."""
    return [" ".join(line.split()) for line in _NUMBER.sub("", text).split("\n") if line.strip()]


@pytest.mark.parametrize("seed", range(8))
def test_both_reports_come_back(tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = pair(tmp_path, seed)
    data, said = tracked(old, new)
    (tmp_path / "changes.docx").write_bytes(data)
    read = {}
    for side in ("new", "old"):
        capsys.readouterr()
        assert main(["text", str(tmp_path / "changes.docx"), "--tracked", side]) == 0
        read[side] = lines(capsys.readouterr().out)
    assert read["new"] == lines(compare.read(new).text)
    expected = lines(compare.read(old).text)
    assert "".join(read["old"]).replace(" ", "") == "".join(expected).replace(" ", "")
    if not said[0].breaks:
        assert read["old"] == expected
    ids = [each.get(f"{{{W}}}id") for each in document(data).iter(*(f"{{{W}}}{n}" for n in ("ins", "del", "moveTo")))]
    assert len(ids) == len(set(ids))


def test_formatting_headers_and_other_parts_stay(tmp_path: Path) -> None:
    old, new = pair(tmp_path, 3)
    data, _ = tracked(old, new)
    with zipfile.ZipFile(new) as before, zipfile.ZipFile(io.BytesIO(data)) as after:
        for name in before.namelist():
            changed = name in ("word/document.xml", "docProps/app.xml")
            assert changed or before.read(name) == after.read(name)
        made_by = re.compile(rb"<Application>[^<]*</Application>")
        given, left = (made_by.sub(b"", archive.read("docProps/app.xml")) for archive in (before, after))
        assert given == left
    accepted = document(data)
    settle(accepted, accept=True)
    (tmp_path / "accepted.docx").write_bytes(_with_document(data, accepted))
    made, given = Document(str(tmp_path / "accepted.docx")), Document(str(new))
    looks = [
        [(char, run.bold, run.font.size, run.font.color.rgb) for run in p.runs for char in run.text]
        for p in given.paragraphs
    ]
    assert [
        [(char, run.bold, run.font.size, run.font.color.rgb) for run in p.runs for char in run.text]
        for p in made.paragraphs
    ] == looks
    assert [p.style.name for p in made.paragraphs if p.style] == [p.style.name for p in given.paragraphs if p.style]


def _with_document(data: bytes, root: etree._Element) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            made.writestr(name, etree.tostring(root) if name == "word/document.xml" else archive.read(name))
    return out.getvalue()


def test_rows_are_tracked_as_rows(tmp_path: Path) -> None:
    head, beds, nurses = ["项目", "数量"], ["床位", "320"], ["护士", "40"]
    made_word.write(tmp_path / "a.docx", ["全年工作平稳有序。", ("table", [head, beds, nurses])], 1)
    made_word.write(tmp_path / "b.docx", ["全年工作平稳有序。", ("table", [head, ["床位", "350"], ["药师", "9"]])], 2)
    root = document(tracked(tmp_path / "a.docx", tmp_path / "b.docx")[0])
    marks = [mark.tag.rpartition("}")[2] for mark in root.iterfind(f".//{{{W}}}trPr/*")]
    assert sorted(marks) == ["del", "ins"]
    assert len(list(root.iter(f"{{{W}}}tbl"))) == 1
    (changed,) = [row for row in root.iter(f"{{{W}}}tr") if "床位" in "".join(row.itertext())]
    assert changed.find(f"{{{W}}}trPr") is None
    assert [each.text for each in changed.iter(f"{{{W}}}delText")] == ["320"]


def test_a_table_that_is_gone_is_a_table_of_deleted_rows(tmp_path: Path) -> None:
    table = ("table", [["项目", "数量"], ["床位", "320"]])
    made_word.write(tmp_path / "a.docx", ["全年工作平稳有序。", table, "干部职工队伍稳定。"], 1)
    made_word.write(tmp_path / "b.docx", ["全年工作平稳有序。", "干部职工队伍稳定。"], 2)
    root = document(tracked(tmp_path / "a.docx", tmp_path / "b.docx")[0])
    assert len(list(root.iter(f"{{{W}}}tr"))) == len(root.findall(f".//{{{W}}}trPr/{{{W}}}del")) == 2


def test_changes_that_new_tracks_itself_are_settled_and_named(tmp_path: Path) -> None:
    made_word.write(tmp_path / "a.docx", ["全年工作平稳有序。"], 1)
    made_word.write(tmp_path / "b.docx", ["全年工作平稳有序，成效明显。"], 1)
    data, _ = tracked(tmp_path / "a.docx", tmp_path / "b.docx")
    (tmp_path / "c.docx").write_bytes(data)
    made_word.write(tmp_path / "d.docx", ["全年工作平稳有序，成效显著。"], 1)
    again, said = tracked(tmp_path / "d.docx", tmp_path / "c.docx")
    assert said[0].own_changes
    (tmp_path / "e.docx").write_bytes(again)
    assert lines(compare.read(tmp_path / "e.docx", tracked="new").text)[0] == "全年工作平稳有序，成效明显。"
    assert lines(compare.read(tmp_path / "e.docx", tracked="old").text)[0] == "全年工作平稳有序，成效显著。"


def test_comments_stand_on_their_text_and_earlier_ones_stay(tmp_path: Path) -> None:
    text = "全年门诊62236人次，比上年增长3%，其中急诊70000人次。待补充XX项。"
    made_word.write(tmp_path / "a.docx", [text], 1)
    given = Document(str(tmp_path / "a.docx"))
    given.add_comment(given.paragraphs[0].runs[0], "请核对", "审稿人")
    given.save(str(tmp_path / "a.docx"))
    assert main(["check", str(tmp_path / "a.docx"), "-o", str(tmp_path / "b.docx"), "--lang", "en"]) == 1
    made = Document(str(tmp_path / "b.docx"))
    comments = [comment.text for comment in made.comments]
    assert comments[0] == "请核对"
    assert len(comments) > 1
    assert [run.bold for run in made.paragraphs[0].runs if run.text]
    root = document((tmp_path / "b.docx").read_bytes())
    starts = root.findall(f".//{{{W}}}commentRangeStart")
    assert len(starts) == len(root.findall(f".//{{{W}}}commentReference")) == len(comments)


def test_the_same_bytes_from_run_to_run_and_plain_where_masked(tmp_path: Path) -> None:
    old, new = pair(tmp_path, 5)
    for name in ("1.docx", "2.docx"):
        assert main(["diff", str(old), str(new), "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "1.docx").read_bytes() == (tmp_path / "2.docx").read_bytes()
    assert main(["diff", str(old), str(new), "-o", str(tmp_path / "3.docx"), "--redact"]) == 0
    with zipfile.ZipFile(tmp_path / "3.docx") as archive:
        assert not any("header" in name or name == "docProps/core.xml" for name in archive.namelist())


@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice on this machine")
def test_libreoffice_gives_both_reports_back(tmp_path: Path) -> None:
    """Without comments, on which its converter crashed in the past."""
    office = LibreOffice(tmp_path)
    for seed in (7, 9):
        old, new = pair(tmp_path, seed)
        data, said = tracked(old, new)
        (tmp_path / "changes.docx").write_bytes(data)
        for what, side in (("Accept", new), ("Reject", old)):
            office.settle(tmp_path / "changes.docx", tmp_path / f"{what}.docx", what)
            got, expected = lines(compare.read(tmp_path / f"{what}.docx").text), lines(compare.read(side).text)
            assert "".join(got).replace(" ", "") == "".join(expected).replace(" ", "")
            if not said[0].breaks:
                assert got == expected
