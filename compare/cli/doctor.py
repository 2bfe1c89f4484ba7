"""``bidui doctor``"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Final, NamedTuple

import typer

from compare.cli.output import write_text
from compare.cli.settings import Settings, find
from compare.language import Words, mark
from compare.render.cells import cell_len

HELP = mark(
    "Say what this machine offers and what is missing: terminal, encodings, fonts, optional parts, LibreOffice, folders, "
    "settings in force."
)
EXAMPLES = mark("bidui doctor\nbidui doctor > doctor.txt      to send with a question")

LIBRARIES: Final = ("rapidfuzz", "jieba", "textual", "typer", "lxml", "pypdfium2", "openpyxl", "numpy")
# Optional parts: the module that shows that one is there, and what it is for.
EXTRAS: Final = {
    "pdf": ("typst", mark("printed reports (PDF)")),
    "web": ("textual_serve", mark("the desk in a browser")),
    "arrow": ("pyarrow", mark("tables for pandas")),
    "spark": ("pyspark", mark("scans on many machines")),
}
# Characters whose width terminals disagree on: Unicode leaves them ambiguous, and bidui counts each as one cell.
AMBIGUOUS: Final = "…“”‘’·—±×÷①②ⅠⅡ→←↑↓■□▲△◆○●★"
SECONDS_FOR_FONTS: Final = 5
# Fonts with Chinese characters, by what fontconfig answers for the language.
FONT_LANGUAGE: Final = ":lang=zh-cn"


class Fact(NamedTuple):
    """One thing looked at. ``is_well`` is None for a mere fact."""

    name: str
    found: str
    is_well: bool | None = None


def run(context: typer.Context) -> None:
    words: Words = context.obj
    write_text("\n".join(_lines(words)) + "\n", None)


def _lines(words: Words) -> Iterator[str]:
    facts = [*_versions(words), *_terminal(words), *_machine(words), *_folders(words), *_settings(find(), words)]
    width = max(cell_len(fact.name) for fact in facts)
    signs = {None: " ", True: "✓", False: "✗"}
    for fact in facts:
        yield f"{signs[fact.is_well]} {fact.name}{' ' * (width - cell_len(fact.name))}  {fact.found}"
    yield ""
    yield words("Both lines below end in the same column where the terminal shows ambiguous characters one cell wide:")
    yield AMBIGUOUS + "|"
    yield "-" * len(AMBIGUOUS) + "|"


def _versions(words: Words) -> Iterator[Fact]:
    from compare import __version__

    yield Fact("bidui", __version__)
    import platform

    yield Fact("Python", f"{platform.python_version()} ({sys.executable})")
    yield Fact(words("system"), platform.platform())
    yield Fact(words("libraries"), ", ".join(f"{name} {_version(name)}" for name in LIBRARIES))


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def _terminal(words: Words) -> Iterator[Fact]:
    size = shutil.get_terminal_size()
    on = words("{columns} columns, {lines} lines", columns=size.columns, lines=size.lines)
    yield Fact(words("terminal"), on if sys.stdout.isatty() else words("none: the output is piped or redirected"))
    encoding = (sys.stdout.encoding or "?").lower()
    is_unicode = encoding.replace("-", "").startswith("utf")
    advice = "" if is_unicode else " · " + words("set PYTHONUTF8=1 or a locale in UTF-8")
    yield Fact(words("encoding"), encoding + advice, is_unicode)
    truecolor = os.environ.get("COLORTERM") in ("truecolor", "24bit")
    colours = words("none (NO_COLOR)") if os.environ.get("NO_COLOR") else words("16 million") if truecolor else "256"
    yield Fact(words("colours"), f"{colours} · TERM={os.environ.get('TERM', '')}")
    yield Fact(words("language"), words.language)


def _machine(words: Words) -> Iterator[Fact]:
    from compare.reading.office import program

    for name, (module, purpose) in EXTRAS.items():
        is_there = find_spec(module) is not None
        advice = "" if is_there else f" · pip install 'bidui[{name}]'"
        yield Fact(f"bidui[{name}]", words(purpose) + advice, is_there)
    office = program()
    absent = words("absent: old office files (.doc, .wps, .xls) are refused")
    yield Fact("LibreOffice", office or absent, bool(office))
    fonts = _fonts()
    if fonts is not None:
        none = words("none: install one, such as fonts-noto-cjk, for printed reports")
        yield Fact(words("Chinese fonts"), ", ".join(fonts[:3]) or none, bool(fonts))


def _fonts() -> list[str] | None:
    """Families with Chinese characters; None where the system does not say (no fontconfig)."""
    import subprocess

    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        told = subprocess.run(
            [program, FONT_LANGUAGE, "family"], capture_output=True, text=True, timeout=SECONDS_FOR_FONTS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return sorted({line.split(",")[0] for line in told.stdout.splitlines() if line})


def _folders(words: Words) -> Iterator[Fact]:
    import platformdirs

    from compare.lexicon.cache import private_folder
    from compare.library.store import default_path

    kept = private_folder("tables")
    cannot = words("none can be made: each start takes longer")
    yield Fact(words("cache"), str(kept.parent) if kept else cannot, kept is not None)
    store = default_path()
    there = words("{path} ({state})", path=store, state=words("there") if store.exists() else words("not yet made"))
    yield Fact(words("decisions"), there)
    yield Fact(words("desk settings"), str(platformdirs.user_config_path("bidui", appauthor=False)))


def _settings(settings: Settings, words: Words) -> Iterator[Fact]:
    yield Fact(words("settings"), settings.path or words("none: no bidui.toml in this folder or above"))
    for path in settings.passed_over:
        yield Fact(words("settings"), words("{path} is not used: others may write it", path=path), False)
