"""Chapters behind the plan that say neither that they plan nor that they review."""

import pytest

import compare
from compare.alignment.prepared import prepare


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        (["一、2014年工作回顾", "二、2015年工作部署", "三、持续改善民生"], ["review", "plan", "plan"]),
        (
            ["一、2014年工作回顾", "二、2015年目标", "三、2015年重点任务", "四、加强自身建设"],
            ["review", "plan", "plan", "plan"],
        ),
        (["一、2014年工作回顾", "二、存在的问题", "三、2015年工作部署"], ["review", "", "plan"]),
        (["一、2015年工作部署", "二、持续改善民生"], ["plan", ""]),
        (["一、2015年工作部署", "二、2014年工作回顾", "三、持续改善民生"], ["plan", "review", ""]),
        (["一、综合", "二、农业", "三、工业"], ["", "", ""]),
    ],
)
def test_what_follows_review_and_plan_plans(headings: list[str], roles: list[str]) -> None:
    parts = [line for heading in headings for line in (heading, "各项工作扎实推进，全年目标任务顺利实现。")]
    outline = compare.outline(compare.read_text("\n".join(["云溪市政府工作报告", *parts]), "2015.txt"))
    (side,) = prepare(outline, ())
    assert list(side.roles) == roles
