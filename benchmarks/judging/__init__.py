"""Judging rows: which rows of a reading a gold has an opinion on, and whether each is right, by the rule that made it.

There is a module a gold, with a function from what was read in an article and the gold's row to verdicts. Right is
what the metric of that gold calls right (`benchmarks.metrics`).
"""
