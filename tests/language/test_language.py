import pytest

from compare.language import CHINESE, ENGLISH, Words, choose, language


@pytest.mark.parametrize(
    ("name", "environ", "chosen"),
    [
        (None, {}, ENGLISH),
        (None, {"LANG": "C.UTF-8"}, ENGLISH),
        (None, {"LANG": "zh_CN.UTF-8"}, CHINESE),
        (None, {"LANG": "zh_TW.Big5"}, CHINESE),
        (None, {"LANGUAGE": "zh_CN:zh"}, CHINESE),
        (None, {"LC_MESSAGES": "zh", "LANG": "en_US.UTF-8"}, CHINESE),
        (None, {"LC_ALL": "de_DE.UTF-8", "LANG": "zh_CN.UTF-8"}, ENGLISH),
        (None, {"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, CHINESE),
        ("en", {"LANG": "zh_CN.UTF-8"}, ENGLISH),
        ("zh-CN", {"LANG": "en_US.UTF-8"}, CHINESE),
    ],
)
def test_the_language_is_chosen_by_name_or_by_locale(name: str | None, environ: dict[str, str], chosen: str) -> None:
    assert choose(name, environ).language == chosen


def test_a_language_there_is_none_of() -> None:
    assert language("fr_FR.UTF-8") is None
    assert language("") is None


def test_messages_and_their_arguments() -> None:
    words = Words(CHINESE)
    assert words("{count} moved", count=3) == "3 移"
    assert words("what no catalogue holds {x}", x=1) == "what no catalogue holds 1"
    assert words("") == ""


def test_an_argument_is_never_read_as_a_message() -> None:
    assert Words(ENGLISH)("{path}: {reason}.", path="{reason}", reason="{0}") == "{reason}: {0}."


def test_plurals() -> None:
    assert [Words(ENGLISH).plural("{count} report", "{count} reports", n) for n in (1, 2)] == ["1 report", "2 reports"]
    assert Words(CHINESE).plural("{count} report", "{count} reports", 1) == "1 份报告"
