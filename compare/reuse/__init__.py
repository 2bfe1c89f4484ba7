"""Many reports -> what they share: matches, pairs, clusters, templates."""

from __future__ import annotations

from compare.reuse.matching import find_matches
from compare.reuse.scanning import scan
from compare.reuse.template_text import template_text

__all__ = ["find_matches", "scan", "template_text"]
