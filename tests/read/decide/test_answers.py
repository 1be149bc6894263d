"""Answers: one for each word likely enough, in the order of the text, each with a line of its own scene's codes."""

from typing import Any

import numpy as np
import pytest

from onrecord.read.decide.answers import AT_ONCE, Floats, answers
from onrecord.read.encoder import network
from onrecord.read.encoder.labels import STATUSES, TYPES
from tests.read.by_words import prepared
from tests.read.decide.building import at

TEXT = "France expelled two Russian diplomats. It rained."


class Scenes:
    """In place of the network for scenes: what it says of a scene is reckoned from what it is given of that scene."""

    def run(self, _: None, given: dict[str, Any]) -> list[Floats]:
        b, n, c = len(given["numbers"]), given["mask"].shape[1], given["member"].shape[1]
        size = given["mask"].sum(1).astype(np.float32)
        code = np.repeat(given["code_flags"].sum(2)[:, :, None], 4, 2)
        role = np.repeat(given["flags"].sum(2)[:, :, None], 4, 2)
        one = [np.zeros((b, k), np.float32) for k in (len(TYPES) + 1, len(STATUSES))]
        assert (code.shape, role.shape) == ((b, c, 4), (b, n, 4))
        return [*one, size - 9, np.stack([size, -size], 1) / 9, code, role]


def sure(monkeypatch: pytest.MonkeyPatch, *likely: int) -> None:
    """Only these words look like triggers at first sight."""

    def run(words: Any, _: Any) -> network.Read:
        types = np.zeros((len(words), len(TYPES) + 1), np.float32)
        types[:, -1] = 1
        types[list(likely), :] = 1 / types.shape[1]
        return network.Read(np.zeros((len(words), 384), np.float32), types)

    monkeypatch.setattr(network, "run", run)
    monkeypatch.setattr(network, "session", {"scenes": Scenes()}.__getitem__)


def test_only_words_likely_enough_get_an_answer_and_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = prepared(TEXT)
    sure(monkeypatch, at(reading, "rained"), at(reading, "expelled"))
    found, facts = answers(reading)
    assert [reading.doc[one.trigger].text for one in found] == ["expelled", "rained"]
    assert [fact.status for fact in facts] == ["happened", "happened"]
    assert answers(reading, floor=0.99) == ([], [])


def test_an_answer_is_about_its_own_scene(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = prepared(TEXT)
    sure(monkeypatch, at(reading, "expelled"))
    (one,), _ = answers(reading)
    assert one.at[0] == one.trigger
    assert len(one.at) == len(one.words)
    assert [len(line) for line in one.roles] == [1 + len(one.codes)] * 2
    assert one.also.shape == (len(one.codes), 2)
    for line in (*one.roles, one.again, one.status):
        assert line.sum() == pytest.approx(1)
    assert ((one.words >= 0) & (one.words <= 1)).all()


def test_a_report_of_nobody_leaves_every_role_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    sure(monkeypatch, 1)
    (one,), _ = answers(prepared("It rained."))
    assert one.codes == ()
    assert [line.tolist() for line in one.roles] == [[1], [1]]


def test_a_word_s_answer_does_not_hang_on_what_else_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = prepared(TEXT * AT_ONCE)
    trigger = at(reading, "expelled")
    sure(monkeypatch, *(token.i for token in reading.doc if token.pos_ == "VERB"))
    many, facts = answers(reading)
    assert len(many) == len(facts) > AT_ONCE
    sure(monkeypatch, trigger)
    (alone,), _ = answers(reading)
    among = next(one for one in many if one.trigger == trigger)
    assert (alone.at, alone.codes, alone.sourced) == (among.at, among.codes, among.sourced)
    assert all(np.array_equal(a, b) for a, b in zip(alone.roles, among.roles, strict=True))
    assert np.array_equal(alone.words, among.words)


def test_an_empty_report_has_no_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    sure(monkeypatch)
    assert answers(prepared("")) == ([], [])
