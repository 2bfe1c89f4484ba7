"""What a reviewer asks to be ignored does not count, and is still listed; what she pins together stays together."""

import textwrap
from itertools import pairwise
from pathlib import Path

import pytest

import compare
from compare.alignment.passages.edits import apply_edits
from compare.model import Comparison, DiffOptions, Ignore, InputError, PassageStatus, Pin, Reason
from compare.model.explanations import Refusal

EVERYTHING = frozenset(Ignore)
TYPOGRAPHY = frozenset({Ignore.PUNCTUATION, Ignore.CASE, Ignore.SCRIPT})


def rebuilt(found: Comparison) -> bool:
    pairs = [(p.old, p.new, p.edits) for p in found.passages if p.old and p.new]
    old, new = found.old.text, found.new.text
    return all(apply_edits(a.of(old), a.start, new, edits) == b.of(new) for a, b, edits in pairs)


@pytest.mark.parametrize(
    ("old", "new", "ignore"),
    [
        ("全区共有机构61家，运行良好。", "全区共有机构61家,运行 良好。", Ignore.PUNCTUATION),
        ("“放管服”改革深化。", "「放管服」改革深化", Ignore.PUNCTUATION),
        ("The Committee met in May.", "the committee met in may.", Ignore.CASE),
        ("全区医疗机构建设，发展顺利。", "全區醫療機構建設，發展順利。", Ignore.SCRIPT),
        ("（一）抓好改革。医改稳步推进。", "（三）抓好改革。医改稳步推进。", Ignore.HEADING_NUMBERS),
        ("门诊62236人次，增长17%。", "门诊65969人次，增长6%。", Ignore.FIGURES),
    ],
)
def test_each_option(old: str, new: str, ignore: Ignore) -> None:
    documents = compare.read_text(old), compare.read_text(new)
    plain = compare.diff(*documents)
    found = compare.diff(*documents, DiffOptions(frozenset({ignore})))
    assert ignore is Ignore.PUNCTUATION or {p.status for p in plain.passages} != {PassageStatus.EQUAL}
    assert {p.status for p in found.passages} == {PassageStatus.EQUAL}
    assert found.similarity == 1
    edits = [edit for pair in found.passages for edit in pair.edits]
    assert edits
    assert all(edit.ignored for edit in edits)
    assert rebuilt(found)


def test_a_decimal_point_is_no_punctuation() -> None:
    found = compare.diff(
        compare.read_text("增长3.5%，较好。"),
        compare.read_text("增长35%，较好。"),
        DiffOptions(frozenset({Ignore.PUNCTUATION})),
    )
    assert [p.status for p in found.passages] == [PassageStatus.FIGURES_ONLY]


def recrawled(text: str) -> str:
    """The same text as another crawler would have left it: wrapped lines, indents, half width, other quotation marks."""
    swapped = text.translate(str.maketrans("，：；！？（）“”", ',:;!?()""'))
    lines = [textwrap.wrap(line, 37, break_on_hyphens=False) or [""] for line in swapped.split("\n")]
    return "\n".join("\u3000\u3000" + "\n".join(line) if line[0] else "" for line in lines).replace(
        "发展", "发\u200b展"
    )


def test_a_copy_of_another_crawl(shared: Path) -> None:
    for path in sorted((shared / "corpora/state-council-reports").glob("*.txt")):
        document = compare.read(path)
        copy = compare.read_text(recrawled(document.text))
        found = compare.diff(document, copy, DiffOptions(TYPOGRAPHY | {Ignore.HEADING_NUMBERS}))
        other = [p for p in found.passages if p.status is not PassageStatus.EQUAL]
        assert not other, (path.name, len(other), other[0].old and other[0].old.of(document.text))
        assert rebuilt(found)


def test_ignored_differences_are_still_listed_between_the_samples(seeds: Path) -> None:
    for old, new in pairwise(sorted((seeds / "years").glob("*.txt"))):
        found = compare.diff(compare.read(old), compare.read(new), DiffOptions(EVERYTHING))
        assert rebuilt(found)


