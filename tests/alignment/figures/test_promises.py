"""Results are looked for among those that have something of the target's name; none that is alike may be passed over."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.alignment.figures.promises import Results, metric_similarity
from compare.alignment.settings import PROMISED_METRIC
from compare.model import Basis, Claim, Direction, Figure, FigureKind, Span

NAMES = st.text(st.sampled_from("新增床位计划完成量率平均"), min_size=1, max_size=9)
CLAIMS = st.none() | st.builds(Claim, st.sampled_from(Direction), st.just(Basis.YEAR_ON_YEAR), st.none() | NAMES)


def figure(metric: str | None, claim: Claim | None) -> Figure:
    return Figure(0, Span(0, 1), "1", Decimal(1), "张", FigureKind.COUNT, metric=metric, claim=claim)


@settings(deadline=None, max_examples=400)
@given(NAMES, CLAIMS, st.lists(st.tuples(st.none() | NAMES, CLAIMS), max_size=6))
def test_all_that_are_alike_are_near(
    name: str, claim: Claim | None, told: list[tuple[str | None, Claim | None]]
) -> None:
    target, results = figure(name, claim), Results()
    for metric, said in told:
        results.add(figure(metric, said))
    alike = {
        at for at, result in enumerate(results.figures) if metric_similarity(target, name, result) >= PROMISED_METRIC
    }
    assert alike <= results.near(name)
