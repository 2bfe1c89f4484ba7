"""Labels that only the numbering around them tells."""

from __future__ import annotations

import pytest

import compare
from compare.model import PassageKind
from compare.structure import passages
from compare.structure.labels import label_at

BODY = "各项工作有序推进，群众满意度不断提高。"


def headings(text: str) -> list[tuple[int, str | None, str]]:
    (report,) = compare.outline(compare.read_text(text)).reports
    return [(section.level, section.label, section.heading) for section in report.walk()]


def test_bare_numbers_above_numbers_with_a_point() -> None:
    text = f"1 总则\n\n{BODY}\n\n1.1 目的\n\n{BODY}\n\n1.2 范围\n\n{BODY}\n\n2 泊位\n\n2.1 管理\n\n{BODY}\n"
    assert headings(text) == [
        (1, "1", "总则"),
        (2, "1.1", "目的"),
        (2, "1.2", "范围"),
        (1, "2", "泊位"),
        (2, "2.1", "管理"),
    ]


def test_bare_numbers_in_english() -> None:
    prose = "The rules of the harbour apply to all ferries."
    assert headings(f"1 Scope\n\n1.1 Purpose\n\n{prose}\n\n2 Berths\n\n2.1 Use\n\n{prose}\n")[::2] == [
        (1, "1", "Scope"),
        (1, "2", "Berths"),
    ]


@pytest.mark.parametrize("line", ["12 家医院参加", "3 月份", "1 个港口", "2 泊位"])
def test_a_number_without_numbers_below_it_is_a_figure(line: str) -> None:
    assert headings(f"{BODY}\n\n{line}\n\n{BODY}\n") == []


@pytest.mark.parametrize(
    ("text", "after", "label"),
    [
        ("20.2026年民生实事：加大力度", None, "20."),
        ("21.5+2服务点：覆盖五级", 20, "21."),
        ("21.5+2服务点：覆盖五级", None, None),
        ("21.5+2服务点：覆盖五级", 18, None),
        ("21.5%的企业增产", 20, None),
        ("21.5万人受益", 20, None),
        ("8.15小时服务圈：", 7, "8."),
    ],
)
def test_labels_before_digits(text: str, after: int | None, label: str | None) -> None:
    match = label_at(text, 0, len(text), after)
    assert (match and match.text) == label


@pytest.mark.parametrize("line", ["第十二条第（一）项", "第三条第二款"])
def test_a_reference_to_an_article_is_no_label(line: str) -> None:
    assert label_at(line, 0, len(line)) is None


@pytest.mark.parametrize("line", ["2. Moorings (continued)", "二、泊位（续）"])
def test_a_heading_repeated_on_the_next_page_is_none(line: str) -> None:
    text = f"2. Moorings\n\nFees rose in the year.\n\n{line}\n\nThey rose again.\n"
    assert len(headings(text)) == 1


def test_a_label_is_no_sentence_of_its_own() -> None:
    text = "We did these things in the year.\n\n1. We dredged the basin and the channel. 2. We sold a ferry.\n"
    outline = compare.outline(compare.read_text(text))
    sentences = [p.span.of(text) for p in passages(outline, outline.reports[0]) if p.kind is PassageKind.SENTENCE]
    assert sentences[1].startswith("1. We dredged")
