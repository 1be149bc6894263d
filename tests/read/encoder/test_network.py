"""The network: the same of a report whatever is read beside it; damage is told in one line that says how to mend it."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.read import read, read_text
from onrecord.read.encoder import network
from onrecord.read.encoder.labels import NO_EVENT, TYPES
from onrecord.read.encoder.pieces import cut
from onrecord.read.encoder.words import words

TEXT = "France expelled two Russian diplomats on Monday. Moscow condemned the decision and promised to answer in kind."


def test_types_are_probabilities_of_every_word(parsed) -> None:
    reading = parsed(TEXT)
    known = words(reading)
    seen = network.run(known, cut(reading, known))
    assert seen.types.shape == (len(reading.doc), len(TYPES) + 1)
    assert np.allclose(seen.types.sum(1), 1, atol=1e-4)
    verb = next(token.i for token in reading.doc if token.text == "expelled")
    assert seen.types[verb].argmax() == TYPES.index("SANCTION")
    assert seen.types[verb + 1].argmax() == NO_EVENT


def test_what_a_word_is_hardly_depends_on_which_others_count(parsed) -> None:
    """Of words that a window is merely shown, the last layer works nothing out; what it rounds by moves a little."""
    reading = parsed(TEXT)
    known = words(reading)
    (whole,) = cut(reading, known)
    later = whole._replace(counts=whole.counts & (whole.owner >= 8))
    seen, part = network.run(known, [whole]), network.run(known, [later])
    assert not part.states[:8].any()
    assert np.abs(part.types[8:] - seen.types[8:]).max() < 0.1
    assert not network.run(known, [whole._replace(counts=np.zeros_like(whole.counts))]).states.any()


def test_a_report_reads_the_same_alone_and_among_others() -> None:
    alone = read_text(TEXT, "2024-05-15", id="a")
    others = "Two people died in a landslide in Nepal. The river is still rising, and roads are cut off. " * 20
    among = {r.report.id: r for r in read([read_text(others, id="b").report, alone.report])}
    assert among["a"].claims == alone.claims


def test_the_weights_stay_small() -> None:
    folder = Path(network.__file__).parents[2] / "knowledge" / "models"
    assert sum(file.stat().st_size for file in folder.iterdir()) < 30_000_000


def test_what_is_loaded_is_told_to_nobody(tmp_path: Path) -> None:
    """ONNX Runtime lays a number for the machine into the user's folder, and sends it with what it does."""
    own = {name: value for name, value in os.environ.items() if name not in ("CI", "ORT_DISABLE_TELEMETRY")}
    load = "from onrecord.read.encoder.network import session; session('words')"
    given = own | {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", load], env=given, check=True)
    assert [path for path in tmp_path.rglob("*") if "deviceid" in path.name or "onnxruntime" in path.name] == []


def test_a_damaged_model_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "encoder.onnx").write_bytes(b"not a model")
    monkeypatch.setattr(network, "files", lambda _: tmp_path)
    network.session.cache_clear()
    try:
        with pytest.raises(ModelError, match=r"encoder\.onnx is missing or damaged .*pip install"):
            network.session("encoder")
    finally:
        network.session.cache_clear()
