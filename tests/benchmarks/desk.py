"""``python -m tests.benchmarks desk``: the desk with two texts of 100,000 lines each, in a terminal of its own.

The engine's result is made by hand (the engine itself is timed elsewhere). A child process runs the desk in a
pseudo-terminal of 160 x 50; this one presses keys, drags the mouse, resizes, and times each until the last byte.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import resource
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SIZE = (160, 50)
LINES = 100_000
# Nothing for so long: the answer to a key is through. Longer than any pause inside of one.
QUIET = 0.12
LONG_QUIET = 0.4  # for what lays everything out anew
PATIENCE = 5.0
KEYS = {"page down": b"\x1b[6~", "down": b"j", "next change": b"]", "unfold all": b"z", "next filter": b"f"}
SHARE_OF_LINES = {"edited": 0.10, "added": 0.02, "removed": 0.02, "moved": 0.002}


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks desk", description=__doc__)
    parser.add_argument("--lines", type=int, default=LINES)
    parser.add_argument("--presses", type=int, default=100, help="of each key")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.child:
        _child(chosen.lines, Path(chosen.child))
    else:
        _measure(chosen.lines, chosen.presses)


# --- this side of the terminal -----------------------------------------------------------------------------------


def _measure(lines: int, presses: int) -> None:
    load = os.getloadavg()[0]
    print(
        f"two texts of {lines:,} lines, terminal {SIZE[0]} x {SIZE[1]}; load before {load:.1f} on {os.cpu_count()} cores"
    )
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.json"
        terminal = _Terminal(lines, log)
        terminal.wait_for(b"change ", 120)
        time.sleep(4)  # the keys of the review are made meanwhile
        terminal.drain()
        waits = {
            "page down": terminal.press(KEYS["page down"], presses),
            "down": terminal.press(KEYS["down"], presses),
            "next change": terminal.press(KEYS["next change"], presses),
            "drag": terminal.drag(presses),
        }
        single = {
            "unfold all": terminal.press(KEYS["unfold all"], 1, quiet=LONG_QUIET),
            "resize": terminal.resize(((120, 40), SIZE)),
        }
        waits["page down, unfolded"] = terminal.press(KEYS["page down"], presses)
        single["resize, unfolded"] = terminal.resize(((120, 40), SIZE, (81, 30), SIZE))
        single["search"] = [terminal.press(key, 1, quiet=LONG_QUIET)[0] for key in (b"/", b"9", b"\r")]
        terminal.quit()
        told = json.loads(log.read_text("utf-8"))
    print(f"first frame after the engine's result  {told['first']:.2f} s")
    print(
        f"largest memory of the process          {told['megabytes']:.0f} MB (of that the result {told['before']:.0f})"
    )
    p50, p95, most = (_percentile(told["frames"], percent) for percent in (50, 95, 99))
    print(f"own work per frame                     p50 {p50:.1f} ms, p95 {p95:.1f} ms, p99 {most:.1f} ms")
    for name, times in waits.items():
        print(f"key to last byte: {name:<20} p50 {_percentile(times, 50):.0f} ms, p95 {_percentile(times, 95):.0f} ms")
    for name, times in single.items():
        print(f"to last byte:     {name:<20} {' '.join(f'{t * 1000:.0f}' for t in times)} ms")


class _Terminal:
    """A child with the desk, in a pseudo-terminal."""

    def __init__(self, lines: int, log: Path) -> None:
        self._pid, self._file = pty.fork()
        if self._pid == 0:
            environ = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            command = [sys.executable, "-m", "tests.benchmarks", "desk", "--lines", str(lines), "--child", str(log)]
            os.execve(sys.executable, command, environ)
        self._set_size(SIZE)

    def _set_size(self, size: tuple[int, int]) -> None:
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def drain(self, quiet: float = QUIET) -> float:
        """Read until nothing comes; when the last byte came."""
        last = time.perf_counter()
        end = last + PATIENCE
        while last < end and select.select([self._file], [], [], quiet)[0]:
            os.read(self._file, 1 << 16)
            last = time.perf_counter()
        return last

    def wait_for(self, text: bytes, patience: float) -> None:
        seen, end = b"", time.monotonic() + patience
        while text not in seen and time.monotonic() < end:
            if select.select([self._file], [], [], 1)[0]:
                seen = (seen + os.read(self._file, 1 << 16))[-(1 << 17) :]

    def press(self, key: bytes, times: int, quiet: float = QUIET) -> list[float]:
        return [self._answer(lambda: os.write(self._file, key), quiet) for _ in range(times)]

    def drag(self, steps: int) -> list[float]:
        """Down the change map and up again, in the last column."""
        column, rows = SIZE[0], SIZE[1] - 5
        os.write(self._file, b"\x1b[<0;%d;2M" % column)
        self.drain()
        waits = []
        for step in range(steps):
            row = 2 + (step * 7) % rows
            waits.append(self._answer(lambda row=row: os.write(self._file, b"\x1b[<32;%d;%dM" % (column, row))))  # type: ignore[misc]
        os.write(self._file, b"\x1b[<0;%d;2m" % column)
        self.drain()
        return waits

    def resize(self, sizes: Sequence[tuple[int, int]]) -> list[float]:
        def to(size: tuple[int, int]) -> None:
            self._set_size(size)
            os.kill(self._pid, signal.SIGWINCH)

        return [self._answer(lambda size=size: to(size), LONG_QUIET) for size in sizes]  # type: ignore[misc]

    def _answer(self, act: Any, quiet: float = QUIET) -> float:
        begin = time.perf_counter()
        act()
        return max(0.0, self.drain(quiet) - begin)

    def quit(self) -> None:
        os.write(self._file, b"q")
        while True:
            try:
                if not os.read(self._file, 1 << 16):
                    break
            except OSError:
                break
        os.waitpid(self._pid, 0)


def _percentile(times: Sequence[float], percent: int) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1] * 1000


# --- the other side ----------------------------------------------------------------------------------------------


def _child(lines: int, log: Path) -> None:
    """Run the desk; write what was measured inside to ``log``."""
    from compare.language import ENGLISH, Words
    from compare.library.store import Store
    from tests.benchmarks.long_pair import LongPair
    from tui.app import Desk
    from tui.session.review import Review
    from tui.session.settings import DeskSettings

    gauge = _Gauge()
    work = LongPair(lines, gauge.begin)
    desk = Desk(work, Words(ENGLISH), Review(Store(":memory:")), DeskSettings(view="pair"))
    gauge.attach()
    desk.run()
    log.write_text(json.dumps(gauge.told()), "utf-8")


class _Gauge:
    """Sums what our own widgets spend in `render_line` between two writes to the terminal."""

    def __init__(self) -> None:
        self._spent = 0.0
        self._frames: list[float] = []
        self._result = self._first = self._before = 0.0

    def begin(self) -> None:
        """The engine's result is there."""
        self._result = time.perf_counter()
        self._before = _megabytes()

    def attach(self) -> None:
        from textual.app import App

        from tui.widgets.change_map import ChangeMap
        from tui.widgets.contents import Contents
        from tui.widgets.rows_view import RowsView

        for widget in (RowsView, ChangeMap, Contents):
            widget.render_line = self._timed(widget.render_line)  # type: ignore[method-assign]
        display = App._display

        def displayed(app: App[Any], screen: Any, renderable: Any) -> None:
            display(app, screen, renderable)
            if self._spent and not self._first:
                self._first = time.perf_counter()
            elif self._spent:
                self._frames.append(self._spent)
            self._spent = 0.0

        App._display = displayed  # type: ignore[method-assign]

    def _timed(self, render_line: Any) -> Any:
        def timed(widget: Any, y: int) -> Any:
            begin = time.perf_counter()
            strip = render_line(widget, y)
            if getattr(widget, "_laid", True) is not None:
                self._spent += time.perf_counter() - begin
            return strip

        return timed

    def told(self) -> dict[str, Any]:
        return {
            "first": self._first - self._result,
            "before": self._before,
            "megabytes": _megabytes(),
            "frames": self._frames,
        }


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
