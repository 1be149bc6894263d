"""The stages of reading in their order, and the run of them over one parsed report."""

from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.read.language import DEFAULT_MODEL
from onrecord.read.reading import Reading
from onrecord.read.stages import Stage, check, stage
from onrecord.read.timing import spent

if TYPE_CHECKING:
    from onrecord.read.model_reader.settings import ReaderSettings

ORDER = (
    "actors",
    "coreference",
    "times",
    "places",
    "attribution",
    "speakers",
    "decide",
    "claims",
    "naming",
    "responses",
    "notes",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose for reading.

    Args:
        model: an installed spaCy English pipeline, or a folder.
        batch_size: how many reports are parsed at a time.
        reader: a language model to read with in place of the built-in reader.
    """

    model: str = DEFAULT_MODEL
    batch_size: int = 16
    reader: "ReaderSettings | None" = None


@stage("speakers", requires=["mentions", "attributions"], gives=["mention.speaker"])
def speakers(reading: Reading) -> Reading:
    """Give "I" and "we" within a quotation the codes of its speaker."""
    from onrecord.read.coreference import resolve_first_person

    return resolve_first_person(reading)


def load(name: str) -> Stage:
    """The stage of that name: the object `name` in the module `onrecord.read.name`."""
    if name == speakers.name:
        return speakers
    found = getattr(import_module(f"onrecord.read.{name}"), name)
    assert isinstance(found, Stage)
    return found


@lru_cache(maxsize=1)
def stages() -> tuple[Stage, ...]:
    """Every stage of reading, loaded when the first report is read and checked for their order."""
    steps = tuple(load(name) for name in ORDER)
    check(steps)
    return steps


def run(reading: Reading) -> Reading:
    """Take a parsed reading through all stages."""
    for step in stages():
        with spent(step.name):
            reading = step(reading)
    return reading
