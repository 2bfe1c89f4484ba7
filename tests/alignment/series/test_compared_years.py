"""Series of years: lives tile every report, and say of each step what the comparison of its two years says."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.alignment.comparison import compare_documents
from compare.alignment.series.chains import chains, in_order
from compare.alignment.series.passage_series import passage_series
from compare.model import (
    Edit,
    EditOp,
    InputError,
    PassagePair,
    PassageSeries,
    PassageStatus,
    SeriesComparison,
    SeriesStatus,
    Span,
)
from compare.text.folding import content_key

EQUAL, EDITED, MOVED = PassageStatus.EQUAL, PassageStatus.EDITED, PassageStatus.MOVED


def check(series: SeriesComparison) -> None:
    """What holds for every series."""
    comparisons = [compare_documents(a.outline, b.outline) for a, b in pairwise(series.reports)]
    assert series.similarities == tuple(comparison.similarity for comparison in comparisons)
    for year, side in enumerate(series.reports):
        spans = sorted(span for life in series.passages if (span := life.spans[year]))
        assert all(a.end <= b.start for a, b in pairwise(spans))
        covered = {at for span in spans for at in range(*span)} | {
            at for item in side.outline.chrome for at in range(*item.span)
        }
        report = side.outline.reports[0]
        assert not [at for at in range(*report.span) if at not in covered and not side.text[at].isspace()]
    last = [life.spans[-1] for life in series.passages if life.spans[-1]]
    assert last == sorted(last)
    for life in series.passages:
        _check_life(life, series)
    for year, comparison in enumerate(comparisons):
        steps = {life.steps[year] for life in series.passages}
        counts = comparison.summary.passages
        assert bool(counts[PassageStatus.EQUAL]) >= (SeriesStatus.CARRIED in steps)
        assert bool(counts[PassageStatus.MOVED]) == (SeriesStatus.MOVED in steps)
        figures = [f for f in series.figures if f.figures[year] and f.figures[year + 1]]
        assert len(figures) == sum(p.old is not None and p.new is not None for p in comparison.figures)
        for end, side in (("old", year), ("new", year + 1)):
            expected = {getattr(p, end).span for p in comparison.sections if getattr(p, end)}
            ends = [life.ends[side].span for life in series.sections if life.ends[side]]
            assert len(ends) == len(set(ends))
            assert set(ends) == expected


def _check_life(life: PassageSeries, series: SeriesComparison) -> None:
    standing = [year for year, span in enumerate(life.spans) if span]
    assert standing == list(range(standing[0], standing[-1] + 1))
    texts = [content_key(span.of(series.reports[year].text)) for year, span in enumerate(life.spans) if span]
    assert len(set(texts[-life.unchanged :])) == 1
    assert (life.life is SeriesStatus.DROPPED) == (life.spans[-1] is None)
    assert (life.life is SeriesStatus.BORN) == (len(standing) == 1 and life.spans[-1] is not None)
    if life.life is SeriesStatus.CARRIED:
        assert life.unchanged >= 2
        assert life.since == series.years[standing[-1] - life.unchanged + 1]
    else:
        assert life.since == series.years[standing[-1]]


@pytest.fixture(scope="module")
def years(seeds: Path) -> SeriesComparison:
    return compare.diff_series([compare.read(path) for path in sorted((seeds / "years").glob("*.txt"))])


def test_the_sample_years(years: SeriesComparison) -> None:
    check(years)
    assert years.years == (2022, 2023, 2024)


def test_a_sentence_that_never_changed(years: SeriesComparison) -> None:
    text = years.reports[-1].text
    life = next(p for p in years.passages if p.spans[-1] and p.spans[-1].of(text).startswith("对药品采购"))
    assert (life.life, life.since, life.unchanged) == (SeriesStatus.CARRIED, 2022, 3)
    assert life.spans[0] is not None
    assert life.spans[0].of(years.reports[0].text).endswith("守住廉洁底线。")


def test_what_moved_was_dropped_or_born(years: SeriesComparison) -> None:
    def of(start: str) -> PassageSeries:
        return next(
            p
            for p in years.passages
            if any(span and span.of(years.reports[y].text).startswith(start) for y, span in enumerate(p.spans))
        )

    assert (of("对行动不便").life, of("对行动不便").unchanged) == (SeriesStatus.MOVED, 3)
    assert (of("12月以后").life, of("12月以后").since) == (SeriesStatus.DROPPED, 2022)
    assert (of("设立中心药房").life, of("设立中心药房").since) == (SeriesStatus.BORN, 2024)
    heading = next(s for s in years.sections if s.ends[-1] and s.ends[-1].heading == "推进数字健康建设")
    assert heading.steps == (SeriesStatus.BORN, SeriesStatus.MOVED)


def test_figures_of_all_years(years: SeriesComparison) -> None:
    beds = next(f for f in years.figures if f.metric == "开放床位")
    assert [str(value) for value in beds.values] == ["2186", "2260", "2308"]
    assert (str(beds.difference), str(beds.percent)) == ("48", "2.1")


def test_the_same_report_every_year(seeds: Path) -> None:
    document = compare.read(seeds / "years" / "2023.txt")
    series = compare.diff_series([document] * 4)
    assert {(life.life, life.unchanged) for life in series.passages} == {(SeriesStatus.CARRIED, 4)}
    assert {life.life for life in series.sections} == {SeriesStatus.CARRIED}
    assert all(len(set(figure.values)) == 1 for figure in series.figures)


def test_real_reports(shared: Path) -> None:
    files = sorted((shared / "corpora" / "state-council-reports").glob("201[567].txt"))
    check(compare.diff_series([compare.read(path) for path in files]))


def test_of_a_collection_the_report_that_fits_its_neighbours(seeds: Path) -> None:
    collection = seeds / "collection.txt"
    whole = compare.read(collection)
    for k in range(3):
        alone = compare.read(f"{collection}#{k}")
        assert [side.report for side in compare.diff_series([alone, whole, whole]).reports] == [k, k, k]


def test_a_document_without_a_report_is_refused() -> None:
    with pytest.raises(InputError):
        compare.diff_series([compare.read_text("版权所有"), compare.read_text("全年门诊100人次。")])


SENTENCES = [
    f"第{name}项工作按计划推进，{tail}。"
    for name, tail in zip(
        "甲乙丙丁戊己庚辛壬癸",
        "一马当先 两手并重 三思后行 四平八稳 五谷丰登 六神有主 七步成诗 八面来风 九牛之力 十全十美".split(),
        strict=True,
    )
]
CHANGES = st.lists(st.tuples(st.sampled_from(["drop", "edit", "join", "cut", "swap"]), st.integers(0, 9)), max_size=4)


def _next_year(sentences: list[str], changes: list[tuple[str, int]]) -> list[str]:
    found = list(sentences)
    for change, number in changes:
        at = number % len(found) if found else 0
        if change == "drop" and len(found) > 2:
            del found[at]
        elif change == "edit":
            found[at] = found[at].replace("按计划", "稳步")
        elif change == "join" and at + 1 < len(found):
            found[at : at + 2] = [found[at].rstrip("。") + "，" + found[at + 1]]
        elif change == "cut" and "，" in found[at]:
            head, tail = found[at].split("，", 1)
            found[at : at + 1] = [head + "。", tail]
        elif change == "swap":
            found[at], found[0] = found[0], found[at]
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(CHANGES, min_size=2, max_size=3))
def test_lives_of_made_reports(steps: list[list[tuple[str, int]]]) -> None:
    versions = [SENTENCES]
    for changes in steps:
        versions.append(_next_year(versions[-1], changes))
    documents = [
        compare.read_text(f"云溪市{2020 + k}年工作总结\n\n" + "\n".join(s), "made") for k, s in enumerate(versions)
    ]
    series = compare.diff_series(documents)
    check(series)


def _pair(status: PassageStatus, old: tuple[int, int] | None, new: tuple[int, int] | None) -> PassagePair:
    spans = Span(*old) if old else None, Span(*new) if new else None
    edits = (Edit(EditOp.REPLACE, *spans),) if status is EDITED and spans[0] and spans[1] else ()
    return PassagePair(status, *spans, 1.0, edits)


def test_a_sentence_split_and_merged_again_is_one_life() -> None:
    split = [_pair(EDITED, (0, 10), (0, 12))]  # 12 characters: two sentences in the next year
    merged = [_pair(EDITED, (0, 5), (0, 5)), _pair(EQUAL, (6, 12), (6, 12))]
    (life,) = passage_series([split, merged], [2020, 2021, 2022])
    assert life.spans == (Span(0, 10), Span(0, 12), Span(0, 12))
    assert (life.life, life.steps) == (SeriesStatus.EDITED, (SeriesStatus.EDITED, SeriesStatus.EDITED))


def test_of_a_split_sentence_a_half_that_moves_away_has_a_life_of_its_own() -> None:
    split = [_pair(EDITED, (0, 10), (0, 12)), _pair(EQUAL, (11, 20), (13, 22))]
    apart = [_pair(EQUAL, (0, 7), (0, 7)), _pair(EQUAL, (13, 22), (8, 17)), _pair(MOVED, (8, 12), (18, 22))]
    lives = passage_series([split, apart], [2020, 2021, 2022])
    assert [life.spans for life in lives] == [
        (Span(0, 10), Span(0, 7), Span(0, 7)),
        (Span(11, 20), Span(13, 22), Span(8, 17)),
        (None, Span(8, 12), Span(18, 22)),
    ]
    assert [life.unchanged for life in lives] == [2, 3, 2]
    assert lives[2].life is SeriesStatus.MOVED


def test_chains_and_their_order() -> None:
    a, b, c, d = (Span(i, i + 1) for i in range(4))
    rows = chains([[(a, a), (b, None), (c, b)], [(b, a), (a, None), (None, b)]])
    assert rows == [(a, a, None), (b, None, None), (c, b, a), (None, None, b)]
    assert [rows[at] for at in in_order(rows)] == rows
    assert in_order([]) == []
    assert in_order([(d, None), (a, b)]) == [1, 0]
