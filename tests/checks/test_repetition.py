"""What is repeated without end takes no longer than other text: each of these took minutes, or was refused."""

import pytest

import compare

REPEATED = {
    "dots": "." * 9000,
    "ellipses": "…" * 9000,
    "spaced dots": " ." * 4500,
    "digits": "1" * 9000,
    "words that are two": "全年" + "达到" * 24 + "某约5亿元。",
    "blanks below a line": "Annual Report 2023\nx" + " " * 1400 + "\n" * 1400 + "the end of the text.",
}


@pytest.mark.parametrize("text", REPEATED.values(), ids=REPEATED)
def test_repeated_text_is_read(text: str) -> None:
    document = compare.read_text(text)
    assert compare.outline(document).characters == len(text)
    assert all(figure.text == figure.span.of(text) for figure in compare.find_figures(document))
    assert all(0 <= finding.span.start < finding.span.end <= len(text) for finding in compare.check(document))


@pytest.mark.parametrize(("old", "new"), [("1元", "9" * 40 + "元"), ("0.001元", "9" * 30 + "亿元")])
def test_a_number_beyond_all_reason_has_no_growth(old: str, new: str) -> None:
    found = compare.diff(compare.read_text(f"收入{old}。"), compare.read_text(f"收入{new}。"))
    assert [pair.percent for pair in found.figures] == [None] * len(found.figures)
    assert found.figures
