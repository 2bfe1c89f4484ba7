"""The constants of the rules: one name each, with its reason and what it was measured on."""

from __future__ import annotations

from decimal import Decimal

# --- garbled: how much text is cut into words around a doubled one, so that jieba need not cut the paragraph.
WORDS_AROUND = 8
# What a bracket holds may go on over so many paragraphs (a quotation, a list, a line of links).
BRACKET_PARAGRAPHS = 8
# How far before a closing bracket the label of an item (``1)``) can begin.
ITEM_LABEL_REACH = 5

# --- duplicate-passage. In cells without punctuation. Measured on the State Council and provincial reports: below that,
# what stands twice is a slogan or a target told again; the labelled copies have 52 cells and more.
LEAST_COPY = 50
LEAST_REPEATED_CLAUSE = 28
# English repeats its set sentences at more length.
LEAST_ENGLISH_COPY = 200
# What a report says more often than this is a form's wording, not a passage put in twice.
MOST_COPIES = 4
# How much of a copy is quoted in the message.
COPY_QUOTED = 24

# --- contradiction. A short metric is an attribute of whatever was named before it (从业人员, 基金支出), a longer one
# names its thing.
SHORTEST_METRIC = 5
# A figure of the prose and one of a table are compared by names of so many characters.
SHORTEST_SHARED_METRIC = 3
# Their values are no further apart than this.
FARTHEST_SOURCES = Decimal("1.3")
# A figure that differs in one digit from a cell under another name of so many digits misquotes it; a name that a sentence
# has in common with a table is so long.
FEWEST_SHARP_DIGITS = 4
SHORTEST_LABEL = 2
SHORTEST_ENGLISH_LABEL = 5
# Small counts under one name are two events (培训班3期, 培训班5期); a figure of so many digits is one quantity.
FEWEST_DIGITS = 3
# Two values of one figure are no further apart than this; those that are belong to two periods or places.
FARTHEST_VALUES = Decimal(2)
# As far back in its sentence as the name of an English count can begin.
COUNT_NAME_REACH = 60
# A metric so long names its thing wherever it stands, a shorter one only from section to section.
LONG_METRIC = 8
# As far back in its line as the period of a figure can stand.
PERIOD_REACH = 400

# --- what prose retells of tables: so much of a name stands for it.
ALIKE_NAMES = 0.6
SHORTEST_ENGLISH_NAME_TOLD = 3
# Words of fewer characters before a figure only list it behind the one before: 1010户、1569人.
SHORTEST_LEAD = 2
# A number of so many digits is one slip from another by chance once in two thousand times.
FEWEST_LONG_DIGITS = 5
# What is worked out from rows that the words name differs from what is told by no more than this part: else it is of something else.
FARTHEST_RETOLD = Decimal("0.05")
MOST_ROWS_ADDED = 8

# --- scale-slip: names so long are of one thing.
SHORTEST_SCALED_NAME = 4
SHORTEST_ENGLISH_NAME = 8
# How many times two scales are apart: 万 and 亿, none and 万, thousand and million, none and million.
FEWEST_SLIP_DIGITS = 2
# A figure of so many digits that stands in a row, too, is the row's.
FEWEST_LABELLED_DIGITS = 3
# A name with more values than this is that of many things.
MOST_VALUES = 8
SLIPS = (Decimal(10**4), Decimal(10**8), Decimal(10**3), Decimal(10**6))

# --- arithmetic, sums. Parts that come as near to their total as this were meant to add up to it; others are examples,
# or overlap.
NEAR_TOTAL = Decimal("0.1")
# How far after a total its parts are announced.
PARTS_REACH = 36
# --- arithmetic, ratios. A share that differs from its counts by more than this part of itself is of something else.
FARTHEST_SHARE = Decimal("0.5")
# Two phrases with this share of their character pairs in common name one thing: 职工总人数, 职工总数.
ALIKE_PHRASES = 0.5
# Characters within which a level stands close by.
NEARBY = 160
# How many levels of its unit back the whole that a share names may stand.
WHOLES_BACK = 200
# How far before 其中 its total stands.
AMONG_REACH = 40
# How far before a figure the word stands that says what it counts (应查, 已查).
COUNTED_REACH = 14
# How far behind its counts a rate stands: 抽检120批次,合格115批次,合格率95.8%.
RATE_REACH = 20
# --- arithmetic, levels. Levels further apart than this are not of one thing (as in the growth claims of a comparison).
FARTHEST_LEVELS = Decimal(3)
# 翻番 and approximate multiples are printed for what is as near to them as this part.
ABOUT_DOUBLED = Decimal("0.15")
# A per-capita figure is worked out with the mean population of the year; from that of its end it differs by no more.
OTHER_POPULATION = Decimal("0.03")
# As far behind an English total its parts are looked for.
LIST_REACH = 300
# A mean so many times off is one of something else.
FARTHEST_MEAN = Decimal(2)
# How far behind a total or an index stands what follows from it.
MEAN_REACH = 24
# Shares that make more than this are of several wholes.
MOST_SHARES_OVER = Decimal(130)
# Parts of things that make up to so many times their total were meant to make it up; people may be counted twice.
MOST_PARTS_OVER = Decimal("1.5")
OVERLAP_REACH = 80  # characters behind the parts in which their sentence and the next may say that they overlap
MOST_PARTS_TRIED = 8  # so few parts are also tried without some of them
# A mean growth is held against no longer period than this.
MOST_YEARS = 12
# How far before a level the word stands that makes it the earlier one: 由120家.
FROM_REACH = 20
# --- arithmetic, quotients. How far before the first figure of a line its period can stand.
LINE_LEAD = 40
DAYS_A_YEAR = Decimal(365)
# Days of a year on which offices are closed, at most.
HOLIDAYS = 120
# Bed-days of those who left and of those who lay are not the same days.
OTHER_DAYS = Decimal("0.1")

