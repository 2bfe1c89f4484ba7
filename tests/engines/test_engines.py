"""Every engine finds what `compare.scan` finds: one suite, run on DuckDB here and on Spark where that is."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import compare
from compare.engines.executor import Executor
from compare.engines.scanning import scan_in_stages
from compare.engines.stages import stages_in
from compare.model import Document, Label, Scan, ScanOptions
from compare.reuse import settings
from compare.reuse.pool import Pool
from compare.reuse.scanning import scan
from tests.benchmarks.forms import make_forms
from tests.benchmarks.submissions import make_submissions
from tests.engines.duckdb_executor import DuckDbExecutor

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session", params=["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def engine(request: pytest.FixtureRequest) -> Iterator[Executor]:
    if request.param == "duckdb":
        yield DuckDbExecutor()
        return
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed")
    from compare.engines.spark import session

    with session("local[2]") as executor:
        yield executor


def assert_equal(engine: Executor, documents: Sequence[Document], folder: Path, **options: object) -> Scan:
    chosen = ScanOptions(**options)  # type: ignore[arg-type]
    whole = scan(documents, chosen)
    found = scan_in_stages(engine, iter(documents), chosen, stages_in(str(folder)), Pool(1))
    for name in ("documents", "pairs", "matches", "clusters", "templates", "findings", "coverage", "texts", "layouts"):
        assert getattr(found, name) == getattr(whole, name), name
    return whole


def read_all(*folders: str) -> list[Document]:
    return [compare.read(path) for folder in folders for path in sorted((SEEDS / folder).glob("*.*"))]


def test_the_seeds(engine: Executor, tmp_path: Path) -> None:
    documents = read_all("submissions", "years")
    assert assert_equal(engine, documents, tmp_path).matches
    assert_equal(
        engine,
        documents[2:],
        tmp_path,
        against=tuple(documents[:2]),
        base=(documents[3],),
        own=r"\d+",
        ignore_quotes=True,
        min_similarity=0.9,
    )
    assert_equal(engine, documents, tmp_path, group_by="folder")


def test_forms_that_very_many_fill_in(engine: Executor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """... and what some of them share besides; a form is not joined with all who have it."""
    monkeypatch.setattr(settings, "COMMON", 5)
    texts = [form.text for form in make_forms(14, length=1_900)]
    texts += make_submissions(8, length=1_500)[0]
    texts[3] += texts[15][300:700]
    texts += [texts[4], "登记表\n" + "".join(f"第{n}项已完成投入{n * 37 % 1009}万元。\n" for n in range(40))]
    texts.append("清单\n" + "".join(f"第{n}项已完成投入{n * 71 % 1009}万元。\n" for n in range(40)))
    random.Random(2).shuffle(texts)
    found = assert_equal(engine, [compare.read_text(text, f"{n}.txt") for n, text in enumerate(texts)], tmp_path)
    assert found.coverage.references
    assert {Label.TEMPLATE, Label.COPIED} <= {match.label for match in found.matches}


def test_nothing_and_next_to_nothing(engine: Executor, tmp_path: Path) -> None:
    assert_equal(engine, [], tmp_path)
    assert_equal(engine, [compare.read_text("", "a.txt"), compare.read_text("。", "b\udcff.txt")], tmp_path)


def test_a_stage_that_stands_complete_is_not_done_again(
    engine: Executor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = read_all("submissions")
    assert_equal(engine, documents, tmp_path)
    (own,) = tmp_path.iterdir()
    shutil.rmtree(own / "matches")
    (own / "pairs" / "_SUCCESS").unlink()  # killed while it was written
    done: list[str] = []
    for name in ("write", "write_mapped"):
        make = getattr(type(engine), name)
        monkeypatch.setattr(type(engine), name, lambda *given, make=make: (done.append(given[-1].name), make(*given)))
    assert_equal(engine, documents, tmp_path)
    assert done == ["pairs", "matches"]
    done.clear()
    assert_equal(engine, [replace(documents[0], text=documents[0].text + "新。"), *documents[1:]], tmp_path)
    assert done[0] == "reports"
