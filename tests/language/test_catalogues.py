"""The catalogues say everything that the source says, in every language."""

import ast
import re
import string
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from compare.language import LANGUAGES
from compare.model import BiduiError
from tests.language import refresh

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "compare/language/locale"


@pytest.fixture(scope="module")
def source() -> set[str | tuple[str, ...]]:
    return refresh.messages()


def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES/bidui.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_there_and_none_that_nobody_says(language: str, source: set[str | tuple[str, ...]]) -> None:
    ids = {m.id if isinstance(m.id, str) else tuple(m.id) for m in messages(language)}
    assert ids == source


def test_no_message_hides_from_the_extractor(source: set[str | tuple[str, ...]]) -> None:
    """A message inside an f-string is one that pybabel does not find."""
    known = {part for message in source for part in ([message] if isinstance(message, str) else message)}
    for file in [*(ROOT / "compare").rglob("*.py"), *(ROOT / "tui").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in ("words", "mark", "plural"):
                said = node.args[0]
                assert not isinstance(said, ast.JoinedStr), (file, node.lineno)
                assert not isinstance(said, ast.Constant) or said.value in known or _is_entry(said.value), (
                    file,
                    node.lineno,
                )


def _is_entry(text: str) -> bool:
    """Whether ``text`` names an entry of the lexicon, whose ``words`` are no messages."""
    return text.startswith(("zh.", "en.", "common."))


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    empty = [m.id for m in messages(language) if not all([m.string] if isinstance(m.string, str) else m.string)]
    assert empty == []
    assert [m.id for m in messages(language) if m.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same_on_both_sides(language: str) -> None:
    for message in messages(language):
        ids, strings = ([x] if isinstance(x, str) else list(x) for x in (message.id, message.string))
        for text in strings:
            assert placeholders(text) == placeholders(ids[0]), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    assert compiled.getvalue() == (LOCALE / language / "LC_MESSAGES/bidui.mo").read_bytes()


def test_english_is_said_as_in_the_source() -> None:
    for message in messages("en"):
        assert message.string == message.id


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_reasons_of_all_errors_are_looked_for() -> None:
    def named(error: type[BiduiError]) -> set[str]:
        return {error.__name__}.union(*map(named, error.__subclasses__()))

    from compare.cli import errors  # noqa: F401 - so that its class is known
    from tui.session import failures  # noqa: F401

    assert named(BiduiError) - {"BiduiError"} <= refresh.KEYWORDS.keys()


def test_chinese_has_the_punctuation_of_chinese() -> None:
    """No comma of half a width beside a Chinese character."""
    narrow = re.compile(r"[\u4e00-\u9fff”》][,:;?!]|[,:;?!][\u4e00-\u9fff“《]")
    said = [text for m in messages("zh_CN") for text in ([m.string] if isinstance(m.string, str) else m.string)]
    assert [text for text in said if narrow.search(text)] == []
