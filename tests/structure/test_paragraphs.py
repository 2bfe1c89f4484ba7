"""Lines healed into paragraphs, and lines that are not."""

from __future__ import annotations

import pytest

from compare.structure.paragraphs import paragraphs


def healed(text: str) -> list[str]:
    return ["".join(part.span.of(text).splitlines()) for part in paragraphs(text)]


@pytest.mark.parametrize(
    "text",
    [
        "各部门要抓好《\n港口管理条例\n》的落实。",
        "抓好《港口管理条例\n》的落实。",
        "推进“\n一张网\n”建设。",
        "水质达到Ⅲ类（含\n以上）标准。",
        "港口吞吐量稳步提高\n，泊位建设加快。",
    ],
)
def test_a_line_broken_at_a_link_reads_on(text: str) -> None:
    assert healed(text) == [text.replace("\n", "")]


@pytest.mark.parametrize(
    "text",
    [
        "本报记者 陈港 摄影，海湾报\n各位代表：\n现在报告工作。",
        "Moorings, Contracts and Other Matters\nShare in the Income of Ferries\nIncome rose, due to one ferry, to 80.",
        "港口概况（节选\n一、泊位建设\n全年建成泊位三个，投资稳步增长。",
        "Fees rose, in all of the branches.\nCosts, net\nCosts fell, and they fell everywhere.",
    ],
)
def test_a_page_without_a_margin_keeps_its_lines(text: str) -> None:
    assert healed(text) == text.split("\n")


def test_a_bullet_on_a_line_of_its_own_belongs_to_its_item() -> None:
    assert healed("Fees rose:\n•\nFerries carried more.\n•\nMoorings cost more.") == [
        "Fees rose:",
        "•Ferries carried more.",
        "•Moorings cost more.",
    ]


def test_lines_that_share_a_width_are_healed() -> None:
    text = "全年完成港口货物吞吐量三千万吨，同比稳步提高，其\n中外贸货物五百万吨；集装箱运输量保持增长，新开航\n线三条，覆盖周边主要港口。"
    assert healed(text) == [text.replace("\n", "")]


WRAPPED = """Mooring fees rose in the year, primarily due to two new berths that were
opened in the spring, and to longer stays of visiting boats in the summer.
Ferry Services
Ferries carried more passengers in the year, as a third boat was put into
service on the island line, and fares stayed as they were in the old year.
Note 12 to the accounts tells more of it.
"""


def test_a_heading_below_a_full_line_stands_for_itself() -> None:
    assert "Ferry Services" in [part.span.of(WRAPPED) for part in paragraphs(WRAPPED)]


def test_a_reference_to_a_note_is_no_caption() -> None:
    text = "For the figures of the segments in the last of the two years, see\nNote 12 to the accounts, which lists them.\n"
    text += "The dues of the basin in the last of the two years, by kind, are\nlisted there too, and those of the ferries.\n"
    assert len(paragraphs(text)) < 4


def test_after_a_blank_line_a_capital_opens_a_paragraph() -> None:
    heading = "Ferries, Boats and All Other Services of the Harbour in the Summer"
    text = WRAPPED.replace("Ferry Services", heading).replace("\n", "\n\n")
    assert heading in [part.span.of(text) for part in paragraphs(text)]
