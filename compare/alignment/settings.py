"""What alignment was tuned by: each number with its reason and what it was measured on.

Similarities are in 0..1; lengths are characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

# --- Texts ------------------------------------------------------------------------------------------------------------

# Character trigrams: in Chinese about a word and a half, so that two passages with none in common share no phrase.
SHINGLE = 3

# A word that more texts of a side hold says too little to be looked at.
COMMON_WORD = 24

# --- Sections ---------------------------------------------------------------------------------------------------------
# The scores of two sections weigh their headings and their content. Tuned on the State Council reports 2018-2019
# (rewritten from top to bottom), checked on the human-resources bulletins and the sample reports (little rewritten).

HEADING_WEIGHT, CONTENT_WEIGHT = 0.5, 0.5
# Headings are made of the same few words (推进…健康…建设): unless they are much alike, the content must be alike too.
EVIDENT_HEADING = 0.80
LEAST_CONTENT = 0.12
# Headings so alike are the reason given for a pair.
SAME_HEADING = 0.50
SUCCESSOR_BONUS = 0.5  # for headings whose years lie as far apart as the two reports do
LEAST_UNDER_PAIRED_PARENTS = 0.16
LEAST_ELSEWHERE = 0.30
# What the share of two sections' text that is in pairs of passages with each other adds. At 1.0 a section outweighs its
# parent's heading: a child is then paired with the parent of its mate (State Council 2018-2019), the more so at equal
# weight on other levels.
SHARE_WEIGHT, SHARE_ON_OTHER_LEVEL = 0.7, 0.35
# What the places of two such sections among their siblings add: two paragraphs on trade whose tables share most of their
# labels (Nanjing) cross without. Up to .3 no other labelled pair changes.
ORDER_WEIGHT = 0.2
# Sections that share so much are paired before what their parents say. Right pairs of State Council reports 2015-2017
# share .2 to .9, wrong ones .1 at most.
LEAST_SHARE = 0.15
# Less is enough where each is the other's best in the whole report.
LEAST_MUTUAL = 0.14
# The only unpaired section on each side between the same neighbours.
LEAST_BETWEEN = 0.10
# Above so many pairs of sections none is scored: 3,000 x 3,000 take 10 s. What is the same is paired in order.
MOST_SECTION_PAIRS = 4_000_000
# Sections left over are a pair where so much of their text, taken together, is in pairs of passages with each other.
CONFIRMED_SHARE = 0.6
# Sections with other headings are no pair where less of their text is in pairs of passages with each other. State Council
# 2015-2017: six of the seven pairs below it are of two topics; those of long sections have a content cosine of .4.
LEAST_CONFIRMED = 0.05
# The same heading counts 1, so this asks for a content cosine of .3.
LEAST_SAME_HEADING = 0.65
# An unpaired section whose content is so alike with that of a section already paired may have been split off or merged;
# it was, where this share of its characters is in pairs of passages between the two.
LEAST_PART = 0.22
PART_CONFIRMED = 0.25

# 4,096 buckets: the sections of two State Council reports collide too rarely to change a pair.
HASH_BUCKETS = 4096
# Bigrams are about words in Chinese; in an alphabet's signature one character is a word already.
CHINESE_GRAM = 2
LATIN_GRAM = 1


# --- Passages ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class PassageWeights:
    """What speaks for a pair of passages and against it, in units of one scale, that of the logarithm of odds; ``least``
    is what a pair needs.

    Fitted by conditional logit on five pairs of reports labelled by readers: the weights under which each label is the
    likeliest of all that its passages might be paired with instead. They change by less than a fifth with the pair that
    is left out, but for those that say so; what was changed by hand says so too. `python -m tests.quality.leave_one_out`
    fits them anew on all labelled pairs but one and reports that one.
    """

    characters: float = 1.65  # of the similarity of the wordings
    opening: float = 1.5  # of that of their first `OPENING` characters or words: what a sentence is about comes first
    rare_words: float = 2.6  # of the logarithm of the weight of the rare words that both hold
    # Where their first figures measure the same; half of it without the 10-K. Of nearly the same names (expense and
    # expenses) too, one 10-K finds .012 more of its passages and pairs .035 fewer of its figures.
    metric: float = 1.0
    # Where their sections belong together. Fitted 1.9, since labels are mostly in place; a passage that went elsewhere
    # then loses to what stands in its old place (Nanjing: 高新技术产业产值 to another industry's).
    section: float = 1.5
    length: float = -0.9  # of the logarithm of the ratio of their lengths, up to `FARTHEST_LENGTH`
    # Growth of last year repeated beside that of this year reads alike. Fitted -1.2, from few labels; at that weight one
    # 10-K loses .03 of its labels and another gains wrong pairs.
    other_year: float = -3.3
    # Rows that are the same, figures and all: more than place counts in full, since the rows of a table differ in little
    # but their figures. Labels have none. A 10-K of three years a table: 24 rows lost their twin at 0, 3 from 3.3 on.
    same_row: float = 4.0
    other_kind: float = -1.25  # a heading beside a sentence, a row beside either
    # Where each stands between the mates of the other's nearest paired neighbours. Fitted 2.4; less, as with ``section``.
    between: float = 2.0
    # Of how much less alike they are than the pairs of these reports usually are: where most sentences stay as they are,
    # a rewritten one is rare. Labels hold few passages without a mate, so this is chosen by hand, on generated changes
    # of the sample reports: wrong pairs 26 at 0, 14 at -3, 8 at -7; labelled reports lose recall from -5 on.
    unlike: float = -3.5
    # On the labelled pairs .5 more or less moves recall by .01 and wrong pairs by less than .01.
    least: float = 4.9
    firm: float = 6.0  # what a pair needs before its neighbours have been paired


PASSAGE_WEIGHTS = PassageWeights()
# Out of order counts in full (``between``) where what lies between the mates is so small a share of the other report, and
# less where it is larger, by its logarithm. The labelled reports are the same from .02 to .3; but at .3 order
# outweighs wording in a report of four sentences.
RARE_PLACE = 0.05
# What a sentence opens with, in characters or words of an alphabet; 4 to 10 tell labels apart as well.
OPENING = 6
# About the weight of a word that one passage on each side holds.
ONE_RARE_WORD = 5.0
FARTHEST_LENGTH = 2.0
# By how much a pair may be ahead of its rivals, or behind them; 2 to 5 make no difference on the labelled pairs.
LARGEST_LEAD = 3.0
# Reports count as if they had so many more pairs that are half alike, until pairs show how much is rewritten.
FEW_PAIRS, LEAST_USUAL = 5, 0.5
# Reports whose years are further apart than this are not of consecutive years, or one of the years is misread.
FARTHEST_YEARS = 5
# Years further from the report's own are history, or no years.
EARLIEST_YEAR, LATEST_YEAR = -7, 3
# A row no longer than this that names a year is a caption of what follows.
LONGEST_CAPTION = 60
# Within two paired sections all pairs are weighed up to this number; in larger ones those that share rare words, the same
# text and neighbours of pairs.
MOST_PAIRS_IN_PLACE = 10_000
# and where the characters of both, multiplied, are no more than so many pairs of long sentences have.
MOST_CHARACTERS_IN_PLACE = MOST_PAIRS_IN_PLACE * 200**2
# How many passages are weighed for each by its rare words, anywhere in the report.
MOST_CANDIDATES = 8
# Neighbours' evidence changes with the pairs: so many rounds.
ROUNDS = 3
# A heading and a sentence are a pair only where they are so much alike; beyond that it is weighed (``other_kind``).
HEADING_AS_SENTENCE = 0.4
# A passage in a section that is paired with its own has moved only if it is nearly the same, and long enough.
LEAST_MOVED = 0.80
SHORTEST_MOVED = 12
# A split or merge is believed where the shorter side is found in the other this far; .80 misses halves that are also
# rewritten (three figures of the human-resources bulletins), and no labelled pair is worse at .65.
SPLIT_COVERAGE = 0.70
# What each of the two halves of a split must have in common with the whole.
HALF_COVERAGE = 0.65
# --- Edits ------------------------------------------------------------------------------------------------------------

# Equal stretches this short between two edits are noise to a reader; the edits are joined across them.
LONGEST_NOISE = 2
# Where less than this share of both passages survives, one replacement reads better than a mosaic.
SURVIVING = 0.5
# So many equal characters around a difference are cut into words with it: longer than nearly every word.
WORD_CONTEXT = 6

# --- Tables -----------------------------------------------------------------------------------------------------------
# Labels and cells are shared as far as no other table has them (2023 and 合计 stand in every table).
TABLE_SHARED_WEIGHTS = {"label": 3.0, "head": 1.0, "cell": 1.0}
TABLE_CAPTION_WEIGHT, TABLE_SECTION_WEIGHT = 1.5, 0.5
# Two fifths of the labels in paired sections, or the same caption, make one table of two.
LEAST_TABLE = 1.6
# Captions less alike than this are those of other tables: 表1 人口 and 表1 人口变动 are .8 alike.
LEAST_CAPTION = 0.8
# A table is a part of another where so much of its labels, and so many of them, are rows that the other's pair lacks.
TABLE_PART, FEWEST_SHARED_ROWS = 0.6, 2
# Labels or heads so much alike, or so many of the same cells, are one row or column renamed.
LEAST_LABEL = 0.6
LEAST_SAME_CELLS, FEWEST_SAME_CELLS = 0.6, 2
# Characters of a label beside its numbers from which these are asides: Accounts receivable (net of allowance of $150).
LONG_LABEL = 16
# Heads, their years aside, that have less in common are other heads, or the one is a row that seemed a head.
LEAST_HEADS = 0.5

# --- Figures ----------------------------------------------------------------------------------------------------------

# How much the metric's name and the place in the aligned sentence weigh. Either alone makes a pair: the name when a
# clause moved, the place when the metric's name was rewritten. Tuned on the human-resources bulletins.
NAME_WEIGHT, PLACE_WEIGHT = 0.55, 0.45
LEAST_FIGURE = 0.44
# Away from the paired passages only the name counts. A total of several years needs more to be paired with a single
# year's figure.
LEAST_FIGURE_ELSEWHERE = 0.70
OTHER_PERIOD = 0.35
OTHER_SCOPE = 0.10
# A date that stayed while the reports' years went on: half of this outweighs the place, so that a figure of the same age
# is preferred (revenue of this year, of last year, of the year before), and alone the pair is still made.
STAYED_DATE = 1.0

# How alike a growth statement's subject and a level's metric must be for the statement to be about that level.
CLAIM_METRIC = 0.85
# How many levels back in its paragraph a growth statement may reach.
CLAIM_REACH = 6
# Before a level: how far back 比上年的 and the like make it the one that its clause compares with, in characters.
COMPARED_REACH = 12
# Levels further apart than this are not one metric where the report states less than a doubling. Nanjing bulletins: the
# mispaired ones differ fourfold and more, the truly restated ones by less than a third.
FARTHEST_LEVEL = Decimal(3)

# A growth statement accuses only where the names of both levels are so much alike, or one holds the other.
NEARLY_SAME_NAME = 0.9
# An old level with a name so much alike, from which the stated growth follows, is one that the statement may mean.
LIKE_LEVEL = 0.5
# How far back and ahead of a growth statement a clause tells how it was worked out.
CLAUSE_BEFORE, CLAUSE_BEHIND = 200, 60

# How far the growth from last year's printed level may be from the stated one, in percentage points (or in percent of an
# increase), once rounding is allowed for; the last digits are revised every year. In the tables of the Nanjing bulletins of 2021 and
# 2022 that were not revised throughout it is 0.05 and 0.08, and then 0.6 and more.
SMALL_REVISION = Decimal("0.2")
# A table or paragraph was revised throughout where so many of its growth figures, and such a share of them, do not follow from last
# year's report. Trade tables of Nanjing: 11 of 17 and 18 of 24; the others no more than 3 of 20 and 2 of 10.
FEWEST_REVISED, REVISED_SHARE = 4, Decimal("0.5")
# Rows no further apart than this are of one table.
TABLE_GAP = 80
# How alike the names of one growth in a table and in prose must be: 进出口总额, 出口额 and 出口.
REVISED_METRIC = 0.6

# How alike a target's and a result's metrics must be once words of planning are dropped. Sample reports: the least
# alike true pair has .73, the most alike wrong one .58.
PROMISED_METRIC = 0.65
# A target "of about" so much is met within this share of it.
ABOUT = Decimal("0.05")
# How alike they count where a target of new ones (新增床位70张) is met by an increase of the level (床位…增加74张).
GROWTH_FOR_NEW = 0.9

# Small round counts stay the same by nature (14 hospitals, 3 centres); a figure of so many digits does not.
FEWEST_DIGITS = 3
# How many paired figures on each side count as neighbours, and which number and share of them must have changed.
NEIGHBOURS = 3
FEWEST_CHANGED = 2
CHANGED_SHARE = 0.75
# In a table the neighbours stand in the same column, the figures of so many other columns between them.
COLUMNS = 4
# How many characters before a figure are searched for a word that says it is steady.
STEADY_REACH = 16
# How alike two metrics' names must be for a restatement: the same figure, given twice.
RESTATED_METRIC = 0.85
# A restated value is no further from the first one than this, as a ratio.
FARTHEST_RESTATED = Decimal("1.5")

# How many characters of the clause before a figure are searched for the period that it is about, and after it.
PERIOD_REACH = 24
DESTINATION_REACH = 12

# --- Folders ----------------------------------------------------------------------------------------------------------

# Four characters of a signature. Of all they have, unrelated reports share .07 at most (a collection on one topic),
# reports of one kind by different offices .17 (ten provinces' government reports of one year), one office's reports of
# consecutive years .20 and more (State Council 2015-2022; a bulletin .55). With three the latter two lie closer.
FINGERPRINT_SHINGLE = 4
# What so many reports have in common is a template or the language of their kind and does not say whose report it is; an
# office's own words stand in its two reports only.
TEMPLATE = 3
# What two reports of unknown offices must share of what no third report has. Folders of five provinces' government
# reports and one of the State Council: its consecutive years share .13 to .16, others .02 at most; offices that fill in
# one template (the sample submissions, with their names taken out) share .00, two years of one of them .56 and more.
# Where there are too few reports to recognise a template, reports on one topic share .07.
LEAST_REPORT_CONTENT = 0.10
# The same where their titles are the same, but could be anybody's (年度工作总结).
LEAST_TITLED = 0.05

# A figure is a slip of scale where it differs from last year's by one of these factors (万 and 亿, none and 万, thousand
# and million, none and million), and by no more than this besides: a year's growth. Of names so long.
SLIPS = (Decimal(10**4), Decimal(10**8), Decimal(10**3), Decimal(10**6))
FARTHEST_SCALED = Decimal(2)
SHORTEST_SCALED_METRIC = 4
