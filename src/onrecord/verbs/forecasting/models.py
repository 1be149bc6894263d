"""Which model answers: one from a file, or plain base rates of the events at hand."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from onrecord.forecast.chances import ChanceModel, load, plain
from onrecord.forecast.happenings import Happenings

PLAIN = "base rates"


def chosen(model: str | Path | None, events: Happenings) -> tuple[ChanceModel, str]:
    """The model and what it is called: a file by its name and what it holds. Raises what `load` does."""
    if model is None:
        return plain(events), PLAIN
    path = Path(model)
    answers = _loaded(path.resolve(), path.stat().st_mtime_ns if path.exists() else 0)
    return answers, f"{path.name} ({sha256(path.read_bytes()).hexdigest()[:8]})"


@lru_cache(maxsize=2)
def _loaded(path: Path, changed: int) -> ChanceModel:  # noqa: ARG001
    return load(path)


def too_late(model: ChanceModel, name: str, on: int) -> str:
    """What is to be known of a model that was trained on events of the day or later; "" where it was not."""
    last = model.trained.last
    if name == PLAIN or last is None or last < on:
        return ""
    from onrecord.verbs.forecasting.source import written

    return f"{name} was trained on events up to {written(last)}: for {written(on)} it has seen what was still to come."
