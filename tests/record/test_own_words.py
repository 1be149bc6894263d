"""Events named in the report's words, where a sentence from the fields would have to say too much."""

import pytest

from onrecord.record.own_words import phrase
from tests.record.titled import called, told

USA = ("USA", "United States", "")


@pytest.mark.parametrize(
    ("text", "quote", "trigger", "words"),
    [
        (
            "Police spoke of the arrest of a student. He is in jail.",
            "the arrest of a student",
            "arrest",
            "Arrest of a student",
        ),
        ("An armed attack on a judge is rare.", "An armed attack on a judge", "attack", "Armed attack on a judge"),
        # With what it is to do, up to the verb of the sentence.
        (
            "The state won a commitment from insurers to cover all vaccines, it said.",
            "a commitment from insurers",
            "commitment",
            "Commitment from insurers to cover all vaccines",
        ),
        ("Peru’s bid to avoid default heads to a court.", "Peru’s bid", "bid", "Peru’s bid to avoid default"),
        # Too little; of what another noun is; with a word that points elsewhere; why it is asked to stop.
        ("There was an attack.", "an attack", "attack", ""),
        ("The indictment fallout continues.", "The indictment fallout", "indictment", ""),
        ("They condemned the attack on their village.", "the attack on their village", "attack", ""),
        ("The UN asked Peru to halt the raids on humanitarian grounds.", "the raids", "raids", ""),
        # What stands before it and belongs to another word.
        ("Cruz signing a pact with Peru was news.", "Cruz signing a pact with Peru", "pact", "Pact with Peru"),
    ],
)
def test_a_noun_with_what_belongs_to_it_names_an_event(text: str, quote: str, trigger: str, words: str) -> None:
    claim, report = told(text, quote, trigger, type="COERCE", part="noun", actors=(USA,), recipients=(USA,))
    assert phrase(claim, report.text) == words


def test_a_possessive_has_a_name() -> None:
    claim, report = told(
        "Ana Reyes lost. Many welcomed her arrest in Lima.", "her arrest in Lima", "arrest", type="COERCE", part="noun",
        recipients=(("PER", "Ana Reyes", "her"),),
    )  # fmt: skip
    assert phrase(claim, report.text) == "Ana Reyes’ arrest in Lima"


def test_one_arrest_is_not_told_of_people_in_a_state() -> None:
    made = told(
        "Shops closed after the arrest of a student.", "the arrest of a student", "arrest", type="COERCE", part="noun",
        mode="arrest", actors=(USA,), recipients=(USA,),
    )  # fmt: skip
    assert called(made).words == "“Shops closed after the arrest of a student” (United States)"


def test_what_has_not_happened_is_not_named_as_if_it_had() -> None:
    made = told(
        "A minister called for sanctions on Peru over its raids.", "sanctions on Peru", "sanctions", type="SANCTION",
        part="noun", status="possible", actors=(("?", "unknown", ""),), recipients=(("PER", "Peru", "Peru"),),
    )  # fmt: skip
    assert called(made).words == "“A minister called for sanctions on Peru over its raids”"
