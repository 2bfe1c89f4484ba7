"""Every length and threshold of this room, with its reason and what it was measured on.

Lengths are in characters of the running text but where something else is named.
"""

from __future__ import annotations

from decimal import Decimal

# numbers/

# Digits of a quotient: what the JSON contract promises.
QUOTIENT_DIGITS = 12
# Digits that values are computed with: 10^20 元 with ten decimals still fits.
EXACT_DIGITS = 60
# A longer numeral is none, which keeps reading linear; the longest of the labelled cases has 31 characters.
LONGEST_NUMERAL = 40
# Digits before the point: no quantity is larger.
LARGEST_NUMERAL = 40
# Members of a list that share the unit behind the last (3.1、2.5和1.8个百分点).
LONGEST_LIST = 8
# Digits: longer numbers without a unit are those of files, telephones and accounts.
LONGEST_WITHOUT_UNIT = 7
# A quotation no longer than this is a name (“3个100”); a longer one is speech, whose figures count.
LONGEST_NAME = 16
# Before a Chinese numeral: how far back the list may begin that it sums up (养老、失业、工伤三项保险).
SUMMED_LIST = 40
# Before a number: how far back a word is looked for that makes it the number of something (图1, Section 13).
NAMED_BEFORE = 14
# Before a number without a unit: how far back 率, 指数 and the like make it a rate.
RATE_BEFORE = 14
# The same in English: how far back ratio, index and the like stand.
ENGLISH_RATE_BEFORE = 60
# Before a number: how far back 排名, 位居 and the like make it a rank.
RANK_BEFORE = 16

# Before a number without a unit: how far back its label may name one in brackets (中标价(万元):128.5).
LABELLED_BEFORE = 14

# tables/

# A table's heads stand in its first rows; deeper ones are the labels of a second table.
MOST_HEADS = 6
# Years that head columns beside one another are no further apart; numbers that only look like years mostly are.
FARTHEST_YEARS = 15
# Places that the merged cells of a table fill together; a file may claim millions.
MOST_PLACES = 200_000
# The share of a column's cells that are periods where it labels the rows; a head may have been left among them.
PERIODS_SHARE = 0.7
# A year in two digits (FY22, 12/31/22) from here on is of the last century.
OLDEST_SHORT_YEAR = 70
# A contents page without a head (Page) has so many entries at least.
FEWEST_ENTRIES = 3
# A head or a cell names a unit with no more characters than these (立方米/每平方公里).
LONGEST_UNIT = 16
# A cell with one number and what qualifies it (约12.5万人); a longer one is read as prose.
LONGEST_QUALIFIED = 24
# Lines above a table that may caption it, with so many line breaks between two of them.
CAPTION_LINES, CAPTION_BREAKS = 3, 3
# Characters of a caption's line; of a head that stands on a line of its own between caption and table; and at the end
# of a line of prose in which (in thousands) may stand.
LONGEST_CAPTION, LONGEST_HEAD_ABOVE, SCALE_WITHIN = 80, 20, 60
# Lines above a table without heads in which its years may stand (annual reports whose labels run over several lines).
YEARS_ABOVE = 8
# Fewer rows than these are lines that happen to have a gap.
FEWEST_TABLE_ROWS = 2
# A line without a gap between two rows is the heading of a group of rows; it is no longer than this.
LONGEST_GROUP = 40
# A table of one cell a line: the fewest records, the most columns (a longer run of values is a list), the longest cell
# (beyond it begins prose) and the most line breaks between two cells (nothing but blank lines).
FEWEST_RECORDS, MOST_LISTED_COLUMNS, LONGEST_LISTED_CELL, LISTED_BREAKS = 3, 12, 40, 4

# Before a number: how far back from stands in from about US$85 to 92.
LEVELS_BEFORE = 24

# Before 持平: how far back the comparison begins that makes it a growth of 0 (与上年同期持平).
COMPARED_BEFORE = 12

# running_text.py

