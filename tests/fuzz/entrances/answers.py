"""Results as programs are told them: what two runs are compared by."""

from __future__ import annotations

from compare.language import choose
from compare.render.registry import Format, writer
from compare.render.results import Presentation

PRESENTATION = Presentation(choose("en", {}), 100, dated=False)


def written(result: object, form: Format = Format.JSON) -> str | bytes:
    return writer(type(result), form)(result, PRESENTATION)


def told(result: object) -> str:
    text = written(result)
    assert isinstance(text, str)
    return text
