"""One person under one key, whatever came first."""

import itertools

from onrecord.record import MemoryShelf
from onrecord.record.names import Names
from onrecord.record.who import Speaker, body


def said(name: str) -> Speaker:
    return Speaker(f"~{name}", name, "person", name, person=name)


def official(name: str) -> Speaker:
    return body("KOR", name)._replace(person=name)


def test_spellings_are_one_in_any_order() -> None:
    spelt = ("mohammed rossdale", "mohammad rossdale", "muhammad rossdale")
    for order in itertools.permutations(spelt):
        names = Names(MemoryShelf())
        for at, name in enumerate(order):
            names.post(f"c{at}", said(name))
        assert {names.settled(f"~{name}") for name in spelt} == {"~mohammad rossdale"}


def test_claims_are_named_whose_speaker_a_spelling_or_an_office_changes() -> None:
    names = Names(MemoryShelf())
    assert names.post("one", said("anna lindqvist")) == {"one"}
    assert names.post("two", said("anna lindqvist")) == set()
    assert names.post("other", official("anna lindqvist")) == {"one", "two", "other"}
    assert names.for_body(said("anna lindqvist")).key == "KOR"
    assert names.drop("other", official("anna lindqvist")) == {"one", "two"}
    assert names.for_body(said("anna lindqvist")).key == "~anna lindqvist"


def test_names_that_differ_in_more_are_two_persons() -> None:
    names = Names(MemoryShelf())
    for name in ("yulia skripal", "sergei skripal", "kim jong", "kim jung"):
        names.post(name, said(name))
        assert names.settled(f"~{name}") == f"~{name}"
