"""Which lines give themselves away as chrome, wherever they stand: by how they open, or by what they hold.

A line that opens so is anchored, what is looked for inside it has many words: a report on the 侵权责任法 must not match.
"""

from __future__ import annotations

from compare.lexicon import pattern
from compare.model import ChromeKind
from compare.structure.settings import SHORTEST_PROSE

_NEVER = "(?!)"  # matches nothing
# By kind: how its lines open, and what they hold. Alternatives of the latter begin with a plain character, to which `re`
# skips ahead: most lines are prose, and all of it is searched.
_LINES: tuple[tuple[ChromeKind, str, str], ...] = (
    (
        ChromeKind.COPYRIGHT,
        "{zh.chrome.disclaimer}",
        "©|{zh.chrome.copyright}|{zh.chrome.copyright_phrase}|{en.chrome.copyright}",
    ),
    (
        ChromeKind.PAGE_NUMBER,
        "(?:{zh.chrome.page_count}|{zh.chrome.page_number}|{en.chrome.page_number}|{common.chrome.page_fraction})$",
        r"{common.chrome.file_page}$",
    ),
    (
        ChromeKind.DOWNLOAD_PROMPT,
        r"{zh.chrome.prompt_lead}?\s*{zh.chrome.download_prompt}[^，。；]{0,16}$",
        _NEVER,
    ),
    (ChromeKind.ADVERT, _NEVER, "{zh.chrome.advert}|{zh.chrome.advert_phrase}"),
    (
        ChromeKind.SOURCE_NOTE,
        r"{zh.chrome.source_label}\s*[:：]|{zh.chrome.timestamp}\S{0,4}$|[【\[(]?\s*{common.chrome.web_address}\S+",
        "{zh.chrome.source_place}|{zh.chrome.compiled_by}",
    ),
    (
        ChromeKind.NAVIGATION,
        r"(?:{zh.chrome.navigation}|{zh.chrome.page_place}|{zh.chrome.font_switch})"
        r"\s*(?:[:：|>》\-（(].*|\s+\S{1,4})*\s*$|[^。|]*\|[^。|]*\|[^。]*$|\|?\s*{zh.chrome.click}[:：]\s*\d*$|"
        r"\W*{zh.chrome.click}\S{0,8}{zh.chrome.enter}\S{0,6}$",
        "{common.chrome.file_ending}$",
    ),
)
_KINDS = tuple((kind, pattern(opening), pattern(inside)) for kind, opening, inside in _LINES)
# Whether a line is chrome at all, in one look at its opening and one inside.
_OPENS = pattern("|".join(opening for _, opening, _ in _LINES))
_HOLDS = pattern("|".join(inside for _, _, inside in _LINES if inside is not _NEVER))
_TITLE = pattern("{zh.headings.report_nouns}|{en.headings.report_nouns}")
_COLLECTION = pattern(
    r"[【\[(（](?:{zh.numerals.one_to_ten}|\d)+{zh.chrome.piece_counter}[】\])）]|"
    r"(?:{zh.numerals.one_to_ten}|\d)+{zh.chrome.piece_counter}$|{zh.chrome.collection}$"
)


def chrome_kind(line: str) -> ChromeKind | None:
    """The kind of chrome that a line is, as far as it says so itself: ``版权所有 ICP备1号`` -> copyright."""
    if not (_OPENS.match(line) or _HOLDS.search(line)):
        return None
    return next((kind for kind, opening, inside in _KINDS if opening.match(line) or inside.search(line)), None)


def is_prose(line: str) -> bool:
    return "。" in line or (len(line) >= SHORTEST_PROSE and ("，" in line or "," in line))


def names_report(line: str) -> bool:
    """Whether a line could be a report's own title, and not the name of a collection of them (``工作总结【三篇】``)."""
    return _TITLE.search(line) is not None and _COLLECTION.search(line) is None and not is_prose(line)
