"""Lines in title case, told in linear time."""

from compare.structure.wording import is_title_case


def test_a_run_of_hyphens_is_read_once() -> None:
    for piece in ("2-2", "A-", "A-A", "1--", "A-&", "2023-02-30", "A'-", "(A-", "A–-", "A/-"):
        assert not is_title_case(f"a {piece * 400}!")
        assert not is_title_case(f"Report {piece * 400}!")


def test_hyphens_join_and_part() -> None:
    for line in ("Risks Related to the Spin-off", "Non-(Financial) Assets", "Profit - Group", "Mid-Year – Review"):
        assert is_title_case(line)
    assert not is_title_case("Risks related to the spin-off")
