"""Why a finding, a target or a changed passage matters."""

from __future__ import annotations

from math import log1p

from compare.importance.order import Judged
from compare.model import Finding, Ground, PassagePair, PassageStatus, Promise, PromiseVerdict, Severity

_SCALE_SLIP = "scale-slip"
_FINDINGS = {Severity.ERROR: Ground.WRONG, Severity.WARNING: Ground.SUSPECT, Severity.NOTE: Ground.NOTED}
_PROMISES = {
    PromiseVerdict.MISSED: Ground.TARGET_MISSED,
    PromiseVerdict.PARTLY: Ground.TARGET_PARTLY_MET,
    PromiseVerdict.NOT_MENTIONED: Ground.TARGET_NOT_MENTIONED,
}
_PASSAGES = {
    PassageStatus.ADDED: Ground.TEXT_ADDED,
    PassageStatus.REMOVED: Ground.TEXT_REMOVED,
    PassageStatus.EDITED: Ground.TEXT_EDITED,
    PassageStatus.MOVED: Ground.TEXT_MOVED,
    PassageStatus.FIGURES_ONLY: Ground.TEXT_FIGURES,
}
_COUNTED = frozenset({Ground.TEXT_ADDED, Ground.TEXT_REMOVED, Ground.TEXT_EDITED})


def judge_finding(finding: Finding) -> Judged:
    """A mistake of last year's report is not the first thing to see."""
    ground = _FINDINGS[finding.severity]
    if finding.side == "old":
        return Judged(Ground.NOTED if ground is Ground.NOTED else Ground.OLD_WRONG, ground is Ground.WRONG, {})
    if ground is Ground.SUSPECT and finding.rule == _SCALE_SLIP:
        ground = Ground.SUSPECT_SCALE
    return Judged(ground, 0, {})


def judge_promise(promise: Promise) -> Judged | None:
    """None for a target that was met or is not due yet."""
    ground = _PROMISES.get(promise.verdict)
    return None if ground is None else Judged(ground, _shortfall(promise), {})


def _shortfall(promise: Promise) -> float:
    """How far the result is from the target, as a share of it."""
    if promise.result is None or promise.result.value is None or not promise.target.value:
        return 0
    return float(abs(promise.result.value - promise.target.value) / abs(promise.target.value))


def judge_passage(pair: PassagePair) -> Judged | None:
    """By how many characters changed; None where nothing did."""
    ground = _PASSAGES.get(pair.status)
    if ground is None:
        return None
    changed = _changed(pair)
    return Judged(ground, log1p(changed), {"count": str(changed)} if ground in _COUNTED else {})


def _changed(pair: PassagePair) -> int:
    if pair.old is None or pair.new is None:
        span = pair.old or pair.new
        return 0 if span is None else span.end - span.start
    return sum(
        max(edit.old.end - edit.old.start, edit.new.end - edit.new.start) for edit in pair.edits if not edit.ignored
    )
