"""What is known of dated things: plans, party meetings, offices, campaigns, yearly events. Kept in ``data/knowledge.toml``
with its sources; files of the user's own (``CheckOptions.knowledge``) are used beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any, Generic, TypeVar, get_type_hints

from compare.files import file_text
from compare.lexicon import Pattern, pattern
from compare.lexicon.cache import made_once, version_of
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


class Index(Generic[E]):
    """Entries of one kind, found in a text by any of their names (regular expressions), the longest first."""

    def __init__(self, entries: Iterable[E]) -> None:
        self.entries: tuple[E, ...] = tuple(entries)
        named = sorted(
            ((name, entry) for entry in self.entries for name in entry.names), key=lambda pair: -len(pair[0])
        )
        self._names: list[str] = [name for name, _ in named]
        self._named: list[E] = [entry for _, entry in named]

    @cached_property
    def _any(self) -> Pattern:
        """Matches what any of the names does."""
        return pattern("|".join(self._names) or "(?!)")

    @cached_property
    def _each(self) -> Pattern:
        """The same with a group for each name: to look through a text with it takes a hundred times as long, since it
        tries every group at every character."""
        return pattern("|".join(f"({name})" for name in self._names) or "(?!)")

    def find(self, text: str, span: Span) -> Iterator[tuple[Span, E]]:
        """Every name in a part of the text, with its entry."""
        for match in self._any.finditer(text, *span):
            which = self._each.match(text, match.start(), span.end)
            if which is not None and which.lastindex is not None:
                yield Span(*match.span()), self._named[which.lastindex - 1]


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
    files = [_ours(), *(_read(path, file_text(path)) for path in paths)]
    return Knowledge(
        plans=_index(Plan, "plan", files),
        landmarks=_index(Landmark, "landmark", files),
        milestones=_index(Milestone, "milestone", files),
        offices=_index(Era, "office", files),
        campaigns=_index(Era, "campaign", files),
        yearly=_index(Yearly, "yearly", files),
        foundings=_index(Yearly, "founding", files),
    )


def _ours() -> tuple[str, Mapping[str, Any]]:
    data = resources.files("compare.checks").joinpath(_BROUGHT).read_bytes()
    return _BROUGHT, made_once("knowledge", version_of(data), lambda: tomllib.loads(data.decode("utf-8")))


def _read(path: str, text: str) -> tuple[str, Mapping[str, Any]]:
    try:
        return path, tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(path, "is not TOML: {why}", why=str(error)) from None


def _index(kind: type[E], name: str, files: list[tuple[str, Mapping[str, Any]]]) -> Index[E]:
    entries: dict[str, E] = {}
    hints = get_type_hints(kind)
    for path, data in files:
        listed = data.get(name, [])
        if not isinstance(listed, list):
            raise InputError(path, "“{name}” is no list of tables", name=name)
        for values in listed:
            entry = _made(kind, hints, name, values, path)
            entries[entry.names[0]] = entry
    return Index(entries.values())


def _made(kind: type[E], hints: Mapping[str, Any], name: str, values: object, path: str) -> E:
    """An entry from its table; every field has the type that ``hints`` say."""
    given = dict(values) if isinstance(values, dict) else {}
    names = given.get("names")
    if not isinstance(names, list) or not names or not all(isinstance(each, str) and each for each in names):
        raise InputError(path, "an entry of “{name}” has no names", name=name)
    given["names"] = tuple(names)
    for part in fields(kind):
        if part.name not in given and part.default is MISSING:
            raise InputError(path, "“{entry}” in “{name}” has no “{part}”", entry=names[0], name=name, part=part.name)
        if part.name in given and part.name != "names" and not isinstance(given[part.name], hints[part.name]):
            raise InputError(path, "“{part}” of “{entry}” is not as it should be", part=part.name, entry=names[0])
    for each in names if path != _BROUGHT else ():  # ours are checked by a test
        check_pattern(each, path)
    known = {part.name for part in fields(kind)}
    return kind(**{key: value for key, value in given.items() if key in known})


def check_pattern(name: str, path: str) -> None:
    """Groups are how an entry is told: a name may have none that capture."""
    try:
        groups = re.compile(f"(?:{name})").groups  # as it will stand among others: flags are not possible
    except (re.error, OverflowError, RecursionError) as error:
        raise InputError(path, "“{entry}” is no pattern: {why}", entry=name, why=str(error)) from None
    if groups:
        raise InputError(path, "“{entry}” holds a capturing group; write (?: )", entry=name)
