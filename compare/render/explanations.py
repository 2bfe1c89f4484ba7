"""Why two places of a comparison are a pair, or are not, in sentences: for the terminal and for the desk."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from compare.language import Words, mark
from compare.model import Comparison, Side, Span
from compare.model.comparison import Reason
from compare.model.explanations import Contribution, Explained, Explanation, Mate, PairCandidate, Refusal
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.positions import Locator
from compare.render.printed import share
from compare.render.section_paths import heading, report_of
from compare.render.table_grids import ToldTables

_QUOTED = 72  # cells of a passage that are quoted
_SHORTLY = 40  # of one that is only referred to
_LEAST_TOLD = 0.1  # what adds less is left out
_LACKED = 2  # kinds of evidence in which a runner-up falls behind the pair most

_PASSAGE_REASONS = {
    Reason.EXACT: mark("the text is the same"),
    Reason.HEADING: mark("their sections are a pair"),
    Reason.CONTENT: mark("they have the most in common"),
    Reason.PLACE: mark("they stand at the same place, and nothing else does"),
    Reason.PINNED: mark("pinned by hand"),
}
_SECTION_REASONS = {
    Reason.EXACT: mark("the heading is the same"),
    Reason.HEADING: mark("the headings are alike"),
    Reason.CONTENT: mark("much of the text below them is the same"),
    Reason.PLACE: mark("they stand between the same neighbours, and nothing else does"),
    Reason.PINNED: mark("pinned by hand"),
}
_REFUSALS = {
    Refusal.HEADING_AND_SENTENCE: mark("a heading and a sentence are a pair only where they are nearly the same"),
    Refusal.PLAN_AND_RESULT: mark("a plan of the earlier report and what the later one reports on it are no pair"),
    Refusal.APART: mark("kept apart by hand"),
    Refusal.PLAN_AND_REVIEW: mark("one plans, the other looks back"),
    Refusal.OTHER_YEARS: mark("their headings name years that do not answer each other"),
    Refusal.NOTHING_TELLING: mark("neither their headings nor their texts have enough in common"),
    Refusal.UNCONFIRMED: mark("no passage below the one is paired with a passage below the other"),
}
# ``{much}`` is a share, ``{count}`` a number.
EVIDENCE = {
    "characters": mark("wording {much} alike"),
    "opening": mark("their first words {much} alike"),
    "rare_words": mark("rare words in common"),
    "metric": mark("their first figures measure the same"),
    "section": mark("their sections belong together"),
    "length": mark("one is {count} times as long"),
    "other_year": mark("they are about different years"),
    "same_row": mark("they are the same row, figures and all"),
    "other_kind": mark("one is a heading or a row, the other is not"),
    "between": mark("their places agree {much} with the pairs around them"),
    "unlike": mark("{much} less alike than passages of these reports usually are"),
    "lead": mark("ahead of what else they may be paired with"),
    "heading": mark("headings {much} alike"),
    "content": mark("texts {much} alike"),
    "shared_text": mark("{much} of their text in pairs of passages"),
    "successor": mark("the years in the headings follow each other as the reports do"),
}


class ExplainedLine(NamedTuple):
    """``depth`` is how far it stands to the right; ``sign`` stands before it (a number that its evidence adds)."""

    text: str
    depth: int = 0
    sign: str = ""
    title: bool = False


class Explainings:
    """Says explanations of one comparison in the reader's language."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self._words, self._tables = words, ToldTables(comparison)
        self._old, self._new = _Quoted(comparison.old, words), _Quoted(comparison.new, words)

    def lines(self, explanations: Sequence[Explanation]) -> Iterator[ExplainedLine]:
        for number, explanation in enumerate(explanations):
            if number:
                yield ExplainedLine("")
            above = explanations[number - 1] if number else None
            yield from self._explained(explanation, of_sections=above is not None and above.paired)
            if explanation.explained is Explained.PASSAGE and (explanation.paired or explanation.candidate is None):
                yield from self._in_tables(explanation.old, explanation.new)

    def _in_tables(self, old: Span | None, new: Span | None) -> Iterator[ExplainedLine]:
        """What became of the rows of tables that a passage is."""
        words = self._words
        for pair in self._tables.of(old, new):
            rows = self._tables.rows(pair, old, new)
            if not rows:
                continue
            view = self._tables.view(pair, words)
            title = words("Table: {caption}", caption=view.caption) if view.caption else words("Table")
            yield ExplainedLine("")
            yield ExplainedLine(f"{title}  {view.facts}", title=True)
            for line in (view.lines[row] for row in rows):
                told = " · ".join([line.label, *(cell.text for cell in view.told(line))])
                yield ExplainedLine(told, 1, line.sign)

    def _explained(self, explanation: Explanation, *, of_sections: bool) -> Iterator[ExplainedLine]:
        """``of_sections``: the passages are the headings of sections that are a pair, as was said above."""
        words = self._words
        if of_sections and explanation.paired and explanation.reason is not Reason.PINNED:
            explanation = replace(explanation, reason=Reason.HEADING)
        yield ExplainedLine(self._verdict(explanation), title=True)
        for side, quoted, span in (
            (words("OLD"), self._old, explanation.old),
            (words("NEW"), self._new, explanation.new),
        ):
            if span is not None:
                yield ExplainedLine(quoted.at(span, _QUOTED), 1, side)
        candidate = explanation.candidate
        if candidate is not None:
            score, least = _number(candidate.score), _number(candidate.least)
            yield ExplainedLine(words("What speaks for it: {score}, of {least} needed", score=score, least=least), 1)
            yield from self._evidence(candidate.evidence)
        if explanation.confirmed is not None:
            much = share(explanation.confirmed)
            yield ExplainedLine(words("{much} of their text lies in pairs of passages with each other", much=much), 1)
        yield from self._rivals(explanation)

    def _verdict(self, explanation: Explanation) -> str:
        words, candidate = self._words, explanation.candidate
        is_section = explanation.explained is Explained.SECTION
        if explanation.paired:
            return self._pair(explanation)
        if candidate is not None:
            reason = "; ".join(self._lacks(candidate))
            said = mark("The sections are no pair: {reason}."), mark("The passages are no pair: {reason}.")
            return words(said[0] if is_section else said[1], reason=reason)
        if explanation.new is None:
            said = mark("The section has no pair in NEW."), mark("The passage has no pair in NEW.")
        else:
            said = mark("The section has no pair in OLD."), mark("The passage has no pair in OLD.")
        return words(said[0] if is_section else said[1])

    def _pair(self, explanation: Explanation) -> str:
        words, reason = self._words, explanation.reason or Reason.CONTENT
        if explanation.counts[0] < explanation.counts[1]:
            return words("The passages are a pair: a sentence was split, and its parts say together what it said.")
        if explanation.counts[0] > explanation.counts[1]:
            return words("The passages are a pair: sentences were merged, and say together what they said apart.")
        if explanation.explained is Explained.SECTION:
            return words("The sections are a pair: {reason}.", reason=words(_SECTION_REASONS[reason]))
        return words("The passages are a pair: {reason}.", reason=words(_PASSAGE_REASONS[reason]))

    def _lacks(self, candidate: PairCandidate, *, is_rival: bool = False) -> list[str]:
        """What keeps two from being a pair: what forbids it, that too little speaks for it, another pair."""
        words, lacks = self._words, []
        if candidate.refusal is not None:
            lacks.append(words(_REFUSALS[candidate.refusal]))
        elif candidate.score < candidate.least:
            short = _number(candidate.least - candidate.score)
            lacks.append(words("{short} less speaks for it than a pair needs", short=short))
        if candidate.mate is not None:
            lacks.append(self._mate(candidate.mate, is_rival=is_rival))
        return lacks or [words("others came before it")]

    def _mate(self, mate: Mate, *, is_rival: bool) -> str:
        """With what one of the two is paired: a runner-up itself, NEW's with another of OLD, OLD's with another of NEW."""
        words, score = self._words, _number(mate.score)
        old = "" if mate.old is None else self._old.at(mate.old, _SHORTLY)
        new = "" if mate.new is None else self._new.at(mate.new, _SHORTLY)
        if is_rival:
            return words("it is paired with {quote}, which has {score}", quote=old or new, score=score)
        if old:
            return words("NEW's is paired with {quote}, which has {score}", quote=old, score=score)
        return words("OLD's is paired with {quote}, which has {score}", quote=new, score=score)

    def _evidence(self, evidence: Sequence[Contribution]) -> Iterator[ExplainedLine]:
        """What adds most first; each with its share of all that speaks for the pair."""
        whole = sum(each.adds for each in evidence if each.adds > 0)
        for each in sorted((e for e in evidence if abs(e.adds) >= _LEAST_TOLD), key=lambda each: -each.adds):
            part = f"  ({share(each.adds / whole)})" if each.adds > 0 else ""
            yield ExplainedLine(_named(each, self._words) + part, 2, _signed(each.adds))

    def _rivals(self, explanation: Explanation) -> Iterator[ExplainedLine]:
        words, pair = self._words, explanation.candidate
        heads = words("Next best for OLD: {quote}"), words("Next best for NEW: {quote}")
        if pair is None:
            heads = words("Best candidate in NEW: {quote}"), words("Best candidate in OLD: {quote}")
        for is_old, rival in ((True, explanation.old_rival), (False, explanation.new_rival)):
            asked = explanation.old if is_old else explanation.new
            if rival is None:
                if asked is not None:
                    yield ExplainedLine(self._nothing(is_old=is_old), 1)
                continue
            quoted, span = (self._new, rival.new) if is_old else (self._old, rival.old)
            yield ExplainedLine(heads[0 if is_old else 1].format(quote=quoted.at(span, _SHORTLY)), 1)
            behind = "; ".join([_number(rival.score), *self._behind(rival, pair)])
            yield ExplainedLine(behind, 2)
            if pair is None:
                yield from self._evidence(rival.evidence)

    def _nothing(self, *, is_old: bool) -> str:
        words = self._words
        return words("No other candidate for OLD.") if is_old else words("No other candidate for NEW.")

    def _behind(self, rival: PairCandidate, pair: PairCandidate | None) -> Iterator[str]:
        """By how much a runner-up lost and in what, then what kept it from being a pair of its own."""
        words = self._words
        if pair is not None and rival.score < pair.score:
            by = words("behind by {difference}", difference=_number(pair.score - rival.score))
            lacked = "、" if words.language.startswith("zh") else ", "
            named = lacked.join(_lacked(rival, pair, words))
            yield f"{by} ({named})" if named else by
        elif pair is not None:
            yield words("ahead by {difference}", difference=_number(rival.score - pair.score))
        kept_out = rival.refusal or rival.mate or rival.score < rival.least
        if pair is None or kept_out:
            yield from self._lacks(rival, is_rival=True)


