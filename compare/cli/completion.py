"""``bidui completion``, and the answers that a shell asks for while a command is typed."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from compare.cli import ASKED
from compare.cli.output import write_text
from compare.language import Words, mark

HELP = mark(
    "Print what lets your shell complete commands, options and files.\n\n"
    "Put the line of your shell into its file of settings: ~/.bashrc, ~/.zshrc or ~/.config/fish/config.fish."
)
EXAMPLES = mark(
    'bidui completion bash        for bash: eval "$(bidui completion bash)"\n'
    'bidui completion zsh         for zsh: eval "$(bidui completion zsh)"\n'
    "bidui completion fish        for fish: bidui completion fish | source"
)


class Shell(StrEnum):
    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def run(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help=mark("Your shell: bash, zsh, fish or powershell."))],
) -> None:
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    write_text(get_completion_script(prog_name="bidui", complete_var=ASKED, shell=shell.value) + "\n", None)


def complete(words: Words) -> None:
    """Print the completions that the environment asks for."""
    from typer.completion import completion_init  # type: ignore[attr-defined]

    from compare.cli.app import build

    completion_init()
    try:
        build(words)(args=[], prog_name="bidui", complete_var=ASKED, standalone_mode=False)
    except SystemExit:
        sys.stdout.flush()
