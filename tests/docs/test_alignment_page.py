"""The page on alignment names the weights that are in use."""

import re
from dataclasses import asdict
from pathlib import Path

from compare.alignment.settings import PASSAGE_WEIGHTS

_PAGE = Path(__file__).parents[2] / "docs" / "alignment.md"


def test_the_page_has_each_weight_as_it_is() -> None:
    rows = re.findall(r"\(`(\w+)`\) \| (-?[\d.]+) \|", _PAGE.read_text("utf-8"))
    in_use = asdict(PASSAGE_WEIGHTS)
    del in_use["firm"]  # what a pair needs while the others are still being made
    assert {name: float(weight) for name, weight in rows} == in_use
