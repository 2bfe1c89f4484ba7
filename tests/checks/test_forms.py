"""Patterns written so that `re` skips ahead find what the plain ones find."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.checks import garbled, hidden, mentions, numbering, placeholders, replaced_years
from compare.lexicon import active

CJK = "\u4e00-\u9fff"
RUN = r"(?:[xX]{2,}|×{2,}|\*{2,}|○{2,}|△{2,}|_{2,})"


def form(forms: Iterable[placeholders.MaskForm | garbled.GarbledForm], example: str) -> re.Pattern[str]:
    """The first of the forms that finds the example."""
    return next(each.pattern.compiled for each in forms if each.pattern.search(example))


# The pattern as written, the plain one, and of what to make texts (split at |).
PATTERNS = {
    "a run": (
        form(placeholders.FORMS, "xx镇"),
        RUN + r"(?:\.?[xX×*]+|[\d.]*\d)?(?![A-Za-z*_])(?:\s?(?:{zh.masks.counter}|{zh.masks.place}))?",
        "x|X|×|*|○|△|_|.|1|a| |镇|万元",
    ),
    "english letters": (
        form(placeholders.FORMS, "$X million"),
        r"(?<=[$£€])[xX]+(?:[.,][xX]+)*(?![A-Za-z])|\b[xX]{1,4}(?:\.[xX]+)?%|\b[xX]{4,}\b",
        "x|X|xxx|$|.|,|%|a|1|中| ",
    ),
    "one letter": (
        form(placeholders.FORMS, "x家"),
        r"(?<![A-Za-z\d.+])(?:[x×](?:\.[x×]+)?\s?{zh.masks.counter}|X{zh.masks.capital_counter})",
        "x|X|×|.|+|a|1| |家|月|份|年|中",
    ),
    "a letter among words": (
        form(placeholders.FORMS, "千x医"),
        rf"(?<=[{CJK}])x(?=[{CJK}])",
        "x|千|医|融合|”|,|a",
    ),
    "a date": (
        form(placeholders.FORMS, "2024年 月 日"),
        r"年(?:[ _]+月[ _]+日|[ _]{2,}月)|(?<=\d)月[ _]{2,}日",
        "年|月|日| |__|1|中",
    ),
    "dots": (
        form(placeholders.FORMS, "投入……万元,"),
        r"(?:…+|\.{3,})\s?{zh.masks.counter}(?=[,。;、])",
        "…|..|.|万|元|人|次|%|,| ",
    ),
    "empty brackets": (
        form(placeholders.FORMS, "中【】"),
        rf"(?<=[{CJK}])(?:\(\s+\)|【\s*】|\[\s*\]|《\s*》)",
        "(|)|【|】|[|]|《|》| |中|a",
    ),
    "underlines": (form(placeholders.FORMS, "中__A"), rf"(?<=[{CJK}])_{{2,}}|_{{2,}}(?=[{CJK}])", "_|中|a| "),
    "english prompts": (
        form(placeholders.FORMS, "{{year}}"),
        r"\[(?:{en.masks.field}\b[^\]\n]{0,40}|[●•*]+)\](?!\()|\{\{[^{}\n]{1,40}\}\}|\$\{[^{}\n]{1,40}\}",
        "[|]|(|●|Name|date|{|{{|}|}}|$|a| |TBD|TODO|FIXME|Lorem Ipsum|lorem ipsum|\n",
    ),
    "question marks": (form(garbled.FORMS, "中????中"), rf"\?{{3,}}(?<=[{CJK}]\?\?\?)\?*(?=[{CJK}])", "?|中|a"),
    "a word twice": (form(garbled.FORMS, "加快加快"), rf"(?!一)([{CJK}]{{2,12}})\1", "一|加|快|,"),
    "a fused number": (
        form(garbled.FORMS, "11加强"),
        r"\d+(?:\.\d+)?{zh.typography.clause_opener}",
        "1|23|.|加强|提高|到|同比",
    ),
    "two points": (
        form(garbled.FORMS, "1.2.3%"),
        r"\d+\.\d+\.\d+\s?(?:%|个百分点|[万亿元人户亩吨])",
        "1|23|.|%|元| ",
    ),
    "a year": (replaced_years.YEAR_START.compiled, r"(?<![\d.])(?:19|20)\d\d(?!\d)", "19|20|2|1|.|年"),
    "institutions": (
        mentions.INSTITUTION.compiled,
        r"口岸|日报|晚报|电视台|温泉|第?[一二三四五六]院|(?:人民|中心|中医|妇幼保健|第[一二三四五六]人民)医?院",
        "第|一|二|人民|中心|中医|妇幼保健|医|院|口岸",
    ),
}


def spans(source: str | re.Pattern[str], text: str) -> list[tuple[int, int]]:
    compiled = re.compile(active().resolved(source)) if isinstance(source, str) else source
    return [match.span() for match in compiled.finditer(text)]


@pytest.mark.parametrize("name", PATTERNS)
@given(data=st.data())
def test_what_is_found(name: str, data: st.DataObject) -> None:
    written, plain, parts = PATTERNS[name]
    text = "".join(data.draw(st.lists(st.sampled_from(parts.split("|")), max_size=16)))
    assert spans(written, text) == spans(plain, text)


@given(st.lists(st.sampled_from(["he", "had", "very", "so", " ", "-", "中", ","]), max_size=16).map("".join))
def test_english_words_twice(text: str) -> None:
    found = [m.span() for m in form(garbled.FORMS, "he he").finditer(text) if m[1] not in garbled.TWICE_BY_RIGHT]
    assert found == spans(r"\b(?!(?:had|that|is|very|so|no)\b)([a-z]{2,}) \1\b(?!-)", text)


@given(st.lists(st.sampled_from([*"一十第是要，。：a", " ", "\n"]), max_size=16).map("".join), st.integers(0, 4))
def test_ordinals_that_open_a_clause(text: str, start: int) -> None:
    plain = re.compile(
        r"(?:^|(?<=[。；;，,：:！”]))\s*(?P<label>[一十]{1,2}[是要]|第[一十]{1,2}[，,])", re.MULTILINE
    ).finditer(text, start)
    found = sorted(
        m.span()
        for form in numbering.ORDINALS.values()
        for m in form.finditer(text, start)
        if numbering.opens_clause(text, m.start(), start)
    )
    assert found == [match.span("label") for match in plain]


@given(st.text("2０二OoIl年月%a", max_size=12))
def test_a_letter_in_a_number_touches_a_digit(text: str) -> None:
    assert hidden.TOUCHING.search(text) or not hidden.LETTER_IN_NUMBER.search(text)


@given(st.text("中a12 ,。.\n%元&<x", max_size=24))
def test_forms_without_their_signs_find_nothing(text: str) -> None:
    for each in (*placeholders.FORMS, *garbled.FORMS):
        assert not each.signs or any(sign in text for sign in each.signs) or not each.pattern.search(text)
