"""How well and how fast onrecord reads, measured.

Four tasks, each against a gold file, one JSON object a line:

    python -m benchmarks.attribution GOLD [--predictions OUT] [--json]    who said what
    python -m benchmarks.events      GOLD ...                             what happened, by whom, to whom
    python -m benchmarks.places      GOLD ...                             places and where they are
    python -m benchmarks.entities    GOLD ...                             names, and what else stands for them

one against all of them, `python -m benchmarks.rules BENCH`, which tells how often each rule of reading is right, and
one against the clock, `python -m benchmarks.throughput TEXTS`, with TEXTS a JSON Lines file with a column `text` or
a folder of .txt files.

A task is a module that turns gold rows into articles and readings into predictions. What its figures mean is defined
in the module of the same name in `benchmarks.metrics`, which knows nothing of onrecord. The gold is not part of the
project.
"""
