"""Whatever an endpoint sends, it is taken apart and checked, or unusable; nothing else happens."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.model_reader.answers import UnusableError, take_apart
from onrecord.read.model_reader.checks import check
from onrecord.read.model_reader.claims import with_claims
from onrecord.read.model_reader.prompt import Part
from onrecord.read.model_reader.replies import completion
from onrecord.read.model_reader.scale import scale_of
from onrecord.read.reading import Reading
from tests.read.model_reader.resolving import resolved

TEXT = "Poland urged Turkey on Monday to release two sailors, officials in Warsaw said. It refused."
WORDS = st.sampled_from(
    [*TEXT.split(), "Poland urged Turkey", "urged", TEXT, "", " ", "?", "POL", "\ud7ff", "it.", "."]
)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
PARTY = st.fixed_dictionaries({"words": st.none() | WORDS, "code": WORDS | st.sampled_from(["TUR", "UNO", "QQQ"])})
CLAIM = st.fixed_dictionaries(
    {"quote": WORDS, "trigger": WORDS, "type": st.sampled_from(["REQUEST", "REJECT", "CHAT"]),
     "status": st.sampled_from(["happened", "planned", "negated"])},
    optional={"actors": st.lists(PARTY, max_size=2), "recipients": st.lists(PARTY, max_size=2) | ANY,
              "sources": st.lists(WORDS, max_size=2), "when": WORDS | ANY, "where": WORDS, "sure": ANY,
              "unsure": st.lists(WORDS, max_size=2), "event": st.text()},
)  # fmt: skip
REACTION = st.fixed_dictionaries({"quote": WORDS, "by": PARTY, "stance": st.just("denies"), "about": st.text()})
ANSWER = st.fixed_dictionaries({"claims": st.lists(CLAIM | ANY, max_size=4), "responses": st.lists(REACTION) | ANY})

slow = settings(max_examples=80, deadline=None, derandomize=True)


@pytest.fixture(scope="module")
def reading(parsed: Callable[..., Reading]) -> Reading:
    return resolved(parsed(TEXT, published="2023-06-07"))


@slow
@given(answer=ANSWER)
def test_claims_that_come_through_stand_in_the_text(reading: Reading, answer: Any) -> None:
    try:
        checked = check(take_apart(json.dumps(answer)), TEXT, Part(0, len(TEXT)))
    except UnusableError:
        return
    found = with_claims(reading, [("m at h", checked)], scale_of(None), Counter())
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    for claim in found.claims:
        assert claim.span.of(TEXT) == claim.quote
        assert claim.trigger in claim.quote
        assert claim.actors
        for party in (*claim.actors, *claim.recipients):
            assert party.span is None or party.span.of(TEXT) in TEXT
        assert claim.confidence is not None
        assert 0 <= claim.confidence.whole <= 1


@slow
@given(content=st.text() | ANY.map(json.dumps))
def test_any_words_are_an_answer_or_unusable(content: str) -> None:
    try:
        check(take_apart(content), TEXT, Part(0, len(TEXT)))
    except UnusableError:
        return


@slow
@given(body=st.binary() | ANY.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_a_completion(body: bytes) -> None:
    assert isinstance(completion(body).content, str)
