"""Two reports -> `Comparison`."""

from compare.alignment.comparison import compare_documents

__all__ = ["compare_documents"]
