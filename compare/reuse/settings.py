"""Every tuned constant of this room, with its reason and what it was measured on.

"PAN" is the sample of PAN 2013 text alignment (150 English pairs), "made" the generator in tests/quality (Chinese).
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.model.origins import OriginKind


@dataclass(frozen=True, slots=True)
class Scale:
    """Lengths, which hang on the script: a Chinese character carries about as much as three or four English letters.
    Characters but where tokens are named."""

    shortest_unit: int  # tokens; a heading's label or an exclamation says nothing by itself
    shortest: int  # of a match, on either side
    evidence: float  # least cosine x characters of the shorter side: the shorter, the more alike it must be
    verbatim: int  # a run of tokens this long settles it
    near: float  # similarity from which a match is no longer reworded
    similarity: float  # least similarity of a match
    gram: int  # tokens of a fingerprint
    window: int  # fingerprints of which one stays: with gram 16 Chinese characters or 8 words are sure to leave one
    candidate: int  # tokens that two reports must share in one place to be matched
    phrase: int  # shared text up to this length is a set phrase where three have it


# Chinese characters are fewer than words: strangers with one vocabulary keep .3 to .6 of them in order, and up to .72
# where a set phrase stands among them (ten provincial reports, read); a copy with 18% of its characters changed keeps .8.
# PAN: 150 is the least length of its truth; chance fragments had evidence of 56-130, true ones 94 and up.
ENGLISH = Scale(
    shortest_unit=3,
    shortest=150,
    evidence=100,
    verbatim=256,
    near=0.65,
    similarity=0.0,
    gram=5,
    window=4,
    candidate=12,
    phrase=200,
)
CHINESE = Scale(
    shortest_unit=6,
    shortest=30,
    evidence=20,
    verbatim=40,
    near=0.75,
    similarity=0.6,
    gram=8,
    window=9,
    candidate=20,
    phrase=60,
)

# Two sentences are a seed from this likeness on (PAN: .30 and .33 lose a twentieth of random obfuscation).
SEED_COSINE = 0.33
SEED_DICE = 0.25
# ... and two beside a fragment belong to it from this one on (PAN, chosen on every other pair: .12 to .25 are alike; on the
# others plagdet .948 -> .954).
BESIDE_COSINE = 0.25
# Units that may lie between two seeds of one fragment; it shrinks while the fragment's cosine stays low (PAN: 3 and 4
# are alike, more joins strangers).
GAP = 4
FRAGMENT_COSINE = 0.34
# A summary spreads over its source: its units lie this close together, so many and this share of them have a seed, and
# the source is so much longer (PAN: pairs without truth have one such fragment in 50, of cosine .17; true ones have .31
# and up, their source is 4 to 12 times as long; in pairs that were reworded a stray seed makes it longer).
SUMMARY_GAP = 2
SUMMARY_UNITS = 2
SUMMARY_SEEDED = 0.5
SUMMARY_COSINE = 0.30
SUMMARY_RATIO = (3.0, 20.0)
# Whose seeds span so much of a text is a summary of all of it (a choice: most).
SUMMARY_WHOLE = 0.5
# One plain passage that explains so much of it makes it none, and half of that where its source is scattered wider than
# so many units: a stray again.
SUMMARY_EXPLAINED = 0.8
SUMMARY_SPREAD = 24
# Less alike than this is vague: chance where the texts share verbatim passages, or a better match has its place (PAN).
SETTLED_COSINE = 0.60
# Tokens; shorter runs come about by chance.
RUN = 5
# A window of tokens that stands more often in one text starts no run there: a refrain.
MOST_REPEATS = 8
# So many rows of a list, one after the other, with the same figures are told apart from those with other figures: two
# may agree by chance.
ROWS = 3
# A chain of runs that holds this much of a fragment's shorter side shows where it begins and ends.
CHAINED = 0.75
# Tokens between two runs of one verbatim passage (PAN: 10 and 30 are alike).
JOIN = 20
# Passages are one, with what stands between, if runs hold so much of it on either side (made, a stranger's sentence after
# each second one).
INTERRUPTED = 0.6
# The rest of a sentence at the end of a match belongs to it from this likeness on (made: 5% edits, +.02 recall).
ROUNDED = 0.5
# One side of such a rest is much longer than the other from this ratio on.
LOPSIDED = 1.5
# From this similarity on a match whose slots differ is the same but for its figures.
REFIGURED = 0.85
# Text that is all there but in another order is not the same.
REORDERED = 0.99
# Fingerprints that a report and a base text must have in common to be matched: one may be a name.
LEAST_COMMON = 2
# A fingerprint in more reports than this pairs all with one only: 1,000 reports of one template would make half a
# million pairs.
COMMON = 64
# SharedText fingerprints up to so many tokens apart are of one place.
NEAR = 60
# Pairs of equal fingerprints held at once (a hundred bytes each).
MOST_HITS = 5_000_000
# So many owners make a set phrase or a template of what is shared, and so many short passages make a template together.
SHARED_BY = 3
PASSAGES = 3
# A token is the form's where this share of those who have its sentence has it, a slot one in which fewer have the same.
CONSTANT = 0.9
# Tokens somebody may fill into a slot; more is text of one's own between two templates.
LONGEST_FILL = 30
# A sentence is an optional part of a form if so many of those who have it fill in the form: not all, since it may be
# quoted elsewhere (a choice).
SAME_USERS = 0.7
# A report has a sentence, or fills in a form, if it has this share of its words.
HOLDS = 0.6

# How much it tells that two reports have the same value in a slot, by its significant digits: 7 is often the same by
# chance, 8213 hardly ever.
VALUE_WEIGHTS = (0.0, 0.2, 0.5, 1.0)
# Equal fills of so much weight that differ between others show a copy, if they are at least this share of all fills.
# Honest users of one form (made, 5 to 200 offices) have under 1.0 and under .1 in common.
COPIED_FILLS = 2.0
COPIED_SHARE = 0.25
# Where no fill differs anywhere, equal ones of so much weight show a copy: a form has few and small figures of its own.
EQUAL_FILLS = 3.0
# ... or so much of the shorter report that is the same, if it is at least as long as a paragraph.
SAME_REPORT = 0.5
PARAGRAPH = 120
# ... or nearly all of it, however short.
WHOLE_REPORT = 0.8
# Fills of so little weight may differ in such a report: the number of the office in its title, one other digit.
ONE_SLIP = 0.5
# Two reports differ in free text if so many characters, and this share, of both stand in no passage that they share.
OWN_TEXT = 30
OWN_SHARE = 0.08
# A value with so many significant digits is rare if at most so many reports have it.
RARE_DIGITS = 4
RARE = 8
# So many rare values in common are told, and from so many on as a warning.
SHARED_VALUES = 3
MANY_VALUES = 6
# ... beside so many times what two lists of as many values have in common by chance (made, 1,200 rows: 1.0 to 1.3 of it).
CHANCE = 3.0
VALUES_SHOWN = 8
# Figures with so many digits that differ by one rule in so many items, and in this share of all that differ, are agreed:
# honest prices vary by a tenth and more, so that one of three digits is in step with the others by chance in 3 of 100
# (made, 60 times four lists of honest prices: none told).
STEP_DIGITS = 3
STEPS = 5
STEPS_SHARE = 0.8
# What a mark of a file's making tells that two files share it: a document's own id or a mark of saving is made once and
# copied with the file, an author's name may be a namesake's, a company's template everybody's.
ORIGIN_WEIGHTS = {
    OriginKind.DOCUMENT_ID: 1.0,
    OriginKind.REVISION: 0.8,
    OriginKind.PICTURE: 0.5,
    OriginKind.AUTHOR: 0.4,
    OriginKind.LAST_MODIFIED_BY: 0.4,
    OriginKind.CREATED: 0.4,
    OriginKind.COMPANY: 0.3,
    OriginKind.TEMPLATE: 0.2,
    OriginKind.PRODUCER: 0.0,
}
# Marks that weigh so much together are told: two names alike, or one mark that is copied with the file.
ENOUGH_ORIGIN = 0.8
# Of so many owners and more a mark that over half of them have tells nothing (a ministry's form).
MANY_OWNERS = 10
# Organisations whose shared passages are those of (nearly) the same others are one family (Jaccard).
SAME_FAMILY = 0.7
# Characters of a name that one report has where another has its own.
LONGEST_NAME = 8
# ... and where it opens a sentence that is else the same.
OPENING_NAME = 4
# A match is a quotation if so much of it is quoted on both sides.
QUOTED = 0.8
# Another report shares a passage if it is about as alike as the pair that is looked at.
LOOSER = 0.1


def scale(is_wide: bool) -> Scale:
    return CHINESE if is_wide else ENGLISH
