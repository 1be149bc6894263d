"""Fixtures that every room's tests may use."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.model import Report
from onrecord.read.language import parse
from onrecord.read.reading import Reading
from onrecord.store import Record

# Records of tests have no vectors unless a test makes some, whatever who runs them has set.
os.environ.pop("ONRECORD_MEANING", None)

SAMPLE = Path(__file__).resolve().parents[1] / "sample"
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def parsed() -> Callable[..., Reading]:
    """Parse a text into a reading: `parsed("Kim visited Moscow.", published="2023-09-05")`."""

    def make(text: str, **fields: object) -> Reading:
        report = Report(id=str(fields.pop("id", "report")), text=text, **fields)  # type: ignore[arg-type]
        return next(iter(parse([report])))

    return make


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring sticks; skips where it is missing."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the measuring sticks, which are not at {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The bundled sample, built once; not to be written to."""
    from onrecord import build, open_record

    path = tmp_path_factory.mktemp("sample") / "sample.onrecord"
    build([SAMPLE], path)
    with open_record(path) as record:
        yield record