class _Quoted:
    """Quotes what stands in one report, with its place and its offset."""

    def __init__(self, side: Side, words: Words) -> None:
        document, report = side.outline.document, report_of(side)
        self._text, self._words = document.text, words
        self._places = Locator(document.text, document.layout)
        self._headings = {section.span: heading(section) for section in (report.walk() if report else ())}

    def at(self, span: Span, room: int) -> str:
        """A passage, or a section by its heading; ``room`` cells of it."""
        line = self._headings.get(span) or " ".join(clean(span.of(self._text[: span.start + 4 * room])).split())
        place = self._places.range_text(Span(span.start, span.start), self._words)
        return self._words(
            "“{text}” ({place}, offset {offset})", text=truncate(line, room), place=place, offset=span.start
        )


def _lacked(rival: PairCandidate, pair: PairCandidate, words: Words) -> Iterator[str]:
    """The kinds of evidence in which a runner-up falls behind the pair most."""
    ours: Mapping[str, Contribution] = {each.name: each for each in pair.evidence}
    theirs: Mapping[str, Contribution] = {each.name: each for each in rival.evidence}
    less = {
        name: (theirs[name].adds if name in theirs else 0.0) - (ours[name].adds if name in ours else 0.0)
        for name in {**ours, **theirs}
    }
    for name in sorted((name for name in less if less[name] < 0), key=lambda name: (less[name], name))[:_LACKED]:
        if name in theirs or "{" in EVIDENCE.get(name, ""):
            said = _named(theirs.get(name) or Contribution(name, 0.0, 0.0), words)
        else:
            said = words("not: {evidence}", evidence=_named(ours[name], words))
        yield f"{said} {_signed(less[name])}"


def _named(evidence: Contribution, words: Words) -> str:
    said = EVIDENCE.get(evidence.name)
    if said is None:
        return evidence.name.replace("_", " ")
    measured = evidence.measured
    count = f"{math.exp(measured):.1f}" if evidence.name == "length" else f"{measured:.0f}"
    return words(said, much=share(measured), count=count)


def _number(score: float) -> str:
    return f"{score:.2f}"


def _signed(adds: float) -> str:
    return f"{adds:+.2f}"
