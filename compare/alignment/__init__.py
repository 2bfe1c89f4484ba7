"""Two reports -> `Comparison`; more years -> `SeriesComparison`; two folders -> `FolderComparison`."""

from compare.alignment.comparison import compare_documents
from compare.alignment.folders.pairing import compare_folders
from compare.alignment.series.comparison import compare_series

__all__ = ["compare_documents", "compare_folders", "compare_series"]
