"""``bidui library``: the commands of a library, put together."""

from __future__ import annotations

from importlib import import_module

import typer

from compare.cli.help import Command
from compare.language import mark

HELP = mark(
    "Keep reports of all years in one file, with their passages, figures and what they share, so that new ones are "
    "checked against them without reading the old ones again.\n\n"
    "One process at a time may write; each command opens the file for a moment only, and others wait their turn. What "
    "you decided is kept elsewhere (bidui browse), where several may write."
)
EXAMPLES = mark(
    "bidui library init reports.bidui\n"
    "bidui library add reports.bidui 2023/ 2024/\n"
    "bidui scan 2025/ --library reports.bidui                 new reports against all that are kept\n"
    "bidui library figures reports.bidui --metric 门诊 --by organisation,year\n"
    "bidui library reused reports.bidui --since 2022\n"
    "bidui library templates reports.bidui --drift"
)
# In the order of the help, by module: each module holds, for each of its commands, a function of that name.
COMMANDS = {
    "library_keeping": ("init", "add", "rematch", "remove", "verify", "export", "compact"),
    "library_queries": ("list", "show", "figures", "reused", "templates"),
}


def group() -> typer.Typer:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    for module_name, names in COMMANDS.items():
        module = import_module(f"compare.cli.{module_name}")
        for name in names:
            help_, examples = module.PAGES[name]
            app.command(name, cls=Command, help=help_, epilog=examples)(getattr(module, f"run_{name}"))
    return app
