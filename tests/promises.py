"""What every outline, every list of figures and every comparison keeps, whatever the texts hold."""

from __future__ import annotations

from collections.abc import Iterable

import compare
from compare.alignment.passages.edits import apply_edits
from compare.model import Comparison, Document, Figure, FigureStatus, PassageStatus, SectionStatus
from compare.structure import passages


def untold(document: Document) -> list[str]:
    """Characters of the reports that are neither blank nor chrome and lie in no passage, or in two."""
    outline = compare.outline(document)
    chrome = {i for item in outline.chrome for i in range(*item.span)}
    wrong: list[str] = []
    for report in outline.reports:
        seen = [0] * len(document.text)
        last = 0
        for passage in passages(outline, report):
            assert last <= passage.span.start < passage.span.end <= report.span.end
            last = passage.span.end
            for i in range(*passage.span):
                seen[i] += 1
        known = chrome | {i for i in range(*report.span) if seen[i] == 1}
        wrong += [document.text[i] for i in range(*report.span) if i not in known and not document.text[i].isspace()]
    return wrong


def check_sections(document: Document) -> None:
    """Sections lie in their report and in the section above them, one after the other."""
    for report in compare.outline(document).reports:
        for level in (report, *report.walk()):
            bounds = [level.span.start, *(at for child in level.sections for at in child.span), level.span.end]
            assert bounds == sorted(bounds)
        assert all(section.span.covers(section.heading_span) for section in report.walk())


def check_figures(figures: Iterable[Figure], text: str) -> None:
    """Figures are quoted as printed, in the order of the text, and none reaches into another."""
    end = 0
    for figure in figures:
        assert figure.text == figure.span.of(text) != ""
        assert figure.span.start >= end
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        end = figure.span.end


def check_comparison(found: Comparison) -> None:
    """The promises of the contract that hold for every pair of texts."""
    for side, spans in (
        (found.old, [p.old for p in found.passages if p.old]),
        (found.new, [p.new for p in found.passages if p.new]),
    ):
        chrome = {i for item in side.outline.chrome for i in range(*item.span)}
        seen = [0] * len(side.text)
        for span in spans:
            for i in range(*span):
                seen[i] += 1
        report = next(r for r in side.outline.reports if r.index == side.report)
        assert max(seen, default=0) <= 1
        assert not [i for i in range(*report.span) if not seen[i] and i not in chrome and not side.text[i].isspace()]
    new_spans = [p.new for p in found.passages if p.new]
    assert new_spans == sorted(new_spans)
    for pair in found.passages:
        if pair.old and pair.new:
            old, new = pair.old.of(found.old.text), pair.new.of(found.new.text)
            assert apply_edits(old, pair.old.start, found.new.text, pair.edits) == new
            if pair.status is PassageStatus.EQUAL:
                assert all(change.ignored for change in pair.edits)
    for figure in (f for p in found.figures for f in (p.old, p.new) if f):
        assert figure.text in (figure.span.of(found.old.text), figure.span.of(found.new.text))


def check_nothing_changed(found: Comparison) -> None:
    """A report compared with itself."""
    assert found.similarity == 1
    assert {p.status for p in found.passages} <= {PassageStatus.EQUAL}
    assert {p.status for p in found.figures} <= {FigureStatus.UNCHANGED}
    assert {s.status for s in found.sections} <= {SectionStatus.MATCHED}
    assert not any(pair.edits for pair in found.passages)
