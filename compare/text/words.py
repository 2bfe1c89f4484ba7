"""Words: jieba's for Chinese, letters and digits otherwise. Never used on a whole corpus; only where edits are shown."""

from __future__ import annotations

import contextlib
import functools
import logging
import marshal
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from compare.model import Span

_RUN = re.compile(
    r"[\u3400-\u9fff]+|[^\W\d_\u3400-\u9fff]+(?:['’\-][^\W\d_\u3400-\u9fff]+)*|\d+(?:[.,]\d+)*|\s+|.", re.DOTALL
)


class _Tokenizer(Protocol):
    def cut(self, sentence: str, *, HMM: bool) -> Iterator[str]: ...  # noqa: N803 (jieba's own name)


@functools.cache
def _jieba() -> _Tokenizer:
    """jieba with its dictionary cache in a folder of our own: the default is a predictable name in the shared
    temporary folder, and what lies there is unmarshalled."""
    import warnings

    import platformdirs

    with warnings.catch_warnings(), _absent("pkg_resources"):  # which takes longer to import than all of jieba
        warnings.simplefilter("ignore")  # its sources warn whenever they are compiled, and fail under -W error
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    # A folder for each version, so that what lies there is of this dictionary whatever the dates of the files say.
    folder = Path(platformdirs.user_cache_dir("bidui"), f"jieba-{jieba.__version__}")
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        folder = Path("/nonexistent")  # nowhere to keep a cache: the dictionary is read anew each time
    tokenizer.tmp_dir = str(folder)
    _read_cache(tokenizer, folder / "jieba.cache")
    return tokenizer  # type: ignore[no-any-return]


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


def _read_cache(tokenizer: Any, cache: Path) -> None:
    """Take the dictionary from its cache in one read: jieba reads the same file piece by piece, which takes 0.7 s and
    not 0.3. Where there is none yet, or a damaged one, jieba makes it anew at the first word."""
    try:
        tokenizer.FREQ, tokenizer.total = marshal.loads(cache.read_bytes())
        tokenizer.initialized = True
    except (OSError, ValueError, EOFError, TypeError):
        tokenizer.initialized = False


def words(text: str, atoms: Sequence[Span] = ()) -> list[Span]:
    """The words of ``text`` as spans that tile it. ``atoms`` (in order, not overlapping) are kept whole: figures,
    dates, titles."""
    found: list[Span] = []
    at = 0
    for atom in atoms:
        found += _plain(text, at, atom.start)
        found.append(atom)
        at = atom.end
    return found + _plain(text, at, len(text))


def _plain(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    for match in _RUN.finditer(text, start, end):
        at, run = match.start(), match.group()
        if len(run) > 1 and "\u3400" <= run[0] <= "\u9fff":
            for word in _jieba().cut(run, HMM=False):
                found.append(Span(at, at + len(word)))
                at += len(word)
        else:
            found.append(Span(at, match.end()))
    return found
