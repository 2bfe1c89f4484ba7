"""Names for pieces of evidence that hold over runs: made of what is quoted and where it stands, never of a number in a
list. ``bidui diff OLD NEW --at figure-3fd2c0a1b9d4`` finds the piece again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from compare.model import Comparison, FigurePair, Finding, PassagePair, Promise, Scan, Span
from compare.render.section_paths import ComparisonPaths, SectionPath

# 48 bits: of a thousand pieces two have the same digest once in five hundred million results.
_DIGEST_BYTES = 6
_SEPARATOR = "\x1f"


class DiffIds(NamedTuple):
    """The names of a comparison's evidence, in the order of its lists."""

    passages: list[str]
    figures: list[str]
    promises: list[str]
    findings: list[str]


class ScanIds(NamedTuple):
    """The names of a scan's evidence, in the order of its lists."""

    matches: list[str]
    findings: list[str]


class _Names:
    """Gives out names; the same content twice under one heading is told apart by its order: ``figure-3fd2c0a1b9d4.2``."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def of(self, kind: str, *parts: str | None) -> str:
        content = _SEPARATOR.join(part or "" for part in parts).encode("utf-8", "surrogatepass")
        name = f"{kind}-{blake2b(content, digest_size=_DIGEST_BYTES).hexdigest()}"
        self._given[name] += 1
        return name if self._given[name] == 1 else f"{name}.{self._given[name]}"


def diff_ids(comparison: Comparison) -> DiffIds:
    names, paths = _Names(), ComparisonPaths(comparison)
    texts = {"old": comparison.old.text, "new": comparison.new.text}

    def passage(pair: PassagePair) -> str:
        old, new = _quote(texts["old"], pair.old), _quote(texts["new"], pair.new)
        return names.of("passage", old, new, _heading(paths.path(pair.old, pair.new)))

    def figure(pair: FigurePair) -> str:
        old, new = (each.span if each else None for each in (pair.old, pair.new))
        return names.of(
            "figure",
            pair.metric,
            _quote(texts["old"], old),
            _quote(texts["new"], new),
            _heading(paths.path(old, new)),
        )

    def promise(each: Promise) -> str:
        target = each.target.span
        return names.of("target", each.target.metric, _quote(texts["old"], target), _heading(paths.path(target, None)))

    def finding(each: Finding) -> str:
        side = each.side or "new"
        path = (paths.old if side == "old" else paths.new).path(each.span.start)
        return names.of("finding", each.rule, side, _quote(texts[side], each.span), each.message, _heading(path))

    return DiffIds(
        [passage(pair) for pair in comparison.passages],
        [figure(pair) for pair in comparison.figures],
        [promise(each) for each in comparison.promises],
        [finding(each) for each in comparison.findings],
    )


def check_ids(findings: Iterable[Finding], text: str) -> list[str]:
    """The names of the findings in one text."""
    names = _Names()
    return [names.of("finding", each.rule, _quote(text, each.span), each.message) for each in findings]


def scan_ids(scan: Scan) -> ScanIds:
    names = _Names()

    def end(number: int, span: Span) -> str:
        document = scan.documents[number]
        return f"{document.path}#{document.report} {_quote(scan.texts.get(document.path, ''), span)}"

    matches = [names.of("match", end(m.a.document, m.a.span), end(m.b.document, m.b.span)) for m in scan.matches]
    findings = [
        names.of("finding", each.rule, each.message, *(related.path for related in each.related))
        for each in scan.findings
    ]
    return ScanIds(matches, findings)


def _quote(text: str, span: Span | None) -> str | None:
    return None if span is None else span.of(text)


def _heading(path: SectionPath) -> str:
    return path[-1].heading if path else ""
