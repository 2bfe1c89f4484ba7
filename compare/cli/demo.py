"""``bidui demo``"""

from __future__ import annotations

from pathlib import Path

import typer

import compare
from compare.cli.diff import diff_text
from compare.cli.options import WidthOption
from compare.cli.output import write_text
from compare.cli.terminal import Color, colored, columns
from compare.language import Words, mark
from compare.model import InputError
from compare.render.parts import View

HELP = mark("Compare two sample reports that come with bidui, to see what it does.")
EXAMPLES = mark("bidui demo\nbidui demo --lang zh_CN")


def run(context: typer.Context, width: WidthOption = None) -> None:
    words: Words = context.obj
    old, new = _sample_years()
    comparison = compare.diff(compare.read(str(old)), compare.read(str(new)))
    shown = diff_text(comparison, words, View(columns(width)), color=colored(Color.AUTO, None))
    before = words("Two sample reports, one year apart, compared with:") + f"\n\n    bidui diff {old} {new}\n\n"
    write_text(before + shown + "\n" + _next_steps(words, old, new), None)


def _next_steps(words: Words, old: Path, new: Path) -> str:
    steps = {
        f"bidui browse {old} {new}": words("walk through the changes on a screen"),
        f"bidui diff {old} {new} --only figures": words("every figure, not only the first"),
        f"bidui figures {old.parent}/*.txt": words("how each metric moved over the years"),
        "bidui --help": words("all commands"),
    }
    lines = (f"    {command}\n        {what}\n" for command, what in steps.items())
    return words("Try next:") + "\n\n" + "".join(lines)


def _sample_years() -> tuple[Path, Path]:
    """The last two years: inside an installed package, or beside it in a checkout. Raises `InputError`."""
    package = Path(compare.__file__).parent
    for seeds in (package / "seeds", package.parent / "seeds"):
        years = sorted((seeds / "years").glob("[0-9][0-9][0-9][0-9].txt"))
        if len(years) >= 2:
            return years[-2], years[-1]
    raise InputError(str(package / "seeds"), "holds no sample reports; this installation of bidui is not complete")
