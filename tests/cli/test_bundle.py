"""`bidui bundle`: a result that can be proved later."""

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
