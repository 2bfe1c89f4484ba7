"""The truth beside the sample reports says what the texts say."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from truth_files import load, read

from compare.model import (
    ChromeKind,
    FigureStatus,
    PassageStatus,
    PromiseVerdict,
    SectionStatus,
    Verdict,
)

SETS = ["years", "english"]
NO_PERCENT = {"%", "‰", "个百分点"}
WHOLE_SENTENCE = 20


def pairs(seeds: Path) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Every pair of years with the texts of both sides."""
    for name in SETS:
        for pair in load(seeds / name / "truth.json")["pairs"]:
            yield pair, read(seeds / name / pair["old"]), read(seeds / name / pair["new"])


def fold(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def title(heading: dict[str, Any]) -> str:
    """Label and heading as printed; a Chinese label stands without a space."""
    label, words = str(heading["label"] or ""), str(heading["heading"])
    return label + (" " if label.isascii() and words[:1].isascii() else "") + words


def signed(figure: dict[str, Any]) -> Decimal:
    value = Decimal(figure["value"])
    return -value if figure.get("claim", {}).get("direction") == "down" else value


def half_step(figure: dict[str, Any]) -> Decimal:
    """Half a unit of the last printed digit; a whole count is exact."""
    match = re.search(r"\d[\d,]*(?:\.(\d+))?\s*(万|亿|million)?", figure["text"])
    assert match, figure
    scale = {None: 1, "万": 10**4, "亿": 10**8, "million": 10**6}[match[2]]
    if not match[1] and scale == 1 and figure["unit"] != "%":
        return Decimal(0)
    return Decimal(scale) * Decimal(1).scaleb(-len(match[1] or "")) / 2


# --- two years side by side ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SETS)
def test_headings_lie_at_their_spans(seeds: Path, name: str) -> None:
    for file, headings in load(seeds / name / "truth.json")["headings"].items():
        text = read(seeds / name / file)
        for heading in headings:
            start, end = heading["heading_span"]
            assert text[start:end] == heading["text"] == title(heading)
            assert heading["span"][0] == start
            assert end <= heading["span"][1]
            assert text[end] in "。\n", "a heading ends with its line or its full stop"


@pytest.mark.parametrize("name", SETS)
def test_sections_run_to_the_next_heading_of_their_level(seeds: Path, name: str) -> None:
    for file, headings in load(seeds / name / "truth.json")["headings"].items():
        text = read(seeds / name / file)
        for i, heading in enumerate(headings):
            later = (h for h in headings[i + 1 :] if h["level"] <= heading["level"])
            follower = next(later, None)
            limit = follower["heading_span"][0] if follower else len(text)
            start, end = heading["span"]
            assert text[start:limit].rstrip() == text[start:end]


def test_section_pairs_use_the_words_and_headings_of_both_years(seeds: Path) -> None:
    for pair, old, new in pairs(seeds):
        for row in pair["sections"]:
            status = SectionStatus(row["status"])
            assert (row["old"] is None) == (status is SectionStatus.ADDED)
            assert (row["new"] is None) == (status is SectionStatus.REMOVED)
            for side, text in (("old", old), ("new", new)):
                if row[side]:
                    start, end = row[side]["heading_span"]
                    assert text[start:end] == title(row[side])
                    assert row[side]["span"][0] == start
            both = row["old"] and row["new"]
            assert row["renumbered"] == bool(both and row["old"]["label"] != row["new"]["label"])


def test_years_show_every_kind_of_section_change(seeds: Path) -> None:
    for pair in load(seeds / "years" / "truth.json")["pairs"]:
        assert {row["status"] for row in pair["sections"]} == {status.value for status in SectionStatus}
        assert any(row["renumbered"] for row in pair["sections"])


def test_passages_quote_and_tile_both_texts(seeds: Path) -> None:
    for pair, old, new in pairs(seeds):
        for side, text in (("old", old), ("new", new)):
            spans = sorted(row[side] for row in pair["passages"] if row[side])
            covered = [i for start, end in spans for i in range(start, end)]
            assert len(covered) == len(set(covered)), "no character lies in two passages"
            left = set(range(len(text))) - set(covered)
            assert all(text[i].isspace() for i in left)
            for row in pair["passages"]:
                assert row[f"{side}_text"] == (text[slice(*row[side])] if row[side] else None)


def test_passage_statuses_are_earned(seeds: Path) -> None:
    def without_figures(text: str) -> str:
        return re.sub(r"[\d,.]*\d", "#", fold(text)).replace("(#)", "#")

    for pair, _, _ in pairs(seeds):
        for row in pair["passages"]:
            status = PassageStatus(row["status"])
            if status is PassageStatus.MOVED:
                status = PassageStatus(row["text_status"])
            if row["old"] is None or row["new"] is None:
                assert status is (PassageStatus.ADDED if row["old"] is None else PassageStatus.REMOVED)
                continue
            same = fold(row["old_text"]) == fold(row["new_text"])
            assert same == (status is PassageStatus.EQUAL)
            if status is PassageStatus.FIGURES_ONLY:
                assert without_figures(row["old_text"]) == without_figures(row["new_text"])


def test_each_pair_holds_the_special_passages(seeds: Path) -> None:
    wanted = {
        "carried_word_for_word",
        "moved_passage",
        "rewritten",
        "merged_sentences",
        "split_sentence",
        "figures_only",
    }
    for pair, _, _ in pairs(seeds):
        special = Counter(row["special"] for row in pair["passages"] if "special" in row)
        assert wanted <= set(special)
        assert set(special.values()) == {1}


def test_figures_quote_the_texts_and_differ_as_told(seeds: Path) -> None:
    for pair, old, new in pairs(seeds):
        for row in pair["figures"]:
            for side, text in (("old", old), ("new", new)):
                if row[side]:
                    assert text[slice(*row[side]["span"])] == row[side]["text"]
            status = FigureStatus(row["status"])
            if row["old"] is None or row["new"] is None:
                assert status is (FigureStatus.ADDED if row["old"] is None else FigureStatus.REMOVED)
                assert row["difference"] is row["percent"] is None
                continue
            a, b = signed(row["old"]), signed(row["new"])
            assert row["old"]["nature"] == row["new"]["nature"], "a target and a result are no pair"
            assert status is (FigureStatus.UNCHANGED if a == b else FigureStatus.CHANGED)
            assert Decimal(row["difference"]) == b - a
            if row["new"]["unit"] in NO_PERCENT or a == 0:
                assert row["percent"] is None
            else:
                percent = ((b - a) / abs(a) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
                assert Decimal(row["percent"]) == percent


def test_growth_claims_recompute(seeds: Path) -> None:
    for pair, _, new in pairs(seeds):
        verdicts = Counter(claim["verdict"] for claim in pair["claims"])
        assert verdicts["contradicted"] == 1
        for claim in pair["claims"]:
            assert new[slice(*claim["span"])] == claim["text"]
            verdict = Verdict(claim["verdict"])
            if claim["old_level"] is None:
                assert verdict is Verdict.NOT_CHECKABLE
                continue
            low, high = growth(claim)
            stated, slack = Decimal(claim["stated"]), half_step(claim | {"unit": unit(claim)})
            agrees = low - slack <= stated <= high + slack
            assert verdict is (Verdict.CONSISTENT if agrees else Verdict.CONTRADICTED), claim
            assert low - Decimal("0.01") <= Decimal(claim["computed"]) <= high + Decimal("0.01")


def unit(claim: dict[str, Any]) -> str | None:
    return "%" if re.search("%|percent", claim["text"]) else None


def growth(claim: dict[str, Any]) -> tuple[Decimal, Decimal]:
    """The interval in which the growth lies, given how the levels were rounded."""
    old, new = claim["old_level"], claim["new_level"]
    a, b, da, db = Decimal(old["value"]), Decimal(new["value"]), half_step(old), half_step(new)
    if unit(claim) == "%":
        return ((b - db) / (a + da) - 1) * 100, ((b + db) / (a - da) - 1) * 100
    return b - a - da - db, b - a + da + db


def test_one_stale_figure_a_pair(seeds: Path) -> None:
    for pair, old, new in pairs(seeds):
        (stale,) = pair["stale"]
        assert old[slice(*stale["old"]["span"])] == new[slice(*stale["new"]["span"])] == stale["old"]["text"]


def test_promises_hold_a_target_against_a_result(seeds: Path) -> None:
    for pair, old, new in pairs(seeds):
        for promise in pair["promises"]:
            PromiseVerdict(promise["verdict"])
            target, result = promise["target"], promise["result"]
            assert target["nature"] == "target"
            assert result["nature"] == "result"
            assert old[slice(*target["span"])] == target["text"]
            assert new[slice(*result["span"])] == result["text"]
            reached = Decimal(result["value"]) >= Decimal(target["value"])
            assert reached == (promise["verdict"] == "met")


# --- a collection page ---------------------------------------------------------------------------------------------


def test_collection(seeds: Path) -> None:
    text, truth = read(seeds / "collection.txt"), load(seeds / "collection.truth.json")
    assert [report["title"][-1] for report in truth["reports"]] == ["1", "2", "3"]
    for report in truth["reports"]:
        start, end = report["span"]
        assert text[start:].startswith(report["title"])
        assert text[start:end].strip() == text[start:end]
    assert sum(bool(report.get("wrong_year")) for report in truth["reports"]) == 1
    for heading in truth["headings"]:
        assert text[slice(*heading["heading_span"])] == heading["label"] + heading["heading"]
    for chrome in truth["chrome"]:
        ChromeKind(chrome["kind"])
        assert text[slice(*chrome["span"])] == chrome["text"]
    assert {chrome["kind"] for chrome in truth["chrome"]} == {kind.value for kind in ChromeKind}
    for mask in truth["masks"]:
        assert text[slice(*mask["span"])] == mask["text"]
        assert re.search("[xX]", mask["text"])


# --- our own words -------------------------------------------------------------------------------------------------


@pytest.mark.shared
def test_no_sentence_of_the_real_documents(seeds: Path, shared: Path) -> None:
    """A sentence of 20 or more letters that also stands in a real document would have been copied from there."""

    def letters(text: str) -> str:
        return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())

    real = [p for folder in ("seeds", "corpora") for p in (shared / folder).rglob("*")]
    bodies = [letters(p.read_text(encoding="utf-8", errors="replace")) for p in real if p.suffix in {".txt", ".md"}]
    for path in seeds.rglob("*.txt"):
        for sentence in re.split(r"[。！？!?\n]|\.\s", read(path)):
            own = letters(sentence)
            if len(own) >= WHOLE_SENTENCE:
                assert not any(own in body for body in bodies), f"{path.name}: {sentence}"