# --- arithmetic, footing of tables.
# The last totals above one, two of which may make it.
MOST_TOTALS_PAIRED = 5
# A sum agrees hardly by chance where its result could have had so many values for each that would agree too.
SHARP = Decimal(20)
# One slip away from the sum of others: one number of so many has about fifty that are one slip away.
SHARP_SLIP = Decimal(500)
# The same of lines that are not called totals, over all places where they agree.
SHARP_TOGETHER = Decimal(10**5)
# Lines that are not called totals are believed to be sums where they agree in so many places.
FEWEST_AGREEING = 2
# A column that is not called a total is one where it agrees in so many rows for each in which it fails.
MANY_AGREEING = 3
# Sums of lines that are not called totals are looked for in tables of no more lines than this.
LONGEST_SEARCHED = 60
# What binary numbers may be off by, as a part of the numbers.
NEARLY = 1e-9
# They agree in one of so many of its first places: one may be wrong.
PLACES_SEARCHED = 2
# A lone total that its parts miss by more than this part of it is made up of something else.
FARTHEST_TOTAL = Decimal("0.3")
# Each part of such a sum is so many times what rounding leaves open: 3,318 + 1.54 does not make 3,320.
MATTERS = 3
# A column of growth, shares or differences is believed where it follows from others in this part of its rows.
FOLLOWS = Decimal("0.6")
# A finding marks no more of the figures that a sum is made of, and writes out no more than so many.
MOST_TERMS_MARKED = 60
MOST_TERMS_WRITTEN = 8
# A table with more failing places than this is not understood: none of them is told.
MOST_WRONG = 3
# Products and quotients are looked for in tables of no more columns than this, by a sieve that lets pass what is as near
# in its logarithm to the base of ten: by two percent.
MOST_COLUMNS_SEARCHED = 9
ABOUT = 0.0086
# Lines between an opening and a closing balance, of which those without a telling name are tried with both signs.
MOST_MOVEMENTS = 8
# Amounts between one profit and the next, of which those without a telling name are tried with both signs.
MOST_STEPS_DOWN = 7
# Ranks of fewer rows than this follow from any scores.
FEWEST_RANKED = 3
# How many totals of one table are named that cannot be checked.
MOST_UNSAID = 3

# --- anachronism: how many further mentions a finding names.
MOST_RELATED = 8
# How far before a name the words stand that speak of it.
LEAD_REACH = 30
PLAN_LEAD_REACH = 24
# As far back in its line as a look over several years can begin.
LOOK_BACK_REACH = 400
# Mentions that stand so close are one: 党的十八大、十八届三中、四中全会精神.
CLOSE_MENTIONS = 16
# A sentence as far as a year can reach in it.
SENTENCE_REACH = 200
# How far before a day its year stands, and the words that put it ahead.
YEAR_REACH = 8
AHEAD_REACH = 12
# The thirtieth of February must be wrong; the twenty-ninth needs its year.
LEAP_YEAR = 2024

# --- title-year-mismatch: how far from a title its own words can stand.
TITLE_LEAD = 600
# How far before a year its sentence may say that it only compares with it.
COMPARISON_REACH = 80

# --- foreign-organisation. A place named so often, and in this share of all mentions, is the report's own.
FEWEST_OWN = 3
OWN_SHARE = 0.6
# A report that names more places than this is about the country, not about a place whose name was taken out.
MOST_LEFT_IN = 4
# A report that names more places of its own kind than this, or begins more sentences with one, is about them too.
MOST_STRANGE = 2
# A company that a report names so often is its own.
FEWEST_OWN_NAMES = 2
# A collection of sample texts has three pieces or ten; a file of more is an archive.
MOST_PIECES = 30
# How often a text speaks as a hospital or a school before its title, an office's, is the wrong one.
FEWEST_SELVES = 3
# Divisions: the longest full name, and the shortest that is looked for. 康县, 高县 stand in 健康县, 提高县级: names of two
# characters are left alone.
LONGEST_DIVISION = 15
SHORTEST_DIVISION = 3
LONGEST_SHORT_NAME = 4

