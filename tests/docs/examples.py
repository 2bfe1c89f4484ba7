"""The examples of a page: blocks marked ``console``, in which ``$`` begins a command and ``…`` alone stands for lines left out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


class Example(NamedTuple):
    command: str
    printed: list[str]


def examples(page: Path) -> list[Example]:
    found: list[Example] = []
    for block in _BLOCK.findall(page.read_text("utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append(Example(line[2:], []))
            elif line.strip():
                found[-1].printed.append(line.rstrip())
    return found


def is_printed(printed: list[str], output: str) -> bool:
    """Whether the output has these lines, one below the other but for blank lines and what is left out."""
    pattern = "".join(r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line) + r"\n" for line in printed)
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)) is not None
