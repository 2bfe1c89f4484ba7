"""What editors do to the sentences of a report from one year to the next."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.quality.report_tree import Node, Sentence, Tree

# A share of the sentences, and a least number, that an operation touches.
TOUCHED, AT_LEAST = 0.25, 2

# Digits of a figure or a year: not of a day, an age group, a rate's base or a name (2型, 三级, 120急救, U.S. Route 61).
NUMBER = re.compile(r"(?<![/\d])(?<!No\. )(?<!Route )(?<!June )(?<!Jan\. )\d+(?!\d*(?:月|日|岁|型|级|排|急救))")

# Other words for the same, as an editor changes them from year to year.
SYNONYMS = """推进 推动 加强 强化 提高 提升 完善 健全 开展 组织 建立 构建 全面 全部 深入 扎实 积极 主动 切实 着力 持续 不断 进一步 更加
重点 关键 明显 显著 基本 大体 共有 合计 累计 总计 服务 保障 管理 治理 制度 机制 统一 一致 定期 按时 群众 居民""".split()
OTHER_WORDS = dict(zip(SYNONYMS[::2], SYNONYMS[1::2], strict=True))
FORMULAS = {
    False: "各项工作取得明显成效，群众满意度稳步提高。",
    True: "Work in this area went according to plan and within budget.",
}


class Making(NamedTuple):
    """What a change works on. ``strangers`` are sentences of another office's report."""

    old: Tree
    new: Tree
    rng: random.Random
    strangers: list[str]

    def some(self, share: float = TOUCHED, *, fit: Callable[[Sentence], bool] = lambda _: True) -> list[Sentence]:
        fitting = [s for s in self.new.sentences() if s.origins and s.is_free and fit(s)]
        return self.rng.sample(fitting, min(len(fitting), max(AT_LEAST, round(share * len(self.new.sentences())))))

    def stranger(self) -> str:
        return self.strangers.pop(self.rng.randrange(len(self.strangers)))


Change = Callable[[Making], None]


def reword(share: float, touched: float = 1.0) -> Change:
    def change(making: Making) -> None:
        for sentence in [s for s in making.new.sentences() if s.origins and making.rng.random() < touched]:
            sentence.text = reworded(sentence.text, share, making.rng, making.strangers)

    return change


def reworded(text: str, share: float, rng: random.Random, strangers: Sequence[str]) -> str:
    """That share of the words replaced, dropped or added; figures stay."""
    word = r"[A-Za-z]{3,}|[\u4e00-\u9fff]{2}"
    pool = [found for stranger in strangers for found in re.findall(word, stranger.lower())]
    pool = [found.upper() for found in pool] if text.isupper() else pool
    pieces = re.findall(rf"{word}|\d[\d.,]*|.", text, re.DOTALL)
    sites = [
        i
        for i in range(1, len(pieces))
        if re.fullmatch(word, pieces[i]) and not re.search(r"\d ?$", "".join(pieces[:i]))
    ]
    blank = " " if re.search(r"[A-Za-z]{3}", text) else ""
    for i in rng.sample(sites, min(len(sites), max(1, round(share * len(sites))))):
        other = OTHER_WORDS.get(pieces[i]) or rng.choice(pool)
        pieces[i] = rng.choice([other, other, pieces[i] + blank + rng.choice(pool), "" if not blank else other])
    return "".join(pieces)


def refigure(making: Making) -> None:
    for sentence in making.some(1.0, fit=lambda s: bool(NUMBER.search(s.text))):
        sentence.text = NUMBER.sub(lambda found: _other_digits(found[0], making.rng), sentence.text)


def _other_digits(digits: str, rng: random.Random) -> str:
    """Another number of as many digits; a year becomes the next one."""
    if re.fullmatch("20[12]\\d", digits):
        return str(int(digits) + 1)
    other = rng.choice("123456789") + "".join(rng.choice("0123456789") for _ in digits[1:])
    return other if other != digits else other[:-1] + str((int(other[-1]) + 3) % 9 + 1)


def take(tree: Tree, sentence: Sentence) -> tuple[Node, list[Sentence]]:
    return next(
        (node, paragraph) for node in tree.root.walk() for paragraph in node.paragraphs if sentence in paragraph
    )


def remove(tree: Tree, sentence: Sentence) -> Node:
    """Take a sentence out; an emptied paragraph goes with it, but not the one that a run-in heading needs."""
    node, paragraph = take(tree, sentence)
    paragraph.remove(sentence)
    if not paragraph and not (node.run_in and paragraph is node.paragraphs[0]):
        node.paragraphs = [p for p in node.paragraphs if p is not paragraph]
    return node


