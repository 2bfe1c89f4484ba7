"""Results of bidui in a folder of reports are no reports; saved anew by another program they are."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from compare.cli import main
from compare.model import InputError, OtherKindError
from compare.reading import Reader
from compare.render.pdf import report

OLD, NEW = "全年门诊62236人次，比上年增长17%。", "全年门诊65000人次，比上年增长4%。"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for year, text in ((2022, OLD), (2023, NEW)):
        document = docx.Document()
        document.add_paragraph(text)
        document.save(str(tmp_path / f"{year}.docx"))
    return [str(tmp_path / f"{year}.docx") for year in (2022, 2023)]


def _result(files: list[str], name: str) -> str:
    out = str(Path(files[0]).with_name(name))
    assert main(["diff", *files, "-o", out]) == 0
    return out


@pytest.mark.parametrize("name", ["result.html", "result.docx", "result.xlsx", "result.pdf"])
def test_a_result_is_passed_over_in_a_folder_and_read_by_name(files: list[str], name: str) -> None:
    if name.endswith("pdf"):
        try:
            report.fonts()
        except (ImportError, InputError):
            pytest.skip("no typst or no font for Chinese on this machine")
    out = _result(files, name)
    with Reader() as reader:
        assert "65000" in reader.read(out).text
        with pytest.raises(OtherKindError, match="bidui wrote"):
            reader.read(out, by_name=False)


def test_a_result_made_of_text_files(files: list[str]) -> None:
    texts = [str(Path(file).with_suffix(".txt")) for file in files]
    for file, text in zip(texts, (OLD, NEW), strict=True):
        Path(file).write_text(text, "utf-8")
    with Reader() as reader, pytest.raises(OtherKindError):
        reader.read(_result(texts, "result.docx"), by_name=False)


def test_a_report_and_a_result_that_another_program_saved(files: list[str]) -> None:
    out = Path(_result(files, "result.docx"))
    saved = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(saved, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b">bidui<", b">Another Writer<"))
    out.write_bytes(saved.getvalue())
    with Reader() as reader:
        for file in (*files, str(out)):
            assert "人次" in reader.read(file, by_name=False).text
