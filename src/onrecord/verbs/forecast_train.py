"""The verb `forecast_train`: a model of chances from event files, or from a record."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import InputError
from onrecord.forecast.happenings import read_happenings
from onrecord.store import Record
from onrecord.verbs.forecasting.source import opened, written


class TrainResult(NamedTuple):
    """What was trained: from how many events of which days, where it was written, and how large that is."""

    model: str
    events: int
    first: str
    last: str
    relations: int
    questions: dict[str, int]
    bytes: int


def forecast_train(
    train: Record | str | Path,
    output: str | Path,
    *,
    valid: str | Path | None = None,
    on: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> TrainResult:
    """Train a model of chances, and write it to one file, which `forecast` takes as its `model`.

    Args:
        train: an event file, or a record.
        output: where the model is written.
        valid: an event file of later days, by which the training is stopped and calibrated.
        on: train on what happened before this day alone; of a record, on what was published before it.
        progress: is told after each step how many are done, of how many.

    Raises:
        MissingExtraError: LightGBM is not installed.
        UsageError: there are too few events to train on.
        InputError: the model cannot be written there.
    """
    from onrecord.forecast.chances import save
    from onrecord.forecast.chances import train as trained

    target = Path(output)
    if not target.parent.is_dir():
        raise InputError(f"{target} cannot be written: the folder {target.parent} does not exist")
    with opened(train) as of:
        events = of.known(of.day(on)).happenings
    later = read_happenings(valid) if valid is not None else None
    made = trained(events, later, progress=progress)
    save(made, target)
    about = made.trained
    return TrainResult(
        model=str(target),
        events=about.events,
        first=written(about.first) if about.first is not None else "",
        last=written(about.last) if about.last is not None else "",
        relations=len(about.relations),
        questions=dict(about.questions),
        bytes=target.stat().st_size,
    )
