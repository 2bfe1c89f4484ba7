"""What is passed over at a glance is nothing that the slow way would find."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from compare.figures.meaning import claims, metrics, noun_phrases

STOPS = ",，;:。!?\n\t"  # those of a sentence last
# A running text has no other blanks than these.
CHARACTERS = st.characters(codec="gbk", exclude_categories=["C", "Z"], include_characters=" \n")


@given(st.from_regex(noun_phrases._CLOSING.compiled, alphabet=CHARACTERS))
def test_every_word_between_noun_and_number_is_cut(text: str) -> None:
    closing = noun_phrases._CLOSING.search(text)
    assert closing is not None
    assert noun_phrases._without_closing(text) in (text[: closing.start()], text[: closing.start() + 1])


@given(st.lists(st.sampled_from([*STOPS, ". A", ". a", ".", "甲"]), max_size=5).map("".join))
def test_the_last_sentence_and_clause_begin_behind_the_last_stop(text: str) -> None:
    for stop, characters in ((metrics._SENTENCE, STOPS[4:]), (metrics._CLAUSE, STOPS)):
        ends = [end.end() for end in re.finditer(rf"[{characters}]|\. (?=[A-Z])", text)]
        assert metrics._last_end(text, stop) == (ends[-1] if ends else 0)


@given(st.from_regex(claims._STATEMENT.compiled), st.from_regex(claims._MORE.compiled))
@example("增长", "同期多")
@example("增长", "年均高")
@example("增长", "七年增长高出")
def test_every_growth_statement_has_a_verb_or_a_comparison(growth: str, more: str) -> None:
    assert claims._VERB.search(growth)
    assert claims._COMPARES.search(more)
