"""Patterns of the reader's that never end, and texts that take too long: ended, in one line."""

import pickle
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from running import REPORT, Bidui

import compare
from compare import time_limit as limits
from compare.cli.figure_filters import Filters, pattern
from compare.model import CheckOptions, InputError
from compare.time_limit import time_limit

pytestmark = pytest.mark.skipif(not limits._has_signals(), reason="no such signals on this system")
# Goes back over the letters in every way there is.
ENDLESS = "(?:[a-z]+)+!"
NAME = "a" * 40 + ".txt"


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.reuse.reports.SECONDS_OF_PATTERN", 0.1)
    monkeypatch.setattr("compare.cli.figure_filters.SECONDS_OF_PATTERN", 0.1)
    monkeypatch.setattr(limits, "SECONDS_OF_TEXT", 0.2)


def test_a_match_without_end_is_ended_and_the_next_block_has_its_own_time() -> None:
    for _ in range(2):
        with pytest.raises(InputError, match=r"a\.txt: too long \(0\)"), time_limit(0.05, "a.txt", "too long ({most})"):
            re.search(ENDLESS, "a" * 40)
    with time_limit(0.05, "a.txt", ""):
        pass
    time.sleep(0.06)  # nothing is left to ring


def test_an_outer_limit_holds_inside() -> None:
    with pytest.raises(InputError, match="outer"), time_limit(0.05, "outer", ""), time_limit(60, "inner", ""):
        re.search(ENDLESS, "a" * 40)


@pytest.mark.parametrize("option", ["--group-by", "--own"])
def test_a_pattern_on_names(bidui: Bidui, tmp_path: Path, option: str) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / NAME).write_text(REPORT, "utf-8")
    done = bidui("--lang", "en", "scan", tmp_path, option, ENDLESS)
    assert done.code == 2
    assert done.err == f"bidui: {ENDLESS}: takes longer than 0 seconds to look for in one name.\n"


def test_a_pattern_on_metrics() -> None:
    (figure, *_) = compare.find_figures(compare.read_text(REPORT))
    with pytest.raises(InputError, match="--metric: takes longer"):
        Filters(pattern(ENDLESS)).passes(replace(figure, metric="a" * 40))


def test_knowledge_of_the_reader(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(f'[[plan]]\nnames = ["{ENDLESS}"]\nsource = "a"\nfirst = 2021\nlast = 2025\n', "utf-8")
    document = compare.read_text(f"云溪市2023年工作总结\n\n{'a' * 40}。\n")
    with pytest.raises(InputError, match="takes longer"):
        compare.check(document, CheckOptions(knowledge=(str(mine),)))


def test_a_lexicon_of_the_reader(bidui: Bidui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.toml").write_text(f'[common.dates.year]\npattern = "{ENDLESS}"\n', "utf-8")
    Path("bidui.toml").write_text('lexicon = ["mine.toml"]\n', "utf-8")
    Path("report.txt").write_text(f"云溪市2023年工作总结\n\n门诊5人次，比上年{'a' * 40}5%。\n", "utf-8")
    done = bidui("--lang", "en", "figures", "report.txt")
    assert done.code == 2
    assert "takes longer than" in done.err
    assert done.err.count("\n") == 1


def test_an_error_comes_whole_from_another_process() -> None:
    error = pickle.loads(pickle.dumps(InputError("a.txt", "holds {count}", count=3)))
    assert (type(error), str(error)) == (InputError, "a.txt: holds 3")
