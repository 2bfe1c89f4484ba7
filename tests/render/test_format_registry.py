"""Every row of the registry names a function that writes, and every format has its ending."""

import inspect

from compare.render import registry
from compare.render.registry import BINARY, ENDINGS, Format, formats, writer
from compare.render.results import DiffResult, FiguresResult, RulesResult


def test_every_row_names_a_function_of_a_result_and_a_presentation() -> None:
    for result, form in registry._WRITERS:
        parameters = list(inspect.signature(writer(result, form)).parameters.values())
        assert [parameters[0].annotation, parameters[1].annotation] == [result.__name__, "Presentation"]


def test_text_comes_first() -> None:
    for result, _ in registry._WRITERS:
        assert Format.TEXT not in formats(result)[1:]


def test_the_formats_of_several_results_are_those_of_any() -> None:
    assert formats(RulesResult) == [Format.TEXT]
    assert set(formats(DiffResult, FiguresResult)) == {*formats(DiffResult), *formats(FiguresResult)}


def test_binary_formats_have_endings() -> None:
    assert set(ENDINGS.values()) >= BINARY
