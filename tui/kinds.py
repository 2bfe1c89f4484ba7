"""What the kinds of change are called, where they stand alone (a count of them is `compare.render.terms`')."""

from compare.language import mark
from compare.model import PassageStatus

KINDS = {
    PassageStatus.EQUAL: mark("unchanged"),
    PassageStatus.EDITED: mark("edited"),
    PassageStatus.FIGURES_ONLY: mark("figures only"),
    PassageStatus.MOVED: mark("moved"),
    PassageStatus.ADDED: mark("added"),
    PassageStatus.REMOVED: mark("removed"),
}
