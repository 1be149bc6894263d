"""The verb `forecast_evaluate`: how well a model ranks who is at the other end of events, by the field's protocol."""

from collections.abc import Callable
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from onrecord.errors import ContentError, InputError, UsageError
from onrecord.forecast.asking import rows_of
from onrecord.forecast.happenings import Happenings, date_of, gathered, read_happenings
from onrecord.forecast.ranking.ranker import Ranker, evaluate
from onrecord.forecast.ranking.saved import history, read


def forecast_evaluate(
    model: str | Path, test: str | Path, *, progress: Callable[[int, int], None] | None = None
) -> dict[str, float]:
    """Rank the true parties of the days of an event file, each from the days before it.

    The protocol is that of Gastinger et al. (ECML PKDD 2023): both directions, other true answers of the same day left
    out, ties at their mean place, one step ahead. The history is the events that the model was trained on.

    Args:
        model: a model that `forecast_train` wrote from an event file of some months.
        test: an event file of later days.
        progress: is told after each day how many are done, of how many.

    Returns:
        `mrr`, `hits1`, `hits3` and `hits10` in hundredths; `mrr_seen` and `mrr_never_seen` of events that had and had
        not been before; how many `answers` were ranked.

    Raises:
        InputError: a file cannot be opened.
        ContentError: the model is damaged, or the test file has no events.
        UsageError: the model has no ranker, or was trained on the days of the test or later ones.
        MissingExtraError: LightGBM is not installed.
    """
    ranker, past = _opened(Path(model))
    asked = read_happenings(test)
    first, last = int(asked.day[0]), int(past.day[-1])
    if first <= last:
        raise UsageError(
            f"{model} was trained on events up to {date_of(last)}, and {test} begins on {date_of(first)}: "
            "it would be asked what it has seen. Give an event file of later days"
        )
    events = gathered([*rows_of(past), *rows_of(asked)])

    def tell(what: str, done: int, whole: int) -> None:
        del what
        if progress:
            progress(done, whole)

    return evaluate(ranker, events, first, tell=tell).figures()


def _opened(model: Path) -> tuple[Ranker, Happenings]:
    try:
        with ZipFile(model) as archive:
            ranker, past = read(archive), history(archive)
    except OSError as error:
        raise InputError(f"the model {model} cannot be opened: {error.strerror or error}") from error
    except BadZipFile as error:
        raise ContentError(f"{model} holds no model, or is damaged: {error}") from error
    if ranker is None or past is None:
        raise UsageError(
            f"{model} has chances only: a ranker is trained where there are months of events, thousands of them. "
            "Train one with onrecord forecast train TRAIN.tsv -o FILE"
        )
    return ranker, past
