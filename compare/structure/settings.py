"""The constants of the structure reader, each with its reason and what it was measured on.

Widths are in cells: a Chinese character takes two, a Latin letter one. "The labelled reports" are eleven reports of two
county health bureaus and three of the State Council, whose headings, reports and chrome were marked by hand.
"""

from __future__ import annotations

# Chrome.
FOOT = 0.8  # what lies behind this share of a page is its foot
LONGEST_VALUE = 12  # characters on the line below 来源: a newspaper, an editor
SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 20, 300  # characters of a page's description of itself
SWITCH_REACH = 3  # so many lines behind a letter of the font switch (大, 中, 小) stands another line of the page
SHORTEST_PROSE = 60  # characters: a line so long, with a comma, is prose even without a full stop
FEWEST_CUTS = 2  # so many labels in mid-sentence make them the page numbers of a preview

# Pages of plain text.
FEWEST_PAGES = 4  # so many lone numbers in a row that count up are page numbers; fewer may be a column of a table
LEAST_PAGE_TEXT = 150  # characters between two page numbers
RUNNING_HEAD_SHARE = 0.5  # a running head stands at more than this share of the page breaks,
RUNNING_HEAD_REACH = 2  # within so many lines of them,
LONGEST_RUNNING_HEAD = 120  # and has at most so many characters

# Lines healed into paragraphs.
# Measured on hard-wrapped bulletins: lines that the margin broke reach .85 of their median width and more, lines that
# their author ended rarely do.
NEAR_MARGIN = 0.75  # a line this much shorter than the margin was ended by its author
AT_MARGIN = 0.90  # a line as wide as this may have been broken right behind a full stop
WRAPPED = 0.4  # a page is hard-wrapped where this share of its lines of prose breaks off inside a sentence
# The median width of the lines that break off is a margin where so many of them are as wide, but for a spread, and not
# too many lines of prose go beyond it. On hard-wrapped bulletins .83 and more are as wide and .27 to .38 go beyond; on
# pages whose lines are paragraphs .22 to .5 are as wide, or .5 and more go beyond.
FEWEST_BROKEN = 2
MARGIN_SPREAD, LEAST_NEAR, MOST_BEYOND = 0.25, 0.6, 0.45
LONGEST_SENTENCE = 2000  # characters of a paragraph that are looked at where it may read on
LONGEST_QUOTED = 60  # characters behind an opening bracket in which the closing one is awaited
LONGEST_CHINESE_LINE_HEADING = 80  # cells; beyond this a Chinese line with a comma is prose that a link broke
LONGEST_LINE_HEADING = 120  # cells; beyond this even a line of an unwrapped page is prose
FRAGMENTS = 3  # lines back that the margin is looked for: one may hold a mere fragment (a superscript, a linked word)
LONGEST_LONE_LABEL = 12  # characters of a label on a line of its own, with its heading on the next
MOST_BREAKS = 3  # a page break inside a sentence leaves at most a blank line or two
# Sentences of the reports at hand have 639 characters at most; what is longer is compared in parts, because two texts
# are compared in a time that grows with the square of their length.
LONGEST_PASSAGE = 1000

# Tables of contents, and what a writer marks.
FEWEST_ENTRIES = 3  # so many lines in a row that end in pages make a table of contents
LONGEST_ENTRY = 160  # characters of one of its entries
LONGEST_MARKED = 208  # cells of a heading that a writer underlined or set a hash before; beyond this it is text

# What a heading looks like. Measured on the labelled reports: the longest run-in headings have 46 to 50 characters; the
# shortest first sentences of numbered paragraphs begin at 20, so commas and figures decide below that.
LONGEST_HEADING = 104  # cells
LONGEST_FORM_HEADING = 208  # cells of a part or item in capitals: forms prescribe them
LONGEST_RUN_IN = 66  # cells of a first sentence without a label that is a heading
LONGEST_BEFORE_COLON = 40  # cells of a heading that a colon ends
SHORTEST_HEADING = 4  # cells
MOST_COMMAS = 2
MOST_WORDS = 14  # of a heading in title case
MOST_SENTENCE_CASE_WORDS = 8  # of one in sentence case
FEWEST_RUN_IN = 2  # first sentences count as headings where so many neighbours have one too; one is chance

# Titles and offices.
LONGEST_TITLE = 100  # cells; the longest titles in the documents at hand have 68, English ones 64
SHORTEST_TITLE = 5  # characters
TITLE_REACH = 5  # a report's title stands among so many paragraphs at its top
LEAD_LENGTH = 600  # characters that say which year a report is about; further down it looks back and ahead
LONGEST_YEAR_LEAD = 40  # characters before a year that say what it is: compared to fiscal year, year ended March 31,
NEARLY_AS_OFTEN = 0.3  # an English report names its own year at least so often, against the year it names most
COVER_LENGTH = 3000  # characters of a filing's cover, which names the company
LONGEST_OFFICE = 100  # characters

# Where another report begins.
ENOUGH = 2  # so much must speak for it where only the numbering starts again (weights: `authorship_differences`)
WINDOW = 6000  # characters of each side that are looked at
LONGEST_OPENING_LINE = 104  # cells of a line that opens a report
SHORTEST_RUN = 2  # labels that make a numbering
LONGEST_OPENING = 3  # paragraphs before the first label

# Whether two texts have one author.
HABIT = 0.9  # a habit differs where the shares of its cases lie this far apart,
FEWEST_CASES = 4  # of so many cases,
FEWEST_LABELS = 2  # or so many labels
NOW_AND_THEN = 0.25  # the other's name for itself may be used for this share of the own
# Weighed cosine of the pairs of characters: parts of one report reach .5 and more, reports of one trade .3 to .5, of
# two trades .2 and less. Measured on the health, food and State Council reports, on texts of this length and more.
OTHER_WORDS = 0.25
LEAST_COMPARED = 1500  # characters
MOST_COUNTED = 8  # of one pair of characters, so that a name repeated does not decide
