"""How far a comparison agrees with a truth file in the shapes of the contract."""

from collections.abc import Sequence
from typing import Any

from compare.model import Comparison, FigurePair, PassagePair, SectionPair, Side, Span

Truth = dict[str, Any]


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def alike(a: Span | None, b: list[int] | None, least: float = 0.5) -> bool:
    """Intersection over union of two spans; two absent ones are alike."""
    if a is None or b is None:
        return a is None and b is None
    common = max(0, min(a.end, b[1]) - max(a.start, b[0]))
    return common >= least * max(1, max(a.end, b[1]) - min(a.start, b[0]))


def sections(found: Comparison, truth: Truth) -> dict[str, float]:
    """Recall of the labelled sections: both ends right; and with the right status. A label marked ``loose`` takes any
    status."""
    hits = [(label, pair) for label in truth["sections"] if (pair := find_section(found, label))]
    right = sum(bool(label.get("loose")) or pair.status == label["status"] for label, pair in hits)
    total = max(1, len(truth["sections"]))
    return {"recall": len(hits) / total, "status": right / total}


def find_section(found: Comparison, label: Truth) -> SectionPair | None:
    """The pair that has the label's two ends."""
    old, new = (label[side]["span"] if label[side] else None for side in ("old", "new"))
    pairs = (
        p
        for p in found.sections
        if alike(p.old.span if p.old else None, old, 0.8) and alike(p.new.span if p.new else None, new, 0.8)
    )
    return next(pairs, None)


def passages(found: Comparison, truth: Truth) -> dict[str, float]:
    """Recall of labelled pairs of passages, precision of the pairs found, and how many statuses are right (a label
    marked ``loose`` takes any)."""
    labelled = [label for label in truth["passages"] if label["old"] and label["new"] and not label.get("ambiguous")]
    pairs = [pair for pair in found.passages if pair.old and pair.new]
    hits = [(label, pair) for label in labelled for pair in pairs if is_hit(pair, label)]
    every = [label for label in truth["passages"] if label["old"] and label["new"]]
    precision = sum(any(is_hit(pair, label) for label in every) for pair in pairs) / max(1, len(pairs))
    status = sum(bool(label.get("loose")) or pair.status == label["status"] for label, pair in hits) / max(1, len(hits))
    recall = sum(any(is_hit(pair, label) for pair in pairs) for label in labelled) / max(1, len(labelled))
    return {"recall": recall, "precision": precision, "status": status}


def is_hit(pair: PassagePair, label: Truth) -> bool:
    return alike(pair.old, label["old"]) and alike(pair.new, label["new"])


def tiling(found: Comparison) -> dict[str, int]:
    """Characters of the two reports that no passage tells, that two tell, and pairs whose edits do not give NEW."""
    told = [_told(found.old, [p.old for p in found.passages]), _told(found.new, [p.new for p in found.passages])]
    rebuilt = [_is_rebuilt(found, p) for p in found.passages]
    return {"untold": sum(t[0] for t in told), "twice": sum(t[1] for t in told), "not_rebuilt": rebuilt.count(False)}


def _told(side: Side, spans: Sequence[Span | None]) -> tuple[int, int]:
    times = [0] * len(side.text)
    for span in filter(None, spans):
        for i in range(*span):
            times[i] += 1
    chrome = {i for item in side.outline.chrome for i in range(*item.span)}
    report = next(r for r in side.outline.reports if r.index == side.report)
    due = (i for i in range(*report.span) if i not in chrome and not side.text[i].isspace())
    return sum(not times[i] for i in due), sum(n > 1 for n in times)


def _is_rebuilt(found: Comparison, pair: PassagePair) -> bool:
    if not (pair.old and pair.new):
        return True
    pieces, at = [], pair.old.start
    for edit in sorted(pair.edits, key=lambda edit: edit.old):
        pieces += [found.old.text[at : edit.old.start], edit.new.of(found.new.text)]
        at = edit.old.end
    return "".join(pieces) + found.old.text[at : pair.old.end] == pair.new.of(found.new.text)


def figures(found: Comparison, truth: Truth) -> dict[str, float]:
    """F1 of the labelled pairs of figures, and how many of those have the right status and difference."""
    labelled = [label for label in truth["figures"] if label["old"] and label["new"]]
    pairs = [pair for pair in found.figures if pair.old and pair.new]

    def is_hit(pair: FigurePair, label: Truth) -> bool:
        old, new = (side.span if side else None for side in (pair.old, pair.new))
        return alike(old, label["old"]["span"]) and alike(new, label["new"]["span"])

    hits = [(label, pair) for label in labelled for pair in pairs if is_hit(pair, label)]
    recall, precision = len(hits) / max(1, len(labelled)), len(hits) / max(1, len(pairs))
    right = sum(pair.status == label["status"] for label, pair in hits) / max(1, len(hits))
    return {"f1": f1(precision, recall), "precision": precision, "recall": recall, "status": right}


def claims(found: Comparison, truth: Truth) -> dict[str, float]:
    """How many labelled growth claims have the right verdict; how many consistent ones are called contradicted."""
    right = alarms = 0
    for label in truth["claims"]:
        said = {
            pair.claim_check.verdict.value
            for pair in found.figures
            if pair.claim_check and pair.new and alike(pair.new.span, label["span"])
        }
        right += label["verdict"] in said
        alarms += label["verdict"] != "contradicted" and "contradicted" in said
    return {"right": right / max(1, len(truth["claims"])), "alarms": alarms}
