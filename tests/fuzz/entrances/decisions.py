"""What reviewers decided: stores with bytes flipped, lost and put in, and files of decisions handed on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from compare.library import portable
from compare.library.store import Store
from compare.model import Decision, DecisionState, InputError, Subject
from tests.fuzz.entrances.file_mutations import mutated
from tests.fuzz.runner import Answer, Try

_DECISIONS = [
    Decision(f"key{number}", subject, state, "标签", "备注" * number)
    for number, (subject, state) in enumerate((s, t) for s in Subject for t in DecisionState)
]
# Of the stores made wrong, this share keeps its size.
_FLIPPED = 0.7
_FILE = (
    '{"schema": "bidui/decisions/2", "decisions": [{"key": "a", "subject": "finding", "state": "confirmed", "label": "x",'
    ' "note": "", "decided": "2024-01-02T03:04:05+08:00", "by": "李敏"}]}'
).encode()


@contextmanager
def decisions(folder: Path) -> Iterator[Try]:
    original = folder / "original.sqlite"
    with Store(original) as store:
        store.decide(_DECISIONS)
    data = original.read_bytes()

    def attempt(random: Random) -> Answer:
        path = folder / "store.sqlite"
        try:
            if random.random() < 0.5:
                path.write_bytes(mutated(_FILE, [_FILE, data], random))
                return Answer(repr(portable.load(str(path))))
            path.write_bytes(
                _flipped(data, random) if random.random() < _FLIPPED else mutated(data, [_FILE, data], random)
            )
            return Answer(_used(path))
        except InputError as error:
            assert "\n" not in str(error)
            return Answer(reason=error.reason)
        finally:
            for left in folder.glob("store.sqlite*"):
                left.unlink()

    yield attempt


def _flipped(data: bytes, random: Random) -> bytes:
    """A few bits of a store changed where they lie, most of them where something is stored."""
    changed = bytearray(data)
    stored = [at for at, byte in enumerate(data) if byte]
    for _ in range(random.choice((1, 1, 2, 8))):
        changed[random.choice(stored)] ^= 1 << random.randrange(8)
    return bytes(changed)


def _used(path: Path) -> str:
    with Store(path) as store:
        held = store.all()
        store.get([decision.key for decision in _DECISIONS])
        store.mark_seen(_DECISIONS[:2])
        store.decide(_DECISIONS[3:5])
        store.undo()
        return repr(held)
