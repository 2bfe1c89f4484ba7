"""Whether a part of a report looks back or ahead: last year's plan is not the mate of this year's results."""

from __future__ import annotations

import re

_PLAN = re.compile(
    r"计划|安排|打算|思路|下一步|明年|来年|目标|部署|建议|要求|任务|重点工作|展望|规划|举措|努力方向|工作重点|plan|outlook|goals|next year",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"总结|回顾|(?:完成|推进|进展|开展|落实|执行|基本|主要工作)情况|进展|成效|成绩|好于预期|(?:全面|圆满|顺利|胜利|如期|较好)完成|"
    r"review|results|performance",
    re.IGNORECASE,
)
# What is called a plan is one, even in a part that is called a review.
_SURELY_PLAN = re.compile(r"(?:工作|年)计划$|工作(?:打算|安排|思路)$|^下一步|^明年")


def role_of(heading: str) -> str:
    """``review``, ``plan``, or an empty string where a heading says neither. One that says both looks back."""
    if _REVIEW.search(heading):
        return "review"
    return "plan" if _PLAN.search(heading) else ""


def role_within(above: str, heading: str) -> str:
    """The role of a section inside another with the role ``above``: what the higher heading says holds below it."""
    return "plan" if _SURELY_PLAN.search(heading) else above or role_of(heading)
