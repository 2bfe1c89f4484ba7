"""Findings over several reports: what is wrong in each of them, and shared by them. Stands above `checks` and `reuse`,
which know nothing of each other."""

from compare.cross_checks.hidden_text import with_hidden_text
from compare.cross_checks.shared_errors import with_shared_errors
from compare.cross_checks.shared_misspellings import with_shared_misspellings

__all__ = ["with_hidden_text", "with_shared_errors", "with_shared_misspellings"]
