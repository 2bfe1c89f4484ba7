"""Many reports: who shares text with whom, whose text it is, and what holds whatever else is scanned."""

import json
import random
from pathlib import Path

import pytest

import compare
from compare.model import Certainty, ClusterKind, Document, Label, MatchKind, Scan, ScanOptions, SharingPair

OWN = "渔村的孩子常由祖辈照看，码头上设了娃娃屋，请退休教师轮流值守，船靠岸时父母可以直接来接。"
SHARED = (
    "依托区大数据中心建立困难家庭预警平台，归集医保、残联、教育等11个部门的数据26.8万条，设置因病、因学、因灾等9类预警指标。"
    "系统一旦亮灯，村级协理员须在3日内入户核实、7日内反馈结果。"
)
OTHERS = (
    "殡仪馆推行全程一张清单收费，逝者家属在手机上就能看清每一笔支出，投诉比往年少了许多。",
    "婚姻登记处搬进了古渡公园，大厅外就是百年老樟树，不少新人因此取消了大摆宴席的打算。",
)
LAW = (
    "城乡低保家庭中的重度残疾人、重病患者和未成年人，县级以上地方人民政府应当采取必要措施给予适当的生活保障和照料服务。"
)


@pytest.fixture(scope="module")
def documents(seeds: Path) -> list[Document]:
    return [compare.read(str(path)) for path in sorted((seeds / "submissions").glob("0*.txt"))]


@pytest.fixture(scope="module")
def found(documents: list[Document]) -> Scan:
    return compare.scan(documents)


def report(organisation: str, *paragraphs: str, year: int = 2024, path: str = "") -> Document:
    text = "\n".join([f"{organisation}{year}年工作总结", *paragraphs])
    return compare.read_text(text, path or f"{organisation}{year}.txt")


def labels(scan: Scan) -> set[Label]:
    return {match.label for match in scan.matches}


def copied_pairs(scan: Scan) -> list[SharingPair]:
    return [p for p in scan.pairs if any(scan.matches[m].label is Label.COPIED for m in p.matches)]


def test_the_copier_of_the_samples_is_found_with_its_passages(found: Scan, seeds: Path) -> None:
    copier = json.loads((seeds / "submissions" / "truth.json").read_text("utf-8"))["copier"]
    (pair,) = copied_pairs(found)
    assert {pair.a, pair.b} == {copier["document"], copier["copied_from"]["document"]}
    assert pair.earlier.document == copier["earlier"]["document"]
    assert pair.earlier.certainty is Certainty.DATED
    assert len(pair.matches) == len(copier["passages"])
    for row, passage in zip(pair.matches, copier["passages"], strict=True):
        match = found.matches[row]
        assert match.kind is MatchKind.REFIGURED
        for end, label in ((match.a, passage["copy"]), (match.b, passage["source"])):
            start, stop = label["span"]
            assert end.document == label["document"]
            assert min(end.span.end, stop) - max(end.span.start, start) >= 0.9 * (stop - start)


def test_the_independents_of_the_samples_share_nothing(found: Scan) -> None:
    assert not [pair for pair in found.pairs if 2 in (pair.a, pair.b)]
    assert [cluster.documents for cluster in found.clusters] == [(5, 6)]
    assert {i for pair in found.pairs for i in (pair.a, pair.b)} == {0, 1, 3, 4, 5, 6, 7}


def test_the_waterfall_adds_up(found: Scan) -> None:
    for pair in found.pairs:
        for fall in (pair.waterfall.a, pair.waterfall.b):
            assert fall.all - fall.chrome - fall.base - fall.phrase - fall.template == fall.compared
            assert fall.shared <= fall.compared
        assert pair.shared_characters == (pair.waterfall.a.shared, pair.waterfall.b.shared)


def test_a_report_against_itself_is_the_same(documents: list[Document]) -> None:
    for document in documents[:3]:
        (pair,) = compare.scan([document, document]).pairs
        assert pair.similarity == 1.0


def test_the_order_of_the_reports_changes_nothing(documents: list[Document], found: Scan) -> None:
    shuffled = documents.copy()
    random.Random(5).shuffle(shuffled)
    assert _by_path(compare.scan(shuffled)) == _by_path(found)


def test_an_unrelated_report_changes_no_other_pair(documents: list[Document], found: Scan, seeds: Path) -> None:
    stranger = compare.read(str(seeds / "english" / "2024.txt"))
    assert _by_path(compare.scan([*documents, stranger])) == _by_path(found)


