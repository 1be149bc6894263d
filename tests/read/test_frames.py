"""The frame files: large, of all types, and only with keys that are read."""

import pytest

from onrecord.knowledge import toml, within
from onrecord.read.frames import CONDITIONS, FLAGS, PLAIN, classes, index, split_word, types


def test_there_are_words_for_every_type() -> None:
    words: dict[str, set[str]] = {frame_type: set() for frame_type in types()}
    for frames in index().values():
        for frame in frames:
            words[frame.type].add(frame.name)
    assert len(index()) >= 1500
    assert {frame_type for frame_type, names in words.items() if len(names) < 40} == set()


def test_every_key_is_one_that_is_read() -> None:
    for name in within("frames", ".toml"):
        for frame in toml(name)["frame"]:
            assert set(frame) <= CONDITIONS | FLAGS | PLAIN, name
            assert set(frame) & {"verbs", "nouns", "adjectives"}, name


@pytest.mark.parametrize(
    ("entry", "part", "expected"),
    [
        ("carry_out", "verb", ((), "carry", ("out",))),
        ("phone_call", "noun", (("phone",), "call", ())),
        ("exchange_of_letter", "noun", ((), "exchange", ("of", "letter"))),
        ("raid", "noun", ((), "raid", ())),
    ],
)
def test_an_entry_is_split_into_its_words(entry: str, part: str, expected: tuple[object, ...]) -> None:
    assert split_word(entry, part) == expected  # type: ignore[arg-type]


def test_more_conditions_come_first() -> None:
    frames = index()["verb", "sign"]
    assert [frame.weight for frame in frames] == sorted((frame.weight for frame in frames), reverse=True)


def test_a_class_stands_for_its_members() -> None:
    assert "rocket" in classes()["missile"]
    launch = [frame for frame in index()["verb", "launch"] if frame.type == "MOBILIZE"]
    assert any("rocket" in frame.words.get("object", ()) for frame in launch)


def test_modes_are_those_of_their_type() -> None:
    assert len(types()) == 16
    for frames in index().values():
        for frame in frames:
            assert frame.mode is None or frame.mode in types()[frame.type], frame.name
