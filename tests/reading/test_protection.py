"""Hostile files are refused in one line: bombs, entities, locks, paths that escape, readers that break down."""

import io
import signal
import sys
import time
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from made_files import pdf, plain, word, write
from wordml import package, paragraph

import compare
from compare.model import InputError
from compare.reading import ReadOptions, archives, office, settings
from compare.reading import sandbox as sandboxes
from compare.reading.detection import FileKind
from compare.reading.formats import parse
from compare.reading.sandbox import Sandbox


def refused(path: Path, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        compare.read(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


def bomb() -> bytes:
    """60 MB of blanks in a part of 60 KB; two of them pass the limit together."""
    file = io.BytesIO(word())
    with ZipFile(file, "a", ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"word/part{number}.xml", b" " * 60 * 2**20)
    return file.getvalue()


def test_a_file_that_expands_without_end(tmp_path: Path) -> None:
    path = write(tmp_path, "bomb.docx", bomb())
    assert path.stat().st_size < 2**20
    refused(path, "expands to more than 128 MB")


def test_members_of_blanks_without_end(tmp_path: Path) -> None:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b" " * 20 * 2**20)
        archive.writestr("b.txt", plain())
    path = write(tmp_path, "all.zip", file.getvalue())
    refused_member, read = compare.read_all([path])
    assert "expands to more than" in str(refused_member)
    assert isinstance(refused_member, InputError)
    assert refused_member.__traceback__ is None  # it would keep what was read of the file
    assert not isinstance(read, InputError)


@pytest.mark.parametrize(
    "text", ["<!---->" * 3000 + "x", "# a" + " " * 60_000 + "b\n", "# " + "# " * 20_000 + "\n", "**a " * 20_000]
)
def test_texts_that_patterns_could_go_back_over(tmp_path: Path, text: str) -> None:
    begin = time.process_time()
    compare.read(write(tmp_path, "a.md", text.encode()))
    compare.read(write(tmp_path, "a.txt", text.encode()))
    assert time.process_time() - begin < 5


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    refused(write(tmp_path, "a.docx", package(paragraph("&b;&c;"), doctype=laughs)), "is damaged")


def test_locked_files(tmp_path: Path) -> None:
    from pypdfium2 import PdfDocument
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(50, 50, "report")
    canvas.save()
    with pytest.raises(Exception, match="assword"):
        PdfDocument(file.getvalue())
    refused(write(tmp_path, "a.pdf", file.getvalue()), "protected by a password")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    refused(write(tmp_path, "a.docx", ole), "protected by a password")


def test_other_office_files_say_how_to_convert(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_PROGRAMS", ())
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    refused(write(tmp_path, "a.wps", ole), "is damaged: it holds no document")
    refused(write(tmp_path, "a.wps", ole + "WordDocument".encode("utf-16-le")), r"save it as \.docx")
    refused(write(tmp_path, "a.xls", ole + "Workbook".encode("utf-16-le")), r"save it as \.xlsx")
    refused(write(tmp_path, "a.rtf", rb"{\rtf1 text}"), r"save it as \.docx")


def test_other_office_files_are_read_through_libreoffice(tmp_path: Path) -> None:
    import shutil

    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not on this machine")
    document = compare.read(write(tmp_path, "a.rtf", rb"{\rtf1\ansi Patients rose by 17%.\par}"))
    assert "Patients rose by 17%." in document.text
    assert document.layout.through == "LibreOffice"


def test_pictures_of_pages(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file)
    for _ in range(2):
        canvas.rect(10, 10, 100, 100)
        canvas.showPage()
    canvas.save()
    refused(write(tmp_path, "scan.pdf", file.getvalue()), "holds pictures of 2 pages and no text")


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MOST_PAGES", 1)
    with pytest.raises(InputError, match="has more than 1 pages"):
        parse(FileKind.PDF, pdf(), "a.pdf", ReadOptions())


@pytest.mark.parametrize("cut", [100, 2000, -200])
@pytest.mark.parametrize(("name", "make"), [("a.docx", word), ("b.pdf", pdf)])
def test_cut_off(tmp_path: Path, name: str, make: object, cut: int) -> None:
    path = write(tmp_path, name, make()[:cut])  # type: ignore[operator]
    try:
        compare.read(path)  # PDFium mends what it can
    except InputError as error:
        assert "\n" not in str(error)


def test_an_archive_holds_no_way_out(tmp_path: Path) -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("../../etc/report.txt", plain())
        archive.writestr("/abs.txt", plain())
        archive.writestr("C:\\\\x\\..\\y.txt", plain())
    path = write(tmp_path, "all.zip", file.getvalue())
    assert sorted(archives.Archive(path, str(path)).names()) == ["C:/x/y.txt", "abs.txt", "etc/report.txt"]
    assert {d.path for d in compare.read_all([path]) if not isinstance(d, InputError)} == {
        f"{path}/{name}" for name in ("C:/x/y.txt", "abs.txt", "etc/report.txt")
    }
    assert list(tmp_path.iterdir()) == [path]


def test_names_in_gbk(tmp_path: Path) -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("x" * 12 + ".txt", plain())
    raw = "河西区总结".encode("gbk")
    data = file.getvalue().replace(b"x" * 12, raw + b"xx")
    path = write(tmp_path, "all.zip", data)
    assert compare.read(f"{path}/河西区总结xx.txt").text


def test_a_reader_that_takes_too_long_or_breaks_down() -> None:
    with Sandbox(seconds=0.01) as sandbox, pytest.raises(InputError, match="takes longer than"):
        sandbox.parse(FileKind.PDF, pdf(), "slow.pdf", ReadOptions())
    with Sandbox() as sandbox:
        sandbox._started().kill()
        assert sandbox._started().wait() < 0
        assert sandbox.parse(FileKind.WORD, word(), "a.docx", ReadOptions()).text  # another one takes its place


@pytest.mark.skipif(sys.platform != "linux", reason="limits of processes are Linux's")
def test_a_reader_that_took_its_processor_time_is_not_called_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it waited for other work: the system ends it, not the clock on the wall."""
    send = sandboxes._send

    def send_late(pipe: IO[bytes], head: dict[str, Any], body: bytes) -> None:
        sandbox._started().send_signal(signal.SIGXCPU)
        send(pipe, head, body)

    monkeypatch.setattr(sandboxes, "_send", send_late)
    with Sandbox() as sandbox, pytest.raises(InputError, match="takes longer than 60 seconds"):
        sandbox.parse(FileKind.PDF, pdf(), "slow.pdf", ReadOptions())


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's")
def test_memory_has_an_end() -> None:
    with Sandbox(memory=256 * 2**20) as sandbox, pytest.raises(InputError, match=r"memory|broke down|damaged"):
        sandbox.parse(FileKind.WORD, package(paragraph("甲乙丙") * 300_000), "large.docx", ReadOptions())
