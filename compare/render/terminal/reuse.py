"""A scan for people: the pairs ranked, the passages of those that copied, what is template, the reports one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from rich.text import Text

from compare.language import Words
from compare.model import Certainty, Label, Match, Scan, ScannedReport, SharingPair, Span
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.printed import share
from compare.render.terminal import templates
from compare.render.terminal.header import SEPARATOR
from compare.render.terminal.paint import ALARM, HEADING, QUIET
from compare.render.terminal.table import INDENT, Cell, hanging, table, titled
from compare.render.terms import MATCH_KINDS, MATCH_LABELS

# Passages shown of one pair unless it is asked for; and how much of each.
_MOST_PASSAGES = 5
_EXCERPT = 200
# The order of columns.
_SHOWN = (Label.COPIED, Label.OWN, Label.TEMPLATE, Label.PHRASE, Label.BASE)


def render(scan: Scan, words: Words, width: int, top: int) -> Iterator[Text]:
    """At most ``top`` pairs and templates, the heaviest first."""
    yield from hanging(Text(), Text(SEPARATOR.join(_counts(scan, words)), HEADING), width)
    if scan.pairs:
        yield Text()
        yield from _ranking(scan, words, width, top)
    for pair in [pair for pair in scan.pairs if _has_copied(scan, pair)][:top]:
        yield Text()
        yield from _copied(scan, pair, words, width)
    if scan.templates:
        yield Text()
        yield from templates.render(scan, words, width, top, in_full=False)
    yield Text()
    yield from _reports(scan, words, width)


def render_pair(scan: Scan, a: int, b: int, words: Words, width: int) -> Iterator[Text]:
    """One pair in full: its waterfall and all its passages, side by side."""
    a, b = sorted((a, b))
    names = [_name(scan.documents[i]) for i in (a, b)]
    yield from hanging(Text(), Text(" – ".join(names), HEADING), width)
    pair = next((pair for pair in scan.pairs if (pair.a, pair.b) == (a, b)), None)
    if pair is None:
        yield Text(INDENT + words("These two share nothing."))
        return
    yield Text(INDENT + words("similarity: {share}", share=_share(pair.similarity)))
    yield from _waterfall(pair, names, words, width)
    for row in pair.matches:
        yield Text()
        yield from _passage(scan, scan.matches[row], words, width, whole=True)


def _counts(scan: Scan, words: Words) -> Iterator[str]:
    sharing = {i for pair in scan.pairs for i in (pair.a, pair.b)}
    users = {o.document for template in scan.templates for o in template.occurrences}
    copied = sum(_has_copied(scan, pair) for pair in scan.pairs)
    yield words.plural("{count} report", "{count} reports", len(scan.documents))
    if users:
        yield words.plural("{count} fills in a template", "{count} fill in templates", len(users))
    yield words.plural("{count} pair with copied text", "{count} pairs with copied text", copied)
    yield words("{count} share nothing", count=len(scan.documents) - len(sharing))


def _ranking(scan: Scan, words: Words, width: int, top: int) -> Iterator[Text]:
    left = len(scan.pairs) - top
    note = words("passages by whose text they are")
    yield from titled(words("Pairs"), width, f"{note}{SEPARATOR}{_more(left, words)}" if left > 0 else note)
    found = {match.label for match in scan.matches}
    labels = [label for label in _SHOWN if label in found]
    heads = (words("Similarity"), "A", "B", *(words(MATCH_LABELS[label]) for label in labels))
    rows = [[Cell(head, QUIET) for head in heads]]
    rows += [_row(scan, pair, labels) for pair in scan.pairs[:top]]
    yield from table(rows, width, flexible=1, right=(0, *range(3, len(heads))))


def _more(count: int, words: Words) -> str:
    return words("{count} more: --top", count=count)


def _row(scan: Scan, pair: SharingPair, shown: Sequence[Label]) -> list[Cell]:
    """How many passages there are of each label."""
    labels = [scan.matches[i].label for i in pair.matches]
    similar = Cell(_share(pair.similarity), ALARM if Label.COPIED in labels else "")
    names = [Cell(_name(scan.documents[i])) for i in (pair.a, pair.b)]
    return [similar, *names, *(Cell(str(labels.count(label)) if label in labels else "") for label in shown)]


def _first(scan: Scan, pair: SharingPair, words: Words) -> str:
    if pair.earlier.document is None:
        return words("which was first is not known")
    name = _name(scan.documents[pair.earlier.document])
    if pair.earlier.certainty is Certainty.DATED:
        return words("{name} is earlier, by its date", name=name)
    return words("{name} is likely earlier, by its year", name=name)


def _copied(scan: Scan, pair: SharingPair, words: Words, width: int) -> Iterator[Text]:
    names = [_name(scan.documents[i]) for i in (pair.a, pair.b)]
    sign = "–"
    if pair.earlier.document is not None:
        sign = "→" if pair.earlier.document == pair.a else "←"
    yield from titled(f"{names[0]} {sign} {names[1]}", width, _first(scan, pair, words))
    matches = [scan.matches[i] for i in pair.matches if scan.matches[i].label is Label.COPIED]
    for match in matches[:_MOST_PASSAGES]:
        yield from _passage(scan, match, words, width, whole=False)
    if len(matches) > _MOST_PASSAGES:
        more = words.plural("{count} more passage", "{count} more passages", len(matches) - _MOST_PASSAGES)
        yield Text(INDENT + more, QUIET)


def _passage(scan: Scan, match: Match, words: Words, width: int, *, whole: bool) -> Iterator[Text]:
    kind = words(MATCH_KINDS[match.kind])
    said = [kind, share(match.similarity)]
    if whole:
        said.append(words(MATCH_LABELS[match.label]))
    yield Text(INDENT + SEPARATOR.join(said), QUIET)
    for name, end in (("A", match.a), ("B", match.b)) if whole else (("", match.a),):
        text = _text(scan, end.document, end.span)
        body = Text(text if whole else truncate(text, _EXCERPT))
        yield from hanging(Text(INDENT * 2 + (f"{name} " if name else "")), body, width)


def _text(scan: Scan, document: int, span: Span) -> str:
    return clean(" ".join(span.of(scan.texts[scan.documents[document].path]).split()))


def _waterfall(pair: SharingPair, names: Sequence[str], words: Words, width: int) -> Iterator[Text]:
    steps = (
        ("", words("all characters"), "all"),
        ("-", words("navigation and the like"), "chrome"),
        ("-", words(MATCH_LABELS[Label.BASE]), "base"),
        ("-", words(MATCH_LABELS[Label.TEMPLATE]), "template"),
        ("-", words(MATCH_LABELS[Label.PHRASE]), "phrase"),
        ("=", words("compared"), "compared"),
        ("", words("shared of these"), "shared"),
    )
    falls = (pair.waterfall.a, pair.waterfall.b)
    rows = [[Cell(), Cell(), *(Cell(name, QUIET) for name in names)]]
    rows += [
        [Cell(sign), Cell(what), *(Cell(str(getattr(fall, part))) for fall in falls)] for sign, what, part in steps
    ]
    yield from table(rows, width, flexible=1, right=(2, 3))


def _reports(scan: Scan, words: Words, width: int) -> Iterator[Text]:
    yield from titled(words("Reports"), width, words("whose text each is made of, in the share of its characters"))
    labels = [label for label in _SHOWN if any(getattr(d.shares, label.value) for d in scan.documents)]
    heads = ("#", words("Report"), *(words(MATCH_LABELS[label]) for label in labels))
    rows = [[Cell(head, QUIET) for head in heads]]
    for document in scan.documents:
        shares = [getattr(document.shares, label.value) for label in labels]
        cells = [Cell(share(part) if part else "") for part in shares]
        rows.append([Cell(str(document.id), QUIET), Cell(_name(document)), *cells])
    yield from table(rows, width, flexible=1, right=(0, *range(2, len(heads))))


def _has_copied(scan: Scan, pair: SharingPair) -> bool:
    return any(scan.matches[i].label is Label.COPIED for i in pair.matches)


def _share(similarity: float | None) -> str:
    return "–" if similarity is None else share(similarity)


def _name(document: ScannedReport) -> str:
    name = clean(PurePath(document.path).name)
    return f"{name}#{document.report}" if document.report else name
