"""``docs/commands.md``, made from the help of every command: ``python -m tests.docs.commands``."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from compare.cli import main
from compare.cli.app import COMMANDS, GROUPS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "commands.md"
_START = """# Commands

What `bidui COMMAND --help` says, for every command; made by `python -m tests.docs.commands`, so change the program and not this
page. Chinese: `bidui --lang zh_CN COMMAND --help`.
"""
COLUMNS = "100"


def page() -> str:
    parts = [f"## {title}\n\n```text\n{said}```\n" for title, said in helps()]
    return "\n".join([_START, *parts])


def helps() -> Iterator[tuple[str, str]]:
    """Each command with its page of help."""
    yield "bidui", _help()
    for command in COMMANDS:
        said = _help(command)
        yield f"bidui {command}", said
        if command in GROUPS:
            yield from ((f"bidui {command} {name}", _help(command, name)) for name in _members(said))


def _members(said: str) -> list[str]:
    """The commands of a group, from its help: the words that begin the rows of its list."""
    rows = said.partition("\nCommands:\n")[2].partition("\n\n")[0].splitlines()
    return [row.split()[0] for row in rows if row.startswith("  ") and row[2] != " "]


def _help(*command: str) -> str:
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    environment = {"COLUMNS": COLUMNS, "NO_COLOR": "1"}
    with mock.patch.dict(os.environ, environment), contextlib.redirect_stdout(said):
        main(["--lang", "en", *command, "--help"])
    return said.buffer.getvalue().decode("utf-8")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
