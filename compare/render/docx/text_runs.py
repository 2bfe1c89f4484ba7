"""Text as a run of a Word document."""

from __future__ import annotations

from lxml import etree

from compare.render.clean import visible_control
from compare.render.docx.names import SPACE, element


def carried(text: str) -> str:
    """``text`` as a Word document can hold it: control characters that XML does not know are shown as their pictures."""
    return "".join(map(visible_control, text)) if not text.isprintable() else text


def text_run(text: str, *, deleted: bool = False, looks: etree._Element | None = None) -> etree._Element:
    """A run that looks as the properties ``looks`` say; a tab is an element of its own."""
    run = element("r")
    if looks is not None:
        run.append(looks)
    for index, part in enumerate(carried(text).split("\t")):
        if index:
            run.append(element("tab"))
        if part:
            held = element("delText" if deleted else "t")
            held.text = part
            held.set(SPACE, "preserve")
            run.append(held)
    return run
