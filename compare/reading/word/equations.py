"""Equations (OMML) on one line: a fraction as 1/2, a power as 10³. ECMA-376 part 1, 22.1."""

from __future__ import annotations

from lxml import etree

from compare.reading.raised import raised
from compare.reading.xml import attribute, child, children, local

_PROPERTIES = "Pr"  # ends the names of elements that hold settings, no text


def linear(element: etree._Element, omitted: frozenset[str] = frozenset()) -> str:
    """An equation's text; ``omitted`` are the elements of the other side of tracked changes."""
    match local(element):
        case "t":
            return element.text or ""
        case "f":
            return f"{_operand(element, 'num', omitted)}/{_operand(element, 'den', omitted)}"
        case "sSup" | "sSub" | "sSubSup":
            power = _part(element, "sup", omitted)
            return _part(element, "e", omitted) + _part(element, "sub", omitted) + _power(power)
        case "rad":
            return f"{raised(_part(element, 'deg', omitted))}√{_operand(element, 'e', omitted)}"
        case "d":
            return _delimited(element, omitted)
    parts = (part for part in element if local(part) not in omitted and not local(part).endswith(_PROPERTIES))
    return "".join(linear(part, omitted) for part in parts)


def _part(element: etree._Element, name: str, omitted: frozenset[str]) -> str:
    part = child(element, name)
    return "" if part is None else linear(part, omitted)


def _operand(element: etree._Element, name: str, omitted: frozenset[str]) -> str:
    """A part in brackets unless it is one number or name."""
    text = _part(element, name, omitted)
    return text if text.replace(".", "").isalnum() else f"({text})"


def _power(text: str) -> str:
    shown = raised(text)
    return shown if shown != text or not text else f"^({text})"


def _delimited(element: etree._Element, omitted: frozenset[str]) -> str:
    properties = child(element, "dPr")
    begin, end = (attribute(child(properties, name)) for name in ("begChr", "endChr"))
    inner = "|".join(linear(row, omitted) for row in children(element, "e"))
    return f"{'(' if begin is None else begin}{inner}{')' if end is None else end}"