# --- broken-numbering. A jump over more numbers than these is no slip: the two labels belong to different lists.
MOST_MISSING_LABELS = 3
# How much of a heading without its number is shown.
HEADING_SHOWN = 12
# How far back a line's end is looked for behind white space.
LINE_END_REACH = 8

# --- truncated. A paragraph without a stop is prose, not a row or a caption, from so many characters on, or with a
# sentence before it.
LEAST_PROSE = 40
# How much of a paragraph's end is told, and how much of it is pointed at.
TAIL_TOLD = 24
TAIL_MARKED = 8
# A section without text among sisters that have some is a gap; a list of bare headings is a table of contents.
FULL_SISTERS = 0.6

# --- hidden-text: how much of it is quoted.
TEXT_QUOTED = 24

# --- hidden-characters: how many places of the same invisible character a finding names.
HIDDEN_PLACES = 5
# Words of a paragraph that marks or blanks cut apart, at least, and as a share of all that stands between two Chinese
# characters there: a mark put in anywhere hits the inside of a word in two of five. In a million characters of reports
# and bulletins no paragraph had four marks and a fifth; a list of offices (`主 任`, `委 员`) has some blanks.
FEWEST_CUT_BY_MARKS, FEWEST_CUT_BY_BLANKS = 4, 12
LEAST_CUT = 0.25

# --- arithmetic, identities of a paragraph.
# A figure that is so many times what the words make it is of something else.
FARTHEST_READING = Decimal(2)
# Lists of more parts than this are not tried in all combinations.
MOST_PARTS = 9
# A slip of one digit explains a difference of so many digits hardly by chance,
TELLING_DIGITS = 2
# and parts that miss their total by no more than this hardly leave one out.
NEARLY_TOTAL = Decimal("0.01")
# Amounts between an opening and a closing balance, the opening one included.
MOST_TERMS_OF_BALANCE = 5
# Letters by which an English noun is known in singular and plural.
STEM = 5
# So many shares make a list.
FEWEST_LISTED = 2
# Days of the year on which the air was measured.
MEASURED_DAYS = (Decimal(358), Decimal(366))
HALF_A_YEAR = Decimal(184)
# So many parts that nearly make their total were hardly picked out of more.
FEWEST_TELLING = 3
# A finding marks no more of a sentence than so many characters where several figures may be the wrong one.
LONGEST_PLACE = 100

# --- arithmetic, numbers of items. How far before its first item a list is announced.
ANNOUNCED_REACH = 40
# Words of a name in an English list; a longer one is a clause, which may hold more.
LONGEST_NAME = 4
# Two names joined by "and" may be one item.
FEWEST_NAMES = 3

# --- dates: how far apart the first and the last day of a period stand, and how far behind the last its length.
PERIOD_GAP = 60
LENGTH_REACH = 60

# --- contradiction, repeated figures. Two neighbours of so many digits hardly change places by chance,
FEWEST_SWAPPED_DIGITS = 4
# between names that have so many Chinese characters in a row in common;
LONGEST_SHARED_NAME = 3
# unless one name has more values than this: two of ten rows' values of four digits are swapped by chance once in a hundred;
MOST_OF_ONE_NAME = 8
# a count that an article makes known is one told before, from this on.
LEAST_DEFINITE = 100
# How far behind a figure its name reaches (1346个公共充电桩),
NAME_BEHIND = 9
# and how much of it stands in a message.
NAME_SHOWN = 30

# --- arithmetic, ranks. So many names in an order that a column has but for two of them are ranked by it.
FEWEST_IN_ORDER = 3
# The same of a growth whose two levels stand beside it.
FARTHEST_GROWTH = Decimal(20)
# The same of a balance carried forward: what its movements leave open is little.
FARTHEST_BALANCE = Decimal("1.1")
# How far before a ratio its name stands.
RATIO_REACH = 40
# Amounts in other units are rounded: acres to hectares.
CONVERTED_ABOUT = Decimal("0.01")

# --- broken-numbering, references. So far before a numbered table stand the words that refer to it.
REFERRING_REACH = 16

# --- metrics. The last so many names are kept as what they are compared by: those of a table stand in each of its rows.
NAMES_KEPT = 1 << 14

# A text that reports another year than its title names it more than once; a note on methods may name it once.
FEWEST_NAMED = 2

# So far from a rate stand the counts that may give it.
BORNE_OUT_REACH = 120
