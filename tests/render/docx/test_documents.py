"""Word documents: all changes accepted are NEW, all rejected OLD, for the program itself, its reader and LibreOffice."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

import compare
from compare.cli import main
from compare.render.docx.changes import OF_NEW, OF_OLD, ChangePiece, RevisionKind, pieces
from compare.render.docx.document import Styles, body
from compare.render.docx.names import W
from compare.render.docx.package import package
from compare.render.docx.verification import accepted, rejected

ROOT = Path(__file__).parents[3]
SEEDS = ROOT / "seeds"
PAIRS = [
    (str(SEEDS / "years/2022.txt"), str(SEEDS / "years/2023.txt")),
    (str(SEEDS / "years/2024.txt"), str(SEEDS / "years/2022.txt")),
    (str(SEEDS / "english/2023.txt"), str(SEEDS / "english/2024.txt")),
    (str(SEEDS / "collection.txt") + "#0", str(SEEDS / "collection.txt") + "#1"),
    (str(SEEDS / "submissions/01-澄西区.txt"), str(SEEDS / "submissions/06-桐岭区.txt")),
]
TEXTS = [
    ("甲。", "全年工作平稳。"),
    ("甲。\n\n乙。", "甲。\n\n乙。\n"),
    ("一、门诊\n门诊62236人次。\n二、住院\n住院552人次。\n", "一、住院\n住院552人次。\n二、门诊\n门诊65000人次。\n"),
    ("单位\t数量\n床位\t320张\n", "单位\t数量\n床位\t\t350张\n护士\t40人\n"),
    ("\x1b[1m全年接诊200人次。\n", "全年接诊210人次。\x0c\n\n\n"),
    ("全区新建道路12公里。全区植树3000株。", "全区植树3000株。\n全区新建道路15公里。"),
]
SOFFICE = shutil.which("soffice")
ODF = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


@pytest.mark.parametrize(("old", "new"), TEXTS, ids=range(len(TEXTS)))
def test_pieces_are_both_texts_and_so_is_the_document(old: str, new: str) -> None:
    comparison = compare.diff(compare.read_text(old), compare.read_text(new))
    made = list(pieces(comparison))
    assert "".join(piece.text for piece in made if piece.change in OF_OLD) == old
    assert "".join(piece.text for piece in made if piece.change in OF_NEW) == new
    for piece in made:
        whole = new if piece.change in OF_NEW else old
        assert whole[piece.at : piece.at + len(piece.text)] == piece.text
    document = body(made, [])
    shown = {"\x1b": "␛", "\x0c": "␌"}
    assert accepted(document) == "".join(shown.get(char, char) for char in new)
    assert rejected(document) == "".join(shown.get(char, char) for char in old)


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=range(len(PAIRS)))
def test_the_file_reads_as_both_reports(old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "changes.docx"
    assert main(["diff", old, new, "-o", str(file)]) == 0
    comparison = compare.diff(compare.read(old), compare.read(new))
    for side, tracked in ((comparison.new, "new"), (comparison.old, "old")):
        capsys.readouterr()
        assert main(["text", str(file), "--tracked", tracked]) == 0
        assert without_blank_lines(capsys.readouterr().out) in without_blank_lines(side.text)


def test_one_report_of_a_collection_is_compared_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "changes.docx"
    assert main(["diff", *PAIRS[3], "-o", str(file)]) == 0
    collection = compare.outline(compare.read(PAIRS[3][0].partition("#")[0]))
    for number, tracked in enumerate(("old", "new")):
        capsys.readouterr()
        assert main(["text", str(file), "--tracked", tracked]) == 0
        report = collection.reports[number].span.of(collection.text)
        assert without_blank_lines(capsys.readouterr().out) == without_blank_lines(report)


def without_blank_lines(text: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", text).strip()


def test_ids_are_unique_and_moves_have_both_ends() -> None:
    old = compare.read_text(
        "一、门诊\n全区门诊服务平稳有序运行。\n二、住院\n住院病区完成改造并投入使用。\n三、公卫\n公共卫生服务扩面提质。\n"
    )
    new = compare.read_text(
        "一、门诊\n二、住院\n住院病区完成改造并投入使用。\n三、公卫\n公共卫生服务扩面提质。\n全区门诊服务平稳有序运行。\n"
    )
    made = list(pieces(compare.diff(old, new)))
    document = body(made, [])
    changes = [each for each in document.iter() if etree.QName(each).localname in ("ins", "del", "moveFrom", "moveTo")]
    ids = [each.get(f"{{{W}}}id") for each in changes]
    assert len(ids) == len(set(ids))
    moved = [(piece.change, piece.text) for piece in made if piece.move]
    assert (
        [change for change, _ in moved].count(RevisionKind.MOVED_FROM)
        == [c for c, _ in moved].count(RevisionKind.MOVED_TO)
        == 1
    )
    assert len({text for _, text in moved}) == 1


def test_insertions_around_a_kept_end_of_a_paragraph_have_two_authors() -> None:
    """LibreOffice takes those of one author for one, and rejects the end with them."""
    kept, inserted = RevisionKind.KEPT, RevisionKind.INSERTED
    made = [
        ("甲", kept),
        ("丙", inserted),
        ("\n", kept),
        ("乙", inserted),
        ("\n", kept),
        ("丁", inserted),
        ("末", kept),
    ]
    made += [("\n", inserted), ("戊", inserted)]
    texts = [text for text, _ in made]
    pieces_ = [ChangePiece(text, change, len("".join(texts[:at]))) for at, (text, change) in enumerate(made)]
    document = body(pieces_, [])
    authors = [each.get(f"{{{W}}}author") for each in document.iter(f"{{{W}}}ins") if len(each)]
    assert authors == ["bidui", "bidui 2", "bidui", "bidui"]
    assert accepted(document) == "".join(texts)
    assert rejected(document) == "甲\n\n末"


def test_headings_keep_their_style_whatever_became_of_them() -> None:
    kept, inserted, deleted = RevisionKind.KEPT, RevisionKind.INSERTED, RevisionKind.DELETED
    gone = [ChangePiece("三、旧\n", deleted, 10), ChangePiece("文\n", deleted, 14)]
    renumbered = [ChangePiece("四", deleted, 16), ChangePiece("三", inserted, 0), ChangePiece("、新\n文", kept, 1)]
    document = body([*gone, *renumbered], [], Styles({10: "Heading1", 16: "Heading1"}, {0: "Heading2"}))
    styles = [[each.get(f"{{{W}}}val") for each in p.iter(f"{{{W}}}pStyle")] for p in document.iter(f"{{{W}}}p")]
    assert styles == [["Heading1"], [], ["Heading2"], []]


def test_contradicted_growth_is_commented(tmp_path: Path) -> None:
    main(["diff", *PAIRS[0], "-o", str(tmp_path / "a.docx"), "--lang", "en"])
    made = parts((tmp_path / "a.docx").read_bytes())
    comments = ["\n".join(each.itertext()) for each in made["word/comments.xml"]]
    assert any("20.92 / 18.35 - 1 = 14.01%, stated 16.8%" in comment for comment in comments)
    ends = made["word/document.xml"].findall(f".//{{{W}}}commentRangeEnd")
    starts = made["word/document.xml"].findall(f".//{{{W}}}commentRangeStart")
    assert len(starts) == len(ends) == len(comments)
    headings = [each.get(f"{{{W}}}val") for each in made["word/document.xml"].iter(f"{{{W}}}pStyle")]
    assert headings.count("Heading1") == 5


def test_a_checked_report_has_a_comment_on_each_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    planted = str(SEEDS / "checks/planted.txt")
    assert main(["check", planted, "-o", str(tmp_path / "a.docx"), "--severity", "note"]) == 1
    count = len(compare.check(compare.read(planted)))
    assert len(parts((tmp_path / "a.docx").read_bytes())["word/comments.xml"]) == count
    capsys.readouterr()
    main(["text", str(tmp_path / "a.docx")])
    assert without_blank_lines(capsys.readouterr().out) == without_blank_lines(Path(planted).read_text("utf-8"))
    assert main(["check", planted, planted, "-o", str(tmp_path / "b.docx")]) == 2
    assert "one report at a time" in capsys.readouterr().err


def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        main(["diff", *PAIRS[0], "-o", str(tmp_path / name)])
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice on this machine")
def test_libreoffice_reads_new_where_changes_are_accepted(tmp_path: Path) -> None:
    """In its own format deleted text stands apart: what is left is the accepted text. Without comments, on which its
    converter crashed in the past."""
    comparison = compare.diff(*(compare.read(path) for path in PAIRS[0]))
    (tmp_path / "a.docx").write_bytes(package(body(pieces(comparison), []), []))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", "odt", "--outdir", str(tmp_path), "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    root = parts_of_odt(tmp_path / "a.odt")
    (apart,) = root.iter(f"{ODF}tracked-changes")
    lines = [visible(p) for p in root.iter(f"{ODF}p", f"{ODF}h") if apart not in p.iterancestors()]
    assert "\n".join(lines) == comparison.new.text
    assert len(apart) > 20


def parts_of_odt(file: Path) -> etree._Element:
    with zipfile.ZipFile(file) as archive:
        return etree.fromstring(archive.read("content.xml"))


def visible(element: etree._Element) -> str:
    text = element.text or ""
    for each in element:
        text += " " * int(each.get(f"{ODF}c", "1")) if each.tag == f"{ODF}s" else visible(each)
        text += each.tail or ""
    return text
