"""A scan in stages of Parquet, on an engine that may have many machines: `scanning` says which stages and what each holds,
`work` what is done to their rows, `rows` how reports and matches stand in them; `spark` runs them. Where one text meets
others is found by the SQL of `compare.library.joins`, and judged as everywhere by `compare.reuse`."""
