import json

import msgspec
import pytest

from onrecord.read.model_reader.answers import Proposal, Reaction, UnusableError, take_apart, told
from onrecord.read.model_reader.known import bound, schema
from tests.read.model_reader.serving import claim, party

GOOD = claim("envoys met", "met", "CONSULT", actors=[party("envoys", "?")])


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"claims": [GOOD], "responses": []}),
        json.dumps([GOOD]),
        "```json\n" + json.dumps({"claims": [GOOD]}) + "\n```",
        "Here they are:\n" + json.dumps({"claims": [GOOD]}) + "\nIs there anything else?",
        "<think>The report {says} little.</think>\n" + json.dumps({"claims": [GOOD]}),
    ],
)
def test_claims_are_found_in_what_surrounds_them(content: str) -> None:
    found = take_apart(content)
    assert [one.quote for one in found.claims] == ["envoys met"]
    assert not found.dropped


@pytest.mark.parametrize(
    "content",
    ["", "   ", "I am sorry.", "null", "17", "{}", '{"claims": "none"}', '{"claims": [', "[" * 100_000, '{"a": NaN}'],
)
def test_an_answer_that_is_none_is_unusable(content: str) -> None:
    with pytest.raises(UnusableError):
        take_apart(content)


def test_an_answer_of_nothing_that_has_the_form_is_unusable() -> None:
    with pytest.raises(UnusableError, match="type unknown"):
        take_apart(json.dumps({"claims": [{**GOOD, "type": "MEETING"}]}))


def test_no_claims_are_an_answer() -> None:
    assert take_apart('{"claims": []}').claims == ()


def test_one_wrong_claim_does_not_cost_the_others() -> None:
    wrong = [{**GOOD, "type": "MEETING"}, {**GOOD, "status": "maybe"}, {**GOOD, "quote": 3}, "claim", None]
    found = take_apart(json.dumps({"claims": [*wrong, GOOD]}))
    assert len(found.claims) == 1
    assert found.dropped == {"type unknown": 1, "status unknown": 1, "not in the form asked for": 3}


def test_what_is_missing_or_more_than_asked_for_is_borne() -> None:
    bare = {"quote": "envoys met", "trigger": "met", "type": "CONSULT", "status": "happened", "mood": "grim"}
    (one,) = take_apart(json.dumps({"claims": [bare], "responses": "none"})).claims
    assert (one.actors, one.sure, one.when) == ((), None, None)


def test_a_flood_of_claims_is_cut() -> None:
    found = take_apart(json.dumps({"claims": [GOOD] * 5000}))
    assert len(found.claims) == bound("most_claims")
    assert found.dropped["too many in one answer"] == 5000 - bound("most_claims")


def test_responses_of_another_form_are_left_out() -> None:
    good = {"quote": "Oslo denied it", "by": party("Oslo", "NOR"), "stance": "denies", "about": "it"}
    found = take_apart(json.dumps({"claims": [], "responses": [good, {**good, "stance": "shrugs"}, 4]}))
    assert [one.stance for one in found.responses] == ["denies"]


def test_the_schema_asks_for_the_fields_that_are_read() -> None:
    for name, struct in (("claim", Proposal), ("response", Reaction)):
        assert set(schema()["$defs"][name]["properties"]) == {f.name for f in msgspec.structs.fields(struct)}
        assert set(schema()["$defs"][name]["required"]) == set(schema()["$defs"][name]["properties"])


def test_reasons_are_told_with_their_numbers() -> None:
    found = take_apart(json.dumps({"claims": [GOOD, {**GOOD, "type": "X"}, {**GOOD, "type": "Y"}]}))
    assert told(found.dropped) == "type unknown (2)"
