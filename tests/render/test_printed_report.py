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
    pages = ["".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(file)]
    assert "Whatmattersmost" in pages[0]
    assert "contradicted·20.92/18.35-1=14.01%,stated16.8%" in pages[0]
    assert all(sha256(path.read_bytes()).hexdigest()[:20] in pages[0] for path in YEARS)
    assert len(pages) > 3


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
