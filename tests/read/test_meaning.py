"""The sentence model, where the extra is installed: likeness, offline, and the same beside whatever stands there."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import MissingExtraError, ModelError
from onrecord.read import meaning

needs_it = pytest.mark.skipif(not meaning.installed(), reason="needs pip install 'onrecord[meaning]'")


@needs_it
def test_sentences_of_one_sense_are_alike() -> None:
    model = meaning.model()
    ships, vessels, bread = model.vectors(
        ["Ships broke the embargo.", "A vessel violated the sanctions.", "The baker sold fresh bread."]
    )
    assert ships @ vessels > 0.5 > ships @ bread


@needs_it
def test_a_sentence_has_one_vector_whatever_stands_beside_it_and_however_long() -> None:
    model = meaning.model()
    alone = model.vectors(["Talks were held."])
    beside = model.vectors(["Talks were held.", "word " * 3000, ""])
    assert np.array_equal(alone[0], beside[0])
    assert beside.shape == (3, model.size)
    assert np.allclose(np.linalg.norm(beside[:2], axis=1), 1.0, atol=1e-5)
    assert not beside[2].any()


@needs_it
def test_it_asks_no_network_and_writes_nothing(tmp_path: Path) -> None:
    code = (
        "import socket\n"
        "def no(*a, **k): raise AssertionError('network')\n"
        "socket.socket.connect = no; socket.create_connection = no\n"
        "from onrecord.read import meaning\n"
        "print(meaning.model().vectors(['Talks were held.']).shape)"
    )
    import os

    given = {**os.environ, "HOME": str(tmp_path), "TMPDIR": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=given, check=False)
    assert done.stdout == "(1, 384)\n", done.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_it_names_the_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "PACKAGE", "no_package_of_this_name")
    assert not meaning.installed()
    with pytest.raises(MissingExtraError, match=r"pip install 'onrecord\[meaning\]'"):
        meaning.model()


def test_a_damaged_file_says_how_to_mend_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.onnx").write_bytes(b"no model")
    monkeypatch.setattr(meaning, "_file", lambda: tmp_path / "model.onnx")
    with pytest.raises(ModelError, match="pip install"):
        meaning.model()
