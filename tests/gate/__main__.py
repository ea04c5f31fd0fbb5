"""Writes the frozen files again from what is read today, and shows what changed."""

from __future__ import annotations

from tests.gate.frozen import FROZEN, difference, frozen, path_of, today


def main() -> None:
    """Writes and shows."""
    FROZEN.mkdir(exist_ok=True)
    for name, now in today().items():
        print(difference(frozen(name), now), end="")
        path_of(name).write_text(now, "utf-8", newline="\n")
        print(f"{name}: {now.splitlines()[0]}")


if __name__ == "__main__":
    main()
