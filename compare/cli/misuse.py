"""A wrong command line in the reader's words: an unknown command or option, a value that does not fit.

typer speaks English only and raises few classes of errors, so what is wrong is told by the form of its message.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from compare.language import Words, mark

if TYPE_CHECKING:
    from typer import TyperException

# What typer says of any part of the command line, and what is said of it here. A name in both is carried over.
_OF_COMMANDS = (
    (r"Got unexpected extra argument(?:s|\(s\))? \((?P<names>.*)\)", mark("This is one argument too many: {names}.")),
    (r"Option '?(?P<option>[^' ]+)'? requires an argument\.?", mark("{option} needs a value.")),
    (r"Option '?(?P<option>[^' ]+)'? does not take a value\.?", mark("{option} takes no value.")),
)
# And of the value of an option, which is named before it.
_OF_VALUES = (
    (r"'(?P<given>.*)' is not (?:one of )?(?P<known>'.*')\.?", mark("takes {known}, not “{given}”")),
    (r"Input should be a valid integer.*", mark("takes a whole number")),
    (r"Input should be a valid number.*", mark("takes a number")),
    (r"Input should be greater than or equal to (?P<least>\S+?)\.?", mark("must be at least {least}")),
    (r"Input should be less than or equal to (?P<most>\S+?)\.?", mark("must be at most {most}")),
    (r"Input should be greater than (?P<least>\S+?)\.?", mark("must be more than {least}")),
    (r"Input should be less than (?P<most>\S+?)\.?", mark("must be less than {most}")),
)
_UNKNOWN_COMMAND = re.compile(r"No such command '(?P<name>.*?)'\.?(?: Did you mean (?P<guess>.*)\?)?", re.DOTALL)


def misuse(error: TyperException, words: Words) -> str:
    """What is wrong, and what may have been meant. By the name of the class, since typer keeps its exceptions to
    itself; typer's own words are kept where it is none of the common cases."""
    parameter = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            problem = words("There is no option {option}.", option=getattr(error, "option_name", ""))
            return joined(problem, _guess(", ".join(getattr(error, "possibilities", None) or ()), words), words)
        case "MissingParameter" if parameter is not None:
            return words("{name} is missing.", name=parameter.metavar)
        case "BadParameter" if parameter is not None:
            why = error.message.removeprefix("Value error, ")
            return words("{option}: {why}.", option=parameter.opts[0], why=_said(why, _OF_VALUES, words).rstrip("."))
    if unknown := _UNKNOWN_COMMAND.fullmatch(error.message):
        problem = words("There is no command {name}.", name=unknown["name"])
        return joined(problem, _guess(unknown["guess"], words), words)
    return _said(error.format_message(), _OF_COMMANDS, words)


def joined(problem: str, advice: str, words: Words) -> str:
    return words("{problem} {advice}", problem=problem, advice=advice) if advice else problem


def _said(message: str, forms: tuple[tuple[str, str], ...], words: Words) -> str:
    for form, ours in forms:
        if told := re.fullmatch(form, message, re.DOTALL):
            given: dict[str, Any] = {name: value.replace("'", "") for name, value in told.groupdict().items()}
            return words(ours, **given)
    return message


def _guess(guess: str | None, words: Words) -> str:
    return words("Did you mean {guess}?", guess=guess.replace("'", "")) if guess else ""
