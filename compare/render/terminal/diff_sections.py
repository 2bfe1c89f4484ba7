"""The sections of a comparison and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text

from compare.language import Words
from compare.model import Comparison, SectionPair, SectionStatus
from compare.render.cells import cell_len, pad, truncate
from compare.render.moves import section_notes
from compare.render.printed import share
from compare.render.section_paths import ComparisonPaths, heading
from compare.render.terminal.paint import ADDED, MOVED, QUIET, REMOVED
from compare.render.terminal.table import INDENT, SEPARATOR, hanging, titled
from compare.render.terms import is_same, section_sign
from compare.render.views import DiffView, Part

# Fewer unchanged sections in a row than this are not worth folding.
_FOLD = 4
_WIDEST_HEADING = 0.5  # of the width
_STYLES = {SectionStatus.ADDED: ADDED, SectionStatus.REMOVED: REMOVED, SectionStatus.MOVED: MOVED}


def sections(comparison: Comparison, words: Words, view: DiffView) -> Iterator[Text]:
    """One line a section; runs of unchanged ones folded but in the full form."""
    if not comparison.sections:
        return
    yield from titled(words("Sections"), view.width)
    section_paths = ComparisonPaths(comparison)
    room = min(_longest(comparison), int(view.width * _WIDEST_HEADING))
    for same, group in groupby(comparison.sections, is_same):
        pairs = list(group)
        if same and len(pairs) >= _FOLD and view.only is not Part.SECTIONS:
            folded = words.plural("⋯ {count} section unchanged", "⋯ {count} sections unchanged", len(pairs))
            yield Text(INDENT + folded, QUIET)
        else:
            for pair in pairs:
                yield from _lines(pair, section_paths, words, room, view.width)


def _lines(pair: SectionPair, section_paths: ComparisonPaths, words: Words, room: int, width: int) -> Iterator[Text]:
    style = _STYLES.get(pair.status, "")
    line = Text(f"{INDENT}{section_sign(pair)}{INDENT}", style)
    line.append(pad(truncate(_name(pair), room), room) + INDENT, style)
    line.append(f"{share(pair.similarity) if pair.old and pair.new else '':>4}")
    note = Text(SEPARATOR.join(section_notes(pair, section_paths, words)), style or QUIET)
    if line.cell_len + len(INDENT) + note.cell_len <= width:
        yield line.append(INDENT).append_text(note)
    else:
        yield line
        yield from hanging(Text(INDENT * 4), note, width)


def _name(pair: SectionPair) -> str:
    end = pair.new or pair.old
    assert end is not None
    return INDENT * (end.level - 1) + heading(end)


def _longest(comparison: Comparison) -> int:
    return max(cell_len(_name(pair)) for pair in comparison.sections)
