"""What a report says twice."""

from finding import findings, quoted

from compare.model import Severity

RULE = "duplicate-passage"
TITLE = "云溪市卫生健康局2023年工作总结\n\n"
COPY = "推进城东人民医院扩建、区中医院迁建和妇幼保健院改造的前期工作，力争早日开工"


def halves(summary: str, plan: str) -> str:
    return f"{TITLE}一、主要工作\n\n全年任务完成。{summary}。\n\n二、下一步打算\n\n明年再接再厉。{plan}。\n"


def test_a_sentence_of_the_summary_again_in_the_plan_at_both_places() -> None:
    text = halves(COPY, COPY)
    first, second = findings(text, RULE)
    assert (first.span.of(text), second.span.of(text)) == (COPY, COPY)
    assert (first.related[0].span, second.related[0].span) == (second.span, first.span)


def test_part_of_a_sentence_and_other_punctuation_are_enough() -> None:
    text = halves(f"实施专项行动，{COPY}", COPY.replace("，", "；"))
    assert quoted(text, RULE) == [COPY, COPY.replace("，", "；")]


def test_a_passage_of_several_sentences_is_one_finding() -> None:
    long = "。".join((COPY, "举办培训班12期", "建成示范点36个"))
    assert len(quoted(halves(long, long), RULE)) == 2


def test_a_title_printed_twice() -> None:
    title = "云溪市卫生健康局2023年工作总结"
    text = f"{title}\n\n{title}\n\n一、主要工作\n\n全年任务完成。\n"
    assert quoted(text, RULE) == [title]


def test_formulas_slogans_and_other_figures_are_no_copy() -> None:
    formula = "以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，完整准确全面贯彻新发展理念"
    assert findings(halves(formula, formula), RULE) == []
    assert findings(halves("加强基层建设", "加强基层建设"), RULE) == []
    assert (
        findings(
            halves("全年完成签约12万人、随访36万人次、体检8万人次", "完成签约15万人、随访40万人次、体检9万人次"), RULE
        )
        == []
    )


def test_a_single_clause_said_again_is_only_noted() -> None:
    clause = "推进县域医疗卫生机构同质化发展"
    assert {f.severity for f in findings(halves(clause, clause), RULE)} == {Severity.NOTE}
