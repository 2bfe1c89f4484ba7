"""The typer application, put together when it is run."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from compare.cli.help import Command, Group
from compare.cli.settings import find
from compare.language import Words, mark

HELP = mark(
    "Compare yearly reports: what changed, which figures moved, which growth statements do not add up.\n\n"
    "A report is named FILE, FILE#2 (the third report of a collection: they count from 0) or - (standard input)."
)
EXAMPLES = mark(
    "bidui demo                              see it at work on sample reports\n"
    "bidui diff 2022.txt 2023.txt            what changed from one year to the next\n"
    "bidui browse 2022.txt 2023.txt          the same on a screen to walk through\n"
    "bidui figures 2021.txt 2022.txt         every figure, and what moved over the years\n"
    "bidui scan submissions/                 who shares text with whom, and whose text it is\n"
    "bidui library --help                    keep every year's reports and check new ones against them\n"
    "bidui diff a.txt b.txt --format json    for programs"
)
# In the order of the help. Each is a module of this package and holds `run`, `HELP` and `EXAMPLES`.
COMMANDS = (
    "diff",
    "figures",
    "check",
    "scan",
    "templates",
    "library",
    "outline",
    "text",
    "browse",
    "serve",
    "bundle",
    "config",
    "doctor",
    "completion",
    "demo",
)

# Those with commands of their own: the module holds ``group``, which makes them.
GROUPS = frozenset({"library"})


def build(words: Words, arguments: Sequence[str] = ()) -> typer.Typer:
    """The commands, which find ``words`` as the ``obj`` of their context: all of them, or the one that ``arguments``
    name, which then is all that is loaded."""
    app = typer.Typer(
        name="bidui",
        cls=Group,
        help=HELP,
        epilog=EXAMPLES,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"obj": words, "help_option_names": ["--help", "-h"]},
    )
    app.callback()(_root)
    named = next((argument for argument in arguments if not argument.startswith("-")), None)
    for name in (named,) if named in COMMANDS else COMMANDS:
        module = import_module(f"compare.cli.{name}")
        if name in GROUPS:
            app.add_typer(module.group(), name=name, cls=Group, help=module.HELP, epilog=module.EXAMPLES)
            continue
        settings = getattr(module, "SETTINGS", None)
        app.command(name, cls=Command, help=module.HELP, epilog=module.EXAMPLES, context_settings=settings)(module.run)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from compare import __version__

        typer.echo(f"bidui {__version__}")
        raise typer.Exit


def _root(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=mark("Print the version and exit.")),
    ] = False,
) -> None:
    """Before any command: the reader's own lexicon comes into force."""
    settings = find()
    if settings.passed_over:
        from compare.cli.errors import say_passed_over

        say_passed_over(settings.passed_over, context.obj)
    if settings.lexicon:
        from compare.lexicon import Lexicon, using

        context.with_resource(using(Lexicon.with_files(settings.lexicon)))
