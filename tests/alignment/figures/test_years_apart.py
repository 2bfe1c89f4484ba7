"""What one year's report says of another's: promises kept, figures left over, figures told differently."""

import json
from pathlib import Path

import pytest

import compare
from compare.model import Comparison, Promise


def diff(old: str, new: str) -> Comparison:
    return compare.diff(compare.read_text(old), compare.read_text(new))


def pairs(seeds: Path) -> list[tuple[Comparison, dict[str, list[dict[str, dict[str, object]]]]]]:
    truth = json.loads((seeds / "years/truth.json").read_text("utf-8"))
    return [
        (compare.diff(*(compare.read(seeds / "years" / pair[side]) for side in ("old", "new"))), pair)
        for pair in truth["pairs"]
    ]


def test_the_samples_promises(seeds: Path) -> None:
    for found, truth in pairs(seeds):
        said = {tuple(p.target.span): (p.verdict.value, p.result and tuple(p.result.span)) for p in found.promises}
        for label in truth["promises"]:
            result = tuple(label["result"]["span"]) if label["result"] else None  # type: ignore[arg-type]
            assert said[tuple(label["target"]["span"])] == (label["verdict"], result)  # type: ignore[index, arg-type]


def test_the_samples_stale_figures(seeds: Path) -> None:
    for found, truth in pairs(seeds):
        stale = [list(finding.span) for finding in found.findings if finding.rule == "stale-figure"]
        assert stale == [label["new"]["span"] for label in truth["stale"]]


PLAN = "一、2022年工作总结\n各项工作有序推进。\n二、2023年工作计划\n{}\n"
DONE = "一、2023年工作总结\n{}\n二、2024年工作计划\n继续抓好各项工作。\n"


@pytest.mark.parametrize(
    ("target", "result", "verdict"),
    [
        ("门诊人次达到6万人次以上。", "全年门诊人次6.2万人次。", "met"),
        ("门诊人次达到6万人次以上。", "全年门诊人次5.9万人次。", "missed"),
        ("门诊人次达到6万人次以上。", "住院床位使用率85%。", "not_mentioned"),
        ("婴儿死亡率控制在3‰以内。", "婴儿死亡率2.6‰。", "met"),
        ("婴儿死亡率控制在3‰以内。", "婴儿死亡率3.2‰。", "missed"),
        ("高血压、糖尿病规范管理率均不低于80%。", "高血压、糖尿病规范管理率分别为81.2%、78.9%。", "partly"),
        ("城镇调查失业率5.5%以内。", "城镇调查失业率5.2%。", "met"),
    ],
)
def test_a_promise(target: str, result: str, verdict: str) -> None:
    found = diff(PLAN.format(target), DONE.format(result))
    promises: list[Promise] = [p for p in found.promises if p.target.metric]
    assert [p.verdict.value for p in promises] == [verdict]
    assert not [f for f in found.figures if f.old and f.new and f.old.nature != f.new.nature]


LAST = "全区门诊62236人次，出院36362人次，手术1631台次，业务收入1668.9万元。"


def test_a_figure_left_over_while_its_neighbours_moved() -> None:
    found = diff(LAST, "全区门诊65969人次，出院36362人次，手术1702台次，业务收入1772.3万元。")
    assert [(f.rule, f.arguments["figure"]) for f in found.findings] == [("stale-figure", "36362人次")]


@pytest.mark.parametrize(
    "new",
    [
        LAST,  # nothing moved
        "全区门诊65969人次，出院36999人次，手术1702台次，业务收入1772.3万元。",  # all moved
        "全区门诊65969人次，出院保持36362人次，手术1702台次，业务收入1772.3万元。",  # the text says so
    ],
)
def test_no_figure_left_over(new: str) -> None:
    assert not diff(LAST, new).findings


def test_last_year_told_differently() -> None:
    old = "2022年工作总结\n一、2022年总体情况\n2022年全区门诊人次62236人次，运行平稳。\n"
    new = "2023年工作总结\n一、2023年总体情况\n全区门诊人次65969人次。2022年门诊人次61036人次。\n"
    found = diff(old, new)
    assert [(f.rule, f.arguments["figure"], f.arguments["before"]) for f in found.findings] == [
        ("restated-figure", "61036人次", "62236人次")
    ]
    assert not diff(old, new.replace("61036人次", "6.22万人次")).findings
