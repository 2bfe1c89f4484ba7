"""What a command's exit code says."""

from __future__ import annotations

DONE = 0
# Done, and what shall count as a failure was found: differences (``--exit-code``), findings (``check``).
FOUND = 1
# An argument or an input could not be used.
UNUSABLE = 2
# An error of the program itself (EX_SOFTWARE of sysexits.h).
UNEXPECTED = 70
# What a shell reports for a command that the signals SIGINT, SIGPIPE and SIGTERM ended.
INTERRUPTED, PIPE_BROKEN, TERMINATED = 130, 141, 143
