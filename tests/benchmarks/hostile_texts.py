"""Texts made to be slow: what repeats, what never closes, what is alike everywhere."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.benchmarks.texts import numeral

Make = Callable[[int], str]

JSON = ("-f", "json")
TITLE = "清源区2023年工作总结\n"


@dataclass(frozen=True)
class Case:
    """``texts`` makes the documents of a command by a number: of repeats, lines, characters."""

    name: str
    verb: tuple[str, ...]
    size: int
    texts: Callable[[int], tuple[str, ...]]
    suffix: str = ".txt"


def _repeated(unit: str, front: str = TITLE, end: str = "\n") -> Make:
    return lambda n: front + unit * n + end


def _one(verb: str, name: str, size: int, make: Make, suffix: str = ".txt") -> Case:
    form = () if verb == "text" else JSON
    return Case(name, (verb, *form), size, lambda n: (make(n),), suffix)


def _two(name: str, size: int, old: Make, new: Make | None = None, suffix: str = ".txt") -> Case:
    return Case(name, ("diff", *JSON), size, lambda n: (old(n), (new or old)(n)), suffix)


def _scanned(name: str, size: int, old: Make, new: Make) -> Case:
    return Case(name, ("scan", *JSON), size, lambda n: (old(n), new(n)))


# --- two reports ---------------------------------------------------------------------------------------------------


def _rows(add: int) -> Make:
    """Lines that differ in a figure only."""
    return lambda n: TITLE + "".join(f"第{i}户补助资金{i * 7 + add}元已经发放。\n" for i in range(n))


def _unlike(number: int, length: int = 4) -> str:
    """A few characters that stand for a number, unlike those of its neighbours."""
    draw = random.Random(number)
    return "".join(chr(draw.randrange(0x4E00, 0x9FA5)) for _ in range(length))


def _sentences(n: int) -> list[str]:
    return [f"{_unlike(i)}地区全年完成{_unlike(i + n)}建设任务，并做好了{_unlike(i + 2 * n)}工作。" for i in range(n)]


def _every_other(n: int) -> str:
    return TITLE + "\n".join(_sentences(n)) + "\n"


def _every_other_reversed(n: int) -> str:
    """Shares every other sentence of the report above, the last first."""
    shared = _sentences(n)[::2][::-1]
    own = [f"{_unlike(-i - 1, 6)}方面{_unlike(-i - n - 1, 8)}另行安排。" for i in range(len(shared))]
    return TITLE + "".join(f"{a}\n{b}\n" for a, b in zip(shared, own, strict=True))


def _one_paragraph(edited: bool) -> Make:
    def make(n: int) -> str:
        words = [_unlike(i + (10**6 if edited and i % 20 == 0 else 0), 5) for i in range(n // 6)]
        return TITLE + "，".join(words) + "。\n"

    return make


def _single_characters(shift: int) -> Make:
    return lambda n: "".join(f"{_unlike((i * shift) % n, 1)}\n" for i in range(n))


def _numbered(year: int) -> Make:
    """Lines that are nearly the same, each with its number."""
    return lambda n: (
        f"{year}年工作总结\n"
        + "".join(f"{i}.完成第{i}项任务，投入资金{i + year}万元，惠及群众{i * 3}人。\n" for i in range(1, n + 1))
    )


_PAIRS = (
    _two("`5$` in both", 4_000, _repeated("5$")),
    _two("`1/7 ` in both", 4_000, _repeated("1/7 ")),
    _two("heading `一、工作`", 1_800, _repeated("一、工作\n", "")),
    _two("numbered headings of one word", 900, lambda n: "".join(f"{numeral(i % 999 + 1)}、工作\n" for i in range(n))),
    _two("identical lines", 12_500, _repeated("全面完成年度目标任务。\n")),
    _two(
        "identical lines, one side half",
        6_000,
        _repeated("全面完成年度任务。\n"),
        lambda n: "全面完成年度任务。\n" * (n // 2),
    ),
    _two("rows that differ in a figure", 1_250, _rows(0), _rows(3)),
    _two("one paragraph, a twentieth rewritten", 50_000, _one_paragraph(False), _one_paragraph(True)),
    _two("one paragraph, all others", 25_000, _one_paragraph(False), lambda n: _one_paragraph(False)(n)[::-1]),
    _two("lines of one character", 2_500, _single_characters(1), _single_characters(7)),
    _two("every other sentence, in reverse", 1_000, _every_other, _every_other_reversed),
    _two("`的` in a row", 10_000, _repeated("的"), _repeated("的", end="了\n")),
    _two("blanks", 10_000, _repeated(" ")),
)

# --- one report ----------------------------------------------------------------------------------------------------

_FIGURES = tuple(
    _one("figures", f"`{unit}`", size, _repeated(unit))
    for unit, size in (
        ("十", 8_000),
        ("5,", 10_000),
        ("1-", 10_000),
        ("7", 20_000),
        ("%", 20_000),
        ("5%", 10_000),
        ("5$", 5_000),
        ("1/7 ", 5_000),
        ("1.", 10_000),
        ("1:", 10_000),
        ("(1", 10_000),
        ("x", 20_000),
        ("X", 20_000),
        ("百", 10_000),
        ("3万", 8_000),
        ("第", 20_000),
        ("one ", 8_000),
        ("one-", 8_000),
        ("million ", 5_000),
        ("同比增长", 5_000),
        ("、5", 8_000),
        ("和", 20_000),
        ("2023年", 5_000),
        ("1 ", 10_000),
        ("|5|", 8_000),
        ("5\t", 8_000),
        ("http://a.", 4_000),
        ("的", 20_000),
        ("a", 20_000),
        ("¥", 20_000),
        ("至", 20_000),
    )
)
_CHECKS = tuple(
    _one("check", f"`{unit}`", size, _repeated(unit))
    for unit, size in (
        ("_", 20_000),
        (".", 20_000),
        ("X", 20_000),
        ("XX", 10_000),
        ("《", 20_000),
        ("(", 20_000),
        ("（", 20_000),
        ('"', 20_000),
        ("“", 20_000),
        ("》", 20_000),
        ("的", 20_000),
        ("的的，", 8_000),
        ("。", 20_000),
        (" ", 20_000),
        ("\n", 20_000),
        ("5%", 8_000),
        ("增长5%，", 4_000),
        ("其中5万元，", 3_000),
        ("5月3日", 4_000),
        ("2023年，", 4_000),
        ("一是", 6_000),
        ("1.", 10_000),
        ("（一）", 5_000),
        ("一、工作\n", 1_800),
        ("1、工作\n", 2_500),
        ("a", 20_000),
        ("□", 20_000),
        ("\ufffd", 20_000),
        ("Ã©", 10_000),
        ("the the ", 5_000),
    )
)
_OUTLINES = (
    _one("outline", "heading `一、工作`", 1_800, _repeated("一、工作\n", "")),
    _one("outline", "heading `1.1 工作`", 1_800, _repeated("1.1 工作\n", "")),
    _one("outline", "`一、` in one line", 8_000, _repeated("一、")),
    _one("outline", "English headings", 1_500, _repeated("Results of Operations\n\n", "")),
    _one("outline", "lines of a letter", 8_000, _repeated("a\n", "")),
    _one("outline", "empty lines", 20_000, _repeated("\n")),
    _one("outline", "blanks", 20_000, _repeated(" ")),
    _one("outline", "points", 20_000, _repeated(".")),
    _one("outline", "contents", 3_000, _repeated("一、工作........1\n", "目录\n")),
)


def _nested(n: int) -> str:
    """A page of ``n`` paragraphs in 240 divs one in another."""
    return "<html><body>" + "<div>" * 240 + "<p>全面完成年度目标。</p>\n" * n + "</div>" * 240 + "</body></html>"


_READING = (
    _one("outline", "240 nested divs", 2_500, _nested, ".html"),
    _one("text", "240 nested divs", 2_500, _nested, ".html"),
    _one("text", "open tags", 2_500, _repeated("<b>a", "<html><body>"), ".html"),
    _one("text", "open brackets of tags", 20_000, _repeated("<", "<html><body>a "), ".html"),
    _one("outline", "`# a` and blanks", 3_000, _repeated(" ", "# a"), ".md"),
    _one("outline", "`# a` and blanks, as text", 3_000, _repeated(" ", "# a")),
    _one("outline", "blanks of a page", 40_000, _repeated(" ", "a"), ".md"),
    _one("outline", "`<!---->` of a page", 2_000, _repeated("<!---->", ""), ".md"),
    _one("outline", "`<!---->` of a text", 2_000, _repeated("<!---->", "")),
    _one("outline", "`[` of a page", 5_000, _repeated("[", ""), ".md"),
    _one("outline", "`*` of a page", 5_000, _repeated("*a ", ""), ".md"),
    _one("outline", "`> ` of a page", 5_000, _repeated("> ", ""), ".md"),
    _one("outline", "`` ` `` of a page", 10_000, _repeated("`a", ""), ".md"),
    _one("outline", "`|a` of a page", 5_000, _repeated("|a", "|a|b|\n|-|-|\n"), ".md"),
)
_SCANS = (
    _scanned("near-identical numbered lines", 300, _numbered(2022), _numbered(2023)),
    _scanned("every other sentence, in reverse", 1_000, _every_other, _every_other_reversed),
    _scanned("identical lines", 5_000, _repeated("全面完成年度目标任务。\n"), _repeated("全面完成年度目标任务。\n")),
)


# --- several reports, exports --------------------------------------------------------------------------------------


def _several(name: str, verb: tuple[str, ...], size: int, *makes: Make) -> Case:
    return Case(name, verb, size, lambda n: tuple(make(n) for make in makes))


def _form(seed: int) -> Make:
    """A form of ``n`` slots, filled in with other figures by each."""

    def make(n: int) -> str:
        draw = random.Random(seed)
        lines = (f"第{numeral(i % 999 + 1)}项：{_unlike(i)}支出{draw.randint(2, 9000)}万元。\n" for i in range(n))
        return f"{2020 + seed}年工作总结\n" + "".join(lines)

    return make


_YEARS = (_numbered(2021), _numbered(2022), _numbered(2023))
_ALIKE = (_repeated("全面完成年度目标任务。\n"),) * 3
_FORMS = (_form(1), _form(2), _form(3))
_SEVERAL = (
    _several("three years of numbered lines", ("diff", *JSON), 200, *_YEARS),
    _several("three years of identical lines", ("diff", *JSON), 2_000, *_ALIKE),
    _several("three forms of n slots", ("templates", *JSON), 300, *_FORMS),
    _several("numbered lines", ("templates", *JSON), 200, *_YEARS),
    _several("identical lines", ("templates", *JSON), 4_000, *_ALIKE),
    _several("three forms of n slots", ("library", "add"), 200, *_FORMS),
    _several("identical lines", ("library", "add"), 2_000, *_ALIKE),
    _several("rows that differ in a figure", ("diff", "-f", "html"), 400, _rows(0), _rows(3)),
    _several("rows that differ in a figure", ("diff", "-f", "docx"), 400, _rows(0), _rows(3)),
    _several("rows that differ in a figure", ("diff", "-f", "text"), 400, _rows(0), _rows(3)),
    _several("every other sentence, in reverse", ("diff", "-f", "docx"), 400, _every_other, _every_other_reversed),
    _several("`5%`", ("figures", "-f", "text"), 4_000, _repeated("5%")),
    _several("`增长5%，`", ("check", "-f", "html"), 2_000, _repeated("增长5%，")),
)

CASES = (*_PAIRS, *_FIGURES, *_CHECKS, *_OUTLINES, *_READING, *_SCANS, *_SEVERAL)
