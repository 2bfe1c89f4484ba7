"""`bidui bundle`: a result that can be proved later."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from running import Bidui


@pytest.fixture
def years(tmp_path: Path) -> list[str]:
    for year, beds in ((2022, 300), (2023, 400)):
        text = f"云溪市{year}年工作总结\n\n一、医疗服务\n\n全年开放床位{beds}张，完成投资36万元。\n"
        (tmp_path / f"{year}.txt").write_text(text, "utf-8")
    return [str(tmp_path / f"{year}.txt") for year in (2022, 2023)]


def test_a_bundle_is_made_and_verified(bidui: Bidui, years: list[str], tmp_path: Path) -> None:
    bundle = tmp_path / "a.zip"
    assert bidui("bundle", bundle, "diff", *years, "--ignore", "punctuation").code == 0
    with zipfile.ZipFile(bundle) as archive:
        names = set(archive.namelist())
        manifest = json.loads(archive.read("manifest.json"))
    assert names >= {"manifest.json", "result.json", "result.html"}
    assert manifest["command"] == ["diff", *years, "--ignore", "punctuation"]
    assert [entry["path"] for entry in manifest["inputs"]] == years
    assert all(len(entry["sha256"]) == 64 for entry in manifest["inputs"])
    run = bidui("bundle", bundle, "--verify")
    assert (run.code, run.text) == (0, "0 differences\n")


def test_a_changed_input_is_named_and_what_it_changes(bidui: Bidui, years: list[str], tmp_path: Path) -> None:
    bundle = tmp_path / "a.zip"
    bidui("bundle", bundle, "diff", *years)
    file = Path(years[1])
    file.write_text(file.read_text("utf-8").replace("400张", "410张"), "utf-8")
    run = bidui("bundle", bundle, "--verify")
    assert run.code == 1
    assert f"{years[1]}: not the file that was read then." in run.text
    assert "differs: " in run.text
    file.unlink()
    assert bidui("bundle", bundle, "--verify").code == 2


def test_what_is_no_bundle_is_refused(bidui: Bidui, years: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK")
    for manifest in ([], {"schema": "bidui/bundle/1", "command": ["diff", *years, "-o", str(tmp_path / "x.txt")]}):
        with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
            archive.writestr("manifest.json", json.dumps(manifest))
            archive.writestr("result.json", "{}")
        for name in ("a.zip", "b.zip", "none.zip"):
            run = bidui("bundle", tmp_path / name, "--verify")
            assert (run.code, run.err.count("\n")) == (2, 1)
            assert name in run.err
    assert not (tmp_path / "x.txt").exists()
    assert bidui("bundle", tmp_path / "c.zip", "browse", *years).code == 2
    assert bidui("bundle", tmp_path / "c.zip", "diff", years[0], "gone.txt").code == 2
    assert not (tmp_path / "c.zip").exists()
    assert "exists already" in bidui("bundle", tmp_path / "a.zip", "diff", *years).err


def test_a_bundle_is_verified_elsewhere(
    bidui: Bidui, years: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In another folder, where the inputs have other names and lie in other folders."""
    here, there = tmp_path / "here", tmp_path / "there"
    (here / "in").mkdir(parents=True)
    for year in (2022, 2023):
        (tmp_path / f"{year}.txt").rename(here / "in" / f"{year}.txt")
    monkeypatch.chdir(here)
    assert bidui("bundle", "a.zip", "diff", "in/2022.txt", "in/2023.txt").code == 0
    assert bidui("bundle", "b.zip", "scan", "in").code == 0
    (there / "kept").mkdir(parents=True)
    for name in ("a.zip", "b.zip"):
        (here / name).rename(there / name)
    (here / "in" / "2022.txt").rename(tmp_path / "old.txt")
    (here / "in" / "2023.txt").rename(there / "kept" / "new.txt")
    monkeypatch.chdir(tmp_path / "there")
    for name in ("a.zip", "b.zip"):
        run = bidui("bundle", name, "--verify", "--from", tmp_path)
        assert "in/2022.txt: found as" in run.text
        assert (run.code, run.text.splitlines()[-1]) == (0, "0 differences")
    assert sorted(path.name for path in there.rglob("*")) == ["a.zip", "b.zip", "kept", "new.txt"]
    (tmp_path / "old.txt").unlink()
    run = bidui("bundle", "a.zip", "--verify")
    assert run.code == 2
    assert "in/2022.txt: not found, nor a file with its SHA-256." in run.text


