"""Matches found anew are those of one scan of all that a library keeps, in however many batches it came."""

from pathlib import Path

import pytest

import compare
from compare.library import matching_anew
from compare.library.adding import AddOptions, add
from compare.library.database import create, reading
from compare.library.matching_anew import match_anew
from compare.model import Document
from compare.reuse.pool import Pool

SEEDS = Path(__file__).parents[2] / "seeds"


def _documents() -> list[Document]:
    form = "本局设有内设机构{0}个，在编人员{1}名，全年接待群众来访{2}批次，办结率达到百分之百，群众满意。"
    forms = [compare.read_text(form.format(n, 10 + 3 * n, 100 + 7 * n) * 2, f"{n:02}.txt") for n in range(8)]
    return [*forms, *(compare.read(path) for path in sorted((SEEDS / "submissions").glob("*.txt"))[:5])]


def _library(path: Path, documents: list[Document], batches: int) -> str:
    create(str(path))
    for start in range(0, len(documents), batches):
        add(str(path), documents[start : start + batches], AddOptions(with_figures=False), Pool(1))
    return str(path)


def _kept(path: str) -> list[tuple[object, ...]]:
    with reading(path) as database:
        columns = "a, b, a_first, a_behind, b_first, b_behind, similarity, kind, label, weight"
        return sorted(database.rows(f"SELECT {columns} FROM matches"))


def test_batches_leave_no_trace(tmp_path: Path) -> None:
    documents = _documents()
    few, all_at_once = _library(tmp_path / "few", documents, 3), _library(tmp_path / "once", documents, 100)
    count = match_anew(few, Pool(1))
    assert _kept(few) == _kept(all_at_once)
    assert count == len(compare.scan(documents).matches) == len(_kept(few)) > 0
    assert match_anew(few, Pool(1)) == count


def test_what_is_added_meanwhile_is_compared_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = _documents()
    library = _library(tmp_path / "library", documents[:-1], 100)
    late = [documents[-1]]
    scan_reports = matching_anew.scan_reports

    def interrupted(*given: object, **more: object) -> object:
        if late:
            add(library, [late.pop()], AddOptions(with_figures=False), Pool(1))
        return scan_reports(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(matching_anew, "scan_reports", interrupted)
    assert match_anew(library, Pool(1)) == len(compare.scan(documents).matches)
