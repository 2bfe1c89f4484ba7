"""Two reports with the same data under other words are told; values that many have, or that are round, are not."""

from __future__ import annotations

import pytest

import compare
from compare.model import Finding, ScanOptions, Severity
from compare.reuse.fills import significant_digits

VALUES = "0.5173毫克/升", "2.846毫克/升", "1297个/升", "6.405米", "38.62吨", "7741.5元", "90.37公顷"
LABELS = (
    "一号井水样中测到硝酸盐", "溶解氧平均", "细菌总数", "最高水位", "全年取沙量", "每户补助", "复绿面积",
    "经化验硝氮为", "氧含量记录到", "平板计数得到", "汛期水深达", "清出淤沙", "户均发放", "种草种树",
)  # fmt: skip


def _report(office: str, labels: tuple[str, ...], values: tuple[str, ...]) -> str:
    return f"{office}2024年监测总结\n" + "；".join(f"{a}{b}" for a, b in zip(labels, values, strict=False)) + "。"


def _findings(*texts: str, options: ScanOptions | None = None) -> list[Finding]:
    documents = [compare.read_text(text, f"{number}.txt") for number, text in enumerate(texts)]
    return [finding for finding in compare.scan(documents, options).findings if finding.rule == "shared-data"]


def test_the_same_measurements_under_other_names_are_told() -> None:
    (finding,) = _findings(_report("甲县水文站", LABELS[:7], VALUES), _report("乙县林场", LABELS[7:], VALUES))
    assert finding.severity is Severity.WARNING
    assert finding.arguments["count"] == "7"
    assert [place.path for place in finding.related] == ["0.txt", "1.txt"]


def test_few_are_a_note_and_other_values_nothing() -> None:
    others = ("0.6021毫克/升", "3.118毫克/升", "1502个/升", "5.871米")
    a = _report("甲县水文站", LABELS[:3], VALUES[:3])
    assert [each.severity for each in _findings(a, _report("乙县林场", LABELS[7:10], VALUES[:3]))] == [Severity.NOTE]
    assert not _findings(a, _report("乙县林场", LABELS[7:10], others))


def test_an_offices_own_values_and_those_of_very_many_are_no_finding() -> None:
    texts = [_report(f"{office}县水文站", LABELS[:7], VALUES) for office in "甲甲"]
    assert not _findings(*texts, options=ScanOptions(own=r"txt"))
    many = [_report(f"{chr(0x4E00 + i)}县站", LABELS[:7] if i % 2 else LABELS[7:], VALUES) for i in range(20)]
    assert not _findings(*many)


@pytest.mark.parametrize("number", ["010-66001122", "13900110022", "6222 0202 0011 2233"])
def test_the_same_number_under_other_words_is_told(number: str) -> None:
    a, b = f"甲公司投标书\n联系人赵某，请拨{number}。", f"乙公司响应文件\n如有疑问致电或汇款：{number}"
    (finding,) = _findings(a, b)
    assert number in finding.message
    assert not _findings(a, b.replace("2", "8"))


@pytest.mark.parametrize(
    ("value", "digits"), [("8213", 4), ("5000", 1), ("0.4837", 4), ("2024", 0), ("xx", 0), ("0", 1), ("1,200", 0)]
)
def test_significant_digits(value: str, digits: int) -> None:
    assert significant_digits(value) == digits
