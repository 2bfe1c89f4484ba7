"""One and the same report in every format, made by the writing side of each format's library."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import escape
from pathlib import Path

TITLE = "云溪市2023年卫生健康工作总结"
TABLE = [["项目", "2023年", "2022年"], ["业务收入（万元）", "7725.5", "6630"], ["门诊人次（人次）", "62236", "53100"]]
# A heading's level, then its text; level 0 is a paragraph.
BODY: list[tuple[int, str]] = [
    (0, "2023年，在市委、市政府的坚强领导下，全市卫生健康系统扎实工作，各项任务圆满完成。"),
    (1, "一、医疗服务"),
    (0, "全年门诊62236人次，比上年增长17.2%；住院8450人次，比上年下降2.1%。业务收入7725.5万元，增长16.5%。"),
    (2, "（一）基层医疗"),
    (0, "新建村卫生室12个，改造乡镇卫生院3所，家庭医生签约率达到75.3%，比上年提高4.1个百分点。"),
    (2, "（二）妇幼健康"),
    (0, "孕产妇死亡率为9.8/10万，婴儿死亡率为2.3‰，均低于全省平均水平，适龄儿童疫苗接种率保持在95%以上。"),
    (1, "二、公共卫生"),
    (0, "建立居民健康档案45.6万份，建档率92.4%。开展健康讲座128场次，受益群众1.9万人。"),
    (1, "三、存在的问题"),
    (0, "基层人才队伍不足，每千人口执业医师数仅为2.6人，信息化水平有待进一步提高，服务能力与群众期盼还有差距。"),
]


def plain() -> bytes:
    return "\n".join([TITLE, *(text for _, text in BODY), *("\t".join(row) for row in TABLE)]).encode()


def markdown() -> bytes:
    rows = [f"| {' | '.join(row)} |" for row in TABLE]
    table = [rows[0], "|---|---:|---:|", *rows[1:]]
    lines = [("#" * (level + 1) + " " if level else "") + text + "\n" for level, text in BODY]
    return "\n".join([f"# {TITLE}\n", *lines, *table, ""]).encode()


def html(encoding: str = "utf-8") -> bytes:
    body = "".join(f"<h{level + 1}>{t}</h{level + 1}>" if level else f"<p>{escape(t)}</p>" for level, t in BODY)
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    page = (
        f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title>{TITLE}_云溪市政府网</title>'
        "<style>p{margin:0}</style><script>document.write('<p>脚本</p>')</script></head><body>"
        '<div class="nav"><a href="/">网站首页</a> <a href="/a">政务公开</a> <a href="/b">互动交流</a></div>'
        f'<div class="content"><h1>{TITLE}</h1>{body}<table>{cells}</table></div>'
        '<div class="footer"><p>主办单位联系电话</p><a href="/c">网站地图</a></div></body></html>'
    )
    return page.encode(encoding)


def word() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph(TITLE, style="Title")
    for level, text in BODY:
        document.add_heading(text, level) if level else document.add_paragraph(text)
    table = document.add_table(len(TABLE), len(TABLE[0]))
    for row, texts in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.sections[0].header.paragraphs[0].text = "内部资料"
    return saved(document.save)


def pdf(head: str = "卫生健康工作总结", width: int = 520) -> bytes:
    """With a running head, page numbers, paragraphs broken at ``width`` points and the first line indented."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 420), invariant=1)
    y, page, size = 0.0, 0, 16

    def put(text: str, x: float, font: int = size) -> None:
        nonlocal y, page
        if y < 80:
            if page:
                canvas.showPage()
            y, page = 340, page + 1
            canvas.setFont("STSong-Light", 9)
            canvas.drawString(260, 395, head)
            canvas.drawString(290, 30, f"- {page} -")
        canvas.setFont("STSong-Light", font)
        canvas.drawString(x, y, text)
        y -= font * 1.6

    put(TITLE, 150, 22)
    for level, text in BODY:
        if level:
            put(text, 40 + 2 * size)
            continue
        line, x = "", 40 + 2 * size
        for piece in re.findall(r"[!-~]+|[^!-~][，。；、：）”]*", text):
            if line and x + pdfmetrics.stringWidth(line + piece, "STSong-Light", size) > 40 + width:
                put(line, x)
                line, x = "", 40
            line += piece
        put(line, x)
    for row in TABLE:
        for column, cell in enumerate(row):
            canvas.setFont("STSong-Light", size)
            canvas.drawString(40 + 180 * column, y, cell)
        y -= size * 1.6
    canvas.save()
    return file.getvalue()


def sheet() -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    page = book.add_worksheet("卫生")
    tenths = book.add_format({"num_format": "0.0"})
    for row, texts in enumerate(TABLE):
        for column, text in enumerate(texts):
            if row and column:
                page.write_number(row, column, float(text), tenths if "." in text else None)
            else:
                page.write_string(row, column, text)
    book.close()
    return file.getvalue()


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


MAKERS = {"txt": plain, "md": markdown, "html": html, "docx": word, "pdf": pdf}


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
