"""Tables as reports print them, right or with one cell altered: totals, subtotals, parts, growth, differences, shares,
row totals; whole and rounded numbers; Markdown and HTML, heads on one level or two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from tests.quality.identifiable import Equation, Place, suspects

NAMES = (
    "教育 卫生 农业 交通 科技 文化 环保 住房 社保 水利 林业 商务 旅游 公安 司法 民政 财政 审计 统计 应急 体育 档案 信访 气象 地震 海洋 邮政 电信 "
    "供销 粮食 烟草 盐务 石化 电力 燃气 供水 供热 公交 铁路 民航"
).split()
REGIONS = "东区 西区 南区 北区 新区".split()


@dataclass(frozen=True)
class MadeTable:
    """``cells`` as printed; ``checked`` are places that something else in the table follows from or leads to, each with
    the least change that rounding cannot explain."""

    caption: str
    heads: list[list[str]]
    cells: list[list[str]]
    checked: dict[tuple[int, int], Decimal]
    merged: bool = False
    equations: list[Equation] = field(default_factory=list)

    def suspects(self) -> set[Place]:
        """The cells one of which must be wrong: all that a reader can know from the table."""
        values = {}
        for row, line in enumerate(self.cells):
            for column, printed in enumerate(line[1:], start=1):
                values[row, column] = Decimal(printed.replace(",", ""))
        steps = {at: Decimal(1).scaleb(int(value.as_tuple().exponent)) for at, value in values.items()}
        return suspects(self.equations, values, steps)

    def altered(self, random: Random) -> tuple[MadeTable, tuple[int, int]]:
        """One of the checked cells with another value."""
        at = random.choice(sorted(self.checked))
        row, column = at
        cells = [list(line) for line in self.cells]
        cells[row][column] = _other(random, cells[row][column], self.checked[at])
        return replace(self, cells=cells), at

    def markdown(self) -> str:
        lines = [" | ".join(["", *self.heads[-1], ""]).strip(), "|" + "---|" * len(self.heads[-1])]
        lines += [" | ".join(["", *line, ""]).strip() for line in self.cells]
        return f"{self.caption}\n\n" + "\n".join(lines)

    def html(self) -> str:
        rows = []
        for at, head in enumerate(self.heads):
            cells = ""
            skipped = 0
            for column, text in enumerate(head):
                if skipped:
                    skipped -= 1
                    continue
                wide = 1
                while self.merged and at == 0 and column + wide < len(head) and head[column + wide] == text:
                    wide += 1
                skipped = wide - 1
                cells += f'<th colspan="{wide}">{text}</th>'
            rows.append(f"<tr>{cells}</tr>")
        rows += ["<tr>" + "".join(f"<td>{text}</td>" for text in line) + "</tr>" for line in self.cells]
        return f"<p>{self.caption}</p><table>{''.join(rows)}</table>"


def _other(random: Random, printed: str, least: Decimal) -> str:
    """Another number of the same form: a digit changed, two exchanged, or a tenth more or less."""
    value = Decimal(printed.replace(",", ""))
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    for _ in range(60):
        digits = list(printed)
        places = [i for i, c in enumerate(digits) if c.isdigit()]
        kind = random.randrange(3)
        if kind == 0:
            digits[random.choice(places)] = str(random.randrange(10))
        elif kind == 1 and len(places) > 1:
            a, b = random.sample(places, 2)
            digits[a], digits[b] = digits[b], digits[a]
        else:
            digits = list(str((value * Decimal(random.choice(("0.9", "1.1", "1.2")))).quantize(step, ROUND_HALF_UP)))
        text = "".join(digits)
        if not text.lstrip("-").startswith("0") or text.lstrip("-").startswith("0."):
            try:
                if abs(Decimal(text.replace(",", "")) - value) > least:
                    return text
            except ArithmeticError:
                continue
    return str((value * 2 + least * 2).quantize(step, ROUND_HALF_UP))


@dataclass
class _Row:
    label: str
    exact: list[Decimal]
    parts: int = 0  # how many rows it is the sum of
    leaf: bool = True
    of: list[_Row] = field(default_factory=list)  # these rows


@dataclass
class _Maker:
    random: Random
    digits: int
    checked: dict[tuple[int, int], Decimal] = field(default_factory=dict)

    @property
    def step(self) -> Decimal:
        return Decimal(1).scaleb(-self.digits)

    def printed(self, value: Decimal) -> str:
        return str(value.quantize(self.step, ROUND_HALF_UP))

    def level(self) -> Decimal:
        value = Decimal(self.random.randrange(2000, 900000)) / 100
        return value if self.digits else value.quantize(Decimal(1), ROUND_HALF_UP) if self.exact else value

    exact: bool = False
    equations: list[Equation] = field(default_factory=list)

    def follows(self, kind: str, result: Place, terms: tuple[Place, ...], room: Decimal) -> None:
        self.equations.append(Equation(kind, result, terms, room))

    def rows(self, columns: int) -> list[_Row]:
        """Leaves, and the totals over them in one of the usual layouts."""
        count = self.random.randrange(3, 41)
        names = [NAMES[i % len(NAMES)] + ("支出" if i < len(NAMES) else "") for i in range(count)]
        leaves = [_Row(name, [self.level() for _ in range(columns)]) for name in names]
        layout = self.random.choice(("last", "first", "groups", "parts"))
        if layout == "groups" and count >= 6:
            rows: list[_Row] = []
            size = self.random.randrange(2, max(3, count // 2))
            for start in range(0, count, size):
                group = leaves[start : start + size]
                rows += group
                if len(group) > 1:
                    rows.append(_total("小计", group))
            singles = [row for i, row in enumerate(rows) if row.leaf and i == len(rows) - 1]
            tops = [row for row in rows if not row.leaf] + singles
            return [*rows, _total("合计", tops)] if len(tops) > 1 else [*leaves, _total("合计", leaves)]
        if layout == "first":
            return [_total("合计", leaves), *leaves]
        if layout == "parts":
            at = self.random.randrange(count)
            some = [value * Decimal("0.4") for value in leaves[at].exact]
            part = _Row("其中：省级", [value.quantize(self.step, ROUND_HALF_UP) for value in some])
            part.leaf = False
            rows = [*leaves[: at + 1], part, *leaves[at + 1 :]]
            return [*rows, _total("合计", leaves)]
        return [*leaves, _total("合计", leaves)]


def _total(label: str, rows: list[_Row]) -> _Row:
    columns = range(len(rows[0].exact))
    return _Row(label, [sum((row.exact[c] for row in rows), Decimal(0)) for c in columns], len(rows), False, rows)


def table(random: Random) -> MadeTable:
    """A right table."""
    unit, digits, exact = random.choice((("万元", 0, False), ("亿元", 2, False), ("人", 0, True), ("吨", 1, False)))
    maker = _Maker(random, digits, exact=exact)
    make: Callable[[_Maker, str], MadeTable] = random.choice(
        (_years, _growth, _regions, _two_levels, _shares, _changes)
    )
    return make(maker, unit)


def _levels(maker: _Maker, rows: list[_Row], places: list[int]) -> None:
    """The cells of levels at these columns are checked where they add up."""
    most = max((row.parts for row in rows), default=0)
    number = {id(row): r for r, row in enumerate(rows)}
    for r, row in enumerate(rows):
        for column in places if row.of else ():
            terms = tuple((number[id(part)], column) for part in row.of)
            room = Decimal(0) if maker.exact else maker.step * (row.parts + 1) / 2
            maker.equations.append(Equation("sum", (r, column), terms, room))
    for r, row in enumerate(rows):
        if row.leaf or row.parts:
            for column in places:
                maker.checked[r, column] = maker.step * (most + 2)


def _years(maker: _Maker, unit: str) -> MadeTable:
    rows = maker.rows(2)
    _levels(maker, rows, [1, 2])
    cells = [[row.label, *map(maker.printed, row.exact)] for row in rows]
    return MadeTable(
        f"表1 支出情况（单位：{unit}）", [["项目", "2022年", "2023年"]], cells, maker.checked, equations=maker.equations
    )


def _percent(old: Decimal, new: Decimal) -> Decimal:
    return ((new / old - 1) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _room(maker: _Maker, old: Decimal, new: Decimal) -> Decimal:
    """By how much a growth may differ from that of the rounded levels."""
    return Decimal("0.4") + (maker.step / old + maker.step * new / old / old) * 100


def _growth(maker: _Maker, unit: str) -> MadeTable:
    rows = maker.rows(2)
    _levels(maker, rows, [1, 2])
    cells = []
    for r, row in enumerate(rows):
        cells.append([row.label, *map(maker.printed, row.exact), str(_percent(row.exact[0], row.exact[1]))])
        maker.checked[r, 3] = room = _room(maker, row.exact[0], row.exact[1])
        maker.follows("growth", (r, 3), ((r, 1), (r, 2)), room)
    return MadeTable(
        f"表2 收入情况（单位：{unit}）",
        [["项目", "2022年", "2023年", "增长（%）"]],
        cells,
        maker.checked,
        equations=maker.equations,
    )


def _changes(maker: _Maker, unit: str) -> MadeTable:
    rows = maker.rows(2)
    _levels(maker, rows, [1, 2])
    cells = []
    for r, row in enumerate(rows):
        old, new = row.exact
        cells.append([row.label, maker.printed(old), maker.printed(new), maker.printed(new - old)])
        maker.checked[r, 3] = maker.step * 4
        maker.follows("difference", (r, 3), ((r, 1), (r, 2)), maker.step * Decimal("1.5"))
    return MadeTable(
        f"表3 人员情况（单位：{unit}）",
        [["项目", "2022年", "2023年", "增减额"]],
        cells,
        maker.checked,
        equations=maker.equations,
    )


def _regions(maker: _Maker, unit: str) -> MadeTable:
    count = maker.random.randrange(2, 6)
    rows = maker.rows(count)
    _levels(maker, rows, list(range(1, count + 2)))
    for r in range(len(rows)):
        across = tuple((r, column) for column in range(1, count + 1))
        room = Decimal(0) if maker.exact else maker.step * (count + 1) / 2
        maker.follows("sum", (r, count + 1), across, room)
    cells = [[row.label, *map(maker.printed, (*row.exact, sum(row.exact, Decimal(0))))] for row in rows]
    return MadeTable(
        f"表4 分布情况（单位：{unit}）",
        [["项目", *REGIONS[:count], "合计"]],
        cells,
        maker.checked,
        equations=maker.equations,
    )


def _two_levels(maker: _Maker, unit: str) -> MadeTable:
    rows = maker.rows(3)
    _levels(maker, rows, [1, 3])
    cells = []
    for r, row in enumerate(rows):
        before, old, new = row.exact
        line = [maker.printed(old), str(_percent(before, old)), maker.printed(new), str(_percent(old, new))]
        cells.append([row.label, *line])
        maker.checked[r, 4] = room = _room(maker, old, new)
        maker.follows("growth", (r, 4), ((r, 1), (r, 3)), room)
    heads = [["项目", "2022年", "2022年", "2023年", "2023年"], ["", "金额", "增长（%）", "金额", "增长（%）"]]
    return MadeTable(f"表5 进出口情况（单位：{unit}）", heads, cells, maker.checked, True, maker.equations)


def _shares(maker: _Maker, unit: str) -> MadeTable:
    rows = maker.rows(1)
    _levels(maker, rows, [1])
    top = next(r for r, row in enumerate(rows) if row.label == "合计")
    whole = rows[top].exact[0]
    cells = []
    for r, row in enumerate(rows):
        share = (row.exact[0] / whole * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
        cells.append([row.label, maker.printed(row.exact[0]), str(share)])
        maker.checked[r, 2] = Decimal("0.4")
        maker.follows("share", (r, 2), ((r, 1), (top, 1)), Decimal("0.15"))
    return MadeTable(
        f"表6 支出结构（单位：{unit}）",
        [["项目", "金额", "占比（%）"]],
        cells,
        maker.checked,
        equations=maker.equations,
    )
