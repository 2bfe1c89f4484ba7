"""What two texts share: exact spans, kinds, disguises, and what holds for any text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.model import MatchKind

PASSAGE = (
    "依托区大数据中心建立困难家庭预警平台，归集医保、残联、教育等11个部门的数据26.8万条，设置因病、因学、因灾等9类预警指标。"
    "系统一旦亮灯，村级协理员须在3日内入户核实、7日内反馈结果。"
)
BEFORE = "今年以来，全局上下一边抓项目、一边抓服务，资金投入和服务人次均创近年新高。\n"
AFTER = "\n指导完成撤村建居社区的居委会组建工作，社区工作者持证率明显提高，居民议事有了固定的地方。"
OTHER = "渔村的孩子常由祖辈照看，码头上设了娃娃屋，请退休教师轮流值守。\n"


def shared(copy: str) -> compare.model.TextMatch:
    (match,) = compare.find_matches(BEFORE + copy + AFTER, OTHER + PASSAGE)
    return match


def test_a_verbatim_copy_is_found_to_the_character() -> None:
    match = shared(PASSAGE)
    assert match.a == (len(BEFORE), len(BEFORE) + len(PASSAGE))
    assert match.b == (len(OTHER), len(OTHER) + len(PASSAGE))
    assert (match.kind, match.similarity) == (MatchKind.VERBATIM, 1.0)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"11": "8", "26.8": "17.4", "9": "6", "3日": "5日", "7日": "10日"}, MatchKind.REFIGURED),
        ({"11": "xx", "26.8": "xx"}, MatchKind.MASKED),
        ({"，": ",", "、": "､"}, MatchKind.VERBATIM),
        ({"困难家庭": "困\u200b难\u200b家\u200b庭"}, MatchKind.VERBATIM),
        ({"据": "據", "协": "協", "实": "實", "数": "數"}, MatchKind.VERBATIM),
        ({"大数据中心": "信息中心", "须": "必须", "亮灯": "报警"}, MatchKind.NEAR),
    ],
)
def test_disguises_are_seen_through_and_named(change: dict[str, str], kind: MatchKind) -> None:
    copy = PASSAGE
    for old, new in change.items():
        copy = copy.replace(old, new)
    match = shared(copy)
    assert match.kind is kind
    assert abs(match.a.start - len(BEFORE)) <= 1
    assert abs(match.a.end - len(BEFORE + copy)) <= 1


def test_the_same_clauses_in_another_order_are_no_verbatim_copy() -> None:
    first, second = PASSAGE.split("。")[:2]
    match = shared("，".join(reversed(first.split("，"))) + "。" + second + "。")
    assert match.kind is not MatchKind.VERBATIM
    assert match.similarity > 0.8


def test_texts_of_their_own_share_nothing() -> None:
    assert compare.find_matches(BEFORE + AFTER, OTHER + PASSAGE) == []


def test_nothing_matches_nothing() -> None:
    assert compare.find_matches("", PASSAGE) == compare.find_matches(PASSAGE, "。\n") == []


def test_english_is_matched_by_words() -> None:
    passage = (
        "The branch libraries lent 41,300 books to readers over sixty, who may keep them for six weeks without a fine. "
        "Volunteers carry parcels to those who cannot leave the house, and collect them again every other Thursday."
    )
    copy = passage.replace("41,300", "38,120").replace("branch", "\u200bbranch")
    (match,) = compare.find_matches(f"Rain fell on most days of the year. {copy}", f"{passage} The roof was mended.")
    assert match.kind is MatchKind.REFIGURED
    assert match.similarity == 1.0


def test_a_long_copy_inside_a_longer_sentence_is_found() -> None:
    run = "对选择树葬花葬骨灰堂安放的家庭给予一次性奖补并在清明冬至期间组织集体共祭活动让群众用一束鲜花代替纸钱鞭炮形成新的习惯"
    own = "年初以来我们反复走访各镇各村听取意见之后才逐步形成了比较一致的看法即"
    other = "殡葬改革不是一句口号而要落到具体办法上去例如在条件成熟的地方可以考虑首先"
    (match,) = compare.find_matches(f"{own}{run}。", f"{other}{run}从而移风易俗。")
    assert match.a.start == len(own)
    assert match.a.end >= len(own + run)


def test_a_copy_ends_where_the_other_writes_on() -> None:
    copy, on = PASSAGE.rstrip("。"), "，" + OTHER.strip().rstrip("。") + "，" + AFTER.strip()
    (match,) = compare.find_matches(f"{BEFORE}{copy}。", f"{OTHER}{copy.replace('预警指标', '提醒指标')}{on}")
    assert abs(match.b.end - len(OTHER + copy)) <= 1


def test_a_whole_report_and_its_copy_are_one_match(seeds: Path) -> None:
    text = (seeds / "years" / "2023.txt").read_text("utf-8")
    (match,) = compare.find_matches(text, text)
    assert (match.a, match.b, match.kind) == ((0, len(text.rstrip())),) * 2 + (MatchKind.VERBATIM,)
    (match,) = compare.find_matches(text, text.replace("全区", "全县"))
    assert match.kind is MatchKind.NEAR


TEXTS = st.text(alphabet="今年全区完成投资项目建设，。12x% abc.\n\u200b國国ＡİⅣ\ud800", max_size=300)


@given(TEXTS, TEXTS)
def test_spans_lie_in_the_texts_whatever_they_hold(a: str, b: str) -> None:
    for match in compare.find_matches(a, b):
        assert 0 <= match.a.start < match.a.end <= len(a)
        assert 0 <= match.b.start < match.b.end <= len(b)
        assert 0 < match.similarity <= 1


@given(TEXTS)
def test_a_text_matches_itself_whole_or_is_too_short(text: str) -> None:
    matches = compare.find_matches(text, text)
    assert all(m.similarity <= 1 for m in matches)
    assert matches == compare.find_matches(text, text)


def test_sections_in_another_order_do_not_take_what_stands_between() -> None:
    """Paragraphs that cross are passages of their own; a paragraph of one's own between them is in none."""
    first = "试点中央厨房加社区食堂加入户配送的模式，由国有餐饮企业统一采购、统一加工，为行动不便的老人送餐上门，收费低于市价。"
    second = "出台节地生态安葬奖补办法，对选择树葬、花葬、骨灰堂安放的家庭一次性给予奖补，清明冬至期间组织集体共祭，用鲜花代替纸钱。"
    own = "渔村的孩子常由祖辈照看，码头上设了娃娃屋，请退休教师轮流值守。"
    a, b = f"{first}\n{own}\n{second}", f"{second}\n{first}"
    spans = sorted(match.a.of(a).strip() for match in compare.find_matches(a, b))
    assert spans == sorted([first, second])
