"""Whether a claim bears the words that an event is told in."""

from msgspec import structs

from onrecord.model import Claim, Party, Report, Source, Span
from onrecord.record.bearing import all_fields, bears
from tests.record.made import a_claim, a_report

PERU, CHILE = Party("PER", "Peru"), Party("CHL", "Chile")


def told(id: str, text: str, quote: str, trigger: str, **fields: object) -> tuple[Claim, Report]:
    report = a_report(id, text)
    fields = {"type": "ASSAULT", "actors": (PERU,), "recipients": (CHILE,), "part": "verb", **fields}
    return a_claim(report, quote, trigger=trigger, **fields), report  # type: ignore[arg-type]


TITLE = "Peru attacked Chile"
OWN, _ = told("own", "Peru attacked Chile. It rained.", "Peru attacked Chile", "attacked")


def test_who_says_the_same_in_other_forms_bears_it() -> None:
    claim, report = told(
        "b", "The envoy left after Peru’s attack on Chile.", "Peru’s attack on Chile", "attack", part="noun"
    )
    assert bears(TITLE, OWN, claim, report)
    assert bears(TITLE, OWN, *told("c", "Lima's assault on Chile went on.", "Lima's assault on Chile", "assault"))


def test_who_says_less_or_another_thing_does_not() -> None:
    claim, report = told(
        "b", "Soldiers from Peru crossed into Chile.", "Soldiers from Peru crossed into Chile", "crossed"
    )
    assert not bears(TITLE, OWN, claim, report)
    assert not bears(
        "Peru attacked Chile from three sides",
        OWN,
        *told("c", "Peru attacked Chile.", "Peru attacked Chile", "attacked"),
    )


def test_a_reports_headline_is_its_own_word_and_not_a_speakers() -> None:
    text = "Peru attacked Chile\nPeru crossed the border of Chile, Soto said."
    quote = "Peru crossed the border of Chile"
    assert bears(TITLE, OWN, *told("b", text, quote, "crossed", part="verb"))
    soto = (Source("Soto", kind="person", cue="said"),)
    assert not bears(TITLE, OWN, *told("c", text, quote, "crossed", sources=soto))


def test_what_a_party_is_called_may_stand_elsewhere_in_the_report() -> None:
    own, _ = told(
        "own", "The rebel movement Hamas attacked Israel.", "The rebel movement Hamas attacked Israel", "attacked"
    )
    sides = {"actors": (Party("HAMAS", "Hamas"),), "recipients": (Party("ISR", "Israel"),)}
    one = told("b", "Hamas attacked Israel. The rebel movement is old.", "Hamas attacked Israel", "attacked", **sides)
    other = told("c", "Hamas attacked Israel. It is old.", "Hamas attacked Israel", "attacked", **sides)
    title = "Rebel movement Hamas attacked Israel"
    assert bears(title, own, *one)
    assert not bears(title, own, *other)


def test_people_without_a_name_are_not_of_a_state() -> None:
    claim, report = told("b", "Peru attacked 40 people.", "Peru attacked 40 people", "attacked")
    people = Party("CHL", "Chile", span=Span(report.text.index("40"), report.text.index(".")))
    assert not bears(TITLE, OWN, structs.replace(claim, recipients=(people,)), report)


def test_fields_say_all_where_every_party_of_the_clause_is_named() -> None:
    claim, _ = told("b", "Peru attacked Chile.", "Peru attacked Chile", "attacked")
    spans = structs.replace(
        claim,
        actors=(structs.replace(PERU, span=Span(0, 4)),),
        recipients=(structs.replace(CHILE, span=Span(14, 19)),),
    )
    assert all_fields("Peru carried out an attack on Chile", spans)
    assert not all_fields("Peru carried out an attack", spans)
