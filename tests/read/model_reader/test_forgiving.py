import json
from typing import Any

import pytest

from onrecord.read.model_reader import forgiving
from onrecord.read.model_reader.answers import Named, Proposal, take_apart

BARE = {"quote": "envoys met", "trigger": "met", "type": "CONSULT", "status": "happened"}


def one(**fields: Any) -> Proposal:
    (found,) = take_apart(json.dumps({"claims": [{**BARE, **fields}]})).claims
    return found


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ([{"code": "POL", "words": "Poland"}], (Named("POL", "Poland"),)),
        ([["POL", "Poland"], ["?", None]], (Named("POL", "Poland"), Named("?", None))),
        (["POL", "Poland"], (Named("POL", "Poland"),)),
        (["POL", "TUR"], (Named("POL"), Named("TUR"))),
        (["the envoys"], (Named("?", "the envoys"),)),
        ("the envoys", (Named("?", "the envoys"),)),
        ({"code": None, "words": "Poland"}, (Named("?", "Poland"),)),
        (None, ()),
    ],
)
def test_parties_in_other_forms(given: Any, meant: tuple[Named, ...]) -> None:
    assert one(actors=given).actors == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (90, 90),
        ("90", 90),
        ("85 %", 85),
        (0.9, 90),
        (1, 1),
        (100, 100),
        (10**400, 100),
        (-3, 0),
        ("very", None),
        (True, None),
        ([], None),
    ],
)
def test_sureness_in_other_forms(given: Any, meant: float | None) -> None:
    assert one(sure=given).sure == meant


def test_the_rest_in_other_forms() -> None:
    found = one(type="consult ", status="Happened", sources="officials", unsure=None, when=3, where="", event=7)
    assert (found.type, found.status, found.sources, found.unsure) == ("CONSULT", "happened", ("officials",), ())
    assert (found.when, found.event) == (None, "")
    assert one(sources=[{"words": "officials"}, "Kirby"]).sources == ("officials", "Kirby")


def test_the_short_form_of_annotation() -> None:
    short = {
        "q": "envoys met", "w": "met", "t": "CONSULT", "a": [["POL", "envoys"]], "r": [], "s": "happened", "src": [],
        "d": ["2023-05-01", None], "p": "Oslo", "e": "talks",
    }  # fmt: skip
    denied = {"q": "Oslo denied it", "by": "NOR", "stance": "denies", "about": "talks"}
    found = take_apart(json.dumps({"claims": [short], "resp": [denied]}))
    assert found.claims[0] == Proposal(
        quote="envoys met", trigger="met", type="CONSULT", status="happened", actors=(Named("POL", "envoys"),),
        where="Oslo", event="talks",
    )  # fmt: skip
    assert found.responses[0].by == Named("NOR")


@pytest.mark.parametrize("raw", [None, 3, "claim", [], {}])
def test_what_is_no_claim_stays_none(raw: Any) -> None:
    assert not isinstance(forgiving.claim(raw), dict) or "quote" not in forgiving.claim(raw)
