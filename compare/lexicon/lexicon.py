"""The lexicon in use: ours, and what a reader's files add to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from compare.lexicon.compiled import CompiledPatterns, compiled_patterns
from compare.lexicon.entries import Entry, Value, read_entries
from compare.lexicon.files import LANGUAGES, load, parse, subject_path
from compare.model import InputError

P = ParamSpec("P")
T = TypeVar("T")
# {zh.growth.up}: a quantifier ({1,3}) holds no dot, a group of a format string none either.
_REFERENCE = re.compile(r"\{((?:common|zh|en)\.[a-z_]+\.[a-z_0-9]+)\}")


class Lexicon:
    """Entries by name (``zh.growth.up``), read when first asked for, and the patterns made of them."""

    def __init__(self, additions: Mapping[str, Mapping[str, Entry]] | None = None, paths: tuple[str, ...] = ()) -> None:
        self._additions = additions or {}
        self.paths = paths  # of the reader's files, for other processes to read them too
        self._subjects: dict[str, dict[str, Entry]] = {}
        self._fragments: dict[str, str] = {}
        self._compiled: dict[tuple[str, int], re.Pattern[str]] = {}
        self._kept: CompiledPatterns | None = None  # of our lexicon alone; a reader's own is compiled anew

    @classmethod
    def with_files(cls, paths: tuple[str, ...]) -> Lexicon:
        """Our lexicon and the reader's files, whose tables are named in full (``[zh.units.counters]``). Raises
        `InputError`."""
        additions: dict[str, dict[str, Entry]] = {}
        for path in paths:
            for subject, entries in read_file(Path(path)).items():
                own = additions.setdefault(subject, {})
                for name, entry in entries.items():
                    own[name] = own[name].with_additions(entry) if name in own else entry
        lexicon = cls(additions, paths)
        for subject, entries in additions.items():
            for name in entries:
                _check(lexicon, f"{subject}.{name}", paths)
        return lexicon

    def entry(self, name: str) -> Entry:
        """Raises `LookupError` where there is none of that name."""
        subject, _, own = name.rpartition(".")
        if subject not in self._subjects:
            self._subjects[subject] = self._read(subject)
        try:
            return self._subjects[subject][own]
        except KeyError:
            raise LookupError(f"the lexicon has no entry {name}") from None

    def _read(self, subject: str) -> dict[str, Entry]:
        language, _, topic = subject.partition(".")
        entries = read_entries(load(language, topic), str(subject_path(language, topic)))
        for name, more in self._additions.get(subject, {}).items():
            entries[name] = entries[name].with_additions(more) if name in entries else more
        return entries

    def fragment(self, name: str) -> str:
        """An entry as a group of a regular expression, all references resolved."""
        if name not in self._fragments:
            self._fragments[name] = self.resolved(self.entry(name).fragment())
        return self._fragments[name]

    def resolved(self, source: str) -> str:
        """``source`` with each reference replaced by the entry that it names."""
        return _REFERENCE.sub(lambda match: self._inserted(source, match), source)

    def _inserted(self, source: str, reference: re.Match[str]) -> str:
        """The fragment in the place of a reference; without its group where the reference is an alternative of its own
        (``{a}|{b}``): `re` skips ahead to the first characters of plain alternatives, not of groups."""
        fragment = self.fragment(reference[1])
        before, behind = source[: reference.start()], source[reference.end() :]
        alone = (not before or before.endswith("|")) and not before.endswith("\\|") and behind[:1] in ("", "|")
        return fragment[3:-1] if alone and fragment.startswith("(?:") else fragment

    def compiled(self, source: str, flags: int = 0) -> re.Pattern[str]:
        key = (source, flags)
        if key not in self._compiled:
            self._compiled[key] = self._kept_or_compiled(source, flags)
        return self._compiled[key]

    def _kept_or_compiled(self, source: str, flags: int) -> re.Pattern[str]:
        if self._additions:
            return re.compile(self.resolved(source), flags)
        if self._kept is None:
            self._kept = compiled_patterns()
        return self._kept.get(source, flags) or self._kept.add(source, flags, self.resolved(source))

    def keep_compiled(self) -> None:
        """Keep what was compiled for the next run."""
        if self._kept is not None:
            self._kept.save()


def read_file(path: Path) -> dict[str, dict[str, Entry]]:
    """The entries of a reader's file by subject (``zh.units``) and name. Raises `InputError`."""
    entries_by_subject: dict[str, dict[str, Entry]] = {}
    for language, subjects in parse(path).items():
        if language not in LANGUAGES or not isinstance(subjects, dict):
            raise InputError(
                str(path), "“{name}” is no language; there are {names}", name=language, names=", ".join(LANGUAGES)
            )
        for subject, entries in subjects.items():
            if not isinstance(entries, dict):
                raise InputError(str(path), "“{name}” is no table", name=subject)
            entries_by_subject[f"{language}.{subject}"] = read_entries(entries, str(path))
    return entries_by_subject


def _check(lexicon: Lexicon, name: str, paths: tuple[str, ...]) -> None:
    """That an entry of the reader can be used. Raises `InputError`."""
    try:
        re.compile(lexicon.fragment(name))
    except (LookupError, re.error, OverflowError, RecursionError) as error:
        raise InputError(paths[-1], "“{entry}” is no pattern: {why}", entry=name, why=str(error)) from None


class _InUse:
    """The lexicon that this process reads texts by, and how to forget what was made of it."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        self.forgetting: list[Callable[[], object]] = []  # for good
        self.releasing: list[Callable[[], object]] = []  # once

    def replace(self, lexicon: Lexicon) -> None:
        if lexicon is not self.lexicon:
            self.lexicon = lexicon
            releasing, self.releasing = self.releasing, []
            for forget in (*self.forgetting, *releasing):
                forget()


_IN_USE = _InUse()


def active() -> Lexicon:
    """The lexicon in use."""
    return _IN_USE.lexicon


def use(lexicon: Lexicon) -> None:
    """Read texts by ``lexicon`` from here on, in all threads."""
    _IN_USE.replace(lexicon)


@contextmanager
def using(lexicon: Lexicon) -> Iterator[None]:
    """Read texts by ``lexicon`` inside the block, in all threads."""
    before = active()
    use(lexicon)
    try:
        yield
    finally:
        use(before)


def when_replaced(release: Callable[[], object]) -> None:
    """Call ``release`` once, as soon as another lexicon comes into use."""
    _IN_USE.releasing.append(release)


def remembered(most: int | None) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A decorator: keep the last ``most`` answers of a function of hashable values, as long as the same lexicon is in
    use; None keeps all."""

    def remembering(function: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(most)(function)
        _IN_USE.forgetting.append(kept.cache_clear)
        return cast("Callable[P, T]", kept)

    return remembering


@remembered(None)
def entry_words(name: str) -> tuple[str, ...]:
    """The words of an entry, in the order of its file."""
    return active().entry(name).words


@remembered(None)
def table(name: str) -> Mapping[str, Value]:
    """The values of an entry by word."""
    return active().entry(name).values


# A table made of the lexicon, made once for each lexicon in use.
derived = remembered(None)
