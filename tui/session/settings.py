"""What a reader has chosen: her keys (a file she writes), and how she left the desk (a file it writes).

``config.toml`` in the user's configuration folder, every part of it optional::

    [desk]
    theme = "light"                  # dark, light, contrast; stands until another is chosen on the desk
    advance = true                   # the cursor goes on to the next item after a decision
    view = "pair"                    # opens on the text, not on the summary
    [keys]
    "panes.next" = "n,right_square_bracket"     # the help names the id of each key

``desk.json`` in the user's state folder holds the theme chosen last, the place in each pair, and what was opened lately.
"""

from __future__ import annotations

import json
import tempfile
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from platformdirs import user_config_path, user_state_path

from compare.files import file_text, is_there
from compare.model import InputError
from tui.data.content import ReadingPosition

CONFIG = "config.toml"
STATE = "desk.json"
# The places of so many pairs are kept, the latest.
_PLACES_KEPT = 200
_RECENT_KEPT = 8


@dataclass(slots=True)
class DeskSettings:
    """``keys`` maps ids of bindings to keys. ``state`` is the file that `save` writes; None keeps nothing."""

    keys: dict[str, str] = field(default_factory=dict)
    theme: str | None = None
    advance: bool = False
    """Whether the cursor goes on to the next item after a decision."""
    view: str | None = None
    """The view that a content opens on: ``pair``, ``figures``, ``findings``, ``submissions`` …; None: the summary."""
    places: dict[str, ReadingPosition] = field(default_factory=dict)
    recent: list[tuple[str, ...]] = field(default_factory=list)
    state: Path | None = None

    @classmethod
    def load(cls) -> DeskSettings:
        """The settings of this user. Raises `InputError` for a configuration that cannot be read; a broken state file
        is ignored."""
        config = _config(user_config_path("bidui", appauthor=False) / CONFIG)
        state = user_state_path("bidui", appauthor=False) / STATE
        kept = _kept(state)
        theme = kept.get("theme") or config["desk"].get("theme")
        places = kept.get("places")
        settings = cls({str(key): str(value) for key, value in config["keys"].items()}, state=state)
        settings.advance = config["desk"].get("advance") is True
        view = config["desk"].get("view")
        settings.view = view if isinstance(view, str) else None
        settings.theme = theme if isinstance(theme, str) else None
        recent = kept.get("recent")
        if isinstance(recent, list):
            settings.recent = [tuple(map(str, paths)) for paths in recent if isinstance(paths, list)]
        if isinstance(places, dict):
            with suppress(TypeError):
                settings.places = {key: ReadingPosition(**place) for key, place in places.items()}
        return settings

    def opened(self, paths: Sequence[str]) -> None:
        """Remember what was opened, the latest first."""
        one = tuple(str(Path(path).resolve()) for path in paths)
        self.recent = [one, *(other for other in self.recent if other != one)][:_RECENT_KEPT]

    def remember(self, pair: str, place: ReadingPosition) -> None:
        self.places.pop(pair, None)
        self.places[pair] = place

    def save(self) -> None:
        """Write the state file as a whole; do nothing where its folder cannot be written."""
        if self.state is None:
            return
        others = _kept(self.state).get("places")  # what another window wrote meanwhile
        places = (others if isinstance(others, dict) else {}) | {
            key: asdict(place) for key, place in self.places.items()
        }
        kept = {
            "theme": self.theme,
            "places": dict(list(places.items())[-_PLACES_KEPT:]),
            "recent": self.recent,
        }
        with suppress(OSError):
            self.state.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=self.state.parent, delete=False, encoding="utf-8") as file:
                json.dump(kept, file)
            Path(file.name).replace(self.state)


def _config(path: Path) -> dict[str, dict[str, object]]:
    try:
        config = tomllib.loads(file_text(path)) if is_there(path) else {}
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(str(path), "cannot be read: {why}", why=str(error)) from None
    parts = {name: config.get(name, {}) for name in ("desk", "keys")}
    for name, part in parts.items():
        if not isinstance(part, dict):
            raise InputError(str(path), "[{name}] is no table", name=name)
    return parts


def _kept(path: Path) -> dict[str, object]:
    try:
        state = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}
