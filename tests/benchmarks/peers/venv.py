"""The other programs, in an environment of their own that the command makes: bidui never depends on them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.texts import ROOT

HOME = ROOT / "build" / "peers"
PROGRAMS = Path(__file__).with_name("programs.py")
# Two sources of candidates, one verification: what they share is not measured.
_VERIFIED = ("rapidfuzz==3.14.6",)


@dataclass(frozen=True, slots=True)
class Peer:
    """A program and the packages that it needs, with their versions; none where it comes with the machine."""

    name: str
    packages: tuple[str, ...]


PEERS = (
    Peer("fast-diff-match-patch", ("fast-diff-match-patch==2.1.0",)),
    # It imports typing_extensions and does not ask for it.
    Peer("redlines", ("redlines==0.6.2", "typing-extensions>=4")),
    Peer("git", ()),
    Peer("docxodus", ("python-redlines==2.0.0", "python-redlines-docxodus==2.0.0")),
    Peer("copydetect", ("copydetect==0.5.0",)),
    Peer("datasketch", ("datasketch==2.0.0", *_VERIFIED)),
    Peer("rensa", ("rensa==0.5.0", *_VERIFIED)),
)

Pip = Callable[[Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Environment:
    """``absent``: the name of each program that cannot be run, and why."""

    python: Path
    absent: dict[str, str] = field(default_factory=dict)

    def command(self, name: str, *arguments: str) -> list[str]:
        """What runs a program over files; the last argument is the file of its result."""
        return [str(self.python), str(PROGRAMS), name, *arguments]

    def has(self, name: str) -> bool:
        return name not in self.absent

    def version(self, name: str) -> str:
        pinned = {peer.name: peer.packages for peer in PEERS}[name]
        if pinned:
            return pinned[0].partition("==")[2]
        return subprocess.run([name, "--version"], check=True, capture_output=True, text=True).stdout.split()[-1]


def environment(home: Path = HOME, pip: Pip | None = None) -> Environment:
    """The environment with every program in it that can be installed; those that cannot are named with pip's reason."""
    python = home / "bin" / "python"
    noted = home / "installed.json"
    installed: dict[str, list[str]] = json.loads(noted.read_text("utf-8")) if noted.is_file() else {}
    if pip is None and not python.exists():
        venv.create(home, with_pip=True)
    install = pip or (lambda packages: install_into(python, packages))
    absent: dict[str, str] = {}
    for peer in PEERS:
        if not peer.packages:
            reason = "" if shutil.which(peer.name) else "is not on this machine"
        elif installed.get(peer.name) == list(peer.packages):
            reason = ""
        else:
            print(f"installing {', '.join(peer.packages)} into {home}", file=sys.stderr)
            reason = install(peer.packages)
        if reason:
            absent[peer.name] = reason
        elif peer.packages:
            installed[peer.name] = list(peer.packages)
    home.mkdir(parents=True, exist_ok=True)
    noted.write_text(json.dumps(installed), "utf-8")
    return Environment(python, absent)


def install_into(python: Path, packages: Sequence[str]) -> str:
    """Install; the last error that pip told where it could not, else nothing."""
    return pip_failure([str(python), "-m", "pip", "install", *packages])


def pip_failure(command: Sequence[str]) -> str:
    done = subprocess.run(
        [*command, "--quiet", "--disable-pip-version-check"], check=False, capture_output=True, text=True
    )
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    return (errors or [f"pip ended with {done.returncode}"])[-1] if done.returncode else ""
