"""The commands on this repository's sample reports, from files to printed results."""

import json
from pathlib import Path

import pytest
from running import Bidui


@pytest.fixture
def years(seeds: Path) -> list[Path]:
    return sorted((seeds / "years").glob("*.txt"))


def test_outline(bidui: Bidui, years: list[Path], seeds: Path) -> None:
    told = json.loads(bidui("outline", *years, seeds / "collection.txt", "--format", "json").out)
    assert [len(document["reports"]) for document in told["documents"][:-1]] == [1] * len(years)
    assert len(told["documents"][-1]["reports"]) > 1
    assert "#1 " in bidui("outline", seeds / "collection.txt").text


def test_figures(bidui: Bidui, years: list[Path]) -> None:
    told = json.loads(bidui("figures", *years, "--format", "json").out)
    assert told["series"]
    for document, file in zip(told["documents"], years, strict=True):
        text = bidui("text", file).text
        assert document["figures"]
        assert all(text[f["span"][0] : f["span"][1]] == f["text"] for f in document["figures"])
    assert "series" not in json.loads(bidui("figures", years[0], "--format", "json").out)
    assert "历年变化" in bidui("figures", *years, "--lang", "zh_CN").text


def test_diff(bidui: Bidui, years: list[Path]) -> None:
    told = json.loads(bidui("diff", *years[:2], "--format", "json").out)
    assert 0 < told["similarity"] < 1
    assert sum(told["summary"]["passages"].values()) == len(told["passages"])
    assert bidui("diff", *years[:2], "--exit-code", "--format", "json").code == 1
    same = bidui("diff", years[0], years[0], "--exit-code")
    assert (same.code, "No differences." in same.text) == (0, True)


def test_one_report_of_a_collection(bidui: Bidui, seeds: Path) -> None:
    told = json.loads(bidui("diff", f"{seeds}/collection.txt#0", f"{seeds}/collection.txt#1", "-f", "json").out)
    assert (told["old"]["report"], told["new"]["report"]) == (0, 1)


def test_the_same_input_gives_the_same_bytes(bidui: Bidui, years: list[Path]) -> None:
    for options in (["--format", "json"], ["--lang", "zh_CN"]):
        assert bidui("diff", *years[:2], *options).out == bidui("diff", *years[:2], *options).out


def test_demo(bidui: Bidui) -> None:
    run = bidui("demo")
    assert (run.code, run.err) == (0, "")
    assert "Figures" in run.text


def test_one_report_of_a_collection_gives_its_own_figures(bidui: Bidui, seeds: Path) -> None:
    def figures(name: str) -> list[dict[str, object]]:
        return json.loads(bidui("figures", name, "--format", "json").out)["documents"][0]["figures"]  # type: ignore[no-any-return]

    collection = seeds / "collection.txt"
    of_second = [figure for figure in figures(str(collection)) if figure["report"] == 1]
    assert of_second and figures(f"{collection}#1") == of_second
