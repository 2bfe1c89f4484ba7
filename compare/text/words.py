"""Words: jieba's for Chinese, letters and digits otherwise. Never used on a whole corpus; only where edits are shown."""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import math
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from compare.lexicon import pattern
from compare.lexicon.cache import private_folder
from compare.model import Span
from compare.text.dictionary import mapped, write

_RUN = pattern(
    r"[\u3400-\u9fff]+|[^\W\d_\u3400-\u9fff]+(?:['’\-][^\W\d_\u3400-\u9fff]+)*|\d+(?:[.,]\d+)*|\s+|.", re.DOTALL
)


# What jieba takes for Chinese, and each character else.
_KNOWN = pattern("[\u4e00-\u9fd5]+|.", re.DOTALL)

TABLE = "frequencies.bin"


@functools.cache
def _dictionary() -> tuple[Mapping[str, int], int]:
    """jieba's dictionary, the frequency of each word and 0 for each beginning of one, and the sum of all frequencies. It
    is mapped into memory from a folder of our own; jieba itself, whose import takes a sixth of a comparison of two short
    reports, is asked only where there is no such table yet. Its own cache is a predictable name in the shared temporary
    folder, where what lies is unmarshalled, and takes 0.3 s to read."""
    folder = _folder()
    table = mapped(folder / TABLE) if folder else None
    if table is not None:
        return table, table.total
    tokenizer = _imported().Tokenizer()
    frequencies, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    if folder:
        write(folder / TABLE, frequencies, total)
    return frequencies, total


def _folder() -> Path | None:
    """One for each dictionary that is installed, by its size and date."""
    package = importlib.util.find_spec("jieba")
    if package is None or package.origin is None:
        return None
    try:
        status = Path(package.origin).with_name("dict.txt").stat()
    except OSError:
        return None
    return private_folder(f"jieba-{status.st_size}-{status.st_mtime_ns}")


def _imported() -> Any:
    import warnings

    with warnings.catch_warnings(), _absent("pkg_resources"):  # which takes longer to import than all of jieba
        warnings.simplefilter("ignore")  # its sources warn whenever they are compiled, and fail under -W error
        import jieba
    return jieba


@contextlib.contextmanager
def _absent(module: str) -> Iterator[None]:
    """Let imports in the block find no such module: jieba opens its dictionary with what it has then."""
    loaded = sys.modules.get(module)
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if loaded is None:
            del sys.modules[module]
        else:
            sys.modules[module] = loaded


def words(text: str, atoms: Sequence[Span] = ()) -> list[str]:
    """The words of ``text``, which they tile. ``atoms`` (in order, not overlapping) are kept whole: figures, dates,
    titles."""
    return [word for run, is_word in runs(text, atoms) for word in ((run,) if is_word else cut(run))]


def runs(text: str, atoms: Sequence[Span] = ()) -> list[tuple[str, bool]]:
    """What `words` are made of, and whether it is one already: all but stretches of Chinese characters are."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for atom in atoms:
        pieces += _plain(text[at : atom.start])
        pieces.append((atom.of(text), True))
        at = atom.end
    return pieces + _plain(text[at:])


def _plain(text: str) -> list[tuple[str, bool]]:
    return [(run, len(run) == 1 or not "\u3400" <= run[0] <= "\u9fff") for run in _RUN.findall(text)]


def cut(run: str) -> list[str]:
    """The words of Chinese characters alone: the likeliest of jieba's dictionary, none made up."""
    return [word for part in _KNOWN.findall(run) for word in _likeliest(part, _weights())]


def _likeliest(run: str, weights: Weights) -> list[str]:
    """What jieba's ``lcut(run, HMM=False)`` gives for characters of its own range, in a third of its time: the way
    through the run whose words have the largest product of frequencies, from its end; of equals the longest word."""
    length = len(run)
    scores, ends = [0.0] * (length + 1), [length] * length
    for start in range(length - 1, -1, -1):
        best, best_end = -math.inf, start + 1
        for end in range(start + 1, length + 1):
            weight = weights[run[start:end]]
            if weight is None:  # no word begins so
                break
            if weight < 0 and weight + scores[end] >= best:
                best, best_end = weight + scores[end], end
        if best == -math.inf:
            best = weights.unknown + scores[start + 1]
        scores[start], ends[start] = best, best_end
    words, at = [], 0
    while at < length:
        words.append(run[at : ends[at]])
        at = ends[at]
    return words


class Weights(dict[str, float | None]):
    """The logarithm of each word's share in jieba's dictionary, below 0; 0 for what only begins words, None for what
    begins none. Each is looked up when it is first asked for."""

    def __init__(self, frequencies: Mapping[str, int], total: int) -> None:
        super().__init__()
        self._frequencies, self._log_total = frequencies, math.log(total)
        self.unknown = 0.0 - self._log_total

    def __missing__(self, word: str) -> float | None:
        # The table takes a word in when it is asked for by `in`.
        frequency = self._frequencies[word] if word in self._frequencies else None  # noqa: SIM401
        weight = self[word] = math.log(frequency) - self._log_total if frequency else frequency
        return weight


@functools.cache
def _weights() -> Weights:
    return Weights(*_dictionary())
