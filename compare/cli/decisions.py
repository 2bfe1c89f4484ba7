"""What was decided on the desk about the evidence of a result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from compare.files import is_file, is_folder
from compare.language import mark
from compare.model import Decision, InputError, Span, Subject

if TYPE_CHECKING:
    from compare.library.store import Store
    from compare.model import Comparison, Scan

ReviewOption = Annotated[
    str | None,
    typer.Option("--review", metavar="FILE", help=mark("Decisions of `bidui browse`, if not in your data folder.")),
]
ByName = dict[str, Decision]


def stored_decisions(review: str | None) -> dict[str, Decision]:
    """The decisions in a store, by the content keys of what they are about; none where there is no store. Raises
    `InputError` where ``review`` names one that is not there."""
    with _store(review) as store:
        return {decision.key: decision for decision in store.all()} if store is not None else {}


def kept_pairings(review: str | None) -> tuple[Decision, ...]:
    """What a store holds about passages that belong together or do not. Raises `InputError` as `stored_decisions`."""
    with _store(review) as store:
        return store.about(Subject.PAIRING) if store is not None else ()


@contextmanager
def _store(review: str | None) -> Iterator[Store | None]:
    """The store that ``review`` names, or that of this user; None where there is none yet."""
    from compare.library.store import Store, default_path

    if review and is_folder(review):
        raise InputError(review, "is a folder, not a file")
    if review and not is_file(review):
        raise InputError(review, "does not exist")
    path = review or default_path()
    if not is_file(path):
        yield None
        return
    with Store(path) as store:
        yield store


def diff_decisions(comparison: Comparison, review: str | None) -> ByName:
    """The decisions about passages, figures and findings of a comparison, by the names of their evidence."""
    decisions = stored_decisions(review)
    if not decisions:
        return {}
    from compare.library.keys import Headings, figure_key, finding_key, passage_key
    from compare.render.evidence_ids import diff_ids

    ids, headings = diff_ids(comparison), Headings(comparison)
    old, new = comparison.old.text, comparison.new.text
    keys = [
        *zip(ids.figures, (figure_key(pair, old, new) for pair in comparison.figures), strict=True),
        *zip(
            ids.findings,
            (finding_key(each, old if each.side == "old" else new) for each in comparison.findings),
            strict=True,
        ),
        *(
            (id_, passage_key(_quote(old, pair.old), _quote(new, pair.new), headings.of(pair)))
            for id_, pair in zip(ids.passages, comparison.passages, strict=True)
        ),
    ]
    return _by_name(keys, decisions)


def scan_decisions(scan: Scan, review: str | None) -> ByName:
    """The decisions about the matches of a scan, by the names of their evidence."""
    decisions = stored_decisions(review)
    if not decisions:
        return {}
    from compare.library.keys import match_key
    from compare.render.evidence_ids import scan_ids

    texts = [(scan.texts[document.path]) for document in scan.documents]
    keys = (
        (id_, match_key(match.a.span.of(texts[match.a.document]), match.b.span.of(texts[match.b.document])))
        for id_, match in zip(scan_ids(scan).matches, scan.matches, strict=True)
    )
    return _by_name(keys, decisions)


def _by_name(keys: Iterable[tuple[str, str]], decisions: Mapping[str, Decision]) -> ByName:
    return {name: decisions[key] for name, key in keys if key in decisions}


def _quote(text: str, span: Span | None) -> str | None:
    return None if span is None else span.of(text)
