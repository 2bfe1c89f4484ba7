"""How results are written: the options that say in which format, where and how wide, and the writing itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import Annotated, Any

import typer

import compare
from compare.cli.errors import OutputError
from compare.cli.given_options import given_options
from compare.cli.option_groups import Option, with_options
from compare.cli.output import STANDARD_OUTPUT, refuse_existing, write_bytes, write_data
from compare.cli.progress import Progress
from compare.cli.terminal import Color, colored, columns, show
from compare.files import is_folder
from compare.language import Words, mark
from compare.model import InputError
from compare.render.registry import BINARY, ENDINGS, Format, formats, writer
from compare.render.results import FoldersResult, Presentation

FORMAT_OPTION = "--format"
# Spreadsheets take a file without it for one in the code page of their country.
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Output:
    """Where and how a command writes: what ``--format``, ``--output``, ``--force``, ``--width``, ``--color``, ``--pager``
    and ``--undated`` say. ``options`` are the command's others, as they were given."""

    format_: str | None = None
    output: str | None = None
    force: bool = False
    width: int | None = None
    color: Color = Color.AUTO
    pager: bool | None = None
    undated: bool = False
    options: str = ""

    @property
    def is_folder(self) -> bool:
        """Whether pages are to be written into a folder."""
        return (self.output or "").endswith("/") or _is_folder(self.output)

    def format_of(self, result: type) -> Format:
        """The format in which a result of this type will be written: the one named, else that of the file's ending,
        else text. Raises `InputError` and `OutputError` where that is not possible, so a command asks before it
        reads anything."""
        if self.is_folder and result is FoldersResult:
            if self._named(result) not in (None, Format.HTML):
                raise OutputError(self.output or "", "is a folder, which takes pages (html) only")
            return Format.HTML
        form = self._named(result) or self._by_ending(result) or formats(result)[0]
        to_terminal = self.output in (None, STANDARD_OUTPUT) and sys.stdout.isatty()
        if form in BINARY and to_terminal:
            raise OutputError(f"{FORMAT_OPTION} {form}", "is nothing for a terminal: name a file with --output")
        if self.output:
            refuse_existing(self.output, force=self.force)
        return form

    def _named(self, result: type) -> Format | None:
        if self.format_ is None:
            return None
        form = Format(self.format_)
        known = formats(result)
        if form not in known:
            raise InputError(
                f"{FORMAT_OPTION} {form}", "is not possible here; there is {known}", known=", ".join(known)
            )
        by_ending = ENDINGS.get(_ending(self.output))
        if by_ending not in (None, Format.TEXT, form):
            raise OutputError(self.output or "", "does not end as --format {format} does", format=form)
        return form

    def _by_ending(self, result: type) -> Format | None:
        ending = _ending(self.output)
        if not ending:
            return None
        form = ENDINGS.get(ending)
        if form is None or form not in formats(result):
            endings = ", ".join(ending for ending, form in ENDINGS.items() if form in formats(result))
            raise OutputError(
                self.output or "", "cannot be written in this format; there is {endings}", endings=endings
            )
        return form

    def write(self, result: Any, words: Words) -> None:
        """Write ``result``. Text for people goes through a pager where ``--pager`` says so or, if nothing is said, where
        standard output is a terminal. Raises `OutputError`."""
        form = self.format_of(type(result))
        color = colored(self.color, self.output)
        dated = not self.undated
        presentation = Presentation(words, columns(self.width), color, compare.__version__, dated, self.options)
        with Progress() as progress:
            progress.say(words("laying out the result"))
            data = writer(type(result), form)(result, presentation)
        if isinstance(data, bytes):
            write_bytes(data, self.output)
        elif form is Format.TEXT:
            show(data, self.output, self.pager)
        elif form is Format.CSV and self.output not in (None, STANDARD_OUTPUT):
            write_data(_BYTE_ORDER_MARK + data, self.output)
        else:
            write_data(data, self.output)


def _is_folder(path: str | None) -> bool:
    return path not in (None, STANDARD_OUTPUT) and is_folder(path or "")


def _ending(path: str | None) -> str:
    return "" if path in (None, STANDARD_OUTPUT) else PurePath(path or "").suffix.lower()


WidthOption = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="N",
        min=40,
        max=1000,
        help=mark("Columns to use (as the terminal has, or 100; at least 40)."),
    ),
]
_OUTPUT = Option(
    Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=mark("Write to FILE, whole or not at all; its ending chooses the format (a.txt, a.json …)."),
        ),
    ]
)
_FORCE = Option(Annotated[bool, typer.Option("--force", help=mark("Write over a file that exists."))], False)
_COLOR = Option(
    Annotated[Color, typer.Option("--color", help=mark("Colours: auto (on a terminal), always or never."))], Color.AUTO
)
_PAGER = Option(
    Annotated[
        bool | None,
        typer.Option(
            "--pager/--no-pager",
            help=mark("Page the output (as on a terminal; BIDUI_PAGER or PAGER names the program), or do not."),
        ),
    ]
)
_UNDATED = Option(
    Annotated[
        bool,
        typer.Option(
            "--undated", help=mark("Leave the day out of printed reports: the same result gives the same bytes.")
        ),
    ],
    False,
)


def writes(*results: type, for_people: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command that writes results of these types the options of `Output`; it gets them as its argument
    ``output``. Those on width, colour and pager come only with results that are laid out ``for_people``."""
    options = {"format_": _format(*results), "output": _OUTPUT, "force": _FORCE}
    if for_people:
        options |= {"width": Option(WidthOption), "color": _COLOR, "pager": _PAGER}
    if Format.PDF in formats(*results):
        options |= {"undated": _UNDATED}
    return lambda run: with_options(run, options, "output", Output, {"options": given_options})


def _format(*results: type) -> Option:
    """``--format`` with the formats of these results as its choices."""
    choices = StrEnum("choices", {form.name: form.value for form in formats(*results)})  # type: ignore[misc]
    what = mark("What to write (text for people, or what the ending of FILE says).")
    return Option(Annotated[choices | None, typer.Option(FORMAT_OPTION, "-f", help=what)])
