"""A report's headline is a title whole where its verb says no more than the noun that the event is read from."""

import pytest
from msgspec import structs

from onrecord.record.light import whole_headline
from tests.record.titled import called, told

BODY = "\nMore on this as it comes in."


@pytest.mark.parametrize(
    ("line", "noun", "whole"),
    [
        ("Peru attends Andean anti-corruption meeting", "meeting", True),
        ("Peru fund seals $100m loan deal to propel Chile’s water sector", "deal", True),
        ("Peru slams Chile’s attack", "attack", False),
        ("Peru holds vote after deal with Chile", "deal", False),
        ("Peru holds talks: envoys", "talks", False),
        ("Envoys set to sign deal", "deal", False),
        ("Chile says Peru signs deal", "deal", False),
    ],
)
def test_only_a_light_verb_makes_the_headline_that_of_its_noun(line: str, noun: str, whole: bool) -> None:
    claim, report = told(line + BODY, noun, noun, type="CONSULT", part="noun")
    report = structs.replace(report, title=line)
    assert whole_headline(claim, report) == (line if whole else None)


def test_what_is_to_come_or_stands_below_the_headline_is_not_told_by_it() -> None:
    line = "Peru attends Andean meeting"
    claim, report = told(f"{line}\nThe talks went on.", "meeting", "meeting", part="noun", status="planned")
    report = structs.replace(report, title=line)
    assert whole_headline(claim, report) is None
    claim, _ = told(f"{line}\nThe talks went on.", "talks", "talks", part="noun")
    assert whole_headline(claim, report) is None


def test_it_is_the_event_s_title() -> None:
    line = "Peru attends Andean anti-corruption meeting"
    claim, report = told(
        line + BODY, "Andean anti-corruption meeting", "meeting", type="CONSULT", part="noun",
        actors=(("PER", "Peru", "Peru"),),
    )  # fmt: skip
    assert called((claim, structs.replace(report, title=line))).words == line
