"""Several inputs: the unreadable ones are reported, the rest is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import compare
from compare.cli.errors import report
from compare.language import Words
from compare.model import BiduiError, Document, InputError, Outline

Result = TypeVar("Result")


def read_each(
    names: Iterable[str], make: Callable[[Document], Result], words: Words
) -> tuple[list[Result], list[BiduiError]]:
    """What ``make`` makes of each document, and the errors of those skipped, which are also said on standard error."""
    results: list[Result] = []
    skipped: list[BiduiError] = []
    for name in names:
        try:
            results.append(make(compare.read(name)))
        except BiduiError as error:
            report(error, words)
            skipped.append(error)
    return results, skipped


def outline_with_reports(document: Document) -> Outline:
    """The outline of a document that has a report in it. Raises `InputError`."""
    outline = compare.outline(document)
    if not outline.reports:
        raise InputError(document.path, "holds no text of a report, only what pages put around one")
    return outline
