"""Chrome that lines give away is found in one look as it is found kind by kind; what cannot head is told fast."""

import re

from hypothesis import given
from hypothesis import strategies as st

from compare.model import Span
from compare.structure import chrome, chrome_lines, own_lines
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


@given(texts(["A", "of", "the", "&", "“", '"', "B2", " ", "risks", "中", "ITEM", "-"], 8))
def test_what_heads_without_a_label_begins_in_english(line: str) -> None:
    whole = " ".join(line.split())
    if own_lines.in_capitals(whole) or is_title_case(whole):
        assert own_lines._ENGLISH.match(line)
