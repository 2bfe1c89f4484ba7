"""Text of reports stays text in every format: it becomes no markup, no formula, no link and no control of a terminal."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pypdfium2
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

from compare.cli import main
from compare.model import InputError
from compare.render import registry
from compare.render.docx.verification import accepted
from compare.render.pdf import report
from compare.render.registry import Format
from compare.render.results import (
    CheckResult,
    DiffResult,
    EvidenceResult,
    FiguresResult,
    FoldersResult,
    ScanResult,
    SeriesResult,
    TemplatesResult,
)

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "+1+cmd",
    "\u202e逆向\u2066",
    "]]>&lt;x&gt;",
    '#import "x" $1$ @x',
    "{{ 7*7 }}{% raw %}",
    "[x](javascript:alert(1)) ![y](http://example.invalid/z)",
    "http://example.invalid/a",
    "| a | b |\n|---|---|",
    "＝1+1",
    "@SUM(1+1)",
    "-2+3+cmd|' /C calc'!A0",
    "]]><w:p/>",
    '#set page(width: 1pt) #eval("1") $x$ *b* _i_ `c` <label> @ref \\ //',
    "&#27;[2J &amp; &lt;",
    "<!-- --> --!> <![CDATA[",
    "\u2067右\u2069\u200f\u061c",
    "\\input{/etc/passwd} %n %s {0} {path}",
    "::error file=a::b%0A",
]
# A text of many control characters is taken for no text at all, so this stands in one place.
CONTROL = "\x1b[2J"
# Each stands in a title, a heading, the name of a metric, a sentence, a placeholder and a passage that is copied.
OLD = (
    "{0}市2022年工作总结\n\n{1}",
    "一、{0}情况\n\n全年{0}门诊62236人次，{0}床位320张，增长3%。{0}待补充XX项。\n\n{2}\n\n",
)
NEW = (
    "{0}市2023年工作总结\n\n{1}",
    "一、{0}现状\n\n全年{0}门诊65000人次，比上年增长9.9%，{0}床位400张。{0}待补充XX项。\n\n{2}\n\n",
)
COPIED = "{0}全市各单位认真履行职责，各项工作有序推进，群众满意度稳步提高，未发生一起责任事故。"
# In names of files, which cannot hold all of them.
FILE_NAME = "=cmd|<b>'[x](y)#{{1}}"
COMMANDS: dict[type, tuple[str, ...]] = {
    DiffResult: ("diff",),
    CheckResult: ("check",),
    FiguresResult: ("figures",),
    ScanResult: ("scan",),
    SeriesResult: ("diff",),
    FoldersResult: ("diff",),
    TemplatesResult: ("templates",),
    EvidenceResult: ("check",),
}
# What holds a part of the reports' text.
PARTS_ONLY = (EvidenceResult, FiguresResult, FoldersResult, TemplatesResult)
CASES = [(result, form) for result, form in registry._WRITERS if result in COMMANDS]


@pytest.mark.parametrize(("result", "form"), CASES, ids=[f"{r.__name__}-{f}" for r, f in CASES])
def test_hostile_text_stays_text(result: type, form: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    years = (2022, 2023, 2024) if result in (SeriesResult, TemplatesResult) else (2022, 2023)
    files = [Path(f"{FILE_NAME}-{year}.txt") for year in years]
    for file, year, (whole, part) in zip(files, years, (OLD, NEW, NEW), strict=False):
        file.write_text(_report(whole.replace("2023", str(year)), part), "utf-8")
    if result is FoldersResult:
        files = [_in_folder(file) for file in files]
    if form is Format.PDF and not _can_print():
        pytest.skip("no typst or no font for Chinese on this machine")
    if (result, form) == (CheckResult, Format.DOCX) or result is EvidenceResult:  # one report at a time
        del files[0]
    command = [*COMMANDS[result], *(f"./{file}" for file in files)]
    if result is EvidenceResult:
        assert main([*command, "-f", "json", "-o", "found"]) == 1
        (document,) = json.loads(Path("found").read_text("utf-8"))["documents"]
        command += ["--at", document["findings"][0]["evidence"]]
    assert main([*command, "-f", form, "-o", "out"]) in (0, 1)
    CHECKS[form](Path("out").read_bytes(), result)


def _in_folder(file: Path) -> Path:
    """The folder, with a hostile name, in which a file lies then."""
    folder = Path(f"{FILE_NAME}-{file.stem[-4:]}")
    folder.mkdir()
    file.rename(folder / file.name)
    return folder


def _can_print() -> bool:
    try:
        return bool(report.fonts())
    except (ImportError, InputError):
        return False


def _report(whole: str, part: str) -> str:
    parts = [part.replace("{2}", COPIED).replace("{0}", hostile) for hostile in HOSTILE]
    parts += [part.replace("{2}", COPIED).replace("{0}", CONTROL, 1).replace("{0}", "")]
    return whole.replace("{0}", HOSTILE[0]).replace("{1}", "".join(parts))


def _is_page(data: bytes, result: type) -> None:
    page = html.fromstring(data.decode("utf-8"))
    assert len(page.findall(".//script")) == 1
    assert not page.xpath("//img | //iframe | //object | //link | //form | //@onerror | //@onmouseover | //@style")
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert FILE_NAME in page.text_content() or result in (SeriesResult, TemplatesResult)
    _is_plain(page.text_content())


def _is_workbook(data: bytes, _: type) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert all(cell.data_type != "f" and cell.hyperlink is None for sheet in book for row in sheet for cell in row)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))


def _is_document(data: bytes, result: type) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            names = {each.tag.rpartition("}")[2] for each in ElementTree.fromstring(archive.read(name)).iter()}
            assert not names & {"instrText", "fldSimple", "hyperlink", "object", "pict", "altChunk"}
    document = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    text = accepted(document)
    if result in (DiffResult, CheckResult):  # the whole report
        assert all(hostile.replace("\x1b", "␛") in text for hostile in HOSTILE)
    assert "\x1b" not in text


def _is_report(data: bytes, result: type) -> None:
    pdf = pypdfium2.PdfDocument(data)
    text = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pdf)
    for hostile in (
        "<script>alert(1)</script>",
        "=cmd|'/C",
        '#import"x"$1$',
        "{{7*7}}",
        "]]>&lt;x&gt;",
        "#setpage(width",
    ):
        assert hostile in text or result in PARTS_ONLY
    assert FILE_NAME in text
    assert not any(b"/URI" in part or b"/JavaScript" in part for part in (data,))


def _is_csv(data: bytes, _: type) -> None:
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not any(re.match(r"\s*[=+@＝＋＠]|\s*-(?![\d.])", cell) for row in rows for cell in row)
    _is_plain(text)


def _is_markdown(data: bytes, _: type) -> None:
    text = data.decode("utf-8")
    page = html.fromstring(f"<div>{MarkdownIt('commonmark').enable('table').render(text)}</div>")
    assert not page.xpath("//script | //img | //a | //code | //@onerror")
    _is_plain(text.replace("\n", ""))


def _is_one_line_each(text: str) -> None:
    """Each annotation is a command of its own: text of reports begins no other."""
    assert all(re.match("::(error|warning|notice) ", line) for line in text.splitlines())
    assert text.count("::error file=a::b") == 0


def _is_plain(text: str) -> None:
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)


CHECKS: dict[Format, Callable[[bytes, type], Any]] = {
    Format.TEXT: lambda data, _: _is_plain(data.decode("utf-8")),
    Format.JSON: lambda data, _: json.loads(data),
    Format.SARIF: lambda data, _: json.loads(data),
    Format.GITHUB: lambda data, _: _is_one_line_each(data.decode("utf-8")),
    Format.HTML: _is_page,
    Format.XLSX: _is_workbook,
    Format.DOCX: _is_document,
    Format.PDF: _is_report,
    Format.CSV: _is_csv,
    Format.MARKDOWN: _is_markdown,
}
