import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from one_report import outlined

from compare.figures import find_figures
from compare.model import Chrome, ChromeKind, Figure, FigureKind, Section, Span

Read = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "kind"),
    [
        ("业务收入772万元,", "772万元", "7720000", "元", "amount"),
        ("投资36亿5千万元。", "36亿5千万元", "3650000000", "元", "amount"),
        ("每人50元6角三分。", "50元6角三分", "50.63", "元", "amount"),
        ("新增2000余人次", "2000余人次", "2000", "人次", "count"),
        ("新设企业1万6千多户", "1万6千多户", "16000", "户", "count"),
        ("全国13亿多人口", "13亿多人口", "1300000000", "人", "count"),
        ("外出农民工 17190\n万人，", "17190\n万人", "171900000", "人", "count"),
        ("两家龙头医院与 12 家卫生院", "12 家", "12", "家", "count"),
        ("管网长3公里。", "3公里", "3", "公里", "amount"),
        ("满意率84.91 %。", "84.91 %", "84.91", "%", "percent"),
        ("提高0.4个百分点", "0.4个百分点", "0.4", "个百分点", "percentage_point"),
        ("死亡率2.5‰,", "2.5‰", "2.5", "‰", "permille"),
        ("下降三成。", "三成", "30", "%", "percent"),
        ("占百分之五。", "百分之五", "5", "%", "percent"),
        ("规模翻一番。", "翻一番", "2", "倍", "multiple"),
        ("发病率145.50 /10万,", "145.50 /10万", "145.50", "/10万", "rate"),
        ("千人口医师2.20,", "2.20", "2.20", None, "rate"),
        ("确诊病例不到全市1/7,", "1/7", "0.142857142857", None, "fraction"),
        ("出生性别比113.73:100。", "113.73:100", "1.1373", None, "ratio"),
        ("在全市排名第9;", "第9", "9", None, "rank"),
        ("包揽前4名。", "前4名", "4", "名", "rank"),
        ("接种无一例异常反应", "无一例", "0", "例", "count"),
        ("实现零感染。", "零", "0", None, "count"),
        ("平均住院日12.5天。", "12.5天", "12.5", "天", "duration"),
        ("平均年龄45岁", "45岁", "45", "岁", "age"),
        ("货物进出口3.5亿美元。", "3.5亿美元", "350000000", "美元", "amount"),
        ("浓度为28微克/立方米。", "28微克/立方米", "28", "微克/立方米", "amount"),
        ("增速为-3.2%。", "-3.2%", "-3.2", "%", "percent"),
        ("Revenue was $1.2 billion.", "$1.2 billion", "1200000000", "USD", "amount"),
        ("a net loss of $(1.2) million", "$(1.2) million", "-1200000", "USD", "amount"),
        ("inflation near 2 percent.", "2 percent", "2", "%", "percent"),
        ("on a 12‑month basis", "12‑month", "12", "months", "duration"),
        ("five million yen", "five million yen", "5000000", "JPY", "amount"),
    ],
)
def test_value_unit_kind_and_span(
    *, read: Read, text: str, printed: str, value: str, unit: str | None, kind: str
) -> None:
    figure = next(f for f in read(text) if f.text == printed)
    assert (format(figure.value, "f"), figure.unit, figure.kind) == (value, unit, FigureKind(kind))


@pytest.mark.parametrize(
    "text",
    [
        "截至2020年10月,",
        "从20xx年1月1日至今,",
        "1-12月份业务",
        "实施方案(2024-2024)",
        "12月26日开工",
        "一、总体情况",
        "图 1 近五年情况",
        "国办发〔2024〕103号",
        "12333热线",
        "h7n9流感",
        "“323”攻坚行动",
        "全区“9+4+3+1”医院",
        "7*24小时热线",
        "十四五规划",
        "三级医院二期工程",
        "学习“三个代表”重要思想",
        "第十届运动会",
        "全省首家医院",
        "化整为零、破零",
        "第33个世界艾滋病日",
        "看病120、服务111”政策",
        "详见[2]",
        "https://example.org/a?b=20%25&c=300",
        "On January 31, 2018 and Table 3",
        "出台“21条”政策",
        "进一步统一思想",
    ],
)
def test_what_is_no_figure(read: Read, text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("其中50-100亿元2个", "5000000000", "10000000000", "元"),
        ("增长6%－6.5%；", "6", "6.5", "%"),
        ("患者多为40到60岁。", "40", "60", "岁"),
        ("at 1 to 1-1/4 percent", "1", "1.25", "%"),
    ],
)
def test_ranges_have_ends_and_no_value(read: Read, text: str, low: str, high: str, unit: str) -> None:
    figure = read(text)[0]
    assert (figure.low, figure.high, figure.value) == (Decimal(low), Decimal(high), None)
    assert (figure.unit, figure.kind) == (unit, FigureKind.RANGE)


def test_the_terms_of_a_ratio_are_as_printed(read: Read) -> None:
    figure = read("三次产业结构为1.8:34.0:64.2。")[-1]
    assert figure.terms is not None
    assert ([str(term) for term in figure.terms], figure.value) == (["1.8", "34.0", "64.2"], None)


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("改造xx间病房", "xx间", "间"),
        ("医保基金XX2.48元", "XX2.48元", "元"),
        ("资金xxxx.xx万元", "xxxx.xx万元", "元"),
        ("占比xx%以上", "xx%", "%"),
    ],
)
def test_masked_values_are_unknown(read: Read, text: str, printed: str, unit: str) -> None:
    (figure,) = read(text)
    assert (figure.text, figure.value, figure.unit, figure.masked) == (printed, None, unit, True)


