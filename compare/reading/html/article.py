"""Which blocks of a page are the report, and which the page's own: navigation, footers, lists of links.

trafilatura finds the element that holds the article; all that stands in it is text unless it gives itself away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.etree import _Element as Element

from compare.lexicon import pattern
from compare.reading import settings
from compare.reading.html.blocks import HEADINGS, PageBlock
from compare.reading.html.walking import collapsed
from compare.reading.raised import lowered

_CHROME_TAGS = frozenset({"nav", "footer", "aside", "form", "menu"})
_CHROME_ROLES = frozenset("navigation banner contentinfo complementary search menu menubar toolbar".split())
_CHROME_NAMES = pattern(r"(?:^|[\s_-]){en.reading.page_parts}(?:$|[\s_-])")
_ARTICLES = frozenset("body main article section div center form table tbody tr td blockquote".split())


def article_of(root: Element, blocks: Sequence[PageBlock]) -> Element:
    """The smallest element that holds what trafilatura takes for the page's main text."""
    import trafilatura

    page = etree.tostring(root, encoding="unicode", method="html")
    main_text = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True) or ""
    main = re.sub(r"[\s|]", "", lowered(main_text))
    held: dict[Element, int] = {}
    for block in blocks:
        text = re.sub(r"\s", "", lowered(block.text))
        if text and text in main:
            for element in (block.element, *block.element.iterancestors()):
                held[element] = held.get(element, 0) + len(text)
    everything = held.get(root, 0)
    article = root
    while (inner := _heaviest(article, held)) is not None and held[inner] > settings.ARTICLE_SHARE * everything:
        if inner.tag not in _ARTICLES:
            break
        article = inner
    return article


def _heaviest(element: Element, held: dict[Element, int]) -> Element | None:
    return max((child for child in element if child in held), key=lambda child: held[child], default=None)


def with_chrome(root: Element, blocks: Sequence[PageBlock], article: Element) -> Iterator[tuple[PageBlock, bool]]:
    inside = set(article.iter())
    title = collapsed(str(root.xpath("string(//title)")))
    known: dict[Element, bool] = {}
    for block in blocks:
        if block.element in inside:
            yield block, _in_chrome(block.element, article, known)
        else:
            is_title = block.level is not None and (block.level == 1 or block.text in title)
            yield block, not (is_title and not _in_chrome(block.element, root, known))


def _in_chrome(element: Element, within: Element, known: dict[Element, bool]) -> bool:
    path: list[Element] = []
    at: Element | None = element
    while at is not None and at is not within and at not in known:
        path.append(at)
        at = at.getparent()
    verdict = known.get(at, False) if at is not None else False
    for inner in reversed(path):
        verdict = verdict or _is_chrome(inner)
        known[inner] = verdict
    return verdict


def _is_chrome(element: Element) -> bool:
    if element.tag in _CHROME_TAGS or element.get("role") in _CHROME_ROLES:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if _CHROME_NAMES.search(names) and element.tag not in ("p", "span", "td", *HEADINGS):
        return True
    return element.tag in ("ul", "ol", "div", "p") and _is_list_of_links(element)


def _is_list_of_links(element: Element) -> bool:
    links = [len("".join(link.itertext()).strip()) for link in element.iter("a")]
    if len(links) < settings.FEWEST_LINKS:
        return False
    return bool(sum(links) > settings.LINKED_SHARE * len("".join("".join(element.itertext()).split())))
