"""What is kept between runs, in two files that have nothing to do with each other.

Review decisions, in SQLite, where several may write: `store` and `keys`. The library, in DuckDB, which holds the
reports of all years with what a later scan needs of them: `database` opens the file, `schema` says what it holds;
`adding` and `documents` write reports, `scanning` compares new ones with them by way of `likeness`, `shared_prints` and
`shared_keys`, `queries` answers, `upkeep` looks after the whole. ``docs/library.md`` says how it is done.
"""
