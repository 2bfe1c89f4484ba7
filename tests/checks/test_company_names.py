"""Names of companies are looked for from the beginnings of words only."""

from finding import findings, report


def test_a_run_of_capitals_is_read_once() -> None:
    for piece in ("X", "A'", "A-", "A&", "X1"):
        assert findings(report(piece * 40_000), "foreign-organisation") == []
