"""What cannot be of the report's year; each with a clean twin of its own year."""

import pytest
from finding import findings, quoted

from compare.model import Severity

RULE = "anachronism"


def of_year(year: int, *sentences: str, title: str = "云溪市教育局{year}年工作总结") -> str:
    return f"{title.format(year=year)}\n\n{year}年，各项工作按计划完成。\n\n" + "\n\n".join(sentences) + "\n"


@pytest.mark.parametrize(
    ("wrong", "right", "sentence", "shown"),
    [
        (2024, 2015, "{year}年是“十二五”规划的收官之年。", "2024年是“十二五”规划的收官之年"),
        (2024, 2016, "{year}年是“十三五”规划的开局之年。", "2024年是“十三五”规划的开局之年"),
        (2023, 2020, "今年是十三五规划的最后一年。", "今年是十三五规划的最后一年"),
        (2024, 2023, "{year}年是“十四五”规划实施的第三年。", "2024年是“十四五”规划实施的第三年"),
        (2024, 2020, "科学编制“十四五”规划。", None),
        (2024, 2020, "编制“十三五”卫生事业发展规划。", "编制“十三五”卫生事业发展规划"),
        (2024, 2015, "开展第27个爱国卫生月活动。", "第27个爱国卫生月"),
        (2023, 2020, "组织第三十三个“世界艾滋病日”宣传。", "第三十三个“世界艾滋病日"),
        (2024, 2016, "隆重庆祝建党95周年。", "建党95周年"),
        (2024, 2019, "开展庆祝新中国成立七十周年活动。", "新中国成立七十周年"),
        (2024, 2017, "{year}年是党的十九大召开之年。", "2024年是党的十九大召开之年"),
        (2024, 2020, "今年是脱贫攻坚收官之年。", "今年是脱贫攻坚收官之年"),
        (2024, 2015, "扎实开展“三严三实”专题教育。", "三严三实"),
        (2024, 2016, "深入开展“两学一做”学习教育。", "两学一做"),
        (2023, 2013, "在市卫生局的领导下，工作有了起色。", "卫生局"),
        (2024, 2016, "联合工商局、教育局开展检查。", "工商局"),
        (2024, 2016, "依法做好社会抚养费征收工作。", "社会抚养费"),
        (2013, 2021, "有序推进新冠疫苗接种。", "新冠"),
        (2023, 2014, "全面贯彻党的十八大、十八届三中全会精神。", "党的十八大、十八届三中全会精神"),
        (2023, 2011, "坚持“三个代表”重要思想，落实科学发展观。", "“三个代表”重要思想，落实科学发展观"),
        (2024, 2022, "以优异成绩迎接党的二十大。", "党的二十大"),
        (2017, 2022, "深入学习贯彻党的二十大精神。", "党的二十大精神"),
    ],
)
def test_known_things_outside_their_time(wrong: int, right: int, sentence: str, shown: str | None) -> None:
    text = of_year(wrong, sentence.format(year=wrong))
    assert quoted(text, RULE) == ([shown] if shown else [])
    assert findings(of_year(right, sentence.format(year=right)), RULE) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "“十三五”以来，床位数增加一倍。",
        "2015年是“十二五”收官之年，当年建成急救中心。",
        "对“十三五”规划实施情况进行了评估。",
        "编制国民经济和社会发展第十五个五年规划。",
        "党的十八大以来，事业发展取得历史性成就；认真学习贯彻党的二十大精神。",
        "原市卫生局退休干部参加座谈。",
        "2013年，卫生局与计生局合并。",
        "修订《云溪市卫生局信访办法》。",
        "巩固拓展主题教育成果，落实“三严三实”要求。",
        "扎实开展党史学习教育、主题教育、党纪学习教育和“三严三实”专题教育，五年来党员受到深刻洗礼。",
        "去年第35个爱国卫生月活动后，卫生面貌持续改善。",
        "2021年庆祝建党100周年时建成的展馆接待观众1.2万人次。",
        "改革开放45周年成就展延期至今年举办，2023年筹备。",
        "与卫生部门、环保部门联合检查。",
        "团的十八大代表到基层宣讲。",
        "实施二十大行动，党的二十大精神深入人心。",
    ],
)
def test_a_report_may_speak_of_the_past(sentence: str) -> None:
    assert findings(of_year(2024, sentence), RULE) == []


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("印发《创建工作方案（2024-2024）》。", "2024-2024"),
        ("印发《2024~2024年行动方案》。", "2024~2024年"),
        ("实施2024年至2024年三年行动。", "2024年至2024年"),
        ("规划期为2024-2021年。", "2024-2021年"),
        ("完成2024年、2024年两年的任务。", "2024年、2024年"),
        ("对落实结扎的对象奖励2024-3000元。", "2024-3000元"),
        ("预计新增2024多个床位。", "2024多个"),
        ("2024年门诊6.2万人次，比2024年增长3%。", "比2024年"),
        ("现将2024年工作情况和2024年工作计划汇报如下。", "2024年工作情况和2024年工作计划"),
    ],
)
def test_years_put_in_by_find_and_replace(sentence: str, shown: str) -> None:
    assert quoted(of_year(2024, sentence), RULE) == [shown]


