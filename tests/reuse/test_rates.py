"""How much of a report others have too: each part that may be left out with and without, by source and by section."""

import pytest

import compare
from compare.model import Label, Scan, ScanOptions

OWN = "渔村的孩子常由祖辈照看，码头上设了娃娃屋，请退休教师轮流值守，船靠岸时父母可以直接来接，娃娃屋的墙上贴满了孩子们画的海。"
COPIED = (
    "试点中央厨房加社区食堂加入户配送的模式，由国有餐饮企业统一采购、统一加工，为行动不便的老人送餐上门，"
    "全年没有发生一起食品安全事故，有八家食堂当年就实现了收支平衡，其余几家也在逐月减亏。"
)
LONGER = COPIED + "食堂对周边居民同样开放，以大带小、以普惠养公益，每餐的菜单由老人代表每周五共同商定并在门口公示。"
QUOTED = "对申请材料齐全且符合法定形式的，受理机关应当当场作出决定，不能当场决定的应当出具受理凭证并告知办理期限[3]。"
LAST_YEAR = "出台节地生态安葬奖补办法，对选择树葬、花葬、骨灰堂安放的家庭一次性给予奖补，清明冬至期间组织集体共祭，用鲜花代替纸钱。"


@pytest.fixture(scope="module")
def found() -> Scan:
    texts = {
        "甲市民政局2024.txt": f"甲市民政局2024年工作总结\n一、养老\n{OWN}\n{LONGER}\n二、办件\n{QUOTED}\n三、殡葬\n{LAST_YEAR}",
        "甲市民政局2023.txt": f"甲市民政局2023年工作总结\n一、殡葬\n{LAST_YEAR}\n{OWN[::-1]}",
        "乙市民政局2024.txt": f"乙市民政局2024年工作总结\n一、受理\n{QUOTED}\n二、餐饮\n{LONGER}\n{OWN[::-1][7:]}",
        "丙市民政局2024.txt": f"丙市民政局2024年工作总结\n一、助餐\n{COPIED}\n{COPIED[::-1]}",
    }
    return compare.scan([compare.read_text(text, path) for path, text in texts.items()])


def test_what_is_cited_is_a_quotation_however_long(found: Scan) -> None:
    assert Label.QUOTED in {match.label for match in found.matches}
    rates = found.documents[0].rates
    assert rates.total - rates.without_quoted == pytest.approx(len(QUOTED) / found_length(found), abs=0.03)


def found_length(found: Scan) -> int:
    return len("".join(found.texts["甲市民政局2024.txt"].split()))


def test_ones_own_earlier_text_is_taken_off(found: Scan) -> None:
    rates = found.documents[0].rates
    assert rates.total - rates.without_own == pytest.approx(len(LAST_YEAR) / found_length(found), abs=0.03)
    assert rates.without_both == pytest.approx(rates.without_own + rates.without_quoted - rates.total, abs=0.001)


def test_sources_are_ranked_alone_and_by_what_they_add(found: Scan) -> None:
    sources = found.documents[0].sources
    assert [source.document for source in sources] == [2, 3, 1]
    assert found.documents[0].rates.largest_source == sources[0].alone
    assert sources[1].alone > 0.1
    assert sources[1].added == 0  # the first has all of it
    assert sum(source.added for source in sources) == pytest.approx(found.documents[0].rates.total, abs=0.001)


def test_each_section_has_its_shares(found: Scan) -> None:
    sections = {section.heading: section.shares for section in found.documents[0].sections}
    assert list(sections) == ["养老", "办件", "殡葬"]
    assert sections["养老"].copied + sections["养老"].common > 0.5 > sections["养老"].own
    assert sections["办件"].quoted > 0.8
    assert sections["殡葬"].own > 0.8


def test_base_is_told_apart() -> None:
    texts = [f"甲市民政局2024年工作总结\n{COPIED}\n{OWN}", f"乙市民政局2024年工作总结\n{COPIED}\n{OWN[::-1]}"]
    documents = [compare.read_text(text, f"{n}.txt") for n, text in enumerate(texts)]
    rates = compare.scan(documents, ScanOptions(base=(compare.read_text(COPIED, "form.txt"),))).documents[0].rates
    assert rates.total < 0.2
    assert rates.with_base > rates.total + 0.4
