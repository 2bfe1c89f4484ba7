"""What there is to say about one figure: its change, both sentences with their places, its claim, where it is told
again."""

from __future__ import annotations

from collections.abc import Iterator

from compare.language import Words
from compare.model import Comparison, FigurePair
from compare.render.clean import clean
from compare.render.important import pairs_told, why
from compare.render.printed import difference, percent, printed
from compare.render.section_paths import ComparisonPaths, path_text
from tui.data.excerpt import place, sentence
from tui.data.figures import arithmetic
from tui.data.names import side_names


class FigureFacts:
    """The facts about each figure of a comparison, in the reader's language."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self._comparison = comparison
        self._words = words
        self._paths = ComparisonPaths(comparison)

    def told(self, pair: FigurePair, note: str) -> list[str]:
        """Name and section, what each report says and where, the arithmetic, where it is told again, and the note."""
        words, comparison = self._words, self._comparison
        spans = [figure.span if figure is not None else None for figure in (pair.old, pair.new)]
        named = clean(pair.metric or words("(no name)"))
        change = f"{difference(pair, words)} {percent(pair.percent)}".strip()
        head = " · ".join(filter(None, [named, change, path_text(self._paths.path(*spans))]))
        ends = zip(side_names(comparison, words), (comparison.old, comparison.new), spans, strict=True)
        said = [
            f"{name}  {words('“{text}” ({place})', text=sentence(side, span), place=place(side, span, words))}"
            for name, side, span in ends
            if span is not None
        ]
        facts = [arithmetic(pair, words), self._told_again(pair), f"”{note}" if note else ""]
        return [head, *said, "  ".join(filter(None, facts))]

    def reasons(self, at: int) -> Iterator[str]:
        """Why the figure is asked about as soon as it is."""
        return (why(each, self._words) for each in self._comparison.important if at in pairs_told(each))

    def excerpt(self, pair: FigurePair) -> str:
        """``业务收入 600万元 (2023.txt, line 12) → 700万元 (2024.txt, line 14)``"""
        ends = ((self._comparison.old, pair.old), (self._comparison.new, pair.new))
        texts = [f"{printed(figure)} ({place(side, figure.span, self._words)})" for side, figure in ends if figure]
        return f"{clean(pair.metric or '')} {' → '.join(texts)}".strip()

    def quotation(self, pair: FigurePair) -> str:
        """The sentence of NEW, of OLD where the figure is gone, with its place."""
        side, end = (self._comparison.new, pair.new) if pair.new is not None else (self._comparison.old, pair.old)
        if end is None:
            return ""
        text, cited = sentence(side, end.span), place(side, end.span, self._words)
        return self._words("“{text}” ({place})", text=text, place=cited)

    def _told_again(self, pair: FigurePair) -> str:
        """Where else the same figure stands."""
        side, figures = (
            (self._comparison.new, pair.also.new) if pair.also.new else (self._comparison.old, pair.also.old)
        )
        places = dict.fromkeys(place(side, figure.span, self._words) for figure in figures)
        return self._words("told again: {places}", places=self._words(", ").join(places)) if places else ""
