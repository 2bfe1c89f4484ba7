"""Characters of symbol fonts, which Word stores by their place in the font."""

from __future__ import annotations

# Adobe's Symbol encoding, from 0x21 and from 0xA0 on.
_SYMBOL = {
    **{
        0x21 + at: sign
        for at, sign in enumerate(
            "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
        )
    },
    **{0xA0 + at: sign for at, sign in enumerate("€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊")},
}
# The signs of forms in Wingdings and its like; the rest of those fonts is ornament.
_FORMS = {0xFE: "☑", 0x52: "☑", 0xFC: "✓", 0x50: "✓", 0xA8: "□", 0x6F: "□", 0xA3: "□", 0xFD: "☒", 0x6C: "●"}
_ORNAMENTS = ("wingdings", "webdings", "zapf")
_PRIVATE = range(0xE000, 0xF900)


def symbol(code: int, font: str) -> str:
    """The character at a place of a font: ``0xF0B3`` of Symbol is ≥. Empty for ornaments."""
    name = font.lower()
    if name.startswith("symbol"):
        return _SYMBOL.get(code & 0xFF, "")
    if name.startswith(_ORNAMENTS):
        return _FORMS.get(code & 0xFF, "")
    return "" if code in _PRIVATE or code > 0xFFFF or not chr(code).isprintable() else chr(code)


def shown(text: str, font: str) -> str:
    """The text of a run: characters of the private area as ``font`` shows them, if it is a symbol font."""
    if text.isascii() or not font.lower().startswith(("symbol", *_ORNAMENTS)):
        return text
    return "".join(symbol(ord(sign), font) if ord(sign) in _PRIVATE else sign for sign in text)
