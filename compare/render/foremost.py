"""What matters most in one pair of reports among many, in one line."""

from __future__ import annotations

from compare.language import Words
from compare.model import GROUNDS, FigurePair, FigureStatus, Foremost, Ground
from compare.render.clean import clean
from compare.render.important import why
from compare.render.printed import difference, percent, printed


def foremost_text(each: Foremost, words: Words) -> str:
    """``财政拨款 2100万元 → 1950万元 -150万元 -7.1% · from growth to fall: …``"""
    pair = FigurePair(FigureStatus.CHANGED, each.metric, each.old, each.new, each.difference, each.percent)
    values = " → ".join((printed(each.old) or "–", printed(each.new) or "–"))
    parts = (clean(each.metric or words("(no name)")), values, difference(pair, words), percent(each.percent))
    contradicted = each.important.ground is Ground.CONTRADICTED
    reason = words(GROUNDS[Ground.CONTRADICTED]) if contradicted else why(each.important, words)
    return " · ".join(filter(None, (" ".join(filter(None, parts)), reason)))
