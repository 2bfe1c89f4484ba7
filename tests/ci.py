"""What CI runs, in one command: ``python -m tests.ci``. Stops at the first step that fails; ``--list`` prints the steps."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_BIN = Path(sys.executable).parent
STEPS = (
    (str(_BIN / "ruff"), "check", "."),
    (str(_BIN / "ruff"), "format", "--check", "."),
    (str(_BIN / "mypy"),),
    (str(_BIN / "lint-imports"),),
    # One process a processor; the tests of a file stay together, since they share what is slow to make.
    (sys.executable, "-m", "pytest", "-n", "auto", "--dist", "loadfile"),
)


def main(arguments: list[str]) -> int:
    """The exit code of the first step that fails, or 0. Arguments go to pytest: ``python -m tests.ci -x tests/figures``."""
    if arguments == ["--list"]:
        print(*(" ".join((Path(step[0]).name, *step[1:])) for step in STEPS), sep="\n")
        return 0
    for step in STEPS:
        command = [*step, *arguments] if step is STEPS[-1] else list(step)
        print("$", Path(command[0]).name, *command[1:], flush=True)
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
