"""Every row of the registry names a function that writes, and every format has its ending."""

import inspect
from typing import get_args, get_type_hints

from compare.render import registry
from compare.render.registry import BINARY, ENDINGS, Format, formats, writer
from compare.render.results import DiffResult, FiguresResult, Presentation, RulesResult


def test_every_row_names_a_function_of_a_result_and_a_presentation() -> None:
    for result, form in registry._WRITERS:
        function = writer(result, form)
        first, second, *_ = (get_type_hints(function)[name] for name in inspect.signature(function).parameters)
        assert result in (first, *get_args(first))
        assert second is Presentation


def test_text_comes_first() -> None:
    for result, _ in registry._WRITERS:
        assert Format.TEXT not in formats(result)[1:]


def test_the_formats_of_several_results_are_those_of_any() -> None:
    assert formats(RulesResult) == [Format.TEXT]
    assert set(formats(DiffResult, FiguresResult)) == {*formats(DiffResult), *formats(FiguresResult)}


def test_binary_formats_have_endings() -> None:
    assert set(ENDINGS.values()) >= BINARY
