"""The command line: every command but the desk's, with any options and values, on files made wrong."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from enum import EnumType
from pathlib import Path
from random import Random
from typing import Any

from typer.main import get_command

from compare.cli import main
from compare.cli.app import build
from compare.language import choose
from tests.fuzz.entrances.texts import report
from tests.fuzz.runner import Answer, Try

_NAMES = ("a.txt", "b.txt", "c.md", "folder")
_ODD_NAMES = ("none.txt", "a.txt#0", "a.txt#7", "-", "@list.lst", "*.txt", "", "空 格.txt")
_VALUES = ("", "0", "1", "-1", "0.5", "99999999999", "1:1", "99:99999", "nan", "(", "a|b", "%", "\x00", "一" * 300, "\ud800", "en", "json", "../x", "--", "all", "garbled", "folder")  # fmt: skip
_OUTPUTS = ("out.json", "out.html", "out.csv", "out.xlsx", "out.docx", "out.md", "out.txt", "out", "out/", "-", "none/out.json", "a.txt", "out.zip")  # fmt: skip
_WRITING = ("--output", "--write-baseline", "--review")
# Of the arguments so many are not as a reader would give them; of the values of options, too.
_ODD = 0.3
# How many files a command wants.
_ARGUMENTS = {"text": 1, "outline": 1, "check": 1, "config": 0, "demo": 0}
# Takes a terminal, waits for a browser, or asks LibreOffice.
_LEFT_OUT = {"browse", "serve", "doctor"}
_PRINTED = (".pdf",)
_MOST_LINES = 30


@contextmanager
def command_line(folder: Path) -> Iterator[Try]:
    commands: dict[str, Any] = get_command(build(choose("en", {}))).commands  # type: ignore[attr-defined]
    before = dict(os.environ)
    os.environ |= {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "PAGER": "true", "BIDUI_PAGER": "true"}

    def attempt(random: Random) -> Answer:
        place = folder / "place"
        (place / "folder").mkdir(parents=True)
        for name in ("a.txt", "b.txt", "c.md", "folder/d.txt", "空 格.txt"):
            (place / name).write_text(report(random), "utf-8", "replace")
        (place / "list.lst").write_text("a.txt\nb.txt\n", "utf-8")
        try:
            with chdir(place):
                return _called(_arguments(commands, random), place)
        finally:
            shutil.rmtree(place)

    try:
        yield attempt
    finally:
        os.environ.clear()
        os.environ |= before


def _arguments(commands: dict[str, Any], random: Random) -> list[str]:
    name = random.choice([each for each in commands if each not in _LEFT_OUT])
    arguments = [name, *random.choices(_NAMES, k=_ARGUMENTS.get(name, 2))]
    if random.random() < _ODD:
        arguments[1:] = random.choices(_NAMES + _ODD_NAMES, k=random.choice((0, 1, 2, 2, 3, 5)))
    options = [option for option in commands[name].params if option.param_type_name == "option"]
    for option in random.sample(options, min(len(options), random.choice((0, 0, 1, 1, 2, 4)))):
        flag = random.choice(option.opts)
        arguments.append(flag)
        if getattr(option, "is_flag", False):
            continue
        choices = tuple(option.bare_type) if isinstance(option.bare_type, EnumType) else ()
        fitting = _OUTPUTS if set(option.opts) & set(_WRITING) else _fitting(choices, random)
        arguments.append(str(random.choice(fitting)))
    if random.random() < 0.1:
        random.shuffle(arguments)
    return arguments if not any(each.endswith(_PRINTED) or each == "pdf" for each in arguments) else ["--version"]


def _fitting(choices: tuple[str, ...], random: Random) -> tuple[str, ...]:
    if random.random() < _ODD:
        return _VALUES + _ODD_NAMES
    return choices or ("0", "1", "2", "0.5", "50", "1:1", "a|b", *_NAMES)


def _called(arguments: list[str], place: Path) -> Answer:
    out, said = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    given, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO("全年门诊62236人次，比上年增长17%。\n".encode()), "utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(said):
            code = main(arguments)
    finally:
        sys.stdin = given
    message = said.getvalue()
    assert code in (0, 1, 2), f"{arguments}: {code} {message}"
    assert "Traceback" not in message, f"{arguments}: {message}"
    assert code != 2 or 0 < message.count("\n") <= _MOST_LINES, f"{arguments}: {message}"
    assert not list(place.rglob(".bidui-*")), f"{arguments}: a part was left"
    return Answer(f"{code}", message if code == 2 else "")
