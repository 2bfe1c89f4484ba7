"""``bidui demo``"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import typer

import compare
from compare.cli.output import write_text
from compare.cli.terminal import Color, colored, columns
from compare.cli.writing import WidthOption
from compare.language import Words, mark
from compare.model import InputError
from compare.render.results import DiffResult, Presentation

HELP = mark("Compare two sample reports that come with bidui, to see what it does.")
EXAMPLES = mark("bidui demo\nbidui demo --lang zh_CN")


def run(context: typer.Context, width: WidthOption = None) -> None:
    from compare.render.terminal.diff import write

    words: Words = context.obj
    old, new = sample_years()
    comparison = compare.diff(compare.read(str(old)), compare.read(str(new)))
    presentation = Presentation(words, columns(width), colored(Color.AUTO, None))
    shown = write(DiffResult(comparison), presentation)
    bidui, years = _command(), f"{_near(old)} {_near(new)}"
    before = words("Two sample reports, one year apart, compared with:") + f"\n\n    {bidui} diff {years}\n\n"
    steps = {
        f"{bidui} browse {years}": words("walk through the changes on a screen"),
        f"{bidui} diff {years} --only figures": words("every figure, not only the first"),
        f"{bidui} figures {_near(old.parent)}/*.txt": words("how each metric moved over the years"),
        f"{bidui} --help": words("all commands"),
    }
    write_text(before + shown + "\n" + _next_steps(words, steps), None)


def _command() -> str:
    """How this reader can call bidui: by name where it is on the path, else as it was called now."""
    called = Path(sys.argv[0])
    return "bidui" if shutil.which("bidui") or called.name != "bidui" else _near(called)


def _near(path: Path) -> str:
    """``path`` as seen from the working folder, where that is shorter."""
    return min(str(path), os.path.relpath(path), key=len)


def _next_steps(words: Words, steps: dict[str, str]) -> str:
    lines = (f"    {command}\n        {what}\n" for command, what in steps.items())
    return words("Try next:") + "\n\n" + "".join(lines)


def sample_years() -> tuple[Path, Path]:
    """The last two years: inside an installed package, or beside it in a checkout. Raises `InputError`."""
    package = Path(compare.__file__).parent
    for seeds in (package / "seeds", package.parent / "seeds"):
        years = sorted((seeds / "years").glob("[0-9][0-9][0-9][0-9].txt"))
        if len(years) >= 2:
            return years[-2], years[-1]
    raise InputError(str(package / "seeds"), "holds no sample reports; this installation of bidui is not complete")
