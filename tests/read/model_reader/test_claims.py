import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from onrecord.read.model_reader.answers import take_apart
from onrecord.read.model_reader.checks import NO_PARTY, check
from onrecord.read.model_reader.claims import with_claims
from onrecord.read.model_reader.prompt import Part
from onrecord.read.model_reader.scale import scale_of
from onrecord.read.reading import Reading
from tests.read.model_reader.resolving import at, resolved
from tests.read.model_reader.serving import claim, party

TEXT = (
    "Poland urged Turkey on Monday to release two sailors, officials in Warsaw said. "
    "Ankara denied that it was holding them. It will host Polish envoys."
)
URGED = claim(
    "Poland urged Turkey on Monday to release two sailors", "urged", "REQUEST", actors=[party("Poland", "POL")],
    recipients=[party("Turkey", "GRC")], sources=["officials"], when="on Monday", where="Warsaw", event="sailors",
    unsure=["sources"],
)  # fmt: skip
HOST = claim("It will host Polish envoys", "host", "CONSULT", actors=[party("It", "TUR")], status="planned", sure=None)


@pytest.fixture(scope="module")
def reading(parsed: Callable[..., Reading]) -> Reading:
    return resolved(parsed(TEXT, published="2023-06-07"))


def read(
    reading: Reading, claims: list[dict[str, Any]], responses: list[dict[str, Any]] | None = None
) -> tuple[Reading, Counter[str]]:
    answer = take_apart(json.dumps({"claims": claims, "responses": responses or []}))
    counts: Counter[str] = Counter()
    parts = [("small-1 at host", check(answer, TEXT, Part(0, len(TEXT))))]
    return with_claims(reading, parts, scale_of(None), counts), counts


def test_a_claim_has_what_the_model_gave_and_the_resolvers_made_of_it(reading: Reading) -> None:
    found, counts = read(reading, [URGED])
    (one,) = found.claims
    assert (one.quote, one.span, one.type, one.status) == (
        URGED["quote"],
        at(reading, URGED["quote"]),
        "REQUEST",
        "happened",
    )
    assert [p.code for p in one.actors] == ["POL"]
    assert [p.code for p in one.recipients] == ["TUR"]
    assert [s.name for s in one.sources] == ["officials"]
    assert one.time is not None
    assert (one.time.start, one.time.text) == ("2023-06-05", "Monday")
    assert one.place is not None
    assert one.place.country == "POL"
    assert one.trigger == "urged"
    assert counts == {"codes set right: by its name, against the model": 1}


def test_a_claim_says_who_read_it_and_is_a_lead(reading: Reading) -> None:
    first, second = read(reading, [URGED, HOST])[0].claims
    assert (first.reader, first.tier) == ("small-1 at host", "lead")
    assert first.confidence is not None
    assert second.confidence is not None
    assert first.confidence.sources < first.confidence.status
    assert {why.field for why in first.why} >= {"type", "actors", "recipients", "status", "sources", "time", "place"}
    assert "small-1 at host" in next(why.rule for why in first.why if why.field == "type")
    assert "90 of 100" in next(why.rule for why in first.why if why.field == "confidence")
    assert "does not say" in next(why.rule for why in second.why if why.field == "confidence")


def test_claims_come_in_the_order_of_the_text_and_have_ids_of_their_own(reading: Reading) -> None:
    other = {**URGED, "trigger": "release", "type": "RETREAT", "status": "possible"}
    twin = {**URGED, "trigger": "sailors"}
    given = [HOST, URGED, other, twin]
    claims = read(reading, given)[0].claims
    assert [one.trigger for one in claims] == ["urged", "release", "sailors", "host"]
    assert len({one.id for one in claims}) == 4
    assert {one.id for one in read(reading, given[::-1])[0].claims} == {one.id for one in claims}


def test_nobody_known_is_unknown(reading: Reading) -> None:
    (one,) = read(reading, [{**HOST, "actors": [], "recipients": [party(None, "?"), party("Polish envoys", "POL")]}])[
        0
    ].claims
    assert [p.code for p in one.actors] == ["?"]
    assert [p.code for p in one.recipients] == ["POL"]


def test_a_party_that_the_report_does_not_have_costs_the_claim(reading: Reading) -> None:
    found, counts = read(reading, [URGED, {**HOST, "recipients": [party(None, "BRA")]}])
    assert [one.trigger for one in found.claims] == ["urged"]
    assert counts[f"dropped: {NO_PARTY}"] == 1


def test_responses_answer_the_claim_of_their_event(reading: Reading) -> None:
    denied = {"quote": "Ankara denied that it was holding them", "by": party("Ankara", "TUR"), "stance": "denies"}
    found, _ = read(
        reading, [URGED], [{**denied, "about": "sailors"}, {**denied, "by": party(None, "BRA"), "about": "x"}]
    )
    (one,) = found.responses
    assert (one.by.code, one.stance, one.about) == ("TUR", "denies", found.claims[0].id)
    assert one.span == at(reading, denied["quote"])
    assert read(reading, [], [{**denied, "about": "something else"}])[0].responses[0].about is None
