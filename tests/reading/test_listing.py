"""Folders, patterns, archives and lists of paths are taken apart into files."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from made_files import plain, word, write

import compare
from compare.model import Document, InputError
from compare.reading.listing import FileSelection


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b/2.txt", "a.txt", "b/.hidden/3.txt", "b/~$2.docx", ".DS_Store", "__MACOSX/a.txt", "b/photo.png"):
        path = tmp_path / "all" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(plain())
    (tmp_path / "all/c.docx").write_bytes(word())
    with ZipFile(tmp_path / "all/d.zip", "w") as archive:
        archive.writestr("甲/1.txt", plain())
        archive.writestr("甲/.x.txt", plain())
    return tmp_path / "all"


def read(*names: object, **options: object) -> tuple[list[str], list[str]]:
    found = list(compare.read_all(map(str, names), **options))  # type: ignore[arg-type]
    return [d.path for d in found if isinstance(d, Document)], [e.path for e in found if isinstance(e, InputError)]


def below(folder: Path, *names: str) -> list[str]:
    return [str(folder / name) for name in names]


def test_a_folder_with_all_below_it(folder: Path) -> None:
    documents, skipped = read(folder)
    assert documents == below(folder, "a.txt", "b/2.txt", "c.docx", "d.zip/甲/1.txt")
    assert skipped == below(folder, "b/photo.png")


def test_include_and_exclude(folder: Path) -> None:
    assert read(folder, include=["*.docx"]) == (below(folder, "c.docx"), [])
    assert read(folder, include=["b/*"], exclude=["*.png"]) == (below(folder, "b/2.txt"), [])
    assert FileSelection(("*.txt",), ("b/*",)).takes("a.txt")
    assert not FileSelection(("*.txt",), ("b/*",)).takes("b/2.txt")


def test_patterns_lists_and_members(folder: Path, tmp_path: Path) -> None:
    assert read(folder / "**/*.txt")[0] == below(folder, "a.txt", "b/2.txt")
    assert read(folder / "*.nothing") == ([], below(folder, "*.nothing"))
    list_ = write(tmp_path, "list.txt", f"# two\n{folder / 'c.docx'}\n\n{folder / 'd.zip'}\n".encode("gb18030"))
    assert read(f"@{list_}")[0] == below(folder, "c.docx", "d.zip/甲/1.txt")
    assert read(folder / "d.zip/甲/1.txt")[0] == below(folder, "d.zip/甲/1.txt")
    assert read(folder / "d.zip/乙.txt") == ([], [str(folder / "d.zip")])


def test_what_is_named_twice_is_read_twice(folder: Path) -> None:
    assert len(read(folder / "a.txt", folder / "a.txt", folder)[0]) == 5


def test_one_file_of_an_archive_is_asked_for(folder: Path) -> None:
    with pytest.raises(InputError, match=r"is an archive of several files: name one of them as .*/NAME"):
        compare.read(folder / "d.zip")


def test_pages_that_bidui_wrote_are_no_reports_of_their_folder(tmp_path: Path) -> None:
    from compare.cli import main

    texts = {"2022.txt": "2022年工作总结。全年收入120万元。", "2023.txt": "2023年工作总结。全年收入150万元。"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    old, new, page = (str(tmp_path / name) for name in ("2022.txt", "2023.txt", "changes.html"))
    assert main(["diff", old, new, "-o", page]) == 0
    read = list(compare.read_all([tmp_path]))
    assert [each.path for each in read if isinstance(each, Document)] == [old, new]
    assert isinstance(compare.read(page), Document)
