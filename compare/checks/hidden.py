"""``hidden-characters``: what a reader cannot see and a search cannot find.

Zero-width and bidirectional controls (Unicode Standard Annex 9; "Trojan Source", Boucher and Anderson 2021), letters of
another script that look alike (Unicode Technical Standard 39), widths mixed inside one word, forms of characters that
only look like the everyday ones. At the edge of a line such characters are a converter's debris, inside a word they
keep a text from being found and compared.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from re import Match

from compare.checks.parted_words import parted_words
from compare.checks.rule import CheckedReport, Rule
from compare.checks.settings import HIDDEN_PLACES
from compare.language import mark
from compare.lexicon import pattern, table
from compare.model import Finding, Severity, Span
from compare.text.folding import INVISIBLE

CODE = "hidden-characters"

# Where these stand with emoji or in these scripts, they are part of the writing.
_JOINERS = frozenset("\u200c\u200d")
_JOINED = pattern("[\u0590-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\U0001f000-\U0001faff\u2190-\u27ff\ufe0f]")
# Explicit embeddings, overrides and isolates; the mere marks (U+200E, U+200F) turn nothing around in Chinese or Latin.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SOFT_HYPHEN = "\u00ad"  # hyphenation, as a PDF has it in any word
_HIDDEN = pattern(
    f"[{''.join(sorted(INVISIBLE))}\u115f\u1160\u180e\u2061-\u2064\u3164\uffa0\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\U000e0000-\U000e007f]+"
)

_FOREIGN = pattern("{common.lookalikes.letters}")
_LETTERS = pattern("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f]+")
_CYRILLIC_OR_GREEK = pattern("[\u0370-\u03ff\u0400-\u052f]")

_FULL = pattern("[０-９Ａ-Ｚａ-ｚ]")
_WORD = pattern("[0-9０-９]+|[A-Za-zＡ-Ｚａ-ｚ]+")
# Kangxi and supplementary radicals and compatibility ideographs: they look like the characters they stand for.
_RADICALS = pattern("[\u2e80-\u2fdf\uf900-\ufaff][\u2e80-\u2fdf\uf900-\ufaff]*")
# A letter in a number: 2O23年, l0%. Where none touches a digit there is none.
TOUCHING = pattern(r"{common.lookalikes.digit_letters}(?:(?<=[\d二].)|(?=\d))")
LETTER_IN_NUMBER = pattern(
    r"(?<![A-Za-z\d.])(?:\d+{common.lookalikes.digit_letters}+\d*|{common.lookalikes.digit_letters}\d+)"
    r"(?={zh.typography.behind_number})|"
    r"二[Oo](?:[Oo]|{zh.numerals.one_to_ten}){zh.numerals.one_to_ten}(?=年)"
)
_CJK = pattern("[\u4e00-\u9fff]")
_BETWEEN = pattern(r"\w")

_UNSEEN = mark("an invisible character stands here: {name} ({code})")
_UNSEEN_INSIDE = mark("{count} invisible characters stand inside the words of this paragraph: {name} ({code})")
_UNSEEN_OFTEN = mark("{count} invisible characters between words or at the edges of lines: {name} ({code})")
_REVERSED = mark("a control character turns the direction of the text: {name} ({code})")
_LOOKALIKE = mark("in “{text}”, {name} ({code}) stands for the letter {meant}")
_MIXED = mark("“{text}” mixes full-width and half-width characters")
_RADICAL = mark("“{text}” is written with look-alike forms of {meant} ({code})")
_LETTER = mark("in the number “{text}” a letter stands for a digit")

_PARTED = mark("words of this paragraph are cut apart in {count} places, most often by {name} ({code})")


def _find(checked: CheckedReport) -> Iterator[Finding]:
    yield from _unseen(checked)
    yield from _lookalikes(checked)
    yield from _mixed_widths(checked)
    yield from _radicals(checked)
    yield from _letters(checked)
    yield from _parted(checked)


def _unseen(checked: CheckedReport) -> Iterator[Finding]:
    """Each one inside a line; those at the edges of lines only once for each character."""
    text = checked.text
    edges: dict[str, list[Span]] = defaultdict(list)
    inside: dict[tuple[int, str], list[Span]] = defaultdict(list)  # by paragraph
    for match in _HIDDEN.finditer(text, *checked.report.span):
        span, first = Span(*match.span()), match.group()[0]
        if first in _JOINERS and span.start and _JOINED.match(text, span.start - 1):
            continue
        name, code = _name(first), _code(first)
        if not _TURNING.isdisjoint(match.group()):
            yield checked.finding(CODE, Severity.ERROR, span, _REVERSED, case="direction", name=name, code=code)
        elif first != _SOFT_HYPHEN and _is_inside(text, span):
            inside[_paragraph_of(checked, span.start), first].append(span)
        else:
            edges[first].append(span)
    for (_, character), spans in inside.items():
        template, more = (_UNSEEN, {}) if len(spans) == 1 else (_UNSEEN_INSIDE, {"count": str(len(spans))})
        names = {"case": "invisible", "name": _name(character), "code": _code(character)}
        related = spans[1 : 1 + HIDDEN_PLACES]
        yield checked.finding(CODE, Severity.WARNING, spans[0], template, related=related, **names, **more)
    for character, spans in edges.items():
        yield checked.finding(
            CODE,
            Severity.NOTE,
            spans[0],
            _UNSEEN_OFTEN,
            related=spans[1 : 1 + HIDDEN_PLACES],
            case="edges",
            count=str(len(spans)),
            name=_name(character),
            code=_code(character),
        )


def _paragraph_of(checked: CheckedReport, offset: int) -> int:
    """The number of the paragraph at an offset: what is hidden in one paragraph is one finding."""
    passage = checked.passage_at(offset)
    return passage.paragraph if passage is not None else -1


def _is_inside(text: str, span: Span) -> bool:
    """Between two characters of one word."""
    before, after = text[span.start - 1 : span.start] if span.start else "", text[span.end : span.end + 1]
    return bool(_BETWEEN.match(before) and _BETWEEN.match(after))


def _lookalikes(checked: CheckedReport) -> Iterator[Finding]:
    """Words that mix scripts, and single letters among Chinese ones: ``СOVID``."""
    if not _FOREIGN.search(checked.text, *checked.report.span):
        return
    words: dict[int, list[Match[str]]] = defaultdict(list)
    for word in _LETTERS.finditer(checked.text, *checked.report.span):
        if _FOREIGN.search(word.group()) and (
            _CYRILLIC_OR_GREEK.sub("", word.group()) or _stands_in(checked.text, word)
        ):
            words[_paragraph_of(checked, word.start())].append(word)
    for word, *others in words.values():
        foreign = _FOREIGN.search(word.group())
        assert foreign is not None
        letter = foreign.group()
        yield checked.finding(
            CODE,
            Severity.ERROR,
            Span(*word.span()),
            _LOOKALIKE,
            related=[Span(*other.span()) for other in others[:HIDDEN_PLACES]],
            case="lookalike",
            text=word.group(),
            name=_name(letter),
            code=_code(letter),
            meant=str(table("common.lookalikes.letters")[letter]),
        )


def _stands_in(text: str, word: Match[str]) -> bool:
    """A letter or two of Cyrillic in the midst of Chinese: А类."""
    alone = word.end() - word.start() <= 2 and all(c >= "\u0400" and _FOREIGN.match(c) for c in word.group())
    return alone and any(
        _CJK.match(c) for c in (text[word.start() - 1 : word.start()], text[word.end() : word.end() + 1])
    )


def _mixed_widths(checked: CheckedReport) -> Iterator[Finding]:
    if not _FULL.search(checked.text, *checked.report.span):
        return
    for word in _WORD.finditer(checked.text, *checked.report.span):
        full = len(_FULL.findall(word.group()))
        if 0 < full < len(word.group()):
            yield checked.finding(CODE, Severity.WARNING, Span(*word.span()), _MIXED, case="width", text=word.group())


def _radicals(checked: CheckedReport) -> Iterator[Finding]:
    """A PDF's fonts print them without the author's knowledge, so there they are only noted."""
    severity = Severity.NOTE if checked.outline.path.lower().endswith(".pdf") else Severity.WARNING
    for match in _RADICALS.finditer(checked.text, *checked.report.span):
        text = match.group()
        meant = unicodedata.normalize("NFKC", text)
        if meant != text:
            span, code = Span(*match.span()), _code(text[0])
            yield checked.finding(CODE, severity, span, _RADICAL, case="radical", text=text, meant=meant, code=code)


def _letters(checked: CheckedReport) -> Iterator[Finding]:
    if not TOUCHING.search(checked.text, *checked.report.span):
        return
    for match in LETTER_IN_NUMBER.finditer(checked.text, *checked.report.span):
        yield checked.finding(CODE, Severity.WARNING, Span(*match.span()), _LETTER, case="letter", text=match.group())


def _parted(checked: CheckedReport) -> Iterator[Finding]:
    """Blanks may come from a layout."""
    for character, spans in parted_words(checked):
        yield checked.finding(
            CODE,
            Severity.NOTE if character.isspace() else Severity.WARNING,
            spans[0],
            _PARTED,
            related=spans[1 : 1 + HIDDEN_PLACES],
            case="parted",
            count=str(len(spans)),
            name=_name(character),
            code=_code(character),
        )


def _name(character: str) -> str:
    return unicodedata.name(character, "CONTROL CHARACTER")


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


RULE = Rule(
    CODE,
    Severity.WARNING,
    mark(
        "Characters that nobody sees or that cut words keep a text from being found, compared and read as it is meant."
    ),
    mark("卫生\u200b健康 (a zero-width space inside a word), СOVID (the first letter is Cyrillic)"),
    _find,
)
