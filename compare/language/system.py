"""What the operating system says of a file, as Python passes it on: translated where it is the ``why`` of a message."""

from __future__ import annotations

from compare.language import mark

SAID = (
    mark("Address already in use"),
    mark("Directory not empty"),
    mark("File exists"),
    mark("File name too long"),
    mark("Input/output error"),
    mark("Invalid argument"),
    mark("Is a directory"),
    mark("No space left on device"),
    mark("No such file or directory"),
    mark("Not a directory"),
    mark("Operation not permitted"),
    mark("Permission denied"),
    mark("Read-only file system"),
    mark("Too many levels of symbolic links"),
    mark("Too many open files"),
)
