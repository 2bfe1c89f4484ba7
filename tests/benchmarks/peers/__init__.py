"""``python -m tests.benchmarks peers``: other programs on the same files in the same run; what each found as well as its
time and memory. They are installed into an environment of their own (``build/peers``), and one that cannot be is named."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.pages import add_option, tell
from tests.benchmarks.peers import diffs
from tests.benchmarks.peers.venv import environment


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks peers", description=__doc__)
    parser.add_argument("kinds", nargs="*", default=["text", "word"])
    parser.add_argument("--length", type=int, default=diffs.LENGTH)
    add_option(parser)
    chosen = parser.parse_args(arguments)
    peers = environment()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "text" in chosen.kinds:
            tell("peers text", diffs.text_tables(peers, folder, chosen.length), chosen.write)
        if "word" in chosen.kinds:
            tell("peers word", diffs.word_tables(peers, folder, chosen.length), chosen.write)
