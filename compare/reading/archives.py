"""Zip archives from strangers: Word and Excel files, and bundles of submissions.

Small files that expand without end (*zip bombs*) are refused, and nothing is ever written to disk.
"""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from compare.model import InputError
from compare.reading import settings

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_PARTS = (".xml", ".rels")


class Archive:
    """The members of a zip file, given as its bytes or where it lies. Raises `InputError` for a damaged one."""

    def __init__(self, source: bytes | Path, path: str) -> None:
        self._path = path
        try:
            self._zip = ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
        except (BadZipFile, ValueError, NotImplementedError, OSError, IndexError) as error:
            raise self._damaged(error) from None
        members = [member for member in self._zip.infolist() if member.filename]  # ZipInfo fails on an empty name
        if len(members) > settings.MOST_MEMBERS:
            raise InputError(path, "holds more than {most} files", most=settings.MOST_MEMBERS)
        self._by_name = {_name(member): member for member in members if not member.is_dir()}

    def names(self) -> Iterator[str]:
        """Member names with ``/`` between folders, in the archive's order. A name is only ever a label: nothing is
        written under it."""
        yield from self._by_name

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def read(self, name: str, most: int = settings.MOST_BYTES_OF_MEMBER) -> bytes:
        """The bytes of a member, at most ``most``. Raises `InputError`, also where there is none of that name."""
        member = self._by_name.get(name)
        if member is None:
            raise InputError(self._path, "holds no {name}", name=name)
        if member.flag_bits & _ENCRYPTED:
            raise InputError(self._path, "is protected by a password")
        try:
            with self._zip.open(member) as file:
                data = file.read(most + 1)
        except (BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise self._damaged(error) from None
        if len(data) > most:
            raise self._bomb(most)
        return data

    def check_expansion(self, name: str) -> None:
        """Refuse a file of a bundle that expands as no text does, before it is expanded."""
        member = self._by_name.get(name)
        if member and member.file_size > max(settings.LARGE_MEMBER, settings.MOST_EXPANSION * member.compress_size):
            raise self._bomb(settings.LARGE_MEMBER)

    def check_parts(self) -> None:
        """Refuse an office file whose parts would expand beyond the limit. What it says of their sizes can be trusted:
        zipfile inflates no further."""
        parts = [member.file_size for name, member in self._by_name.items() if name.lower().endswith(_PARTS)]
        if sum(parts) > settings.MOST_BYTES_OF_PARTS or max(parts, default=0) > settings.MOST_BYTES_OF_MEMBER:
            raise self._bomb(settings.MOST_BYTES_OF_PARTS)

    def _bomb(self, most: int) -> InputError:
        return InputError(self._path, "expands to more than {most} MB, as no report does", most=most // 2**20)

    def _damaged(self, error: Exception) -> InputError:
        return InputError(self._path, "is damaged: {why}", why=" ".join(str(error).split()) or type(error).__name__)


def _name(member: ZipInfo) -> str:
    """The name as its author saw it: Windows packers write GBK where the flag for UTF-8 is not set, which zipfile
    reads as code page 437."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME and not name.isascii():
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            break
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))
