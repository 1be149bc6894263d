"""Stages: plain functions over a reading that declare what they need and what they give.

After spaCy's `Language.component(assigns=..., requires=...)`: the order is checked when the pipeline is put
together, not when it fails on the ten-thousandth report.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from onrecord.errors import PipelineError
from onrecord.read.reading import Reading


class Stage(NamedTuple):
    """A named step of reading. Calling it runs it."""

    name: str
    requires: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Reading], Reading]

    def __call__(self, reading: Reading) -> Reading:
        """The reading with what this stage gives."""
        return self.run(reading)


def stage(
    name: str, *, requires: Iterable[str] = (), gives: Iterable[str] = ()
) -> Callable[[Callable[[Reading], Reading]], Stage]:
    """Make a function over a `Reading` a stage that declares what it requires and what it gives."""

    def wrap(run: Callable[[Reading], Reading]) -> Stage:
        return Stage(name, tuple(requires), tuple(gives), run)

    return wrap


def check(stages: Sequence[Stage], given: Iterable[str] = ("report", "doc")) -> None:
    """Raise PipelineError if a stage stands before one that gives what it requires."""
    have = set(given)
    for step in stages:
        missing = [need for need in step.requires if need not in have]
        if missing:
            givers = [other.name for other in stages if set(other.gives) & set(missing)]
            hint = f"put it after {', '.join(givers)}" if givers else "no stage of this pipeline gives it"
            raise PipelineError(f"stage '{step.name}' requires {', '.join(missing)}, which is not there yet: {hint}")
        have |= set(step.gives)
