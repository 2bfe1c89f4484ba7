"""What is made wrong: reports in every format, from the makers of `tests/reading`, and what only hand-written files
hold."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from zipfile import ZipFile

sys.path.insert(0, str(Path(__file__).parents[2] / "reading"))

from made_files import html, markdown, pdf, plain, sheet, word
from wordml import package, paragraph


def corpus() -> dict[str, list[bytes]]:
    """Files by kind: docx, pdf, html, zip, txt, md, xlsx."""
    box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    rich = package(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr>"
        + paragraph("格")
        + "</w:tc>"
        f"</w:tr></w:tbl><w:p><w:ins w:id='1'><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:pict>{box}</w:pict></w:r>"
        "<w:del w:id='2'><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"
        + paragraph("项", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        {
            "numbering": '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
            '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
            "styles": '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>',
        },
    )
    return {
        "docx": [word(), rich],
        "pdf": [pdf(), pdf(width=200)],
        "html": [html(), html("gb2312"), html("utf-8").replace(b"<td>", b"<td rowspan=2>")],
        "zip": [bundle()],
        "txt": [plain(), plain().decode().encode("gb18030"), plain().decode().encode("utf-16")],
        "md": [markdown()],
        "xlsx": [sheet()],
    }


def bundle() -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("河西区/总结.txt", plain())
        archive.writestr("城南区.docx", word())
        archive.writestr("东屏区.html", html())
    return file.getvalue()
