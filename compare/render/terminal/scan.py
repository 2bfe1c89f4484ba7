"""A scan for people: the pairs ranked, the passages of those that copied, what is template, the reports one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from compare.language import Words
from compare.model import ClusterKind, Label, Scan, ScannedReport, SharingPair
from compare.render.printed import share
from compare.render.rules import SEVERITY_SIGNS, finding_text
from compare.render.scan_text import first, report_name, similarity
from compare.render.terminal import templates
from compare.render.terminal.paint import ALARM, HEADING, QUIET
from compare.render.terminal.scan_passages import has_copied, left_out, passage
from compare.render.terminal.table import INDENT, SEPARATOR, TableCell, hanging, table, titled
from compare.render.terms import LABEL_ORDER, MATCH_LABELS

# Passages shown of one pair unless that pair is chosen.
_MOST_PASSAGES = 5


def render(scan: Scan, words: Words, width: int, top: int) -> Iterator[Text]:
    """At most ``top`` pairs, templates and reports, the heaviest first."""
    yield from hanging(Text(), Text(SEPARATOR.join(_counts(scan, words)), HEADING), width)
    if scan.pairs:
        yield Text()
        yield from _ranking(scan, words, width, top)
    for cluster in [cluster for cluster in scan.clusters if cluster.kind is ClusterKind.RING][:top]:
        names = [report_name(scan, document) for document in cluster.documents]
        ring = words("the same text in {count} reports: {names}", count=len(names), names=words(", ").join(names))
        yield Text()
        yield from hanging(Text("! "), Text(ring, ALARM), width)
    for pair in [pair for pair in scan.pairs if has_copied(scan, pair)][:top]:
        yield Text()
        yield from _copied(scan, pair, words, width)
    if scan.findings:
        yield Text()
        yield from _findings(scan, words, width)
    if scan.templates:
        yield Text()
        yield from templates.render(scan, words, width, top, in_full=False)
    yield Text()
    yield from _reports(scan, words, width, top)


def _counts(scan: Scan, words: Words) -> Iterator[str]:
    sharing = {i for pair in scan.pairs for i in (pair.a, pair.b)}
    users = {o.document for template in scan.templates for o in template.occurrences}
    copied = sum(has_copied(scan, pair) for pair in scan.pairs)
    new = [document for document in scan.documents if not document.archive]
    kept = len(scan.documents) - len(new)
    yield words.plural("{count} report", "{count} reports", len(new))
    if kept:
        related = len(_listed(scan)) - len(new)
        yield words.plural("{count} kept before shares text", "{count} kept before share text", related)
    if users:
        yield words.plural("{count} fills in a template", "{count} fill in templates", len(users))
    yield words.plural("{count} pair with copied text", "{count} pairs with copied text", copied)
    yield words("{count} share nothing", count=sum(d.id not in sharing for d in new))


def _ranking(scan: Scan, words: Words, width: int, top: int) -> Iterator[Text]:
    ranked = [pair for pair in scan.pairs if _has_more_than_base(scan, pair)]
    left = len(ranked) - top
    note = words("passages by whose text they are")
    yield from titled(words("Pairs"), width, f"{note}{SEPARATOR}{left_out(left, words)}" if left > 0 else note)
    present = {match.label for match in scan.matches}
    labels = [label for label in LABEL_ORDER if label in present]
    heads = (words("Similarity"), words("with all"), "A", "B", *(words(MATCH_LABELS[label]) for label in labels))
    rows = [[TableCell(head, QUIET) for head in heads]]
    rows += [_row(scan, pair, labels) for pair in ranked[:top]]
    yield from table(rows, width, flexible=2, right=(0, 1, *range(4, len(heads))))
    folded = len(scan.pairs) - len(ranked)
    if folded:
        note = words.plural("{count} pair shares mandated text only", "{count} pairs share mandated text only", folded)
        yield Text(INDENT + note, QUIET)
    if scan.coverage.reports:
        yield from hanging(Text(INDENT), Text(coverage(scan, words), QUIET), width)


def _has_more_than_base(scan: Scan, pair: SharingPair) -> bool:
    return any(scan.matches[i].label is not Label.BASE for i in pair.matches)


def coverage(scan: Scan, words: Words) -> str:
    """Which pairs are not listed, and why."""
    covered = scan.coverage
    return words(
        "{count} reports have text that more than {limit} share; for that text each is compared with one of {references} "
        "of them, not with all others. Whatever else two of them share is listed.",
        count=covered.reports,
        limit=covered.limit,
        references=covered.references,
    )


def _row(scan: Scan, pair: SharingPair, shown: Sequence[Label]) -> list[TableCell]:
    """How many passages there are of each label."""
    labels = [scan.matches[i].label for i in pair.matches]
    similar = TableCell(similarity(pair.similarity), ALARM if Label.COPIED in labels else "")
    names = [TableCell(report_name(scan, i)) for i in (pair.a, pair.b)]
    return [
        similar,
        TableCell(similarity(pair.raw_similarity), QUIET),
        *names,
        *(TableCell(str(labels.count(label)) if label in labels else "") for label in shown),
    ]


def _copied(scan: Scan, pair: SharingPair, words: Words, width: int) -> Iterator[Text]:
    names = [report_name(scan, i) for i in (pair.a, pair.b)]
    sign = "–"
    if pair.earlier.document is not None:
        sign = "→" if pair.earlier.document == pair.a else "←"
    yield from titled(f"{names[0]} {sign} {names[1]}", width, first(scan, pair, words))
    matches = [scan.matches[i] for i in pair.matches if scan.matches[i].label is Label.COPIED]
    for match in matches[:_MOST_PASSAGES]:
        yield from passage(scan, match, words, width, whole=False)
    if len(matches) > _MOST_PASSAGES:
        more = words.plural("{count} more passage", "{count} more passages", len(matches) - _MOST_PASSAGES)
        yield Text(f"{INDENT}{more}: --explain {pair.a} {pair.b}", QUIET)


def _findings(scan: Scan, words: Words, width: int) -> Iterator[Text]:
    yield from titled(words("Findings"), width, words("what two reports share beside their words"))
    for finding in scan.findings:
        sign = SEVERITY_SIGNS[finding.severity]
        yield from hanging(Text(f"{INDENT}{sign} "), Text(finding_text(finding, words)), width)


def _listed(scan: Scan) -> list[ScannedReport]:
    """The new reports, and of those that were kept before the ones that share something."""
    sharing = {i for pair in scan.pairs for i in (pair.a, pair.b)}
    return [
        document
        for document in scan.documents
        if not document.archive
        or document.id in sharing
        or any(getattr(document.shares, label.value) for label in LABEL_ORDER)
    ]


def _reports(scan: Scan, words: Words, width: int, top: int) -> Iterator[Text]:
    """In their order; where there are too many, those with most of others' text."""
    note = words("whose text each is made of, in the share of its characters")
    listed = shown = _listed(scan)
    if len(shown) > max(top, _ALL_REPORTS):
        shown = sorted(shown, key=lambda d: (-d.shares.copied, -d.shares.own, -d.shares.template, d.id))[:top]
        note = f"{note}{SEPARATOR}{left_out(len(listed) - top, words)}"
    yield from titled(words("Reports"), width, note)
    labels = [label for label in LABEL_ORDER if any(getattr(d.shares, label.value) for d in scan.documents)]
    heads = ("#", words("Report"), *(words(MATCH_LABELS[label]) for label in labels))
    rows = [[TableCell(head, QUIET) for head in heads]]
    for document in shown:
        shares = [getattr(document.shares, label.value) for label in labels]
        cells = [TableCell(share(part) if part else "") for part in shares]
        rows.append([TableCell(str(document.id), QUIET), TableCell(report_name(scan, document.id)), *cells])
    yield from table(rows, width, flexible=1, right=(0, *range(2, len(heads))))


# So many reports are listed whatever ``top`` says.
_ALL_REPORTS = 50
