from dataclasses import replace

from handmade import COMPARISON, NEW, OLD, span

from compare.render.section_paths import ComparisonPaths, SectionPaths, path_text, report_of


def test_a_path_names_every_heading_above() -> None:
    places = SectionPaths(report_of(COMPARISON.old))
    assert path_text(places.path(OLD.index("组织"))) == "二、队伍建设 › (一)培训"
    assert path_text(places.path(OLD.index("出刊"))) == "三、宣传工作"
    assert places.path(0) == ()


def test_old_places_are_told_by_the_new_headings_that_answer_them() -> None:
    section_paths = ComparisonPaths(COMPARISON)
    assert path_text(section_paths.path(span(OLD, "组织培训"), None)) == "三、培训"
    assert path_text(section_paths.path(span(OLD, "出刊简报"), None)) == "三、宣传工作"
    assert path_text(section_paths.path(None, span(NEW, "招聘护士"))) == "二、人才队伍建设"


def test_a_report_without_headings_has_no_paths() -> None:
    assert report_of(replace(COMPARISON.old, report=7)) is None
    assert SectionPaths(None).path(3) == ()