def insert(tree: Tree, sentence: Sentence, rng: random.Random, homes: Sequence[Node]) -> None:
    places = [p for node in homes for p in node.paragraphs if p]
    paragraph = rng.choice(places)
    paragraph.insert(rng.choice([i for i in range(1, len(paragraph) + 1) if not _is_inside(paragraph, i)]), sentence)


def _is_inside(paragraph: list[Sentence], i: int) -> bool:
    """Whether that is between the parts of one sentence that was split."""
    return 0 < i < len(paragraph) and bool(set(paragraph[i - 1].origins) & set(paragraph[i].origins))


def move_inside(making: Making) -> None:
    for sentence in making.some(fit=lambda s: len(take(making.new, s)[1]) > 2):
        _, paragraph = take(making.new, sentence)
        at = paragraph.index(sentence)
        paragraph.remove(sentence)
        paragraph.insert(
            making.rng.choice([i for i in range(len(paragraph) + 1) if i != at and not _is_inside(paragraph, i)]),
            sentence,
        )
        sentence.is_free = False


def move_across(share: float = 0.1, edited: float = 0.0) -> Change:
    def change(making: Making) -> None:
        for sentence in making.some(share, fit=lambda s: len(s.text) > 15):
            home, paragraph = take(making.new, sentence)
            plan = making.new.plan()
            others = [
                n
                for n in making.new.nodes()
                if not set(n.origins) & set(home.origins) and (n in plan) == (home in plan)
            ]
            if len(paragraph) < 2 or not any(p for n in others for p in n.paragraphs):
                continue
            remove(making.new, sentence)
            if edited:
                sentence.text = reworded(sentence.text, edited, making.rng, making.strangers)
            insert(making.new, sentence, making.rng, others)
            sentence.is_free = False

    return change


def split(making: Making) -> None:
    """A sentence of two and more clauses becomes two sentences."""
    comma = re.compile(r"(?<=.{12})[，；,](?=\s?.{12})" if not making.new.is_english else r"(?<=.{20}), and (?=.{20})")
    for sentence in making.some(fit=lambda s: bool(comma.search(s.text))):
        found = making.rng.choice(list(comma.finditer(sentence.text)))
        tail = sentence.text[found.end() :]
        second = Sentence(tail[:1].upper() + tail[1:], sentence.origins, is_free=False)
        sentence.text = sentence.text[: found.start()] + ("." if making.new.is_english else "。")
        sentence.is_free = False
        _, paragraph = take(making.new, sentence)
        paragraph.insert(paragraph.index(sentence) + 1, second)


def merge(making: Making) -> None:
    """Two sentences after each other become one."""
    for sentence in making.some():
        if not sentence.is_free:
            continue
        _, paragraph = take(making.new, sentence)
        follower = next(iter(paragraph[paragraph.index(sentence) + 1 :]), None)
        if not (follower and follower.is_free and _followed(making.old, sentence, follower)):
            continue
        joint = ("; ", "，")[not making.new.is_english]
        sentence.text = sentence.text[:-1] + joint + follower.text
        sentence.origins += follower.origins
        sentence.is_free = follower.is_free = False
        paragraph.remove(follower)


def _followed(old: Tree, sentence: Sentence, follower: Sentence) -> bool:
    """Whether one came after the other in OLD."""
    first, second = sentence.origins[-1], (*follower.origins, None)[0]
    _, paragraph = take(old, first)
    return second in paragraph and paragraph.index(first) + 1 == paragraph.index(second)


def delete(making: Making) -> None:
    for sentence in making.some(fit=lambda s: len(take(making.new, s)[1]) > 1):
        if len(take(making.new, sentence)[1]) > 1:
            remove(making.new, sentence)


def add(making: Making) -> None:
    for _ in range(min(len(making.strangers) - 1, max(AT_LEAST, len(making.new.sentences()) // 6))):
        insert(making.new, Sentence(making.stranger()), making.rng, list(making.new.root.walk()))


def put_strangers(making: Making) -> None:
    """A sentence goes, and a stranger stands in its place: no pair."""
    for sentence in making.some(fit=lambda s: len(s.text) > 15)[: len(making.strangers) - 1]:
        sentence.text, sentence.origins = making.stranger(), ()


def repeat(tree: Tree, rng: random.Random) -> None:
    """The same closing formula in several sections."""
    bodies = [p for node in tree.nodes() for p in node.paragraphs if p]
    for paragraph in rng.sample(bodies, max(2, len(bodies) // 2)):
        paragraph.append(Sentence(FORMULAS[tree.is_english], is_free=False))
