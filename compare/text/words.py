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
    def lcut(self, sentence: str, *, HMM: bool) -> list[str]: ...  # noqa: N803 - jieba's name


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
    tokenizer.check_initialized()
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
    not 0.3. Where there is none yet, or a damaged one, jieba makes it anew."""
    try:
        tokenizer.FREQ, tokenizer.total = marshal.loads(cache.read_bytes())
        tokenizer.initialized = True
    except (OSError, ValueError, EOFError, TypeError):
        tokenizer.initialized = False


def words(text: str, atoms: Sequence[Span] = ()) -> list[str]:
    """The words of ``text``, which they tile. ``atoms`` (in order, not overlapping) are kept whole: figures, dates,
    titles."""
    return [word for run, is_word in runs(text, atoms) for word in ((run,) if is_word else cut(run))]


def runs(text: str, atoms: Sequence[Span] = ()) -> list[tuple[str, bool]]:
    """What `words` are made of, and whether it is one already: all but stretches of Chinese characters are."""
    found: list[tuple[str, bool]] = []
    at = 0
    for atom in atoms:
        found += _plain(text[at : atom.start])
        found.append((atom.of(text), True))
        at = atom.end
    return found + _plain(text[at:])


def _plain(text: str) -> list[tuple[str, bool]]:
    return [(run, len(run) == 1 or not "\u3400" <= run[0] <= "\u9fff") for run in _RUN.findall(text)]


def cut(run: str) -> list[str]:
    """The words of Chinese characters alone: the likeliest of jieba's dictionary, none made up."""
    return _jieba().lcut(run, HMM=False)
