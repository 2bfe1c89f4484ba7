"""``docs/licences.md``: the packages that an installation brings, with their licences as they state them:
``python -m tests.docs.licences``."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "licences.md"
LOCK = ROOT / ".ci" / "requirements.lock"
_START = """# Licences

bidui is under the MIT licence (`LICENSE`). `pip install bidui` brings these packages, whose licences are told as the
packages state them; made by `python -m tests.docs.licences`.

| package | version | licence |
|---|---|---|
"""
# Installed on Windows alone, so that the others cannot ask it.
_ELSEWHERE = {"colorama": "BSD License", "tzdata": "Apache-2.0"}


def locked() -> dict[str, str]:
    """The version of each package in the lock."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", LOCK.read_text("utf-8"), re.MULTILINE))


def page() -> str:
    return _START + "".join(f"| {name} | {version} | {_licence(name)} |\n" for name, version in locked().items())


def _licence(package: str) -> str:
    try:
        known = metadata(package)
    except PackageNotFoundError:
        return _ELSEWHERE[package]
    classes = [each.rpartition(" :: ")[2] for each in known.get_all("Classifier", []) if each.startswith("License")]
    return known.get("License-Expression") or "; ".join(classes) or (known.get("License") or "").partition("\n")[0]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
