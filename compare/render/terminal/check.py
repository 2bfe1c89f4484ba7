"""The findings of reports for people: by file, each with the text that shows it, underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from compare.language import Words
from compare.model import FileFindings, Finding, RuleCard, Severity, Span
from compare.render.cells import cell_len, truncate
from compare.render.clean import clean
from compare.render.positions import Positions, place_text
from compare.render.results import CheckResult, Presentation, RulesResult
from compare.render.rules import SEVERITIES, SEVERITY_SIGNS, by_kind, finding_text, severity_counts
from compare.render.terminal.paint import ALARM, EDITED, HEADING, QUIET, paint
from compare.render.terminal.table import INDENT, SEPARATOR, hanging, titled

_STYLES = {Severity.ERROR: ALARM, Severity.WARNING: EDITED, Severity.NOTE: QUIET}
_UNDERLINE = "^"
# Of one kind of mistake so many are shown in full, the rest by their places.
_SHOWN = 3
# Of the other places of a finding so many are shown with their text.
_RELATED = 1
_BAR = " │ "


def write(result: CheckResult, presentation: Presentation) -> str:
    lines = render(result.files, result.least_shown, presentation.words, presentation.width)
    return paint(lines, color=presentation.color)


def write_rules(result: RulesResult, presentation: Presentation) -> str:
    words, width = presentation.words, presentation.width
    if result.explained is None:
        lines = rules(result.rules, words, width)
    else:
        lines = explanation(result.explained, words, width)
    return paint(lines, color=presentation.color)


def render(files: Sequence[FileFindings], least: Severity, words: Words, width: int) -> Iterator[Text]:
    """The findings of at least this severity; those below are counted."""
    for file in files:
        shown = [finding for finding in file.findings if finding.severity.reaches(least)]
        if shown:
            yield from titled(clean(file.document.path), width, severity_counts(shown, words))
            yield from _File(file, words, width).lines(shown)
            yield Text()
    yield from _summary(files, least, words, width)


def rules(cards: Sequence[RuleCard], words: Words, width: int) -> Iterator[Text]:
    """What is looked for: a line or two a rule."""
    longest = max(cell_len(card.code) for card in cards)
    for card in cards:
        gutter = Text(f"{SEVERITY_SIGNS[card.severity]} ", _STYLES[card.severity])
        gutter.append(card.code + " " * (longest - cell_len(card.code) + len(INDENT)), HEADING)
        yield from hanging(gutter, Text(words(card.reason)), width)


def explanation(card: RuleCard, words: Words, width: int) -> Iterator[Text]:
    yield Text(card.code, HEADING).append(f"{INDENT}{words(SEVERITIES[card.severity])}", _STYLES[card.severity])
    yield from hanging(Text(INDENT), Text(words(card.reason)), width)
    yield from hanging(Text(INDENT), Text(words("For example: {example}", example=clean(words(card.example)))), width)


def _summary(files: Sequence[FileFindings], least: Severity, words: Words, width: int) -> Iterator[Text]:
    everything = [finding for file in files for finding in file.findings]
    shown = [finding for finding in everything if finding.severity.reaches(least)]
    files_checked = words.plural("{count} file checked", "{count} files checked", len(files))
    parts = [files_checked, severity_counts(shown, words) or words("nothing found")]
    below = [finding for finding in everything if not finding.severity.reaches(least)]
    if below:
        parts.append(
            words(
                "{counts} below that (--severity {least})", counts=severity_counts(below, words), least=_lowest(below)
            )
        )
    accepted = sum(file.accepted for file in files)
    if accepted:
        parts.append(words("{count} decided before, left out", count=accepted))
    yield from hanging(Text(), Text(SEPARATOR.join(parts), HEADING if shown else ""), width)


def _lowest(findings: Sequence[Finding]) -> Severity:
    return max((finding.severity for finding in findings), key=list(Severity).index)


class _File:
    """The findings of one file as lines."""

    def __init__(self, file: FileFindings, words: Words, width: int) -> None:
        self._file, self._words, self._width = file, words, width
        self._positions = Positions(file.document.text)

    def lines(self, findings: Sequence[Finding]) -> Iterator[Text]:
        first, rest = by_kind(findings, _SHOWN)
        for finding in first:
            yield from self._finding(finding)
        for kind in rest:
            yield from self._more(kind)

    def _finding(self, finding: Finding) -> Iterator[Text]:
        gutter = Text(INDENT).append(SEVERITY_SIGNS[finding.severity] + " ", _STYLES[finding.severity])
        gutter.append(f"{self._place(finding.span.start)} ")
        body = Text(finding_text(finding, self._words)).append(f"{INDENT}{finding.rule}", QUIET)
        if where := place_text(self._file.document, finding.span.start, self._words):
            body.append(f"{INDENT}{clean(where)}", QUIET)
        yield from hanging(gutter, body, self._width)
        yield from self._excerpt(finding.span, _STYLES[finding.severity])
        yield from self._related([r.span for r in finding.related if r.path == self._file.document.path])

    def _related(self, spans: Sequence[Span]) -> Iterator[Text]:
        """The first other places with their text, the rest by line and column."""
        also = self._words("see also")
        for span in spans[:_RELATED]:
            yield Text(f"{INDENT * 2}{also} {self._place(span.start)}", QUIET)
            yield from self._excerpt(span, QUIET)
        if more := spans[_RELATED:]:
            places = SEPARATOR.join(self._place(span.start) for span in more)
            yield from hanging(Text(INDENT * 2), Text(f"{also} {places}", QUIET), self._width)

    def _place(self, offset: int) -> str:
        position = self._positions.of(offset)
        return f"{position.line}:{position.column}"

    def _excerpt(self, span: Span, style: str) -> Iterator[Text]:
        """The line around ``span`` as far as it fits, and below it what is meant, underlined cell by cell."""
        number = str(self._positions.of(span.start).line)
        gutter = INDENT * 2 + number + _BAR
        line = self._positions.line(span.start)
        before, quoted, after = self._cut(line, Span(span.start, min(span.end, line.end)), self._width - len(gutter))
        yield Text(gutter, QUIET).append(before).append(quoted, style).append(after)
        blank = " " * (len(gutter) - len(_BAR)) + _BAR + " " * cell_len(before)
        yield Text(blank, QUIET).append(_UNDERLINE * max(1, cell_len(quoted)), style)

    def _cut(self, line: Span, span: Span, room: int) -> tuple[str, str, str]:
        """What stands before, in and behind ``span`` on its line, cleaned, within ``room`` cells."""
        text = self._file.document.text
        whole = clean(span.of(text))
        quoted = truncate(whole, max(1, room - 1))
        left = room - cell_len(quoted)
        before = clean(text[max(line.start, span.start - left) : span.start]).lstrip()
        after = clean(text[span.end : min(line.end, span.end + left)]).rstrip()
        kept = min(cell_len(before), max(left // 2, left - cell_len(after)))
        return _end(before, kept), quoted, truncate(after, left - kept) if quoted == whole else ""

    def _more(self, findings: Sequence[Finding]) -> Iterator[Text]:
        """The places of what is left of one kind of mistake."""
        text = self._file.document.text
        places = (f"{self._place(f.span.start)} {truncate(clean(f.span.of(text)), 16)}" for f in findings)
        gutter = Text(INDENT).append(SEVERITY_SIGNS[findings[0].severity] + " ", _STYLES[findings[0].severity])
        more = self._words(
            "{count} more of {rule}: {places}",
            count=len(findings),
            rule=findings[0].rule,
            places=SEPARATOR.join(places),
        )
        yield from hanging(gutter, Text(more), self._width)


def _end(text: str, room: int) -> str:
    """The last ``room`` cells of ``text``, with an ellipsis where it is longer."""
    if cell_len(text) <= room:
        return text
    while text and cell_len(text) > room - 1:
        text = text[1:]
    return "…" + text if room > 0 else ""
