"""The first lines of a comparison: what is compared, how alike, how much of what."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from compare.language import Words
from compare.model import Comparison, PassageStatus
from compare.render.cells import cell_len
from compare.render.names import report_title
from compare.render.printed import share
from compare.render.terminal.paint import ALARM, HEADING
from compare.render.terminal.table import SEPARATOR, hanging
from compare.render.terms import PASSAGE_COUNTS

_GAP = "   "


def header(comparison: Comparison, words: Words, width: int) -> Iterator[Text]:
    for notice in comparison.notices:
        yield from hanging(Text(), Text(words(notice.template, **notice.arguments), ALARM), width)
    titles = Text(f"{report_title(comparison.old)} → {report_title(comparison.new)}", HEADING)
    counts = ((message, comparison.summary.passages.get(status, 0)) for status, message in PASSAGE_COUNTS.items())
    passages = SEPARATOR.join(words(message, count=count) for message, count in counts if count)
    facts = Text(words("Similarity {share}", share=share(comparison.similarity)))
    if passages:
        facts.append(_GAP + words("Passages: {counts}", counts=passages))
    if titles.cell_len + cell_len(_GAP) + facts.cell_len <= width:
        yield Text().append_text(titles).append(_GAP).append_text(facts)
    else:
        yield from hanging(Text(), titles, width)
        yield from hanging(Text(), facts, width)


def is_same(comparison: Comparison) -> bool:
    """Whether nothing that counts differs."""
    return all(count == 0 for status, count in comparison.summary.passages.items() if status is not PassageStatus.EQUAL)
