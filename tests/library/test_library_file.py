"""A library's file: whole whatever happens to the program or to the disk, and refused in one line where it is not."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

import compare
from compare.library import adding, database
from compare.library.adding import Added, AddOptions, add
from compare.library.database import create, reading, writing
from compare.library.holders import Holder
from compare.library.upkeep import compact, export, remove, verify
from compare.model import InputError
from compare.reuse.pool import Pool
from tests.fuzz.library_kills import content

SEEDS = Path(__file__).parents[2] / "seeds"
FILES = sorted(map(str, (SEEDS / "submissions").glob("*.txt")))[:5]


def documents() -> list[Any]:
    return [compare.read(path) for path in FILES]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("library") / "whole"
    create(str(path))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(adding, "BATCH", 2)
        add(str(path), documents(), AddOptions(), Pool(1))
    return path


@pytest.fixture
def copied(whole: Path, tmp_path: Path) -> Path:
    path = tmp_path / "library"
    path.write_bytes(whole.read_bytes())
    return path


def test_what_was_kept_is_passed_over(copied: Path) -> None:
    before = content(copied)
    assert add(str(copied), documents(), AddOptions(), Pool(1)) == Added(known=len(FILES))
    assert content(copied) == before
    assert verify(str(copied)) == (len(FILES), len(FILES))


def test_removed_and_added_again(copied: Path, tmp_path: Path) -> None:
    assert remove(str(copied), [FILES[-1]]) == 1
    assert verify(str(copied)) == (len(FILES) - 1, len(FILES) - 1)
    with pytest.raises(InputError, match="holds no document"):
        remove(str(copied), ["1", "nobody.txt"])
    assert verify(str(copied))[0] == len(FILES) - 1
    before = content(copied)
    compact(str(copied))
    assert content(copied) == before
    export(str(copied), str(tmp_path / "tables"))
    rows = duckdb.sql(f"SELECT count(*) FROM '{tmp_path / 'tables' / 'documents.parquet'}'").fetchall()
    assert rows == [(len(FILES) - 1,)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["library", "tables"]


def test_a_batch_that_fails_is_no_part_of_it(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(copied)
    text = compare.read_text(Path(FILES[0]).read_text("utf-8") + "另有一句。", "new.txt")

    def fail(*_: object) -> dict[str, object]:
        raise KeyboardInterrupt

    monkeypatch.setattr(adding, "match_columns", fail)  # the last of what is written
    with pytest.raises(KeyboardInterrupt):
        add(str(copied), [text], AddOptions(), Pool(1))
    assert content(copied) == before


def test_killed_while_it_writes(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "library"
    create(str(path))
    code = f"""
import os
import compare
from compare.library import adding
from compare.reuse.pool import Pool
adding.BATCH = 2
written, batches = adding._write, []
def write(*given):
    written(*given)
    batches.append(1)
    if len(batches) == 2:
        os.kill(os.getpid(), 9)
adding._write = write
adding.add({str(path)!r}, [compare.read(path) for path in {FILES!r}], adding.AddOptions(), Pool(1))
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    assert verify(str(path)) == (2, 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(adding, "BATCH", 2)
        add(str(path), documents(), AddOptions(), Pool(1))
    assert content(path) == content(whole)


def test_a_full_disk_loses_nothing(copied: Path) -> None:
    before = content(copied)
    code = f"""
import resource, sys
import compare
from compare.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
sys.exit(main(["library", "add", {str(copied)!r}, "--no-figures", *{[str(SEEDS / "years" / f"{year}.txt") for year in (2023, 2024)]!r}]))
"""
    run = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1), run.stderr
    assert "cannot be written" in run.stderr
    assert content(copied) == before


@pytest.mark.parametrize(
    ("name", "reason"),
    [("gone/library", "cannot be made: there is no such folder"), ("file/library", "there is no such folder")],
)
def test_a_library_in_no_folder(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=reason):
        create(str(tmp_path / name))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def _newer(path: Path) -> None:
    with writing(str(path)) as opened:
        opened.rows("UPDATE library SET version = version + 1")


def _foreign(path: Path) -> None:
    path.unlink()
    with duckdb.connect(str(path)) as made:
        made.execute("CREATE TABLE others (a INTEGER)")


def _flipped(at: float) -> Callable[[Path], None]:
    def flip(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[int(at * len(data))] ^= 16
        path.write_bytes(data)

    return flip


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_newer, "was written by a newer bidui"),
        (_foreign, "is no library of bidui"),
        (lambda path: path.write_text("一份报告" * 9000, "utf-8"), "is no library of bidui"),
        (lambda path: path.write_bytes(b""), "is no library of bidui"),
        (lambda path: path.write_bytes(path.read_bytes()[:20_000]), "is damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]), "is damaged"),
        (_flipped(0.0002), "is damaged"),
        (_flipped(0.3), "is damaged"),
        (Path.unlink, "does not exist"),
    ],
)
def test_what_is_no_whole_library_is_told_in_one_line(
    copied: Path, spoil: Callable[[Path], object], reason: str
) -> None:
    spoil(copied)
    with pytest.raises(InputError, match=reason) as told:
        verify(str(copied))
    assert "\n" not in str(told.value)


def test_an_older_one_is_brought_up_to_date(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "VERSION", 2)
    monkeypatch.setattr(database, "MIGRATIONS", {2: ("ALTER TABLE reports ADD COLUMN office VARCHAR",)})
    with reading(str(copied)) as opened:
        assert opened.rows("SELECT version FROM library") == [(2,)]
        assert opened.rows("SELECT DISTINCT office FROM reports") == [(None,)]


@pytest.fixture
def writer(copied: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the library open for writing for a second."""
    code = f"""
import sys, time
from compare.library.database import writing
with writing({str(copied)!r}):
    print("open", flush=True)
    time.sleep(1)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process


@pytest.mark.parametrize("opening", [reading, writing])
def test_who_has_to_wait_is_told_for_whom(copied: Path, writer: subprocess.Popen[str], opening: Any) -> None:
    told: list[Holder] = []
    with opening(str(copied), told.append) as opened:
        assert opened.last_document() == len(FILES)
    assert [holder.process for holder in told] == [writer.pid]
    if Path("/proc/self/stat").exists():
        started = told[0].since
        assert started and abs(datetime.now(UTC) - started) < timedelta(minutes=2)


def test_who_waits_too_long_is_told_for_whom(
    copied: Path, writer: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    with pytest.raises(InputError, match=f"is in use by process {writer.pid}"), reading(str(copied)):
        pass


def test_two_who_add_at_once_lose_nothing(tmp_path: Path, whole: Path) -> None:
    path = tmp_path / "library"
    create(str(path))
    code = "import sys; from compare.cli import main; sys.exit(main(sys.argv[1:]))"
    halves = FILES[::2], FILES[1::2]
    adders = [
        subprocess.Popen(
            [sys.executable, "-c", code, "library", "add", str(path), *half, "--no-figures"], stdout=subprocess.PIPE
        )
        for half in halves
    ]
    assert [adder.wait() for adder in adders] == [0, 0]
    for adder in adders:
        assert adder.stdout is not None
        adder.stdout.close()
    assert verify(str(path)) == (len(FILES), len(FILES))
    assert len(content(path)["matches"]) == len(content(whole)["matches"])  # whoever came later was compared, too
