"""Styles of component classes for widgets that draw their own lines, computed once a theme."""

from __future__ import annotations

from rich.color import Color
from rich.style import Style
from textual.widget import Widget

# What a share of next to nothing shows of the full colour.
_LEAST = 0.15
# Text on a colour of this luminance (ITU-R BT.601) and above is black, else white.
_LUMINANCE = (0.299, 0.587, 0.114)
_LIGHT = 128
_BLACK, _WHITE = Color.from_rgb(0, 0, 0), Color.from_rgb(255, 255, 255)


def component_style(widget: Widget, name: str) -> Style:
    """The style that a component class sets, translucent colours mixed with the background."""
    own, mixed = widget.get_component_rich_style(name, partial=True), widget.get_component_rich_style(name)
    return own + Style(color=own.color and mixed.color, bgcolor=own.bgcolor and mixed.bgcolor)


class ComponentStyles:
    """The styles of a widget's component classes over its own. Call `clear` when the widget's style changes."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._sums: dict[tuple[str, ...], Style] = {}
        self._shades: dict[tuple[str, int], Style] = {}

    def clear(self) -> None:
        self._sums.clear()
        self._shades.clear()

    def __call__(self, *names: str) -> Style:
        """The widget's style with these component classes over it, the last on top."""
        style = self._sums.get(names)
        if style is None:
            below = self(*names[:-1]) + component_style(self._widget, names[-1]) if names else self._widget.rich_style
            style = self._sums[names] = below
        return style

    def shade(self, name: str, percent: int) -> Style:
        """The widget's background mixed with ``percent`` of a component's."""
        style = self._shades.get((name, percent))
        if style is None:
            style = self._shades[name, percent] = self._mixed(self(), self(name), percent / 100)
        return style

    @staticmethod
    def _mixed(ground: Style, full: Style, share: float) -> Style:
        if ground.bgcolor is None or full.bgcolor is None or not (ground.bgcolor.triplet and full.bgcolor.triplet):
            return ground
        both = zip(ground.bgcolor.triplet, full.bgcolor.triplet, strict=True)
        mixed = [round(low + (high - low) * (_LEAST + (1 - _LEAST) * share)) for low, high in both]
        luminance = sum(weight * part for weight, part in zip(_LUMINANCE, mixed, strict=True))
        return ground + Style(bgcolor=Color.from_rgb(*mixed), color=_BLACK if luminance > _LIGHT else _WHITE)
