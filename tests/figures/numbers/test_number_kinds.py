"""Kinds of numbers that reports print in more than one way, each in sentences of its own."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from compare.figures import numeral
from compare.model import Figure, FigureKind

Read = Callable[..., tuple[Figure, ...]]


def one(read: Read, text: str, printed: str) -> Figure:
    (figure,) = (each for each in read(text) if printed in each.text)
    return figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一万二千三百万", "123000000"),
        ("两万五千万", "250000000"),
        ("三亿四千万", "340000000"),
        ("四万万", "400000000"),
        ("二点五亿", "250000000"),
        ("零点八万", "8000"),
        ("十二点五万", "125000"),
        ("一点七八万亿", "1780000000000"),
        ("12,34,567.89", "1234567.89"),
        ("two and a half million", "2500000"),
        ("one hundred and five", "105"),
        ("two thirds", "0.666666666667"),
        ("twenty three and three fifths", "23.6"),
        ("a hundred trillionths", "0.0000000001"),
        ("negative five", "-5"),
        ("322 hundred", "32200"),
        ("2^5", "32"),
        ("2^-1", "0.5"),
        ("1 000 000", "1000000"),
        ("- 10 k", "-10000"),
    ],
)
def test_numerals_have_one_value(text: str, value: str) -> None:
    assert numeral(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["三四十万", "十七八", "两三百", "五六百万", "two and six", "five three", "twenty third", "9^9^9"]
)
def test_what_is_a_range_or_two_numbers_has_no_value(text: str) -> None:
    assert numeral(text) is None


@pytest.mark.parametrize(
    ("text", "printed", "ends", "unit"),
    [
        ("培训经费三四十万元，", "三四十万元", ("300000", "400000"), "元"),
        ("服务群众十七八万人。", "十七八万人", ("170000", "180000"), "人"),
        ("走访两三百户，", "两三百户", ("200", "300"), "户"),
        ("义诊五六百人次，", "五六百人次", ("500", "600"), "人次"),
        ("新购图书三五百册，", "三五百册", ("300", "500"), "册"),
        ("改造管网一百二三十公里，", "一百二三十公里", ("120", "130"), "公里"),
        ("约百分之二三十的住户，", "百分之二三十", ("20", "30"), "%"),
        ("近三四成的摊位，", "三四成", ("30", "40"), "%"),
        ("捐款三到五万元，", "三到五万元", ("30000", "50000"), "元"),
        ("资助两至三百人，", "两至三百人", ("200", "300"), "人"),
        ("资助二至三十人，", "二至三十人", ("2", "30"), "人"),
        ("fees of $5-$7 million a year", "$5-$7 million", ("5000000", "7000000"), "USD"),
        ("a charge of $10 million to $20 million", "$10 million", ("10000000", "20000000"), "USD"),
        ("growth of 3% to 5% is expected", "3% to 5%", ("3", "5"), "%"),
        ("margins ranging from 12% to 15% in all regions", "12%", ("12", "15"), "%"),
        ("children ages 2 to 14 took part", "2 to 14", ("2", "14"), "years"),
    ],
)
def test_ranges(read: Read, text: str, printed: str, ends: tuple[str, str], unit: str) -> None:
    figure = one(read, text, printed)
    assert (figure.kind, figure.value) == (FigureKind.RANGE, None)
    assert (figure.low, figure.high, figure.unit) == (Decimal(ends[0]), Decimal(ends[1]), unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Occupancy rose from 85% to 92% this year.", ["85", "92"]),
        ("The staff grew from 1,200 to 1,350 employees.", ["1200", "1350"]),
        ("Sales fell from 1.5 to 1.2 million units.", ["1500000", "1200000"]),
        ("Fares went from $2.50 to $2.75 in May.", ["2.50", "2.75"]),
        ("Fees went from $5 to $7 million.", ["5000000", "7000000"]),
        ("Cash flows increased by $4.7 million to $397.0 million.", ["4700000", "397000000"]),
        ("Wages rose 5% to 12% of sales.", ["5", "12"]),
    ],
)
def test_what_rises_to_a_level_is_no_range(read: Read, text: str, values: list[str]) -> None:
    assert [figure.value for figure in read(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        ("打三成半的折扣，", "三成半", "35", "%"),
        ("打72折，", "72折", "72", "%"),
        ("售出近一吨茶叶。", "一吨", "1", "吨"),
        ("用水约一斤，", "一斤", "1", "斤"),
        ("占地24703m2，", "24703m2", "24703", "m2"),
        ("净空168CM，", "168CM", "168", "cm"),
        ("重50KG，", "50KG", "50", "kg"),
        ("The 7 3/4 % bonds fell due.", "7 3/4 %", "7.75", "%"),
        ("A coupon of 2 1/2 percent was paid.", "2 1/2 percent", "2.5", "%"),
        ("The fee was 12,34,567.89 rupees.", "12,34,567.89", "1234567.89", "INR"),
        ("The fund lost 75 USD million.", "75 USD", "75000000", "USD"),
        ("Turnover was 1 234 567 EUR in all.", "1 234 567", "1234567", "EUR"),
        ("The plant shipped 12 345 t of steel.", "12 345 t", "12345", "t"),
        ("The write-off of a $399 million asset.", "$399 million", "399000000", "USD"),
        ("It cost A$12 million.", "A$12 million", "12000000", "AUD"),
        ("A fee of US $5 applies.", "US $5", "5", "USD"),
        ("a 50-basis-point decrease in the rate", "50-basis-point", "50", "basis points"),
        ("It owns eight radio stations.", "eight", "8", "stations"),
        ("It runs 19 television channels.", "19", "19", "channels"),
        ("We opened twenty-five retail stores.", "twenty-five", "25", "stores"),
        ("新增企业近百家，", "百家", "100", "家"),
        ("营业收入超千亿元，", "千亿元", "100000000000", "元"),
        ("参加培训上千人次，", "千人次", "1000", "人次"),
        ("走访百余户，", "百余户", "100", "户"),
        ("联系十几家单位，", "十几家", "10", "家"),
        ("帮扶20几户，", "20几户", "20", "户"),
        ("引资2.5个亿，", "2.5个亿", "250000000", None),
        ("引资3个多亿元，", "3个多亿元", "300000000", "元"),
        ("新开工12个亿元以上项目，", "12个", "12", "个"),
        ("最低气温零下12℃，", "零下12℃", "-12", "℃"),
        ("绿化1.5万㎡，", "1.5万㎡", "15000", "m²"),
        ("全程2小时30分，", "30分", "30", "分钟"),
        ("发放N95口罩12万只，", "12万只", "120000", "只"),
        ("县队以3比2获胜。", "3比2", "1.5", None),
        ("净利润(1,234.56)万元，", "(1,234.56)万元", "-12345600", "元"),
        ("利润总额(3.2)亿元，", "(3.2)亿元", "-320000000", "元"),
        ("同比下降(12.3)%，", "(12.3)%", "12.3", "%"),
    ],
)
def test_numbers_of_special_print(read: Read, text: str, printed: str, value: str, unit: str | None) -> None:
    figure = one(read, text, printed)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["发放补贴1XX万元。", "投入2X万元。", "新增就业3XX人。"])
def test_digits_left_to_be_filled_in_are_masks(read: Read, text: str) -> None:
    (figure,) = read(text)
    assert figure.masked
    assert figure.value is None


@pytest.mark.parametrize(
    "text",
    [
        "Fiscal 2015 results included a benefit.",
        "Fiscal 2025 operating expenses increased.",
        "Note 5 includes further details.",
        "The reason is one of the factors.",
        "for two reasons",
        "XML formatted feeds",
        "(3)人员管理",
        "二三产业融合",
        "本科一二批次",
        "between two and six",
        "数十名干部驻村",
        "几百家企业复工",
        "走访几10户",
        "第1-3名获奖",
        "双11期间",
        "Level 3 assets were unchanged.",
        "the Boeing 737 deliveries",
        "24/7 support",
        "second-quarter sales",
        "1,000s of users",
        "2020比2019增加",
    ],
)
def test_what_only_looks_like_a_number_is_none(read: Read, text: str) -> None:
    assert read(text) == ()


def test_a_product_is_no_mask(read: Read) -> None:
    assert not any(figure.masked for figure in read("3x4米的展板在前厅"))


def test_blanks_part_numbers_without_a_unit(read: Read) -> None:
    assert all(figure.value != 120345 for figure in read("门诊 120 345 400"))


def test_radicals_are_read_as_ideographs(read: Read) -> None:
    figure = one(read, "接诊120⼈次，", "120")
    assert (figure.value, figure.unit, figure.text) == (Decimal(120), "人次", "120⼈次")


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        ("结余15万3000元，", "15万3000元", "153000", "元"),
        ("单价2万2元，", "2万2元", "22000", "元"),
        ("应到1万零5人，", "1万零5人", "10005", "人"),
        ("用料1又1/2，", "1又1/2", "1.5", None),
        ("捐款港币800万元，", "800万元", "8000000", "港币"),
        ("折合人民币300万元，", "300万元", "3000000", "元"),
        ("股价12.5元/股，", "12.5元/股", "12.5", "元/股"),
    ],
)
def test_numbers_in_parts_and_currencies(read: Read, text: str, printed: str, value: str, unit: str | None) -> None:
    figure = one(read, text, printed)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(("text", "low"), [("气温-5℃至12℃", "-5"), ("气温零下3℃到5℃", "-3")])
def test_a_range_may_begin_below_zero(read: Read, text: str, low: str) -> None:
    (figure,) = read(text)
    assert (figure.low, figure.kind) == (Decimal(low), FigureKind.RANGE)


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        ("about 1 in 5 households rent", "1 in 5", "0.2", None),
        ("a gift of $2 1/2 million", "$2 1/2 million", "2500000", "USD"),
        ("It took 2½ years.", "2½ years", "2.5", "years"),
        ("two-thirds of revenue", "two-thirds", "0.666666666667", None),
        ("one fifth of the staff", "one fifth", "0.2", None),
        ("two out of three replies", "two out of three", "0.666666666667", None),
        ("0.05 per 100,000 people", "0.05", "0.05", "per 100,000 people"),
        ("The margin fell by 2.1 ppts.", "2.1 ppts", "2.1", "percentage points"),
        ("a cut of 150 bps", "150 bps", "150", "bp"),
        ("利率下行5BP，", "5BP", "5", "bp"),
        ("a loan of 12.3m Swiss francs", "12.3m Swiss francs", "12300000", "CHF"),
        ("a 12.5m pool", "12.5m", "12.5", "m"),
        ("sales of NOK 1 234 million", "NOK 1 234 million", "1234000000", "NOK"),
        ("a fee of 1'234'567 CHF", "1'234'567 CHF", "1234567", "CHF"),
        ("a fee of 1.234.567,89 €", "1.234.567,89 €", "1234567.89", "EUR"),
    ],
)
def test_english_rates_and_groupings(read: Read, text: str, printed: str, value: str, unit: str | None) -> None:
    figure = one(read, text, printed)
    assert (figure.value, figure.unit) == (Decimal(value), unit)
