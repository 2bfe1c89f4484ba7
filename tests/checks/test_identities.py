"""What sentences say of their own figures: each with a twin in which it is true."""

import pytest
from finding import findings

from compare.model import Severity

CHINESE = "云溪县2024年交通运输工作总结\n\n一、主要工作\n\n{}\n\n全年工作按计划完成，各项指标好于上年。\n"
ENGLISH = (
    "Brookfield Council Annual Report 2024\n\n1. Overview\n\n{}\n\n2. Outlook\n\nManagement expects further progress.\n"
)

# A sentence with gaps, what is wrong in them, what is right; | parts the contents of two gaps.
CHINESE_TWINS = [
    (
        "全县公路通车里程3286.4公里，其中国道212.6公里、省道148.3公里、县道{}公里、乡道1102.5公里、村道1281.2公里。",
        "451.8",
        "541.8",
    ),
    ("全年受理投诉举报4318件。受理件中，食品类1286件，药品类432件，特种设备类318件，其他类{}件。", "2822", "2282"),
    ("全院在职职工864人。其中，男职工312人，女职工{}人。", "525", "552"),
    ("参加培训的学员共1480人，男学员{}人，女学员824人。", "665", "656"),
    ("全县现有卫生机构286个，按类别分，医院12个，基层医疗机构{}个，专业公共卫生机构7个，其他机构2个。", "256", "265"),
    (
        "一季度完成投资3.42亿元，二季度完成投资5.18亿元，三季度完成投资4.76亿元，四季度完成投资{}亿元，全年完成投资19.65亿元。",
        "6.92",
        "6.29",
    ),
    ("全年新建农村公路86.5公里，改造提升124.3公里，合计{}公里。", "201.8", "210.8"),
    ("全年立案查处行政案件126件、刑事案件{}件，共164件。", "83", "38"),
    ("县级预算安排专项资金860万元，已支出{}万元，尚余145万元。", "751", "715"),
    ("年初结转312万元，当年收入1286万元，当年支出1345万元，年末结转{}万元。", "235", "253"),
    ("上年末在册残疾人12486人，当年新增524人，注销{}人，年末在册12694人。", "361", "316"),
    ("核定编制486名，实有在编人员452名，空编{}名。", "43", "34"),
    ("共抽查企业640家，合格602家，合格率为{}。", "91.4%", "94.1%"),
    ("参加考试1250人，其中合格1075人，合格率{}。", "68.0%", "86.0%"),
    ("年度计划新建改建农村公路120公里，实际完成126公里，完成年度计划的{}。", "150.0%", "105.0%"),
    ("全年完成公路建设投资11.76亿元，为年度目标12.00亿元的{}。", "89.0%", "98.0%"),
    ("全年收到群众来信来访1860件，办结1823件，办结率{}。", "89.0%", "98.0%"),
    ("应还贷款本息460万元，已还{}万元，还款率95.0%。", "473", "437"),
    ("全县常住人口42.60万人，其中60岁及以上人口9.80万人，占常住人口的{}。", "32.0%", "23.0%"),
    ("计划下达资金3200万元，实际到位2976万元，资金到位率为{}。", "93.9%", "93.0%"),
    ("全年空气质量优良天数318天，优良天数比例为{}。", "78.9%", "86.9%"),
    (
        "全年货运量1250万吨，其中公路运输875万吨、水路运输250万吨、铁路运输125万吨，占比分别为70.0%、{}和10.0%。",
        "25.0%",
        "20.0%",
    ),
    ("年末全县常住人口48.00万人，共有执业医师1392人，每千人口执业医师{}人。", "3.90", "2.90"),
    ("全市拥有公共汽车1260辆，常住人口105.00万人，每万人拥有公共汽车{}辆。", "21.0", "12.0"),
    ("全年安排村级公益事业奖补资金1860万元，覆盖62个行政村，平均每个行政村{}万元。", "36", "30"),
    ("举办招聘会48场，提供岗位15360个，平均每场提供岗位{}个。", "230", "320"),
    ("全年理赔案件3200件，赔付金额4160万元，件均赔付{}万元。", "1.03", "1.30"),
    ("全所共有民警36人，全年办理案件1008件，人均办案{}件。", "82", "28"),
    ("全县粮食播种面积32.50万亩，总产量14.30万吨，平均亩产{}公斤。", "404", "440"),
    ("采购电脑120台，每台5200元，共支出{}万元。", "64.2", "62.4"),
    ("租用办公用房860平方米，每平方米年租金420元，全年租金合计{}万元。", "31.62", "36.12"),
    ("全年完成客运量386.4万人次，与上年的352.8万人次相比，增长{}。", "5.9%", "9.5%"),
    ("全年水产品产量5.64万吨，上年为5.22万吨，增长{}。", "3.0%", "8.0%"),
    ("实现营业收入8460万元，上年同期为7860万元，同比增长{}。", "6.7%", "7.6%"),
    ("全县在校学生52360人，上年为50840人，增加{}人。", "1250", "1520"),
    ("城镇登记失业率为2.8%，上年为3.1%，下降{}个百分点。", "0.8", "0.3"),
    ("全年发生道路交通事故186起，比上年的214起减少{}起。", "82", "28"),
    ("全年接待游客126万人次，是上年42万人次的{}倍。", "4", "3"),
    (
        "全年救助困难群众12860人次，较好兜住民生底线。全县民政系统干部职工努力工作。\n\n二、体会\n\n一年来，共救助困难群众{}人次，群众满意。",
        "12680",
        "12860",
    ),
    ("全县建成公共充电桩1364个。\n\n二、问题\n\n现有的{}个公共充电桩分布不均。", "1346", "1364"),
    ("争取上级补助资金3680{}，支持项目46个，平均每个项目80万元。", "亿元", "万元"),
    ("工程于2024年6月3日开工，{}竣工，历时较短。", "2024年5月12日", "2024年9月12日"),
    ("项目自2024年9月1日起实施，至{}结束。", "2024年6月30日", "2024年12月31日"),
    ("重点做好以下{}项工作：一是加强管理；二是改进服务；三是提高效率；四是强化监督；五是做好宣传。", "四", "五"),
    ("全县分为东城、西城、南关和北关{}个片区管理。", "五", "四"),
    ("工程2024年3月开工，2024年10月完工，历时{}个月。", "12", "8"),
    ("培训班于2024年5月6日至5月10日举办，为期{}天。", "7", "5"),
    (
        "全年里程排名：东山镇126.5公里、西河镇118.2公里、南坪镇98.6公里。里程由多到少，{}居第一位，{}居第二位，南坪镇居第三位。",
        "西河镇|东山镇",
        "东山镇|西河镇",
    ),
    ("全年完成高标准农田建设1860公顷，折合{}万亩。", "2.97", "2.79"),
    ("示范区面积3.2平方公里（合{}亩）。", "480", "4800"),
    ("新建步道12.6公里（即{}米）。", "1260", "12600"),
    ("合同金额人民币壹佰贰拾万元整（¥{}）。", "1,020,000.00", "1,200,000.00"),
    ("中标价为捌拾伍万陆仟元（{}元）。", "865000", "856000"),
    ("年末流动资产4260万元，流动负债2130万元，流动比率为{}。", "2.50", "2.00"),
    ("年末资产总额8640万元，负债总额3888万元，资产负债率为{}%。", "54.0", "45.0"),
    ("全镇男性2.16万人，女性2.08万人，性别比（女=100）为{}。", "108.3", "103.8"),
    ("各乡镇情况见表{}。\n\n表1 各乡镇情况\n\n全部数据来自年报。", "3", "1"),
    ("全年完成投资36.8亿元，由工业投资18.4亿元、民间投资{}亿元、基础设施投资7.9亿元构成。", "15.0", "10.5"),
    ("队伍共有128人，由专职队员{}人、兼职队员46人和志愿者30人三部分组成。", "25", "52"),
    (
        "重点抓好以下{}项任务：\n\n一是健全制度。落实责任。\n\n二是加强培训。提升能力。\n\n三是强化督查。务求实效。",
        "四",
        "三",
    ),
    (
        "今年要做好{}个方面工作：\n\n一是抓项目。扩大投资。\n\n二是抓民生。办好实事。\n\n三是抓安全。守住底线。\n\n四是抓作风。",
        "三",
        "四",
    ),
    ("一年来，在{}县委、县政府的坚强领导下，各项工作取得新进展。", "柳荫", "云溪"),
    (
        "全年旅游收入46.8亿元，位居全市第{}位。\n\n| 县区 | 收入（亿元） |\n| --- | --- |\n| 东河县 | 58.2 |\n| 云溪县 | 46.8 |\n| 西山县 | 39.5 |\n| 北岭县 | 21.4 |\n\n以上为年报数。",
        "四",
        "二",
    ),
    ("报名自2024年6月10日8时开始，至{}18时截止。", "2024年5月20日", "2024年6月20日"),
    ("主体工程于2024年3月5日正式开工建设，各标段同步推进，于{}全部完工。", "2023年11月20日", "2024年11月20日"),
    ("协议有效期{}年，自2023年1月1日至2025年12月31日。", "五", "三"),
    ("服务期为{}个月，自2024年4月1日至2025年3月31日。", "18", "12"),
    (
        "全县享受补贴的困难老人共13264人，全部建档。\n\n二、体会\n\n这些享受补贴的困难老人共{}名，按月领取。",
        "12364",
        "13264",
    ),
    ("1—6月全县完成客运量186.2万人次，当月完成客运量33.5万人次，1—7月全县完成客运量{}万人次。", "291.7", "219.7"),
]
ENGLISH_TWINS = [
    (
        "Capital spending was $46.8 million, of which $21.5 million went on roads, ${} million on bridges and $8.9 million on lighting.",
        "14.6",
        "16.4",
    ),
    ("The council employed 2,184 staff: 846 teachers, {} care workers and 702 other staff.", "663", "636"),
    (
        "The library lent 486,200 items. Of these, 298,400 were books, 112,600 were e-books and {} were films.",
        "72,500",
        "75,200",
    ),
    ("The fleet had 312 vehicles, comprising 148 vans, {} trucks and 68 cars.", "69", "96"),
    ("The service employed 640 people, {} women and 288 men.", "325", "352"),
    (
        "Sales were 1,240 units in the first quarter, 1,310 in the second, 1,275 in the third and {} in the fourth, a total of 5,245 for the year.",
        "1,240",
        "1,420",
    ),
    (
        "A total of 3,460 applications were received: 1,285 from residents, 1,420 from businesses and {} from charities.",
        "575",
        "755",
    ),
    ("Inspectors visited 420 premises and found 378 compliant, or {}.", "80.0%", "90.0%"),
    ("Of 1,860 candidates, 1,581 passed, a pass rate of {}.", "58.0%", "85.0%"),
    ("The council built 152 homes against a target of 160, or {} of the target.", "59.0%", "95.0%"),
    ("Of the 2,500 households surveyed, 1,975 ({}) were satisfied.", "97.0%", "79.0%"),
    ("Total expenditure was $84.0 million. Staff costs were $50.4 million, {} of total expenditure.", "66.0%", "60.0%"),
    ("Visitors numbered 184,600 in 2024, up from 171,200 in 2023, an increase of {}.", "8.7%", "7.8%"),
    ("Recycling reached 42,350 tonnes, compared with 39,580 tonnes in 2023, a rise of {}.", "0.7%", "7.0%"),
    ("Net income was $12.6 million (2023: $11.2 million), an increase of {}.", "21.5%", "12.5%"),
    ("Complaints fell to 684, against 760 in the previous year, a drop of {}.", "1.0%", "10.0%"),
    ("The number of members rose from 3,250 to 3,510, an increase of {}.", "6.0%", "8.0%"),
    ("The occupancy rate was 86.5%, compared with 84.2% in 2023, an increase of {} percentage points.", "3.2", "2.3"),
    ("Spending rose from $18.4 million to $20.1 million, an increase of ${} million.", "7.1", "1.7"),
    ("There were 46 accidents, {} fewer than the 58 recorded in 2023.", "21", "12"),
    (
        "At 1 January 2024 there were 1,420 open cases. During the year 3,860 were opened and 3,975 closed, leaving {} open at 31 December 2024.",
        "1,503",
        "1,305",
    ),
    ("The grant was $640,000, of which $485,000 had been spent by year end, leaving ${}.", "515,000", "155,000"),
    ("Income was $8.64 million and expenditure $8.21 million, giving a surplus of ${} million.", "0.34", "0.43"),
    ("Of the budget of $5.2 million, $4.7 million was used and ${} million remained.", "0.7", "0.5"),
    ("The clinic treated 18,720 patients in 52 weeks, an average of {} per week.", "306", "360"),
    ("The scheme paid $2.4 million to 800 families, an average of ${} per family.", "3,300", "3,000"),
    ("The bureau answered 9,600 calls with 16 advisers, or {} calls per adviser.", "660", "600"),
    ("The museum opened on 310 days and received 93,000 visitors, an average of {} a day.", "330", "300"),
    ("The council bought 24 buses at $350,000 each, at a total cost of ${} million.", "4.8", "8.4"),
    ("A dividend of $0.15 per share on 60 million shares makes a total of ${} million.", "8.0", "9.0"),
    (
        "The trust employs 1,264 nurses.\n\nManagement thanks all staff. The {} nurses are the largest group.",
        "1,246",
        "1,264",
    ),
    ("The hall was opened on {}, 14 May 2024.", "Friday", "Tuesday"),
    ("The meeting took place on 14 May 2024 ({}).", "Friday", "Tuesday"),
    ("Grant income was $6.3 million in 2024, compared with $6.0 million in {}, a rise of 5.0%.", "2024", "2023"),
    ("The works began on 3 June 2024 and ended on {} 2024.", "12 May", "12 August"),
    ("The plan has {} priorities: housing, transport, education, health and safety.", "four", "five"),
    ("The works started in March 2023 and were completed in August 2024, taking {} months.", "27", "18"),
    (
        "| Segment | Revenue ($ million) |\n| --- | --- |\n| Cables | 384.6 |\n| Meters | 215.4 |\n| Total | 600.0 |\n\nCables contributed revenue of $384.6 {}, the largest share.",
        "billion",
        "million",
    ),
    ("The reserve covers 320 hectares ({} acres) of forest.", "970", "791"),
    (
        "Current assets were $96.0 million and current liabilities $60.0 million, a current ratio of {} to 1.",
        "1.90",
        "1.60",
    ),
    ("Results are shown in Table {}.\n\nTable 1: Results by site\n\nAll figures are final.", "4", "1"),
    ("The lease is for {} months, beginning July 1, 2024 and ending June 30, 2026.", "36", "24"),
]
TWINS = [(CHINESE, *twin) for twin in CHINESE_TWINS] + [(ENGLISH, *twin) for twin in ENGLISH_TWINS]


def _quoted(text: str, path: str) -> list[str]:
    return [f.span.of(text) for f in findings(text, path=path) if f.severity.reaches(Severity.WARNING)]


def _filled(frame: str, sentence: str, contents: str) -> str:
    return frame.format(sentence.format(*contents.split("|")))


@pytest.mark.parametrize(("frame", "sentence", "wrong", "right"), TWINS)
def test_what_does_not_follow_is_told_and_its_twin_is_not(frame: str, sentence: str, wrong: str, right: str) -> None:
    path = "a.md" if "| --- |" in sentence else "a.txt"
    assert _quoted(_filled(frame, sentence, wrong), path)
    assert _quoted(_filled(frame, sentence, right), path) == []
