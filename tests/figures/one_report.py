"""A text as an outline of one report, without the structure reader."""

from compare.model import Chrome, Document, Outline, Report, Section, Span


def outlined(
    text: str, *, year: int | None = None, chrome: tuple[Chrome, ...] = (), sections: tuple[Section, ...] = ()
) -> Outline:
    report = Report(0, None, year, None, None, None, Span(0, len(text)), sections)
    return Outline(Document("text", text), (report,), chrome)
