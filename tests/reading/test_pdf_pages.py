"""Pages as typesetters make them: raised marks, columns, watermarks, type printed twice."""

import io
from pathlib import Path

from made_files import write
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

import compare
from compare.model import Document

FONT = "STSong-Light"


class Page:
    """One page of 600 x 420 points that is written on and read."""

    def __init__(self) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=(600, 420), invariant=1)

    def put(self, x: float, y: float, text: str, size: float = 12) -> float:
        """Write, and give where the text ends."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, y, text)
        return x + pdfmetrics.stringWidth(text, FONT, size)

    def read(self, folder: Path) -> Document:
        self.canvas.save()
        return compare.read(write(folder, "a.pdf", self._file.getvalue()))


def test_raised_digits_are_told_from_a_number(tmp_path: Path) -> None:
    page = Page()
    x = page.put(40, 380, "全年接待来访86")
    x = page.put(x, 385, "2", 7)
    page.put(x, 380, "万人次，办理信件35件。")
    x = page.put(40, 340, "绿地面积12m")
    x = page.put(x, 345, "2", 7)
    page.put(x, 340, "，二氧化碳CO")
    assert page.read(tmp_path).text.splitlines()[:2] == [
        "全年接待来访86²万人次，办理信件35件。",
        "绿地面积12m²，二氧化碳CO",
    ]


def test_two_short_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = Page()
    left = ["本中心全年受理各类咨询三千余", "件，按时办结率保持在九成五以", "上，群众满意。"]
    right = ["下一步将继续完善窗口设置，加", "强人员培训，缩短排队时间，方", "便群众办事。"]
    for line, (a, b) in enumerate(zip(left, right, strict=True)):
        page.put(40, 360 - 20 * line, a)
        page.put(320, 360 - 20 * line, b)
    lines = page.read(tmp_path).text.splitlines()
    assert lines == ["".join(left), "".join(right)]


def test_a_table_of_two_columns_stays_one(tmp_path: Path) -> None:
    page = Page()
    for line, (a, b) in enumerate(
        [("项目名称及主要内容说明", "金额"), ("道路维修和养护工程经费", "320"), ("绿化", "18")]
    ):
        page.put(40, 360 - 20 * line, a)
        page.put(320, 360 - 20 * line, b)
    assert len(page.read(tmp_path).layout.tables) == 1


def test_a_slanted_watermark_is_chrome(tmp_path: Path) -> None:
    page = Page()
    page.put(40, 380, "全年完成投资3.2亿元，各项工程按计划推进。")
    page.canvas.saveState()
    page.canvas.translate(300, 200)
    page.canvas.rotate(45)
    page.canvas.setFont(FONT, 40)
    page.canvas.drawCentredString(0, 0, "征求意见稿")
    page.canvas.restoreState()
    page.put(40, 200, "下一年计划完成投资3.5亿元，开工项目12个。")
    document = page.read(tmp_path)
    assert [chrome.span.of(document.text) for chrome in document.layout.chrome] == ["征求意见稿"]
    assert "3.5亿元，开工项目12个。" in document.text


def test_type_printed_twice_is_read_once(tmp_path: Path) -> None:
    page = Page()
    for shift in (0, 0.3, 0.6):
        page.put(40 + shift, 380, "一、总体情况", 16)
        page.put(40 + shift, 340, "Income 1,208 million")
    assert page.read(tmp_path).text.splitlines() == ["一、总体情况", "Income 1,208 million"]
