"""Figures in tables: what the row, the column, the caption and the corner say of a number."""

from __future__ import annotations

from compare.figures.tables.detection import find_tables, tables_within
from compare.figures.tables.reading import TableContext, TableFigures, read_table

__all__ = ["TableContext", "TableFigures", "find_tables", "read_table", "tables_within"]
