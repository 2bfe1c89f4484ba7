"""Who decides on the desk."""

from __future__ import annotations

import getpass
import os

from compare.cli.settings import find
from compare.render.clean import clean

VARIABLE = "BIDUI_REVIEWER"
_LONGEST = 80


def reviewer_name(given: str | None) -> str | None:
    """The name given, else that of the environment, of the settings, of the login; None where there is none."""
    name = given or os.environ.get(VARIABLE) or find().reviewer or _login()
    return clean(name or "").strip()[:_LONGEST] or None


def _login() -> str | None:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name
        return None
