"""Templates found in the sample submissions: their users, their text, their slots."""

import json
from pathlib import Path
from typing import Any

import pytest

import compare
from compare.model import SlotKind, Template


@pytest.fixture(scope="module")
def templates(seeds: Path) -> tuple[Template, ...]:
    paths = sorted((seeds / "submissions").glob("0*.txt"))
    return compare.scan([compare.read(str(path)) for path in paths]).templates


@pytest.fixture(scope="module")
def truth(seeds: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((seeds / "submissions" / "truth.json").read_text("utf-8"))
    return loaded


def test_each_template_has_its_five_users(templates: tuple[Template, ...], truth: dict[str, Any]) -> None:
    users = {label["document"] for label in truth["templates"][0]["occurrences"]}
    assert all({o.document for o in template.occurrences} == users for template in templates)


def test_the_templates_cover_the_form(templates: tuple[Template, ...], truth: dict[str, Any]) -> None:
    for label in truth["templates"]:
        for place in label["occurrences"]:
            start, end = place["span"]
            spans = [o.span for t in templates for o in t.occurrences if o.document == place["document"]]
            held = sum(max(0, min(end, s.end) - max(start, s.start)) for s in spans)
            assert held >= 0.95 * (end - start)


def test_own_passages_are_in_no_template(templates: tuple[Template, ...], truth: dict[str, Any]) -> None:
    for own in truth["own"]:
        document = next(d["id"] for d in truth["documents"] if d["path"] == own["path"])
        for start, end in (passage["span"] for passage in own["passages"]):
            parts = [p for t in templates for o in t.occurrences if o.document == document for p in o.parts]
            assert not any(s.start < end and start < s.end for s in parts)


def test_the_fills_are_found(templates: tuple[Template, ...], truth: dict[str, Any]) -> None:
    """A fill counts where the one found is part of it or the other way round (7415 and 7415人)."""
    hits = total = 0
    for label in truth["templates"]:
        for place in label["occurrences"]:
            fills = [
                f for t in templates for o in t.occurrences if o.document == place["document"] for f in o.fills if f
            ]
            total += len(place["fills"])
            hits += sum(any(f in fill or fill in f for f in fills) for fill in place["fills"])
    assert hits >= 0.95 * total


def test_there_is_a_slot_for_each_label_and_little_more(templates: tuple[Template, ...], truth: dict[str, Any]) -> None:
    labelled = sum(len(label["slots"]) for label in truth["templates"])
    assert abs(sum(len(template.slots) for template in templates) - labelled) <= 2


def test_slots_are_named_by_what_fills_them(templates: tuple[Template, ...]) -> None:
    kinds = {slot.kind for template in templates for slot in template.slots}
    assert kinds == set(SlotKind)
    for template in templates:
        assert all(len(o.fills) == len(template.slots) for o in template.occurrences)
        assert all(f"{{{slot.name}}}" in template.text for slot in template.slots)
