"""The page on the rules of `check` says what they say."""

import pytest

import compare
from compare.model import Severity
from tests.docs.checks import PAGE, Example, examples, page

EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{each.rule}: {each.what}" for each in EXAMPLES])
def test_the_wrong_text_is_told_and_the_right_one_is_not(example: Example) -> None:
    least = Severity.NOTE if example.rule == "misspelling" else Severity.WARNING
    assert any(finding.severity.reaches(least) for finding in example.findings(example.wrong))
    assert example.findings(example.right) == []


def test_every_rule_has_an_example() -> None:
    assert {card.code for card in compare.rules()} == {each.rule for each in EXAMPLES}


def test_the_page_is_what_the_rules_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.docs.checks"
