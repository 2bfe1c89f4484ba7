"""Growth that does not follow from the printed levels is contradicted only where no other reading makes it right."""

import pytest

import compare
from compare.model import ClaimCheck, GrowthReason, Verdict

REPORT = "青石市{year}年统计公报\n\n一、综合\n{text}\n\n二、民生\n年末养老床位{beds}张。全年空气优良天数312天。\n{note}"


def check(old: str, new: str, note: str = "", years: tuple[int, int] = (2022, 2023)) -> ClaimCheck:
    """The last growth statement of NEW."""
    documents = [
        compare.read_text(REPORT.format(year=year, text=text, beds=beds, note=own))
        for year, text, beds, own in zip(years, (old, new), (1800, 1850), ("", note), strict=True)
    ]
    *_, last = [pair.claim_check for pair in compare.diff(*documents).figures if pair.claim_check]
    return last


OLD, NEW = "全年图书采购支出100.0万元。", "全年图书采购支出108.0万元，比上年增长5.0%。"


def test_what_the_levels_do_not_give_is_contradicted() -> None:
    assert check(OLD, NEW).reason_code is GrowthReason.DIFFERS


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("注：各项支出增速按可比口径计算。", GrowthReason.COMPARABLE_BASIS),
        ("注：收支增长速度均为同口径比较。", GrowthReason.COMPARABLE_BASIS),
        ("注：文中增速按可比口径计算。", GrowthReason.COMPARABLE_BASIS),
        ("注：图书采购支出增幅以修订后的上年数为基数。", GrowthReason.BASE_REVISED),
        ("注：图书采购支出的统计口径调整，增速另行计算。", GrowthReason.OTHER_COVERAGE),
    ],
)
def test_a_note_that_names_the_indicator_withholds_the_verdict(note: str, reason: GrowthReason) -> None:
    given = check(OLD, NEW, note)
    assert (given.verdict, given.reason_code) == (Verdict.NOT_COMPARABLE, reason)


@pytest.mark.parametrize("note", ["注：本公报数据为初步统计数。", "注：部分指标与上年不可比。"])
def test_a_note_that_names_none_is_quoted_and_withholds_nothing(note: str) -> None:
    given = check(OLD, NEW, note)
    assert given.verdict is Verdict.CONTRADICTED
    assert note.strip("注：。") in given.arguments["note"]


def test_a_note_on_another_indicator_withholds_nothing() -> None:
    assert check(OLD, NEW, "注：进出口总额增速按可比口径计算。").verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    "clause", ["按可比口径计算，", "同口径", "剔除一次性因素后，", "上年基数调整后，", "扣除价格因素，"]
)
def test_a_clause_on_the_basis_withholds_the_verdict(clause: str) -> None:
    given = check(OLD, f"全年图书采购支出108.0万元，{clause}比上年增长5.0%。")
    assert given.verdict is Verdict.NOT_COMPARABLE


def test_names_with_another_scope_accuse_nobody() -> None:
    given = check("发生道路和水上交通事故120起。", "发生道路交通事故96起，比上年下降15.0%。")
    assert given.verdict is not Verdict.CONTRADICTED


def test_several_old_levels_of_one_name_accuse_nobody() -> None:
    given = check("新馆。接待读者36.2万人次。旧馆。接待读者12.4万人次。", "接待读者60.0万人次，比上年增长5.0%。")
    assert given.verdict is not Verdict.CONTRADICTED


def test_growth_and_increase_that_agree_on_another_base_are_no_slip() -> None:
    given = check("年末汽车保有量305.6万辆。", "年末汽车保有量320.3万辆，比上年末增长6.8%，增加20.4万辆。")
    assert (given.verdict, given.reason_code) == (Verdict.NOT_COMPARABLE, GrowthReason.OWN_BASE)


def test_growth_and_increase_that_disagree_are_held_against_the_old_level() -> None:
    given = check("年末汽车保有量305.6万辆。", "年末汽车保有量320.3万辆，比上年末增长9.8%，增加14.7万辆。")
    assert given.verdict is Verdict.CONSISTENT  # the increase; the growth before it is not


def test_reports_more_than_a_year_apart_prove_nothing() -> None:
    assert check(OLD, NEW, years=(2020, 2023)).reason_code is GrowthReason.NOT_A_YEAR_APART


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("科技企业100家。", "科技企业200家，比上年翻了一番。", Verdict.CONSISTENT),
        ("科技企业100家。", "科技企业320家，比上年翻了一番。", Verdict.CONTRADICTED),
        ("科技企业100家。", "科技企业250家，是上年的2.5倍。", Verdict.CONSISTENT),
        ("科技企业100家。", "科技企业250家，是上年的3.5倍。", Verdict.CONTRADICTED),
        ("登记失业率3.2%。", "登记失业率3.2%，与上年持平。", Verdict.CONSISTENT),
        ("登记失业率3.2%。", "登记失业率3.9%，与上年持平。", Verdict.CONTRADICTED),
        ("城镇化率62.1%。", "城镇化率64.6%，比上年提高2.5个百分点。", Verdict.CONSISTENT),
        ("城镇化率62.1%。", "城镇化率64.6%，比上年提高2.5%。", Verdict.CONTRADICTED),
        ("城镇化率62.1%。", "城镇化率64.6%，比上年提高4.0%。", Verdict.NOT_COMPARABLE),
    ],
)
def test_multiples_unchanged_levels_and_points(old: str, new: str, verdict: Verdict) -> None:
    assert check(old, new).verdict is verdict


ENGLISH = "Annual Report {year}\n\n{text}\n"
LEVELS = "We lent 2,461,700 items, and digital loans came to 612,400 loans. There were 1,184,300 visits. Net revenue was $5.0 million and operating expenses were $9.4 billion."


@pytest.mark.parametrize(
    "text",
    [
        "We lent 2,592,200 items, up 5.3 percent, and digital loans rose 16.4 percent to 712,800 loans.",
        "We lent 2,592,200 items, and visits rose 6.7 percent.",
        "Items lent rose 5.3 percent, while digital loans rose to 712,800 loans.",
        "Visits rose 6.7 percent, helped by digital loans, which climbed 16.4 percent to 712,800 loans.",
        "Net revenue was $5.4 million, an increase of 8 percent, and operating expenses fell 4% to $9.0 billion.",
    ],
)
def test_the_level_of_another_thing_in_a_sentence_contradicts_nothing(text: str) -> None:
    old, new = (compare.read_text(ENGLISH.format(year=y, text=t)) for y, t in ((2023, LEVELS), (2024, text)))
    verdicts = [pair.claim_check.verdict for pair in compare.diff(old, new).figures if pair.claim_check]
    assert verdicts and Verdict.CONTRADICTED not in verdicts


def test_of_two_growths_in_a_sentence_the_wrong_one_is_contradicted() -> None:
    text = "We lent 2,592,200 items, up 7.3 percent, and digital loans rose 16.4 percent to 712,800 loans."
    old, new = (compare.read_text(ENGLISH.format(year=y, text=t)) for y, t in ((2023, LEVELS), (2024, text)))
    told = {
        pair.new.text: pair.claim_check.verdict
        for pair in compare.diff(old, new).figures
        if pair.claim_check and pair.new
    }
    assert told == {"7.3 percent": Verdict.CONTRADICTED, "16.4 percent": Verdict.CONSISTENT}
