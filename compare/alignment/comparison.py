"""Two reports -> `Comparison`: sections, passages with word edits, figures, summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from compare.alignment.aligned import align
from compare.alignment.figures.growth_claims import check_growth
from compare.alignment.figures.pairing import pair_figures
from compare.alignment.figures.promises import check_promises
from compare.alignment.figures.scale_slips import scale_slips
from compare.alignment.figures.stale_and_restated import restated_figures, stale_figures
from compare.alignment.figures.time_frames import time_frames
from compare.alignment.kept_text import keep_text, share
from compare.alignment.notices import notices_of
from compare.alignment.passages.edits import PassageText, edit
from compare.alignment.passages.moves import moved_pairings
from compare.alignment.passages.pairing import Pairing, span_of
from compare.alignment.passages.word_blocks import is_figure
from compare.alignment.prepared import DEFAULT, PreparedReport, label_end, prepare
from compare.alignment.sections.section_pairs import section_pairs
from compare.alignment.tables.comparison import compare_tables
from compare.alignment.text_similarity import shingles
from compare.alignment.years import direction_in_time
from compare.figures import find_figures
from compare.model import (
    Comparison,
    DiffOptions,
    Edit,
    FigurePair,
    FigureStatus,
    Ignore,
    InputError,
    Outline,
    PassageKind,
    PassagePair,
    PassageStatus,
    Side,
    Span,
    Summary,
)
from compare.time_limit import pair_limit


def compare_documents(
    old: Outline, new: Outline, options: DiffOptions = DEFAULT, *, with_tables: bool = True
) -> Comparison:
    """The reports of two documents put side by side: those asked for, or the pair that aligns best. Years in a row and
    folders show no tables."""
    olds, news = _prepared(old, options), _prepared(new, options)
    with pair_limit(new.path, old.path, old.characters + new.characters):
        best = _best(olds, news)
    return compare_reports(*best, with_tables=with_tables)


def _prepared(outline: Outline, options: DiffOptions) -> list[PreparedReport]:
    if not outline.reports:
        raise InputError(outline.path, "holds no text of a report, only what pages put around one")
    return prepare(outline, find_figures(outline), options)


def _best(olds: Sequence[PreparedReport], news: Sequence[PreparedReport]) -> tuple[PreparedReport, PreparedReport]:
    """The pair of reports that share most of their text; the first of equals."""
    if len(olds) == len(news) == 1:
        return olds[0], news[0]
    grams = [[set().union(*(shingles(p.signature) for p in side.passages)) for side in sides] for sides in (olds, news)]
    scored = [
        (-2 * len(x & y) / max(1, len(x) + len(y)), i, j)
        for i, x in enumerate(grams[0])
        for j, y in enumerate(grams[1])
    ]
    _, i, j = min(scored)
    return olds[i], news[j]


def compare_reports(old: PreparedReport, new: PreparedReport, *, with_tables: bool = True) -> Comparison:
    """Two reports made ready by the same options. Raises `InputError` where it takes too long."""
    with pair_limit(new.outline.path, old.outline.path, len(old.text) + len(new.text)):
        return _compared(old, new, with_tables=with_tables)


def _compared(old: PreparedReport, new: PreparedReport, *, with_tables: bool) -> Comparison:
    aligned = align(old, new)
    sections, pairings = aligned.sections, aligned.pairings
    text = keep_text(aligned)
    pairs = [_passage_pair(old, new, *each) for each in zip(pairings, text.kept, strict=True)]
    moved = moved_pairings(old, new, sections, pairings, [pair.similarity for pair in pairs])
    pairs = [replace(p, status=PassageStatus.MOVED) if n in moved else p for n, p in enumerate(pairs)]
    passages = _in_order(old, new, pairings, pairs)
    tables = compare_tables(old, new, sections) if with_tables else ()
    frames = time_frames(old), time_frames(new)
    figures = pair_figures(old, new, passages, sections, frames)
    is_reversed = direction_in_time(old, new) < 0
    if not is_reversed:
        figures = check_growth(figures, old, new)
    return Comparison(
        old=_side(old),
        new=_side(new),
        similarity=share(sum(text.kept), old.characters, new.characters),
        sections=section_pairs(old, new, sections, text.similarity),
        passages=passages,
        figures=figures,
        promises=() if is_reversed else check_promises(old, new, frames[1]),
        findings=()
        if is_reversed
        else (*stale_figures(figures, old, new), *restated_figures(old, new), *scale_slips(old, new)),
        summary=_summary(passages, figures),
        notices=tuple(notices_of(old, new, sections, tables)),
        tables=tables,
        options=new.options,
    )


def _side(side: PreparedReport) -> Side:
    passages = tuple(passage.source for passage in side.passages)
    return Side(side.outline.path, side.report.index, side.outline, side.figures, passages)


def _signature(side: PreparedReport, passages: tuple[int, int]) -> str:
    return "".join(passage.signature for passage in side.passages[slice(*passages)])


def _passage_pair(old: PreparedReport, new: PreparedReport, pairing: Pairing, kept: int) -> PassagePair:
    """``kept`` is how many characters the two keys have in common."""
    lengths = old.length(pairing.old), new.length(pairing.new)
    spans = span_of(old, pairing.old), span_of(new, pairing.new)
    if lengths == (kept, kept):
        status = PassageStatus.EQUAL
    elif _signature(old, pairing.old) == _signature(new, pairing.new):
        status = PassageStatus.FIGURES_ONLY
    else:
        status = PassageStatus.EDITED
    return PassagePair(
        status=status,
        old=spans[0],
        new=spans[1],
        similarity=share(kept, *lengths),
        edits=_edits(old, new, spans, pairing),
        reason=pairing.reason,
        kind=new.passages[pairing.new[0]].kind,
    )


def _edits(old: PreparedReport, new: PreparedReport, spans: tuple[Span, Span], pairing: Pairing) -> tuple[Edit, ...]:
    if spans[0].of(old.outline.text) == spans[1].of(new.outline.text):
        return ()
    edits = edit(_passage_text(old, spans[0]), _passage_text(new, spans[1]), new.folding)
    if not new.options.ignore:
        return edits
    return tuple(replace(e, ignored=True) if _is_ignored(e, old, new, pairing) else e for e in edits)


def _is_ignored(edit: Edit, old: PreparedReport, new: PreparedReport, pairing: Pairing) -> bool:
    """Whether an edit concerns only figures or heading numbers that shall not count."""
    if edit.ignored:
        return True
    if Ignore.HEADING_NUMBERS in new.options.ignore:
        ends = [
            label_end(side, side.passages[at].source) for side, at in ((old, pairing.old[0]), (new, pairing.new[0]))
        ]
        if edit.old.end <= ends[0] and edit.new.end <= ends[1]:
            return True
    return Ignore.FIGURES in new.options.ignore and _only_figures(old, edit.old) and _only_figures(new, edit.new)


def _only_figures(side: PreparedReport, span: Span) -> bool:
    rest, at = "", span.start
    for figure in side.figures_in(span):
        rest += side.text[at : figure.span.start]
        at = figure.span.end
    return is_figure(rest + side.text[at : span.end])


def _passage_text(side: PreparedReport, span: Span) -> PassageText:
    atoms = [figure.span for figure in side.figures_in(span) if figure.span.end <= span.end]
    return PassageText(span.of(side.outline.text), span.of(side.folded), span.start, atoms)


def _in_order(
    old: PreparedReport, new: PreparedReport, pairings: Sequence[Pairing], pairs: Sequence[PassagePair]
) -> tuple[PassagePair, ...]:
    """All passages in NEW's order, those removed behind what stood before them in OLD."""
    keyed: list[tuple[tuple[int, int, int], PassagePair]] = []
    after: dict[int, int] = {}  # old passage -> the new passage that its pair ends with
    for pairing, pair in zip(pairings, pairs, strict=True):
        keyed.append(((pairing.new[0], 0, 0), pair))
        if pair.status is not PassageStatus.MOVED:
            after |= dict.fromkeys(range(*pairing.old), pairing.new[1] - 1)
    taken_new = {j for p in pairings for j in range(*p.new)}
    taken_old = {i for p in pairings for i in range(*p.old)}
    for j, passage in enumerate(new.passages):
        if j not in taken_new:
            keyed.append(((j, 0, 0), _alone(None, passage.span, passage.kind)))
    place = -1
    for i, passage in enumerate(old.passages):
        place = after.get(i, place)
        if i not in taken_old:
            keyed.append(((place, 1, i), _alone(passage.span, None, passage.kind)))
    return tuple(pair for _, pair in sorted(keyed, key=lambda item: item[0]))


def _alone(old: Span | None, new: Span | None, kind: PassageKind) -> PassagePair:
    return PassagePair(PassageStatus.ADDED if old is None else PassageStatus.REMOVED, old, new, 0.0, kind=kind)


def _summary(passages: Sequence[PassagePair], figures: Sequence[FigurePair]) -> Summary:
    passage_counts, figure_counts = Counter(p.status for p in passages), Counter(f.status for f in figures)
    return Summary(
        passages={status: passage_counts[status] for status in PassageStatus},
        figures={status: figure_counts[status] for status in FigureStatus},
    )
