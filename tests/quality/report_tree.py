"""A sample report as a tree that can be changed and printed again, each sentence and section knowing where it came from.

Nothing here is drawn from the engine: headings come from the truth beside the samples, sentences from a plain cut.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Truth = dict[str, Any]
Place = tuple[int, int]

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ENGLISH_END = re.compile(r"(?<=[.!?])(?<!\bU\.S\.)(?<!\b(?:No|Dr|Mr|Ms|St)\.)(?<!\b(?:Inc|Jan)\.)\s+(?=[A-Z])")
CHINESE_END = re.compile(r"(?<=[。！？])(?![”」』）])|(?<=[。！？]”)")
PLAN = re.compile("计划|打算|GOALS")
FORM_HEADING = re.compile(r"^([一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))(.+)$", re.MULTILINE)
# What a typesetter leaves in one line: a number, and marks with the character before them.
UNBROKEN = re.compile(r"(?:[\d.,%‰]+|.)[，。；：、）”！？》]*", re.DOTALL)
NUMERALS = "零一二三四五六七八九"
ROMAN = " I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split(" ")


@dataclass(eq=False)
class Sentence:
    text: str
    origins: tuple[Sentence, ...] = ()
    is_free: bool = True  # may yet be split, merged, moved or deleted


@dataclass(eq=False)
class Node:
    """A section: its heading, own paragraphs, and the sections below. A run-in heading ends with a full stop, and the
    first paragraph reads on."""

    heading: str
    run_in: bool = False
    paragraphs: list[list[Sentence]] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    origins: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(eq=False)
class Tree:
    """A report. ``root`` holds the title as its heading and what stands before the first section; ``closing`` are the
    lines below the last, the signature and the date; ``styles`` are the labels of the levels, ``{n}``, ``{c}`` or
    ``{r}`` for the number."""

    root: Node
    closing: list[Sentence]
    styles: list[str]
    is_english: bool

    def nodes(self) -> list[Node]:
        return list(self.root.walk())[1:]

    def sentences(self) -> list[Sentence]:
        """All but the closing lines."""
        return [s for node in self.root.walk() for paragraph in node.paragraphs for s in paragraph]

    def plan(self) -> set[Node]:
        """The sections of what is to come. Nothing is moved between them and what was done: a target is no result."""
        return {n for top in self.root.children if PLAN.search(top.heading) for n in top.walk()}

    def parent(self, node: Node) -> Node:
        return next(above for above in self.root.walk() if node in above.children)


@dataclass(frozen=True)
class Printed:
    """A tree as text: where its sentences, headings and sections stand, and the labels given."""

    text: str
    sentences: dict[Sentence, Place]
    headings: dict[Node, Place]
    sections: dict[Node, Place]
    labels: dict[Node, str]


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else NUMERALS[tens]) + ("十" if tens else "") + (NUMERALS[ones] if ones else "")


# --- reading the samples ---------------------------------------------------------------------------------------------


def load(name: str) -> Tree:
    """A sample by its path below seeds/."""
    path = SEEDS / name
    text = path.read_text("utf-8")
    known = path.parent / "truth.json"
    headings = json.loads(known.read_text("utf-8")).get("headings", {}).get(path.name) or _form_headings(text)
    is_english = path.parent.name == "english"
    end = headings[0]["heading_span"][0]
    title, _, opening = text[:end].partition("\n")
    root = Node(title, False, _paragraphs(opening, is_english))
    styles: list[str] = []
    above = [root]
    for i, heading in enumerate(headings):
        begin = heading["heading_span"][1]
        end = headings[i + 1]["heading_span"][0] if i + 1 < len(headings) else len(text)
        body = text[begin:end]
        node = Node(heading["heading"], body.startswith("。"), _paragraphs(body.removeprefix("。"), is_english))
        del above[heading["level"] :]
        above[-1].children.append(node)
        above.append(node)
        if heading["level"] > len(styles):
            styles.append(_style(text[heading["heading_span"][0] : begin].removesuffix(heading["heading"])))
    return Tree(root, _closing(above[-1]), styles, is_english)


def _form_headings(text: str) -> list[Truth]:
    return [
        {"level": 1, "label": found[1], "heading": found[2], "heading_span": list(found.span())}
        for found in FORM_HEADING.finditer(text)
    ]


def _closing(last: Node) -> list[Sentence]:
    """Take the lines that end like no sentence from the last section."""
    closing: list[Sentence] = []
    while last.paragraphs and last.paragraphs[-1][-1].text[-1] not in "。！？.!?":
        closing = last.paragraphs.pop() + closing
    return closing


def _style(label: str) -> str:
    return re.sub(r"\d+", "{n}", re.sub(r"[一二三四五六七八九十]+", "{c}", label))


def _paragraphs(text: str, is_english: bool) -> list[list[Sentence]]:
    end = ENGLISH_END if is_english else CHINESE_END
    lines = [line.strip() for line in text.split("\n")]
    return [[Sentence(piece) for piece in end.split(line) if piece] for line in lines if line]


# --- copying and printing --------------------------------------------------------------------------------------------


def copy(tree: Tree) -> Tree:
    """The same report a year later: everything comes from the one thing it was."""

    def later(node: Node) -> Node:
        paragraphs = [[Sentence(s.text, (s,), s.is_free) for s in paragraph] for paragraph in node.paragraphs]
        return Node(node.heading, node.run_in, paragraphs, [later(child) for child in node.children], (node,))

    closing = [Sentence(s.text, (s,)) for s in tree.closing]
    return Tree(later(tree.root), closing, list(tree.styles), tree.is_english)


def print_tree(tree: Tree, wrap: int | None = None, width: dict[int, int] | None = None) -> Printed:
    """The text with its places. ``wrap``: lines broken after so many characters, a blank line between paragraphs;
    ``width``: a character-for-character translation."""
    printer = _Printer(tree, wrap)
    printer.line(tree.root, tree.root.heading, [])
    for paragraph in tree.root.paragraphs:
        printer.line(None, "", paragraph)
    for number, child in enumerate(tree.root.children, 1):
        printer.blank()
        printer.section(child, 0, number)
    for sentence in tree.closing:
        printer.line(None, "", [sentence])
    last = tree.root
    while last.children:  # the closing lines stand below the last sections
        last = last.children[-1]
        printer.sections[last] = (printer.sections[last][0], printer.end())
    text = "".join(printer.parts)
    text = text.translate(width) if width else text
    return Printed(text, printer.sentences, printer.headings, printer.sections, printer.labels)


class _Printer:
    def __init__(self, tree: Tree, wrap: int | None) -> None:
        self.tree, self.wrap, self.at = tree, wrap, 0
        self.parts: list[str] = []
        self.sentences: dict[Sentence, Place] = {}
        self.headings: dict[Node, Place] = {}
        self.sections: dict[Node, Place] = {}
        self.labels: dict[Node, str] = {}

    def blank(self) -> None:
        self._put("\n")

    def section(self, node: Node, level: int, number: int) -> None:
        begin = self.at
        label = self.tree.styles[level].format(n=number, c=chinese(number), r=ROMAN[number])
        self.labels[node] = label.strip()
        joined = node.paragraphs[0] if node.run_in and node.paragraphs else []
        stop = "。" if node.run_in and (joined or node.children) else ""  # nothing reads on: a line of its own
        self.line(node, label + node.heading + stop, joined)
        for paragraph in node.paragraphs[1 if joined else 0 :]:
            self.line(None, "", paragraph)
        for order, child in enumerate(node.children, 1):
            self.section(child, level + 1, order)
        self.sections[node] = (begin, self.end())

    def line(self, node: Node | None, heading: str, sentences: Sequence[Sentence]) -> None:
        """A heading, a paragraph, or both in one line."""
        self.column = 0
        if node:
            self.headings[node] = self._wrapped(heading)
        for i, sentence in enumerate(sentences):
            if self.tree.is_english and i:
                self._put(" ")
                self.column += 1
            self.sentences[sentence] = self._wrapped(sentence.text)
        self._put("\n\n" if self.wrap else "\n")

    def end(self) -> int:
        printed = "".join(self.parts[-8:])
        return self.at - (len(printed) - len(printed.rstrip()))

    def _wrapped(self, text: str) -> Place:
        begin = None
        for piece in re.split(r"(\s)", text) if self.tree.is_english else UNBROKEN.findall(text):
            if self.wrap and self.column + len(piece) > self.wrap and piece.strip():
                self._break()
            begin = self.at if begin is None else begin
            self._put(piece)
            self.column += len(piece)
        return (self.at if begin is None else begin, self.at)

    def _break(self) -> None:
        """A line ends: English gives the blank before the word for it."""
        if self.tree.is_english and self.parts and self.parts[-1] == " ":
            self.parts[-1] = "\n"
        else:
            self._put("\n")
        self.column = 0

    def _put(self, piece: str) -> None:
        self.parts.append(piece)
        self.at += len(piece)
