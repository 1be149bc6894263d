"""Damaged input: a few hundred in the normal run, all of them with `make faults`."""

import os
from pathlib import Path

import pytest

from tests.fuzz.child import content
from tests.fuzz.driver import Watch, run
from tests.fuzz.readers import READERS
from tests.fuzz.seeds import laid, made

pytestmark = [
    pytest.mark.faults,  # warcio's writer leaves its buffers to the garbage collector
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
LONG = "ONRECORD_FAULTS" in os.environ
FEW = 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return laid(tmp_path_factory.mktemp("fuzz"))


@pytest.mark.parametrize("readers", [(one,) for one in READERS] if LONG else [tuple(READERS)], ids="-".join)
def test_no_reader_crashes_hangs_or_fills_the_memory(folder: Path, readers: tuple[str, ...]) -> None:
    ran = run(folder, [(one, 0, READERS[one].count if LONG else FEW) for one in readers])
    assert ran.findings == []
    assert ran.inputs == sum(READERS[one].count if LONG else FEW for one in readers)


def test_there_are_twenty_thousand_inputs_and_seeds_for_every_reader() -> None:
    assert sum(one.count for one in READERS.values()) >= 20_000
    assert made().keys() == READERS.keys()


def test_an_input_is_made_again_from_its_number() -> None:
    seeds = [b"<p>one</p>", b"<p>two</p>"]
    assert content("page", 7, seeds) == content("page", 7, seeds)
    assert len({content("page", number, seeds) for number in range(50)}) > 40


@pytest.mark.parametrize(
    ("way", "told"),
    [("raise ZeroDivisionError('a bug')", "ZeroDivisionError: a bug"), ("while True: pass", "hangs"),
     ("os.abort()", "ends the process"), ("bytearray(3 << 30)", "MemoryError"),
     ("keep.append(b'x' * (200 << 20))", "MB")],
    ids=["crash", "hang", "abort", "more than is left", "much"],
)  # fmt: skip
def test_what_is_wrong_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, told: str) -> None:
    """A reader that is wrong on its second input, in a child of its own, and goes on behind it."""
    (tmp_path / "seeds" / "wrong").mkdir(parents=True)
    (tmp_path / "seeds" / "wrong" / "00").write_bytes(b"x")
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys\nkeep, calls = [], []\n"
        "def read(path):\n    calls.append(path)\n    if len(calls) == 3:\n"
        f"        {way}\n"
        "import tests.fuzz.readers as readers\n"
        "readers.READERS['wrong'] = readers.Reader(read, ('a',), 1)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("ONRECORD_FUZZ_SECONDS", "0.5")
    monkeypatch.setattr("tests.fuzz.driver.MEMORY", 150)
    watch = Watch(tmp_path)
    watch.feed([("wrong", 0, 2)])
    assert watch.at == ("wrong", 1)
    assert [(one.number, told in one.what) for one in watch.findings] == [(1, True)]
