"""Right texts in which figures stand close together that do not follow from one another: nothing is said of them."""

from __future__ import annotations

import pytest

import compare
from compare.model import Severity

RIGHT = [
    # growth of another thing in the next clause
    "The number of people receiving support rose from 2,846 to 2,931, and the average weekly cost of a place rose by 6.4% to £912.",
    "Treatment within 18 weeks was 61.7%, down 1.4 percentage points from 63.1%, while the number of pathways rose by 5.6% from 112,340 to 118,620.",
    # an improvement that is a fall
    "The average turnaround was 21.4 hours, compared with 23.9 hours in 2022, an improvement of 2.5 hours.",
    # parts of this year's total behind last year's
    "The trust promoted 74 events, compared with 71 in the previous year: 31 concerts, 18 plays, 14 workshops and 11 exhibitions.",
    # two years' figures interleaved
    "Cost of sales was $268.2 million, or 65.0% of net sales, compared with $257.3 million, or 66.0%.",
    "Net income was $58.9 million, or $1.90 per diluted share based on 31.0 million shares, compared with $56.2 million, or $1.76 per diluted share based on 31.9 million shares.",
    # a rate, a price or a mean of something else
    "Service contracts in force at year end were 1,846, up from 1,702, and the renewal rate was 91%, down from 93%.",
    "Borrowing was £246.0 million on 31 March 2024, £11.5 million up on the year, at an average rate of 3.42%.",
    "We repurchased 1.1 million shares for $35.2 million, an average of $32.00 a share, leaving $44.8 million of the $80.0 million authorized.",
    "There were 121,100 attendances in the year, an average of 331 a day over the 366 days of the year.",
    # sources of income in a list of their own
    "Research income was £38.7 million, of which £21.4 million came from councils, £6.2 million from charities, £4.9 million from abroad and £6.2 million from industry.",
    # what remains of a third figure
    "Diesel buses, 214 at the end of the year, were 60 fewer than a year before; hybrids make up the remaining 228.",
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_nothing_is_said(sentence: str) -> None:
    document = compare.read_text(f"Harbour Trust annual report 2023\n\n1. The year\n\n{sentence}\n")
    loud = [finding.message for finding in compare.check(document) if finding.severity is not Severity.NOTE]
    assert loud == []
