"""``python -m tests.quality.disguises``: a copied paragraph in each disguise: how much of it a scan finds, and how many
findings `check` tells of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from opencc import OpenCC

import compare
from compare.model import Document

ROOT = Path(__file__).parents[2]
SHORTEST, PASSAGES = 80, 10
RULES = ("hidden-characters", "hidden-text")
OWN = "望岚区2023年工作总结\n\n本区自行组织的事项另有安排，不与其他地方相同。\n\n"
OTHER = "桐岭区2023年工作总结\n\n此处是另一个地方自己写下的开头文字。\n\n"
_FULL = {code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)}
_LATIN = {ord("o"): "о", ord("a"): "а", ord("A"): "А", ord("C"): "С", ord("O"): "О"}  # Cyrillic in their place


def _every(between: str, characters: int = 1) -> Callable[[str], str]:
    return lambda text: between.join(text[i : i + characters] for i in range(0, len(text), characters))


def _letters(text: str) -> str:
    """The paragraph with Latin words in it, their letters Cyrillic."""
    return f"{text[:40]}COVAA{text[40:]}".translate(_LATIN)


DISGUISES: dict[str, Callable[[str], str]] = {
    "none": str,
    "zero-width space between all characters": _every("\u200b"),
    "zero-width joiner every five": _every("\u200d", 5),
    "soft hyphen between all": _every("\u00ad"),
    "direction marks every five": _every("\u202d", 5),
    "word joiner every three": _every("\u2060", 3),
    "space between all characters": _every(" "),
    "ideographic space between all": _every("\u3000"),
    "comma every eight": _every("，", 8),
    "dot every four": _every("·", 4),
    "line break every six": _every("\n", 6),
    "Cyrillic letters": _letters,
    "full-width digits": lambda text: text.translate(_FULL),
    "traditional script": lambda text: str(OpenCC("s2t").convert(text)),
    "look-alike radicals": lambda text: text.translate({ord("工"): "⼯", ord("人"): "⼈", ord("一"): "⼀"}),
}
STYLES = {"white letters": "color:#fff", "tiny letters": "font-size:1px", "off the page": "position:absolute;left:-9999px"}  # fmt: skip


def passages() -> list[str]:
    files = sorted((ROOT / "seeds/submissions").glob("*.txt"))
    lines = (line.strip() for path in files for line in path.read_text("utf-8").splitlines())
    return [line for line in dict.fromkeys(lines) if len(line) >= SHORTEST][:PASSAGES]


def measured(pairs: Iterable[tuple[Document, Document, int]]) -> tuple[float, float, int]:
    """The mean and the least share of a passage that is found, and of how many copies `check` tells; the number is
    where the copy begins."""
    shares, told = [], 0
    for original, copy, begin in pairs:
        scan = compare.scan([original, copy])
        found = [i for m in scan.matches for end in (m.a, m.b) if end.document == 1 for i in range(*end.span)]
        due = {i for i in range(begin, len(copy.text)) if copy.text[i].isalnum()}
        shares.append(len(due & set(found)) / len(due))
        told += any(finding.rule in RULES for finding in compare.check(copy))
    return sum(shares) / len(shares), min(shares), told


def _plain(disguise: Callable[[str], str]) -> Iterable[tuple[Document, Document, int]]:
    for text in passages():
        copy = compare.read_text(OTHER + disguise(text), "b.txt")
        yield compare.read_text(OWN + text, "a.txt"), copy, len(OTHER)


def _styled(style: str, folder: Path) -> Iterable[tuple[Document, Document, int]]:
    for text in passages():
        page = folder / "b.html"
        before = "".join(f"<p>{line}</p>" for line in OTHER.split("\n\n") if line)
        page.write_text(f'<html><body>{before}<p style="{style}">{text}</p></body></html>', "utf-8")
        copy = compare.read(page)
        yield compare.read_text(OWN + text, "a.txt"), copy, copy.text.index(text[:20])


def main() -> None:
    print("| disguise | found, mean | found, least | told by check |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        rows = {name: _plain(disguise) for name, disguise in DISGUISES.items()}
        rows |= {name: _styled(style, Path(folder)) for name, style in STYLES.items()}
        for name, pairs in rows.items():
            mean, least, told = measured(pairs)
            print(f"| {name} | {mean:.2f} | {least:.2f} | {told} of {PASSAGES} |", flush=True)


if __name__ == "__main__":
    main()
