"""Files made wrong: by bytes, and for archives inside their members, where a reader's own code is reached."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from random import Random

from lxml import etree

# What parsers stumble over: sizes at the edge of integers, marks of formats, pieces of markup.
_SPECIAL = [
    b"\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"-1", b"999999999999", b"%PDF-1.7", b"PK\x03\x04",
    b"<table>", b"<td colspan=99999 rowspan=99999>", b"<p>", b"</div>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>&b;", b"<w:tbl>",
    b"<w:p/>", b'w:val="999999999"', b"<![CDATA[", b"\xef\xbb\xbf", b"\xff\xfe", b"\xd8\x00", b"&#xD800;", b"/Count 99999",
    b"/Kids [1 0 R]", b"stream", b"endobj", b"<< /Length 999999999 >>", b"%s%n", b"\r", b"\x0b", "一、".encode(), b"|---|",
]  # fmt: skip
# How many changes a file gets: mostly one, so that readers get far.
_STEPS = (1, 1, 1, 1, 2, 3, 6)
_LONGEST = 4096
# Of the XML in archives this share stays well-formed, so that more than the parser is tried.
_WELL_FORMED = 0.7
_VALUES = ("", "-1", "0", "99999999999", "1e9", "true", "一", "\u202e", "%1%9%0", "../../x", "A" * 5000, "\ud7ff", "９")


def mutated(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """``data`` after a few random changes; an archive's members are changed as often as its bytes."""
    if data.startswith(b"PK") and random.random() < 0.7:
        return _inside(data, others, random)
    for _ in range(random.choice(_STEPS)):
        data = _step(data, others, random)
    return data


def _inside(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name in random.sample(sorted(members), random.choice((1, 1, min(3, len(members))))):
        for _ in range(random.choice(_STEPS)):
            change = _tree_step if name.endswith(".xml") and random.random() < _WELL_FORMED else _step
            members[name] = change(members[name], others, random)
    if random.random() < 0.1:
        members.pop(random.choice(sorted(members)))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name if random.random() < 0.98 else f"../{name}", content)
    return file.getvalue()


def _tree_step(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """XML that stays XML: elements lost, doubled, nested, moved, their attributes and text changed."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return _step(data, others, random)
    elements = [element for element in root.iter() if element is not root]
    if not elements:
        return data
    chosen, other = random.choice(elements), random.choice(elements)
    match random.randrange(5):
        case 0:
            chosen.getparent().remove(chosen)
        case 1:
            chosen.getparent().extend(deepcopy(chosen) for _ in range(random.choice((1, 5, 300))))
        case 2:
            for _ in range(random.choice((1, 10, 60))):
                (nested := deepcopy(chosen)).clear()
                nested.append(chosen.getparent().replace(chosen, nested) or chosen)
        case 3 if other not in chosen.iter():
            chosen.append(deepcopy(other))
        case _:
            for name in random.sample(list(chosen.attrib), min(1, len(chosen.attrib))):
                chosen.set(name, random.choice(_VALUES))
            chosen.text = random.choice(_VALUES)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _step(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    end = min(len(data), at + random.randint(1, _LONGEST if random.random() < 0.2 else 16))
    before, piece, after = data[:at], data[at:end], data[end:]
    other = random.choice(others)
    start = random.randrange(len(other) + 1)
    changes = (
        bytes(byte ^ (1 << random.randrange(8)) for byte in piece),  # flipped
        b"",  # lost
        piece * random.randint(2, 50),  # repeated
        random.choice(_SPECIAL) + piece,  # put in
        random.choice(_SPECIAL),  # put in its place
        other[start : start + random.randint(1, _LONGEST)] + piece,  # from another file
        random.randbytes(len(piece)),
        None,  # cut off
    )
    change = random.choices(changes, (6, 6, 6, 6, 6, 6, 6, 1))[0]
    return before if change is None else before + change + after
