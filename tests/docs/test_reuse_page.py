"""The constants that the page of shared text names are those of the settings."""

import re
from pathlib import Path

from compare.reuse import settings

_ROW = re.compile(r"^\| `([A-Z_]+)` \| ([\d.]+) \|", re.MULTILINE)


def test_the_constants_are_those_of_the_settings() -> None:
    rows = _ROW.findall((Path(__file__).parents[2] / "docs" / "reuse.md").read_text("utf-8"))
    assert len(rows) > 10
    assert rows == [(name, str(getattr(settings, name))) for name, _ in rows]
