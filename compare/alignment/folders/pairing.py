"""Two folders of reports -> which belong together, and each pair compared.

The evidence counts in this order: what the user says, the same organisation, the same title but for its years, much the
same content. Content also decides among several of one rank. Only these pairs are aligned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import NamedTuple

from compare.alignment.comparison import compare_documents
from compare.alignment.folders.fingerprints import fingerprints, own_similarity
from compare.alignment.settings import LEAST_REPORT_CONTENT, LEAST_TITLED
from compare.lexicon import pattern
from compare.model import (
    Comparison,
    DiffOptions,
    FolderComparison,
    Foremost,
    Outline,
    PairedBy,
    Report,
    ReportPair,
    Side,
    Unpaired,
)
from compare.structure import masked
from compare.text.folding import content_key

_YEARS = pattern("{zh.report_titles.years}")
_ANYBODYS = pattern(r"{zh.report_titles.anybodys}|{en.report_titles.anybodys}|[#\s\d]")
_PLACE = pattern("{zh.report_titles.place}")

Number = tuple[str, int]  # a file's path and which of its reports
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Candidate:
    side: Side
    report: Report
    title: str  # without years

    @property
    def title_key(self) -> str:
        return content_key(self.title).lower()

    @property
    def is_anybodys(self) -> bool:
        """Whether the title says nothing of whose it is."""
        return len(content_key(_ANYBODYS.sub("", self.title))) < 2

    @property
    def number(self) -> Number:
        return self.side.path, self.side.report

    @property
    def stem(self) -> str:
        return content_key(_YEARS.sub("", PurePath(self.side.path).stem))


class PairedSides(NamedTuple):
    old: Side
    new: Side
    paired_by: PairedBy


class ReportPairing(NamedTuple):
    pairs_of_sides: tuple[PairedSides, ...]
    unpaired: Unpaired


def compare_folders(  # noqa: PLR0913, PLR0917 (each names one choice)
    olds: Sequence[Outline],
    news: Sequence[Outline],
    mapped: Sequence[tuple[Number, Number]],
    options: DiffOptions,
    progress: Progress | None = None,
    judged: Callable[[Comparison], tuple[Foremost, ...]] = lambda _: (),
) -> FolderComparison:
    """Pair the reports of two folders and compare each pair. ``progress`` is called before each pair with how many are done
    and how many there are; ``judged`` says which figures of a comparison matter most."""
    pairs_of_sides, unpaired = pair_reports(olds, news, mapped)
    pairs = []
    for done, sides_paired in enumerate(pairs_of_sides):
        if progress is not None:
            progress(done, len(pairs_of_sides))
        pairs.append(_compared(sides_paired, options, judged))
    pairs.sort(key=lambda p: (-p.carried_over, -p.contradicted, -p.stale, p.new.path, p.new.report))
    return FolderComparison(tuple(pairs), unpaired)


def pair_reports(
    olds: Sequence[Outline], news: Sequence[Outline], mapped: Sequence[tuple[Number, Number]] = ()
) -> ReportPairing:
    """Which report of OLD belongs to which of NEW, the best evidence first; each report is taken once. ``mapped`` names
    pairs by (path, number of the report) and goes before all else."""
    sides = _candidates(olds), _candidates(news)
    by_number = [{candidate.number: at for at, candidate in enumerate(side)} for side in sides]
    ranked_pairs = [(by_number[0][old], by_number[1][new], PairedBy.MAP) for old, new in mapped]
    ranked = sorted(_evidence(*sides), key=lambda e: (e.rank, -e.similarity, not e.same_name, e.old, e.new))
    ranked_pairs += [(e.old, e.new, _PAIRED_BY[e.rank]) for e in ranked]
    taken: tuple[set[int], set[int]] = set(), set()
    pairs_of_sides = []
    for old, new, paired_by in ranked_pairs:
        if old not in taken[0] and new not in taken[1]:
            taken[0].add(old)
            taken[1].add(new)
            pairs_of_sides.append((new, PairedSides(sides[0][old].side, sides[1][new].side, paired_by)))
    left = [tuple(c.side for at, c in enumerate(side) if at not in taken[k]) for k, side in enumerate(sides)]
    return ReportPairing(
        tuple(sides_paired for _, sides_paired in sorted(pairs_of_sides, key=lambda c: c[0])), Unpaired(*left)
    )


class _Evidence(NamedTuple):
    rank: int
    similarity: float
    same_name: bool
    old: int
    new: int


# The ranks of evidence: organisation and title, organisation, a title that names its report, anybody's title, content.
_OFFICE_AND_TITLE, _OFFICE, _TITLE, _ANYBODYS_TITLE, _CONTENT = range(5)
_PAIRED_BY = (PairedBy.ORGANISATION, PairedBy.ORGANISATION, PairedBy.TITLE, PairedBy.TITLE, PairedBy.CONTENT)
_LEAST = (0.0, 0.0, 0.0, LEAST_TITLED, LEAST_REPORT_CONTENT)


def _candidates(outlines: Sequence[Outline]) -> list[_Candidate]:
    return [
        _Candidate(Side(outline.path, report.index, outline), report, _YEARS.sub("", report.title or ""))
        for outline in outlines
        for report in outline.reports
    ]


def _evidence(olds: Sequence[_Candidate], news: Sequence[_Candidate]) -> Iterator[_Evidence]:
    alike = own_similarity([fingerprints(each.side.outline, each.report) for each in (*olds, *news)])
    for i, old in enumerate(olds):
        for j, new in enumerate(news):
            rank, similarity = _rank(old, new), alike.get((i, len(olds) + j), 0.0)
            if rank is not None and similarity >= _LEAST[rank]:
                yield _Evidence(rank, similarity, old.stem == new.stem, i, j)


def _rank(old: _Candidate, new: _Candidate) -> int | None:
    """The evidence for a pair besides its content; None where they are reports of two offices."""
    offices = old.report.organisation, new.report.organisation
    same_title = bool(old.title_key) and old.title_key == new.title_key
    if offices[0] and offices[1]:
        if _same_office(offices[0], offices[1]):
            return _OFFICE_AND_TITLE if same_title else _OFFICE
        return _CONTENT if _same_place(offices[0], offices[1]) else None
    if not same_title:
        return _CONTENT
    return _ANYBODYS_TITLE if old.is_anybodys else _TITLE


def _same_office(a: str, b: str) -> bool:
    """Also where one name has its province or city before it and the other not: 沙浦区民政局, 海州市沙浦区民政局."""
    shorter, longer = sorted((content_key(a), content_key(b)), key=len)
    return longer == shorter or (longer.endswith(shorter) and _PLACE.match(shorter) is not None)


def _same_place(a: str, b: str) -> bool:
    """Whether one office may have become the other: 清源区卫生局, 清源区卫生健康局."""
    places = _PLACE.match(a), _PLACE.match(b)
    return all(places) and len({place[0] for place in places if place}) == 1


def _compared(
    sides_paired: PairedSides, options: DiffOptions, judged: Callable[[Comparison], tuple[Foremost, ...]]
) -> ReportPair:
    comparison = compare_documents(_alone(sides_paired.old), _alone(sides_paired.new), options, with_tables=False)
    verdicts = Counter(pair.claim_check.verdict for pair in comparison.figures if pair.claim_check)
    return ReportPair(
        old=sides_paired.old,
        new=sides_paired.new,
        organisation=_organisation(sides_paired.new) or _organisation(sides_paired.old),
        paired_by=sides_paired.paired_by,
        similarity=comparison.similarity,
        carried_over=_carried_over(comparison),
        figures=comparison.summary.figures,
        claims=dict(sorted(verdicts.items())),
        findings=dict(sorted(Counter(finding.rule for finding in comparison.findings).items())),
        foremost=judged(comparison),
    )


def _alone(side: Side) -> Outline:
    return replace(side.outline, reports=tuple(r for r in side.outline.reports if r.index == side.report))


def _organisation(side: Side) -> str | None:
    return next(r.organisation for r in side.outline.reports if r.index == side.report)


def _carried_over(comparison: Comparison) -> float:
    """The share of NEW's characters that stand in passages taken over word for word, also where they moved."""
    text = masked(comparison.new.text, comparison.new.outline.chrome)
    all_, kept = 0, 0
    for pair in comparison.passages:
        if pair.new is not None:
            size = len(content_key(pair.new.of(text)))
            all_ += size
            kept += size * (pair.old is not None and all(edit.ignored for edit in pair.edits))
    return round(kept / all_, 4) if all_ else 0.0
