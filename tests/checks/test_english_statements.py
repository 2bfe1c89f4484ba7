"""English statements: one account has a balance, a change and two years, and none of them contradicts another."""

from finding import findings, quoted

REPORT = """Example Corp Annual Report 2018

Results of the fiscal year ended September 30, 2018

{first}

The paragraph between the two says nothing of any figure, but it is long enough to part them.

Liquidity and Capital Resources

{second}
"""


def test_two_years_of_one_sentence_are_no_contradiction() -> None:
    text = REPORT.format(
        first="The cost of the retirement plan was $784,000 in 2018, $768,000 in 2017 and $792,000 in 2016.",
        second="Expected volatility of the stock price lies between 26% and 46%.",
    )
    assert findings(text, "contradiction") == []


def test_one_year_of_one_account_with_two_values_is_one() -> None:
    text = REPORT.format(
        first="Total revenues of the company were $114,065,000 in 2018.",
        second="Total revenues of the company were $116,045,000 in 2018.",
    )
    assert quoted(text, "contradiction") == ["$116,045,000"]


def test_a_balance_and_its_change_are_no_contradiction() -> None:
    text = REPORT.format(
        first="\t2018\t2017\nPrepaid expenses\t198\t(98)\nTotal\t1,500\t1,200\n",
        second="\t2018\t2017\nPrepaid expenses\t121\t134\nTotal\t1,400\t1,100\n",
    )
    assert findings(text, "contradiction") == []


def test_rows_that_agree_in_one_year_and_differ_in_another_are_one() -> None:
    text = REPORT.format(
        first="\t2018\t2017\nTotal revenues\t114,065\t112,165\nNet income\t5,119\t1,829\n",
        second="\t2018\t2017\nTotal revenues\t114,065\t112,615\nNet income\t5,119\t1,829\n",
    )
    assert quoted(text, "contradiction") == ["112,615"]


def test_the_cells_of_a_row_are_no_parts_of_each_other() -> None:
    text = REPORT.format(
        first="\tFirst\tSecond\tThird\nOperating profit\t534\t241\t265\nNet income\t(188)\t260\t1,086\n",
        second="Nothing else.",
    )
    assert findings(text, "arithmetic") == []
