"""A stage sees only what it declares, and decides by no sentence that was written for people."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import onrecord.read
from onrecord.read.pipeline import stages
from onrecord.read.reading import Reading

TEXT = (
    "Putin invites Kim to Moscow\n"
    "Russian President Vladimir Putin on Tuesday invited North Korean leader Kim Jong Un to Moscow, the Kremlin said. "
    '"We did not sell any weapons," Kim said. South Korea denied that it had shelled the border.'
)
ROOM = Path(onrecord.read.__file__).parent
# Functions that look into a sentence after all, and why.
EXCEPTED = {
    "reading.py resolved": "puts a mention's sentence together from that of the stage before",
    "joining.py _stamped": "has finished claims, which say how they were dated in their reasons alone",
    "times/dates.py holiday": "the rule is a holiday's in a table, no sentence",
}
FIELDS = {field.name for field in fields(Reading)} - {"report", "doc", "why"}


class Watched(Reading):
    """A reading that notes which of its fields are read."""

    def __getattribute__(self, name: str) -> Any:
        if name in FIELDS:
            object.__getattribute__(self, "__dict__").setdefault("_seen", set()).add(name)
        return super().__getattribute__(name)

    def with_(self, **changed: Any) -> "Watched":
        """A copy that goes on with the same notes; what is only copied is not looked at."""
        notes = self.__dict__.setdefault("_seen", set())
        before = set(notes)
        copy = super().with_(**changed)
        notes.clear()
        notes.update(before)
        copy.__dict__["_seen"] = notes
        return copy


def watched(reading: Reading) -> Watched:
    return Watched(**{field.name: getattr(reading, field.name) for field in fields(Reading)})


def test_every_stage_sees_only_what_it_declares(parsed) -> None:
    reading, wrong = parsed(TEXT, published="2024-05-15"), []
    for step in stages():
        told = {name.split(".")[0] for name in step.requires}
        own = {name.split(".")[0] for name in step.gives}
        told |= {f"{name}s" for name in told | own}  # "mention.chain" is a field of the mentions
        watch = watched(reading)
        result = step(watch)
        seen = {name for name in watch.__dict__.get("_seen", set()) if getattr(reading, name)}
        wrong += [f"{step.name} looks at {name}" for name in sorted(seen - told - own)]
        reading = Reading(**{field.name: getattr(result, field.name) for field in fields(Reading)})
    assert not wrong


def is_sentence(node: ast.AST) -> bool:
    return (isinstance(node, ast.Attribute) and node.attr == "rule") or (
        isinstance(node, ast.Name) and node.id == "rule"
    )


def is_read(node: ast.AST) -> bool:
    """Whether the node compares a sentence, searches it, or looks something up by it."""
    match node:
        case ast.Compare():
            return any(map(is_sentence, (node.left, *node.comparators)))
        case ast.Call(func=ast.Attribute(value=asked)) | ast.Subscript(slice=asked) | ast.Match(subject=asked):
            return is_sentence(asked)
    return False


def readers(source: str) -> Iterator[str]:
    """The functions that read a sentence."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef) and any(map(is_read, ast.walk(function))):
            yield function.name


@pytest.mark.parametrize(
    "asks",
    [
        'm.rule == "bloc"',
        "m.rule in OWNED",
        '"title" in m.rule',
        'm.rule.startswith("land")',
        "TABLE[m.rule]",
        "rule != X",
    ],
)
def test_a_sentence_that_is_read_is_noticed(asks: str) -> None:
    assert list(readers(f"def known(m, rule):\n    return {asks}")) == ["known"]
    assert not list(readers("def shown(m):\n    return f'{m.rule}; at home', Reason('type', m.rule)"))


def test_no_code_decides_by_a_sentence_written_for_people() -> None:
    files = sorted(ROOM.rglob("*.py"))
    found = {
        f"{file.relative_to(ROOM).as_posix()} {name}" for file in files for name in readers(file.read_text("utf-8"))
    }
    assert found == set(EXCEPTED)
