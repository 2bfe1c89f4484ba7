"""Noun phrases beside a figure: cleaned of adverbs, dates, scopes and what joins them to the number."""

from __future__ import annotations

import re

from compare.figures.meaning.english_periods import without_periods
from compare.figures.numbers.units import unit_at

LONGEST = 40  # characters before the number; the longest label of the labelled reports has 31
LONGEST_AFTER = 24  # after it; what is longer is the rest of the sentence

_APPROXIMATE = (
    "近|约|大约|将近|接近|超过|超|逾|不低于|不少于|至少|不超过|低于|不足|不到|高于|突破|≤|≥|<|>|最高|最多|累计"
)
_BE = (
    "为|是|有|达|达到|可达|已达|仅|只|共|共计|合计|总计|计|均|已|分别|各|也|了|出|至|到|增至|增加到|增加至|增长到|增长至|提高到|提高至|提升至|提升到|上升到|上升至|下降到|下降至"
    "|降至|降到|降低到|降低至|降为|减至|减少到|减少至|扩大到|扩大至|回落至|控制在|保持在|稳定在|维持在|拓展到|拓展至|扩展到|扩展至|缩小到|缩小至|延长至|延长到|压缩至|压缩到|调整为|继续|拟按|拟|将|再|要|可|先后|每月|每年|每人|每日|由|从|其中|在|于|就|超出|不"
)
# Each word is taken once: 达到 is 达 and 到 as well, which would double the ways with each of them.
_TRAIL = re.compile(rf"(?>(?:{_APPROXIMATE}|{_BE}|[\s“”\"'、:>—#|*-])+)$")
# The characters that such a trail can end in.
_TRAIL_END = frozenset([word[-1] for word in f"{_APPROXIMATE}|{_BE}".split("|")]) | frozenset(" \n“”\"'、:>—#|*-")
# What the trimming of 共 or 至 must leave whole.
_TRAIL_WORDS = ("公共", "夏至", "甚至", "提出", "支出", "输出", "转出", "演出", "进出", "净流出", "流出", "退出", "付出", "产出", "派出", "总计", "统计", "审计", "会计", "设计", "总共", "预计", "所有", "现有", "占有", "持有", "拥有", "享有", "特有", "国有", "私有", "收到", "报到", "行为", "作为", "住院", "存在", "人均", "年均", "平均", "日均", "户均", "月均", "件均", "次均", "签约", "节约", "预约", "条约", "履约", "续约")  # fmt: skip

_YEAR = r"(?:\d{4}|\d{0,2}[xX×]{2,4})"
_DATE = (
    rf"(?:截[至止]|到|至|自|从)?(?:{_YEAR}[-—~至到])?(?:{_YEAR}年(?:度|末|底|初|间)?(?:上半年|下半年)?(?:\d{{1,2}}[-—~至到])?"
    r"(?:(?:\d{1,2}|[xX×]{1,2})月(?:份|底|末|初)?)?|(?:\d{1,2}[-—~至到])?(?:\d{1,2}|[xX×]{1,2})月(?:份|底|末|初)?)(?:(?:\d|[xX×]){1,2}日)?(?:至今|以来|来|止|起|为止)?"
)
_ADVERB = (
    r"[、\s”\"'—\-*#|>]+|\([^()]*\)|含(?=.{2})|\d{1,2}(?:、|[.)](?!\d))|其中|同时|此外|另外|并且?|还|又|且|而|和|及|与|以及|也|已经?|共计|共有|共|累计|合计|现有|拥有|有|目前|全年|当年|今年(?:以来)?|去年|本年|年[末底初内]|期末"
    r"|截[至止](?:目前|年[末底])?|至今|到|至|预[计期]|实现|其余|初步核算|据统计|各类共|经|将|[上下]半年|前?[一二三四]个?季度|[一二三四五六七八九十]是|主要|进一步|约|近|比重|均|各|拟|再|以[上下内]|左右"
)
_FOOTNOTE = re.compile(r"\[\d{1,2}\]")
_LEAD = re.compile(rf"^(?:{_ADVERB})|^{_DATE}")
_LEAD_WORDS = re.compile(
    r"^(?:共产|共青|共建|共享|共同|共性|有效|有害|有机|有色|有线|有形|有限|有关|有序|有毒|至少|到位|到岗|到访|到期|经济|经营|经费|将军|并购|并网|及时|和谐|近视|约谈|各[级类项地种])"
)
_SCOPE = re.compile(
    r"^(?:全[国省市县区州院校局市]|全系统|全行业|全社会|全集团|我[国省市区县院校局]|本[省市县区院校])(?!性|体|局|工|面|部|校师|球)(?:居民(?=人均))?"
)
# Verbs and function words that name nothing by themselves: the noun follows the number or came before.
_EMPTY = re.compile(
    r"^(?:组建|组织|投入|新增|建成|建立|设立|成立|完成|开展|举办|安排|选派|招聘|引进|覆盖|涉及|惠及|带动|用时|历时|支持|发放|获评?|获得|荣获|夺得|明确|编修|云集|接收|统筹"
    r"|为|对|在|向|与|由|从|被|将|把|给|使|让|按|每|以|经|该|占|用|包揽|加快|紧急|做好|实施|安置|资助|解决|高效|启动|推进|继续|全力|先后|今年|提高|增加|减少|通过|共|有|拥有|内|后|前|中|上|下|的|等"
    r"|设|含|提供|和|及|了|又|已|成功|牵头|累计|培育|打造|新建|改建|扩建|改造|推动|收到|处理|办理|出台|制定|印发|修订|评选|创建|申报|深化|计划|确定|连续|过去|规范|强化|辖区|全[国省市县区])*$"
)
_LISTED = re.compile(r".*、[^、]*?等(?=.{3,})")
_AFTER = re.compile(
    r"(?:[^,，;；:：。!?！？\n\t()（）、\d]|(?<=[\u4e00-\u9fff])\([^()、\d]{1,4}\)(?=[\u4e00-\u9fff]))*"
)
_AFTER_WORD = re.compile(r"^(?:[”\"』]|以上|以下|以内|以外|左右|上下|内|外|多|余|的|之多|之间)+")
_NO_NOUN = re.compile(
    r"^(?:和|及|与|以及|或|至|到|是|为|并|而|较|比|等|用于|同比|环比|占|其|均|后|时|起|计|」|》|增长|增加(?!值)|下降|减少|[增减升降](?:至|到|为)|提[高升](?:到|至)|列|居|被|未|不|已|也|还|达|每)"
)
# A verb ends the phrase where enough stands before it to name something; else the verb tells which things are meant
# (12家村卫生室完成评价). Chosen on the labelled reports.
_FUNCTION_AFTER = re.compile(r"由|被|均|与|细化|分为|全部|已|赴|率先|正式|顺利|得到|就|都")
_LEVEL_AFTER = re.compile(r"(?:提高|提升|上升|下降|降低|增加|减少|扩大|[增减升降])(?:至|到|为).*")
_VERB_AFTER = re.compile(
    r"实现|完成|达到|接入|考评|签订|签约|参加|参与|取得|享受|获得|获评|荣获|提供|进入|纳入|通过|落实|成为|进行|参保|开展|投入|开工|竣工|到"
)
_ENGLISH, _CHINESE = re.compile("[A-Za-z]{3} [A-Za-z]"), re.compile("[\u4e00-\u9fff]")
_JOINED = re.compile("(?:和|与|及|以及)$")
NOUN_BEFORE_FUNCTION = 6
NOUN_BEFORE_VERB = 8


