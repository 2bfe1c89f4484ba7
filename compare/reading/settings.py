"""Every tuned constant of this room, with its reason and what it was measured on.

"Pages" are the PDF files of annual and provincial reports that the project was tried on; lengths on a page are in
heights of the font's box (about 1.2 em) or in em, so that they hold for every size of type.
"""

from __future__ import annotations

# -- Limits. A file is refused beyond them: somebody named the wrong file, or built one to exhaust the machine.

MOST_BYTES = 64 * 2**20  # of any file: the text of a report of a thousand pages has some 2 MB
MOST_CHARACTERS = 32 * 2**20  # of a text, for the same reason
MOST_BYTES_OF_MEMBER = (
    64 * 2**20
)  # one part of a Word file, or one file in an archive: a report's XML rarely passes 20 MB
MOST_BYTES_OF_PARTS = 128 * 2**20  # all XML parts of a Word or Excel file together, as they expand
# A member larger than this that expands to so many times its packed size: text does not, blanks without end do.
LARGE_MEMBER, MOST_EXPANSION = 8 * 2**20, 200
MOST_MEMBERS = 20_000  # files in an archive
MOST_BYTES_OF_PAGE = 12 * 2**20  # of a web page: the longest law has 5 MB, and the parsers need thirty times that
MOST_BYTES_OF_LIST = 2**20  # of a list of paths (@list.txt)
MOST_CELLS = 200_000  # of a workbook: a sheet of figures is small, a data dump is not what is compared
MOST_PAGES = 2_000  # of a PDF or OFD file
MOST_SPANNED = 1000  # columns or rows that one cell may claim to stretch over
MOST_BASES = 20  # Word styles that are based on each other: a ring of them is damage
# Of the processor, in the sandbox: ten times what the largest report took (1,200 pages of PDF, 6 s); on the clock on the
# wall so many times more, since other work may go first.
SECONDS_PER_FILE = 60
WALL_PER_PROCESSOR = 5
MOST_MEMORY = 2**30  # of the sandbox
SECONDS_BETWEEN_LOOKS = 0.5  # of a process that looks whether the one it works for is still there
CONVERSION_SECONDS = 120  # of LibreOffice, which has to start first

# -- What kind of file, which encoding.

DETECTED_WITHIN = 4096  # bytes in which a web page shows by its first tags that it is one
CHARSET_WITHIN = 4096  # bytes in which a web page names its encoding; browsers look at 1024
BROKEN_FORGIVEN = 200  # one character in so many may be broken and what a page says of its encoding still be true
# The share of characters that may be lost; beyond, it is another encoding. UTF-8 is hardly ever taken for another.
LOST_FORGIVEN = {"utf-8": 0.03, "gb18030": 0.002, "big5hkscs": 0.002}
SHORT_TEXT, FEW_LOST = 100, 3  # from so many characters on a text may have lost so many: two sentences, cut off
CONTROLS_FORGIVEN = 1000  # one control character in so many: scraped pages hold stray ones
# Windows-1252 in an English text: at most this share of bytes above ASCII, nearly all of them alone.
HIGH_BYTES, HIGH_ALONE = 0.15, 0.9

# -- Tables and headings of every format.

PROSE_IN_CELL = 120  # characters: a cell with more is a frame around prose (a form's box for the whole report)
MOST_OPEN_MARKS = 20  # marks of emphasis on one line that may still be closed: nobody nests deeper
LONGEST_BOLD_HEADING = 40  # a Markdown paragraph that is all bold and this short serves as a heading

# -- Type, of PDF and OFD pages.

BOLD_WEIGHT = 600  # of the weights 100 to 900
SMALLEST_TYPE = 2  # points: what is no higher cannot be read
WHITEST = 250  # of 255, in each of red, green and blue

# -- Web pages.

ARTICLE_SHARE = 0.9  # the article's element holds this much of the main text
FEWEST_LINKS, LINKED_SHARE = 3, 0.7  # a list of links: so many of them, with this share of the element's text

