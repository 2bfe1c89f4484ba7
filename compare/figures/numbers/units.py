"""Units of measure: which kind of figure each makes, and how it is called in a value.

Longest match first. What stands right behind keeps a unit from being read out of a longer word (``12家庭``, ``100人民币``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.model import FigureKind


class Unit(NamedTuple):
    """How a unit is called in a figure, and the kind of figure it makes."""

    name: str
    kind: FigureKind


_COUNT = FigureKind.COUNT
_AMOUNT = FigureKind.AMOUNT
_DURATION = FigureKind.DURATION

_PERCENT = {
    "%": Unit("%", FigureKind.PERCENT),
    "‰": Unit("‰", FigureKind.PERMILLE),
    "个百分点": Unit("个百分点", FigureKind.PERCENTAGE_POINT),
    "個百分點": Unit("个百分点", FigureKind.PERCENTAGE_POINT),
    "百分点": Unit("个百分点", FigureKind.PERCENTAGE_POINT),
    "个点": Unit("个百分点", FigureKind.PERCENTAGE_POINT),
    "个千分点": Unit("‰", FigureKind.PERMILLE),
    "个基点": Unit("个基点", FigureKind.PERCENTAGE_POINT),
    "倍": Unit("倍", FigureKind.MULTIPLE),
}

_MONEY = (
    "元 美元 欧元 日元 港元 澳元 加元 英镑 卢布 韩元 卢比 台币 新台币 新台幣 港币 港幣 美金 日圆 日圓 新元 泰铢 "
    "瑞士法郎 人民币 人民幣 澳门元 里拉"
).split()
_MONEY_ALIASES = {
    "圆": "元",
    "圓": "元",
    "块钱": "元",
    "美圆": "美元",
    "美圓": "美元",
    "美刀": "美元",
    "人民币元": "元",
    "元人民币": "元",
    "个比特币": "比特币",
    "比特币": "比特币",
}

# Quantities of nature: they keep their unit (3公里 stays 3 公里).
_MEASURES = (
    "平方米 平方公里 平方千米 立方米 立方 平米 公里 千米 厘米 公分 毫米 微米 纳米 米 海里 英里 英尺 英寸 公顷 亩 畝 顷 "
    "吨 噸 公斤 千克 毫克 微克 克 斤 两 公升 毫升 升 千瓦时 千瓦小时 兆瓦时 吉瓦时 太瓦时 度电 千伏安 千伏 伏 千瓦 兆瓦 吉瓦 "
    "瓦 兆赫兹 兆赫 千赫 赫兹 千卡 大卡 焦耳 千帕 兆帕 分贝 摄氏度 ℃ ° 吨标准煤 吨标煤 载重吨 总吨 吨公里 吨千米 人公里 "
    "标准箱 标箱 千字节 兆字节 字节 比特 担 蒲式耳 桶 加仑 里 丈"
).split()
_MEASURES_LATIN = (
    "km² km2 m² m2 m³ m3 km kg mg cm mm nm mL ml dm GB TB MB KB PB EB Gbps Mbps bps kWh MWh GWh TWh kW MW GW kV TEU "
    "DWT pH μg μm mol dB kcal cal rad ha m g t L W V s"
).split()

# Measure words. A noun may follow (``12家医院``); what may not is in _NOT_BEFORE.
_COUNTERS = (
    "人次 册次 人份 人日 人天 人口 人 名 位 家次 户次 间次 项次 件次 台次 批次 车次 班次 架次 航次 场次 例次 剂次 针次 宗次 "
    "床次 辆次 艘次 艘 家 间 所 座 栋 幢 套 台 臺 辆 架 列 只 隻 头 匹 羽 条 根 支 张 份 件 项 例 起 宗 单 笔 户 批 次 期 场 "
    "班 门 种 类 款 部 本 册 篇 幅 首 枚 颗 粒 片 株 棵 处 站 口 眼 盏 床 剂 针 盒 瓶 袋 箱 部分 方面 县 校 院 组 队 课时 学时 "
    "学分 分 票 股 卷 页 字 行 道 把 杯 餐 款次 人户 个 個 對 对 双 副 轮 大 团 届 套次 亩次 孔 层 块 省份 省 乡镇 行政村 村 社区 "
    "街道 市场主体 亿次 档 路 节 包 顿 番 平台 户家庭 尾 榀 环 台套 台(套) 趟 站次 条次 幕 集 个次 人/次 班级 万步 步 笔次 "
    "工日 用户 篇次 标段 组次 场所"
).split()

_DURATIONS = {
    "天": "天",
    "小时": "小时",
    "小時": "小时",
    "个小时": "小时",
    "分钟": "分钟",
    "分鐘": "分钟",
    "秒钟": "秒",
    "秒": "秒",
    "毫秒": "毫秒",
    "年": "年",
    "个月": "个月",
    "個月": "个月",
    "个工作日": "个工作日",
    "工作日": "个工作日",
    "周": "周",
    "个星期": "周",
    "个季度": "个季度",
    "个学期": "个学期",
}
# Days that are counted (床日), not waited for.
_DAYS = Unit("日", _COUNT)
_AGES = {"周岁": "岁", "岁": "岁", "歲": "岁"}
_POPULATION = {"人口": "人"}

_NOT_BEFORE = {
    "人": "民大社力才员均类工事物道格文生选防口们",
    "家": "庭长属具电禽园政族乡",
    "名": "单称录额义牌誉",
    "项": "目(?!标)",
    "期": "间望末货限待",
    "场": "所地景馆合内外均",
    "部": "门队委级长署",
    "分": "别布为之类子析级享工公局会数年管开配红支行段批散担解流权属外成层项时",
    "个": "人[^,。;、]{0,3}(?:所得税|体|信息)|性化|体工?商",
    "周": "年围边期转岁",
    "天": "然气津",
    "年": "度级代龄制初末底报鉴产均前中轻报后夜",
    "次": "于要序生之性",
    "件": "均",
    "单": "位元独价",
    "门": "诊户类槛票",
    "首": "次先批要府创",
    "本": "科级地市区县省土年月报院",
    "口": "腔岸径罩",
    "处": "理置罚方分于级长",
    "站": "点位",
    "床": "位(?!次)",
    "院": "长校感士内前",
    "组": "织建成",
    "队": "伍员",
    "道": "路德",
    "行": "政业动为程",
    "字": "节",
    "大": "学会力于陆气型众",
    "块": "状",
    "只": "要有能是",
    "对": "于口外应标象比接",
    "米": "粒饭",
    "里": "程",
    "升": "级学至降",
    "克": "服难",
    "担": "任保负当",
    "路": "线段",
    "节": "约能假日",
    "县": "长级",
    "省": "级长委",
    "村": "级民委",
    "市": "级",
    "成": "立为功员都果本熟长交就品",
    "起": "来草步飞降点诉",
    "批": "准复评示",
    "班": "级子组长",
    "类": "别似",
    "种": "植子业养",
    "例": "如行会",
    "所": "有在以属需谓得",
    "套": "取餐",
    "台": "湾账风阶",
    "支": "持部付出援撑教",
    "张": "家",
    "条": "件例",
    "根": "据本",
    "头": "部",
    "羽": "绒毛",
    "把": "握关",
    "档": "案",
    "环": "境节保比",
    "集": "团体中成",
    "包": "括含",
    "步": "伐行入",
    "股": "东权份",
    "粒": "子",
    "层": "级次面",
    "轮": "换",
    "间": "接|隔(?!离)",
    "票": "据",
    "元": "素旦",
    "户": "籍外",
    "两": "个種种类项级次家所条大名位岸会市省江侧端翼院部区县镇村年月周天小国万",
}

_TABLE: dict[str, Unit] = {
    **{name: Unit(name, _COUNT) for name in _COUNTERS},
    **{name: Unit(name, _AMOUNT) for name in [*_MEASURES, *_MEASURES_LATIN, *_MONEY]},
    **{alias: Unit(name, _AMOUNT) for alias, name in _MONEY_ALIASES.items()},
    **{alias: Unit(name, _DURATION) for alias, name in _DURATIONS.items()},
    **{alias: Unit(name, FigureKind.AGE) for alias, name in _AGES.items()},
    **{alias: Unit(name, _COUNT) for alias, name in _POPULATION.items()},
    "日": _DAYS,
    "床日": Unit("床日", _COUNT),
    "個": Unit("个", _COUNT),
    "對": Unit("对", _COUNT),
    "臺": Unit("台", _COUNT),
    "畝": Unit("亩", _AMOUNT),
    "噸": Unit("吨", _AMOUNT),
    **_PERCENT,
}
MONEY = frozenset([*_MONEY, *_MONEY_ALIASES.values()])


class _Name(NamedTuple):
    """How a unit is written, and what right behind it makes it part of a longer word."""

    written: str
    unit: Unit
    longer: re.Pattern[str] | None


def _longer(name: str) -> re.Pattern[str] | None:
    if name[-1].isascii() and name[-1].isalnum():
        return re.compile("[A-Za-z0-9]")
    blocked = _NOT_BEFORE.get(name)
    if not blocked:
        return None
    return re.compile(blocked if "(?" in blocked or "|" in blocked else f"[{blocked}]")


def _by_first_character() -> dict[str, list[_Name]]:
    names: dict[str, list[_Name]] = {}
    for name in sorted(_TABLE, key=len, reverse=True):
        names.setdefault(name[0], []).append(_Name(name, _TABLE[name], _longer(name)))
    return names


_NAMES = _by_first_character()
_PER = re.compile(
    r"(?:/每?|每)(?:人次|人|户|吨|亩|公顷|平方米|平方公里|立方米|小时|分钟|秒|天|日|月|年|个|件|台|套|公里|千米|升|公斤|千克|次|床|张|L|kg|m3|m³|m2|s|h)"
)
# One in so many: 145.50 /10万, 12.3/千.
_RATE = re.compile(r"/每?(?:10{3,6}|10{0,2},000|(?:10{0,2}|[十百])?万|[百千])人?")


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit that starts at ``at``, with its end."""
    for written, unit, longer in _NAMES.get(text[at : at + 1], ()):
        end = at + len(written)
        if text.startswith(written, at) and not (longer and longer.match(text, end)):
            per = _PER.match(text, end)
            if per:
                kind = _AMOUNT if unit.kind is _AMOUNT else FigureKind.RATE
                return Unit(unit.name + per.group(), kind), per.end()
            return unit, end
    rate = _RATE.match(text, at)
    return (Unit(rate.group(), FigureKind.RATE), rate.end()) if rate else None


def is_money(unit: str | None) -> bool:
    """Whether a unit names a currency, in words or as a code."""
    return unit is not None and (unit in MONEY or (len(unit) == 3 and unit.isascii() and unit.isupper()))
