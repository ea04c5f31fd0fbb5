"""The floors: modules import downwards, keep what is private to themselves, and stay short enough to read at once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOORS = (
    "plain",
    "errors",
    "files",
    "schema.vocabulary",
    "schema.patterns",
    "language",
    "schema",
    "reference",
    "articles",
    "reading",
    "assembly",
    "release",
    "links",
    "explain",
    "cli",
)
"""From the lowest. The words of the contract stand below the language, which reads dates as these; the contract's
rules stand above it, as they read the articles' sentences."""
STAGES = ("names", "places", "speech", "coreference", "appearances", "quotes", "events")
"""The stages of a reading, in the order in which they run."""
ABOVE_STAGES = ("reader", "stages", "register")
"""What runs or lists the stages of a reading."""
OURS = ("onrecord", "tests", "benchmarks")
LONGEST = 400
"""Lines of a module."""
NAMEDTUPLE_METHODS = frozenset(("_replace", "_asdict", "_fields", "_make", "_field_defaults"))
"""Names that Python gives to every named tuple, for all to use."""


def modules_below(folder: Path, package: str) -> dict[str, Path]:
    """The modules of a package by their dotted names. The links of a checkout are left out."""
    return {
        ".".join((package, *path.relative_to(folder).with_suffix("").parts)).removesuffix(".__init__"): path
        for path in sorted(folder.rglob("*.py"))
    }


PACKAGE = {
    name: path
    for name, path in modules_below(ROOT / "onrecord", "onrecord").items()
    if not name.startswith(("onrecord.schema", "onrecord.dataset"))
} | modules_below(ROOT / "schema", "onrecord.schema")
OTHERS = modules_below(ROOT / "tests", "tests") | modules_below(ROOT / "benchmarks", "benchmarks")
INSIDE = {name: path for name, path in PACKAGE.items() if name not in ("onrecord", "onrecord.__main__")}
"""All but the front door and the program, which stand in front of all floors."""


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path, *, for_types: bool = True) -> Iterator[tuple[str, str]]:
    """Each module of ours that a module imports, anywhere in it, with the name that it takes from there, if any; those
    that only its types need too, or not."""
    of_types = {
        id(inner)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(parsed(path)):
        if id(node) in of_types and not for_types:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names if alias.name.split(".")[0] == "onrecord")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            for alias in node.names:
                module = f"{node.module}.{alias.name}"
                if module in PACKAGE or module in OTHERS:
                    yield module, ""
                elif (node.module or "").split(".")[0] in ("onrecord", "tests", "benchmarks"):
                    yield node.module or "", alias.name


def floor(module: str) -> int:
    """The number of the floor that a module stands on."""
    below = module.removeprefix("onrecord.")
    if below in ("schema", "schema.vocabulary", "schema.patterns"):
        return FLOORS.index("schema.vocabulary")
    return FLOORS.index(below.split(".")[0])


def stage(module: str) -> int | None:
    """The number of the stage that a module of `onrecord.reading` belongs to; above all for what runs them."""
    match module.split("."):
        case ["onrecord", "reading", room, *_] if room in STAGES:
            return STAGES.index(room)
        case ["onrecord", "reading", room] if room in ABOVE_STAGES:
            return len(STAGES)
        case ["onrecord", "reading"]:
            return len(STAGES)
    return None


def test_every_module_stands_on_a_floor() -> None:
    rooms = {name.split(".")[1] for name in INSIDE}
    assert rooms == {name.split(".")[0] for name in FLOORS}


def test_modules_import_downwards() -> None:
    upwards = [
        (module, imported)
        for module, path in INSIDE.items()
        for imported, _ in imports(path)
        if imported != "onrecord" and floor(imported) > floor(module)
    ]
    assert upwards == []


def test_stages_import_from_themselves_and_those_before() -> None:
    later = [
        (module, imported)
        for module, path in INSIDE.items()
        if (own := stage(module)) is not None
        for imported, _ in imports(path)
        if (stage(imported) or 0) > own
    ]
    assert later == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {
        name: {imported for imported, _ in imports(path, for_types=False)} - {name} for name, path in PACKAGE.items()
    }
    TopologicalSorter(graph).prepare()


def test_no_private_name_is_used_elsewhere() -> None:
    taken = [(module, name) for module, path in {**PACKAGE, **OTHERS}.items() for name in private_names_of_others(path)]
    assert taken == []


def private_names_of_others(path: Path) -> Iterator[str]:
    """The private names of other modules of ours that a module imports, or takes from what it imports."""
    yield from (f"{module}.{name}" for module, name in imports(path) if is_private(name))
    nodes = list(ast.walk(parsed(path)))
    imported = {
        alias.asname or alias.name.split(".")[0]
        for node in nodes
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if (getattr(node, "module", None) or alias.name).startswith(OURS)
    }
    for node in nodes:
        if isinstance(node, ast.Attribute) and is_private(node.attr) and first_name(node) in imported:
            yield ast.unparse(node)


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name not in NAMEDTUPLE_METHODS


def first_name(node: ast.expr) -> str:
    """The name that a chain of attributes begins with; empty where it begins with something else."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def test_a_module_is_short_enough_to_read_at_once() -> None:
    long = {name for name, path in PACKAGE.items() if len(path.read_text("utf-8").splitlines()) > LONGEST}
    assert long == set()
