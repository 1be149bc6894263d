"""Word pieces: at least one of every word, and each window's piece its own word's."""

from collections.abc import Callable

from onrecord.read.encoder.pieces import MOST, UNKNOWN, cut, pieces
from onrecord.read.encoder.words import words
from onrecord.read.reading import Reading


def test_a_word_has_at_least_one_piece_and_not_too_many() -> None:
    assert len(pieces("missile")) == 1
    assert 1 < len(pieces("Zaporizhzhia")) <= MOST
    assert 1 <= len(pieces("x" * 500)) <= MOST
    assert pieces("\u200d") == (UNKNOWN,)


def test_case_does_not_matter() -> None:
    assert pieces("MOSCOW") == pieces("Moscow") == pieces("moscow")


def test_every_word_but_white_space_is_in_a_window_with_its_pieces(parsed: Callable[..., Reading]) -> None:
    reading = parsed("France expelled two diplomats.\n\nZaporizhzhia was shelled.")
    (window,) = cut(reading, words(reading))
    for token in reading.doc:
        mine = tuple(window.ids[window.owner == token.i].tolist())
        assert mine == (() if token.is_space else pieces(token.text))
