"""Our own marked sentences, which the reader learns from beside annotated reports."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.read.encoder.labels import TYPES

TRAINING = Path(__file__).resolve().parents[2] / "training"


@pytest.fixture
def markup(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.setattr(sys, "path", [str(TRAINING), *sys.path])
    yield importlib.import_module("markup")
    sys.modules.pop("markup", None)


def test_every_training_sentence_can_be_read(markup: ModuleType) -> None:
    found = list(markup.sentences())
    assert len(found) > 2000
    assert {event.type for one in found for event in one.events} == set(TYPES)
    assert sum(not one.events for one in found) > 200


def test_a_malformed_mark_is_refused(markup: ModuleType) -> None:
    one = markup.parse("a1<Oslo> AGR{agreed} to AID+{lend} r12<Rome> a ship.")
    assert one.text == "Oslo agreed to lend Rome a ship."
    assert [(e.type, e.status, len(e.actors), len(e.recipients)) for e in one.events] == [
        ("AGREE", "happened", 1, 1),
        ("AID", "planned", 0, 1),
    ]
    with pytest.raises(ValueError, match="not there"):
        markup.parse("a2<Oslo> AGR{agreed}.")
    with pytest.raises(ValueError, match="malformed"):
        markup.parse("a<Oslo AGR{agreed}.")
