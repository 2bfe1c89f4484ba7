"""What is known of dated things, and what the user adds."""

from pathlib import Path

import pytest
from finding import findings

from compare import check, read_text
from compare.checks.knowledge import Era, check_pattern, knowledge
from compare.model import CheckOptions, InputError, Span

TEXT = "云溪市卫生健康局2024年工作总结\n\n2024年，在云溪委健局指导下，联合市工商局开展云溪读书周活动。\n"


def asked(path: Path) -> CheckOptions:
    return CheckOptions(select=frozenset(("anachronism",)), knowledge=(str(path),))


def test_every_entry_names_its_source_and_its_years_are_in_order() -> None:
    known = knowledge()
    entries = [*known.plans.entries, *known.milestones.entries, *known.offices.entries, *known.campaigns.entries]
    assert all(entry.source for entry in [*entries, *known.yearly.entries])
    assert all(entry.first <= entry.last for entry in entries if isinstance(entry, Era))
    assert all(plan.last - plan.first == 4 for plan in known.plans.entries)


def test_a_longer_name_wins() -> None:
    known = knowledge()
    found = [(span.of("卫生计生委"), era.last) for span, era in known.offices.find("卫生计生委", Span(0, 5))]
    assert found == [("卫生计生委", 2019)]


def test_the_user_adds_and_replaces(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[office]]\nnames = ["云溪委健局"]\nlast = 2020\nnow = "云溪区卫健局"\nsource = "云溪发〔2020〕1号"\n'
        '[[office]]\nnames = ["工商局"]\nsource = "stays here"\n',
        encoding="utf-8",
    )
    assert [f.arguments["name"] for f in findings(TEXT, "anachronism")] == ["工商局"]
    assert [f.arguments["name"] for f in check(read_text(TEXT), asked(own))] == ["云溪委健局"]


@pytest.mark.parametrize(
    "written",
    [
        "[[office]\n",
        '[[office]]\nnames = []\nsource = ""\n',
        '[[yearly]]\nnames = ["读书周"]\nsource = "x"\n',
        '[[yearly]]\nnames = ["读书周"]\nzero = "2000"\nsource = "x"\n',
        '[[office]]\nnames = ["(局"]\nsource = "x"\n',
        '[[office]]\nnames = ["(市|县)局"]\nsource = "x"\n',
        'office = "卫生局"\n',
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, written: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(written, encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.toml"):
        check(read_text(TEXT), asked(own))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml"):
        check(read_text(TEXT), asked(tmp_path / "none.toml"))


def test_every_name_that_we_bring_is_a_pattern_without_groups() -> None:
    known = knowledge()
    for index in (known.plans, known.landmarks, known.milestones, known.offices, known.campaigns, known.yearly):
        for entry in index.entries:
            for name in entry.names:
                check_pattern(name, "knowledge.toml")
