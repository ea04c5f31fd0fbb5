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

# How fast articles are read
bench *ARGS:
    python -m benchmarks.throughput {{ARGS}}
