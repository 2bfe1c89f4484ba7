"""What a changed tree says of the pair that it was printed as: sections and passages in the shapes of the contract."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import combinations

from tests.quality.report_tree import Node, Printed, Sentence, Tree, Truth


def truth_of(old: Tree, new: Tree, old_printed: Printed, new_printed: Printed) -> Truth:
    """Sections and passages in the shapes of the contract. ``loose`` marks pairs whose status is a matter of taste."""
    return {
        "sections": _section_truth(old, new, old_printed, new_printed),
        "passages": [
            *_heading_truth(old, new, old_printed, new_printed),
            *_sentence_truth(old, new, old_printed, new_printed),
        ],
    }


def _links(old: Tree, new: Tree) -> list[tuple[Node | None, Node | None]]:
    nodes = new.nodes()
    links: list[tuple[Node | None, Node | None]] = [(o, n) for n in nodes for o in n.origins or (None,)]
    kept = {o for o, _ in links}
    return links + [(o, None) for o in old.nodes() if o not in kept]


def _section_truth(old: Tree, new: Tree, a: Printed, b: Printed) -> list[Truth]:
    links = _links(old, new)
    after = {o: [n for x, n in links if x is o] for o, _ in links if o}
    labels = []
    for o, n in links:
        if o is None or n is None:
            status = "added" if o is None else "removed"
        elif len(after[o]) > 1:
            status = "split"
        elif len(n.origins) > 1:
            status = "merged"
        else:
            status = "matched" if old.parent(o) in new.parent(n).origins else "moved"
        label: Truth = {"status": status, "old": _section_end(o, a), "new": _section_end(n, b)}
        if o and n:
            label["renumbered"] = a.labels[o] != b.labels[n]
            label["loose"] = status == "matched" and _is_overtaken(o, n, old, after, new)
            label["loose"] |= status == "moved" and not new.parent(n).origins
        labels.append(label)
    return labels


def _is_overtaken(o: Node, n: Node, old: Tree, after: dict[Node, list[Node | None]], new: Tree) -> bool:
    """Whether a sibling has changed sides: which of the two moved is a matter of taste."""
    before, later = old.parent(o).children, new.parent(n).children
    return any(
        (before.index(x) < before.index(o)) != (later.index(y) < later.index(n))
        for x in before
        for y in after[x]
        if x is not o and y in later
    )


def _section_end(node: Node | None, printed: Printed) -> Truth | None:
    if node is None:
        return None
    return {"span": list(printed.sections[node]), "label": printed.labels[node], "heading": node.heading}


def _heading_truth(old: Tree, new: Tree, a: Printed, b: Printed) -> list[Truth]:
    links = [(old.root, new.root), *_links(old, new)]
    shared = [o for o, n in links if o and n]
    labels = []
    for o, n in links:
        is_sure = o and n and shared.count(o) == len(n.origins) == 1 and o.heading == n.heading
        x, y = (list(p.headings[node]) if node else None for p, node in ((a, o), (b, n)))
        labels.append({"status": "edited" if o and n else None, "old": x, "new": y, "note": "heading", "loose": True})
        if o and n and not is_sure:
            labels[-1]["ambiguous"] = True
    return labels


def _sentence_truth(old: Tree, new: Tree, a: Printed, b: Printed) -> list[Truth]:
    homes = _homes(new)
    old_homes = _homes(old)
    crossing = _crossing(old_homes, homes)
    groups: dict[tuple[Sentence, ...], list[Sentence]] = {}
    labels: list[Truth] = []
    for sentence in (*new.sentences(), *new.closing):
        if sentence.origins:
            groups.setdefault(sentence.origins, []).append(sentence)
        else:
            labels.append({"status": "added", "old": None, "new": list(b.sentences[sentence])})
    kept = {origin for origins in groups for origin in origins}
    labels += [
        {"status": "removed", "old": list(a.sentences[s]), "new": None} for s in old.sentences() if s not in kept
    ]
    for origins, parts in groups.items():
        x, y = _around(origins, a), _around(parts, b)
        text = _text_status(a.text[x[0] : x[1]], b.text[y[0] : y[1]])
        is_home = old_homes[origins[0]] in homes[parts[0]].origins
        label = {"status": text if is_home else "moved", "old": x, "new": y}
        label["loose"] = origins[0] in old.closing or _opened(homes[parts[0]], parts[0]) or origins[0] in crossing
        labels.append(label if is_home else {**label, "text_status": text})
    return labels


def _homes(tree: Tree) -> dict[Sentence, Node]:
    homes = {s: node for node in tree.root.walk() for paragraph in node.paragraphs for s in paragraph}
    return homes | dict.fromkeys(tree.closing, tree.root)


def _opened(node: Node, sentence: Sentence) -> bool:
    """Whether a heading opens the sentence's paragraph: it moves with its section."""
    return node.run_in and sentence in node.paragraphs[0]


def _crossing(old_homes: dict[Sentence, Node], new_homes: dict[Sentence, Node]) -> set[Sentence]:
    """The sentences of OLD that changed sides with another of their section: which of the two moved is a matter of
    taste. That one of them did, and no others, is held in tests/alignment/test_moves.py."""
    place = {sentence: at for at, sentence in enumerate(old_homes)}
    within: dict[tuple[Node, Node], list[Sentence]] = {}
    for sentence, node in new_homes.items():
        for origin in sentence.origins[:1]:
            within.setdefault((old_homes[origin], node), []).append(origin)
    return {
        one
        for origins in within.values()
        for pair in combinations(origins, 2)
        if place[pair[0]] > place[pair[1]]
        for one in pair
    }


def _around(sentences: Sequence[Sentence], printed: Printed) -> list[int]:
    places = [printed.sentences[s] for s in sentences]
    return [min(p[0] for p in places), max(p[1] for p in places)]


def _text_status(old: str, new: str) -> str:
    def folded(text: str) -> str:
        return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))

    def slotted(text: str) -> str:
        return re.sub(r"\d[\d,]*(?:\.\d+)?", "#", folded(text))

    if folded(old) == folded(new):
        return "equal"
    return "figures_only" if slotted(old) == slotted(new) else "edited"
