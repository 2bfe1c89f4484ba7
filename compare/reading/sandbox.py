"""Files of strangers are read in a process of their own, with an end to its time and memory.

Parsers in C and C++ can crash, loop or take all memory on a hostile file; the command then loses one child process and
says so in one line. One child reads many files in a row, so that its start-up (some 0.1 s) is paid once.

Over the pipe go, each way, a line of JSON and so many bytes: nothing that could run code.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import cache
from math import ceil
from threading import Thread, Timer
from types import TracebackType
from typing import IO, Any

from compare.lexicon import Lexicon, active, using
from compare.model import Cell, Chrome, ChromeKind, InputError, Layout, Place, Span, StyledHeading, Table
from compare.model.layout import Concealed, Concealment
from compare.model.origins import OriginKind, OriginMark
from compare.reading import settings
from compare.reading.building import Parsed
from compare.reading.detection import FileKind
from compare.reading.options import ReadOptions, Tracked

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from compare.reading.sandbox import serve; serve(int(sys.argv[2]))"
# How the system ends a child that took all its processor time.
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0) or None


class Sandbox:
    """``with Sandbox() as sandbox: sandbox.parse(…)``. The child starts with the first file that needs it."""

    def __init__(self, seconds: float = settings.SECONDS_PER_FILE, memory: int = settings.MOST_MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._child: subprocess.Popen[bytes] | None = None

    def parse(self, kind: FileKind, data: bytes, path: str, options: ReadOptions) -> Parsed:
        """Raises `InputError`, also where the child breaks down or takes too long."""
        child = self._started()
        timer = Timer(self._seconds * settings.WALL_PER_PROCESSOR, child.kill)
        timer.daemon = True
        timer.start()
        try:
            head: dict[str, Any] = {
                "kind": kind,
                "path": path,
                "encoding": options.encoding,
                "tracked": options.tracked,
                "seconds": self._seconds,
                "lexicon": active().paths,
            }
            _send(_pipe(child.stdin), head, data)
            answer, text = _receive(_pipe(child.stdout))
        except (EOFError, BrokenPipeError, ValueError):
            late = not timer.is_alive()
            self.close()
            if late or child.returncode == _OUT_OF_TIME:
                raise InputError(path, "takes longer than {most} seconds to read", most=int(self._seconds)) from None
            raise InputError(path, "is damaged: {why}", why="its reader broke down") from None
        except BaseException:
            self.close()  # an answer may still be under way
            raise
        finally:
            timer.cancel()
        if "reason" in answer:
            raise InputError(path, answer["reason"], **answer["arguments"])
        origin = tuple(OriginMark(OriginKind(kind), value) for kind, value in answer["origin"])
        return Parsed(text.decode(), _layout(answer["layout"]), answer["encoding"], origin)

    def close(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, json.dumps(sys.path), str(self._memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # an interrupt is the parent's to answer
            )
        return self._child


def serve(memory: int) -> None:
    """The child: answer until the pipe closes, within so many bytes of memory."""
    from compare.reading.formats import parse

    _limit_memory(memory)
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    while True:
        try:
            request, data = _receive(source)
        except EOFError:
            return
        options = ReadOptions(request["encoding"], Tracked(request["tracked"]))
        _limit_processor(request["seconds"])
        try:
            with using(_lexicon(tuple(request["lexicon"]))):
                parsed = parse(FileKind(request["kind"]), data, request["path"], options)
        except InputError as error:
            arguments = {name: str(value) for name, value in error.arguments.items()}
            _send(answers, {"reason": error.reason, "arguments": arguments}, b"")
        else:
            origin = [[mark.kind, mark.value] for mark in parsed.origin]
            head = {"layout": _plain(parsed.layout), "encoding": parsed.encoding, "origin": origin}
            _send(answers, head, parsed.text.encode())


@cache
def _lexicon(paths: tuple[str, ...]) -> Lexicon:
    """The lexicon of the process that asks: ours and these files of the reader's."""
    return Lexicon.with_files(paths)


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_processor(seconds: float) -> None:
    """An end of the child's own to each file, also where nobody is left to end it: the system kills it after so many more
    seconds of processor time. (On Windows the clock on the wall alone ends it.)"""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = ceil(used.ru_utime + used.ru_stime + seconds)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (end if hard == resource.RLIM_INFINITY else min(end, hard), hard))


def _end_with(parent: int) -> None:
    """End this process once its parent has ended: the pipe closes only where a file is waited for, not while one is
    read."""
    while os.getppid() == parent:
        time.sleep(settings.SECONDS_BETWEEN_LOOKS)
    os._exit(1)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise EOFError
    return pipe


def _send(pipe: IO[bytes], head: dict[str, Any], body: bytes) -> None:
    pipe.write(json.dumps(head | {"size": len(body)}).encode() + b"\n")
    pipe.write(body)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    line = pipe.readline()
    if not line:
        raise EOFError
    head = json.loads(line)
    body = pipe.read(head["size"])
    if len(body) < head["size"]:
        raise EOFError
    return head, body


def _plain(layout: Layout) -> list[Any]:
    return [
        [[h.span, h.level] for h in layout.headings],
        [[t.span, [[c.span, c.row, c.column, c.rows, c.columns, c.header] for c in t.cells]] for t in layout.tables],
        [[c.kind, c.span] for c in layout.chrome],
        [[p.start, p.page, p.line, p.paragraph, p.table, p.row, p.column, p.sheet] for p in layout.places],
        layout.unread,
        [[c.span, c.how] for c in layout.concealed],
    ]


def _layout(plain: list[Any]) -> Layout:
    headings, tables, chrome, places, unread, concealed = plain
    return Layout(
        tuple(StyledHeading(Span(*span), level) for span, level in headings),
        tuple(Table(Span(*span), tuple(Cell(Span(*s), *rest) for s, *rest in cells)) for span, cells in tables),
        tuple(Chrome(ChromeKind(kind), Span(*span)) for kind, span in chrome),
        tuple(Place(*place) for place in places),
        tuple((what, count) for what, count in unread),
        concealed=tuple(Concealed(Span(*span), Concealment(how)) for span, how in concealed),
    )