def test_pinned_passages_stay_together_and_the_rest_goes_around_them() -> None:
    old = "一、情况\n举办培训班12期。\n医改稳步推进，成效明显。\n发展党员4人，慰问老党员。\n"
    new = "一、情况\n接入远程平台。\n医改稳步推进，成效明显。\n发展党员6人，慰问老党员。\n"
    pin = Pin(old.index("举办"), new.index("接入"))
    found = compare.diff(compare.read_text(old), compare.read_text(new), DiffOptions(pins=(pin,)))
    pinned = [p for p in found.passages if p.reason is Reason.PINNED]
    assert [(p.old and p.old.of(old), p.new and p.new.of(new)) for p in pinned] == [
        ("举办培训班12期。", "接入远程平台。")
    ]
    assert found.summary.passages[PassageStatus.EQUAL] == 2
    crossing = Pin(old.index("举办"), new.index("发展"))
    found = compare.diff(compare.read_text(old), compare.read_text(new), DiffOptions(pins=(crossing,)))
    assert [p.new and p.new.of(new) for p in found.passages if p.reason is Reason.PINNED] == [
        "发展党员6人，慰问老党员。"
    ]
    assert rebuilt(found)


def test_a_pinned_heading_pairs_its_section() -> None:
    old, new = "一、党务工作\n发展党员4人。\n", "一、数字健康\n发展党员4人。\n二、党务工作\n接入平台。\n"
    pin = Pin(old.index("党务"), new.index("数字"))
    found = compare.diff(compare.read_text(old), compare.read_text(new), DiffOptions(pins=(pin,)))
    assert [(s.old and s.old.heading, s.new and s.new.heading) for s in found.sections] == [
        ("党务工作", "数字健康"),
        (None, "党务工作"),
    ]


@pytest.mark.parametrize(
    ("pins", "reason"), [((Pin(999, 0),), "no passage at offset 999"), ((Pin(0, 0), Pin(1, 9)), "twice")]
)
def test_pins_that_cannot_be(pins: tuple[Pin, ...], reason: str) -> None:
    text = "门诊62236人次。住院552人次。"
    with pytest.raises(InputError, match=reason):
        compare.diff(compare.read_text(text), compare.read_text(text), DiffOptions(pins=pins))


def standing(found: Comparison, old: str, new: str) -> set[tuple[str | None, str | None]]:
    return {(p.old and p.old.of(old).strip(), p.new and p.new.of(new).strip()) for p in found.passages}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("一、工作\n举办讲座12场。\n走访企业。", "一、工作\n举办讲座15场。\n走访企业。"),  # edited
        ("一、工作\n举办讲座12场。\n走访企业。", "一、工作\n走访企业。\n举办讲座12场。"),  # the same text, moved
        ("一、工作\n举办讲座12场，受益2万人。\n走访企业。", "一、工作\n举办讲座12场。受益2万人。\n走访企业。"),  # split
    ],
)
def test_passages_kept_apart_are_no_pair(old: str, new: str) -> None:
    documents = compare.read_text(old), compare.read_text(new)
    apart = Pin(old.index("举办"), new.index("举办"))
    before, found = compare.diff(*documents), compare.diff(*documents, DiffOptions(apart=(apart,)))

    def is_pair(comparison: Comparison) -> bool:
        sides = ((p.old, p.new) for p in comparison.passages if p.old and p.new)
        return any(a.start <= apart.old < a.end and b.start <= apart.new < b.end for a, b in sides)

    assert is_pair(before)
    assert not is_pair(found)
    assert ("走访企业。", "走访企业。") in standing(found, old, new)
    reasons = {each.candidate.refusal for each in compare.explainer(found)(apart.old, apart.new) if each.candidate}
    assert Refusal.APART in reasons


def test_of_the_same_text_twice_the_other_one_is_taken() -> None:
    old, new = "一、工作\n走访企业。", "一、工作\n走访企业。\n举办讲座。\n走访企业。"
    found = compare.diff(
        compare.read_text(old), compare.read_text(new), DiffOptions(apart=(Pin(old.index("走访"), new.index("走访")),))
    )
    pairs = [p for p in found.passages if p.old and p.old.of(old).startswith("走访")]
    assert [p.new and p.new.start for p in pairs] == [new.rindex("走访")]
