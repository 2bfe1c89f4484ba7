"""The readers of formats that need a library, by kind. Each turns bytes into `Parsed` and raises `InputError`."""

from __future__ import annotations

from compare.model import InputError
from compare.reading.building import Parsed
from compare.reading.detection import FileKind
from compare.reading.options import ReadOptions


def parse(kind: FileKind, data: bytes, path: str, options: ReadOptions) -> Parsed:
    """Read ``data`` in this process. The libraries below are third parties' and the file a stranger's: whatever they
    raise means that the file is damaged, or uses what they cannot read."""
    try:
        return _parse(kind, data, path, options)
    except InputError as error:
        raise InputError(error.path or path, error.reason, **error.arguments) from None
    except MemoryError:
        raise InputError(path, "needs more memory than a report may") from None
    except Exception as error:  # noqa: BLE001
        why = " ".join(str(error).split())[:200]
        raise InputError(path, "is damaged: {why}", why=f"{type(error).__name__} {why}".strip()) from None


def _parse(kind: FileKind, data: bytes, path: str, options: ReadOptions) -> Parsed:
    match kind:
        case FileKind.WORD:
            from compare.reading.word import parse as parse_word

            return parse_word(data, path, options.tracked)
        case FileKind.PDF:
            from compare.reading.pdf import parse as parse_pdf

            return parse_pdf(data, path)
        case FileKind.HTML:
            from compare.reading.html import parse as parse_html

            return parse_html(data, path, options.encoding)
        case FileKind.SHEETS:
            from compare.reading.sheets import parse as parse_sheets

            return parse_sheets(data, path)
    raise ValueError(kind)
