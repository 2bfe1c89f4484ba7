"""``docs/checks.md``, made from the rules and `check_examples.toml`: ``python -m tests.docs.checks``."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import compare
from compare.model import Finding, RuleCard, Severity

PAGE = Path(__file__).resolve().parents[2] / "docs" / "checks.md"
EXAMPLES = Path(__file__).with_name("check_examples.toml")
_START = """# Checks

The rules of `bidui check`: why each matters, and for each thing that it knows a text that is wrong, what is said of it, and the
same text put right, of which nothing is said. The severity is the highest that the rule gives: `error` where no reading makes
the text right, `warning` where the words leave one reading and the figures contradict it, `note` for what a reader may want to
look at. `--select` and `--ignore` take the names of rules. Made by `python -m tests.docs.checks` from
`tests/docs/check_examples.toml`, whose examples a test runs; so change these and not this page.

How a figure is accused: its own words must say that it follows from others (合计, 占, 比上年增长, `an average of … per`); every
reading of its paragraph that could give it is tried, with what rounding and cut-off digits leave open; only where none does,
and the words leave one that is meant, something is said.
"""
CHINESE = "云溪县2024年工作总结\n\n一、主要工作\n\n{}\n\n全年工作按计划完成，各项指标好于上年。\n"
ENGLISH = (
    "Brookfield Council Annual Report 2024\n\n1. Overview\n\n{}\n\n2. Outlook\n\nManagement expects further progress.\n"
)


class Example(NamedTuple):
    """``report`` holds the text in the place of ``{}``; ``path`` is the name by which its format is told."""

    rule: str
    what: str
    wrong: str
    right: str
    report: str
    path: str

    def findings(self, text: str) -> list[Finding]:
        """What is found in the report with ``text``, by this rule."""
        whole = self.report.replace("{}", text).replace("{next}", "四" if text == "三" else "三")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / self.path
            path.write_text(whole, encoding="utf-8")
            return [finding for finding in compare.check(compare.read(path)) if finding.rule == self.rule]


def examples() -> list[Example]:
    given = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))["example"]
    return [Example(**{"report": _frame(each["wrong"]), "path": _path(each["wrong"])} | each) for each in given]


def _frame(text: str) -> str:
    return CHINESE if any("\u4e00" <= character <= "\u9fff" for character in text) else ENGLISH


def _path(text: str) -> str:
    return "a.md" if "| --- |" in text else "a.txt"


def said(finding: Finding) -> str:
    return finding.template.format_map(finding.arguments)


def page() -> str:
    by_rule: dict[str, list[Example]] = {}
    for example in examples():
        by_rule.setdefault(example.rule, []).append(example)
    return "\n".join([_START, *(part for card in compare.rules() for part in _rule(card, by_rule.get(card.code, [])))])


def _rule(card: RuleCard, own: list[Example]) -> Iterator[str]:
    yield f"## `{card.code}`\n\nSeverity: {card.severity.value}. {card.reason}\n"
    for example in own:
        found = example.findings(example.wrong)
        severity = min((finding.severity for finding in found), key=list(Severity).index)
        messages = "; ".join(dict.fromkeys(said(finding) for finding in found))
        yield f"**{example.what[0].upper()}{example.what[1:]}** ({severity.value})\n"
        yield f"```text\nwrong  {_shown(example.wrong)}\nright  {_shown(example.right)}\nsays   {messages}\n```\n"


def _shown(text: str) -> str:
    """On several lines where it has them."""
    return text.replace("\n\n", "\n").replace("\n", "\n       ")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
