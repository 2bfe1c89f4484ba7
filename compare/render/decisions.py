"""Review decisions to hand on: JSON (read back by ``compare.library.portable``), CSV, Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable

from compare.language import Words, mark
from compare.model import Decision, DecisionState, Subject
from compare.render.csv import sheet_csv
from compare.render.figure_tables import Sheet
from compare.render.markdown_text import literal
from compare.render.results import DecisionsResult, Presentation

DECISION_SIGNS = {DecisionState.OPEN: "◦", DecisionState.CONFIRMED: "✓", DecisionState.FALSE_ALARM: "⊘"}
DECISION_STATES = {
    DecisionState.OPEN: mark("open"),
    DecisionState.CONFIRMED: mark("confirmed"),
    DecisionState.FALSE_ALARM: mark("false alarm"),
}
SUBJECTS = {
    Subject.PASSAGE: mark("passage"),
    Subject.FIGURE: mark("figure"),
    Subject.MATCH: mark("match"),
    Subject.FINDING: mark("finding"),
    Subject.PAIRING: mark("pair of passages"),
}


def decisions_json(decisions: Iterable[Decision]) -> str:
    """Every field under its own name; ``decided`` is ISO 8601 in UTC, or null."""
    entries = [
        {
            "key": d.key,
            "subject": d.subject,
            "state": d.state,
            "label": d.label,
            "note": d.note,
            "decided": d.decided.isoformat() if d.decided else None,
            "by": d.by,
        }
        for d in decisions
    ]
    return json.dumps({"schema": "bidui/decisions/2", "decisions": entries}, ensure_ascii=False, indent=1) + "\n"


def decisions_csv(decisions: Iterable[Decision]) -> str:
    rows = [[d.subject, d.state, d.label, d.note, _moment(d), d.by, d.key] for d in decisions]
    return sheet_csv(Sheet(["subject", "state", "label", "note", "decided", "by", "key"], rows))


def decisions_markdown(decisions: Iterable[Decision], words: Words) -> str:
    """A list for a mail or a report, by what was decided; what was only looked at is left out."""
    given = list(decisions)
    title, only_noted = words("Review"), words("Only a note")
    lines = [f"# {title}", ""]
    for state in (DecisionState.CONFIRMED, DecisionState.FALSE_ALARM):
        chosen = [d for d in given if d.state is state]
        if chosen:
            lines += [f"## {words(DECISION_STATES[state])} ({len(chosen)})", "", *(_item(d, words) for d in chosen), ""]
    noted = [d for d in given if d.state is DecisionState.OPEN and d.note]
    if noted:
        lines += [f"## {only_noted} ({len(noted)})", "", *(_item(d, words) for d in noted), ""]
    return "\n".join(lines)


def write_json(result: DecisionsResult, _: Presentation) -> str:
    return decisions_json(result.decisions)


def write_csv(result: DecisionsResult, _: Presentation) -> str:
    return decisions_csv(result.decisions)


def write_markdown(result: DecisionsResult, presentation: Presentation) -> str:
    return decisions_markdown(result.decisions, presentation.words)


def _item(decision: Decision, words: Words) -> str:
    note = f" — {literal(decision.note)}" if decision.note else ""
    note += f" ({literal(decision.by)})" if decision.by else ""
    return f"- {words(SUBJECTS[decision.subject])}: {literal(decision.label)}{note}"


def _moment(decision: Decision) -> str | None:
    return decision.decided.isoformat(timespec="seconds") if decision.decided else None
