"""Figures: every number of a report with its unit, metric, context and growth claim."""

from __future__ import annotations

from compare.figures.assembly import find_figures
from compare.figures.numbers.numerals import numeral
from compare.figures.trends.series import series
from compare.figures.trends.verification import check_claim

__all__ = ["check_claim", "find_figures", "numeral", "series"]
