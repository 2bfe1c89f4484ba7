"""Templates as one text: to be kept, given as base to a later scan, compared with another year's."""

from __future__ import annotations

from compare.lexicon import pattern
from compare.model import Scan, Template

_SLOT = pattern(r"\{(\d+)\}")


def template_text(scan: Scan, *, by_kind: bool = False) -> str:
    """The text of all templates of a scan, in the order of the reports that fill them in, with a slot as ``{1}`` or,
    ``by_kind``, as ``{figure}``, ``{place}`` … An empty line stands between two templates."""
    ordered = sorted(scan.templates, key=lambda t: min((o.document, o.span) for o in t.occurrences))
    parts = [_by_kind(template) if by_kind else template.text for template in ordered]
    return "".join(f"{part.strip()}\n\n" for part in parts)


def _by_kind(template: Template) -> str:
    kinds = {slot.name: slot.kind.value for slot in template.slots}
    return _SLOT.sub(lambda slot: f"{{{kinds.get(slot[1], slot[1])}}}", template.text)
