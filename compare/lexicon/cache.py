"""A folder of our own for what is made once and read at each start."""

from __future__ import annotations

import contextlib
import functools
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from compare.files import is_there

T = TypeVar("T")


@functools.cache
def private_folder(name: str) -> Path | None:
    """The folder ``name`` below the user's cache folder, which only the user may enter; None where there can be none.

    What lies in a shared temporary folder could come from anybody.
    """
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("bidui"), name)
    if not _has_home(folder):
        return None
    try:
        for level in (folder.parent, folder):
            level.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder


def _has_home(folder: Path) -> bool:
    """Whether something above ``folder`` is there but the root: a user without a home has ``/nonexistent`` for one."""
    return next((True for parent in folder.parents if is_there(parent) and parent != parent.parent), False)


def keep(path: Path, data: bytes) -> None:
    """Write ``data`` whole or not at all; a full or read-only disk is no error."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with contextlib.suppress(OSError):
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def in_json(value: object) -> bytes:
    """Half a surrogate pair, which a pattern may look for, is written as well: `json.loads` reads it back."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def made_once(name: str, version: str, make: Callable[[], T]) -> T:
    """What ``make`` gives, a value that JSON can hold (tuples come back as lists). It is kept as ``name`` in the user's
    cache folder and made anew for another ``version``: of a package, or the hash of the file that it is made of."""
    folder = private_folder("tables")
    path = folder / f"{name}-{version}.json" if folder else None
    if path:
        try:
            return json.loads(path.read_bytes())  # type: ignore[no-any-return]
        except (OSError, ValueError):
            pass  # not yet kept, or damaged
    value = make()
    if path:
        keep(path, in_json(value))
    return value


def version_of(data: bytes) -> str:
    """A short hash of a file's content."""
    from hashlib import blake2b

    return blake2b(data, digest_size=8).hexdigest()
