from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.render.sparkline import sparkline


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([], ""),
        ([5], ""),
        ([None, 5, None], ""),
        ([1, 2], "▁█"),
        ([3, 3, 3], "▄▄▄"),
        ([1, None, 8], "▁·█"),
        ([-5, 0, 5], "▁▅█"),
        (list(range(8)), "▁▂▃▄▅▆▇█"),
    ],
)
def test_bars(values: list[int | None], shown: str) -> None:
    assert sparkline([None if v is None else Decimal(v) for v in values]) == shown


@given(st.lists(st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2), max_size=9))
def test_one_cell_a_value_and_higher_is_never_lower(values: list[Decimal | None]) -> None:
    shown = sparkline(values)
    assert len(shown) in (0, len(values))
    bars = sorted((value, bar) for value, bar in zip(values, shown, strict=False) if value is not None)
    assert [bar for _, bar in bars] == sorted(bar for _, bar in bars)
