"""What editors do to the sections of a report from one year to the next."""

from __future__ import annotations

from collections.abc import Callable

from tests.quality.report_tree import Node, Sentence, Tree
from tests.quality.sentence_changes import Making, insert, remove, reworded

HEADINGS = {
    False: ["创建健康县城", "开展安全生产整治", "做好档案保密工作", "推进智慧停车", "加强应急值守", "深化对口帮扶"],
    True: ["FRIENDS OF THE COUNTY", "RECORDS AND ARCHIVES", "RISK MANAGEMENT", "CAPITAL PLANNING", "LEGAL MATTERS"],
}


def _leaves(tree: Tree) -> list[Node]:
    return [n for n in tree.nodes() if not n.children and any(n.paragraphs) and n.origins]


def choose(making: Making, count: int = 1, fit: Callable[[Node], bool] = lambda _: True) -> list[Node]:
    fitting = [n for n in _leaves(making.new) if fit(n)]
    return making.rng.sample(fitting, min(count, len(fitting)))


def move_sections(making: Making) -> None:
    """To another parent where there are parents, else among its siblings."""
    tree = making.new
    parents = [n for n in tree.nodes() if n.children]
    for node in choose(making, 2):
        above = tree.parent(node)
        level = next(len(path) for path in _paths(tree.root) if path[-1] is above)
        peers = [p[-1] for p in _paths(tree.root) if len(p) == level]
        targets = [n for n in parents if n is not above and n in peers and (n in tree.plan()) == (node in tree.plan())]
        above.children.remove(node)
        target = making.rng.choice(targets) if targets else above
        target.children.insert(making.rng.randint(0, len(target.children)), node)


def _paths(node: Node, above: tuple[Node, ...] = ()) -> list[tuple[Node, ...]]:
    here = (*above, node)
    return [here, *(path for child in node.children for path in _paths(child, here))]


def reorder_sections(making: Making) -> None:
    """Two siblings change places."""
    tree = making.new
    for above in [n for n in tree.root.walk() if len(n.children) > 2]:
        i = making.rng.randrange(len(above.children) - 1)
        above.children[i], above.children[i + 1] = above.children[i + 1], above.children[i]


def rename_sections(making: Making) -> None:
    """Half the headings get other words."""
    fresh = fresh_headings(making)
    for node in choose(making, len(fresh)):
        node.heading = fresh.pop()


def reword_headings(making: Making) -> None:
    for node in choose(making, 6):
        node.heading = reworded(node.heading, 0.25, making.rng, making.strangers).strip()


def fresh_headings(making: Making) -> list[str]:
    return making.rng.sample(HEADINGS[making.new.is_english], 5)


def remove_sections(making: Making) -> None:
    for node in choose(making, 2):
        above = making.new.parent(node)
        if len(above.children) > 1:
            above.children.remove(node)


def add_sections(making: Making) -> None:
    """Sections of strangers' sentences, so that all after them are renumbered."""
    for heading in fresh_headings(making)[:2]:
        beside = making.rng.choice(making.new.nodes())
        above = making.new.parent(beside)
        body = [Sentence(making.stranger()) for _ in range(min(3, len(making.strangers) - 1))]
        above.children.insert(above.children.index(beside), Node(heading, beside.run_in, [body]))


def split_section(making: Making) -> None:
    """The second half of a section's sentences goes under a heading of its own."""
    for node in choose(making, 2, lambda n: sum(map(len, n.paragraphs)) >= 4):
        sentences = [s for paragraph in node.paragraphs for s in paragraph]
        half = len(sentences) // 2
        node.paragraphs = [sentences[:half]]
        second = Node(fresh_headings(making)[0], node.run_in, [sentences[half:]], [], node.origins)
        above = making.new.parent(node)
        above.children.insert(above.children.index(node) + 1, second)


def merge_sections(making: Making) -> None:
    """A section takes in the next one, under a heading that names both."""
    for node in choose(making, 2):
        if node not in making.new.nodes() or len(node.origins) > 1:
            continue
        siblings = making.new.parent(node).children
        other = next(iter(siblings[siblings.index(node) + 1 :]), None)
        if other and not other.children and len(other.origins) == 1:
            node.paragraphs += other.paragraphs if not node.run_in else []
            if node.run_in:
                node.paragraphs = [[s for p in (*node.paragraphs, *other.paragraphs) for s in p]]
            node.heading += (" AND " if making.new.is_english else "和") + other.heading
            node.origins += other.origins
            siblings.remove(other)


def promote(making: Making) -> None:
    """The sections below one become its followers."""
    tree = making.new
    parents = [n for n in tree.nodes() if n.children]
    if parents:
        node = making.rng.choice(parents)
        siblings = tree.parent(node).children
        at = siblings.index(node) + 1
        siblings[at:at] = node.children
        node.children = []


def demote(making: Making) -> None:
    """All sections go below a new one: every level is one deeper."""
    tree = making.new
    heading = "PART OF THE YEAR" if tree.is_english else "全年工作回顾"
    tree.root.children = [Node(heading, False, [], tree.root.children)]
    tree.styles = ["Part {r}. ", *tree.styles] if tree.is_english else ["第{c}部分　", *tree.styles]


def restyle(making: Making) -> None:
    """Other labels on every level."""
    styles = ["({n}) "] if making.new.is_english else ["第{c}章　", "{n}、", "（{n}）"]
    if not making.new.is_english and making.rng.random() < 0.5:
        styles = ["{c}、", "{n}.", "（{n}）"]
        if making.new.styles[0] != "{c}、":
            styles[0] = "{n}、"
    making.new.styles = styles


def empty_sections(making: Making) -> None:
    """A section loses all its sentences to others and keeps its heading."""
    plan = making.new.plan()
    for node in choose(making, 2, lambda n: sum(map(len, n.paragraphs)) <= 2):
        homes = [n for n in _leaves(making.new) if n is not node and (n in plan) == (node in plan)]
        if not any(p for n in homes for p in n.paragraphs):
            continue
        for sentence in [s for paragraph in node.paragraphs for s in paragraph]:
            remove(making.new, sentence)
            insert(making.new, sentence, making.rng, homes)