def noun_before(clause: str, whole: bool = False) -> tuple[str, tuple[str, ...]]:
    """The phrase of a clause read up to a figure, and the scopes that opened it (全市, 其中). Of an enumeration
    (甲、乙等设备) only what it is of is kept, unless the ``whole`` is asked for."""
    if not _CHINESE.search(clause) and _ENGLISH.search(clause):
        return english_noun(without_periods(clause)), ()
    phrase, scopes = _FOOTNOTE.sub("", clause) if "[" in clause else clause, []
    while True:
        if phrase.startswith("其中"):
            scopes.append("其中")
        scope = _SCOPE.match(phrase)
        if scope and scope.end():
            scopes.append(
                scope.group()[:2] if len(scope.group()) > 2 and scope.group()[2:] == "居民" else scope.group()
            )
            phrase = phrase[scope.end() :]
            continue
        lead = _LEAD.match(phrase)
        if not lead or not lead.end() or _LEAD_WORDS.match(phrase):
            break
        phrase = phrase[lead.end() :]
    phrase = _trimmed(phrase)
    listed = None if whole or "等" not in phrase else _LISTED.match(phrase)
    if listed:
        phrase = phrase[listed.end() :]
    return _fitting(phrase), tuple(scopes)


def _trimmed(phrase: str) -> str:
    if not phrase or phrase[-1] not in _TRAIL_END:
        return phrase
    trail = _TRAIL.search(phrase)
    if trail is None:
        return phrase
    longer = phrase[: trail.start() + 1]
    return longer if longer.endswith(_TRAIL_WORDS) else phrase[: trail.start()]  # 人均, 支出 end in what would be cut


_PAIRED = re.compile("[()“”《》]")


def _fitting(phrase: str) -> str:
    """Without a lone bracket or quotation mark, and not too long."""
    for opening, closing in ("()", "“”", "《》") if _PAIRED.search(phrase) else ():
        if phrase.count(opening) != phrase.count(closing):
            cut = phrase.rfind(opening) if phrase.count(opening) > phrase.count(closing) else phrase.find(closing)
            left, right = phrase[:cut], phrase[cut + 1 :]
            phrase = right or left
    return phrase[-LONGEST:].strip(" 、的")


