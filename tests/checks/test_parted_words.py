"""Words that blanks or marks cut apart, and right text that has blanks and marks."""

import pytest
from finding import findings, report

SENTENCE = (
    "全县卫生健康工作扎实推进，基层医疗机构服务能力明显提升，家庭医生签约服务覆盖面继续扩大，群众看病就医更加方便。"
)


def _every(mark: str, characters: int) -> str:
    return mark.join(SENTENCE[at : at + characters] for at in range(0, len(SENTENCE), characters))


def _parted(sentence: str) -> list[str]:
    found = findings(report(sentence), "hidden-characters")
    return [finding.arguments["code"] for finding in found if finding.arguments["case"] == "parted"]


@pytest.mark.parametrize(
    ("mark", "characters"),
    [
        (" ", 1),
        ("\u3000", 1),
        ("·", 4),
        ("·", 1),
        ("，", 5),
        ("-", 3),
        ("/", 3),
        (".", 5),
        ("*", 3),
        ("、", 5),
        ("_", 3),
    ],
)
def test_one_finding_for_a_paragraph(mark: str, characters: int) -> None:
    assert len(_parted(_every(mark, characters))) == (mark != "_")  # which is no mark but part of words


@pytest.mark.parametrize(
    "sentence",
    [
        SENTENCE,
        "目 录",
        "云 溪 市 二 〇 二 三 年 卫 生 健 康 工 作 总 结",
        "姓 名：张三，性 别：男，民 族：汉族，籍 贯：云溪，学 历：本科。",
        "主 任：王强；副主任：李明，张 伟；委 员：刘 洋，陈 静；秘 书 长：赵磊。",
        "参加人员：王 强、李 明、张 伟、刘 洋、陈 静、杨 勇、赵 磊、周 杰、吴 敏、徐 丽。",
        "坚持党的领导、落实责任、强化监督、确保实效、统筹推进、精准施策、依法治国、改革开放。",
        "白日依山尽，黄河入海流。欲穷千里目，更上一层楼。床前明月光，疑是地上霜。举头望明月，低头思故乡。",
        "卡尔·马克思、弗里德里希·恩格斯、弗拉基米尔·列宁、阿尔伯特·爱因斯坦、列夫·托尔斯泰等著作。",
        "按甲、乙、丙、丁、戊、己、庚、辛、壬、癸编号，依一、二、三、四、五、六、七、八、九、十排列。",
        "新（改、扩）建县（市、区）级医院12所，中（西）医结合科室8个，市（县）属学校（幼儿园）6所。",
        "“放管服”改革、“一网通办”、“互联网+政务”、“双随机、一公开”、“证照分离”全面推行。",
    ],
)
def test_right_text_is_left_alone(sentence: str) -> None:
    assert _parted(sentence) == []
