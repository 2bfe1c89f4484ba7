"""Places and authors that do not belong."""

import pytest
from finding import findings, quoted

from compare import check, read_text
from compare.model import CheckOptions

RULE = "foreign-organisation"
OWN = "永嘉县卫生健康局2023年工作总结\n\n2023年，{}\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "在商河县委、县政府的正确领导下，工作有序开展。",
        "按照舞钢市卫生健康局的部署，完成年度任务。",
        "平顶山市人民政府印发实施方案。",
    ],
)
def test_the_office_of_another_place(sentence: str) -> None:
    (name,) = quoted(OWN.format(sentence), RULE)
    assert name in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "在永嘉县委、县政府的正确领导下，工作有序开展。",
        "温州市卫生健康委员会、浙江省卫生健康委员会给予支持。",
        "瓯海区卫生健康局同期完成签约。",
        "与商河县人民政府签订对口支援协议。",
        "选派医师赴商河县人民政府挂职。",
        "商河县卫生健康局一行来县考察学习。",
        "北京市人民政府与浙江省人民政府联合举办论坛。",
        "健康事业管理县级财政资金，顺应城市发展，提高县级服务能力。",
        "北京冬奥会保障有力，京津冀协同发展。",
    ],
)
def test_legitimate_others(sentence: str) -> None:
    assert findings(OWN.format(sentence), RULE) == []


@pytest.mark.parametrize("shown", ["商河县", "延吉"])
def test_what_was_left_in_clear(shown: str) -> None:
    kept = {"商河县": "在商河县域内推进。XX市人民医院开业。", "延吉": "XX县支援延吉口岸检测。"}[shown]
    text = f"卫生健康局2023年工作总结\n\n2023年，{kept}\n"
    found = quoted(text, RULE)
    assert found == ([shown] if shown == "延吉" else [])


def test_a_single_county_in_a_masked_report() -> None:
    text = "卫生健康局2023年工作总结\n\n2023年，XX县人民医院开业。舞钢市第七届纪委会议召开。\n"
    assert quoted(text, RULE) == ["舞钢市"]
    assert findings(text.replace("舞钢市", "XX市"), RULE) == []


def test_what_a_report_names_most_is_its_own() -> None:
    text = "卫生健康局2023年工作总结\n\n宝安区新增床位。宝安区医院开业。宝安区通过复审。南山区参加交流。\n"
    assert findings(text, RULE) == []


def test_a_hospital_that_speaks_under_an_office_title() -> None:
    body = "2023年，{0}新增设备。{0}组织培训。全体职工努力，{0}顺利通过评审。\n"
    assert quoted("卫生健康局2023年工作总结\n\n" + body.format("我院"), RULE) == ["我院"]
    assert findings("卫生健康局2023年工作总结\n\n" + body.format("我局"), RULE) == []
    assert findings("云溪市人民医院2023年工作总结\n\n" + body.format("我院"), RULE) == []


def test_a_collection_of_pieces_from_everywhere() -> None:
    head = "关于卫生健康局2023年工作计划【三篇】\n\n"
    pieces = [
        f"卫生健康局2023年工作计划{i}\n\n2023年，{place}召开会议，部署工作，工作有序开展。\n\n一、重点工作\n\n抓好落实。\n\n"
        for i, place in enumerate(("舞钢市", "延吉市", "永嘉县"), 1)
    ]
    found = findings(head + "".join(pieces), RULE)
    assert [f.arguments.get("places") for f in found if "places" in f.arguments] == ["舞钢市、延吉市、永嘉县"]
    same = findings(
        head + "".join(piece.replace("延吉市", "舞钢市").replace("永嘉县", "舞钢市") for piece in pieces), RULE
    )
    assert not [f for f in same if "places" in f.arguments]


def test_places_that_the_user_names(tmp_path) -> None:
    listed = tmp_path / "places.txt"
    listed.write_text("# partners\n商河县\n", encoding="utf-8")
    document = read_text(OWN.format("商河县委作出部署。"))
    assert check(document, CheckOptions(select=frozenset((RULE,))))
    assert not check(document, CheckOptions(select=frozenset((RULE,)), places=(str(listed),)))
