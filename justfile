# What is done here again and again; `just` lists it. Each recipe is one command that works without just.

# A process a core is enough
export POLARS_MAX_THREADS := "1"

_default:
    @just --list

# All tests
test *ARGS:
    pytest --numprocesses=auto {{ARGS}}

# The tests that take no seconds each
test-fast *ARGS:
    pytest --numprocesses=auto -m "not slow" {{ARGS}}

# Style, form and types
lint:
    ruff check .
    ruff format --check .
    mypy

# Everything that must hold before a change is merged, in fresh environments
ci:
    .ci/run

# docs/dictionary.md from the schema
dictionary:
    python -m onrecord.schema.dictionary docs/dictionary.md

# The rows of the quality gate as they are read today, with what changed
freeze:
    python -m tests.gate

# docs/rules.md from the register of rules and their figures
rules:
    python -m onrecord.explain.handbook docs/rules.md

# How often each rule is right, measured on the gold in a folder
precision BENCH: && rules
    python -m benchmarks.rules {{BENCH}}

# How fast articles are read
bench *ARGS:
    python -m benchmarks.throughput {{ARGS}}
