"""Folders of reports: which pairs that copied each program finds, in what time."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tests.benchmarks.clock import Run, TookTooLongError, run
from tests.benchmarks.pages import number, table
from tests.benchmarks.peers.venv import Environment
from tests.benchmarks.submissions import Copy, make_submissions, write_submissions
from tests.benchmarks.texts import SHARED
from tests.quality.reuse_generator import CHINESE as DISGUISES

COUNT = 1_000
DISGUISED, DISGUISING = 220, 0.5
LIMIT = 900  # seconds of the processor
PEERS = ("copydetect", "datasketch", "rensa")
PAN = SHARED / "corpora" / "pan13-train-sample"
OURS = "`bidui scan`"
PAIR_BY_PAIR = "`compare.find_matches` of the 150 pairs"
# What is left when forms, set phrases, quotations and text of one's own are put aside.
COUNTED = frozenset({"copied", "common"})
COSTS = ("processor s", "times `bidui`", "wall s", "MB")

Names = tuple[str, str]
Stretches = list[tuple[int, int]]
# Two files by name -> the stretches of the first that the second has, and of the second.
Shared = dict[Names, tuple[Stretches, Stretches]]


@dataclass(frozen=True, slots=True)
class Search:
    """What one program found in a folder, or why it was not run to its end."""

    name: str
    timed: Run | None
    shared: Shared
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """``found``: copies by their disguise; ``others``: pairs that copied nothing from each other; shares of
    characters."""

    found: Counter[str]
    others: int
    covered: float
    right: float


def submission_tables(peers: Environment, folder: Path, count: int = COUNT) -> str:
    """Reports by independent authors, a tenth with a passage of another's; then all disguises."""
    plain = make_submissions(count)
    disguised = make_submissions(DISGUISED, copiers=DISGUISING, disguises=DISGUISES)
    return (
        f"{count:,} reports of 5,000 characters, of which {len(plain[1])} have a passage of 300 to 500 of another's:\n\n"
        f"{_copies_table(peers, folder / 'plain', *plain)}\n"
        f"{DISGUISED} reports, {len(disguised[1])} such passages, disguised in eleven ways; copies found of each:\n\n"
        f"{_disguises_table(peers, folder / 'disguised', *disguised)}"
    )


def pan_table(peers: Environment, folder: Path) -> str:
    """The pairs of the PAN 2013 sample, thirty of a class; those of no class are not judged."""
    if not PAN.is_dir():
        return "absent: the PAN 2013 sample in ../shared"
    classes: dict[Names, str] = {}
    for line in (PAN / "pairs.tsv").read_text("utf-8").splitlines():
        kind, suspicious, source = line.split("\t")
        classes[_names(suspicious, source)] = kind
    kinds = Counter(classes.values())
    searches = [*searched(PAN, peers, folder), _pair_by_pair(classes, folder)]
    rows = []
    for search in searches:
        if search.timed:
            found = Counter(classes.get(pair, "") for pair in search.shared)
            told = [f"{found[kind]} of {kinds[kind]}" for kind in sorted(kinds)]
            rows.append([_name(search, peers), *_costs(search.timed, searches[0].timed), *told])
        else:
            rows.append(_absent(search, len(COSTS) + len(kinds)))
    heads = [kind.split("-", 1)[1].replace("-", " ") for kind in sorted(kinds)]
    return table(["program", *COSTS, *heads], rows)


def searched(folder: Path, peers: Environment, results: Path, names: Sequence[str] = PEERS) -> list[Search]:
    """bidui first, then each of the others over the same files."""
    results.mkdir(parents=True, exist_ok=True)
    ours = results / "bidui.json"
    command = [sys.executable, "-m", "compare.cli", "scan", str(folder), "-o", str(ours), "--force"]
    searches = [Search(OURS, run(command, limit=LIMIT), _read_scan(ours))]
    for name in names:
        result = results / f"{name}.json"
        if not peers.has(name):
            searches.append(Search(name, None, {}, f"absent: {peers.absent[name]}"))
            continue
        try:
            timed = run(peers.command(name, str(folder), str(result)), limit=LIMIT)
        except TookTooLongError as stopped:
            searches.append(Search(name, None, {}, str(stopped)))
        else:
            searches.append(Search(name, timed, _read_peer(result)))
    return searches


def scored(shared: Shared, copies: Iterable[Copy]) -> Score:
    """Held against who copied what. Two reports that have parts of one third passage have copied, too: a copy of a copy
    is no false pair."""
    by_pair = {_names(_file(copy.copier), _file(copy.source)): copy for copy in copies}
    related = _related(by_pair)
    found: Counter[str] = Counter()
    covered = total = told = 0
    for pair, copy in by_pair.items():
        total += copy.here[1] - copy.here[0]
        if pair not in shared:
            continue
        found[copy.disguise] += 1
        stretches = shared[pair][pair.index(_file(copy.copier))]
        marked = set(chain.from_iterable(range(*stretch) for stretch in stretches))
        covered += len(marked.intersection(range(*copy.here)))
        told += len(marked)
    others = sum(pair not in by_pair and related.get(pair[0]) != related.get(pair[1], "") for pair in shared)
    return Score(found, others, covered / max(1, total), covered / max(1, told))


