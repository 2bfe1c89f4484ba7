"""What a reviewer asks first where no figure moved."""

import pytest

import compare
from compare.model import NOT_ASKED_FIRST, Comparison, Ground, ItemKind

OLD = """青石县图书馆2022年工作总结

一、读者服务
全年借阅服务平稳，各分馆按时开放，读者意见都有答复。{first}

二、{heading}
{second}

三、队伍建设
馆员按计划参加培训，考核全部合格，岗位职责已经明确。
"""
SAFETY = "馆内消防设施每月检查，通道保持畅通，值班制度得到落实。夜间巡查有记录，隐患都已整改，没有遗留问题，读者和馆员都知道应急路线和集合地点。"


def compared(old: str, new: str) -> Comparison:
    year = new.replace("2022年", "2023年")
    return compare.diff(compare.read_text(old), compare.read_text(year))


def grounds(comparison: Comparison) -> list[Ground]:
    return [each.ground for each in comparison.important if each.kind is ItemKind.PASSAGE]


def written(first: str = "", second: str = SAFETY, heading: str = "安全管理") -> str:
    return OLD.format(first=first, second=second, heading=heading)


@pytest.mark.parametrize(
    ("old", "new", "ground"),
    [
        ("项目验收已经完成，资料齐全。", "项目验收尚未完成，资料齐全。", Ground.SAYS_OPPOSITE),
        ("本年度发生过读者投诉事件。", "本年度未发生过读者投诉事件。", Ground.SAYS_OPPOSITE),
        ("各分馆必须按月公布开放时间。", "各分馆可以按月公布开放时间。", Ground.BINDS_LESS),
        ("各分馆不得挤占购书经费。", "", Ground.DUTY_DROPPED),
        ("", "一家分馆因消防问题受到行政处罚。", Ground.TROUBLE_TOLD),
    ],
)
def test_a_sentence_that_matters_whatever_its_length(old: str, new: str, ground: Ground) -> None:
    found = compared(written(old), written(new))
    assert grounds(found)[0] is ground
    assert ground not in NOT_ASKED_FIRST


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("谋划明年工作。", "谋划未来工作。"),
        ("馆舍修缮工作按期完成。", "馆舍修缮工作如期完成。"),
        ("各分馆可以按月公布开放时间。", "各分馆必须按月公布开放时间。"),
    ],
)
def test_a_change_of_wording_is_no_more_than_that(old: str, new: str) -> None:
    assert not set(grounds(compared(written(old), written(new)))) - {
        Ground.TEXT_EDITED,
        Ground.TEXT_FIGURES,
        Ground.TEXT_ADDED,
        Ground.TEXT_REMOVED,
    }


def test_a_section_that_is_gone_stands_once() -> None:
    old = written()
    new = old[: old.index("二、")] + old[old.index("三、") :].replace("三、", "二、")
    found = compared(old, new)
    assert grounds(found)[0] is Ground.SECTION_REMOVED
    assert Ground.TEXT_REMOVED not in grounds(found)
    assert found.important[0].arguments["heading"] == "安全管理"
    assert grounds(compared(new, old))[0] is Ground.SECTION_ADDED


def test_a_renamed_section_is_not_gone() -> None:
    assert Ground.SECTION_REMOVED not in grounds(compared(written(), written(heading="消防和应急")))
