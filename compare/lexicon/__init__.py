"""What the program knows about Chinese and English, as data: words, units, dates, labels, each with examples.

The data lies in TOML files by language and subject (``zh/growth.toml``). An entry is named by all three:
``zh.growth.up``. Code reads it as a compiled pattern, as words or as a table::

    STATEMENT = pattern(r"(?P<word>{zh.growth.up}|{zh.growth.down})了?$")   # compiled when first used
    STATEMENT.search("业务收入增长")
    table("zh.numerals.digits")["三"]                                       # 3

A reader adds to it by files of her own (`Lexicon.with_files`, `using`). ``python -m compare.lexicon FILE`` checks that
each entry of a file reads what its examples say.
"""

from compare.lexicon.lexicon import Lexicon, active, derived, entry_words, remembered, table, use, using
from compare.lexicon.patterns import Pattern, pattern

__all__ = ["Lexicon", "Pattern", "active", "derived", "entry_words", "pattern", "remembered", "table", "use", "using"]
