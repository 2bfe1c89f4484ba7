"""Title-like first sentences of unlabelled paragraphs: ``经济总量继续扩大。全年…``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from compare.lexicon import pattern
from compare.model import Span
from compare.structure.labels import LabelStyle
from compare.structure.roles import role_of
from compare.structure.segments import TextSegment
from compare.structure.settings import FEWEST_RUN_IN, LONGEST_RUN_IN
from compare.structure.wording import STOP, addresses, is_title_like

_COLON = pattern(r"[：:]")
_CONNECTIVE = pattern(r"{zh.headings.connective}|{zh.headings.until}|{zh.headings.through}|[\d\[【〔①-⑳*※]")
_ASSERTION = pattern("{zh.headings.assertion}|{zh.headings.country_view}")
_LOOKING_BACK = pattern("{zh.headings.looking_back}|{zh.headings.years_past}")
_PERORATION = pattern("{zh.headings.peroration}")


def find_run_in_headings(
    text: str, segments: Sequence[TextSegment], headed: Mapping[int, Span]
) -> Iterator[tuple[int, Span]]:
    """The run-in headings of segments that are not ``headed``, where several under one heading have one."""
    for above, group in groupby(_scopes(segments, headed), key=lambda scope: scope[0]):
        plain = [i for _, i in group if i not in headed and _is_plain(segments[i])]
        run_ins = {i: span for i in plain if (span := _run_in(text, segments[i]))}
        if len(run_ins) > FEWEST_RUN_IN or (len(run_ins) == FEWEST_RUN_IN and 2 * len(run_ins) > len(plain)):
            planned = _is_planned(text, segments, headed, above)
            yield from (
                (i, span) for i, span in run_ins.items() if _names_work(text, segments[i], span, planned=planned)
            )


def _scopes(segments: Sequence[TextSegment], headed: Mapping[int, Span]) -> Iterator[tuple[int, int]]:
    """Each segment behind the last one that is headed."""
    above = -1
    for index in range(len(segments)):
        above = index if index in headed else above
        yield above, index


def _is_planned(text: str, segments: Sequence[TextSegment], headed: Mapping[int, Span], index: int) -> bool:
    """Whether the chapter of the heading at ``index`` is a plan."""
    chapters = (
        i for i in range(index, -1, -1) if i in headed and (x := segments[i].label) and x.style is LabelStyle.CHINESE
    )
    chapter = next(chapters, None)
    return chapter is not None and role_of(headed[chapter].of(text)) == "plan"


def _is_plain(segment: TextSegment) -> bool:
    return segment.label is None and segment.opens and not segment.row and segment.level is None


def _run_in(text: str, segment: TextSegment) -> Span | None:
    start, end = segment.span
    stop = STOP.search(text, start, min(end, start + LONGEST_RUN_IN + 1))
    if stop is None or text[stop.start()] != "。" or not text[stop.end() : end].strip("”’」』）) \n"):
        return None
    first = text[start : stop.start()]
    if _COLON.search(first) or _CONNECTIVE.match(first) or addresses(first):
        return None
    return Span(start, stop.start()) if is_title_like(first, LONGEST_RUN_IN) else None


def _names_work(text: str, segment: TextSegment, run_in: Span, *, planned: bool) -> bool:
    words = run_in.of(text)
    if _ASSERTION.search(words) or _PERORATION.search(text, run_in.end, segment.span.end):
        return False
    return not (planned and _LOOKING_BACK.match(words))  # in a plan that is what leads up to the task
