"""Which kept reports can share something with new ones, and what decides it of all others.

What it gives is enough for a scan to find what it would find with everything kept at hand: the other reports are
counted, in SQL, and stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from compare.library.database import Database
from compare.library.documents import contacts_of, rebuilt, values_of
from compare.library.shared_keys import SharedKeys
from compare.library.shared_prints import SharedPrints
from compare.model import Document, ScanOptions
from compare.model.origins import OriginKind, OriginMark
from compare.reuse import settings
from compare.reuse.elsewhere import Elsewhere
from compare.reuse.reports import Submission, owner_of, submissions

_VALUES = "SELECT key, report FROM measured_values"
_CONTACTS = "SELECT digits AS key, report FROM contacts"
_ORIGINS = "SELECT kind || ' ' || value AS key, report FROM origins"
_TEXTS = "SELECT content AS key, id AS report FROM reports WHERE content <> ''"


@dataclass(frozen=True, slots=True)
class Likeness:
    """The kept reports that can share something with new ones, with their numbers in the library, their documents by
    path and their numbers, and what those left there hold."""

    reports: tuple[Submission, ...] = ()
    numbers: tuple[int, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    document_numbers: tuple[int, ...] = ()
    elsewhere: Elsewhere = field(default_factory=Elsewhere)


def like(database: Database, new: Sequence[Submission], options: ScanOptions) -> Likeness:
    """What of a library a scan of ``new`` reports needs."""
    if not new or not database.last_document():
        return Likeness()
    prints = SharedPrints(database, [each.prints for each in new])
    values = SharedKeys(database, _VALUES, [values_of(each).tolist() for each in new])
    contacts = SharedKeys(database, _CONTACTS, [sorted(contacts_of(each)) for each in new])
    origins = SharedKeys(database, _ORIGINS, [[*map(_key, dict.fromkeys(each.origin))] for each in new])
    texts = SharedKeys(database, _TEXTS, [[each.content.hex()] if each.content else [] for each in new])
    wanted = prints.wanted() | _with_same_text(database, texts, new)
    for shared, least in ((values, settings.SHARED_VALUES), (contacts, 1), (origins, 1)):
        wanted |= shared.holders_of_few(settings.RARE, least)
    found = rebuilt_reports(database, wanted, {each.path for each in new}, options)
    at_hand = set(found.numbers)
    elsewhere = Elsewhere(
        common=prints.common,
        values=values.elsewhere(at_hand),
        contacts=contacts.elsewhere(at_hand),
        origins={_mark(key): count for key, count in origins.elsewhere(at_hand).items()},
        contents={bytes.fromhex(key): count for key, count in texts.elsewhere(at_hand).items()},
        owners=_owners_elsewhere(database, [*new, *found.reports], options) if origins.times else 0,
    )
    return replace(found, elsewhere=elsewhere)


def _key(mark: OriginMark) -> str:
    return f"{mark.kind.value} {mark.value}"


def _mark(key: str) -> OriginMark:
    kind, _, value = key.partition(" ")
    return OriginMark(OriginKind(kind), value)


def _with_same_text(database: Database, texts: SharedKeys[str], new: Sequence[Submission]) -> set[int]:
    """The reports with the text of a new one. Where very many have it a scan pairs all with the one whose path comes
    first: then that one is enough, unless it is new itself."""
    wanted: set[int] = set()
    for content, holders in texts.holders.items():
        if len(holders) + texts.times[content] <= settings.COMMON:
            wanted |= set(holders)
            continue
        paths = database.rows(
            "SELECT d.path, r.id FROM reports r JOIN documents d ON d.id = r.document WHERE r.content = ?", [content]
        )
        own = min(each.path for each in new if each.content.hex() == content)
        wanted |= {min(paths)[1]} if min(paths)[0] < own else {number for _, number in paths}
    return wanted


def rebuilt_reports(
    database: Database, wanted: set[int], taken: set[str], options: ScanOptions, *, is_archive: bool = True
) -> Likeness:
    """The reports with these numbers, in order. A document that has the path of another at hand (``taken``) is named with
    its number in the library, too. ``is_archive``: they are compared with others and not with each other."""
    database.give_numbers("wanted", wanted)
    by_document: dict[int, dict[int, int]] = {}
    for document, number, report in database.rows(
        "SELECT document, number, id FROM reports SEMI JOIN wanted ON id = wanted.number ORDER BY id"
    ):
        by_document.setdefault(document, {})[number] = report
    database.give_numbers("wanted", by_document)
    reports: list[Submission] = []
    numbers: list[int] = []
    documents: dict[str, Document] = {}
    for number, path, *row in database.rows(
        "SELECT id, path, text, encoding, asked, layout, structure, origin FROM documents"
        " SEMI JOIN wanted ON id = wanted.number ORDER BY id"
    ):
        name = f"{path} ({database.path}:{number})" if path in taken or path in documents else path
        whole = rebuilt(name, row)
        own = by_document[number]
        few = replace(whole, reports=tuple(each for each in whole.reports if each.report.index in own))
        reports += submissions(few, options, is_archive=is_archive)
        numbers += [own[each.report.index] for each in few.reports]
        documents[name] = whole.document
    return Likeness(tuple(reports), tuple(numbers), documents, tuple(by_document))


def _owners_elsewhere(database: Database, at_hand: Sequence[Submission], options: ScanOptions) -> int:
    """How many owners the library knows beside those of the reports at hand."""
    return len(set(_owners(database, options)) - {each.owner for each in at_hand})


def _owners(database: Database, options: ScanOptions) -> Iterator[str]:
    for path, number, organisation in database.rows(
        "SELECT d.path, r.number, r.organisation FROM reports r JOIN documents d ON d.id = r.document"
    ):
        yield owner_of(path, number, organisation, options)
