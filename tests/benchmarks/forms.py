"""Many reports on one form of 1,200 characters and 70 slots: filled in by each, some of its parts left out, with text of one's own."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from tests.benchmarks.submissions import Author
from tests.benchmarks.texts import material, numeral

LENGTH = 5_000
# How often a part that may be left out is filled in.
KEPT = 0.75
_SLOT = re.compile(r"\{(\w+)\}")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "建国 志强 晓明 秀英 海燕 文博 立新 永康 春梅 国栋 思远 佳宁".split()


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the form: ``{n}`` a figure, ``{p}`` a percentage, ``{name}``, ``{county}``, ``{year}``, ``{day}``."""

    text: str
    is_optional: bool = False


TITLE = "{county}民政局{year}年度工作报告"
FORM = (
    Part("一、单位基本情况"),
    Part(
        "本单位为财政全额拨款的行政单位，内设机构{n}个，下属事业单位{n}个，核定编制{n}名，年末实有在职人员{n}人，离退休人员{n}人。"
    ),
    Part("单位负责人{name}，填报人{name}，填报日期为{day}，所填数据均已经本单位财务部门和统计部门共同核对无误。"),
    Part("二、收入支出情况"),
    Part(
        "全年部门预算收入{n}万元，其中一般公共预算拨款{n}万元，政府性基金预算拨款{n}万元，其他收入{n}万元，预算执行率为{p}%。"
    ),
    Part(
        "全年部门支出{n}万元，其中基本支出{n}万元，项目支出{n}万元，三公经费支出{n}万元，控制在年初批复的限额以内。",
        True,
    ),
    Part("三、社会救助工作"),
    Part(
        "截至年末，全县共有城市低保对象{n}户{n}人，农村低保对象{n}户{n}人，全年累计发放低保金{n}万元，保障标准按照上级文件要求逐年提高。"
    ),
    Part(
        "全年实施临时救助{n}人次，支出临时救助资金{n}万元；将特困人员{n}人纳入供养范围，其中集中供养{n}人，集中供养率达到{p}%。"
    ),
    Part(
        "开展低保对象动态核查不少于4次，入户核查率不低于95%，全年新增对象{n}户，退出对象{n}户，核查结果在{county}政务公开栏公示。",
        True,
    ),
    Part("四、养老服务工作"),
    Part(
        "全县建有养老机构{n}家，核定床位{n}张，年末入住老年人{n}人，其中失能老年人{n}人，护理型床位占床位总数的比例为{p}%。"
    ),
    Part(
        "建成居家养老服务中心{n}个，为{n}名高龄独居老年人安装了紧急呼叫设备，全年为八十周岁以上老年人发放高龄津贴{n}万元。"
    ),
    Part(
        "组织养老护理员参加职业技能培训{n}人次，取得职业技能等级证书{n}人，养老机构消防安全检查覆盖率达到100%。", True
    ),
    Part("五、儿童福利工作"),
    Part("全县在册孤儿{n}人，事实无人抚养儿童{n}人，农村留守儿童{n}人，全年发放基本生活费{n}万元，配备儿童主任{n}名。"),
    Part("开展未成年人保护宣传进学校、进社区活动{n}场，发放宣传手册{n}份，接听处置未成年人保护热线来电{n}件。", True),
    Part("六、社会组织管理"),
    Part(
        "年末在本级登记的社会组织{n}家，其中社会团体{n}家，民办非企业单位{n}家，基金会{n}家，全年完成年度检查{n}家，年检率为{p}%。"
    ),
    Part("对连续两年未参加年度检查的{n}家社会组织依法予以撤销登记，并将其列入活动异常名录，向社会公开。", True),
    Part("七、婚姻殡葬管理"),
    Part(
        "全年办理结婚登记{n}对，离婚登记{n}对，补领婚姻登记证{n}对，登记合格率为100%；火化遗体{n}具，建成公益性公墓{n}处。"
    ),
    Part("清明节期间，{county}各公墓共接待祭扫群众{n}人次，投入保障力量{n}人次，未发生一起安全责任事故。", True),
    Part("八、信访与建议提案办理"),
    Part(
        "全年受理群众来信来访{n}件次，按期办结{n}件次，按期办结率为{p}%；承办人大代表建议{n}件、政协委员提案{n}件，全部按时答复。"
    ),
    Part("以上为本单位全年工作的基本情况，具体事项说明如下，如与年终决算数据不一致的，以决算批复数为准。"),
)


@dataclass(frozen=True, slots=True)
class FormUse:
    """A report on the form: its text, and the parts of the form that it has, in their order."""

    text: str
    parts: tuple[int, ...]


def make_forms(count: int, length: int = LENGTH, seed: int = 1, *, own_places: bool = True) -> list[FormUse]:
    """``count`` reports of about ``length`` characters; where ``own_places``, some of their own text stands between two
    sections of the form, the rest behind it."""
    rng = random.Random(seed)
    author = Author(material(), rng)
    return [_form(number, length, author, own_places=own_places) for number in range(count)]


def _form(number: int, length: int, author: Author, *, own_places: bool) -> FormUse:
    rng = author.rng
    county = f"{author.word()}{numeral(number % 999 + 1)}县"
    parts = tuple(i for i, part in enumerate(FORM) if not part.is_optional or rng.random() < KEPT)
    filled = [_filled(FORM[i].text, county, rng) for i in parts]
    own = list(author.paragraphs_of(length - sum(map(len, filled))))
    headings = [k for k, i in enumerate(parts) if FORM[i].text[1] == "、" and k]
    if own_places and own:
        filled.insert(rng.choice(headings), own.pop())
    blocks = [_filled(TITLE, county, rng), *filled, *own, f"{county}民政局", _day(rng)]
    return FormUse("\n".join(blocks) + "\n", parts)


def _filled(text: str, county: str, rng: random.Random) -> str:
    fills = {
        "n": lambda: str(rng.randint(2, 9000)),
        "p": lambda: f"{rng.randint(700, 999) / 10}",
        "name": lambda: rng.choice(_SURNAMES) + rng.choice(_GIVEN),
        "county": lambda: county,
        "year": lambda: str(rng.choice([2023, 2024])),
        "day": lambda: _day(rng),
    }
    return _SLOT.sub(lambda slot: fills[slot[1]](), text)


def _day(rng: random.Random) -> str:
    return f"2024年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
