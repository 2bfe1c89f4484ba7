"""What prose retells of the tables of its report: cells, shares, growth, sums of rows, the first and the last of them.

`tables` gives each cell the names of its row and its column; `contexts` says what a sentence names around a figure;
`cells` finds a cell that is told with a slip or of another row, `signs` a rise told as a fall, `derived` what follows from several
rows, `orders` and `counts` what is told of a whole column. Nothing is said where a figure stands in a cell or follows from others.
"""
