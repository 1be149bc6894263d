"""The encoder that types what one party does to another, and what a typing model sees of a word."""

import importlib
import sys
from pathlib import Path

import pytest

from onrecord.errors import MissingExtraError
from onrecord.knowledge import __file__ as knowledge
from onrecord.read import typing
from onrecord.read.typing import Marked, encode, mark, score
from onrecord.read.typing_features import SLOTS, see

TRAINING = Path(__file__).resolve().parents[2] / "training"


def between(text: str, source: str, target: str) -> Marked:
    at, to = text.index(source), text.index(target)
    return Marked(text, (at, at + len(source)), (to, to + len(target)))


def best(sentence: Marked) -> str:
    found = score([sentence])[0]
    return max(found, key=lambda kind: found[kind])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Quito refused to sell Lima the aircraft.", "REJECT"),
        ("Quito threatened to stop selling aircraft to Lima.", "THREATEN"),
        ("Quito agreed to sell aircraft to Lima.", "AGREE"),
        ("Quito has accused Lima of smuggling.", "ACCUSE"),
        ("Quito's gunners shelled Lima.", "ASSAULT"),
        ("Quito sent medicine and blankets to Lima.", "AID"),
    ],
)
def test_the_verb_and_its_complement_decide_the_type(text: str, kind: str) -> None:
    assert best(between(text, "Quito", "Lima")) == kind


def test_probabilities_cover_all_types_and_none() -> None:
    found = score([Marked("The goalkeeper saved a penalty in Turin.")])[0]
    assert set(found) == set(typing.TYPES)
    assert sum(found.values()) == pytest.approx(1, abs=1e-3)


def test_rows_come_back_in_the_order_given() -> None:
    long = between("In a statement read out on Tuesday evening, Hanoi thanked Oslo for its patience.", "Hanoi", "Oslo")
    short = between("Hanoi bombed Oslo.", "Hanoi", "Oslo")
    found = [max(one, key=lambda kind, one=one: one[kind]) for one in score([long, short] * 20)]
    assert found == ["SUPPORT", "ASSAULT"] * 20


def test_nothing_in_nothing_out() -> None:
    assert score([]) == []
    assert encode([]).features.shape == (0, 1152)


def test_markers_stand_around_the_parties() -> None:
    marked = mark(Marked("Oslo met Rome.", (0, 4), (9, 13)))
    assert marked == "[unused1] Oslo [unused2] met [unused3] Rome [unused4]."


def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    typing.model.cache_clear()
    with pytest.raises(MissingExtraError, match=r"onrecord\[accurate\]"):
        score([Marked("Oslo met Rome.")])
    typing.model.cache_clear()


def test_the_weights_stay_small() -> None:
    folder = Path(str(knowledge)).parent / "models"
    assert sum(file.stat().st_size for file in folder.iterdir()) < 25_000_000


def test_features_name_particle_object_and_governor(parsed) -> None:
    reading = parsed("Berlin said it had pulled its troops out of Mali.")
    word = next(token for token in reading.doc if token.lemma_ == "pull")
    seen = see(reading, word)
    assert {"lemma=pull", "up=say", "pull>troop"} <= {name.replace("up=ccomp:", "up=") for name in seen.names}
    assert dict(zip(SLOTS, seen.slots, strict=True))["object"].lemma_ == "troop"


def test_every_training_sentence_can_be_read() -> None:
    sys.path.insert(0, str(TRAINING))
    try:
        markup = importlib.import_module("markup")
        found = list(markup.sentences())
    finally:
        sys.path.remove(str(TRAINING))
    assert len(found) > 2000
    assert {event.type for one in found for event in one.events} == set(typing.TYPES) - {"none"}
    assert sum(not one.events for one in found) > 200


def test_a_malformed_mark_is_refused() -> None:
    sys.path.insert(0, str(TRAINING))
    try:
        markup = importlib.import_module("markup")
    finally:
        sys.path.remove(str(TRAINING))
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
