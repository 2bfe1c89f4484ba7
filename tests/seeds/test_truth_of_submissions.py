"""The truth beside the sample submissions says what they say."""

import re
from pathlib import Path

from truth_files import load, read

KINDS_OF_SLOT = {"figure", "date", "place", "organisation", "text"}


def test_template_users_fill_the_same_form(seeds: Path) -> None:
    truth = load(seeds / "submissions" / "truth.json")
    assert len(truth["template_users"]) == 5
    for template in truth["templates"]:
        assert {slot["kind"] for slot in template["slots"]} <= KINDS_OF_SLOT
        assert [o["path"] for o in template["occurrences"]] == truth["template_users"]
        for occurrence in template["occurrences"]:
            text = read(seeds / "submissions" / occurrence["path"])
            filled = template["text"]
            for slot, fill, span in zip(template["slots"], occurrence["fills"], occurrence["fill_spans"], strict=True):
                filled = filled.replace("{%s}" % slot["name"], fill)  # noqa: UP031
                assert text[slice(*span)] == fill
            assert text[slice(*occurrence["span"])] == occurrence["text"] == filled


def test_every_slot_varies(seeds: Path) -> None:
    for template in load(seeds / "submissions" / "truth.json")["templates"]:
        fills = zip(*(o["fills"] for o in template["occurrences"]), strict=True)
        assert all(len(set(column)) > 1 for column in fills)


def test_copied_passages_differ_in_figures_and_names(seeds: Path) -> None:
    copier = load(seeds / "submissions" / "truth.json")["copier"]
    assert len(copier["passages"]) == 3
    for passage in copier["passages"]:
        assert passage["kind"] == "refigured"
        for side in ("copy", "source"):
            text = read(seeds / "submissions" / passage[side]["path"])
            assert text[slice(*passage[side]["span"])] == passage[side]["text"]
        copy, source = passage["copy"]["text"], passage["source"]["text"]
        assert copy != source
        bare = re.compile(r"[\d.]+|桐岭新城|沙浦老街")
        assert bare.sub("#", copy) == bare.sub("#", source)


def test_own_passages(seeds: Path) -> None:
    truth = load(seeds / "submissions" / "truth.json")
    for own in truth["own"]:
        text = read(seeds / "submissions" / own["path"])
        assert 1 <= len(own["passages"]) <= 2
        assert all(text[slice(*p["span"])] == p["text"] for p in own["passages"])