def _by_path(scan: Scan) -> object:
    path = [d.path for d in scan.documents]
    matches = {
        (frozenset({(path[m.a.document], m.a.span), (path[m.b.document], m.b.span)}), m.kind, m.label, m.weight)
        for m in scan.matches
    }
    pairs = {(frozenset({path[p.a], path[p.b]}), p.similarity) for p in scan.pairs}
    templates = {(t.text, frozenset(path[o.document] for o in t.occurrences)) for t in scan.templates}
    return matches, pairs, templates


def test_base_text_is_nobodys(documents: list[Document]) -> None:
    a, b = report("甲市民政局", OWN, SHARED), report("乙市民政局", SHARED)
    scan = compare.scan([a, b], ScanOptions(base=(compare.read_text(SHARED, "form.txt"),)))
    assert labels(scan) == {Label.BASE}
    assert scan.documents[0].shares.copied == 0
    assert scan.documents[0].shares.base > 0.5
    assert scan.clusters == ()


def test_last_years_report_is_ones_own() -> None:
    scan = compare.scan([report("甲市民政局", OWN, SHARED, year=2023), report("甲市民政局", SHARED, year=2024)])
    assert labels(scan) == {Label.OWN}
    assert scan.pairs[0].earlier.document == 0
    assert scan.pairs[0].earlier.certainty is Certainty.LIKELY


OFFICES = ("甲市民政局", "乙市民政局", "丙市民政局")
DIARIES = "全年走访独居老人{}户次，代办各类事项{}件，调解邻里纠纷{}起，组织志愿者开展助餐助洁活动{}场，受益群众{}人次，群众满意率为{}%。"


def _filled(*values: object) -> str:
    return DIARIES.format(*values)


def test_what_three_hand_in_alike_is_a_copy_by_each() -> None:
    scan = compare.scan([report(office, SHARED) for office in OFFICES])
    assert labels(scan) == {Label.COPIED}
    assert [(cluster.documents, cluster.kind) for cluster in scan.clusters] == [((0, 1, 2), ClusterKind.RING)]
    assert all((pair.similarity or 0) > 0.8 for pair in scan.pairs)


def test_a_short_sentence_that_three_quote_is_a_phrase() -> None:
    quoting = [report(office, own, LAW) for office, own in zip(OFFICES, (OWN, *OTHERS), strict=True)]
    assert labels(compare.scan(quoting)) == {Label.PHRASE}
    assert labels(compare.scan(quoting[:2])) == {Label.COPIED}


def test_a_form_has_other_fills_in_each() -> None:
    fills = ((4321, 876, 154, 263, 9871, 98.7), (2765, 1432, 97, 418, 15230, 96.4), (9018, 654, 203, 131, 7345, 99.2))
    users = [
        report(office, own, _filled(*values), own[::-1])
        for office, own, values in zip(OFFICES, (OWN, *OTHERS), fills, strict=True)
    ]
    assert labels(compare.scan(users)) == {Label.TEMPLATE}
    without_text_of_their_own = [
        report(office, _filled(*values)) for office, values in zip(OFFICES, fills, strict=True)
    ]
    assert labels(compare.scan(without_text_of_their_own)) == {Label.COMMON}


def test_whoever_fills_in_what_another_did_has_copied() -> None:
    fills = [(4321, 876, 154, 263, 9871, 98.7)] * 2 + [(9018, 654, 203, 131, 7345, 99.2)]
    texts = (OWN, *OTHERS)
    scan = compare.scan(
        [report(office, own, _filled(*values)) for office, own, values in zip(OFFICES, texts, fills, strict=True)]
    )
    assert {(m.a.document, m.b.document) for m in scan.matches if m.label is Label.COPIED} == {(0, 1)}


def test_a_part_of_a_form_that_only_two_filled_in_is_no_proof() -> None:
    fills = ((4321, 876, 154, 263, 9871, 98.7), (2765, 1432, 97, 418, 15230, 96.4), (9018, 654, 203, 131, 7345, 99.2))
    left_out = "全年组织乡镇卫生院医师到县医院进修{}人次，开展常见病规范诊疗培训{}场，覆盖村医{}名。"
    parts = [left_out.format(473, 286, 9154), left_out.format(1938, 617, 3562), ""]
    users = [
        report(office, own, _filled(*values), part, _filled(*values[::-1]), own[::-1])
        for office, own, values, part in zip(OFFICES, (OWN, *OTHERS), fills, parts, strict=True)
    ]
    scan = compare.scan(users)
    assert Label.COPIED not in labels(scan)
    assert {(m.a.document, m.b.document) for m in scan.matches if m.label is Label.COMMON} == {(0, 1)}


