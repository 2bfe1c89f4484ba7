"""Where input comes in: each entrance makes its own inputs wrong and knows what must hold of the answer."""

from tests.fuzz.entrances import command_line, decisions, desk, exports, files, libraries, settings_files, verbs
from tests.fuzz.runner import Entrance

ENTRANCES: dict[str, Entrance] = {
    "readers": files.readers,
    "structure": verbs.structure,
    "figures": verbs.figures,
    "alignment": verbs.alignment,
    "reuse": verbs.reuse,
    "checks": verbs.checks,
    "library": libraries.library,
    "desk": desk.desk,
    "decisions": decisions.decisions,
    "exports": exports.exports,
    "config": settings_files.config,
    "command-line": command_line.command_line,
}
