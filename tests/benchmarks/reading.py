"""``python -m tests.benchmarks reading``: `bidui text` by format, whole command, beside the format's own library alone
on the same file."""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.clock import Run, run
from tests.benchmarks.texts import SHARED, material

RUNS = 3
CHARACTERS = 300_000
# Each prints nothing and does what it takes to get the text.
PEERS = {
    ".docx": ("docx2python", "from docx2python import docx2python; docx2python({path!r}).text"),
    ".pdf": ("pdfplumber", "import pdfplumber; [page.extract_text() for page in pdfplumber.open({path!r}).pages]"),
    ".html": ("trafilatura", "import trafilatura; trafilatura.extract(open({path!r}, 'rb').read())"),
    ".txt": ("charset-normalizer", "from charset_normalizer import from_path; str(from_path({path!r}).best())"),
}
ROW = "{:<36}{:>7}  {:>8}{:>8}{:>7}  {:<19}{:>8}{:>8}{:>7}"


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks reading", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--characters", type=int, default=CHARACTERS, help="of the made reports")
    chosen = parser.parse_args(arguments)
    print(f"median of {chosen.runs}; MB is the file's size, memory that of the command with its readers")
    print(ROW.format("file", "MB", "bidui s", "MB/s", "MB", "beside", "s", "MB/s", "MB"))
    with tempfile.TemporaryDirectory() as folder:
        for path in (*_made(Path(folder), chosen.characters), *_real()):
            name, code = PEERS[path.suffix]
            ours = _median([sys.executable, "-m", "compare.cli", "text", str(path)], chosen.runs)
            peer = (
                _median([sys.executable, "-c", code.format(path=str(path))], chosen.runs) if _is_there(name) else None
            )
            size = path.stat().st_size / 2**20
            told = [*_told(size, ours), name, *(_told(size, peer) if peer else ("-", "-", "-"))]
            print(ROW.format(path.name[:34], f"{size:.2f}", *told), flush=True)


def _told(size: float, times: Run) -> list[str]:
    return [f"{times.seconds:.2f}", f"{size / times.seconds:.2f}", f"{times.megabytes:.0f}"]


def _median(command: list[str], runs: int) -> Run:
    times = [run(command) for _ in range(runs)]
    return Run(median(each.seconds for each in times), median(each.megabytes for each in times))


def _is_there(module: str) -> bool:
    code = f"import {module.replace('-', '_')}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def _real() -> list[Path]:
    folders = [SHARED / "corpora/bulletins", SHARED / "corpora/10-k-pdf"]
    return sorted(path for folder in folders for path in folder.glob("*.*") if path.suffix in (".docx", ".pdf"))


def _made(folder: Path, characters: int) -> list[Path]:
    """One report in every format, from the sentences of the material."""
    sentences = material()
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < characters:
        paragraphs.append(sentences[len(paragraphs) % len(sentences)].replace("\n", " "))
    made = {
        "made.txt": "\n".join(paragraphs).encode("gb18030", "replace"),
        "made.docx": word_of(paragraphs),
        "made.html": ("<html><body>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</body></html>").encode(),
        "made.pdf": pdf_of(paragraphs),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


def word_of(paragraphs: list[str]) -> bytes:
    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf_of(paragraphs: list[str]) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas, y = Canvas(file), 0
    for line in (p[at : at + 34] for p in paragraphs for at in range(0, len(p), 34)):
        if y < 60:
            canvas.showPage()
            canvas.setFont("STSong-Light", 14)
            y = 780
        canvas.drawString(60, y, line)
        y -= 22
    canvas.save()
    return file.getvalue()
