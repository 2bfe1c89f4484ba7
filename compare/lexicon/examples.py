"""Whether entries read what their examples say, and whether each exception is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from compare.lexicon.entries import Entry, Exemption
from compare.lexicon.lexicon import Lexicon

LEAST_SENTENCES = 2  # of an exception: the one that occasioned it, and another
_MARKED = re.compile("⟨([^⟩]*)⟩")
_ASCII_CLASS = re.compile(r"\[[ -~]*?\]")  # single letters, not words
_RANGES = re.compile(r"\\[a-zA-Z]|[A-Za-z]-[A-Za-z]|\\u[0-9a-f]{4}")


class Lookaround(NamedTuple):
    """A negative lookaround ``[start, end)`` of a pattern and what stands in it."""

    start: int
    end: int
    content: str


def failures(name: str, entry: Entry, lexicon: Lexicon) -> list[str]:
    """What is wrong with an entry, one line each: examples that fail, exceptions that no example needs."""
    lines = [f"{name}: {line}" for line in _of_examples(entry, lexicon)]
    lines += [f"{name}: {line}" for line in _of_exceptions(entry, lexicon)]
    return lines + [f"{name}: {line}" for line in _of_lookarounds(entry, lexicon)]


def _compiled(entry: Entry, lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(lexicon.resolved(entry.fragment()))


def is_read(sentence: str, pattern: re.Pattern[str]) -> bool:
    """Whether ``pattern`` is found in an example: at the mark exactly where it is to be read, anywhere without one."""
    text, spans = _unmarked(sentence)
    matches = [match.span() for match in pattern.finditer(text)]
    return all(span in matches for span in spans) if spans else bool(matches)


def is_left(sentence: str, pattern: re.Pattern[str]) -> bool:
    """Whether ``pattern`` is not found in an example: nowhere over its mark, nowhere at all without one."""
    text, spans = _unmarked(sentence)
    matches = [match.span() for match in pattern.finditer(text)]
    if not spans:
        return not matches
    return not any(start < b and a < end for start, end in matches for a, b in spans)


def _unmarked(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans, at = "", [], 0
    for mark in _MARKED.finditer(sentence):
        text += sentence[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[1])))
        text, at = text + mark[1], mark.end()
    return text + sentence[at:], spans


def _of_examples(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    pattern = _compiled(entry, lexicon)
    if not entry.reads:
        yield "has no example of what it reads"
    yield from (f"does not read {sentence}" for sentence in entry.reads if not is_read(sentence, pattern))
    yield from (f"reads something in {sentence}" for sentence in entry.leaves if not is_left(sentence, pattern))
    for exception in entry.exceptions:
        yield from (f"reads something in {sentence}" for sentence in exception.leaves if not is_left(sentence, pattern))


def _of_exceptions(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    """Exceptions are dropped in turn, whole and each part of them."""
    for number, exception in enumerate(entry.exceptions):
        needed = _noticed(exception.leaves, _compiled(_replaced(entry, number, None), lexicon))
        if needed < LEAST_SENTENCES:
            yield f"the exception {_called(exception)} is needed by {needed} of its sentences, not by {LEAST_SENTENCES}"
        for part, less in _lessened(exception):
            if not _noticed(exception.leaves, _compiled(_replaced(entry, number, less), lexicon)):
                yield f"no sentence needs “{part}” in the exception {_called(exception)}"


def _noticed(sentences: Sequence[str], pattern: re.Pattern[str]) -> int:
    return sum(not is_left(sentence, pattern) for sentence in sentences)


def _replaced(entry: Entry, number: int, by: Exemption | None) -> Entry:
    others = entry.exceptions[:number] + ((by,) if by else ()) + entry.exceptions[number + 1 :]
    return replace(entry, exceptions=others)


def _lessened(exception: Exemption) -> Iterator[tuple[str, Exemption]]:
    for part in exception.not_after:
        yield part, replace(exception, not_after=tuple(other for other in exception.not_after if other != part))
    for part in exception.not_before:
        yield part, replace(exception, not_before=tuple(other for other in exception.not_before if other != part))
    for word in exception.words if len(exception.words) > 1 else ():
        yield word, replace(exception, words=tuple(other for other in exception.words if other != word))


def _called(exception: Exemption) -> str:
    return (
        "|".join(exception.words or ("…",))
        + f" (not after {'|'.join(exception.not_after)}, not before {'|'.join(exception.not_before)})"
    )


def _of_lookarounds(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    """Each negative lookaround of a pattern that is no mere anchor is dropped in turn."""
    source = entry.pattern or ""
    for lookaround in negative_lookarounds(source):
        if is_anchor(lookaround.content):
            continue
        pattern = _compiled(replace(entry, pattern=source[: lookaround.start] + source[lookaround.end :]), lexicon)
        wrong = sum(not is_read(s, pattern) for s in entry.reads) + sum(not is_left(s, pattern) for s in entry.leaves)
        if wrong < LEAST_SENTENCES:
            yield f"{source[lookaround.start : lookaround.end]} is needed by {wrong} of its examples, not by {LEAST_SENTENCES}"


def negative_lookarounds(source: str) -> Iterator[Lookaround]:
    """The negative lookarounds of a regular expression, inner ones too."""
    for found in re.finditer(r"\(\?<?!", source):
        if _is_escaped(source, found.start()):
            continue
        depth, at, in_class = 0, found.start(), False
        while at < len(source):
            character = source[at]
            if character == "\\":
                at += 1
            elif in_class:
                in_class = character != "]"
            elif character == "[":
                in_class = True
                at += source[at + 1 : at + 2] in ("]", "^")  # a bracket right behind the opening one is literal
            elif character in "()":
                depth += 1 if character == "(" else -1
                if not depth:
                    break
            at += 1
        yield Lookaround(found.start(), at + 1, source[found.end() : at])


def _is_escaped(source: str, at: int) -> bool:
    backslashes = len(source[:at]) - len(source[:at].rstrip("\\"))
    return backslashes % 2 == 1


def is_anchor(content: str) -> bool:
    """Whether a lookaround only asks for digits, letters or marks, and knows no word: ``\\d``, ``[A-Za-z.]``."""
    return not re.search(r"[\u3400-\u9fff]|[A-Za-z]{2}", _RANGES.sub("", _ASCII_CLASS.sub("", content)))
