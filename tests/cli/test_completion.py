"""A shell completes commands and options with the script that ``bidui completion`` prints."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from running import Bidui


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_has_a_script(bidui: Bidui, shell: str) -> None:
    run = bidui("completion", shell)
    assert (run.code, run.err) == (0, "")
    assert "bidui" in run.text


@pytest.mark.parametrize(("typed", "completion"), [("bidui di", "diff"), ("bidui check --sev", "--severity")])
def test_what_is_begun_is_completed(typed: str, completion: str) -> None:
    asked = {"_BIDUI_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    command = [sys.executable, "-m", "compare.cli"]
    done = subprocess.run(command, env=os.environ | asked, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [completion]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_takes_the_script(bidui: Bidui, tmp_path: Path) -> None:
    (tmp_path / "bidui").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m compare.cli "$@"\n')
    (tmp_path / "bidui").chmod(0o755)
    script = bidui("completion", "bash").text
    ask = 'COMP_WORDS=(bidui out); COMP_CWORD=1; _bidui_completion bidui; echo "${COMPREPLY[@]}"'
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", f"{script}\n{ask}"], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["outline"]
