"""The printable report: what a chief reads stands on its first page, what is missing is said in one line."""

from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest

from compare.cli import main
from compare.render.pdf import report

typst = pytest.importorskip("typst")
ROOT = Path(__file__).parents[2]
YEARS = [ROOT / f"seeds/years/{year}.txt" for year in (2022, 2023)]


@pytest.fixture
def font(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests of what is said do not depend on a font for Chinese being there."""
    try:
        report.fonts()
    except report.InputError:
        monkeypatch.setattr(report, "fonts", lambda: ["DejaVu Sans"])


@pytest.mark.usefixtures("font")
def test_the_first_page_is_for_the_chief(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    assert main(["diff", *map(str, YEARS), "-o", str(file), "--lang", "en"]) == 0
    pages = _texts(file)
    assert "Whatmattersmost" in pages[0]
    assert "contradicted·20.92/18.35-1=14.01%,stated16.8%" in pages[0]
    assert all(sha256(path.read_bytes()).hexdigest()[:20] in pages[0] for path in YEARS)
    assert len(pages) > 3


@pytest.mark.usefixtures("font")
def test_a_report_says_by_which_options_it_was_made(tmp_path: Path) -> None:
    (review := tmp_path / "周.sqlite").touch()
    asked = ["--only", "summary", "--top", "3", "--review", str(review), "--ignore", "case"]
    for redact in ([], ["--redact"]):
        file = tmp_path / f"{len(redact)}.pdf"
        assert main(["diff", *map(str, YEARS), *asked, *redact, "-o", str(file), "--lang", "en"]) == 0
        (page,) = _texts(file)
        assert all(option in page for option in ("--onlysummary", "--top3", "--ignorecase"))
        assert ("周.sqlite" in page) is not bool(redact)


@pytest.mark.usefixtures("font")
def test_a_scan_is_printed_with_shares_by_section_and_source(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for file in sorted((ROOT / "seeds/submissions").glob("0[67]*.txt")):
        (tmp_path / "in" / file.name).write_bytes(file.read_bytes())
    (tmp_path / "in/broken.docx").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20)
    assert main(["scan", str(tmp_path / "in"), "-o", str(tmp_path / "a.pdf"), "--lang", "en"]) == 0
    text = "".join(_texts(tmp_path / "a.pdf"))
    assert "Bysection" in text
    assert "养老助餐广受好评90%" in text
    assert "Sources" in text
    assert "broken.docx:isdamaged" in text


def _texts(file: Path) -> list[str]:
    """The pages without white space."""
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(file)]


def test_a_missing_font_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(report, "FONTS", ("No Such Font",))
    assert main(["diff", *map(str, YEARS), "-o", str(tmp_path / "a.pdf")]) == 2
    error = capsys.readouterr().err
    assert "needs a font for Chinese" in error
    assert "fonts-noto-cjk" in error
    assert error.count("\n") == 1
    assert not (tmp_path / "a.pdf").exists()


def test_a_missing_program_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(report, "find_spec", lambda _: None)
    assert main(["check", str(YEARS[0]), "-o", str(tmp_path / "a.pdf")]) == 2
    assert "pip install 'bidui[pdf]'" in capsys.readouterr().err
