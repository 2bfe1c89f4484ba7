"""What is looked for at fewer places, or first in one look, is found as it is looked for plainly."""

import re

from hypothesis import given
from hypothesis import strategies as st

from compare.model import Span
from compare.structure import chrome, chrome_lines, headings, identity, offices
from compare.structure import run_in_headings as leads
from compare.structure.chrome_lines import chrome_kind
from compare.structure.wording import is_title_case

LINE = [
    "免责声明",
    "点击",
    "下载文档",
    "第3页",
    "Page 2",
    " of 9",
    "共",
    "ICP备",
    "icp",
    "备案号：",
    "版权所有",
    "若有侵权",
    "本站不",
    "资料",
]
LINE += [
    "Copyright",
    "ALL RIGHTS RESERVED",
    "right",
    "来源：",
    "IP",
    "属地",
    "小编整理",
    "会员",
    "下载",
    "首页",
    " > ",
    "|",
    ".docx",
    ".PDF",
    "_第1页",
]
YEAR = [
    "in",
    "In",
    "FY",
    "year",
    "years",
    "Dur",
    "during",
    " ",
    "that ",
    "ended ",
    "on ",
    "March",
    ". ",
    "31, ",
    "2023",
    "19",
    "88",
    "年",
    "d",
]


def texts(parts: list[str], most: int = 10) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(parts), max_size=most).map("".join)


@given(texts([*"ab\t \n\x0b\u3000中\u200b"], 24))
def test_lines_are_trimmed(text: str) -> None:
    plain = []
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        plain.append(Span(start, start + len(match.group().strip())))
    assert list(chrome._lines(text)) == plain


@given(texts(LINE, 6))
def test_chrome_in_one_look(line: str) -> None:
    kinds = (kind for kind, opening, inside in chrome_lines._KINDS if opening.match(line) or inside.search(line))
    assert chrome_kind(line) == next(kinds, None)


@given(texts(YEAR))
def test_english_years(text: str) -> None:
    plain = (
        r"\b(?:(?:year|FY|[Ii]n|[Dd]uring)\s*|years?\s+(?:that\s+)?ended\s+(?:on\s+)?[A-Z][a-z]+\.?\s+\d{1,2},\s*)"
        r"((?:19|20)\d\d)\b(?!\s*年)"
    )
    assert identity._ENGLISH_YEAR.findall(text) == re.findall(plain, text)


@given(texts([*"局厅中 \n\u3000a"], 12))
def test_gaps_in_a_line(text: str) -> None:
    assert offices._GAP.split(text) == re.split(r"\s{2,}|(?<=[局厅委部])\s", text)


@given(texts(["是", "但", "非", "我国", "面临", "中", "以下", "如下"], 8))
def test_assertions(text: str) -> None:
    plain = r"(?<![但只就凡还要于总正别其一二三四五六七八九十])是(?!非|否)|^我国|我国.{0,12}面临|以下|下列|如下"
    assert bool(leads._ASSERTION.search(text)) == bool(re.search(plain, text))


@given(texts(["A", "of", "the", "&", "“", '"', "B2", " ", "risks", "中", "ITEM", "-"], 8))
def test_what_heads_without_a_label_begins_in_english(line: str) -> None:
    whole = " ".join(line.split())
    if headings.in_capitals(whole) or is_title_case(whole):
        assert headings._ENGLISH.match(line)
