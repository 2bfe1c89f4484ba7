"""Plain text: bytes to characters, told apart by their content."""

from __future__ import annotations

import codecs

from compare.model import InputError

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
# Text has no control characters but white space. One byte in so many is forgiven: scraped pages hold stray ones.
_CONTROLS_FORGIVEN = 1000


def decode(data: bytes, path: str) -> tuple[str, str]:
    """The text of ``data`` without its byte-order mark, and the name of the encoding. Raises `InputError` for what is
    no text."""
    if not data.strip():
        raise InputError(path, "is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, path), encoding
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and not _is_binary(text):
        return text, "utf-8"
    return _guess(data, path)


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

    best = from_bytes(data, cp_isolation=_CANDIDATES).best()
    if best is None:
        raise InputError(path, "is not text in an encoding that bidui knows (UTF-8, UTF-16, GB18030, Big5)")
    text = data.decode(best.encoding)
    if _is_binary(text):
        raise InputError(path, "is not text")
    return text, best.encoding.replace("_", "-")


def _is_binary(text: str) -> bool:
    controls = sum(c < " " and c not in "\t\n\r\f\v\x1a" for c in text)
    return "\0" in text or controls * _CONTROLS_FORGIVEN > len(text)
