"""A list with a field to search in: `/` opens it, Enter keeps what is found, Esc shows all again."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from tui.screens.base import DeskScreen
from tui.widgets.listing import Listing


class SearchedScreen(DeskScreen):
    """Subclasses compose ``Input(id="find")`` and say in `look_for` what is shown."""

    def look_for(self, part: str) -> None:
        """Show only the rows with this part."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Remove every filter."""
        raise NotImplementedError

    def action_find(self) -> None:
        find = self.query_one("#find", Input)
        find.display = True
        find.focus()

    def action_all(self) -> None:
        """Leave the search; from the list, remove every filter."""
        find, listing = self.query_one("#find", Input), self.query_one(Listing)
        find.display = False
        find.clear()
        if listing.has_focus:
            self.show_all()
        listing.focus()

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        self.look_for(event.value.strip())

    @on(Input.Submitted, "#find")
    def _end_find(self) -> None:
        self.query_one("#find", Input).display = False
        self.query_one(Listing).focus()
