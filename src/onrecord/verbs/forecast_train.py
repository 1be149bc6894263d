"""The verb `forecast_train`: a model of chances from event files, or from a record."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from onrecord.errors import InputError
from onrecord.forecast.asking import rows_of
from onrecord.forecast.chances import ChanceModel, save
from onrecord.forecast.chances import train as train_one
from onrecord.forecast.chances.boosted import Learner
from onrecord.forecast.chances.keys import Kind
from onrecord.forecast.chances.model import trained_on
from onrecord.forecast.chances.training import HORIZONS
from onrecord.forecast.happenings import Happenings, gathered, read_happenings
from onrecord.forecast.ranking.ranker import enough
from onrecord.forecast.ranking.ranker import train as train_ranker
from onrecord.forecast.ranking.saved import write
from onrecord.store import Record
from onrecord.verbs.forecasting.source import opened, written


class TrainResult(NamedTuple):
    """What was trained: from how many events of which days, where it was written, how large it is, if it ranks, too."""

    model: str
    events: int
    first: str
    last: str
    relations: int
    questions: dict[str, int]
    bytes: int
    ranks: bool = False


def _trained(events: Happenings, progress: Callable[[int, int], None] | None) -> ChanceModel:
    """A model with trees for each horizon, one after the other."""
    questions: dict[str, int] = {}
    learners: dict[tuple[Kind, int], Learner] = {}
    for number, horizon in enumerate(HORIZONS):
        if progress:
            progress(number, len(HORIZONS))
        one = train_one(events, horizons=(horizon,), kinds=("exact",))
        questions |= one.trained.questions
        learners |= one.learners
    if progress:
        progress(len(HORIZONS), len(HORIZONS))
    return ChanceModel(trained_on(events, questions), learners)


def _steps(progress: Callable[[int, int], None] | None) -> Callable[[str, int, int], None]:
    """The steps of the ranker as those of the whole; it begins anew, for it takes longest."""

    def tell(what: str, done: int, whole: int) -> None:
        del what
        if progress:
            progress(done, whole)

    return tell


def forecast_train(
    train: Record | str | Path,
    output: str | Path,
    *,
    valid: str | Path | None = None,
    on: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> TrainResult:
    """Train a model of chances, and write it to one file, which `forecast` takes as its `model`.

    Of some months and thousands of events a ranker of parties is trained as well, for `forecast_evaluate`.

    Args:
        train: an event file, or a record.
        output: where the model is written.
        valid: an event file of further days, trained on as well: the last third of all days calibrates the model.
        on: train on what happened before this day alone; of a record, on what was published before it.
        progress: is told after each step how many are done, of how many.

    Raises:
        MissingExtraError: LightGBM is not installed.
        UsageError: there are too few events to train on.
        InputError: the model cannot be written there.
    """
    target = Path(output)
    if not target.parent.is_dir():
        raise InputError(f"{target} cannot be written: the folder {target.parent} does not exist")
    with opened(train) as of:
        events = of.known(of.day(on)).happenings
    if valid is not None:
        events = gathered([*rows_of(events), *rows_of(read_happenings(valid))])
    made = _trained(events, progress)
    save(made, target)
    ranked = enough(events)
    if ranked:
        with ZipFile(target, "a") as archive:
            write(train_ranker(events, tell=_steps(progress)), archive, events)
    about = made.trained
    return TrainResult(
        model=str(target),
        events=about.events,
        first=written(about.first) if about.first is not None else "",
        last=written(about.last) if about.last is not None else "",
        relations=len(about.relations),
        questions=dict(about.questions),
        bytes=target.stat().st_size,
        ranks=ranked,
    )
