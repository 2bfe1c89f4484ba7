"""Collections made by joining whole reports in the ways that pages do, and single reports whose parts number anew; the
truth is where each report was put."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import compare
from compare.structure import masked

NUMERALS = "一二三四五六七八九十"
PAREN = re.compile(r"^\s*[(（]([一二三四五六七八九十]+)[)）]", re.MULTILINE)


class Joint(StrEnum):
    """What stands above each report of a collection."""

    TITLED = "titled"  # its own title
    SERIES = "series"  # one title for all, numbered 1, 2, 3
    PIECES = "pieces"  # 篇一：…
    FIRST = "first"  # a title above the first only
    BARE = "bare"  # nothing


@dataclass(frozen=True, slots=True)
class Whole:
    """A report without its title and without chrome."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Collection:
    text: str
    starts: tuple[int, ...]


def whole_reports(paths: Iterable[Path]) -> list[Whole]:
    found: list[Whole] = []
    for path in paths:
        outline = compare.outline(compare.read(path))
        text = masked(outline.text, outline.chrome)
        for report in outline.reports:
            body = re.sub(r"[ \t]*\n\s*\n+", "\n\n", report.span.of(text)).strip()
            title = report.title or "年度政府工作报告"
            found.append(Whole(title.rstrip("123"), body.removeprefix(report.title or "").strip()))
    return found


def collections(wholes: Sequence[Whole], joint: Joint, count: int, *, blank_lines: bool) -> Iterator[Collection]:
    """``count`` collections of two to five reports, the same for the same arguments."""
    rng = random.Random(f"{joint} {blank_lines}")
    for _ in range(count):
        yield _joined(rng.sample(wholes, rng.randint(2, 5)), joint, "\n\n" if blank_lines else "\n")


def _joined(wholes: Sequence[Whole], joint: Joint, gap: str) -> Collection:
    text, starts = "", []
    for number, whole in enumerate(wholes, 1):
        heads = {
            Joint.TITLED: whole.title,
            Joint.SERIES: f"卫生健康局年度工作总结{number}",
            Joint.PIECES: f"篇{NUMERALS[number - 1]}：工作总结",
            Joint.FIRST: whole.title if number == 1 else "",
            Joint.BARE: "",
        }
        text += gap if text else ""
        starts.append(len(text))
        text += gap.join(part for part in (heads[joint], re.sub(r"\n+", gap, whole.body)) if part)
    return Collection(text, tuple(starts))


def split_exactly(collection: Collection) -> bool:
    reports = compare.outline(compare.read_text(collection.text)).reports
    return tuple(report.span.start for report in reports) == collection.starts


def parted_reports(paths: Iterable[Path]) -> Iterator[str]:
    """Single reports, each of whose chapters numbers from 一、 anew: under a line, a label, an introduction, an annex."""
    for path in paths:
        outline = compare.outline(compare.read(path))
        for report in outline.reports:
            tops = [top for top in report.sections if sum((s.label or "")[:1] in ("(", "（") for s in top.sections) > 2]
            chapters = [
                (top.heading, PAREN.sub(r"\1、", outline.text[top.heading_span.end : top.span.end].strip("。 \n")))
                for top in tops[:3]
            ]
            if len(chapters) > 1:
                title = report.title or "临江市卫生健康局2023年工作总结和2024年工作计划"
                yield from (_parted(title, chapters, head) for head in HEADS)


HEADS = (
    ("{name}", "{name}"),
    ("第{number}部分 {name}", "第{number}部分 {name}"),
    ("第{number}章 {name}", "第{number}章 {name}"),
    ("", "2024年，我们将围绕{name}，重点抓好以下几项工作："),
    ("", "附件{number}：{name}"),
)


def _parted(title: str, chapters: Sequence[tuple[str, str]], heads: tuple[str, str]) -> str:
    lines = [title]
    for k, (name, body) in enumerate(chapters):
        lines += [heads[k > 0].format(name=name, number=NUMERALS[k]), body]
    return "\n\n".join(line for line in lines if line)
