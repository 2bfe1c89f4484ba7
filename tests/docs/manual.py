"""``docs/bidui.1``, the manual page, made from the help of every command: ``python -m tests.docs.manual``."""

from __future__ import annotations

from pathlib import Path

from tests.docs.commands import helps

PAGE = Path(__file__).resolve().parents[2] / "docs" / "bidui.1"
_START = r""".\" Made by python -m tests.docs.manual.
.TH BIDUI 1
.SH NAME
bidui \- compare yearly reports: what changed, which figures moved, what was copied, what is wrong
.SH SYNOPSIS
.B bidui
.I COMMAND
[OPTION]... FILE...
.SH COMMANDS
"""
_END = r""".SH EXIT STATUS
0: done. 1: differences or findings, where they were asked for. 2: an input or an option cannot be used.
70: an error of the program. 130, 143: interrupted.
.SH FILES
.TP
.I bidui.toml
settings, in the working folder or above it; see
.B bidui config
"""


def page() -> str:
    return _START + "".join(f".SS {title}\n.nf\n{_escaped(text)}.fi\n" for title, text in helps()) + _END


def _escaped(text: str) -> str:
    """Text that troff prints as it stands."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").splitlines()
    return "".join(f"\\&{line}\n" if line[:1] in (".", "'") else f"{line}\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
