"""Two folders: whose report answers whose, what is named as unpaired, and how the pairs are ranked."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from offices import a_year_before, make

import compare
from compare.alignment.folders.fingerprints import TEMPLATE, own_similarity, similarity
from compare.alignment.folders.pairing import ReportPairing, pair_reports
from compare.model import Outline, PairedBy


def outlines(folder: Path) -> list[Outline]:
    return [compare.outline(compare.read(path)) for path in sorted(folder.iterdir())]


def named(assignment: ReportPairing) -> dict[str, tuple[str, PairedBy]]:
    return {Path(c.new.path).stem: (Path(c.old.path).stem, c.paired_by) for c in assignment.pairs_of_sides}


def made(**texts: str) -> list[Outline]:
    return [compare.outline(compare.read_text(text, name)) for name, text in texts.items()]


@pytest.mark.parametrize(("names", "by"), [(True, PairedBy.ORGANISATION), (False, PairedBy.TITLE)])
def test_six_offices_of_two_years(seeds: Path, tmp_path: Path, names: bool, by: PairedBy) -> None:
    old, new = make(seeds, tmp_path, range(6), names=names)
    found = pair_reports(outlines(old), outlines(new))
    assert named(found) == {str(at): (f"{6 - at}x", by) for at in range(6)}
    assert (found.unpaired.old, found.unpaired.new) == ((), ())


@pytest.mark.parametrize("names", [True, False])
def test_an_office_that_left_is_not_paired_with_one_that_came(seeds: Path, tmp_path: Path, names: bool) -> None:
    """Although both filled in one template."""
    old, new = make(seeds, tmp_path, [0, 1, 3, 4, 7], names=names)
    (old / "5x.txt").unlink()  # the first office is new, the last one gone
    (new / "4.txt").unlink()
    found = pair_reports(outlines(old), outlines(new))
    assert {n: o for n, (o, _) in named(found).items()} == {"1": "4x", "2": "3x", "3": "2x"}
    assert [Path(side.path).stem for side in (*found.unpaired.old, *found.unpaired.new)] == ["1x", "0"]


BODY = "一、总体情况\n全年接待读者{n}人次，举办讲座{n}场，深受市民欢迎。\n二、下一步打算\n继续办好各类阅读活动。\n"
WORKS = "修建水库八座，清淤河道九条，加固堤防二十公里。巡查员每周沿河走一遍，发现险情当天上报。\n"


def test_a_title_that_names_its_report_is_enough() -> None:
    olds = made(a="2022年文化事业发展统计公报\n旧的正文。", b="2022年阅读推广活动总结\n" + BODY.format(n=3))
    news = made(x="2023年阅读推广活动总结\n完全改写了的内容。", y="2023年文化事业发展统计公报\n新写的话。")
    assert named(pair_reports(olds, news)) == {"x": ("b", PairedBy.TITLE), "y": ("a", PairedBy.TITLE)}


@pytest.mark.parametrize("title", ["{}年工作总结", "Annual Report for Fiscal Year {}"])
def test_a_title_that_anybody_could_have_is_not(title: str) -> None:
    olds = made(a=f"{title.format(2022)}\n" + BODY.format(n=3))
    assert named(pair_reports(olds, made(x=f"{title.format(2023)}\n" + WORKS))) == {}
    assert named(pair_reports(olds, made(x=f"{title.format(2023)}\n" + BODY.format(n=4)))) == {
        "x": ("a", PairedBy.TITLE)
    }


def test_an_office_renamed_is_found_by_its_content() -> None:
    olds = made(a="清源区卫生局2022年工作总结\n" + BODY.format(n=3), b="临漪区卫生局2022年工作总结\n" + WORKS)
    news = made(x="清源区卫生健康局2023年工作总结\n" + BODY.format(n=4))
    assert named(pair_reports(olds, news)) == {"x": ("a", PairedBy.CONTENT)}


def test_several_reports_of_one_office_are_told_apart_by_their_titles() -> None:
    olds = made(a="清源区民政局2022年工作总结\n甲。", b="清源区民政局2022年法治建设情况报告\n乙。")
    news = made(x="清源区民政局2023年法治建设情况报告\n丙。", y="海州市清源区民政局2023年工作总结\n丁。")
    assert {n: o for n, (o, _) in named(pair_reports(olds, news)).items()} == {"x": "b", "y": "a"}


def test_what_the_user_says_goes_first() -> None:
    olds = made(a="清源区民政局2022年工作总结\n甲。", b="沙浦区民政局2022年工作总结\n乙。")
    news = made(x="清源区民政局2023年工作总结\n丙。", y="沙浦区民政局2023年工作总结\n丁。")
    found = pair_reports(olds, news, [(("a", 0), ("y", 0))])
    assert named(found) == {"y": ("a", PairedBy.MAP)}
    assert [side.path for side in (*found.unpaired.old, *found.unpaired.new)] == ["b", "x"]


def test_each_report_of_a_collection_is_a_candidate(seeds: Path) -> None:
    news = [compare.outline(compare.read(seeds / "collection.txt"))]
    olds = [compare.outline(compare.read(f"{seeds / 'collection.txt'}#{k}")) for k in (2, 0, 1)]
    found = pair_reports(olds, news)
    assert [(c.old.report, c.new.report) for c in found.pairs_of_sides] == [(0, 0), (1, 1), (2, 2)]


def test_pairs_are_ranked_by_what_they_carried_over(seeds: Path) -> None:
    text = (seeds / "submissions" / "01-澄西区.txt").read_text("utf-8")
    other = (seeds / "submissions" / "06-桐岭区.txt").read_text("utf-8")
    told: list[tuple[int, int]] = []
    found = compare.diff_many(
        made(a=a_year_before(other), b=text),
        made(x=other, y=text),
        progress=lambda done, all_: told.append((done, all_)),
    )
    assert [(p.old.path, p.new.path, p.organisation) for p in found.pairs] == [
        ("b", "y", "澄西区民政局"),
        ("a", "x", "桐岭区民政局"),
    ]
    assert found.pairs[0].carried_over == found.pairs[0].similarity == 1.0
    assert 0 < found.pairs[1].carried_over < found.pairs[1].similarity < 1
    assert told == [(0, 2), (1, 2)]
    assert sum(found.pairs[1].claims.values()) >= found.pairs[1].contradicted


@given(st.lists(st.sets(st.integers(0, 9)), max_size=6))
def test_likeness_in_what_no_third_report_has(reports: list[set[int]]) -> None:
    prints = [np.array(sorted(grams), dtype=np.uint32) for grams in reports]
    own = [{g for g in grams if sum(g in other for other in reports) < TEMPLATE} for grams in reports]
    naive = {
        (a, b): 2 * len(own[a] & own[b]) / (len(own[a]) + len(own[b]))
        for a in range(len(own))
        for b in range(a + 1, len(own))
        if own[a] & own[b]
    }
    assert own_similarity(prints) == naive
    for grams in prints:
        assert similarity(grams, grams) == 1 if len(grams) else True
