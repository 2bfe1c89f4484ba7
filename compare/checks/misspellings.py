"""``misspelling``: words that are often written wrong, from a list kept as data."""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.rule import CheckedReport, Rule
from compare.language import mark
from compare.lexicon import pattern, table
from compare.model import Finding, Severity, Span

CODE = "misspelling"
_WORDS = pattern("{zh.misspellings.words}")


def _find(checked: CheckedReport) -> Iterator[Finding]:
    for match in _WORDS.finditer(checked.text, *checked.report.span):
        meant = str(table("zh.misspellings.words")[match.group()])
        template = mark("“{text}” is written for “{meant}”")
        yield checked.finding(CODE, Severity.NOTE, Span(*match.span()), template, text=match.group(), meant=meant)


RULE = Rule(
    CODE,
    Severity.NOTE,
    mark("A word is written with a character that sounds or looks like the right one."),
    mark("惯彻落实, 统一布署"),
    _find,
)
