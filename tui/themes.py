"""The themes of the desk. Signs stand beside colours in each; the high contrast theme has no shade that carries
meaning."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

from compare.language import mark

DARK, LIGHT, CONTRAST = "dark", "light", "contrast"
NAMES = {DARK: mark("Dark"), LIGHT: mark("Light"), CONTRAST: mark("High contrast")}


def _renamed(theme: Theme, name: str) -> Theme:
    fields = {field: getattr(theme, field) for field in theme.__dataclass_fields__}
    return Theme(**fields | {"name": name})


THEMES = (
    _renamed(BUILTIN_THEMES["textual-dark"], DARK),
    _renamed(BUILTIN_THEMES["textual-light"], LIGHT),
    Theme(
        CONTRAST,
        primary="#00ffff",
        secondary="#ff80ff",
        warning="#ffff00",
        error="#ff8080",
        success="#80ff80",
        accent="#ffc000",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#303030",
        text_alpha=1.0,
        variables={
            "text-muted": "#ffffff",
            "text-disabled": "#d0d0d0",
            "footer-key-foreground": "#ffff00",
            "block-cursor-foreground": "#000000",
            "block-cursor-background": "#ffff00",
        },
    ),
)
