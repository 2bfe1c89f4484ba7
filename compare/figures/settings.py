"""Every length and threshold of this room, with its reason and what it was measured on.

Lengths are in characters of the running text but where something else is named.
"""

from __future__ import annotations

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
# Before a number: how far back 排名, 位居 and the like make it a rank.
RANK_BEFORE = 16

# tables/

# A table's heads stand in its first rows; deeper ones are the labels of a second table.
MOST_HEADS = 6
# Places that the merged cells of a table fill together; a file may claim millions.
MOST_PLACES = 200_000
# The share of a column's cells that are periods where it labels the rows; a head may have been left among them.
PERIODS_SHARE = 0.7
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

# running_text.py

# A line that a converter broke is about as long as the page is wide; a heading, a caption or a cell that happens to
# end without a stop is shorter. In the labelled bulletins broken lines have 24 characters and more.
BROKEN_LINE = 20
# A line that announces the comparison of two years (Fiscal Year 2017 versus 2016) is no longer than this.
LONGEST_HEADING = 80
