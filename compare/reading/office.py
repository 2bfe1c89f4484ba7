"""Files of older and other office programs (.doc, .wps, .rtf, .odt, .xls …): read through LibreOffice where it is
installed, else refused with what to do."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path, PurePath

from compare.model import InputError
from compare.reading import settings
from compare.reading.detection import OLE
from compare.reading.guard import run_guarded

NAME = "LibreOffice"
_PROGRAMS = ("soffice", "libreoffice")
# What LibreOffice is asked for: text documents as Word, sheets as Excel, slides as PDF files.
_WORD, _EXCEL, _PDF = "docx", "xlsx", "pdf"
_SHEETS = (".xls", ".et", ".ett", ".ods", ".csv")
_SLIDES = (".ppt", ".pptx", ".dps", ".odp")
# Streams of an OLE container that tell what it is ([MS-DOC], [MS-XLS], [MS-PPT]).
_STREAMS = (
    ("PowerPoint Document", _PDF),
    ("WordDocument", _WORD),
    ("Workbook", _EXCEL),
    ("Book", _EXCEL),
)
# No macro runs, no link is followed, whatever the file asks for.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item></oor:items>
"""


def program() -> str | None:
    """Where LibreOffice is, if it is installed."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def converted(data: bytes, path: str) -> bytes:
    """The same document as a Word, Excel or PDF file. Raises `InputError` where LibreOffice is missing or fails."""
    office = program()
    target = _target(data, path)
    if office is None:
        raise InputError(path, "is an old or foreign office file: save it as .{target}", target=target)
    with tempfile.TemporaryDirectory(prefix="bidui-") as folder:
        try:
            return _run(office, data, target, Path(folder), PurePath(path).suffix)
        except (OSError, subprocess.SubprocessError):
            raise InputError(path, "cannot be read by LibreOffice: save it as .{target}", target=target) from None


def _run(program: str, data: bytes, target: str, folder: Path, suffix: str) -> bytes:
    source = folder / f"document{suffix.lower() if suffix.isascii() else ''}"
    source.write_bytes(data)
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    run_guarded(
        [
            program,
            f"-env:UserInstallation={profile.parent.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
            *("--convert-to", target, "--outdir", str(folder / "out"), str(source)),
        ],
        folder,
        settings.CONVERSION_SECONDS,
    )
    return (folder / "out" / f"document.{target}").read_bytes()


def _target(data: bytes, path: str) -> str:
    for stream, target in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return target
    if data.startswith(OLE):  # what it is not, LibreOffice would take for text
        raise InputError(path, "is damaged: {why}", why="it holds no document, sheet or slides")
    suffix = PurePath(path).suffix.lower()
    if suffix in _SHEETS:
        return _EXCEL
    return _PDF if suffix in _SLIDES else _WORD
