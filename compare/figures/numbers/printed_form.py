"""How a figure is printed: in which unit and scale (万元), with how many decimals; and how that changed."""

from __future__ import annotations

from decimal import Decimal

from compare.lexicon import pattern
from compare.model import Figure
from compare.text.folding import fold_width

_NUMBER = pattern(r"\D*?(?P<number>\d[\d,]*(?:\.(?P<decimals>\d+))?|\.(?P<bare>\d+))(?P<unit>\D*)")
_VAGUE = pattern(r"[\s)]|{zh.numerals.vague}")
# How a table's head scales what its cells print bare.
_SCALES = {Decimal(10**8): "亿", Decimal(10**4): "万"}


def printed_unit(figure: Figure) -> str:
    """What stands behind the number (万元); the unit where there is no number in digits."""
    printed = scale_and_unit(figure)
    return printed[1] if printed else figure.unit or ""


def scale_and_unit(figure: Figure) -> tuple[Decimal, str] | None:
    """The value of one of what stands behind the number, and its name; None where the number has no single scale
    (1万6千户, 三百人)."""
    match = _NUMBER.fullmatch(fold_width(figure.text).strip())
    if match is None or not figure.value:
        return None
    shown = Decimal(match["number"].replace(",", ""))
    if not shown:
        return None
    scale, name = abs(figure.value) / shown, _VAGUE.sub("", match["unit"])
    return scale, name or (_SCALES.get(scale, "") + (figure.unit or "") if figure.row is not None else "")


def unit_change(old: Figure, new: Figure) -> tuple[str, str] | None:
    """The units as printed, where they or their scales differ: 万人, 人."""
    a, b = scale_and_unit(old), scale_and_unit(new)
    rescaled = a is not None and b is not None and a[0] != b[0]
    return (printed_unit(old), printed_unit(new)) if old.unit != new.unit or rescaled else None


def decimals_change(old: Figure, new: Figure) -> tuple[int, int] | None:
    """With how many decimals each is printed, where that differs in one and the same unit."""
    if unit_change(old, new) is not None:
        return None
    a, b = _decimals(old), _decimals(new)
    return (a, b) if a is not None and b is not None and a != b else None


def _decimals(figure: Figure) -> int | None:
    match = _NUMBER.fullmatch(fold_width(figure.text).strip())
    return len(match["decimals"] or match["bare"] or "") if match else None
