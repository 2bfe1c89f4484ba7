"""Write results as commands do."""

from typing import Any

from compare.language import ENGLISH, Words
from compare.render.registry import Format, writer
from compare.render.results import Presentation


def write(result: Any, form: Format, language: str = ENGLISH) -> Any:
    """``result`` as text or bytes."""
    return writer(type(result), form)(result, Presentation(Words(language), 100))
