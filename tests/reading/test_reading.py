"""Files of every encoding become the same text; what is no report is refused in one line."""

import codecs
import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from made_files import word, write

import compare
from compare.model import Document, InputError
from compare.reading import settings

TEXT = "全区共有医疗机构61家，比上年增加5家。\n今年门诊人次同比增长17%，其中急诊1.2万人次。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode("gb18030"),
    ],
)
def test_every_encoding_gives_the_same_text(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "report.txt").write_bytes(data)
    assert compare.read(tmp_path / "report.txt").text == TEXT


def test_big5(tmp_path: Path) -> None:
    text = "全區共有醫療機構61家，比上年增加5家。今年門診人次成長17%，其中急診1.2萬人次，住院3千人次。"
    (tmp_path / "report.txt").write_bytes(text.encode("big5"))
    assert compare.read(tmp_path / "report.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_the_samples_in_every_encoding(seeds: Path, tmp_path: Path, encoding: str) -> None:
    for sample in sorted(seeds.rglob("*.txt")):
        text = sample.read_text("utf-8")
        (tmp_path / "copy.txt").write_bytes(text.encode(encoding))
        assert compare.read(tmp_path / "copy.txt").text == text, sample


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_damaged_bytes_are_counted(tmp_path: Path, encoding: str) -> None:
    data = (TEXT * 100).encode(encoding)
    (tmp_path / "a.txt").write_bytes(data[:2001] + b"\xff" + data[2002:])
    document = compare.read(tmp_path / "a.txt")
    assert document.encoding == encoding
    assert document.layout.unread == (("{count} damaged characters", document.text.count("\ufffd")),)
    assert 0 < document.text.count("\ufffd") < 4


def test_english_of_old_windows(tmp_path: Path) -> None:
    text = "The Company’s revenue rose 5% – a record “high” for the café.\n" * 20
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    assert compare.read(tmp_path / "a.txt").text == text


def test_an_encoding_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("收入".encode("big5", "replace") + "收".encode("gb18030"))
    (tmp_path / "b.txt").write_bytes(TEXT.encode("gb18030"))
    assert compare.read(tmp_path / "b.txt", encoding="gbk").text == TEXT
    with pytest.raises(InputError, match=r"b.txt: is not utf-8: see byte"):
        compare.read(tmp_path / "b.txt", encoding="utf-8")
    with pytest.raises(InputError, match="knows no encoding klingon"):
        compare.read(tmp_path / "b.txt", encoding="klingon")


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_real_reports_in_every_encoding(shared: Path, tmp_path: Path, encoding: str) -> None:
    import opencc

    traditional = opencc.OpenCC("s2tw")
    for report in sorted((shared / "seeds").glob("*.txt")):
        text = compare.read(report).text
        if encoding == "big5":
            text = traditional.convert(text).encode("big5", "ignore").decode("big5")
        (tmp_path / "copy.txt").write_bytes(text.encode(encoding))
        assert compare.read(tmp_path / "copy.txt").text == text, report.name


def test_real_pages_in_old_encodings(shared: Path) -> None:
    for page in sorted((shared / "corpora/legacy-encodings").iterdir()):
        family = {"gb2312": "gb18030", "big5": "big5"}[page.name.split("-")[0]]
        assert compare.read(page).encoding == family, page.name


def test_numbered_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    document = compare.read(f"{tmp_path}/a.txt#3")
    assert (document.path, document.report) == (f"{tmp_path}/a.txt", 3)


def test_an_existing_path_with_a_hash_wins(tmp_path: Path) -> None:
    (tmp_path / "a.txt#3").write_text(TEXT, "utf-8")
    assert compare.read(f"{tmp_path}/a.txt#3").report is None


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode("gb18030"))))
    assert compare.read("-").text == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", "not text"),
        (bytes(range(256)) * 20, "not text"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "breaks off"),
        (codecs.BOM_UTF8 + TEXT.encode()[:-5], "breaks off"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    with pytest.raises(InputError, match=reason) as caught:
        compare.read(tmp_path / "bad.txt")
    assert "\n" not in str(caught.value)
    assert str(tmp_path / "bad.txt") in str(caught.value)


def test_missing_folder_and_nul_in_the_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        compare.read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        compare.read(tmp_path)
    with pytest.raises(InputError):
        compare.read("a\0b")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    (tmp_path / "locked.txt").write_text(TEXT, "utf-8")
    (tmp_path / "locked.txt").chmod(0)
    with pytest.raises(InputError, match="permission"):
        compare.read(tmp_path / "locked.txt")


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MOST_BYTES", 2**20)
    (tmp_path / "big.txt").write_bytes(b"a" * (2**20 + 1))
    with pytest.raises(InputError, match="larger than 1 MB"):
        compare.read(tmp_path / "big.txt")


def test_text_at_hand_loses_its_mark_and_carriage_returns() -> None:
    assert compare.read_text("\ufeffa\r\nb\rc").text == "a\nb\nc"


def test_a_pair_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    old = write(tmp_path, "old.docx", word())
    (tmp_path / "new.txt").write_text(TEXT, "utf-8")
    documents = compare.read_pair(old, tmp_path / "new.txt")
    assert documents == (compare.read(old), compare.read(tmp_path / "new.txt"))


def test_what_cannot_be_read_of_a_pair_comes_as_its_error(tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(TEXT, "utf-8")
    missing, read = compare.read_pair(tmp_path / "old.pdf", tmp_path / "new.txt")
    assert isinstance(missing, InputError)
    assert isinstance(read, Document)
    assert [
        str(tmp_path / name) in str(error)
        for name, error in zip("ab", compare.read_pair(tmp_path / "a", tmp_path / "b"), strict=True)
    ] == [True, True]
