"""How figures are printed, and how that changes from year to year."""

from collections.abc import Callable

import pytest

from compare.figures.numbers.printed_form import decimals_change, unit_change
from compare.model import Figure

Read = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("before", "after", "unit", "decimals"),
    [
        ("1.2万人", "12345人", ("万人", "人"), None),
        ("5亿元", "5.21亿元", None, (0, 2)),
        ("36.5%", "37%", None, (1, 0)),
        ("1,200张", "1250张", None, None),
        ("20多项", "30项", None, None),
        ("3公里", "3亩", ("公里", "亩"), None),
    ],
)
def test_changes_of_print(
    read: Read, before: str, after: str, unit: tuple[str, str] | None, decimals: tuple[int, int] | None
) -> None:
    (old,), (new,) = (read(f"合计{text}") for text in (before, after))
    assert (unit_change(old, new), decimals_change(old, new)) == (unit, decimals)


def test_a_table_says_its_scale_in_the_head(read: Read) -> None:
    tables = (f"项目\t金额({unit})\n收入\t12.5\n支出\t11.5\n" for unit in ("万元", "亿元"))
    old, new = (read(text)[0] for text in tables)
    assert unit_change(old, new) == ("万元", "亿元")
