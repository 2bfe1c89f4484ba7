from collections.abc import Callable

import pytest

from compare.model import Basis, Direction, Figure, Measure, Nature, Section, Span

Read = Callable[..., tuple[Figure, ...]]


def metrics(figures: tuple[Figure, ...]) -> list[str | None]:
    return [figure.metric for figure in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20xx年1-12月份业务收入772万元。", ["业务收入"]),
        ("业务收入772万元,其中药品收入435万元。", ["业务收入", "药品收入"]),
        ("对辖区内30所中小学校、11所托幼机构督查。", ["中小学校", "托幼机构督查"]),
        ("新设立25家继续教育基地。", ["新设立继续教育基地"]),
        ("高血压、糖尿病患者分别为129人、48人。", ["高血压患者", "糖尿病患者"]),
        ("管理率、服药率分别达96.2%、87.5%。", ["管理率", "服药率"]),
        ("考核4次,合格率95%。", ["考核", "考核合格率"]),
        ("机构1293间,约占全市26%。", ["机构", "机构占全市比重"]),
        ("千人口医师2.20,全市3.01,在全市排名第9。", ["千人口医师", "千人口医师(全市)", "千人口医师全市排名"]),
        (
            "护理型床位占比提升至76.4%,居民人均可支配收入年均增长6%。",
            ["护理型床位占比", "居民人均可支配收入增长"],
        ),
        (
            "开展一体化筛查18岁以上96万人次,35岁以上80万人次。",
            ["18岁以上开展一体化筛查", "35岁以上开展一体化筛查"],
        ),
        ("投入30万元购买鼠药。", ["购买鼠药投入"]),
        ("年末常住人口949万人(其中城镇825万人),增长2%。", ["常住人口", "常住人口(城镇)", "常住人口增长"]),
        ("支出6.12亿元，演出收入2亿元。", ["支出", "演出收入"]),
        ("The unemployment rate was 4.1 percent.", ["unemployment rate"]),
    ],
)
def test_the_metric_of_each_figure(read: Read, text: str, expected: list[str | None]) -> None:
    for found, wanted in zip(metrics(read(text)), expected, strict=True):
        assert wanted is None or found == wanted


@pytest.mark.parametrize(
    ("text", "direction", "basis", "of"),
    [
        ("门诊人次62236人,比去年同期增长17%。", "up", "year_on_year", "门诊人次"),
        ("报告发病例数同比下降30.0%。", "down", "year_on_year", "报告发病例数"),
        ("机构1293间,较去年底增加12间。", "up", "since_last_year_end", "机构"),
        ("销售额环比下降2%。", "down", "month_on_month", "销售额"),
        ("面积比2015年增加20万亩。", "up", "since_base", "面积"),
        ("健康素养水平达41.53%,较2023年上升3.53个百分点。", "up", "year_on_year", "健康素养水平"),
        ("总托位2165个,较上年新增托位545个。", "up", "year_on_year", "总托位"),
        ("Revenue increased 3.2% from the prior year.", "up", "year_on_year", "Revenue"),
    ],
)
def test_growth_statements(read: Read, text: str, direction: str, basis: str, of: str) -> None:
    claim = read(text, year=2024)[-1].claim
    assert claim is not None
    assert (claim.direction, claim.basis) == (Direction(direction), Basis(basis))
    assert claim.of == of


def test_the_basis_holds_for_the_sentence(read: Read) -> None:
    figures = read("农民工12095万人，比上年末下降2.2%；外出农民工17658万人，增长2.7%。")
    assert [f.claim.basis for f in figures if f.claim] == [Basis.SINCE_LAST_YEAR_END] * 2


def test_respectively_hands_out_the_levels_before(read: Read) -> None:
    figures = read("参保职工37925万人，离退休人员14196万人，分别增加1214万人和552万人。")
    assert [f.claim.of for f in figures if f.claim] == ["参保职工", "离退休人员"]


@pytest.mark.parametrize(
    "text", ["新增床位100张。", "税率由9.8%降至7.5%。", "自然增长率1.43‰。", "提高6000万农村人口供水保障水平"]
)
def test_levels_and_flows_are_no_claims(read: Read, text: str) -> None:
    assert all(figure.claim is None for figure in read(text))


def test_points_of_a_share_speak_of_the_share(read: Read) -> None:
    figures = read("城镇人口825万人，占总人口比重87.01%，比上年提升0.11个百分点。")
    assert figures[-1].claim is not None
    assert figures[-1].claim.of == figures[-2].metric == "城镇人口占总人口比重"


def test_real_growth_is_named_so(read: Read) -> None:
    assert read("居民收入实际增长6.5%。")[0].metric == "居民收入实际增长"


def test_scope_year_and_measure(read: Read) -> None:
    stock, flow, total = (
        read("截至2020年10月,全区共有机构1293间,其中医院10间。全年接待游客5万人次。累计建档3万份。", year=2020)[0::1][
            :1
        ]
        + read("全年接待游客5万人次。", year=2020)
        + read("累计建档3万份。", year=2020)
    )
    assert (stock.scope, stock.year, stock.measure) == (("全区",), 2020, Measure.STOCK)
    assert (flow.year, flow.measure, total.measure) == (2020, Measure.FLOW, Measure.CUMULATIVE)


def test_targets_are_told_from_results(read: Read) -> None:
    text = "一、工作总结\n完成培训30场。\n二、2021年工作计划\n完成培训40场。"
    cut = text.index("二、")
    sections = (
        Section(1, "一、", "工作总结", Span(0, 6), Span(0, cut)),
        Section(1, "二、", "2021年工作计划", Span(cut, cut + 11), Span(cut, len(text))),
    )
    result, target = read(text, year=2020, sections=sections)
    assert (result.nature, result.year) == (Nature.RESULT, 2020)
    assert (target.nature, target.year) == (Nature.TARGET, 2021)
    assert read("力争增长6%。")[0].nature is Nature.TARGET


def test_the_row_of_a_table_names_its_cells(read: Read) -> None:
    assert metrics(read("产品\n水泥\n吨\n6400703\n-12.5\n粗钢\n吨\n18699\n-4.7")) == ["水泥", "水泥", "粗钢", "粗钢"]


def test_a_broken_line_does_not_break_the_sentence(read: Read) -> None:
    text = "年末全国参加企业职工基本养老保险人数 46044 万人，比上年末\n增加 1642 万人。"
    claim = read(text)[1].claim
    assert claim is not None
    assert claim.basis is Basis.SINCE_LAST_YEAR_END
