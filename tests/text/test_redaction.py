"""Names and numbers that lead to a person are masked; offices, figures and years are not."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.cli import main
from compare.text.redaction import MASK, redacted

PRIVATE = [
    ("联系人：林小满，联系电话：13900001234。", ["林小满", "13900001234"]),
    ("填报人: 周 正  审核人：欧阳海晨", ["周", "欧阳海晨"]),
    ("副区长高原带队检查汛期安全，林小满同志陪同。", ["高原", "林小满"]),
    ("开户账号6222 0202 0011 2233，证件号11010119900101123X。", ["6222 0202 0011 2233", "11010119900101123X"]),
    ("Contact: Mary O'Neil. Thanks to Mr. Hill and Dr Jan van Dijk.", ["Mary O'Neil", "Hill", "Jan van Dijk"]),
    ("Director Mary Hill opened the branch; the chair, Tom Reed, said so.", ["Mary Hill", "Tom Reed"]),
    ("Prepared by: Li Wei, tel: +44 20 7946 0123 or (555) 010-0199.", ["Li Wei", "7946 0123", "010-0199"]),
    ("Account number: GB29 NWBK 6016 1331 9268 19, Passport No. E12345678", ["NWBK", "9268", "E12345678"]),
    ("护照号：E12345678，工号A00123，身份证号码：110101990101123", ["E12345678", "A00123", "110101990101123"]),
    ("来信请寄office@example.gov.cn，传真0571-88001234。", ["office@example.gov.cn", "0571-88001234"]),
]
PUBLIC = [
    "云溪市民政局2023年完成投资1234567万元，比上年增长16.4%。",
    "The director of services reported 1,234 visits in 2021-2022, up 12.5% on 2020; Table 3 names 12 branches.",
    "Contact the desk. Prepared by the Office of Records. Telephone calls rose to 123456 in 2023, mobile visits to 23456.",
    "全年接听电话123456次，手机用户98765户，发放社保卡12345张，账户36万个。",
    "局长办公会研究决定，主任医师12人，负责人由单位确定。",
    "2024-2025年新建3座桥，共惠及1234567人，全体同志共同努力。",
    # Parts of a longer number or name of a thing are no numbers of identity cards.
    "产品型号A11010119900101123X。",
    "产品型号11010119900101123XA。",
    "系数0.110101990101123。",
    "系数110101990101123.5。",
]


@pytest.mark.parametrize(("text", "names"), PRIVATE)
def test_what_leads_to_a_person_is_masked(text: str, names: list[str]) -> None:
    masked = redacted(text)
    assert all(name not in masked for name in names)
    assert len(masked) == len(text)
    assert MASK in masked


@pytest.mark.parametrize("text", PUBLIC)
def test_all_else_stays(text: str) -> None:
    assert redacted(text) == text


@given(st.text("林小满联系人：局长13905 @.\n，", max_size=60))
def test_offsets_hold(text: str) -> None:
    masked = redacted(text)
    assert len(masked) == len(text)
    assert all(b in (a, MASK) for a, b in zip(text, masked, strict=True))
    assert redacted(masked) == masked


@pytest.mark.parametrize("form", ["text", "json", "html", "csv", "md", "docx"])
def test_nothing_private_leaves_in_any_format(form: str, tmp_path: Path) -> None:
    for year, beds in ((2022, 300), (2023, 400)):
        text = f"云溪市{year}年工作总结\n\n全年开放床位{beds}张，副区长高原带队检查。联系人：林小满，13900001234。\n"
        (tmp_path / f"{year}.txt").write_text(text, "utf-8")
    files = [str(tmp_path / f"{year}.txt") for year in (2022, 2023)]
    assert main(["diff", *files, "--redact", "-f", form, "-o", str(tmp_path / "out")]) == 0
    data = (tmp_path / "out").read_bytes()
    assert not any(name.encode() in data for name in ("林小满", "13900001234", "高原"))


@pytest.mark.parametrize("command", ["diff", "scan", "check", "figures", "bundle"])
def test_names_of_files_and_authors_are_numbered(command: str, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    for year in (2022, 2023):
        document = docx.Document()
        document.core_properties.author = "Mary Hill"
        document.sections[0].header.paragraphs[0].text = "联系人：林小满"
        document.add_paragraph(f"云溪市{year}年工作总结")
        document.add_paragraph(
            f"全年开放床位{year - 1800}张，联系人：林小满，全市各单位认真履行职责，各项工作有序推进。"
        )
        document.save(str(tmp_path / f"{year}-周正-hill.docx"))
    files = [str(tmp_path / f"{year}-周正-hill.docx") for year in (2022, 2023)]
    forms = {"diff": ["docx", "xlsx", "html", "json", "csv"], "bundle": ["zip"]}.get(command, ["html", "xlsx", "json"])
    for form in forms:
        out = tmp_path / f"out.{form}"
        if command == "bundle":
            assert main(["bundle", str(out), "diff", *files, "--redact"]) == 0
        else:
            assert main([command, *files, "--redact", "-o", str(out)]) in (0, 1)
        for held in _contents(out.read_bytes()):
            assert not any(name.encode() in held for name in ("周正", "Mary Hill", "林小满", "hill", str(tmp_path)))


def _contents(data: bytes) -> Iterator[bytes]:
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from _contents(archive.read(name))


def test_groups_told_by_names_do_not_go_with_masked_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("全年工作平稳。", "utf-8")
    assert main(["scan", str(tmp_path), "--redact", "--group-by", "(.)"]) == 2
    assert "--group-by" in capsys.readouterr().err


def test_the_text_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("联系人：林小满", "utf-8")
    assert main(["text", str(tmp_path / "a.txt"), "--redact", "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == "联系人：" + MASK * 3
