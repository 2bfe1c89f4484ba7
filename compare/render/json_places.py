"""``"place"`` beside every span of the JSON: where a person looks for it in the file that the span belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from compare.model import Document, Layout, Span
from compare.render.positions import Locator

# Keys under which the objects of one side of a comparison stand.
_SIDES = {"old": "old", "new": "new", "target": "old", "result": "new"}
_NESTED = frozenset((dict, list))


class JsonPlaces:
    """The documents of one JSON object. ``sides`` are the two of a comparison; ``numbered`` those that a ``document``
    key names by number."""

    def __init__(
        self,
        documents: Iterable[Document] = (),
        sides: Mapping[str, Document] | None = None,
        numbered: Iterable[tuple[str, str, Layout]] = (),
    ) -> None:
        self._sides = {name: _of(document) for name, document in (sides or {}).items()}
        self._paths = {document.path: _of(document) for document in (*(sides or {}).values(), *documents)}
        self._numbered: list[Locator] = []
        for path, text, layout in numbered:
            self._numbered.append(self._paths.setdefault(path, Locator(text, layout)))

    def add(self, value: Any, here: Locator | None = None) -> Any:
        """``value`` with its places, changed in place. Spans stand in objects with a ``span``, and side by side in
        ``old`` and ``new`` of a passage, whose ``places`` then have the same keys. Single edits have none: they lie in
        their passage."""
        if isinstance(value, list):
            for item in value:
                if type(item) in _NESTED:
                    self.add(item, here)
        elif isinstance(value, dict):
            here = self._document(value, here)
            for key, item in value.items():
                if type(item) in _NESTED and key != "edits":
                    self.add(item, self._sides.get(_SIDES.get(key, ""), here))
            self._place(value, here)
        return value

    def _document(self, value: Mapping[str, Any], here: Locator | None) -> Locator | None:
        """The document that an object's spans belong to, by its path, number or side; else that of what it is in."""
        if isinstance(number := value.get("document"), int) and number < len(self._numbered):
            return self._numbered[number]
        return self._paths.get(value.get("path") or "") or self._sides.get(value.get("side") or "") or here

    def _place(self, value: dict[str, Any], here: Locator | None) -> None:
        if here is not None and isinstance(span := value.get("span"), Span):
            value["place"] = here.place(span.start)
        for side, there in self._sides.items():
            if isinstance(span := value.get(side), Span):
                value.setdefault("places", {})[side] = there.place(span.start)


def _of(document: Document) -> Locator:
    return Locator(document.text, document.layout)
