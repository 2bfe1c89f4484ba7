"""How far a comparison agrees with a truth file in the shapes of the contract."""

from typing import Any

from compare.model import Comparison, FigurePair, PassagePair, Span

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
    """Recall of the labelled sections: both ends right; and with the right status."""
    hit = right = 0
    for label in truth["sections"]:
        old, new = (label[side]["span"] if label[side] else None for side in ("old", "new"))
        for pair in found.sections:
            if alike(pair.old and pair.old.span, old, 0.8) and alike(pair.new and pair.new.span, new, 0.8):
                hit += 1
                right += pair.status == label["status"]
                break
    total = len(truth["sections"])
    return {"recall": hit / total, "status": right / total}


def passages(found: Comparison, truth: Truth) -> dict[str, float]:
    """Recall of labelled pairs of passages, precision of the pairs found, and how many statuses are right."""
    labelled = [label for label in truth["passages"] if label["old"] and label["new"] and not label.get("ambiguous")]
    pairs = [pair for pair in found.passages if pair.old and pair.new]

    def is_hit(pair: PassagePair, label: Truth) -> bool:
        return alike(pair.old, label["old"]) and alike(pair.new, label["new"])

    hits = [(label, pair) for label in labelled for pair in pairs if is_hit(pair, label)]
    every = [label for label in truth["passages"] if label["old"] and label["new"]]
    precision = sum(any(is_hit(pair, label) for label in every) for pair in pairs) / max(1, len(pairs))
    status = sum(pair.status == label["status"] for label, pair in hits) / max(1, len(hits))
    return {"recall": len(hits) / max(1, len(labelled)), "precision": precision, "status": status}


def figures(found: Comparison, truth: Truth) -> dict[str, float]:
    """F1 of the labelled pairs of figures, and how many of those have the right status and difference."""
    labelled = [label for label in truth["figures"] if label["old"] and label["new"]]
    pairs = [pair for pair in found.figures if pair.old and pair.new]

    def is_hit(pair: FigurePair, label: Truth) -> bool:
        old, new = (side and side.span for side in (pair.old, pair.new))
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
