"""What tests of the checks share."""

import compare
from compare.model import CheckOptions, Finding, Severity

HEAD = "云溪市卫生健康局2023年工作总结\n\n一、主要工作\n\n"
MORE = "全年工作按计划完成，各项指标好于上年。\n"


def report(*paragraphs: str) -> str:
    """A small report with these paragraphs in it."""
    return HEAD + "\n\n".join((*paragraphs, MORE))


def findings(text: str, *rules: str, path: str = "a.txt") -> list[Finding]:
    return list(compare.check(compare.read_text(text, path), CheckOptions(select=frozenset(rules))))


def quoted(text: str, *rules: str, least: Severity = Severity.WARNING) -> list[str]:
    """The texts that the findings of these rules point at."""
    return [f.span.of(text) for f in findings(text, *rules) if f.severity.reaches(least)]
