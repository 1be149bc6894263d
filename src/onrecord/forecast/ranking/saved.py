"""A ranker in a file: weights and names as JSON, trees as LightGBM's own text."""

import json
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np

from onrecord.errors import MissingExtraError, UsageError
from onrecord.forecast.chances.saving import DAMAGE, part_of
from onrecord.forecast.happenings import Happenings
from onrecord.forecast.ranking.ranker import Ranker
from onrecord.forecast.ranking.signals import SIGNALS

ROOM = "ranking/"  # in the archive
FORM = 1  # goes up when signals or features mean something else


def write(model: Ranker, archive: ZipFile, past: Happenings | None = None) -> None:
    """Add a ranker to an archive that is open for writing, and the events that it was trained on, if given."""
    told = {
        "form": FORM,
        "signals": dict(zip(SIGNALS, map(float, model.weights), strict=True)),
        "features": model.features,
        "boosters": len(model.boosters),
    }
    archive.writestr(f"{ROOM}ranker.json", json.dumps(told, indent=1))
    for at, booster in enumerate(model.boosters):
        archive.writestr(f"{ROOM}trees-{at}.txt", booster.model_to_string(), ZIP_DEFLATED)
    if past is not None:
        names = {"names": past.names, "relations": past.relations}
        events = [column.tolist() for column in (past.day, past.actor, past.relation, past.recipient)]
        archive.writestr(f"{ROOM}history.json", json.dumps(names | {"events": events}), ZIP_DEFLATED)


def history(archive: ZipFile) -> Happenings | None:
    """The events that the ranker of an archive was trained on; None if it has none.

    Raises:
        UsageError: they are damaged.
    """
    if f"{ROOM}history.json" not in archive.namelist():
        return None
    try:
        told: dict[str, Any] = json.loads(part_of(archive, f"{ROOM}history.json"))
        day, actor, relation, recipient = (np.array(column, dtype=np.int32) for column in told["events"])
        return Happenings(day, actor, relation, recipient, tuple(told["names"]), tuple(told["relations"]))
    except DAMAGE as error:
        raise UsageError(f"the events of {archive.filename} are damaged ({error}): train it again") from error


def read(archive: ZipFile) -> Ranker | None:
    """The ranker of an archive; None if it has none.

    Raises:
        UsageError: it was made by another version of onrecord, or is damaged.
        MissingExtraError: LightGBM is not installed.
    """
    if f"{ROOM}ranker.json" not in archive.namelist():
        return None
    try:
        told: dict[str, Any] = json.loads(part_of(archive, f"{ROOM}ranker.json"))
        if told["form"] != FORM or list(told["signals"]) != list(SIGNALS):
            raise UsageError(
                f"the ranker of {archive.filename} was made by another version of onrecord: train it again"
            )
        weights = np.array(list(told["signals"].values()), dtype=np.float32)
        trees = [part_of(archive, f"{ROOM}trees-{at}.txt") for at in range(told["boosters"])]
        return Ranker(weights, tuple(_booster(text) for text in trees), tuple(told["features"]))
    except DAMAGE as error:
        raise UsageError(f"the ranker of {archive.filename} is damaged ({error}): train it again") from error


def _booster(text: str) -> Any:
    try:
        import lightgbm
    except ImportError as error:
        raise MissingExtraError("A forecast that has learned", "forecast") from error
    try:
        return lightgbm.Booster(model_str=text)
    except lightgbm.basic.LightGBMError as error:
        raise ValueError(str(error)) from error
