"""The command lines whose outputs are kept and compared: every document and pair at hand, by folder.

A document of its own is read by ``outline``, ``figures`` and ``check``; neighbours in a folder are a pair for ``diff``;
a folder of submissions is scanned.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, pairwise
from pathlib import Path

# Named as seen from the root of the repository, where the commands are run, so that outputs of two checkouts compare.
ROOT, SHARED = Path(), Path("../shared")

# Folders whose files are told apart by year, so that neighbours in the order of their names are a pair.
_YEARS = ("seeds/years", "seeds/english", "corpora/state-council-reports", "corpora/fomc-statements")
_DOCUMENTS = (
    *_YEARS,
    "seeds/checks",
    "seeds/submissions",
    "seeds",
    "corpora/bulletins",
    "corpora/legacy-encodings",
    "corpora/provincial-reports-2026",
    "corpora/10-k-pdf",
    "gold/pairs",
)
_CASES = ("alignment", "check", "claims", "figures", "reading", "structure", "tables")
_SCANS = ("seeds/submissions", "corpora/provincial-reports-2026", "corpora/state-council-reports")
# Pairs of files that do not stand beside each other by name.
_PAIRS = (
    ("gold/pairs/nuance_2019_item1.txt", "gold/pairs/nuance_2020_item1.txt"),
    ("gold/pairs/nuance_2019_item7.txt", "gold/pairs/nuance_2020_item7.txt"),
    ("corpora/bulletins/人社部2022年度统计公报.txt", "corpora/bulletins/人社部2023年度统计公报.txt"),
    ("corpora/bulletins/南京市2021年统计公报.txt", "corpora/bulletins/南京市2022年统计公报.txt"),
    ("corpora/10-k-pdf/pati-20170930-10k.pdf", "corpora/10-k-pdf/pati-20180930-10k.pdf"),
)
_SEED_REPORTS = 4  # reports of each collection in shared/seeds that are compared with each other
_SUFFIXES = {".txt", ".docx", ".pdf", ".md", ".html", ".xml"}


def _files(folder: str) -> list[Path]:
    """The documents of a folder of ``seeds/`` or ``../shared``, by name; empty where there is none."""
    found: list[Path] = []
    for base in (ROOT, SHARED):
        if not (folder.split("/", maxsplit=1)[0] == "seeds" and base == SHARED and "/" in folder):
            found += sorted(path for path in (base / folder).glob("*") if path.suffix in _SUFFIXES)
    return found


def _path(name: str) -> Path:
    return SHARED / name


def _single(path: Path) -> Iterator[list[str]]:
    yield ["text", str(path)]
    yield ["outline", str(path), "-f", "json"]
    yield ["figures", str(path), "-f", "json"]
    yield ["check", str(path), "-f", "json", "--severity", "note"]


def _pair(old: Path | str, new: Path | str) -> Iterator[list[str]]:
    yield ["diff", str(old), str(new), "-f", "json"]
    yield ["diff", str(old), str(new), "--lang", "zh_CN", "--no-pager", "--width", "100"]


def _scan(folder: str, name: str) -> Iterator[list[str]]:
    files = [str(path) for path in _files(folder)]
    if files:
        yield [name, *files, "-f", "json"]
        yield [name, *files, "--lang", "en"]


def _singles() -> Iterator[list[str]]:
    for folder in (*_DOCUMENTS, *(f"cases/{kind}" for kind in _CASES)):
        for path in _files(folder):
            yield from _single(path)


def _pairs() -> Iterator[list[str]]:
    for folder in _YEARS:
        for old, new in pairwise(_files(folder)):
            yield from _pair(old, new)
    for name, other in _PAIRS:
        if _path(name).exists():
            yield from _pair(_path(name), _path(other))
    for old in sorted((SHARED / "cases").glob("*/*_old.txt")):
        for new in sorted(old.parent.glob(old.name.removesuffix("old.txt") + "*.txt")):
            if new != old:
                yield from _pair(old, new)
    for collection in sorted((SHARED / "seeds").glob("*.txt")):
        for first, second in combinations(range(_SEED_REPORTS), 2):
            yield from _pair(f"{collection}#{first}", f"{collection}#{second}")


def _many() -> Iterator[list[str]]:
    for folder in _SCANS:
        yield from _scan(folder, "scan")
        yield from _scan(folder, "templates")
    for folder in ("seeds/years", "corpora/state-council-reports"):
        files = [str(path) for path in _files(folder)]
        for arguments in (["diff", *files], ["figures", *files]) if files else ():
            yield [*arguments, "-f", "json"]
            yield [*arguments, "--lang", "en"]
        if files:
            yield ["figures", *files, "-f", "csv"]


def command_lines() -> Iterator[list[str]]:
    """The arguments of each command, without ``bidui``; the same list on every machine with the same documents."""
    return chain(_singles(), _pairs(), _many())
