"""One form in all reports is one template, whole and in its order, however many fill it in."""

import random
import re

import pytest

import compare
from compare.model import Label, Scan
from tests.benchmarks.forms import FORM, FormUse, make_forms


@pytest.fixture(scope="module", params=[9, 90])
def filled_in(request: pytest.FixtureRequest) -> tuple[list[FormUse], Scan]:
    uses = make_forms(request.param, length=2_500)
    return uses, compare.scan([compare.read_text(use.text, f"{n}.txt") for n, use in enumerate(uses)])


def test_it_is_one_template_with_all_its_users(filled_in: tuple[list[FormUse], Scan]) -> None:
    uses, scan = filled_in
    (template,) = scan.templates
    assert sorted(o.document for o in template.occurrences) == list(range(len(uses)))


def test_its_parts_stand_in_their_order(filled_in: tuple[list[FormUse], Scan]) -> None:
    """Those that only some fill in, too; what is not known is which of a form's letters are a name."""
    (template,) = filled_in[1].templates
    words = re.sub(r"\{\d+\}", "{}", template.text)
    places = [words.find(re.sub(r"\{\w+\}", "{}", part.text.replace("{county}", "{}县"))) for part in FORM]
    places = [at for at, part in zip(places, FORM, strict=True) if "{day}" not in part.text]
    assert -1 not in places
    assert places == sorted(places)


def test_the_title_holds_place_and_year_apart(filled_in: tuple[list[FormUse], Scan]) -> None:
    (template,) = filled_in[1].templates
    assert template.text.startswith("{1}县民政局{2}年度工作报告\n")
    assert {occurrence.fills[1] for occurrence in template.occurrences} == {"2023", "2024"}


def test_slots_are_called_by_what_stands_before_them(filled_in: tuple[list[FormUse], Scan]) -> None:
    labels = [slot.label for slot in filled_in[1].templates[0].slots]
    assert "内设机构{3}个" in labels
    assert "下属事业单位{4}个" in labels


def test_nobody_copied(filled_in: tuple[list[FormUse], Scan]) -> None:
    assert not any(match.label is Label.COPIED for match in filled_in[1].matches)


def test_what_stands_between_is_ones_own(filled_in: tuple[list[FormUse], Scan]) -> None:
    uses, scan = filled_in
    for occurrence in scan.templates[0].occurrences:
        held = "".join(part.of(uses[occurrence.document].text) for part in occurrence.parts)
        assert len(held) < 1_700


def test_their_order_changes_nothing() -> None:
    documents = [
        compare.read_text(use.text, f"{n}.txt") for n, use in enumerate(make_forms(70, length=1_500, own_places=False))
    ]
    assert _told(compare.scan(documents)) == _told(compare.scan(random.Random(3).sample(documents, len(documents))))


def _told(scan: Scan) -> object:
    paths = [document.path for document in scan.documents]
    matches = {
        (frozenset({(paths[m.a.document], m.a.span), (paths[m.b.document], m.b.span)}), m.kind, m.label, m.weight)
        for m in scan.matches
    }
    return matches, [
        (t.text, sorted((paths[o.document], o.span, o.fills) for o in t.occurrences)) for t in scan.templates
    ]
