"""Patterns written so that `re` skips ahead find what the plain ones find."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.checks import garbled, hidden, mentions, numbering, placeholders
from compare.checks import replaced_years as replaced

CJK = "\u4e00-\u9fff"
RUN = r"(?:[xX]{2,}|×{2,}|\*{2,}|○{2,}|△{2,}|_{2,})"
COUNTER, PLACE, OPENER = placeholders._COUNTER, placeholders._PLACE, garbled._OPENER
FIELD, ENGLISH_FIELD = placeholders._FIELD, placeholders._ENGLISH_FIELD


def form(forms: Iterable[placeholders._Form | garbled._Form], example: str) -> re.Pattern[str]:
    """The first of the forms that finds the example."""
    return next(each.pattern for each in forms if each.pattern.search(example))


# The pattern as written, the plain one, and of what to make texts (split at |).
PATTERNS = {
    "a run": (
        form(placeholders._FORMS, "xx镇"),
        rf"{RUN}(?:\.?[xX×*]+|[\d.]*\d)?(?![A-Za-z*_])(?:\s?(?:{COUNTER}|{PLACE}))?",
        "x|X|×|*|○|△|_|.|1|a| |镇|万元",
    ),
    "english letters": (
        form(placeholders._FORMS, "$X million"),
        r"(?<=[$£€])[xX]+(?:[.,][xX]+)*(?![A-Za-z])|\b[xX]{1,4}(?:\.[xX]+)?%|\b[xX]{4,}\b",
        "x|X|xxx|$|.|,|%|a|1|中| ",
    ),
    "one letter": (
        form(placeholders._FORMS, "x家"),
        rf"(?<![A-Za-z\d.+])(?:[x×](?:\.[x×]+)?\s?{COUNTER}|X(?:[个家名张间件项例岁年万亿]|月份?))",
        "x|X|×|.|+|a|1| |家|月|份|年|中",
    ),
    "a letter among words": (
        form(placeholders._FORMS, "千x医"),
        rf"(?<=[{CJK}])x(?=[{CJK}])(?![^“\"”,。;]{{0,12}}(?:”|融合|赋能|行动|模式|跨界))",
        "x|千|医|融合|”|,|a",
    ),
    "a date": (
        form(placeholders._FORMS, "2024年 月 日"),
        r"年(?:[ _]+月[ _]+日|[ _]{2,}月)|(?<=\d)月[ _]{2,}日",
        "年|月|日| |__|1|中",
    ),
    "dots": (
        form(placeholders._FORMS, "投入……万元,"),
        r"(?:…+|\.{3,})\s?(?:[万亿]?元|[万亿]?人次?|%|个百分点|[家户名项亩])(?=[,。;、])",
        "…|..|.|万|元|人|次|%|,| ",
    ),
    "empty brackets": (
        form(placeholders._FORMS, "中【】"),
        rf"(?<=[{CJK}])(?:\(\s+\)|【\s*】|\[\s*\]|《\s*》)",
        "(|)|【|】|[|]|《|》| |中|a",
    ),
    "underlines": (form(placeholders._FORMS, "中__A"), rf"(?<=[{CJK}])_{{2,}}|_{{2,}}(?=[{CJK}])", "_|中|a| "),
    "english prompts": (
        form(placeholders._FORMS, "lorem ipsum"),
        rf"\[(?:(?i:{ENGLISH_FIELD})\b[^\]\n]{{0,40}}|[●•*]+)\](?!\()|\{{\{{[^{{}}\n]{{1,40}}\}}\}}|\$\{{[^{{}}\n]{{1,40}}\}}|"
        r"\b(?:TBD|TODO|FIXME)\b|(?i:\blorem ipsum\b)",
        "[|]|(|●|Name|date|{|{{|}|}}|$|a| |TBD|TODO|FIXME|Lorem Ipsum|lorem ipsum|\n",
    ),
    "somebody": (
        form(placeholders._FORMS, "某县"),
        r"(?<![有])某(?:[县镇乡](?![域])|市(?![场民政])|区(?!域)|局|医院|公司|单位)",
        "有|某|县|域|市|场|区|局",
    ),
    "question marks": (form(garbled._FORMS, "中????中"), rf"\?{{3,}}(?<=[{CJK}]\?\?\?)\?*(?=[{CJK}])", "?|中|a"),
    "a word twice": (form(garbled._FORMS, "加快加快"), rf"(?!一)([{CJK}]{{2,12}})\1", "一|加|快|,"),
    "a fused number": (
        form(garbled._FORMS, "11加强"),
        rf"\d+(?:\.\d+)?(?:{OPENER})",
        "1|23|.|加强|提高|到|同比",
    ),
    "no number": (
        form(garbled._FORMS, "同比增长%"),
        rf"(?:{garbled._MOVED})(?:了|约|近|超过|达到?)?(?:%|个百分点)|(?:达到?|超过?|占比?|率为|为)%(?=[,。;、以])|"
        rf"(?:{garbled._PAID})[万亿]元(?=[,。;、])|第(?:届(?!时|满)|季度)|(?:于|至|在|到|从|自|截[至止])年(?:月|末月|底月)",
        "增长|提高|了|超过|达|到|占|比|率为|为|%|个百分点|,|以|投入|投资|万|元|第|届|时|季度|于|截|至|年|月|末",
    ),
    "two points": (
        form(garbled._FORMS, "1.2.3%"),
        r"\d+\.\d+\.\d+\s?(?:%|个百分点|[万亿元人户亩吨])",
        "1|23|.|%|元| ",
    ),
    "a year": (replaced._YEAR, r"(?<![\d.])(?:19|20)\d\d(?!\d)", "19|20|2|1|.|年"),
    "institutions": (
        mentions._AFTER_SHORT,
        r"口岸|日报|晚报|电视台|温泉|第?[一二三四五六]院|(?:人民|中心|中医|妇幼保健|第[一二三四五六]人民)医?院",
        "第|一|二|人民|中心|中医|妇幼保健|医|院|口岸",
    ),
}


def spans(pattern: str | re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, text)]


@pytest.mark.parametrize("name", PATTERNS)
@given(data=st.data())
def test_what_is_found(name: str, data: st.DataObject) -> None:
    written, plain, parts = PATTERNS[name]
    text = "".join(data.draw(st.lists(st.sampled_from(parts.split("|")), max_size=16)))
    assert spans(written, text) == spans(plain, text)


@given(st.lists(st.sampled_from(["he", "had", "very", "so", " ", "-", "中", ","]), max_size=16).map("".join))
def test_english_words_twice(text: str) -> None:
    found = [m.span() for m in form(garbled._FORMS, "he he").finditer(text) if m[1] not in garbled._TWICE_BY_RIGHT]
    assert found == spans(r"\b(?!(?:had|that|is|very|so|no)\b)([a-z]{2,}) \1\b(?!-)", text)


@given(st.lists(st.sampled_from([*"一十第是要，。：a", " ", "\n"]), max_size=16).map("".join), st.integers(0, 4))
def test_ordinals_that_open_a_clause(text: str, start: int) -> None:
    plain = re.compile(
        r"(?:^|(?<=[。；;，,：:！”]))\s*(?P<label>[一十]{1,2}[是要]|第[一十]{1,2}[，,])", re.MULTILINE
    ).finditer(text, start)
    found = [
        m.span() for m in numbering._ORDINAL.finditer(text, start) if numbering._opens_clause(text, m.start(), start)
    ]
    assert found == [match.span("label") for match in plain]


@given(st.text("2０二OoIl年月%a", max_size=12))
def test_a_letter_in_a_number_touches_a_digit(text: str) -> None:
    assert hidden._TOUCHING.search(text) or not hidden._LETTER_IN_NUMBER.search(text)


@given(st.text("中a12 ,。.\n%元&<x", max_size=24))
def test_forms_without_their_signs_find_nothing(text: str) -> None:
    for each in (*placeholders._FORMS, *garbled._FORMS):
        assert not each.signs or any(sign in text for sign in each.signs) or not each.pattern.search(text)
