"""Files of the reader's own: settings, lexicon, knowledge, places; taken, or refused in one line that names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import compare
from compare.cli import settings
from compare.lexicon import Lexicon, using
from compare.model import CheckOptions, InputError
from tests.fuzz.entrances.file_mutations import mutated
from tests.fuzz.entrances.texts import changed
from tests.fuzz.runner import Answer, Try

_TEXT = "云溪市2023年卫生工作总结\n\n一、医疗服务\n\n全年门诊62236人次，捐款36迪拉姆，比上年增长17%。\n\n第一单元 党的二十大精神\n"
_SETTINGS = b"""ignore = ["garbled"]
select = ["anachronism", "numbering"]
severity = "warning"
places = ["places.txt"]
[check]
reviewer = "a"
"""
_LEXICON = """[zh.units.counters]
words = ["迪拉姆", "单元"]
reads = ["捐款36⟨迪拉姆⟩"]
[zh.headings.chapter]
words = ["单元"]
[zh.growth.up]
pattern = "(?:上(?:升|涨))+[\\u4e00-\\u9fa5]{0,3}"
exceptions = [{not_after = ["新"], not_before = ["点|极"], leaves = ["新增长点"]}]
ignore_case = true
""".encode()
_KNOWLEDGE = """[[plan]]
names = ["某某规划", "某(?:某|些)计划"]
source = "a"
first = 2021
last = 2025
[[office]]
names = ["卫计委"]
source = "b"
last = 2018
now = "卫健委"
[[yearly]]
names = ["博览会"]
source = "c"
zero = 2003
""".encode()
# This share is made wrong by lines and words, the rest by bytes.
_AS_TEXT = 0.6
_PLACES = "云溪市\n河西区\n".encode()


def _with_settings(path: Path) -> str:
    return repr(settings.load(str(path)))


def _with_lexicon(path: Path) -> str:
    with using(Lexicon.with_files((str(path),))):
        return repr(compare.find_figures(compare.read_text(_TEXT)))


def _with_knowledge(path: Path) -> str:
    return repr(compare.check(compare.read_text(_TEXT), CheckOptions(knowledge=(str(path),))))


def _with_places(path: Path) -> str:
    return repr(compare.check(compare.read_text(_TEXT), CheckOptions(places=(str(path),))))


_FILES: tuple[tuple[bytes, Callable[[Path], str]], ...] = (
    (_SETTINGS, _with_settings),
    (_LEXICON, _with_lexicon),
    (_KNOWLEDGE, _with_knowledge),
    (_PLACES, _with_places),
)


@contextmanager
def config(folder: Path) -> Iterator[Try]:
    everything = [data for data, _ in _FILES]
    path = folder / "mine.toml"

    def attempt(random: Random) -> Answer:
        data, taken = random.choice(_FILES)
        if random.random() < _AS_TEXT:
            path.write_text(changed(data.decode(), random), "utf-8", "replace")
        else:
            path.write_bytes(mutated(data, everything, random))
        try:
            return Answer(taken(path).replace(str(folder), ""))
        except InputError as error:
            assert "\n" not in str(error)
            return Answer(reason=error.reason)

    yield attempt
