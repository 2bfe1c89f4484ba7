"""A package, so that ``python -m tests.benchmarks`` finds this folder and not another distribution's tests."""
