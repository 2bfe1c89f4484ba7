"""Two texts, and the same two as Word files: what each program finds of what was changed, in what time."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx

from tests.benchmarks.clock import Run, TookTooLongError, median, run
from tests.benchmarks.pages import number, table
from tests.benchmarks.peers.edits import (
    ADDED,
    KEPT,
    REMOVED,
    Block,
    Found,
    Solid,
    blocks_of,
    edited,
    found,
    rebuilds,
)
from tests.benchmarks.peers.tracked import operations_of
from tests.benchmarks.peers.venv import Environment
from tests.benchmarks.texts import CHINESE, ENGLISH, MOVES, Pair, make_pair

LENGTH = 100_000
LIMIT = 300  # seconds of the processor
# Chinese is written without blanks: numbers and Latin words whole, each other character alone.
GIT_WORDS = r"[0-9]+|[A-Za-z]+|[^[:space:]]"
HEAD = (
    *("program", "processor s", "times `bidui`", "wall s", "MB", "moves", "numbers with their new value"),
    *("characters edited", "gives both texts", "X against X"),
)

Read = Callable[[Path, Pair], tuple[list[Block], bool]]


@dataclass(frozen=True, slots=True)
class Program:
    """``command``: two files and the file of the result -> what to run; ``read``: the result -> blocks of what was
    changed, and whether both texts can be had from it."""

    name: str
    command: Callable[[Path, Path, Path], list[str]]
    read: Read
    suffix: str = ".json"


@dataclass(frozen=True, slots=True)
class Outcome:
    timed: Run
    found: Found
    same_is_empty: bool


def text_programs(peers: Environment) -> Iterator[Program]:
    yield Program("`bidui diff`", _bidui, _read_json)
    for name in ("fast-diff-match-patch", "redlines"):
        yield Program(name, _peer(peers, name), _read_operations)
    yield Program("git", _git, _read_word_diff, ".diff")


def word_programs(peers: Environment) -> Iterator[Program]:
    yield Program("`bidui diff`", _bidui, _read_tracked, ".docx")
    yield Program("docxodus", _peer(peers, "docxodus"), _read_tracked, ".docx")


def text_tables(peers: Environment, folder: Path, length: int = LENGTH, runs: int = 1) -> str:
    parts = []
    for title, language in (("Chinese", CHINESE), ("English", ENGLISH)):
        pair = make_pair(length, language=language)
        files = [_written(folder / f"{side}.txt", text) for side, text in (("old", pair.old), ("new", pair.new))]
        parts.append(f"{title}, {_told(pair)}\n\n{_table(text_programs(peers), peers, files, pair, runs)}")
    return "\n".join(parts)


def word_tables(peers: Environment, folder: Path, length: int = LENGTH, runs: int = 1) -> str:
    pair = make_pair(length)
    files = [_word_file(folder / f"{side}.docx", text) for side, text in (("old", pair.old), ("new", pair.new))]
    return f"Word files, {_told(pair)}\n\n{_table(word_programs(peers), peers, files, pair, runs)}"


def measured(program: Program, files: Sequence[Path], pair: Pair, runs: int = 1) -> Outcome:
    """Raises `TookTooLongError`."""
    result = files[0].with_name(f"result{program.suffix}")
    old, new = files
    timed = median([_run(program.command(old, new, result), result) for _ in range(runs)])
    blocks, is_rebuilt = program.read(result, pair)
    told = found(blocks, pair, is_rebuilt=is_rebuilt)
    _run(program.command(old, old, result), result)
    same, _ = program.read(result, Pair(pair.old, pair.old, (), (), 0))
    return Outcome(timed, told, not edited(same) and not any(block.moved for block in same))


def _table(programs: Iterable[Program], peers: Environment, files: Sequence[Path], pair: Pair, runs: int) -> str:
    rows, ours = [], None
    for program in programs:
        if not peers.has(program.name):
            rows.append([program.name, f"absent: {peers.absent[program.name]}", *[""] * (len(HEAD) - 2)])
            continue
        try:
            outcome = measured(program, files, pair, runs)
        except TookTooLongError as stopped:
            rows.append([program.name, str(stopped), *[""] * (len(HEAD) - 2)])
            continue
        ours = ours or outcome.timed
        rows.append([_name(program, peers), *_cells(outcome, ours, pair)])
    return table(HEAD, rows)


def _cells(outcome: Outcome, ours: Run, pair: Pair) -> list[str]:
    timed, told = outcome.timed, outcome.found
    return [
        number(timed.processor),
        number(timed.processor / ours.processor),
        number(timed.seconds),
        f"{timed.megabytes:.0f}",
        f"{told.moves} of {MOVES}",
        f"{told.numbers} of {len(pair.numbers)}",
        f"{told.edited:,}",
        "yes" if told.rebuilds else "no",
        "empty" if outcome.same_is_empty else "changes",
    ]


def _told(pair: Pair) -> str:
    return (
        f"{len(pair.old):,} characters, of which {pair.edited:,} removed and added; "
        f"{len(pair.numbers)} numbers replaced, {MOVES} paragraphs moved:"
    )


def _name(program: Program, peers: Environment) -> str:
    return program.name if program.name.startswith("`") else f"{program.name} {peers.version(program.name)}"


def _run(command: list[str], result: Path) -> Run:
    result.unlink(missing_ok=True)
    return run(command, (0, 1), LIMIT)


# --- what is run ---------------------------------------------------------------------------------------------------


def _bidui(old: Path, new: Path, result: Path) -> list[str]:
    return [sys.executable, "-m", "compare.cli", "diff", str(old), str(new), "-o", str(result)]


def _peer(peers: Environment, name: str) -> Callable[[Path, Path, Path], list[str]]:
    return lambda old, new, result: peers.command(name, str(old), str(new), str(result))


def _git(old: Path, new: Path, result: Path) -> list[str]:
    words = ["--word-diff=porcelain", f"--word-diff-regex={GIT_WORDS}"]
    whole = ["-U100000000", f"--output={result}"]
    return ["env", "LC_ALL=C.UTF-8", "git", "diff", "--no-index", *words, *whole, str(old), str(new)]


# --- what it says --------------------------------------------------------------------------------------------------


def _read_operations(result: Path, pair: Pair) -> tuple[list[Block], bool]:
    operations = json.loads(result.read_text("utf-8"))
    return blocks_of(operations), rebuilds(operations, pair)


def _read_word_diff(result: Path, pair: Pair) -> tuple[list[Block], bool]:
    """Git's porcelain: a line for each piece, ``~`` for a line's end; nothing at all where nothing differs."""
    lines = result.read_text("utf-8").split("\n") if result.exists() else []
    first = next((i for i, line in enumerate(lines) if line.startswith("@@")), None)
    if first is None:
        return blocks_of([(KEPT, pair.old)]), rebuilds([(KEPT, pair.old)], pair)
    signs = {" ": KEPT, "-": REMOVED, "+": ADDED}
    operations = [(signs[line[0]], line[1:]) for line in lines[first + 1 :] if line and line[0] in signs]
    return blocks_of(operations), rebuilds(operations, pair)


def _read_tracked(result: Path, pair: Pair) -> tuple[list[Block], bool]:
    operations = operations_of(result)
    return blocks_of(operations), rebuilds(operations, pair)


def _read_json(result: Path, pair: Pair) -> tuple[list[Block], bool]:
    """Passages and the edits in them. A passage that was moved, or stands in a section that was, is a moved one."""
    told = json.loads(result.read_text("utf-8"))
    old, new = Solid.of(pair.old), Solid.of(pair.new)
    sections = [each["new"]["span"] for each in told["sections"] if each["status"] == "moved"]
    blocks = [block for passage in told["passages"] for block in _passage_blocks(passage, old, new, sections)]
    return blocks, _covers(blocks, old, new)


def _passage_blocks(
    passage: dict[str, Any], old: Solid, new: Solid, moved_sections: Sequence[Sequence[int]]
) -> Iterator[Block]:
    if passage["old"] is None or passage["new"] is None:
        before = old.span(passage["old"]) if passage["old"] else (0, 0)
        yield Block(before, new.span(passage["new"]) if passage["new"] else (0, 0), same=False)
        return
    start = passage["new"][0]
    moved = passage["status"] == "moved" or any(span[0] <= start < span[1] for span in moved_sections)
    (old_at, old_end), (new_at, new_end) = old.span(passage["old"]), new.span(passage["new"])
    for edit in passage["edits"]:
        (old_start, old_next), (new_start, new_next) = old.span(edit["old"]), new.span(edit["new"])
        if old_at < old_start:
            yield Block((old_at, old_start), (new_at, new_start), same=True, moved=moved)
        if (old_start, new_start) != (old_next, new_next):
            yield Block((old_start, old_next), (new_start, new_next), same=False)
        old_at, new_at = old_next, new_next
    if old_at < old_end:
        yield Block((old_at, old_end), (new_at, new_end), same=True, moved=moved)


def _covers(blocks: Iterable[Block], old: Solid, new: Solid) -> bool:
    """Whether the blocks hold both texts, and what is called the same is."""
    sides: tuple[list[Any], list[Any]] = ([], [])
    for block in blocks:
        if block.same and old.text[slice(*block.old)] != new.text[slice(*block.new)]:
            return False
        for side, span in zip(sides, (block.old, block.new), strict=True):
            side.append(span)
    return all(_tiles(spans, len(solid.text)) for spans, solid in zip(sides, (old, new), strict=True))


def _tiles(spans: Iterable[tuple[int, int]], length: int) -> bool:
    at = 0
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if start != at:
            return False
        at = end
    return at == length


# --- files ---------------------------------------------------------------------------------------------------------


def _written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def _word_file(path: Path, text: str) -> Path:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(path))
    return path
