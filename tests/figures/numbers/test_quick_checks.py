"""What is passed over at a glance is nothing that the slow way would find."""

from hypothesis import example, given
from hypothesis import strategies as st

from compare.figures.numbers import (
    chinese_numerals,
    english_units,
    extraction,
    fractions,
    lone_numerals,
    not_figures,
    numerals,
    shares,
    units,
)
from compare.figures.numbers import special_forms as forms
from compare.lexicon import active, entry_words, pattern, table

READERS = (
    (shares.half, pattern("一半")),
    (shares.tenth, pattern(r"[1-9一二三七八九两]{zh.units.tenths}{zh.numerals.counting_digits}?")),
    (fractions.portion, pattern(r"(?:\d{1,3}|[百千万]|{zh.numerals.counting_digits})分之(?:\d{1,3}|{zh.numerals.counting_digits})")),
    (fractions.ratio, pattern(r"\d{1,3}(?:[:∶]\d{1,3}(?:\.\d)?){1,3}")),
    (fractions.percentage_range, pattern(r"(?:[1-9]-)?1/[48] to (?:[1-9]-)?[13]/[24] percent")),
    (fractions.slash_fraction, pattern(r"[1-9]/[1-9]")),
)  # fmt: skip


@given(st.deferred(lambda: st.from_regex(not_figures.NO_FIGURE.compiled)))
@example("九〇年代")
@example("2个季度")
@example("三季度")
@example("五届")
@example("50%20")
@example("12,345%2C")
@example("三至五月")
@example("1900s")
def test_no_date_nor_name_is_taken_for_a_quantity(text: str) -> None:
    match = not_figures.NO_FIGURE.search(text)
    assert match is not None
    assert not_figures.skip(text, match.start()) == match.end()


@given(
    st.one_of([st.tuples(st.just(reader), st.from_regex(form.compiled, fullmatch=True)) for reader, form in READERS])
)
def test_no_special_form_is_taken_for_a_plain_number(case: tuple[forms.Reader, str]) -> None:
    reader, text = case
    number = reader(text, 0)
    if number:
        special = forms.special(text, 0)
        assert special is not None
        assert special[1] >= number.end


@given(
    st.text(
        alphabet="一二三十百万两零第前居约半几余多来点分比之成到至的步个人元年月日农体,。($ \n1.X",
        min_size=2,
        max_size=8,
    )
)
@example("进一步")
@example("实现零增长")
@example("近百家")
@example("位居一流")
def test_a_numeral_that_counts_nothing_is_no_figure_for_those_who_read_it(text: str) -> None:
    for at in range(len(text)):
        if lone_numerals.counts_nothing(text, at):
            assert extraction.figures_at(text, at, None) == ([], at + 1)


def test_the_longest_name_of_a_unit_is_taken() -> None:
    for entry in ("counters", "measures", "latin_measures", "money", "durations", "percentage_points"):
        known = active().entry(f"zh.units.{entry}")
        for written in (*known.words, *known.values):
            unit = units.unit_at(written, 0)
            assert unit is not None
            assert unit[1] == len(written)


def test_english_units_begin_with_what_may_stand_behind_a_number() -> None:
    for entry in ("measures", "currencies", "currency_codes", "percent", "durations", "currency_marks"):
        known = active().entry(f"en.units.{entry}")
        assert {written[0] for written in (*known.words, *known.values)} <= english_units.behind_number()


def test_every_currency_before_a_number_ends_in_a_letter_or_a_sign() -> None:
    prefixes = (*table("en.units.currency_signs"), *entry_words("en.units.currency_codes"))
    assert {prefix[-1] for prefix in prefixes} <= english_units.before_number()


@given(st.decimals(0, 10**6, places=2).map(str), st.sampled_from("万萬亿億兆"))
def test_a_scaled_number_is_read_like_any_mixed_numeral(number: str, scale: str) -> None:
    for text in (number + scale, number.partition(".")[0] + scale):
        quick, slow = numerals.read(text), chinese_numerals.read_mixed(text)
        assert quick is not None
        assert slow is not None
        assert (str(quick.value), str(quick.step), quick.rounded) == (str(slow.value), str(slow.step), slow.rounded)
