"""English sentences that give one figure to each of several things are read and checked thing by thing."""

import pytest

import compare
from compare.model import Verdict

OLD = """Annual Report 2022

1. Results
In 2022 the library lent 700,000 items. Ticket sales were $10.0 million in 2022. Gift sales were $20.0 million in 2022.
Parking revenue was $4.0 million in 2022. Staff numbered 300.
"""
NEW = """Annual Report 2023

1. Results
In 2023 the library lent 735,000 items. {text} Staff numbered 320.
"""
SENTENCES = [
    ("Ticket sales grew {a} percent and gift sales 5 percent to $11.0 million and $21.0 million, respectively.", 2),
    ("Ticket sales and gift sales grew {a} percent and 5 percent to $11.0 million and $21.0 million, respectively.", 2),
    ("Ticket sales and gift sales were $11.0 million and $21.0 million, up {a}% and 5%, respectively.", 2),
    (
        "Ticket sales, gift sales and parking revenue rose to $11.0 million, $21.0 million and $5.0 million, respectively, "
        "up {a}%, 5% and 25%.",
        3,
    ),
    ("Ticket sales of $11.0 million and gift sales of $21.0 million rose {a}% and 5% respectively.", 2),
    ("Gift sales and ticket sales fell 5% and {b}% to $19.0 million and $9.0 million, respectively.", 2),
    ("Ticket sales were $11.0 million and $10.0 million in 2023 and 2022, respectively, an increase of {a}%.", 1),
    ("Ticket sales grew {a}% and parking revenue fell 25% to $11.0 million and $3.0 million, respectively.", 2),
    ("Gift sales increased 5% to $21.0 million while ticket sales increased {a}% to $11.0 million.", 2),
    ("Parking revenue and ticket sales rose to $5.0 million and $11.0 million, respectively, or 25% and {a}%.", 0),
]


def verdicts(sentence: str, growth: int) -> list[Verdict]:
    new = NEW.format(text=sentence.format(a=growth, b=growth))
    pairs = compare.diff(compare.read_text(OLD), compare.read_text(new)).figures
    return [pair.claim_check.verdict for pair in pairs if pair.claim_check]


@pytest.mark.parametrize(("sentence", "told"), SENTENCES)
def test_each_thing_has_its_own_figure(sentence: str, told: int) -> None:
    found = verdicts(sentence, 10)
    assert Verdict.CONTRADICTED not in found
    assert found.count(Verdict.CONSISTENT) == told


@pytest.mark.parametrize("sentence", [sentence for sentence, told in SENTENCES if told])
def test_what_is_wrong_of_one_thing_is_contradicted(sentence: str) -> None:
    assert verdicts(sentence, 40).count(Verdict.CONTRADICTED) == 1
