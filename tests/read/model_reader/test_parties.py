from collections.abc import Callable

import pytest

from onrecord.read.model_reader import parties
from onrecord.read.model_reader.checks import Placed
from onrecord.read.model_reader.parties import existing, resolve
from onrecord.read.reading import Reading
from tests.read.model_reader.resolving import at, resolved

TEXT = (
    "The Polish foreign minister flew to Ankara on Monday. He met Turkish officials there. "
    "Gunmen of the River Front, or RIFRO, then shot at the convoy. Hezbollah condemned the attack."
)


@pytest.fixture(scope="module")
def reading(parsed: Callable[..., Reading]) -> Reading:
    return resolved(parsed(TEXT, published="2023-06-06"))


@pytest.mark.parametrize(
    ("words", "given", "code", "how"),
    [
        ("Ankara", "TUR", "TUR", parties.BY_NAME),
        ("Ankara", "GRC", "TUR", parties.CORRECTED),
        ("Ankara", "QQQ", "TUR", parties.BY_NAME),
        ("Ankara", "Turkey", "TUR", parties.BY_NAME),
        ("Turkish officials", "TUR", "TUR", parties.AGREED),
        ("Turkish officials", "POL", "POL", parties.BY_MODEL),
        ("Turkish officials", "QQQ", "TUR", parties.BY_NAME),
        ("Hezbollah", "HEZBOLLAH", "HEZBOLLAH", parties.BY_NAME),
        ("the convoy", "POL", "POL", parties.BY_MODEL),
        ("the convoy", "?", "?", parties.BY_MODEL),
        ("the convoy", "XQZ", "?", parties.UNRESOLVED),
        ("the convoy", "the convoy", "?", parties.UNRESOLVED),
        ("Gunmen", "RIFRO", "RIFRO", parties.BY_MODEL),
        ("Gunmen", "MADEUP", "?", parties.UNRESOLVED),
    ],
)
def test_names_mean_what_they_mean_and_the_rest_is_the_models(
    reading: Reading, words: str, given: str, code: str, how: str
) -> None:
    found = resolve(reading, Placed(given, at(reading, words)))
    assert found is not None
    assert (found.party.code, found.how) == (code, how)
    assert found.party.span == at(reading, words)


def test_a_pronoun_is_the_models_to_decide(reading: Reading) -> None:
    found = resolve(reading, Placed("POL", at(reading, "He")))
    assert found is not None
    assert found.party.code == "POL"
    assert found.party.name == "He"


def test_who_is_not_named_by_words_must_be_named_elsewhere(reading: Reading) -> None:
    found = resolve(reading, Placed("POL", None))
    assert found is not None
    assert (found.party.code, found.party.span, found.how) == ("POL", None, parties.UNSAID)
    assert resolve(reading, Placed("BRA", None)) is None
    assert resolve(reading, Placed("QQQ", None)) is None
    nobody = resolve(reading, Placed("?", None))
    assert nobody is not None
    assert nobody.party.code == "?"


@pytest.mark.parametrize(
    ("given", "code"),
    [("FRA", "FRA"), ("UNO", "UNO"), ("?", "?"), ("", "?"), ("France", "FRA"), ("fra", None), ("ZZZ", None)],
)
def test_codes_that_there_are(reading: Reading, given: str, code: str | None) -> None:
    assert existing(given, reading) == code
