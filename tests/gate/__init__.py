"""The quality gate: small texts of our own, the rows that a careful reader wants, and the rows that they give today.

``*.toml`` hold the texts with what is wanted of each, by hand. ``golden/*.txt`` hold, made by a program, whether it is
so today and every row. A change of the reader fails the tests until ``python -m tests.gate`` writes the frozen files
again and shows the difference, row by row: what is lost has to be mended or argued for, what is won is recorded.
"""
