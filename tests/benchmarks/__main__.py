"""``python -m tests.benchmarks COMMAND``: what takes how long, and what it finds. ``COMMAND --help`` says more."""

from __future__ import annotations

import argparse
import compileall
import sys
from importlib import import_module

from tests.benchmarks.texts import ROOT

# Modules with a ``main`` that takes the arguments behind its name, and what each does.
COMMANDS = {
    "peers": "other programs on the same files: what each finds, in what time",
    "growth": "time at n, 2n, 4n and 8n beside other programs, as a picture, too",
    "size": "wheel, packages, installation and start beside other programs",
    "worst_cases": "texts made to be slow, for every command",
    "library": "reports added to a library, and scanned against it",
    "reading": "files read beside other readers",
    "desk": "the screen: first picture, keys, memory",
    "patterns": "regular expressions whose time grows faster than the text",
}


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=__doc__,
        epilog="\n".join(f"  {name:<12} {told}" for name, told in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    chosen = parser.parse_args(arguments[:1])
    compile_packages()
    import_module(f"tests.benchmarks.{chosen.command}").main(arguments[1:])


def compile_packages() -> None:
    """The state that pip leaves a program in, as it has left the others: a run from sources alone, where Python is told
    to keep no bytecode, compiles all of them at each start."""
    for package in ("compare", "tui"):
        compileall.compile_dir(ROOT / package, quiet=1)


if __name__ == "__main__":
    main(sys.argv[1:])
