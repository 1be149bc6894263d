"""Scenes: the trigger first, the words of its sentence and mentions elsewhere, and the codes that they stand for."""

import numpy as np
import pytest

from onrecord.model import Section, Span
from onrecord.read.decide.scene import CODE_FLAGS, DAYS, ELSEWHERE, FLAGS, TRIGGER_FLAGS, Scene, Stage, buckets
from onrecord.read.encoder.labels import STATUSES
from onrecord.read.encoder.words import words
from onrecord.read.reading import Reading
from tests.read.by_words import prepared
from tests.read.decide.building import at

EXPELLED = "France expelled two Russian diplomats."
BOTH = "Japan urged China to lift its ban, and India condemned Pakistan."


def scene(reading: Reading, trigger: str) -> Scene:
    return Stage(reading, words(reading)).scene(at(reading, trigger))


def test_distances_have_a_sign_and_a_bound() -> None:
    assert buckets(np.array([-500, -8, -7, -1, 0, 1, 5, 500])).tolist() == [0, 4, 5, 9, 10, 11, 15, 20]


@pytest.mark.parametrize("trigger", ["urged", "condemned", "ban"])
def test_the_trigger_is_first_and_every_word_there_once(trigger: str) -> None:
    reading = prepared(BOTH)
    found = scene(reading, trigger)
    assert found.words[0] == at(reading, trigger)
    assert sorted(found.words.tolist()) == list(range(len(reading.doc)))


@pytest.mark.parametrize("text", [EXPELLED, "He told them.", "It rained."])
def test_a_scene_has_its_shape_with_codes_or_without(text: str) -> None:
    reading = prepared(text)
    found = Stage(reading, words(reading)).scene(1)
    n, c = len(found.words), len(found.codes)
    assert (found.numbers.shape, found.flags.shape) == ((n, 7), (n, FLAGS))
    assert (found.member.shape, found.code_flags.shape) == ((c, n), (c, CODE_FLAGS))
    assert (found.trigger.shape, found.trigger_flags.shape) == ((7,), (TRIGGER_FLAGS,))
    assert np.isfinite(found.code_flags).all()


def test_codes_are_those_mentioned_then_those_of_where_the_report_is_at_home() -> None:
    assert scene(prepared(EXPELLED), "expelled").codes == ("FRA", "RUS")
    home = prepared(EXPELLED, url="https://paper.example/uk-news/france/1", domain="dawn.com")
    assert scene(home, "expelled").codes == ("FRA", "RUS", "GBR", "PAK")


def test_codes_are_marked_as_named_by_the_address_and_as_the_outlet_s() -> None:
    found = scene(prepared(EXPELLED, url="https://paper.example/uk-news/1", domain="lemonde.fr"), "expelled")
    marks = dict(zip(found.codes, found.code_flags[:, 7:9].tolist(), strict=True))
    assert marks == {"FRA": [0, 1], "RUS": [0, 0], "GBR": [1, 0]}


def test_a_word_is_a_member_of_the_codes_that_it_names() -> None:
    reading = prepared(EXPELLED)
    found = scene(reading, "expelled")
    texts = [reading.doc[i].text for i in found.words.tolist()]
    named = {
        code: [texts[k] for k in np.nonzero(line)[0]] for code, line in zip(found.codes, found.member, strict=True)
    }
    assert named == {"FRA": ["France"], "RUS": ["diplomats"]}


def test_a_town_names_its_state() -> None:
    assert "UKR" in scene(prepared("Shells hit a school in Kramatorsk."), "hit").codes


def test_mentions_of_other_sentences_are_in_view_but_not_all_of_them() -> None:
    reading = prepared(f"Iran spoke. {'Egypt and Jordan met. ' * 60} Troops left.")
    found = scene(reading, "left")
    here = sum(reading.doc[i].sent == reading.doc[found.words[0]].sent for i in found.words.tolist())
    assert len(found.words) == here + ELSEWHERE
    assert "IRN" in found.codes


def test_the_title_is_in_view_from_afar() -> None:
    title = "Oman mediates"
    text = f"{title}\n{'Egypt and Jordan met. ' * 60}\nTroops left."
    reading = prepared(text, title=title, sections=(Section("title", Span(0, len(title))),))
    assert at(reading, "Oman") in scene(reading, "left").words


def test_grammar_tells_a_trigger_s_status() -> None:
    reading = prepared("France will expel two Russian diplomats.")
    assert STATUSES[scene(reading, "expel").trigger[0] - 1] == "planned"


def test_time_expressions_are_in_view_and_marked() -> None:
    text = f"Egypt and Jordan met on Monday. {'Fruit was sold. ' * 60} Troops left on 3 May 2024."
    reading = prepared(text, published="2024-06-05")
    found = scene(reading, "left")
    marked = {reading.doc[i].text for i, flags in zip(found.words.tolist(), found.flags, strict=True) if flags[12]}
    assert marked >= {"Monday"}
    assert len(marked) == 2


def test_of_many_time_expressions_the_nearest_are_in_view() -> None:
    text = "Egypt acted. " + " ".join(f"It rained on {day} May 2024." for day in range(1, 29)) + " Troops left."
    reading = prepared(text, published="2024-06-05")
    assert scene(reading, "left").flags[:, 12].sum() == DAYS


def test_who_speaks_of_the_trigger_is_marked() -> None:
    reading = prepared("Moscow said that France had expelled two diplomats.")
    found = scene(reading, "expelled")
    marked = {reading.doc[i].text for i, flags in zip(found.words.tolist(), found.flags, strict=True) if flags[9]}
    assert marked == {"Moscow"}
    assert found.trigger_flags[0] == 1
