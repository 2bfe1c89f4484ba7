"""What ``bidui`` says where it is not told what to do."""

from __future__ import annotations

from compare.language import Words, mark

_EXAMPLES = mark(
    "bidui diff 2022.docx 2023.docx     what changed between two reports, which figures moved\n"
    "bidui check report.docx            what is wrong inside one report\n"
    "bidui scan submissions/            who copied from whom, and what is a template"
)


def welcome(words: Words) -> str:
    """What bidui is, three examples, and where to go on."""
    return "\n".join(
        (
            words("bidui compares reports: what changed, which figures moved, what was copied, what is wrong."),
            "",
            *(f"  {line}" for line in words(_EXAMPLES).split("\n")),
            "",
            words("`bidui demo` shows it at work, `bidui browse` opens the desk, `bidui --help` lists all commands."),
        )
    )