def noun_after(text: str, start: int, limit: int) -> tuple[str, int]:
    """The noun phrase that follows a number and its unit, up to ``limit``, with where it ends; empty where none does."""
    found = _AFTER.match(text, start, min(limit, start + 40))
    phrase = found.group() if found else ""
    phrase = phrase[_after_word(phrase) :]
    if (
        not phrase
        or _NO_NOUN.match(phrase)
        or not ("\u4e00" <= phrase[0] <= "\u9fff" or phrase[0].isupper() or phrase[0] in "“《")
    ):
        return "", start
    end = found.end() if found else start
    phrase = _LEVEL_AFTER.sub("", phrase)
    for pattern, least in ((_FUNCTION_AFTER, NOUN_BEFORE_FUNCTION), (_VERB_AFTER, NOUN_BEFORE_VERB)):
        verb = pattern.search(phrase)
        if verb and verb.start() >= least:
            phrase = phrase[: verb.start()]
    joined = _JOINED.search(phrase)
    phrase = phrase[: joined.start()] if joined else phrase
    return _fitting(_trimmed(phrase[:LONGEST_AFTER])), end


def _after_word(phrase: str) -> int:
    found = _AFTER_WORD.match(phrase)
    return found.end() if found else 0


def names_nothing(phrase: str) -> bool:
    """Whether a phrase is only verbs and function words."""
    return _EMPTY.match(phrase) is not None


ROW = 200  # characters back that the label of a table's row is looked for in
_STOPS = frozenset(",。;，；")
_CELL = re.compile(r"[-−+]?[\d.,]+%?|[-—–…]+")
_ROW_LEAD = re.compile(r"^[#*\s]*(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[、.])?(?:其中[:：])?")


def row_label(text: str, start: int) -> str | None:
    """The label of a table's row whose cells stand on lines of their own: the last line that is neither a number nor a
    unit."""
    for line in reversed(text[max(0, start - ROW) : start].split("\n")[1:-1]):
        cell = line.strip()
        scaled = cell.lstrip("万亿")
        unit = unit_at(scaled, 0)
        if any(map(str.isalpha, cell)) and not _CELL.fullmatch(cell) and not (unit and unit[1] == len(scaled)):
            label = noun_before(_ROW_LEAD.sub("", cell))[0]
            return None if not label or set(label) & _STOPS else label
    return None


_ENGLISH_TRAIL = re.compile(
    r"(?:[\s\"“”]|\b(?:of|at|to|by|was|were|is|are|be|about|approximately|nearly|almost|over|around|for|in|the|an?|from|and|or|with|on|than|more|less|some|remain|remained|totaled|totaling|reached|somewhat|below|above|near|running|roughly|between|up|down|only|just|has|have|had|returning|return|that|which|as|its|their|our|it|set|aside)\b)+$",
    re.IGNORECASE,
)
_ENGLISH_LEAD = re.compile(
    r"^(?:[\s\"“”]|\b(?:the|a|an|in|on|and|of|for|to|that|its|our|their|with|but|both)\b)+", re.IGNORECASE
)
# A determiner right before a figure: what the figure qualifies stands behind it.
_DETERMINER = re.compile(r"\b(?:the|an?|its|our|their|this|current|existing|new)\s*$", re.IGNORECASE)
_QUALIFIED = re.compile(r"\s(?P<noun>[a-z][A-Za-z'’-]*(?: [A-Za-z'’-]+){1,10})")
_NOUN_END = re.compile(
    r"\s\b(?:remain(?:s|ed)?|is|are|was|were|has|have|had|will|would|should|may|to|that|which|and|or|with|by|at|as|until|on|from|in)\b"
)
_ENGLISH_AFTER = re.compile(r"\s*(?:of |in )?(?P<noun>[A-Za-z][A-Za-z' -]*)")


# What is no noun by itself: a verb of being so much, a comparison, a period without its year.
_NO_ENGLISH_NOUN = re.compile(
    r"(?:[\s•,]|\b(?:amount(?:s|ed|ing)?|compared|versus|vs|respectively|last|prior|previous|this|current|same|fiscal|year|period|including|respective|was|or)\b)*",
    re.IGNORECASE,
)


def english_noun(clause: str) -> str:
    """The last words before an English figure; empty where there are none."""
    phrase = _ENGLISH_LEAD.sub("", _ENGLISH_TRAIL.sub("", clause))
    if _NO_ENGLISH_NOUN.fullmatch(phrase):
        return ""
    return " ".join(phrase.split()[-8:]).strip("(),.;: ")


def english_metric(clause: str, lead: str, subject: str | None, behind: str) -> str:
    """What an English figure measures: the noun that it qualifies (the current 0 to 1/4 percent target range), the one
    before it in its ``clause``, the ``subject`` of its sentence, one that stands further before, or behind."""
    if _DETERMINER.search(clause) and (qualified := _qualified_noun(behind)):
        return qualified
    named = english_noun(without_periods(clause)) or subject or english_noun(without_periods(lead))
    return named or english_noun_after(behind)


def _qualified_noun(behind: str) -> str:
    found = _QUALIFIED.match(behind)
    words = _NOUN_END.split(found["noun"])[0].split() if found else []
    return " ".join(words[:8]) if len(words) > 1 else ""


def english_noun_after(after: str) -> str:
    """The first words behind an English figure; empty where there are none."""
    found = _ENGLISH_AFTER.match(after)
    return " ".join(found["noun"].split()[:4]) if found else ""
