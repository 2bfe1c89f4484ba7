"""A scan against a library finds what a scan with all that it keeps as an archive finds."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.language import Words
from compare.library.adding import AddOptions, add
from compare.library.database import create
from compare.model import Document, Scan, ScanOptions
from compare.model.origins import OriginKind, OriginMark
from compare.render.terminal.scan import render
from compare.reuse import settings as tuned
from compare.reuse.pool import Pool

SEEDS = Path(__file__).parents[2] / "seeds"


def library_of(path: Path, documents: Sequence[Document], *batches: int) -> Path:
    create(str(path))
    for start, end in zip([0, *batches], [*batches, len(documents)], strict=True):
        add(str(path), documents[start:end], AddOptions(with_figures=False), Pool(1))
    return path


def told(scan: Scan) -> dict[str, Any]:
    """What a scan found, by the names of reports: those of the archive that share nothing are numbered or not."""
    names = [f"{document.path}#{document.report}" for document in scan.documents]
    matches = [
        (names[m.a.document], m.a.span, names[m.b.document], m.b.span, replace(m, id=0, a=None, b=None))
        for m in scan.matches
    ]  # type: ignore[arg-type]
    return {
        "matches": sorted(matches, key=str),
        "pairs": sorted(
            (names[p.a], names[p.b], p.similarity, p.raw_similarity, p.shared_characters, p.waterfall, p.earlier.certainty, p.origin, p.shared_figures, p.swapped)
            for p in scan.pairs
        ),
        "clusters": sorted((sorted(names[d] for d in c.documents), c.kind) for c in scan.clusters),
        "templates": [(t.text, t.slots, sorted((names[o.document], o.span, o.fills) for o in t.occurrences)) for t in scan.templates],
        "findings": sorted(map(str, scan.findings)),
        "new": [replace(d, id=0, sources=()) for d in scan.documents if not d.archive],
    }  # fmt: skip


def assert_equal(new: Sequence[Document], kept: Sequence[Document], library: Path, options: ScanOptions) -> Scan:
    whole = compare.scan(new, replace(options, against=tuple(kept)))
    found = compare.scan(new, options, library=library)
    for name, part in told(whole).items():
        assert told(found)[name] == part, name
    return whole


@pytest.mark.parametrize("options", [ScanOptions(), ScanOptions(own=r"\d+-")])
def test_the_seeds(tmp_path: Path, options: ScanOptions) -> None:
    documents = [compare.read(path) for path in sorted((SEEDS / "submissions").glob("*.txt"))]
    kept, new = documents[::2], documents[1::2]
    library = library_of(tmp_path / "library", kept, 2)
    assert assert_equal(new, kept, library, options).matches


def test_kept_reports_that_share_nothing_are_not_listed_for_people() -> None:
    documents = [compare.read(path) for path in sorted((SEEDS / "submissions").glob("*.txt"))[:2]]
    alone = compare.read_text("档案馆新馆落成并对外开放，全年接待读者四千余人次，受到群众欢迎。\n", "alone.txt")
    scan = compare.scan(documents[:1], ScanOptions(against=(documents[1], alone)))
    lines = [line.plain for line in render(scan, Words("en"), 100, 20)]
    listed = "\n".join(lines[next(place for place, line in enumerate(lines) if line.startswith("Reports")) :])
    assert [document.path for document in scan.documents][2] == "alone.txt"
    assert Path(documents[1].path).name in listed
    assert "alone" not in listed
    assert lines[0].startswith("1 report · 1 kept before shares text")
    assert lines[0].endswith("0 share nothing")


def test_lists_that_have_one_repeated_row_in_common(tmp_path: Path) -> None:
    """One fingerprint alone tells of them, since it repeats."""
    lists = [
        compare.read_text(
            "".join([f"{title}\n", *(f"本月养护{n * step % 1009}公里。\n" for n in range(60))]), f"{title}.txt"
        )
        for title, step in (("甲乡公路", 37), ("河道清册", 71))
    ]
    library = library_of(tmp_path / "library", lists[:1])
    assert assert_equal(lists[1:], lists[:1], library, ScanOptions()).matches


_WORDS = "推进 落实 服务 项目 群众 工作 建设 医院 门诊 改革 标准 培训 检查 制度 资金 设备 开展 完成 全年 覆盖".split()
_FORMS = [
    "全年共举办{}培训班{}期，参加培训的基层医务人员达到{}人次，覆盖全部乡镇卫生院和社区服务中心。",
    "按照上级统一部署，{}专项检查组先后检查单位{}家，发现问题{}个，已经全部督促整改到位并开展回访。",
    "本单位认真落实各项制度，{}经费支出{}万元，购置设备{}台，切实保障了各项重点工作的顺利推进。",
]


def reports(rng: random.Random, count: int) -> list[Document]:
    """Reports of many offices with forms, copied paragraphs, common numbers and marks of making."""
    pool = ["".join(rng.choice(_WORDS) for _ in range(25)) + "。" for _ in range(12)]
    found = []
    for number in range(count):
        lines = [f"{rng.choice('甲乙丙丁戊己庚辛')}{rng.choice('东南西北')}县2024年卫生工作总结"]
        lines += [
            form.format(rng.choice(_WORDS), rng.choice([3, 17, 4821]), rng.choice([12, 9377, 6613]))
            for form in rng.sample(_FORMS, rng.randrange(4))
        ]
        lines += rng.sample(pool, rng.randrange(4))
        lines.append("".join(rng.choice(_WORDS) for _ in range(30)) + f"，共{rng.choice([8123, 7391, 4452])}平方米。")
        if rng.random() < 0.3:
            lines.append(f"联系电话：0571-8{rng.choice(['1234567', '7654321'])}")
        marks = (OriginMark(OriginKind.DOCUMENT_ID, rng.choice("abc")),) if rng.random() < 0.3 else ()
        found.append(replace(compare.read_text("\n\n".join(lines) + "\n", f"{number:03}.txt"), origin=marks))
    return found


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 6), st.integers(2, 4))
def test_any_reports(tmp_path_factory: pytest.TempPathFactory, seed: int, common: int, rare: int) -> None:
    """Also where very many have something, which is then looked for beside one of them only."""
    documents = reports(random.Random(seed), 17)
    kept, new = documents[:13], documents[13:]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tuned, "COMMON", common)
        patch.setattr(tuned, "RARE", rare)
        library = library_of(tmp_path_factory.mktemp("library") / "kept", kept, 4, 8)
        assert_equal(new, kept, library, ScanOptions())
