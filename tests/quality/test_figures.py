"""Floors on the labelled documents: what was measured, rounded down. Only an explicit change lowers one."""

import importlib.util
import json
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import compare
from compare.model import Figure

pytestmark = pytest.mark.shared

FLOORS = {
    "000": {"figures_f1": 0.99, "unit": 0.99, "kind": 0.99, "metric": 0.89, "exact_span": 1.0},
    "002": {"figures_f1": 1.0, "unit": 1.0, "kind": 1.0, "metric": 0.94, "exact_span": 1.0},
    "003": {"figures_f1": 1.0, "unit": 1.0, "kind": 1.0, "metric": 0.88, "exact_span": 1.0},
}
NUMBER_FLOORS = {
    "Number-Chinese-NumberModel": 0.99,
    "Number-Chinese-PercentModel": 1.0,
    "Number-English-PercentModel": 1.0,
    "NumberWithUnit-Chinese-CurrencyModel": 1.0,
    "NumberWithUnit-Chinese-DimensionModel": 1.0,
    "NumberWithUnit-English-CurrencyModel": 0.96,
    "NumberWithUnit-English-DimensionModel": 1.0,
}
# Cases that contradict the contract, by their place in the file.
ASIDE = {
    ("Number-Chinese-PercentModel", 74): "a range has no value",
    ("Number-Chinese-PercentModel", 24): "二三十 is a range of percentage points, told as one",
    ("Number-Chinese-PercentModel", 58): "二三十 is a range of percentage points, told as one",
    ("NumberWithUnit-Chinese-CurrencyModel", 17): "values are as printed, not rounded to fifteen digits",
    ("NumberWithUnit-Chinese-DimensionModel", 10): "number words leave the value: 三千 is 3000",
    ("NumberWithUnit-Chinese-DimensionModel", 5): "一位 is an article with its measure word here, no length of storage",
    ("NumberWithUnit-English-DimensionModel", 26): "a time of day is no figure",
    ("NumberWithUnit-English-DimensionModel", 31): "feet and inches are two figures; a quotient has twelve digits",
    ("NumberWithUnit-English-DimensionModel", 32): "feet and inches are two figures; a quotient has twelve digits",
}
# Pairs of years: the least share of labelled figures that have the labelled span and value.
PAIRS = {"mohrss_2022_2023": 0.99, "gwr_2018_2019": 0.99, "fomc_20171101_20171213": 1.0}
TEXTS = {
    "mohrss_2022_2023": ("人社部2022年度统计公报.txt", "人社部2023年度统计公报.txt"),
    "gwr_2018_2019": ("2018.txt", "2019.txt"),
    "fomc_20171101_20171213": ("fomc_20171101.txt", "fomc_20171213.txt"),
}


@pytest.fixture(scope="module")
def score(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_json(figure: Figure) -> dict[str, Any]:
    return {
        "span": tuple(figure.span),
        "value": None if figure.value is None else format(figure.value, "f"),
        "low": None if figure.low is None else format(figure.low, "f"),
        "unit": figure.unit,
        "kind": figure.kind.value,
        "metric": figure.metric,
    }


@pytest.mark.parametrize("number", FLOORS)
def test_figures_of_the_labelled_reports(
    shared: Path, score: ModuleType, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (label,) = (shared / "gold").glob(f"{number}*.json")
    found = compare.find_figures(compare.read(shared / "seeds" / f"{label.stem}.txt"))
    answer = {"documents": [{"figures": [as_json(figure) for figure in found]}]}
    monkeypatch.setattr(score, "bidui", lambda *_: answer)
    measured = score.figures(json.loads(label.read_text("utf-8")), None)
    assert not {name: measured[name] for name, floor in FLOORS[number].items() if measured[name] < floor}


def test_number_specifications(shared: Path, score: ModuleType, tmp_path: Path) -> None:
    folder = shared / "corpora" / "number-specs"
    aside = [
        {"input": json.loads((folder / f"{name}.json").read_text("utf-8-sig"))[place]["Input"], "reason": reason}
        for (name, place), reason in ASIDE.items()
    ]
    listed = tmp_path / "aside.json"
    listed.write_text(json.dumps(aside), "utf-8")
    measured = score.numbers(folder, listed)
    assert not {name: measured[name] for name, floor in NUMBER_FLOORS.items() if measured[name] < floor}


@pytest.mark.parametrize("name", PAIRS)
def test_labelled_figures_of_the_year_pairs(shared: Path, name: str) -> None:
    folder = shared / "gold" / "pairs"
    gold = json.loads((folder / f"{name}.json").read_text("utf-8"))
    right = total = 0
    for side, path in zip(("old", "new"), TEXTS[name], strict=True):
        by_span = {tuple(f.span): f for f in compare.find_figures(compare.read(folder / path))}
        labels = [pair[side] for pair in gold["figures"] if pair.get(side)]
        total += len(labels)
        right += sum(agrees(by_span.get((label["start"], label["end"])), label) for label in labels)
    assert right / total >= PAIRS[name]


def agrees(figure: Figure | None, label: dict[str, Any]) -> bool:
    if figure is None:
        return False
    value = figure.value if figure.value is not None else figure.low
    return value is not None and abs(value) == abs(Decimal(str(label["value"]).split("/")[0]))
