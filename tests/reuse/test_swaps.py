"""What a copier put in another's place, and which of two was first."""

import compare
from compare.model import EarlierBy, Scan, SwapKind
from compare.model.documents import Document
from compare.model.origins import OriginKind, OriginMark

DIARY = (
    "本年度，{}民政局在局长{}带队下，于{}走访独居老人{}户次，代办各类事项417件，调解邻里纠纷63起，按规定在{}日内答复，群众满意率为{}%，"
    "受到人民医院的好评。我们把闲置的老粮站改造成银龄茶馆，楼下喝茶听戏，楼上量血压、修脚、理发，附近三个社区的老人养成了每天来坐坐的习惯。"
    "{}的做法在全市得到推广。"
)
A = DIARY.format("澄西区", "林小满", "2024年3月5日", 8213, 7, 98.7, "澄西区")
B = DIARY.format("沙浦区", "周正", "2024年4月9日", 5127, 3, 97.1, "沙浦区")


def scanned(*documents: Document) -> Scan:
    return compare.scan(documents)


def test_names_for_names_figures_for_figures_dates_for_dates_once_each() -> None:
    (pair,) = scanned(compare.read_text(A, "a.txt"), compare.read_text(B, "b.txt")).pairs
    assert [(swap.kind, swap.a, swap.b) for swap in pair.swapped] == [
        (SwapKind.PLACE, "澄西区", "沙浦区"),
        (SwapKind.NAME, "林小满", "周正"),
        (SwapKind.DATE, "2024年3月5日", "2024年4月9日"),
        (SwapKind.FIGURE, "8213", "5127"),
        (SwapKind.FIGURE, "7", "3"),
        (SwapKind.FIGURE, "98.7", "97.1"),
    ]


def test_another_word_is_no_swapped_name() -> None:
    other = A.replace("得到推广", "引起反响").replace("好评", "表扬").replace("养成了", "有了")
    (pair,) = scanned(compare.read_text(A, "a.txt"), compare.read_text(other, "b.txt")).pairs
    assert pair.swapped == ()


def test_a_match_does_not_begin_inside_a_swapped_name() -> None:
    texts = [text.replace("本年度，", "").replace("民政局", "司法局") for text in (A, B)]
    scan = scanned(*(compare.read_text(text, f"{n}.txt") for n, text in enumerate(texts)))
    assert [(match.a.span.start, match.b.span.start) for match in scan.matches] == [(0, 0)]


def _file(path: str, made: str | None) -> Document:
    marks = (OriginMark(OriginKind.CREATED, made),) if made else ()
    return Document(path, A, origin=marks)


def test_the_file_made_first_is_likely_the_earlier_where_nothing_else_tells() -> None:
    (pair,) = scanned(_file("a.docx", "2024-12-10T08:30:00Z"), _file("b.docx", "2024-12-09T17:00:00Z")).pairs
    assert (pair.earlier.document, pair.earlier.certainty, pair.earlier.by) == (1, "likely", EarlierBy.FILE)


def test_files_without_times_tell_nothing() -> None:
    (pair,) = scanned(_file("a.docx", "2024-12-10T08:30:00Z"), _file("b.docx", None)).pairs
    assert (pair.earlier.document, pair.earlier.by) == (None, None)
