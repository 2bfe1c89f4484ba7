"""Raised digits, symbol fonts and equations of Word files."""

from pathlib import Path

import pytest
from made_files import write
from wordml import package

import compare

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def text(folder: Path, runs: str) -> str:
    return compare.read(write(folder, "a.docx", package(f"<w:p {MATH}>{runs}</w:p>"))).text.strip()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


RAISED = '<w:vertAlign w:val="superscript"/>'
LOWERED = '<w:vertAlign w:val="subscript"/>'


@pytest.mark.parametrize(
    ("mark", "shown"),
    [("1", "86¹人"), ("1,2", "86¹,²人"), ("(3)", "86⁽³⁾人"), ("a", "86ᵃ人"), ("[4]", "86[4]人"), ("*", "86*人")],
)
def test_raised_marks_are_told_from_digits(tmp_path: Path, mark: str, shown: str) -> None:
    assert text(tmp_path, run("86") + run(mark, RAISED) + run("人")) == shown


def test_words_that_are_raised_and_lowered_digits_stay(tmp_path: Path) -> None:
    assert text(tmp_path, run("the 1") + run("st", RAISED) + run(" of CO") + run("2", LOWERED)) == "the 1st of CO2"


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F06D", "μ"),
        ("Symbol", "00B4", "×"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings", "F04A", ""),
        ("SimSun", "2461", "②"),
    ],
)
def test_symbols_by_their_font(tmp_path: Path, font: str, code: str, shown: str) -> None:
    symbol = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert text(tmp_path, run("甲") + symbol + run("乙")) == f"甲{shown}乙"


def test_symbol_fonts_of_runs(tmp_path: Path) -> None:
    font = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    assert text(tmp_path, run("体温") + run("\uf0a3", font) + run("37度")) == "体温≤37度"


def equation(content: str) -> str:
    return f"<m:oMath>{content}</m:oMath>"


def letters(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def fraction(above: str, below: str) -> str:
    return f"<m:f><m:num>{letters(above)}</m:num><m:den>{letters(below)}</m:den></m:f>"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (fraction("2", "3"), "2/3"),
        (fraction("a+b", "4"), "(a+b)/4"),
        (f"<m:sSup><m:e>{letters('10')}</m:e><m:sup>{letters('6')}</m:sup></m:sSup>", "10⁶"),
        (f"<m:sSup><m:e>{letters('x')}</m:e><m:sup>{letters('nm')}</m:sup></m:sSup>", "x^(nm)"),
        (f"<m:sSub><m:e>{letters('H')}</m:e><m:sub>{letters('2')}</m:sub></m:sSub>", "H2"),
        (f"<m:rad><m:deg/><m:e>{letters('16')}</m:e></m:rad>", "√16"),
        (f"<m:d><m:e>{letters('1+r')}</m:e></m:d>", "(1+r)"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{letters("5")}</m:e></m:d>', "[5]"),
    ],
)
def test_equations_on_one_line(tmp_path: Path, content: str, shown: str) -> None:
    assert text(tmp_path, run("约") + equation(content) + run("计")) == f"约{shown}计"


def test_a_fraction_behind_a_whole_number(tmp_path: Path) -> None:
    assert text(tmp_path, run("历时3") + equation(fraction("1", "2")) + run("年")) == "历时3 1/2年"
