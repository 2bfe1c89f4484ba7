"""One entry of the lexicon: its words or its pattern, the exceptions to them, and examples of both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from compare.model import InputError

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Exemption:
    """What stands right beside a word and makes it part of something else: 增长 is no growth in 新增长点.

    ``words`` are those of the entry that it narrows (none: all of them). ``not_after`` and ``not_before`` are patterns
    (of one width each, for ``not_after``) that must not stand right before and right behind. ``leaves`` are two or more
    sentences that only this exception keeps from being read.
    """

    words: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of knowledge: ``words`` as they are written, a ``pattern`` with references (``{zh.dates.year}``), or
    ``values`` by word. Words beside a pattern (those of a reader) are read too.

    ``reads`` are sentences in which it is found, ``leaves`` such in which it is not; ``⟨…⟩`` marks what is meant.
    ``whole_words`` asks for word boundaries, ``ignore_case`` reads capitals alike.
    """

    words: tuple[str, ...] = ()
    pattern: str | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    exceptions: tuple[Exemption, ...] = ()
    reads: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    note: str = ""
    whole_words: bool = False
    ignore_case: bool = False

    def with_additions(self, more: Entry) -> Entry:
        """This entry and what a reader's file adds to it; a pattern of hers stands in the place of this one."""
        return replace(
            self,
            words=self.words + more.words,
            pattern=more.pattern or self.pattern,
            values={**self.values, **more.values},
            exceptions=self.exceptions + more.exceptions,
            reads=self.reads + more.reads,
            leaves=self.leaves + more.leaves,
        )

    def fragment(self) -> str:
        """The entry as one group of a regular expression, references unresolved; longer words are tried first."""
        parts = []
        if self.words or self.values:
            parts.append(_alternatives([(word, *self.beside(word)) for word in (*self.words, *self.values)]))
        if self.pattern is not None:
            before, behind = self.beside(None)
            parts.append(f"{before}(?:{self.pattern}){behind}" if before or behind else self.pattern)
        body = "|".join(parts)
        if self.whole_words:
            body = rf"\b(?:{body})\b"
        return f"(?i:{body})" if self.ignore_case else f"(?:{body})"

    def beside(self, word: str | None) -> tuple[str, str]:
        """The lookarounds of the exceptions to a word, or to the whole pattern."""
        own = [exception for exception in self.exceptions if not exception.words or word in exception.words]
        after = "".join(f"(?<!{part})" for exception in own for part in exception.not_after)
        before = "|".join(part for exception in own for part in exception.not_before)
        return after, f"(?!{before})" if before else ""


def _alternatives(words: Sequence[tuple[str, str, str]]) -> str:
    """``words`` with their lookarounds as alternatives, longer words first; plain single characters as a class."""
    plain = [word for word, before, behind in words if len(word) == 1 and not before and not behind]
    longer = sorted((triple for triple in words if triple[0] not in plain), key=lambda triple: -len(triple[0]))
    parts = [f"{before}{re.escape(word)}{behind}" for word, before, behind in longer]
    if plain:
        parts.append(f"[{''.join(map(re.escape, plain))}]")
    return "|".join(parts) or "(?!)"


def read_entries(data: Mapping[str, Any], path: str) -> dict[str, Entry]:
    """The entries of one subject by name. Raises `InputError` for what is none."""
    return {name: _entry(f"{name}", given, path) for name, given in data.items()}


def _entry(name: str, given: object, path: str) -> Entry:
    if not isinstance(given, dict):
        raise InputError(path, "“{name}” is no table", name=name)
    values = dict(given)
    listed = values.pop("exceptions", [])
    if not isinstance(listed, list):
        raise InputError(path, "“{part}” of “{entry}” is not as it should be", part="exceptions", entry=name)
    exceptions = tuple(_made(Exemption, f"{name}.exceptions", exception, path) for exception in listed)
    entry: Entry = _made(Entry, name, values, path)
    if not (entry.words or entry.pattern is not None or entry.values):
        raise InputError(path, "“{entry}” has neither words nor a pattern nor values", entry=name)
    unknown = [
        word for exception in exceptions for word in exception.words if word not in (*entry.words, *entry.values)
    ]
    if unknown:
        raise InputError(path, "“{entry}” has no word “{word}” to except", entry=name, word=unknown[0])
    return replace(entry, exceptions=exceptions)


_LISTS = frozenset(("words", "reads", "leaves", "not_after", "not_before"))
_FLAGS = frozenset(("whole_words", "ignore_case"))


def _made(kind: type[Any], name: str, given: object, path: str) -> Any:
    """A dataclass from a table of TOML, each field checked."""
    if not isinstance(given, dict):
        raise InputError(path, "“{name}” is no table", name=name)
    known = {part.name for part in fields(kind)} - {"exceptions"}
    values: dict[str, object] = {}
    for key, value in given.items():
        if key not in known or not _is_fit(key, value):
            raise InputError(path, "“{part}” of “{entry}” is not as it should be", part=key, entry=name)
        values[key] = tuple(value) if key in _LISTS else value
    return kind(**values)


def _is_fit(key: str, value: object) -> bool:
    if key in _LISTS:
        return isinstance(value, list) and all(isinstance(item, str) and item for item in value)
    if key == "values":
        return isinstance(value, dict) and all(isinstance(item, Value) for item in value.values())
    return isinstance(value, bool if key in _FLAGS else str)
