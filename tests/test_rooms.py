"""The way through the house: nothing imports from a room that comes after its own."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord

HOUSE = Path(onrecord.__file__).parent
ORDER = (
    "base",
    "knowledge",
    "acquire",
    "read",
    "record",
    "store",
    "forecast",
    "tell",
    "export",
    "verbs",
    "cluster",
    "serve",
    "library",
    "cli",
)
BASE = {"model", "errors", "__version__"}  # every room may use these


def room(module: str) -> str:
    """The room of a module given from the package on: `read.status` is in read, the package itself is the library."""
    first = module.partition(".")[0]
    if first in BASE:
        return "base"
    if first == "__main__":
        return "cli"
    return first if first and (HOUSE / first).is_dir() else "library"


def imports(tree: ast.AST) -> Iterator[str]:
    """Modules of the package that are imported anywhere in a file, in functions and for types too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[2] for name in node.names if name.name.partition(".")[0] == "onrecord")
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute, so that this can read them"
            if node.module == "onrecord":
                yield from (name.name for name in node.names)
            elif node.module and node.module.startswith("onrecord."):
                yield node.module.removeprefix("onrecord.")


def files() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(HOUSE)))
def test_nothing_imports_backwards(file: Path) -> None:
    own = room(".".join(file.relative_to(HOUSE).with_suffix("").parts).removesuffix("__init__"))
    later = set(ORDER[ORDER.index(own) + 1 :])
    # A name taken from the package itself is a verb of the library, wherever it is at home.
    found = {name for name in imports(ast.parse(file.read_text())) if room(name) in later}
    assert not found, f"{own} comes before {sorted(room(name) for name in found)}"


def test_every_room_is_in_the_order() -> None:
    rooms = {path.name for path in HOUSE.iterdir() if (path / "__init__.py").is_file()}
    assert rooms - BASE <= set(ORDER)


def test_nothing_lies_outside_the_rooms() -> None:
    assert {path.stem for path in HOUSE.glob("*.py")} == {"__init__", "__main__", "errors"}


def test_the_test_can_fail() -> None:
    assert list(imports(ast.parse("def f():\n    from onrecord.tell.page import page"))) == ["tell.page"]
    assert (room("tell.page"), room("verbs.build"), room("build")) == ("tell", "verbs", "library")
    assert (room("model"), room("")) == ("base", "library")