# A line that a converter broke is about as long as the page is wide; a heading, a caption or a cell that happens to
# end without a stop is shorter. In the labelled bulletins broken lines have 24 characters and more.
BROKEN_LINE = 20
# A line that announces the comparison of two years (Fiscal Year 2017 versus 2016) is no longer than this.
LONGEST_HEADING = 80

# meaning/

# Before a figure: how much of its sentence is read for its year and nature.
SENTENCE_LEAD = 400
# Before a figure: how much of its clause is read for its metric.
CLAUSE_LEAD = 200
# Before a figure: how far back a word may qualify it (超过3亿元).
QUALIFIED_BEFORE = 16
# Before a figure: how far back the sentence may tell stock from flow where the clause does not.
MEASURE_BEFORE = 60
# Around a figure: how far 力争, 确保 and the like make it a target, before and behind.
TARGET_BEFORE, TARGET_BEHIND = 40, 6
# The longest way back to a paragraph's start, and how much of it says whether it looks back.
LONGEST_PARAGRAPH, PARAGRAPH_OPENING = 2000, 80
# Behind a figure: how far its language shows.
LANGUAGE_BEHIND = 20
# How far a comparison may stand before its verb: 比上年末(全市常住人口)增加.
COMPARISON_REACH = 12
# Behind an English figure: how far its comparison is looked for (rose 5% to $3 million from last year).
ENGLISH_COMPARISON = 60
# Between an English figure and the period that it is bound to: $1.2 million of revenue in fiscal 2017.
ENGLISH_PERIOD_BEHIND = 40
# Between two members of a list.
LONGEST_JOINT = 6
# A noun no longer than this needs the one before it to be understood: 总量, 支出.
SHORT_NOUN = 4
# Before the number; the longest label of the labelled reports has 31 characters.
LONGEST_NOUN = 40
# Behind the number; what is longer is the rest of the sentence.
LONGEST_NOUN_BEHIND = 24
# How much of the text behind a number is read for its noun.
READ_BEHIND = 40
# Where a noun of that length stands before a function word, or a verb, it ends there; a shorter one goes on (12家村卫生室
# 完成评价). Chosen on the labelled reports.
NOUN_BEFORE_FUNCTION, NOUN_BEFORE_VERB = 6, 8
# Where so many stand before where the counted ones went (专家到我市), or before what is joined to them.
NOUN_BEFORE_PLACE, NOUN_BEFORE_JOINT = 2, 4
# Words of an English noun phrase: before the number, qualified by it, behind it.
ENGLISH_NOUN, ENGLISH_NOUN_BEHIND = 8, 4
# Before a cell on a line of its own: how far back the label of its row is looked for.
ROW_LABEL_BEFORE = 200

# trends/

# What is called unchanged (与上年持平) differs by no more than this share.
UNCHANGED_WITHIN = Decimal("0.03")
# A multiple in words (翻一番) is met by what is nearer to it than this share.
LOOSE_MULTIPLE = Decimal("0.05")

# What the last so many texts of cells, heads and labels say is kept: a table is laid out for its figures, to be checked,
# and to be compared, and a cell is looked at by column, by row and for itself. A file of 500
# tables has some 25,000: fewer would all be gone when they are asked for again.
CELLS_KEPT = 1 << 15

# What the head of a table multiplies all values by is no less than this: thousands, 万元.
SMALLEST_TABLE_SCALE = 1000
# A change of more digits is one of numbers that are none, such as an account's.
LONGEST_GROWTH = 20
# A value this many times the median of the other years, or that small a part of it, looks like a slip of unit or digits:
# tenfold, less what a metric may grow in a year.
SLIP = Decimal(7)
# ... where the others agree within this factor, so that steady multiplying is none.
SLIP_AGREEMENT = Decimal(3)
# A growth is out of the ordinary where it is this many times as far off the median of the other growths as any of them
# (with so few years a median deviation says little: +50, -40, +78, -38 has a small one),
OUTLIER_FACTOR = 2
# and not by less than that many percent, or points of a relative unit: steady metrics hardly differ at all.
LEAST_OUTLIER, LEAST_OUTLIER_POINTS = Decimal(30), Decimal(5)
# The fewest years that make a history of growth.
FEWEST_YEARS = 4
