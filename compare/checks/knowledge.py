"""What is known of dated things: plans, party meetings, offices, campaigns, yearly events. Kept in ``data/knowledge.toml``
with its sources; files of the user's own (``CheckOptions.knowledge``) are used beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Generic, TypeVar, get_type_hints

from compare.model import InputError, Span

_BROUGHT = "data/knowledge.toml"


@dataclass(frozen=True, slots=True)
class Plan:
    """A five-year plan, from its first to its last year."""

    names: tuple[str, ...]
    source: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """What later ones of its ``chain`` supersede; a ``major`` one is named in every later report of the kind."""

    names: tuple[str, ...]
    source: str
    chain: str
    year: int
    major: bool = False


@dataclass(frozen=True, slots=True)
class Era:
    """An office or a campaign, from the first to the last year in which a report can speak of it as its own; ``now``
    is what took its place."""

    names: tuple[str, ...]
    source: str
    first: int = 0
    last: int = 9999
    now: str = ""


@dataclass(frozen=True, slots=True)
class Landmark:
    """A year that reports call by a name of its own: 党的二十大召开之年."""

    names: tuple[str, ...]
    source: str
    year: int


@dataclass(frozen=True, slots=True)
class Yearly:
    """An event or an anniversary that is counted: the n-th is in ``zero`` + n."""

    names: tuple[str, ...]
    source: str
    zero: int


E = TypeVar("E", Plan, Milestone, Era, Landmark, Yearly)


@dataclass(frozen=True, slots=True)
class Index(Generic[E]):
    """Entries of one kind. ``names`` matches any of their names (regular expressions), the longest first. ``grouped``
    matches the same, and ``entries`` holds the entry of each of its groups; to look through a text with it takes a
    hundred times as long, since it tries every group at every character."""

    names: re.Pattern[str]
    grouped: re.Pattern[str]
    entries: tuple[E, ...]

    def found(self, text: str, span: Span) -> Iterator[tuple[Span, E]]:
        """Every name in a part of the text, with its entry."""
        for match in self.names.finditer(text, *span):
            which = self.grouped.match(text, match.start(), span.end)
            if which is not None and which.lastindex is not None:
                yield Span(*match.span()), self.entries[which.lastindex - 1]


@dataclass(frozen=True, slots=True)
class Knowledge:
    plans: Index[Plan]
    landmarks: Index[Landmark]
    milestones: Index[Milestone]
    offices: Index[Era]
    campaigns: Index[Era]
    yearly: Index[Yearly]
    foundings: Index[Yearly]


@lru_cache(maxsize=8)
def knowledge(paths: tuple[str, ...] = ()) -> Knowledge:
    """What bidui knows and what the user's files add; an entry there replaces the one that shares its first name.
    Raises `InputError`."""
    files = [_read("knowledge.toml", resources.files("compare.checks").joinpath(_BROUGHT).read_text("utf-8"))]
    files += [_read(path, _text(path)) for path in paths]
    return Knowledge(
        plans=_index(Plan, "plan", files),
        landmarks=_index(Landmark, "landmark", files),
        milestones=_index(Milestone, "milestone", files),
        offices=_index(Era, "office", files),
        campaigns=_index(Era, "campaign", files),
        yearly=_index(Yearly, "yearly", files),
        foundings=_index(Yearly, "founding", files),
    )


def _text(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError as error:
        raise InputError(path, "cannot be read: {why}", why=error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise InputError(path, "is not UTF-8") from None


def _read(path: str, text: str) -> tuple[str, Mapping[str, Any]]:
    try:
        return path, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(path, "is not TOML: {why}", why=str(error)) from None


def _index(kind: type[E], name: str, files: list[tuple[str, Mapping[str, Any]]]) -> Index[E]:
    entries: dict[str, E] = {}
    for path, data in files:
        listed = data.get(name, [])
        if not isinstance(listed, list):
            raise InputError(path, "“{name}” is no list of tables", name=name)
        for values in listed:
            entry = _made(kind, name, values, path)
            entries[entry.names[0]] = entry
    pairs = [(each, entry) for entry in entries.values() for each in entry.names]
    pairs.sort(key=lambda pair: len(pair[0]), reverse=True)
    names, grouped = ("|".join(form.format(each) for each, _ in pairs) or "(?!)" for form in ("{}", "({})"))
    return Index(re.compile(names), re.compile(grouped), tuple(entry for _, entry in pairs))


def _made(kind: type[E], name: str, values: object, path: str) -> E:
    """An entry from its table; every field has the type that its class says."""
    given = dict(values) if isinstance(values, dict) else {}
    names = given.get("names")
    if not isinstance(names, list) or not names or not all(isinstance(each, str) and each for each in names):
        raise InputError(path, "an entry of “{name}” has no names", name=name)
    given["names"] = tuple(names)
    hints = get_type_hints(kind)
    for part in fields(kind):
        if part.name not in given and part.default is MISSING:
            raise InputError(path, "“{entry}” in “{name}” has no “{part}”", entry=names[0], name=name, part=part.name)
        if part.name in given and part.name != "names" and not isinstance(given[part.name], hints[part.name]):
            raise InputError(path, "“{part}” of “{entry}” is not as it should be", part=part.name, entry=names[0])
    for each in names:
        _check_pattern(each, path)
    known = {part.name for part in fields(kind)}
    return kind(**{key: value for key, value in given.items() if key in known})


def _check_pattern(name: str, path: str) -> None:
    """Groups are how an entry is told: a name may have none that capture."""
    try:
        groups = re.compile(name).groups
    except re.error as error:
        raise InputError(path, "“{entry}” is no pattern: {why}", entry=name, why=str(error)) from None
    if groups:
        raise InputError(path, "“{entry}” holds a capturing group; write (?: )", entry=name)
