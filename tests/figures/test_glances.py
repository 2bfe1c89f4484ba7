"""What is passed over at a glance is nothing that the slow way would find."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from compare.figures.meaning import claims, metrics
from compare.figures.meaning import noun_phrases as phrases

STOPS = ",，;:。!?\n\t"  # those of a sentence last
# A flow has no other blanks than these.
FLOW = st.characters(codec="gbk", exclude_categories=["C", "Z"], include_characters=" \n")


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
