"""Tables compared as tables: which are the same (`matching`), their rows by label (`rows`), their columns by head
(`columns`), and the cells that differ (`comparison`)."""
