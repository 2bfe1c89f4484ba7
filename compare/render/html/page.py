"""A page from its template: style and script stand in it, named by their hash, and nothing else may run or load."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from compare.language import Words
from compare.render.clean import clean
from compare.render.html.charts import bar, line

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """``depth`` is 1 for the highest headings, 4 at most."""

    id: str
    text: str
    depth: int = 1


def page(template: str, words: Words, **context: Any) -> str:
    """``template`` filled in with ``context``."""
    style, script = _asset("page.css"), _asset("page.js")
    return (
        _environment()
        .get_template(template)
        .render(
            words=words,
            language=words.language.replace("_", "-"),
            policy=_policy(style, script),
            style=Markup(style),
            script=Markup(script),
            **context,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters |= {"line": line, "bar": bar, "file_name": lambda path: PurePath(path).name}
    return environment


def _shown(value: Any) -> Any:
    """Text of reports without control characters and marks of direction; markup of the templates as it is."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing is loaded or sent; only this style and this script count."""
    return f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
