"""The place that a sentence is about, where it is another one of the report's own kind: 柳塘县蔬菜产量 in a report of 石堰县."""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.gazetteer import Division, called, divisions
from compare.checks.rule import CheckedReport
from compare.checks.settings import MOST_STRANGE
from compare.lexicon import pattern
from compare.model import PassageKind, Span
from compare.text.words import cut

_OWN = pattern(r"(?:^|[年\d关于])(?P<name>[\u4e00-\u9fff]{2,4}?)(?P<kind>{zh.places.plain_kind})")
_SUBJECT = pattern(r"(?P<name>[\u4e00-\u9fff]{2,3}?)(?P<kind>{zh.places.plain_kind})(?=[\u4e00-\u9fff\d])")
_ANY = pattern(r"[\u4e00-\u9fff]{2}(?P<kind>{zh.places.plain_kind})")
_LED = pattern(r"在(?P<name>[\u4e00-\u9fff]{2,3}?)(?P<kind>{zh.places.plain_kind}){zh.identities.led_by}")
_COUNTY = "县"
_NO_NAME = pattern("{zh.places.no_name}")
_GUEST = pattern("{zh.places.guest}")


def strange_subjects(checked: CheckedReport) -> Iterator[tuple[Span, str]]:
    """The one other place with which sentences begin, and the report's own; none where the report names several."""
    title = checked.report.title or ""
    own = _OWN.search(title)
    if own is None or _NO_NAME.search(own["name"]):
        return
    strangers: dict[str, list[Span]] = {}
    for passage in checked.passages:
        if passage.kind in (PassageKind.SENTENCE, PassageKind.ROW):
            told = _SUBJECT.match(checked.folded, *passage.span)
            if told is None or told["kind"] != own["kind"] or not _is_name(told["name"]):
                continue
            if (
                told["name"] in own["name"]
                or own["name"] in told["name"]
                or _GUEST.search(passage.span.of(checked.text))
            ):
                continue
            strangers.setdefault(told[0], []).append(Span(*told.span()))
    if len(strangers) != 1:
        return
    (name, spans), home = next(iter(strangers.items())), f"{own['name']}{own['kind']}"
    others = {each[0] for each in _ANY.finditer(checked.folded, *checked.report.span) if each["kind"] == own["kind"]}
    others = {each for each in others if not home.endswith(each) and not _NO_NAME.search(each[:-1])}
    if len(others) <= MOST_STRANGE and len(spans) <= MOST_STRANGE and _lie_apart(home, name):
        yield spans[0], home


def _is_name(name: str) -> bool:
    """Whether this is what a place is called, or at least no word of the language: 安平, 柳塘, not 推进."""
    if _NO_NAME.search(name):
        return False
    return bool(called(name)) or all(len(word) == 1 for word in cut(name))


def _lie_apart(home: str, name: str) -> bool:
    """Whether the gazetteer knows both, in two places, or neither; of counties it may know one."""
    here, there = _known(home), _known(name)
    if here and there:
        return not any(one.lies_with(other) for one in here for other in there)
    return not (here or there) or home.endswith(_COUNTY)


def _known(name: str) -> tuple[Division, ...]:
    return next((places for *_, places in divisions(name, 0, len(name))), ())


def strange_leaders(checked: CheckedReport) -> Iterator[tuple[Span, str]]:
    """在石泉县委、县政府的坚强领导下 in a report of 云岫县: an author obeys its own county."""
    own = _OWN.search(checked.report.title or "")
    if own is None or _NO_NAME.search(own["name"]) or own["kind"] != _COUNTY:
        return
    home = f"{own['name']}{own['kind']}"
    for led in _LED.finditer(checked.folded, *checked.report.span):
        if led["kind"] == own["kind"] and _is_name(led["name"]) and not home.endswith(led["name"] + led["kind"]):
            yield Span(led.start("name"), led.end("kind")), home
