"""Results that are made of tables: figures, a series of years, two folders, templates. One report of each, whatever it is
written as."""