def _related(pairs: Iterable[Names]) -> dict[str, str]:
    """Each file that copied or was copied from -> the first of those that copies connect with it."""
    roots: dict[str, str] = {}

    def root(name: str) -> str:
        while roots.setdefault(name, name) != name:
            name = roots[name]
        return name

    for a, b in pairs:
        roots[root(a)] = root(b)
    return {name: root(name) for name in roots}


def _copies_table(peers: Environment, folder: Path, texts: Sequence[str], copies: Sequence[Copy]) -> str:
    write_submissions(folder, texts, copies)
    planted = Counter(copy.disguise for copy in copies)
    searches = searched(folder / "reports", peers, folder)
    head = (
        "program",
        *COSTS,
        *(f"{each} copies" for each in planted),
        "other pairs",
        "of the passages",
        "of what is shown",
    )
    rows = []
    for search in searches:
        if search.timed is None:
            rows.append(_absent(search, len(head) - 1))
            continue
        score = scored(search.shared, copies)
        rows.append(
            [
                _name(search, peers),
                *_costs(search.timed, searches[0].timed),
                *(f"{score.found[each]} of {planted[each]}" for each in planted),
                str(score.others),
                f"{score.covered:.1%}",
                f"{score.right:.1%}",
            ]
        )
    return table(head, rows)


def _disguises_table(peers: Environment, folder: Path, texts: Sequence[str], copies: Sequence[Copy]) -> str:
    write_submissions(folder, texts, copies)
    planted = Counter(copy.disguise for copy in copies)
    searches = searched(folder / "reports", peers, folder)
    scores = [scored(search.shared, copies) for search in searches]
    rows = [
        [each.replace("_", " "), str(planted[each]), *(str(score.found[each]) for score in scores)] for each in planted
    ]
    rows.append(["all", str(len(copies)), *(str(score.found.total()) for score in scores)])
    rows.append(["other pairs", "0", *(str(score.others) for score in scores)])
    return table(["disguise", "copies", *(search.reason or _name(search, peers) for search in searches)], rows)


def _pair_by_pair(classes: Mapping[Names, str], folder: Path) -> Search:
    """Two texts at a time, of the pairs of the sample alone."""
    asked, result = folder / "pairs.json", folder / "pair-by-pair.json"
    asked.write_text(json.dumps(sorted(classes)), "utf-8")
    command = [sys.executable, "-m", "tests.benchmarks.peers.pair_by_pair", str(PAN), str(asked), str(result)]
    return Search(PAIR_BY_PAIR, run(command, limit=LIMIT), _read_peer(result))


def _read_scan(path: Path) -> Shared:
    told = json.loads(path.read_text("utf-8"))
    names = [Path(document["path"]).name for document in told["documents"]]
    matches = [match for match in told["matches"] if match["label"] in COUNTED]
    ends = [[(names[match[side]["document"]], match[side]["span"]) for side in "ab"] for match in matches]
    return _gathered((a, b, [here], [there]) for (a, here), (b, there) in ends)


def _read_peer(path: Path) -> Shared:
    return _gathered((Path(a).name, Path(b).name, here, there) for a, b, here, there in json.loads(path.read_bytes()))


def _gathered(found: Iterable[tuple[str, str, Sequence[Sequence[int]], Sequence[Sequence[int]]]]) -> Shared:
    shared: Shared = {}
    for a, b, here, there in found:
        first, second = ((a, here), (b, there)) if a <= b else ((b, there), (a, here))
        kept = shared.setdefault((first[0], second[0]), ([], []))
        for side, stretches in zip(kept, (first[1], second[1]), strict=True):
            side += [(start, end) for start, end in stretches]
    return shared


def _names(a: str, b: str) -> Names:
    return (a, b) if a <= b else (b, a)


def _file(number: int) -> str:
    return f"{number:05}.txt"


def _costs(timed: Run, ours: Run | None) -> list[str]:
    ratio = timed.processor / ours.processor if ours else 1
    return [number(timed.processor), number(ratio), number(timed.seconds), f"{timed.megabytes:.0f}"]


def _absent(search: Search, cells: int) -> list[str]:
    return [search.name, search.reason, *[""] * (cells - 1)]


def _name(search: Search, peers: Environment) -> str:
    return search.name if search.name.startswith("`") else f"{search.name} {peers.version(search.name)}"