@pytest.mark.parametrize(
    "sentence",
    [
        "印发《创建工作方案（2022-2024）》。",
        "实施2024年1月至2024年12月专项行动。",
        "2024年1-2024年6月开展整治。",
        "对落实结扎的对象奖励2000-3000元，惠及2024人。",
        "2024年门诊6.2万人次，比2023年增长3%，12月比2024年初多800人次。",
        "现将2024年上半年工作总结和2024年下半年工作计划汇报如下。",
        "办公电话2024-2024转8。",
        "按照云发〔2024〕2024号文件执行。",
    ],
)
def test_sound_years(sentence: str) -> None:
    assert findings(of_year(2024, sentence), RULE) == []


def test_a_plan_for_the_year_just_reported() -> None:
    lead = "一年来，工作有序推进，现将有关情况总结如下。\n\n一、主要工作\n\n门诊量增加。\n\n"
    text = f"区卫生健康局年度工作总结及工作计划\n\n2024年，{lead}二、{{}}年工作计划\n\n加强管理。\n"
    assert quoted(text.format(2024), RULE) == ["2024年工作计划"]
    assert findings(text.format(2025), RULE) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("2024年2月30日召开会议。", "2024年2月29日召开会议。"),
        ("2023年2月29日召开会议。", "2024年2月29日召开会议。"),
        ("6月31日前完成。", "6月30日前完成。"),
        ("2024年3月18日（星期五）召开会议。", "2024年3月18日（星期一）召开会议。"),
        ("2026年5月12日召开会议。", "到2026年5月12日前完成。"),
    ],
)
def test_dates(wrong: str, right: str) -> None:
    assert len(quoted(of_year(2024, wrong), RULE)) == 1
    assert findings(of_year(2024, right), RULE) == []


def test_one_finding_for_a_name_with_all_its_places() -> None:
    (finding,) = findings(of_year(2024, "市卫计局印发方案。", "市卫计局组织检查。", "市卫计局通报结果。"), RULE)
    assert len(finding.related) == 2
    assert finding.severity is Severity.WARNING


def test_a_report_without_a_year_is_not_measured() -> None:
    assert findings("工作总结\n\n20xx年，在市卫生局领导下开展第27个爱国卫生月活动。\n", RULE) == []


def test_a_masked_body_is_measured_by_its_title() -> None:
    text = "卫生健康局2023年工作总结\n\n20xx年，在市卫生局领导下，全面贯彻党的十八大精神。\n"
    assert quoted(text, RULE) == ["卫生局", "党的十八大精神"]
