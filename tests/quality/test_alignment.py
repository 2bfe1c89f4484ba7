"""Floors of structure and alignment: what was measured, rounded down. Only an explicit change lowers one.

`python -m tests.quality.report` measures all samples and more pairs, and shows what is wrong.
"""

import contextlib
import importlib.util
import io
import json
from itertools import pairwise
from math import floor
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import compare
from compare.cli import main
from tests.quality import truth
from tests.quality.alignment_generator import OPERATIONS
from tests.quality.report import COUNTS, SHARES, averaged

# Generated pairs: recall and status of sections; recall, precision and status of passages.
MADE_FROM = ("years/2022.txt", "submissions/07-沙浦区.txt", "english/2024.txt")
GENERATED = {
    "unchanged": (1.00, 1.00, 1.00, 1.00, 1.00),
    "reworded 5%": (1.00, 1.00, 1.00, 1.00, 1.00),
    "reworded 15%": (1.00, 1.00, 1.00, 1.00, 1.00),
    "reworded 30%": (1.00, 1.00, 1.00, 1.00, 1.00),
    "figures changed": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sentences moved inside": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sentences moved across": (0.90, 0.90, 0.99, 1.00, 0.98),
    "moved across and edited": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sections emptied": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sentences split": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sentences merged": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sentences deleted": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sentences added": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sentences replaced": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sentences repeated": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sections moved": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sections reordered": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sections renamed": (1.00, 1.00, 1.00, 1.00, 1.00),
    "headings reworded": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sections removed": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sections added": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sections split": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sections merged": (1.00, 1.00, 1.00, 1.00, 1.00),
    "sections promoted": (1.00, 1.00, 1.00, 1.00, 1.00),
    "all demoted": (1.00, 1.00, 1.00, 1.00, 1.00),
    "other labels": (1.00, 1.00, 1.00, 1.00, 1.00),
    "hard-wrapped": (1.00, 1.00, 1.00, 1.00, 1.00),
    "other width": (1.00, 1.00, 1.00, 1.00, 1.00),
    "all of sentences": (1.00, 1.00, 0.98, 0.98, 1.00),
    "all of sections": (1.00, 1.00, 1.00, 1.00, 1.00),
    "all": (0.94, 0.88, 0.95, 1.00, 0.98),
    "all, hard-wrapped": (0.96, 0.93, 0.94, 0.96, 0.98),
    "all, other width": (0.96, 0.93, 0.95, 0.98, 1.00),
}
# The samples' own years: the same five.
SAMPLE_YEARS = {
    "years 2022.txt 2023.txt": (1.00, 1.00, 1.00, 0.98, 1.00),
    "years 2023.txt 2024.txt": (1.00, 1.00, 1.00, 0.98, 1.00),
    "english 2023.txt 2024.txt": (1.00, 1.00, 0.96, 0.97, 0.96),
}
LABELLED_PAIRS = {
    "mohrss_2022_2023": {
        "pairs_r": 0.99,
        "pairs_p": 1.0,
        "pair_status": 1.0,
        "pairs_f1": 0.99,
        "claims_false_alarms": 0,
        "claims_checked": 1.0,
        "sections_p": 1.0,
        "sections_r": 1.0,
    },
    "gwr_2018_2019": {
        "pairs_r": 0.89,
        "pairs_p": 1.0,
        "pair_status": 1.0,
        "pairs_f1": 0.94,
        "passages_r": 0.97,
        "passages_p": 0.96,
        # Three of 43, two of them in dispute: 我国拥有世界上规模最大的人力人才资源 and 我国有世界上最大规模的科技人才队伍, which
        # open alike at the same place of both reports, are a pair to one reader and not to another; so are the transfers
        # that grew by 10.9% in both, 一般性转移支付 and 均衡性转移支付, the one a part of the other. The third, 落实…高峰论坛成果
        # and 办好第二届…高峰论坛, is wrong.
        "wrong_pairs": 0.07,
        "sections_p": 1.0,
        "sections_r": 0.98,
    },
    "gwr_2021_2022": {
        "pairs_f1": 0.97,
        "passages_r": 0.9,
        "passages_p": 0.98,
        "wrong_pairs": 0.04,
        "sections_r": 1.0,
    },
    "nanjing_2021_2022": {
        "pairs_f1": 0.97,
        "claims_false_alarms": 0,
        "claims_checked": 0.92,
        "passages_r": 0.99,
        "passages_p": 0.98,
        "wrong_pairs": 0.02,
        "sections_r": 1.0,
    },
    "nuance_item1_2019_2020": {
        "pairs_f1": 1.0,
        "passages_r": 0.99,
        "passages_p": 1.0,
        "wrong_pairs": 0.0,
        "sections_r": 1.0,
    },
    # Of the ten pairs not made five are in dispute: the labels put growth under the old accounting standard beside growth
    # under the new one a year later, twice a fall beside a rise.
    "nuance_item7_2019_2020": {
        "pairs_f1": 0.94,
        "passages_r": 0.92,
        "passages_p": 1.0,
        "wrong_pairs": 0.03,
        "sections_r": 1.0,
    },
    "fomc_20171101_20171213": {
        "pairs_r": 1.0,
        "pairs_p": 1.0,
        "pair_status": 1.0,
        "pairs_f1": 1.0,
        "passages_r": 1.0,
        "passages_p": 1.0,
        "sections_r": 1.0,
    },
}
LABELLED_OUTLINES = {
    "000": {"headings_f1": 1.0, "levels": 1.0, "reports_f1": 1.0, "chrome_f1": 1.0},
    "002": {"headings_f1": 1.0, "levels": 1.0, "reports_f1": 1.0, "chrome_f1": 1.0},
    "003": {"headings_f1": 1.0, "levels": 1.0, "reports_f1": 1.0, "chrome_f1": 1.0},
}
AT_MOST = {"wrong_pairs", "claims_false_alarms"}
NONE = ("old_untold", "old_twice", "new_untold", "new_twice", "not_rebuilt")


