"""Why two places of a comparison are a pair, or are not: what was weighed, worked out again when it is asked for.

Alignment is deterministic, so that what it weighs today is what it weighed then, and a comparison need not carry it.
"""

from __future__ import annotations

from compare.alignment.explanations.explainer import Explainer

__all__ = ["Explainer"]