# -- PDF: words to lines.

COLUMN_GAP = 1.0  # heights: a gap this wide parts two columns; justified prose stays below
PROSE_GAP = 3.0  # heights: a gap in prose that no table stands around
SAME_LINE = 0.5  # words stand on one line where they share this much of the lower one's height
PROSE_WORDS, PROSE_IDEOGRAPHS = 4, 8  # a segment with so many of either is prose
# Two columns of prose: this many lines on either side, of which so few cross the gutter, each side filled this far.
GUTTER_LINES, GUTTER_CROSSED, GUTTER_FILLED = 8, 0.1, 0.7
# Fewer lines, but so many, are two columns where all lines but the last end this near, in widths, to the side's edge.
FEWEST_GUTTER_LINES, GUTTER_RAGGED = 3, 0.1
# Raised type: so much smaller than the word's largest, and this far above its foot, both in heights of the largest.
RAISED_SIZE, RAISED_BY = 0.8, 0.2

# -- OFD: characters to words, in em. Its files say where each character begins, not how wide it is.

SAME_BASELINE = 0.1  # characters of one word stand this near to one height
BLANK = 0.3  # a gap as wide as a blank parts two words
WIDEST = 1.9  # times its usual width: a step beyond holds a gap (a tab, a column)
MOST_CHARACTERS_OF_RUN = 100_000  # of one run of text: a page of print has 2,000

# -- PDF: lines to paragraphs.

EM = 1 / 1.2  # heights: a line's box is about 1.2 em high; a CJK character is one em wide
INDENT = 0.8  # em: nothing begins this far in by chance
SLACK = 1.6  # em from the margin that a full line may end: punctuation must not begin the next line
SLACK_IN_SENTENCE = 5  # em, for a line that breaks off inside a sentence: margins differ from paragraph to paragraph
FULL_TITLE = 0.6  # of the width: the lines of a large title are centred, and full from here
LINES_APART = 1.35  # usual distances between lines, within one paragraph
SAME_SIZE = 0.12  # difference of size within one paragraph
OUTLIERS = 12  # one line in so many may hang out of the margins
LONGEST_BOLD = 100  # characters: bold lines shorter than this, one below the other, are one heading

# -- PDF: headings by type.

LARGER_TYPE = 1.12  # times the body's size is a heading's type
SIZE_STEP = 1.06  # sizes nearer to each other than this are one level
LONGEST_HEADING = 80  # characters
MOSTLY_BOLD = 0.3  # of a document in bold: then bold means nothing
PROSE_LINE = 30  # characters: a line this long is prose, and the title page ends

# -- PDF: running heads and page numbers.

EDGE_LINES = 3  # lines from the top and from the foot of a page that may be such
RUNNING_SHARE, FEWEST_RUNNING = 0.3, 3  # of the pages, and at least: odd and even pages may differ
PAGES_IN_STEP = 0.6  # of the numbered pages count along; a section may start anew
IN_PLACE = 0.8  # of a running head's lines stand within two heights of each other

# -- PDF and OFD: pictures.

AREA_OF_TEXT = 25_000  # square points, a twentieth of A4: pictures that take less on a page are logos, seals and rules

# -- PDF: tables.

SIGN_GAP = 1.5  # heights: further away a % is the head of a column of its own
LINES_BETWEEN_ROWS = 2  # lines without columns between two rows: a subtitle, a label in two lines
FEWEST_ROWS = 2
ROWS_APART = 4  # heights: rows further apart belong to two tables
UNLABELLED_INDENT = 3  # heights: a row that begins so far right of the others has no label
LONGEST_ROW_LINE = 120  # characters of a line between two rows

# Of what a file says of its making: marks and characters kept, pictures hashed and their bytes. A long-edited Word file
# has some hundred revision marks; a photograph some megabytes.
MOST_ORIGIN_MARKS = 2000
LONGEST_ORIGIN = 200
MOST_PICTURES = 100
MOST_BYTES_OF_PICTURE = 20 << 20