def test_a_part_that_one_copied_and_another_altered_is_common_to_them() -> None:
    """Three have it, two of them with the same figures: two fillings make no form, whatever stands around."""
    fills = ((4321, 876, 154, 263, 9871, 98.7), (2765, 1432, 97, 418, 15230, 96.4))
    parts = [_filled(*fills[0]), _filled(*fills[0]), _filled(*fills[1])]
    users = [
        report(office, own, part, own[::-1]) for office, own, part in zip(OFFICES, (OWN, *OTHERS), parts, strict=True)
    ]
    told = {(m.a.document, m.b.document): m.label for m in compare.scan(users).matches}
    assert told == {(0, 1): Label.COPIED, (0, 2): Label.COMMON, (1, 2): Label.COMMON}


def test_two_that_copy_on_a_form_of_many_are_no_ring() -> None:
    fills = [(4321, 876, 154, 263, 9871, 98.7)] * 2 + [(9018, 654, 203, 131, 7345, 99.2)]
    scan = compare.scan(
        [report(office, own, _filled(*v)) for office, own, v in zip(OFFICES, (OWN, *OTHERS), fills, strict=True)]
    )
    assert [(cluster.documents, cluster.kind) for cluster in scan.clusters] == [((0, 1), ClusterKind.COPIED)]


def test_a_loose_third_does_not_relabel_a_copy() -> None:
    loose = SHARED.replace("建立困难家庭预警平台", "搭建困难群众监测系统").replace("系统一旦亮灯", "平台发出提示")
    scan = compare.scan([report(office, text) for office, text in zip(OFFICES, (SHARED, SHARED, loose), strict=True)])
    assert Label.COPIED in {m.label for m in scan.matches if (m.a.document, m.b.document) == (0, 1)}


def test_a_copy_of_a_copy_makes_no_form(documents: list[Document], found: Scan) -> None:
    """Two offices share passages with other figures in each; a third hands in the report of one of them as its own."""
    (pair,) = copied_pairs(found)
    third = compare.read_text(documents[pair.a].text.replace("桐岭", "云汀"), "09-云汀区.txt")
    again = compare.scan([*documents, third])
    told = {(each.a, each.b): each.similarity for each in copied_pairs(again)}
    assert told[pair.a, pair.b] == pair.similarity
    assert set(told) == {(pair.a, pair.b), (pair.a, len(documents)), (pair.b, len(documents))}


def test_raw_and_net_similarity_stand_side_by_side() -> None:
    base = ScanOptions(base=(compare.read_text(SHARED, "form.txt"),))
    (pair,) = compare.scan([report(office, SHARED) for office in OFFICES[:2]], base).pairs
    assert pair.raw_similarity is not None
    assert pair.raw_similarity > 0.8
    assert not pair.similarity


def test_a_match_ends_with_its_section() -> None:
    texts = [
        f"{office}2024年工作总结\n一、主要工作\n{SHARED}\n二、{title}\n{own}"
        for office, title, own in zip(OFFICES, ("下步打算", "明年安排"), OTHERS, strict=False)
    ]
    scan = compare.scan([compare.read_text(text, f"{i}.txt") for i, text in enumerate(texts)])
    for match in scan.matches:
        for end in (match.a, match.b):
            assert not end.span.of(texts[end.document]).rstrip().endswith("二")


def test_an_offices_reports_in_two_folders_are_its_own() -> None:
    years = [report("甲市民政局", OWN, SHARED, year=year, path=f"{year}/民政局/总结.txt") for year in (2023, 2024)]
    assert labels(compare.scan(years, ScanOptions(group_by="folder"))) == {Label.OWN}


def test_one_submitters_files_are_not_compared() -> None:
    papers = [report("甲市民政局", SHARED, path="甲/一.txt"), report("乙市民政局", SHARED, path="甲/二.txt")]
    assert compare.scan(papers).pairs
    assert not compare.scan(papers, ScanOptions(group_by="folder")).pairs
    assert not compare.scan(papers, ScanOptions(group_by=r"^(.)/")).pairs


def test_an_archive_is_compared_with_but_not_within_itself() -> None:
    archive = (report("甲市民政局", SHARED), report("乙市民政局", SHARED))
    scan = compare.scan([report("丙市民政局", OWN, SHARED)], ScanOptions(against=archive))
    assert [(pair.a, pair.b) for pair in scan.pairs] == [(0, 1), (0, 2)]


def test_the_progress_is_told() -> None:
    steps: list[tuple[int, int]] = []
    compare.scan([report("甲市民政局", SHARED), report("乙市民政局", SHARED)], None, lambda *step: steps.append(step))
    assert steps == [(1, 1)]


def test_nothing_is_scanned_without_an_error() -> None:
    assert compare.scan([]).pairs == compare.scan([compare.read_text("")]).pairs == ()
