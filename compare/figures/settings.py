"""Every length and threshold of this room, with its reason and what it was measured on.

Lengths are in characters of the running text but where something else is named.
"""

from __future__ import annotations

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
