"""The constants of footing."""

from __future__ import annotations

from decimal import Decimal

# A sum agrees hardly by chance where its result could have had so many values for each that would agree too.
SHARP = Decimal(20)
# The same of lines that are not called totals, over all places where they agree.
SHARP_TOGETHER = Decimal(10**5)
# Lines that are not called totals are believed to be sums where they agree in so many places.
FEWEST_AGREEING = 2
# Sums of lines that are not called totals are looked for in tables of no more lines than this.
LONGEST_SEARCHED = 60
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
