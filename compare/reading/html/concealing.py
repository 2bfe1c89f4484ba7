"""What a page holds and does not show: text in the colour of its ground, too small to read, or off the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml.etree import _Element as Element

from compare.lexicon import Pattern, pattern
from compare.model.layout import Concealment

_RULE = pattern(r"\.([\w-]{1,60})\s*\{([^{}]{0,2000})\}")
_COLOR = pattern(r"(?i)(?:^|[;\s\"'])color\s*:\s*([^;!]{1,40})")
_GROUND = pattern(r"(?i)background(?:-color)?\s*:\s*([^;!]{1,200})")
_TINY = pattern(r"(?i)font-size\s*:\s*(?:0|[01](?:\.\d+)?(?:px|pt)|0?\.\d+(?:px|pt|em|rem)?)\s*(?:;|!|$)")
_AWAY = pattern(r"(?i)(?:left|top|text-indent)\s*:\s*-\d{4,}(?:px|pt|em)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)")
_SMALLEST_EM = pattern(r"(?i)font-size\s*:\s*0?\.[1-9]\d*r?em")
_WHITE = frozenset(("white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)"))
_NONE = frozenset(("", "transparent", "none", "inherit", "initial"))


class _Shown(NamedTuple):
    """What an element's text looks like."""

    color: str = ""
    ground: str = ""
    tiny: bool = False
    away: bool = False


class Concealing:
    """Tells of each element how its text is concealed; styles are those of its attributes and of the page's classes."""

    def __init__(self, root: Element) -> None:
        self._classes = _classes(root)
        # What lies under a text may be said where this page is not read for it.
        sheets = [sheet.text or "" for sheet in root.iter("style")]
        linked = any("stylesheet" in link.get("rel", "").lower() for link in root.iter("link"))
        self._grounds_elsewhere = linked or any("background" in sheet for sheet in sheets)
        self._known: dict[Element, _Shown] = {}
        self._is_needed = bool(self._classes) or any(
            "style" in element.attrib or element.tag == "font" for element in root.iter()
        )

    def of(self, element: Element | None) -> Concealment | None:
        if not self._is_needed or element is None:
            return None
        shown = self._shown(element)
        if shown.tiny:
            return Concealment.TINY
        if shown.away:
            return Concealment.UNSEEN
        on_page = shown.color in _WHITE and not self._grounds_elsewhere
        same = shown.color == shown.ground if shown.ground not in _NONE else on_page
        return Concealment.WHITE if shown.color and same else None

    def _shown(self, element: Element) -> _Shown:
        """An element's look: its own, over that of what it stands in."""
        chain = []
        at: Element | None = element
        while at is not None and at not in self._known:
            chain.append(at)
            at = at.getparent()
        shown = self._known[at] if at is not None else _Shown()
        for inner in reversed(chain):
            shown = self._known[inner] = self._own(inner, shown)
        return shown

    def _own(self, element: Element, shown: _Shown) -> _Shown:
        if not isinstance(element.tag, str):
            return shown
        styles = [self._classes[name] for name in element.get("class", "").split() if name in self._classes]
        style = ";".join([*styles, element.get("style", "")]).strip(";")
        color = _plain(_last(_COLOR, style) or element.get("color", "")) or shown.color
        ground = _plain(_last(_GROUND, style) or element.get("bgcolor", "")) or shown.ground
        sized = "font-size" in style
        tiny = _TINY.search(style) is not None and not _SMALLEST_EM.search(style) if sized else shown.tiny
        return _Shown(color, ground, tiny, shown.away or _AWAY.search(style) is not None)


def _classes(root: Element) -> Mapping[str, str]:
    """What the page's own style sheets say of a class."""
    rules: dict[str, str] = {}
    for sheet in root.iter("style"):
        for match in _RULE.finditer(sheet.text or ""):
            rules[match[1]] = f"{rules.get(match[1], '')};{match[2]}"
    return {name: rule for name, rule in rules.items() if "color" in rule or "font-size" in rule or "left" in rule}


def _last(name: Pattern, style: str) -> str:
    values = name.findall(style)
    return values[-1] if values else ""


def _plain(value: str) -> str:
    return value.strip().lower().replace(" ", "")
