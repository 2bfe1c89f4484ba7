from pathlib import Path

import pytest
from running import REPORT, Bidui, Run

from compare.cli import main


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "BIDUI_PAGER", "PAGER", "NO_COLOR", "LESS"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def bidui(capsysbinary: pytest.CaptureFixture[bytes]) -> Bidui:
    """Run the command line in this process."""

    def run(*arguments: object) -> Run:
        code = main([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return Run(code, captured.out, captured.err.decode("utf-8"))

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_bytes(REPORT.encode("utf-8"))
    return file
