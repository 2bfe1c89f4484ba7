"""Names of persons, telephone and account numbers masked, character for character, so that every offset holds.

``联系人：林小满，电话13900001234`` -> ``联系人：＊＊＊，电话＊＊＊＊＊＊＊＊＊＊＊``
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.lexicon import pattern
from compare.model import Span

MASK = "＊"
_NUMBERS = (
    pattern("{common.contacts.telephone}"),
    pattern("{common.contacts.account}"),
    pattern("{common.contacts.international}"),
    # An identity number (of today, of before 1999), and an address for mail.
    pattern(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])"),
    pattern(r"(?<![\dA-Za-z.,])[1-8]\d{5}[2-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![\dA-Za-z.,])"),
    pattern(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),
)
_LABELLED_NUMBER = pattern("{common.contacts.labelled_number}")
_NAMES = tuple(
    pattern(f"{{{language}.persons.{kind}}}")
    for language in ("zh", "en")
    for kind in ("labelled", "addressed", "titled")
)


def redacted(text: str) -> str:
    """``text`` with what names a person or leads to one masked; line breaks and spaces stay."""
    characters = list(text)
    for start, end in _private(text):
        for at in range(start, end):
            if not characters[at].isspace():
                characters[at] = MASK
    return "".join(characters)


def _private(text: str) -> Iterator[Span]:
    for numbers in _NUMBERS:
        yield from (Span(*match.span()) for match in numbers.finditer(text))
    yield from (Span(*match.span("number")) for match in _LABELLED_NUMBER.finditer(text))
    for names in _NAMES:
        yield from (Span(*match.span("name")) for match in names.finditer(text))
