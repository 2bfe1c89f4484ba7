"""A folder of our own for what is made once and read at each start."""

from __future__ import annotations

import contextlib
import functools
import os
from pathlib import Path


@functools.cache
def private_folder(name: str) -> Path | None:
    """The folder ``name`` below the user's cache folder, which only the user may enter; None where there can be none.

    What lies in a shared temporary folder could come from anybody.
    """
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("bidui"), name)
    try:
        for each in (folder.parent, folder):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder


def keep(path: Path, data: bytes) -> None:
    """Write ``data`` whole or not at all; a full or read-only disk is no error."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with contextlib.suppress(OSError):
        part.write_bytes(data)
        part.replace(path)
