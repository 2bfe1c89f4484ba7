"""NEW's own Word file with its changes against OLD, verified before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from compare.model import Comparison, Document
from compare.render.docx.changes import OF_OLD, RevisionKind, pieces, report_span
from compare.render.docx.comments import Comment
from compare.render.docx.formatted.assignment import Assigned, assigned
from compare.render.docx.formatted.commenting import add_comments, comment_cuts
from compare.render.docx.formatted.lines import Line, TextMap, text_map
from compare.render.docx.formatted.paragraphs import follow
from compare.render.docx.formatted.settling import settle
from compare.render.docx.formatted.stream import LinePiece, by_lines
from compare.render.docx.formatted.text_map import SHOWN
from compare.render.docx.formatted.tracker import Tracker
from compare.render.docx.formatted.tracking import track
from compare.render.docx.formatted.verification import rejected_text, same_when_accepted
from compare.render.docx.formatted.word_file import NotCarriedError, Obstacle, WordFile
from compare.render.docx.names import name
from compare.render.docx.neighbours import keep_apart
from compare.render.docx.text_runs import carried
from compare.render.results import WordParts


class NotCarried(NamedTuple):
    """What of OLD is not in the document: characters (of notes, headers, automatic numbers) and ends of paragraphs; and
    how many changes that NEW itself tracked were settled first."""

    characters: int
    breaks: int
    own_changes: int


class _Opened(NamedTuple):
    file: WordFile
    body: etree._Element
    original: etree._Element
    own_changes: int
    map: TextMap


def changed_file(
    comparison: Comparison,
    word: WordParts,
    comments: Sequence[Comment],
    remark: Callable[[NotCarried], Comment | None] = lambda _: None,
) -> bytes:
    """The file. ``remark`` makes one more comment of what is not carried. Raises `NotCarriedError` where the file's own
    formatting cannot be kept, or where it would not be both reports."""
    opened = _opened(word, comparison.new.outline.document)
    lines = by_lines(pieces(comparison), _inner_breaks(opened.map, comparison.new.text))
    changes = assigned(lines, opened.map, [each.span for each in comparison.old.outline.chrome])
    tracker = Tracker(_first_id(opened.file.document))
    track(changes, opened.map, comparison, comment_cuts(comments), tracker)
    keep_apart(opened.body)
    held = _carried(changes, opened.map.offsets())
    _verify(opened, comparison, held)
    whole = _solid(report_span(comparison.old).of(comparison.old.text))
    missing = NotCarried(len(whole) - len(held), tracker.lost_breaks, opened.own_changes)
    last = remark(missing)
    return _written(opened, [*([last] if last else []), *comments], tracker)


def _verify(opened: _Opened, comparison: Comparison, held: str) -> None:
    if not same_when_accepted(opened.file.document, opened.original):
        raise NotCarriedError(Obstacle.DIFFERS)
    new, span = comparison.new.text, report_span(comparison.new)
    offsets = sorted(opened.map.offsets())
    before = "".join(new[at] for at in offsets if at < span.start)
    after = "".join(new[at] for at in offsets if at >= span.end)
    if rejected_text(opened.file.document) != _solid(before) + held + _solid(after):
        raise NotCarriedError(Obstacle.DIFFERS)
    if not _is_within(held, _solid(report_span(comparison.old).of(comparison.old.text))):
        raise NotCarriedError(Obstacle.DIFFERS)


def _carried(changes: Assigned, offsets: set[int]) -> str:
    """The characters of OLD that the document holds, without white space."""
    lines = [*changes.by_line, changes.tail]
    return _solid("".join(_held(piece, offsets) for line in lines for piece in line if piece.change in OF_OLD))


def _is_within(part: str, whole: str) -> bool:
    """Whether ``whole`` is ``part`` with other characters between."""
    rest = iter(whole)
    return all(char in rest for char in part)


def _solid(text: str) -> str:
    return "".join(carried(text).split())


def _held(piece: LinePiece, held: set[int]) -> str:
    """The text of a piece; of a kept one what stands in an element."""
    if piece.change is not RevisionKind.KEPT:
        return piece.text
    return "".join(char for at, char in enumerate(piece.text, piece.at) if at in held)


def commented_file(document: Document, word: WordParts, comments: Sequence[Comment]) -> bytes:
    """A report's own file with comments. Raises `NotCarriedError`."""
    opened = _opened(word, document)
    tracker = Tracker(_first_id(opened.file.document))
    cuts = comment_cuts(comments)
    for line in opened.map.lines:
        inside = {cut for cut in cuts if line.span.start <= cut <= line.span.end}
        if inside:
            _part(opened.map, line, inside, tracker)
    if not same_when_accepted(opened.file.document, opened.original):
        raise NotCarriedError(Obstacle.DIFFERS)
    return _written(opened, comments, tracker)


def _part(text_map: TextMap, line: Line, cuts: set[int], tracker: Tracker) -> None:
    for paragraph in line.paragraphs:
        atoms = text_map.atoms.get(paragraph, [])
        kept = [LinePiece("", RevisionKind.KEPT, line.span.start)]
        follow(tracker, atoms, kept, cuts, paragraph)


def _opened(word: WordParts, document: Document) -> _Opened:
    file = WordFile(word.parts)
    own_changes = settle(file.document, accept=word.accepted)
    original = deepcopy(file.document)
    body = file.document.find(name("body"))
    if body is None:
        raise NotCarriedError(Obstacle.DAMAGED)
    return _Opened(file, body, original, own_changes, text_map(body, document))


def _written(opened: _Opened, comments: Sequence[Comment], tracker: Tracker) -> bytes:
    root = opened.file.document
    part = opened.file.comments() if comments else None
    if part is not None:
        add_comments(opened.body, part, comments, tracker.placed)
    for each in root.iter():
        each.attrib.pop(SHOWN, None)
    return opened.file.data(part)


def _inner_breaks(mapped: TextMap, text: str) -> frozenset[int]:
    return frozenset(at for at in mapped.offsets() if text[at] == "\n")


def _first_id(root: etree._Element) -> int:
    ids: Iterable[str] = (each.get(name("id"), "") for each in root.iter())
    return 1 + max((int(id_) for id_ in ids if id_.isdigit()), default=0)