def rounded(measured: float) -> float:
    """Down to two decimals."""
    return floor(measured * 100 + 1e-9) / 100


@pytest.mark.parametrize("operation", OPERATIONS)
def test_generated_pairs(operation: str) -> None:
    measured = averaged(operation, MADE_FROM, seeds=1)
    assert [measured[name] for name in COUNTS] == [0, 0, 0]
    assert_floors(measured, dict(zip(SHARES, GENERATED[operation], strict=True)))


@pytest.mark.parametrize("years", SAMPLE_YEARS)
def test_sample_years(seeds: Path, years: str) -> None:
    name, old, new = years.split()
    label = next(p for p in json.loads((seeds / name / "truth.json").read_text("utf-8"))["pairs"] if p["old"] == old)
    found = compare.diff(compare.read(seeds / name / old), compare.read(seeds / name / new))
    measured = {
        **{f"sections_{name}": value for name, value in truth.sections(found, label).items()},
        **{f"passages_{name}": value for name, value in truth.passages(found, label).items()},
    }
    assert list(truth.tiling(found).values()) == [0, 0, 0]
    assert_floors(measured, dict(zip(SHARES, SAMPLE_YEARS[years], strict=True)))


@pytest.mark.shared
@pytest.mark.parametrize("name", LABELLED_PAIRS)
def test_labelled_pairs(shared: Path, score: ModuleType, name: str) -> None:
    folder = shared / "gold" / "pairs"
    label = json.loads((folder / f"{name}.json").read_text("utf-8"))
    measured = score.pair(label, folder / label["old"], folder / label["new"])
    assert not any(measured[name] for name in NONE)
    assert_floors(measured, LABELLED_PAIRS[name])


@pytest.mark.shared
@pytest.mark.parametrize("series", ["state-council-reports/*.txt", "10-k-pdf/*.pdf", "bulletins/*.txt"])
def test_every_character_of_consecutive_years_is_told_once(shared: Path, series: str) -> None:
    reports = [compare.read(path) for path in sorted((shared / "corpora").glob(series))]
    for old, new in pairwise(reports):
        assert list(truth.tiling(compare.diff(old, new)).values()) == [0, 0, 0], new.path


@pytest.mark.shared
@pytest.mark.parametrize("number", LABELLED_OUTLINES)
def test_labelled_outlines(shared: Path, score: ModuleType, number: str) -> None:
    (label,) = (shared / "gold").glob(f"{number}*.json")
    measured = score.outline(json.loads(label.read_text("utf-8")), shared / "seeds" / f"{label.stem}.txt")
    assert_floors(measured, LABELLED_OUTLINES[number])


def assert_floors(measured: dict[str, float], floors: dict[str, float]) -> None:
    low = {k: measured[k] for k, least in floors.items() if k not in AT_MOST and rounded(measured[k]) < least}
    high = {k: measured[k] for k, most in floors.items() if k in AT_MOST and measured[k] > most}
    assert not low | high


@pytest.fixture(scope="module")
def score(shared: Path) -> ModuleType:
    """The scorer of the labels, with the command run in this process."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.bidui = lambda *arguments: json.loads(_printed(*arguments))  # type: ignore[attr-defined]
    module.subprocess = SimpleNamespace(  # type: ignore[attr-defined]
        run=lambda command, **_: SimpleNamespace(stdout=_printed(*command[len(module.BIDUI) :]))
    )
    return module


def _printed(*arguments: Any) -> str:
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")) as out:
        main([str(argument) for argument in arguments])
        out.seek(0)
        return out.read()
