"""What a reviewer asks first: a comparison with each change, claim, target and finding judged and put in order."""

from __future__ import annotations

from compare.importance.foremost import foremost
from compare.importance.ranking import ranked
from compare.importance.series import ranked_series

__all__ = ["foremost", "ranked", "ranked_series"]
