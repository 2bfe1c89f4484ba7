"""Tracked changes of a document accepted or rejected, in its tree: by this NEW's own ones are settled first, and by this
what was written is verified."""

from __future__ import annotations

from lxml import etree

from compare.render.docx.names import is_word, local, name

# What stands only after the changes, what only before them, and records of how something looked before.
_AFTER = frozenset({"ins", "moveTo", "cellIns"})
_BEFORE = frozenset({"del", "moveFrom", "cellDel"})
_RANGES = ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
_RECORDS = frozenset(
    {"rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "tcPrChange",
     "trPrChange", "numberingChange", "cellMerge"}
    | {f"{kind}Range{end}" for kind in _RANGES for end in ("Start", "End")}
)  # fmt: skip
_PROPERTIES = frozenset({"rPr", "trPr", "tcPr"})


def settle(root: etree._Element, *, accept: bool) -> int:
    """Accept all tracked changes below ``root``, or reject them; says how many there were."""
    kept, dropped = (_AFTER, _BEFORE) if accept else (_BEFORE, _AFTER)
    changes = list(root.iter(*map(name, kept | dropped | _RECORDS)))
    joined = [each for each in root.iter(name("p")) if _holds(each.find(f"{name('pPr')}/{name('rPr')}"), dropped)]
    for row in [each for each in root.iter(name("tr")) if _holds(each.find(name("trPr")), dropped)]:
        _remove(row)
    for change in changes:
        parent = change.getparent()
        if parent is None:
            continue
        if local(change) in kept and local(parent) not in _PROPERTIES:
            at = parent.index(change)
            parent[at : at + 1] = list(change)
        else:
            parent.remove(change)
    for text in list(root.iter(name("delText"))):
        text.tag = name("t")
    for paragraph in joined:
        _join(paragraph)
    for table in [each for each in root.iter(name("tbl")) if each.find(".//" + name("tr")) is None]:
        _remove(table)
    return sum(local(each) not in _RECORDS for each in changes)


def _holds(marks: etree._Element | None, names: frozenset[str]) -> bool:
    return marks is not None and any(local(mark) in names for mark in marks)


def _remove(each: etree._Element) -> None:
    parent = each.getparent()
    if parent is not None:
        parent.remove(each)


def _join(paragraph: etree._Element) -> None:
    """A paragraph whose end is gone: its text goes on in the next one, whose properties hold; one without text that
    stands before a table, or at the end of a cell that has another, goes."""
    following = paragraph.getnext()
    while following is not None and not is_word(following, "p", "tbl", "sectPr"):
        following = following.getnext()
    content = [each for each in paragraph if not is_word(each, "pPr")]
    if following is not None and is_word(following, "p"):
        at = 1 if len(following) and is_word(following[0], "pPr") else 0
        following[at:at] = content
        _remove(paragraph)
    elif following is not None and is_word(following, "tbl") and not content:
        _remove(paragraph)
