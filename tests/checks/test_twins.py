"""Twins: a sentence with figures that do not go together is told, the same with figures that do is left alone."""

import pytest
from finding import quoted, report

RULES = ("arithmetic", "contradiction", "scale-slip")

TWINS = [
    # two levels and what is stated of the change
    ("全市养老机构由80家增加到100家，增长{}。", "30%", "25%"),
    ("床位从1200张增至1500张，净增{}。", "200张", "300张"),
    ("企业由40家发展到80家，{}。", "翻了两番", "翻了一番"),
    ("高新企业由30家增加到90家，是五年前的{}。", "2倍", "3倍"),
    ("报销比例由55%提高到60%，提高{}。", "5%", "5个百分点"),
    ("平均候诊时间由40分钟缩短到30分钟，下降{}。", "40%", "25%"),
    ("四年来，游客由200万人次增加到320万人次，年均增长{}。", "20%", "12.5%"),
    ("全年接待群众2600人次，比上年的2000人次增长{}。", "20%", "30%"),
    ("全年完成投资66亿元，比上年增加6亿元，增长{}。", "15%", "10%"),
    ("在全省的排名由第12位上升至{}。", "第15位", "第9位"),
    ("全年新建日间照料中心24个，较上年新增8个，增幅{}。", "30%", "50%"),
    ("全年实现产值92亿元，较上年下降8亿元，降幅{}。", "12%", "8%"),
    ("2024年财政总投入8.4亿元，是2020年4.2亿元的{}。", "3倍", "2倍"),
    ("2023年接待量为50万人次，2024年达到65万人次，增长{}。", "40%", "30%"),
    # parts and wholes
    ("一季度收入1.2亿元、二季度1.5亿元、三季度1.4亿元、四季度1.9亿元，全年合计{}。", "7.0亿元", "6.0亿元"),
    ("上半年完成投资30亿元，下半年完成投资45亿元，全年完成投资{}。", "80亿元", "75亿元"),
    ("全县建成公园15个，其中城区{}、乡镇9个。", "8个", "6个"),
    ("购置车辆20辆，分别为救护车8辆、转运车{}、公务车3辆。", "12辆", "9辆"),
    ("全区共有学校60所，其中小学35所、初中15所、高中{}。", "20所", "10所"),
    ("受访者中，满意的占62.5%、基本满意的占30.0%、其他占{}。", "17.5%", "7.5%"),
    ("参保50000人，增长10.0%，其中职工20000人，增长8.0%；居民30000人，增长{}。", "5.0%", "11.4%"),
    # shares and rates
    ("抽检样品400批次，合格392批次，合格率{}。", "96%", "98%"),
    ("应接种5000人，实际接种4900人，接种率{}。", "95%", "98%"),
    ("全县疫苗接种率达到{}。", "103.5%", "97.5%"),
    ("信访件数下降{}。", "150%", "15%"),
    ("女职工120人，占职工总数300人的{}。", "45%", "40%"),
    ("新增就业6200人，完成年度目标任务6000人的{}。", "113.3%", "103.3%"),
    # means, balances, indices
    ("累计发放救助金1.2亿元，惠及4万人，人均{}。", "4000元", "3000元"),
    ("图书馆藏书80万册，常住人口40万人，人均藏书{}。", "3册", "2册"),
    ("全年共接待来访3600人次，月均{}。", "360人次", "300人次"),
    ("出口额120亿元，进口额45亿元，贸易顺差{}。", "85亿元", "75亿元"),
    ("工业生产者出厂价格指数为98.2（上年=100），比上年下降{}。", "2.8%", "1.8%"),
    ("年末常住人口40万人，地区生产总值320亿元，人均地区生产总值{}。", "9.2万元", "8.0万元"),
]


@pytest.mark.parametrize(("sentence", "wrong", "right"), TWINS)
def test_a_wrong_figure_is_told(sentence: str, wrong: str, right: str) -> None:
    assert quoted(report(sentence.format(wrong)), *RULES)


@pytest.mark.parametrize(("sentence", "wrong", "right"), TWINS)
def test_the_right_one_is_left_alone(sentence: str, wrong: str, right: str) -> None:
    assert quoted(report(sentence.format(right)), *RULES) == []


ENGLISH = """Example Corp Annual Report 2024

1. Results

{}

2. Outlook

Management expects further progress.
"""
ENGLISH_TWINS = [
    ("Costs fell from $80 million to $60 million, a decrease of {}.", "30%", "25%"),
    ("Headcount increased from 400 employees to 500 employees, up {}.", "20%", "25%"),
    ("Revenue was $400 million and operating income $60 million, an operating margin of {}.", "18%", "15%"),
    (
        "Net sales were $900 million, of which Europe $400 million, Asia $300 million and America {}.",
        "$260 million",
        "$200 million",
    ),
    (
        "Total debt was $12.5 million. The company repaid part.\n\nTotal debt of {} is due in 2030.",
        "$12.5 billion",
        "$12.5 million",
    ),
]


@pytest.mark.parametrize(("sentence", "wrong", "right"), ENGLISH_TWINS)
def test_english_twins(sentence: str, wrong: str, right: str) -> None:
    assert quoted(ENGLISH.format(sentence.format(wrong)), *RULES)
    assert quoted(ENGLISH.format(sentence.format(right)), *RULES) == []


SOUND = [
    "全市完成率达到112%，超额完成任务。",
    "高等教育毛入学率达到101.2%。",
    "企业利润总额下降130%，由盈转亏。",
    "民营经济贡献了60%以上的税收、70%以上的产值、80%以上的就业。",
    "培训1000人，其中女性600人、党员500人。",
    "2018年以来地区生产总值由50亿元增加到80亿元，年均增长6.5%。",
    "新增床位300张，其中县医院200张。",
    "综合排名由第10位提升至第5位，前移5位。",
    "全区12万人人都有健康档案，解决9个个性问题。",
    "颗粒物浓度较2020年下降25%，优良天数比2020年增加36天。",
    "基金收入620亿元，支出460亿元，累计结余1450亿元。",
    "每个项目投资200万元，二期项目投资300万元。",
]


@pytest.mark.parametrize("sentence", SOUND)
def test_sound_sentences(sentence: str) -> None:
    assert quoted(report(sentence)) == []
