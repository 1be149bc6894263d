"""A question is taken apart as it was typed, and written so that it is read back."""

import pytest

from onrecord.errors import UsageError
from onrecord.store.asked import FIELDS, asked, typed


@pytest.mark.parametrize(
    ("text", "terms", "fields"),
    [
        ("artillery shells", ("artillery", "shells"), ()),
        ('"solid proof" of', ("solid proof", "of"), ()),
        ('party:"North Korea" type:CONSULT', (), (("party", "North Korea"), ("type", "CONSULT"))),
        ("Type:consult x", ("x",), (("type", "consult"),)),
        ("report:https://a.example/1", (), (("report", "https://a.example/1"),)),
        ("https://a.example/x", ("https://a.example/x",), ()),
        ("at 10:30", ("at", "10:30"), ()),
        ("Moscow: it fell", ("Moscow:", "it", "fell"), ()),
        ('"type:CONSULT"', ("type:CONSULT",), ()),
        ('actor:"PRK', (), (("actor", "PRK"),)),
        ("type:AID type:AID", (), (("type", "AID"),)),
        ("", (), ()),
    ],
)
def test_words_phrases_and_fields(text: str, terms: tuple[str, ...], fields: tuple[tuple[str, str], ...]) -> None:
    found = asked(text)
    assert (found.terms, found.fields) == (terms, fields)
    assert set(asked(found.text).fields) == set(fields)
    assert asked(found.text).terms == terms


def test_a_field_that_there_is_not_names_the_choices() -> None:
    with pytest.raises(UsageError, match="did you mean outlet") as told:
        asked("outlets:Wire")
    assert all(name in str(told.value) for name in FIELDS)
    with pytest.raises(UsageError, match='"frob:'):
        asked("frob:x")


@pytest.mark.parametrize("text", ["type: CONSULT", "type:", 'place:""'])
def test_a_field_without_a_value_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="lacks a value"):
        asked(text)


def test_narrowing_replaces_what_has_one_value_and_adds_to_what_has_many() -> None:
    question = asked("type:AID party:RUS shells")
    assert question.also("type", "CONSULT").of("type") == ("CONSULT",)
    assert question.also("party", "PRK").of("party") == ("RUS", "PRK")
    assert question.without("party", "RUS").text == "type:AID shells"
    assert question.also("place", "New York").text == 'type:AID party:RUS place:"New York" shells'


def test_what_a_shell_leaves_of_quotes_is_put_together_again() -> None:
    assert typed(["party:North Korea", "shells", '"solid proof"']) == 'party:"North Korea" shells "solid proof"'
    assert typed(["two words"]) == "two words"


def test_a_question_quoted_as_a_whole_is_taken_apart_like_one_in_parts() -> None:
    assert asked(typed(["party:PRK type:CONSULT"])) == asked(typed(["party:PRK", "type:CONSULT"]))
    assert asked(typed(["party:North Korea"])).of("party") == ("North Korea",)
