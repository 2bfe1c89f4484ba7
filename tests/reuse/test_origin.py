"""Files that say they were made alike are told, whatever their texts; what programs fill in by themselves is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

import compare
from compare.language import CHINESE, Words
from compare.model import Document, Scan
from compare.model.origins import OriginKind, OriginMark
from compare.render.rules import finding_text

TEXTS = (
    "甲公司2024年度工作报告\n车间换了两台空压机，夜班的噪声降了下来。",
    "乙学院2024年度总结\n图书馆延长开放到十一点，期末的座位不再紧张。",
    "丙协会2024年工作总结\n会员名册改成线上填报，收齐用了四天。",
)


def _document(number: int, *marks: tuple[OriginKind, str]) -> Document:
    document = compare.read_text(TEXTS[number], f"{number}.docx")
    return replace(document, origin=tuple(OriginMark(*each) for each in marks))


def _told(scan: Scan) -> list[str]:
    return [finding.message for finding in scan.findings if finding.rule == "shared-origin"]


def test_two_files_of_one_author_and_machine_are_told() -> None:
    marks = (OriginKind.AUTHOR, "林代笔"), (OriginKind.LAST_MODIFIED_BY, "DESKTOP-3K"), (OriginKind.COMPANY, "云上咨询")
    (message,) = _told(compare.scan([_document(0, *marks), _document(1, *marks), _document(2)]))
    assert "林代笔" in message
    assert "DESKTOP-3K" in message


def test_its_marks_are_named_in_the_readers_language() -> None:
    marks = (OriginKind.AUTHOR, "林代笔"), (OriginKind.LAST_MODIFIED_BY, "DESKTOP-3K"), (OriginKind.COMPANY, "云上咨询")
    scan = compare.scan([_document(0, *marks), _document(1, *marks), _document(2)])
    (finding,) = (finding for finding in scan.findings if finding.rule == "shared-origin")
    said = finding_text(finding, Words(CHINESE))
    assert "作者 林代笔" in said
    assert "author" not in said


@pytest.mark.parametrize("kind", [OriginKind.DOCUMENT_ID, OriginKind.REVISION])
def test_one_mark_that_is_copied_with_the_file_is_enough(kind: OriginKind) -> None:
    assert _told(compare.scan([_document(0, (kind, "00B7C2D9")), _document(1, (kind, "00B7C2D9"))]))


@pytest.mark.parametrize("name", ["Administrator", "user", "Microsoft Office User", "微软用户", "Normal.dotm"])
def test_what_programs_fill_in_by_themselves_tells_nothing(name: str) -> None:
    marks = (OriginKind.AUTHOR, name), (OriginKind.LAST_MODIFIED_BY, name), (OriginKind.TEMPLATE, name)
    assert not _told(compare.scan([_document(0, *marks), _document(1, *marks)]))


def test_one_name_alone_is_no_finding_but_evidence_of_a_pair_that_shares_text() -> None:
    mark = OriginMark(OriginKind.AUTHOR, "林代笔")
    documents = [
        replace(compare.read_text(f"{office}民政局2024年总结\n{TEXTS[0] * 3}", f"{office}.docx"), origin=(mark,))
        for office in ("东县", "西县")
    ]
    scan = compare.scan(documents)
    assert not _told(scan)
    assert [(one.kind, one.value) for one in scan.pairs[0].origin] == [(OriginKind.AUTHOR, "林代笔")]
    assert (
        scan.pairs[0].similarity == compare.scan([replace(each, origin=()) for each in documents]).pairs[0].similarity
    )


def test_a_mark_of_most_of_many_offices_tells_nothing() -> None:
    marks = (OriginKind.REVISION, "00AA11BB"), (OriginKind.TEMPLATE, "年报格式.dotx")
    documents = [
        replace(
            compare.read_text(f"{chr(0x4E00 + n)}县统计局2024年总结\n本县{n}号站点修好了屋顶。", f"{n}.docx"),
            origin=tuple(OriginMark(*each) for each in marks),
        )
        for n in range(12)
    ]
    assert not _told(compare.scan(documents))
