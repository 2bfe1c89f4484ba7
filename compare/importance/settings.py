"""What importance was tuned by: each number with its reason and what it was measured on.

A level moves by the logarithm of its ratio, so that halving and doubling weigh the same; what is itself relative moves by
percentage points.
"""

from __future__ import annotations

from decimal import Decimal
from math import log

# Fewer changes of a kind have no usual size.
FEWEST_PEERS = 8
# An own history has so many earlier steps: with two, one of them is as unusual as the other.
FEWEST_STEPS = 3
# A direction that held in so many earlier steps is one that a year may break.
FEWEST_ALIKE = 2
# The modified z-score from which a value is called an outlier (Iglewicz and Hoaglin 1993).
FAR = 3.5
# The median absolute deviation of a normal distribution is 1/1.4826 of its standard deviation.
NORMAL = 1.4826
# Where most figures move alike the spread would be next to nothing: no change is far off that differs by less than a few
# of these. Logarithms of ratios (5%), points of shares and of growth.
LEAST_SPREAD_LEVEL, LEAST_SPREAD_SHARE, LEAST_SPREAD_GROWTH = log(1.05), 1.0, 2.0
# And it is told only where it is large by itself: a third more, a quarter less; so many points.
LEAST_FAR_LEVEL, LEAST_FAR_SHARE, LEAST_FAR_GROWTH = log(1.33), 5.0, 10.0
# Counts of things that happen by chance move by about the root of their number, in two of three years; this many times
# as much is taken off what they moved.
CHANCE = 2.0
# Growth that turns round by fewer points than this (0.3% after -0.2%) has not turned, it stands still.
LEAST_SWING = 3.0

# Above this ratio a percentage means nothing: 0.02 to 204 is not a growth of 1,020,000%.
TINY_BASE = 20.0
# Names that agree only loosely and values so far apart may be two figures. As FARTHEST_LEVEL in alignment.
FARTHEST_LOOSE = 3.0
# Ratios of scales: thousand, 万, million, 亿.
SCALES = (10**3, 10**4, 10**6, 10**8)
# How near the ratio of two levels, once the stated growth is taken off, is to that of two scales where the slip is proven.
# The growth is printed to one decimal and its base revised by a percent or two.
PROVEN_SLIP = 0.03

# A part whose change is so much of the total is told as that.
LEAST_SHARE_OF_TOTAL = Decimal("0.05")
# How many levels before a part its total may stand.
TOTAL_REACH = 24
# How many figures before a growth statement its level may stand to be told with it.
LEVEL_REACH = 6
# How many figures before a growth statement the same growth may be stated in another unit.
TWIN_REACH = 3

# A figure that stands in a table alone is a detail beside one that the report writes a sentence about; one told in two
# places is one that the report itself puts first.
IN_TABLE = 0.25
TOLD_AGAIN = 1.5
# Lighter than this (a cell of a table that is a thirtieth of the largest of its unit) is a detail: no turn of it is news.
LEAST_WEIGHT = 0.1

# What is large among the figures of its unit goes before what is small: a tenth of the largest weighs half as much, a
# hundredth a third. Of what has no level, or few others in its unit, nothing is known: it weighs as a tenth would.
FEWEST_OF_UNIT = 3
UNKNOWN_SIZE = 0.5

# A cell without a unit is the same figure as one with a scale only where so many digits agree.
FEWEST_AGREEING_DIGITS = 3
# Under two names, one of which holds the other, only so many.
FEWEST_DIGITS_OTHER_NAME = 4
# So many figures of each pair of reports are kept where folders are compared.
MOST_FOREMOST = 3
# More figures of one name (a column of a table whose rows were not understood) are not held against each other: each with
# each takes the square of their number.
MOST_OF_ONE_NAME = 200

# texts.py

# A section is gone where so much of its text has no counterpart anywhere: below that it was renamed, or taken apart.
SHARE_GONE = 0.8
# Characters of a section that is worth a line of its own; a shorter one is a heading with a sentence.
SHORTEST_SECTION = 60
# Characters that a denial takes the place of where it turns a sentence round (已经 -> 尚未, was -> was not); in place of
# more another thing is said.
LONGEST_TURN = 8
# Before one another among what matters without a figure, a section by the logarithm of its length (5 to 9) between them.
SAYS_OPPOSITE, BINDS_LESS, TROUBLE_TOLD, DUTY_DROPPED = 100.0, 50.0, 2.0, 1.0
