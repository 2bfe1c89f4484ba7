"""Names and numbers that lead to a person are masked; offices, figures and years are not."""

import json
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
    ("来信请寄office@example.gov.cn，传真0571-88001234。", ["office@example.gov.cn", "0571-88001234"]),
]
PUBLIC = [
    "云溪市民政局2023年完成投资1234567万元，比上年增长16.4%。",
    "局长办公会研究决定，主任医师12人，负责人由单位确定。",
    "2024-2025年新建3座桥，共惠及1234567人，全体同志共同努力。",
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


def test_the_text_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("联系人：林小满", "utf-8")
    assert main(["text", str(tmp_path / "a.txt"), "--redact", "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == "联系人：" + MASK * 3
