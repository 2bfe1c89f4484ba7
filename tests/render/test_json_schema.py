"""What every command prints follows the schemas in ``docs/schema``, and has no key that they do not name."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from compare.cli import main
from compare.render.json_schema import COMMANDS, written

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "docs/schema"
SEEDS = ROOT / "seeds"
YEARS = sorted(map(str, (SEEDS / "years").glob("*.txt")))
ENGLISH = sorted(map(str, (SEEDS / "english").glob("*.txt")))
SUBMISSIONS = str(SEEDS / "submissions")

RUNS = [
    ("text", ["text", YEARS[0]]),
    ("outline", ["outline", *YEARS, *ENGLISH, str(SEEDS / "collection.txt"), "gone.txt"]),
    ("figures", ["figures", YEARS[0]]),
    ("figures", ["figures", *YEARS, "gone.txt"]),
    ("figures", ["figures", *ENGLISH, "--changed"]),
    ("diff", ["diff", YEARS[0], YEARS[1]]),
    ("diff", ["diff", *ENGLISH]),
    ("diff", ["diff", YEARS[1], YEARS[1]]),
    ("series", ["diff", *YEARS]),
    ("diff-many", ["diff", str(SEEDS / "years"), SUBMISSIONS]),
    ("scan", ["scan", SUBMISSIONS]),
    ("templates", ["templates", SUBMISSIONS]),
    ("check", ["check", str(SEEDS / "checks"), "--severity", "note"]),
]


def closed(schema: Any) -> Any:
    """``schema`` with no other keys than those that it names: what is printed is documented."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {name: closed(value) for name, value in schema.items()}
    if isinstance(copy.get("properties"), dict) and copy.get("type") == "object":
        copy.setdefault("additionalProperties", False)
    return copy


@pytest.mark.parametrize("command", COMMANDS)
def test_the_files_say_what_the_model_says(command: str) -> None:
    """`python -m compare.render.json_schema docs/schema` writes them anew."""
    assert (SCHEMAS / f"{command}.json").read_text("utf-8") == written(command)
    Draft202012Validator.check_schema(json.loads(written(command)))


def test_every_schema_is_of_a_command() -> None:
    assert {file.stem for file in SCHEMAS.glob("*.json")} == set(COMMANDS)


@pytest.mark.parametrize(("command", "arguments"), RUNS, ids=[" ".join(map(str, run[1][:1])) for run in RUNS])
def test_what_is_printed_follows_its_schema(
    command: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--format", "json"]) in (0, 1)
    printed = json.loads(capsys.readouterr().out)
    assert printed["schema"] == f"bidui/{command}/1"
    schema = closed(json.loads((SCHEMAS / f"{command}.json").read_text("utf-8")))
    problems = [
        f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schema).iter_errors(printed)
    ]
    assert problems == []


def test_decisions_follow_their_schema(tmp_path: Path) -> None:
    baseline = tmp_path / "known.json"
    main(["check", str(SEEDS / "checks"), "--write-baseline", str(baseline), "-o", str(tmp_path / "report.txt")])
    schema = closed(json.loads((SCHEMAS / "decisions.json").read_text("utf-8")))
    Draft202012Validator(schema).validate(json.loads(baseline.read_text("utf-8")))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_on_json_names_every_command(command: str) -> None:
    assert f"schema/{command}.json" in (ROOT / "docs/json.md").read_text("utf-8")
