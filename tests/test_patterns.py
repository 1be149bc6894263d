"""No pattern repeats what repeats: on a few dozen characters of a hostile page it would search until the sun goes out.

A repetition whose body is again a repetition, with nothing beside it that has to be there, can part the same stretch in
exponentially many ways. `(?:\\s*x+)+$` was one: a channel's post with forty arrows in a row stopped a build.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import onrecord

MANY = 50  # times: below that, a repetition within one costs little
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
Item = tuple[Any, Any]


def may_be_empty(item: Item) -> bool:
    kind, what = item
    if kind in REPEATS or kind is op.POSSESSIVE_REPEAT:
        return what[0] == 0 or all(map(may_be_empty, what[2]))
    if kind is op.SUBPATTERN:
        return all(map(may_be_empty, what[3]))
    if kind is op.BRANCH:
        return any(all(map(may_be_empty, branch)) for branch in what[1])
    return kind in (op.AT, op.ASSERT, op.ASSERT_NOT, op.GROUPREF)


def repeats_alone(items: Sequence[Item]) -> bool:
    """Whether one repetition may be all that these match."""
    return any(
        repeats(item) and all(may_be_empty(other) for other in [*items[:at], *items[at + 1 :]])
        for at, item in enumerate(items)
    )


def repeats(item: Item) -> bool:
    kind, what = item
    if kind in REPEATS:
        return what[1] >= MANY or repeats_alone(list(what[2]))
    if kind is op.SUBPATTERN:
        return repeats_alone(list(what[3]))
    return kind is op.BRANCH and any(repeats_alone(list(branch)) for branch in what[1])


def explodes(items: Sequence[Item]) -> bool:
    """Whether a repetition in these repeats what repeats."""
    for kind, what in items:
        if kind in REPEATS:
            if (what[1] >= MANY and repeats_alone(list(what[2]))) or explodes(what[2]):
                return True
        elif kind is op.SUBPATTERN:
            if explodes(what[3]):
                return True
        elif kind is op.BRANCH:
            if any(map(explodes, what[1])):
                return True
        elif kind in (op.ASSERT, op.ASSERT_NOT) and explodes(what[1]):
            return True
    return False


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module has, by name."""
    for found in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if ".migrations" in found.name or found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            held = value if isinstance(value, list | tuple) else value.values() if isinstance(value, dict) else [value]
            yield from ((f"{found.name}.{name}", one) for one in held if isinstance(one, re.Pattern))


def test_no_pattern_of_the_program_does() -> None:
    found = list(patterns())
    assert len(found) > 200
    assert [name for name, one in found if explodes(parser.parse(one.pattern, one.flags))] == []


@pytest.mark.parametrize(
    ("pattern", "does"),
    [
        (r"(?:\s*x+)+$", True), (r"^(?:x+\s*)+y", True), (r"(a|b+)*c", True), (r"(?:(?:x*)y?)*z", True),
        (r"(?:\s*x)+$", False), (r"(?:\s+x+)+$", False), (r"(?:x{1,3})+", False), (r"(?:ab+)+", False), ("a*b*", False),
    ],
)  # fmt: skip
def test_what_the_test_takes_for_one(pattern: str, does: bool) -> None:
    assert explodes(parser.parse(pattern)) is does
