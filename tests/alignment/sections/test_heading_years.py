"""Sections whose headings differ in their years only."""

from __future__ import annotations

import compare

PROSE = {
    "rise": "Mooring fees rose, primarily due to two berths that opened in the spring.",
    "fall": "Mooring fees fell, primarily due to a storm that closed the outer basin.",
    "old": "Mooring fees were flat, as the number of boats in the harbour stayed as it was.",
}


def _report(year: int, first: str, second: str) -> str:
    compared = f"## {year} compared to {year - 1}\n\n{PROSE[first]}\n\n## {year - 1} compared to {year - 2}\n\n{PROSE[second]}\n"
    ferries = compared.replace("Mooring", "Ferry").replace("berths", "quays")
    return f"In {year} the harbour was busy.\n\n# Mooring\n\n{compared}\n# Ferries\n\n{ferries}\n"


def test_years_move_on_with_the_reports() -> None:
    old, new = (compare.read_text(text) for text in (_report(2030, "fall", "old"), _report(2031, "rise", "fall")))
    pairs = [(p.old.heading, p.new.heading) for p in compare.diff(old, new).sections if p.old and p.new]
    assert ("2030 compared to 2029", "2031 compared to 2030") in pairs
    assert ("2029 compared to 2028", "2031 compared to 2030") not in pairs