@pytest.mark.parametrize("text", ["xx镇卫生院", "xxxx年底", "XX市卫健局", "xx人民医院"])
def test_masked_names_and_dates_are_no_figures(read: Read, text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("5岁以下儿童死亡率3.8‰", ["3.8‰"]),
        ("0-6岁儿童健康管理率95%", ["95%"]),
        ("65岁及以上老年人12万人", ["12万人"]),
        ("人均预期寿命提高到80岁以上,", ["80岁"]),
        ("2022届毕业生12万人", ["12万人"]),
        ("京津冀1小时通勤圈", []),
        ("打造“15分钟社区生活圈”", []),
        ("推进公园24小时开放", []),
        ("用时15分钟", ["15分钟"]),
        ("率先实现“3个95%”", []),
        ("他说“全年增长5%的目标能够实现”", ["5%"]),
        ("省委十一届十次、十一次全会", []),
        ("连续18个月保持两位数增长", ["18个月"]),
        ("构建四级三类规划体系", []),
        ("统筹八站两场接驳", []),
        ("两站三中心", []),
        ("三门峡、五台山", []),
        ("两头发力", []),
        ("推出首发经济3.0、品牌", []),
        ("C919大飞机", []),
        ("购置CT2台", ["2台"]),
    ],
)
def test_names_that_hold_numbers_are_no_figures(read: Read, text: str, figures: list[str]) -> None:
    assert [figure.text for figure in read(text)] == figures


def test_a_counter_is_no_weight(read: Read) -> None:
    assert [(f.text, f.unit) for f in read("经济总量迈上4万亿、5万亿两个台阶。")] == [
        ("4万亿", None),
        ("5万亿", None),
        ("两个", "个"),
    ]


def test_a_list_shares_its_unit(read: Read) -> None:
    figures = read("分别荣获团体第3、5、6名。")
    assert [(f.value, f.unit, f.kind) for f in figures] == [(n, "名", FigureKind.RANK) for n in (3, 5, 6)]
    assert [f.unit for f in read("分别提高3.1、2.5和1.8个百分点。")] == ["个百分点"] * 3


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("772万元", "10000"),
        ("16.4%", "0.1"),
        ("2.87万亿元", "10000000000"),
        ("22236人", None),
        ("574082元", "1"),
        ("17%", "1"),
    ],
)
def test_the_step_is_one_unit_of_the_last_printed_digit(read: Read, text: str, step: str | None) -> None:
    assert read("合计" + text)[0].step == (None if step is None else Decimal(step))


@pytest.mark.parametrize(
    ("text", "approximation", "bound"),
    [
        ("近6000人次参与", "近", None),
        ("超过1000人次", "超过", "at_least"),
        ("不到100人", "不到", "at_most"),
        ("达到98%以上", "以上", "at_least"),
        ("控制在3%以内", "以内", "at_most"),
        ("6%左右", "左右", None),
        ("处理≤7天", "≤", "at_most"),
        ("项目签约300亿元", None, None),
    ],
)
def test_approximation_and_bound(read: Read, text: str, approximation: str | None, bound: str | None) -> None:
    (figure,) = read(text)
    assert (figure.approximation, figure.bound) == (approximation, bound)


def test_nothing_is_read_in_chrome_and_a_break_in_mid_sentence_is_skipped(read: Read) -> None:
    text = "资金共计30\n\n2、万元，第3页 / 共6页"
    broken = Chrome(ChromeKind.PREVIEW_BREAK, Span(6, 10))
    footer = Chrome(ChromeKind.NAVIGATION, Span(13, len(text)))
    (figure,) = read(text, chrome=(broken, footer))
    assert (figure.text, figure.value) == ("30\n\n2、万元", Decimal(300000))


def test_labels_of_headings_are_no_figures(read: Read) -> None:
    text = "2、1500家企业"
    section = Section(1, "2、", "1500家企业", Span(0, len(text)), Span(0, len(text)))
    assert [f.value for f in read(text, sections=(section,))] == [1500]


UNITS = st.sampled_from(["人", "家", "万元", "%", "个百分点", "亿人次", "公里", "/10万", ""])
PIECES = st.one_of(
    st.text("增长下降比上年全市共有学校医院,。;、(): \n第前占“”xX%一二三十百万亿.0123456789", max_size=12),
    st.builds("{}{}".format, st.decimals(min_value=0, max_value=10**6, places=1), UNITS),
    st.sampled_from(("$", " $ ", "USD", "€", "\t", "35,005", "7", "(", ")", " to ")),
)


# A comma between English words may join them: selling, general and other costs.
STOP = re.compile(r"[。;，；\n]|,(?! )")


@given(st.lists(PIECES, max_size=12))
@example(["3;5", ",", " to ", "7人"])
@example(["a,b", ",", " to ", "7人"])
@example(["$", " to ", ",0", "(", "0.0人"])
def test_figures_quote_the_text_in_order_and_do_not_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for figure in find_figures(outlined(text)):
        assert figure.text == figure.span.of(text)
        assert end <= figure.span.start < figure.span.end
        end = figure.span.end
        assert STOP.search(figure.metric or "") is None


@given(
    st.integers(1, 99999), st.sampled_from(["家", "人次", "台", "户"]), st.sampled_from(["", "万", "亿"]), st.booleans()
)
def test_a_rendered_count_is_read_back(number: int, unit: str, scale: str, blank: bool) -> None:
    printed = f"{number:,}{' ' if blank else ''}{scale}{unit}"
    (figure,) = find_figures(outlined(f"全年共有机构{printed}。"))
    assert figure.text == printed
    assert figure.value == number * {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert (figure.unit, figure.kind) == (unit, FigureKind.COUNT)
