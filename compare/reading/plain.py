"""Plain text: bytes to characters, told apart by their content."""

from __future__ import annotations

import codecs
import re

from compare.lexicon import pattern
from compare.model import InputError
from compare.reading import settings

# Marks that say which encoding follows; the longer ones first, since UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What else a report may be in. gb18030 reads all of GB2312 and GBK.
_CANDIDATES = ["gb18030", "big5", "utf-16-le", "utf-16-be"]
_CONTROL = pattern(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
# GB18030 has a character for nearly every pair of bytes; where it is the wrong encoding, many are for private use.
_BROKEN = pattern("[\ufffd\ue000-\uf8ff]")
# Windows-1252 in an English text: at most this share of bytes above ASCII, nearly all of them alone.
_WESTERN = "cp1252"
_HIGH = rb"[\x80-\xff]+"


def decode(data: bytes, path: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of ``data`` without its byte-order mark, and the name of the encoding: the one given, or else told by
    the content. Raises `InputError` for what is no text."""
    if not data or data.isspace():
        raise InputError(path, "is empty")
    if encoding is not None:
        return _as_told(data, encoding, path), encoding
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], marked, path), marked
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and not _is_binary(text):
        return text, "utf-8"
    if text and "\0" not in text and not text.isascii():  # UTF-8 beyond doubt: no other encoding is to be tried
        raise InputError(path, "holds {count} control characters, as no text does", count=len(_CONTROL.findall(text)))
    return _guess(data, path)


def _as_told(data: bytes, encoding: str, path: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(path, "is not {encoding}: see byte {at}", encoding=encoding, at=error.start) from None
    except (LookupError, UnicodeError, ValueError, AssertionError):
        raise InputError("--encoding", "knows no encoding {name}", name=encoding) from None
    if _is_binary(text):
        raise InputError(path, "is not text")
    return text


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            path,
            "is marked as {encoding} but breaks off or is damaged at byte {at}",
            encoding=encoding,
            at=error.start,
        ) from None
    if not text.strip():
        raise InputError(path, "is empty")
    if _is_binary(text):
        raise InputError(path, "is not text")
    return text


def _guess(data: bytes, path: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    if _is_western(data):
        return data.decode(_WESTERN, "replace"), _WESTERN
    best = from_bytes(data, cp_isolation=_CANDIDATES).best()
    if best is None:
        return _damaged(data, path)
    encoding = best.encoding.replace("_", "-")
    text = data.decode(encoding)
    if _is_binary(text):
        raise InputError(path, "is not text")
    return text, encoding


def _is_western(data: bytes) -> bool:
    """Few bytes above ASCII, and those alone: quotation marks and accents. In Chinese encodings they come in pairs."""
    runs = re.findall(_HIGH, data)
    alone = sum(len(run) == 1 for run in runs)
    return (
        b"\0" not in data
        and 0 < len(runs) < settings.HIGH_BYTES * len(data)
        and alone >= settings.HIGH_ALONE * len(runs)
    )


def _damaged(data: bytes, path: str) -> tuple[str, str]:
    """A text in which a few bytes were hurt, or that was cut inside a character: U+FFFD stands for what is lost."""
    for encoding, forgiven in settings.LOST_FORGIVEN.items():
        text = data.decode(encoding, "replace")
        broken = len(_BROKEN.findall(text))
        few = broken <= settings.FEW_LOST and len(text) >= settings.SHORT_TEXT
        if (few or broken <= forgiven * len(text)) and not _is_binary(text):
            return text, encoding
    raise InputError(path, "is not text in an encoding that bidui knows (UTF-8, UTF-16, GB18030, Big5)")


def _is_binary(text: str) -> bool:
    controls = len(_CONTROL.findall(text))
    return "\0" in text or controls * settings.CONTROLS_FORGIVEN > len(text)
