"""Word files with formatting of their own, made of lines: headings, numbered lists, tables, runs that look different."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.shared import Pt, RGBColor

Block = str | tuple[str, object]
_SENTENCES = (
    "全年门诊{a}人次，比上年增长{b}%。",
    "住院病区完成改造并投入使用。",
    "床位{a}张，其中重症{b}张。",
    "公共卫生服务扩面提质，群众满意度稳步提高。",
    "新建道路{a}公里。",
    "培训骨干{b}人次，覆盖全部{a}个乡镇。",
    "修订制度{b}项，开展督查{a}次。",
)
_NAMES = ("床位", "护士", "医师", "门诊", "住院", "义诊", "收入", "支出", "编制", "车辆")


def write(file: Path, blocks: Sequence[Block], seed: int) -> None:
    """Blocks are paragraphs (texts), ``("heading", text)``, ``("item", text)`` and ``("table", rows)``."""
    chance = random.Random(seed)
    document = Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    for block in blocks:
        if isinstance(block, str):
            _runs(document.add_paragraph(), block, chance)
            continue
        kind, content = block
        if kind == "heading":
            document.add_heading(str(content), 1)
        elif kind == "item":
            _runs(document.add_paragraph(style="List Number"), str(content), chance)
        elif isinstance(content, list):
            table = document.add_table(len(content), len(content[0]), "Table Grid")
            for number, row in enumerate(content):
                for column, text in enumerate(row):
                    _runs(table.cell(number, column).paragraphs[0], text, chance)
    document.save(str(file))


def _runs(paragraph: object, text: str, chance: random.Random) -> None:
    at = 0
    while at < len(text):
        length = chance.randint(1, 12)
        run = paragraph.add_run(text[at : at + length])  # type: ignore[attr-defined]
        at += length
        if chance.random() < 0.3:
            run.bold = True
        if chance.random() < 0.2:
            run.font.color.rgb = RGBColor(0xC0, 0x30, 0x20)
        if chance.random() < 0.2:
            run.font.size = Pt(14)


def report(chance: random.Random) -> list[Block]:
    """A report of a few blocks."""
    blocks: list[Block] = []
    for number in range(chance.randint(2, 7)):
        kind = chance.random()
        if kind < 0.25:
            blocks.append(("heading", f"{'一二三四五六七'[number]}、{chance.choice(_NAMES)}工作"))
        elif kind < 0.35:
            blocks.append(("item", _text(chance)))
        elif kind < 0.65:
            rows = [[name, _number(chance), chance.choice(["", _number(chance)])] for name in chance.sample(_NAMES, 3)]
            blocks.append(("table", [["项目", "2023年", "2024年"], *rows]))
        else:
            blocks.append(_text(chance))
    return blocks


def revised(blocks: Sequence[Block], chance: random.Random) -> list[Block]:
    """The report a year later: blocks dropped, added, split, joined and moved, sentences reordered, rows and figures
    changed."""
    made: list[Block] = []
    for block in blocks:
        kind = chance.random()
        if kind < 0.12:
            continue
        if isinstance(block, tuple):
            made.append(_revised_table(block, chance) if block[0] == "table" else block)
        elif kind < 0.4:
            made.append(block.replace(str(chance.randint(0, 9)), str(chance.randint(0, 99))))
        elif kind < 0.6:
            sentences = [each + "。" for each in block.split("。") if each]
            chance.shuffle(sentences)
            made += [sentences[0], "".join(sentences[1:])] if len(sentences) > 1 else sentences
        elif kind < 0.7 and made and isinstance(made[-1], str):
            made[-1] += block
        else:
            made.append(block)
        if chance.random() < 0.2:
            made.append(_text(chance))
    if chance.random() < 0.3:
        chance.shuffle(made)
    return made or ["全年工作平稳。"]


def _revised_table(block: tuple[str, object], chance: random.Random) -> Block:
    kind, rows = block
    assert isinstance(rows, list)
    changed = [[text if chance.random() < 0.8 else _number(chance) for text in row] for row in rows]
    if chance.random() < 0.5:
        changed.pop(chance.randrange(len(changed)))
    if chance.random() < 0.5:
        changed.insert(chance.randint(0, len(changed)), [chance.choice(_NAMES), _number(chance), ""])
    return kind, changed


def _text(chance: random.Random) -> str:
    count = chance.randint(1, 4)
    return "".join(chance.choice(_SENTENCES).format(a=_number(chance), b=chance.randint(2, 40)) for _ in range(count))


def _number(chance: random.Random) -> str:
    return str(chance.randint(1, 9999))