def test_settings_that_were_in_force_belong_to_it(
    bidui: Bidui, years: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bidui.toml").write_text('ignore = ["truncated"]\n', "utf-8")
    (tmp_path / "a.txt").write_text("全年开放床位300张，完成投资36万元，其中\n", "utf-8")
    assert bidui("bundle", "a.zip", "check", "a.txt").code == 0
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert bidui("bundle", "../a.zip", "--verify", "--from", tmp_path).text.endswith("0 differences\n")


def test_a_page_changed_in_the_bundle_is_named(bidui: Bidui, years: list[str], tmp_path: Path) -> None:
    bidui("bundle", tmp_path / "a.zip", "diff", *years)
    with zipfile.ZipFile(tmp_path / "a.zip") as given, zipfile.ZipFile(tmp_path / "b.zip", "w") as made:
        for name in given.namelist():
            data = given.read(name)
            made.writestr(name, data.replace(b"36", b"63") if name == "result.html" else data)
    run = bidui("bundle", tmp_path / "b.zip", "--verify")
    assert run.code == 1
    assert "result.html: changed since the bundle was made." in run.text


def test_bytes_are_the_same_and_a_date_is_there_when_asked(bidui: Bidui, years: list[str], tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        bidui("bundle", tmp_path / name, "diff", *years)
    bidui("bundle", tmp_path / "c.zip", "diff", *years, "--dated")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as plain, zipfile.ZipFile(tmp_path / "c.zip") as dated:
        assert "made" not in json.loads(plain.read("manifest.json"))
        assert "made" in json.loads(dated.read("manifest.json"))


def test_masked_files_are_found_by_their_hash(
    bidui: Bidui, years: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bidui("bundle", tmp_path / "a.zip", "diff", *years, "--redact")
    monkeypatch.chdir(tmp_path)
    assert bidui("bundle", "a.zip", "--verify").text.endswith("0 differences\n")


def test_a_bundle_writes_nowhere_else(bidui: Bidui, tmp_path: Path) -> None:
    """Whatever path it names, what it copies stays in its own folder."""
    (tmp_path / "x.txt").write_text("全年工作平稳。", "utf-8")
    outside = "/../../../../../.." + str(tmp_path / "evil.txt")
    digest = hashlib.sha256((tmp_path / "x.txt").read_bytes()).hexdigest()
    manifest = {
        "schema": "bidui/bundle/1",
        "version": "0",
        "command": ["check", outside],
        "inputs": [
            {"path": path, "sha256": digest} for path in (outside, "../" * 30 + str(tmp_path)[1:] + "/evil2.txt")
        ],
    }
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        archive.writestr("result.json", "{}")
    bidui("bundle", tmp_path / "b.zip", "--verify", "--from", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.zip", "x.txt"]


def test_decisions_are_kept_and_not_missed_elsewhere(bidui: Bidui, years: list[str], tmp_path: Path) -> None:
    """Who verifies has not decided what the reviewer had."""
    import compare
    from compare.library.keys import figure_key
    from compare.library.store import Store
    from compare.model import Decision, DecisionState, Subject

    found = compare.diff(*map(compare.read, years))
    keys = [figure_key(pair, found.old.text, found.new.text) for pair in found.figures]
    with Store(tmp_path / "review.sqlite") as store:
        store.decide(Decision(key, Subject.FIGURE, DecisionState.CONFIRMED, "床位") for key in keys)
    review = ("--review", str(tmp_path / "review.sqlite"))
    bidui("bundle", tmp_path / "a.zip", "diff", *years, *review)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert '"state": "confirmed"' in archive.read("result.json").decode()
    (tmp_path / "review.sqlite").unlink()
    with Store(tmp_path / "review.sqlite"):
        pass
    assert bidui("bundle", tmp_path / "a.zip", "--verify").text.endswith("0 differences\n")
