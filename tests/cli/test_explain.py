"""`bidui diff --explain`: why two places are a pair, or are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compare.cli import main

OLD = "一、医疗服务\n全年门诊62236万人次，比上年增长2.2%。\n市中心医院完成老院区供氧管道更换。\n二、培训\n办班12期。\n"
NEW = "一、医疗服务\n全年门诊65000万人次，比上年增长4.4%。\n出台人才编制周转池管理办法。\n二、培训\n办班15期。\n"


@pytest.fixture
def years(tmp_path: Path) -> list[str]:
    for name, text in {"a.txt": OLD, "b.txt": NEW}.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in ("a.txt", "b.txt")]


def test_a_pair_is_explained_in_words(capsys: pytest.CaptureFixture[str], years: list[str]) -> None:
    assert main(["diff", *years, "--explain", "8:8", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("The passages are a pair")
    assert "What speaks for it:" in said
    assert "wording 100% alike" in said
    assert "全年门诊62236万人次" in said
    assert "全年门诊65000万人次" in said


@pytest.mark.parametrize(("place", "said"), [("32:", "此段在新稿中没有对应"), (":32", "此段在旧稿中没有对应")])
def test_what_stands_alone_is_explained_in_chinese(
    capsys: pytest.CaptureFixture[str], years: list[str], place: str, said: str
) -> None:
    assert main(["diff", *years, "--explain", place, "--lang", "zh_CN"]) == 0
    assert said in capsys.readouterr().out


def test_a_heading_explains_its_section_too(capsys: pytest.CaptureFixture[str], years: list[str]) -> None:
    assert main(["diff", *years, "--explain", "0:0", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "bidui/explain/1"
    assert [each["explained"] for each in told["explanations"]] == ["section", "passage"]
    assert all(each["paired"] for each in told["explanations"])
    assert told["explanations"][1]["candidate"]["evidence"][0].keys() == {"name", "measured", "adds"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--explain", "a"], "takes offsets like"),
        (["--explain", ":"], "takes offsets like"),
        (["--explain", "999:0"], "no passage at offset 999; the nearest one is"),
        (["--explain", "0:0", "--format", "csv"], "not possible here"),
    ],
)
def test_what_cannot_be_explained(
    capsys: pytest.CaptureFixture[str], years: list[str], arguments: list[str], said: str
) -> None:
    assert main(["diff", *years, *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_two_reports_only(capsys: pytest.CaptureFixture[str], years: list[str]) -> None:
    assert main(["diff", *years, years[0], "--explain", "1:1"]) == 2
    assert "two reports only" in capsys.readouterr().err
