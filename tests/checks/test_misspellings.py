"""Common misspellings are noted with the word that is meant."""

from finding import findings, report

from compare.model import Severity

RULE = "misspelling"


def test_each_is_noted_with_the_word_meant() -> None:
    noted = findings(report("全局上下惯彻落实会议精神，统一布署全年任务。"), RULE)
    assert [(f.arguments["text"], f.arguments["meant"]) for f in noted] == [("惯彻", "贯彻"), ("布署", "部署")]
    assert {f.severity for f in noted} == {Severity.NOTE}


def test_right_words_are_left_alone() -> None:
    assert findings(report("全局上下贯彻落实会议精神，统一部署全年任务，截止日期另行通知。"), RULE) == []
