"""What is passed over at a glance is nothing that the slow way would find."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from compare.figures.meaning import claims, metrics
from compare.figures.meaning import noun_phrases as phrases
from compare.figures.numbers import english_units as english
from compare.figures.numbers import not_figures as exclusions
from compare.figures.numbers import numerals, units
from compare.figures.numbers import special_forms as forms

FORMS = (forms._HALF, forms._PART, forms._RATIO, forms._BETWEEN, forms._SLASH, forms._TENTH, forms._MASK)
BEHIND = (english._UNIT, english._INCHES, english._SCALE, english._NOUN)
STOPS = ",，;:。!?\n\t"  # those of a sentence last
# A flow has no other blanks than these.
FLOW = st.characters(codec="gbk", exclude_categories=["C", "Z"], include_characters=" \n")


@given(st.from_regex(re.compile(exclusions._NO_FIGURE)))
@example("九〇年代")
@example("2个季度")
@example("三季度")
@example("五届")
@example("50%20")
@example("12,345%2C")
@example("三至五月")
def test_no_date_nor_name_is_taken_for_a_quantity(text: str) -> None:
    found = re.search(exclusions._NO_FIGURE, text)
    assert found is not None
    assert exclusions.skip(text, found.start()) == found.end()


@given(st.one_of([st.from_regex(form, fullmatch=True) for form in FORMS]))
def test_no_special_form_is_taken_for_a_plain_number(text: str) -> None:
    readers = forms._READERS.get(text[0], forms._NUMERAL_READERS)
    number = next((number for reader in readers if (number := reader(text, 0))), None)
    if number:
        assert forms.special(text, 0) == ([number], number.end)


def test_the_longest_name_of_a_unit_is_taken() -> None:
    for name in (name for names in units._NAMES.values() for name in names):
        assert units.unit_at(name.written, 0) == (name.unit, len(name.written))


@given(st.one_of([st.from_regex(pattern, fullmatch=True) for pattern in BEHIND]))
def test_english_units_begin_with_what_may_stand_behind_a_number(text: str) -> None:
    assert text[0] in english.BEHIND or text[0] == "”"


@given(st.from_regex(english._PREFIX, fullmatch=True, alphabet=st.characters(codec="ascii")))
def test_every_currency_before_a_number_ends_in_a_letter_or_a_sign(text: str) -> None:
    assert text[-1] in english._PREFIX_END or text[-1].isspace()


@given(st.decimals(0, 10**6, places=2).map(str), st.sampled_from(sorted(numerals.LARGE)))
def test_a_scaled_number_is_read_like_any_mixed_numeral(number: str, scale: str) -> None:
    for text in (number + scale, number.partition(".")[0] + scale):
        quick, slow = numerals.read(text), numerals._read_mixed(text)
        assert quick is not None
        assert slow is not None
        assert (str(quick.value), str(quick.step), quick.rounded) == (str(slow.value), str(slow.step), slow.rounded)


@given(st.from_regex(phrases._TRAIL, alphabet=FLOW))
def test_every_trailing_word_is_cut(text: str) -> None:
    trail = phrases._TRAIL.search(text)
    assert trail is not None
    assert phrases._trimmed(text) in (text[: trail.start()], text[: trail.start() + 1])


@given(st.lists(st.sampled_from([*STOPS, ". A", ". a", ".", "甲"]), max_size=5).map("".join))
def test_the_last_sentence_and_clause_begin_behind_the_last_stop(text: str) -> None:
    for stop, characters in ((metrics._SENTENCE, STOPS[4:]), (metrics._CLAUSE, STOPS)):
        ends = [found.end() for found in re.finditer(rf"[{characters}]|\. (?=[A-Z])", text)]
        assert metrics._last_end(text, stop) == (ends[-1] if ends else 0)


@given(st.from_regex(claims._STATEMENT), st.from_regex(claims._MORE))
@example("增长", "同期多")
@example("增长", "年均高")
def test_every_growth_statement_has_a_verb_or_a_comparison(grown: str, more: str) -> None:
    assert claims._VERB.search(grown)
    assert claims._COMPARES.search(more)
