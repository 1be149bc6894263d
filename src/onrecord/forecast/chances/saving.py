"""A model in one file: a zip with plain JSON and the trees as LightGBM writes them; nothing in it is run."""

import json
import zipfile
import zlib
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

from onrecord.errors import ContentError, InputError
from onrecord.forecast.chances.boosted import Learner, library
from onrecord.forecast.chances.calibration import Calibration
from onrecord.forecast.chances.keys import Kind
from onrecord.forecast.chances.model import ChanceModel, Trained

FORMAT = "onrecord chances 1"
ABOUT = "model.json"
LARGEST = 256 * 2**20  # bytes of one part, unpacked
# What a ZIP archive of JSON that somebody cut, locked or made up raises, beside OSError.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError, AttributeError, OverflowError,
          RuntimeError)  # fmt: skip


def save(model: ChanceModel, path: str | Path) -> None:
    """Writes a model; the same model gives the same bytes.

    Raises:
        InputError: the file cannot be written.
    """
    about = {
        "format": FORMAT,
        "trained": asdict(model.trained),
        "learners": [_about(one) for _, one in sorted(model.learners.items())],
    }
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            _put(file, ABOUT, json.dumps(about, ensure_ascii=False, indent=1))
            for _, one in sorted(model.learners.items()):
                _put(file, _part(one.kind, one.horizon), one.trees)
    except OSError as error:
        raise InputError(f"the model cannot be written to {path}: {error.strerror or error}") from error


def load(path: str | Path) -> ChanceModel:
    """Reads a model.

    Raises:
        InputError: the file cannot be opened.
        ContentError: it holds no model, or is damaged.
        MissingExtraError: it holds trained trees, and LightGBM is not installed.
    """
    try:
        with zipfile.ZipFile(path) as file:
            about = json.loads(part_of(file, ABOUT))
            if about["format"] != FORMAT:
                raise ContentError(f"{path} is of another format, {about['format']!r}; this reads {FORMAT!r}")
            trained = Trained(**{**about["trained"], "relations": tuple(about["trained"]["relations"])})
            learners = [_learner(file, one) for one in about["learners"]]
    except OSError as error:
        raise InputError(f"the model {path} cannot be opened: {error.strerror or error}") from error
    except DAMAGE as error:
        raise ContentError(f"{path} holds no model of chances, or is damaged: {error}") from error
    if learners:
        library()
    return ChanceModel(trained, {(one.kind, one.horizon): one for one in learners})


def _put(file: zipfile.ZipFile, name: str, text: str) -> None:
    file.writestr(zipfile.ZipInfo(name), text.encode(), zipfile.ZIP_DEFLATED)


def part_of(file: zipfile.ZipFile, name: str) -> str:
    """A part of a model as text. Raises ValueError where it unpacks to too much, and what `DAMAGE` lists."""
    if (size := file.getinfo(name).file_size) > LARGEST:
        raise ValueError(f"{name} is too large, {size} bytes")
    return file.read(name).decode()


def _part(kind: str, horizon: int) -> str:
    return f"{kind}-{horizon}.txt"


def _about(one: Learner) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "horizon": one.horizon,
        "features": list(one.features),
        "calibration": asdict(one.calibration),
    }


def _learner(file: zipfile.ZipFile, about: dict[str, Any]) -> Learner:
    kind, horizon, given = about["kind"], int(about["horizon"]), about["calibration"]
    if kind not in {"exact", "class"}:
        raise ValueError(f"no such kind: {kind!r}")
    calibration = Calibration(
        tuple(map(float, given["weights"])), tuple(map(float, given["edges"])), tuple(map(float, given["windows"]))
    )
    trees = part_of(file, _part(kind, horizon))
    return Learner(cast("Kind", kind), horizon, tuple(about["features"]), trees, calibration)
