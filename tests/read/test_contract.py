"""A stage sees only what it declares: each is run on a reading that notes which fields are looked at."""

from dataclasses import fields
from typing import Any

import pytest

from onrecord.read.pipeline import Settings, stages
from onrecord.read.reading import Reading

TEXT = (
    "Putin invites Kim to Moscow\n"
    "Russian President Vladimir Putin on Tuesday invited North Korean leader Kim Jong Un to Moscow, the Kremlin said. "
    '"We did not sell any weapons," Kim said. South Korea denied that it had shelled the border.'
)
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


@pytest.mark.parametrize("decide", ["learned", "rules"])
def test_every_stage_sees_only_what_it_declares(parsed, decide: str) -> None:
    reading, wrong = parsed(TEXT, published="2024-05-15"), []
    for step in stages(decide):
        told = {name.split(".")[0] for name in step.requires}
        own = {name.split(".")[0] for name in step.gives}
        told |= {f"{name}s" for name in told | own}  # "mention.chain" is a field of the mentions
        watch = watched(reading)
        result = step(watch)
        seen = {name for name in watch.__dict__.get("_seen", set()) if getattr(reading, name)}
        wrong += [f"{step.name} looks at {name}" for name in sorted(seen - told - own)]
        reading = Reading(**{field.name: getattr(result, field.name) for field in fields(Reading)})
    assert not wrong


def test_the_settings_choose_what_decides() -> None:
    assert [step.name for step in stages("rules")] != [step.name for step in stages(Settings().decide)]
