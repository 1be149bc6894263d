"""Titles are words that stand by themselves, or a plain sentence: the ways in which they went wrong once."""

import pytest

from onrecord.model import Claim, Report
from tests.record.titled import called, told

PERU, CHILE = ("PER", "Peru", "Peru"), ("CHL", "Chile", "Chile")

KINDS = [
    # A comma between subject and verb, where an apposition was cut, or none was.
    (
        told(
            "The Peruvian prime minister, Rosa Vega, has disciplined a junior member of her cabinet.",
            "The Peruvian prime minister, Rosa Vega, has disciplined a junior member of her cabinet",
            "disciplined",
            type="SANCTION",
            part="verb",
            actors=(("PER", "Rosa", "Rosa"),),
        ),
        "“The Peruvian prime minister, Rosa Vega, has disciplined a junior member of her cabinet”",
    ),
    (
        told(
            "Vega, for her part, told nobody. Vega, for her part has described Soto as a liar.",
            "Vega, for her part has described Soto",
            "described",
            type="ACCUSE",
            part="verb",
            actors=(("PER", "Rosa Vega", "Vega"),),
            recipients=(("CHL", "Luis Soto", "Soto"),),
        ),
        "Vega has described Soto as a liar",
    ),
    # Cut at an abbreviation.
    (
        told(
            "Luis Soto was found guilty after he defied a subpoena from the Jan. 6 committee.",
            "he defied a subpoena from the Jan. 6 committee",
            "defied",
            type="REJECT",
            part="verb",
            actors=(("CHL", "Luis Soto", "he"),),
        ),
        "“Luis Soto was found guilty after he defied a subpoena from the Jan. 6 committee”",
    ),
    # Ends in a possessive: it goes on with whose it is.
    (
        told(
            "Three killed in Peruvian attack on Chile's Arica",
            "Peruvian attack on Chile's",
            "attack",
            type="ASSAULT",
            part="noun",
            actors=(("PER", "Peru", "Peruvian"),),
            recipients=(("CHL", "Chile", "Chile's"),),
        ),
        "“Three killed in Peruvian attack on Chile's Arica”",
    ),
    # The clause is about another deed.
    (
        told(
            "Vega’s road trip exposes fault lines over Chile",
            "Vega’s road trip",
            "trip",
            type="CONSULT",
            part="noun",
            actors=(("PER", "Rosa Vega", "Vega"),),
            recipients=(CHILE,),
        ),
        "“Vega’s road trip exposes fault lines over Chile”",
    ),
    (
        told(
            "Vega attempts damage control after comments criticizing Chile",
            "Vega attempts damage control after comments criticizing Chile",
            "criticizing",
            type="ACCUSE",
            part="verb",
            actors=(("PER", "Rosa Vega", "Vega"),),
            recipients=(CHILE,),
        ),
        "“Vega attempts damage control after comments criticizing Chile”",
    ),
    (
        told(
            "The hatch Peru claimed was a tunnel to Chile is a well",
            "The hatch Peru claimed was a tunnel to Chile",
            "claimed",
            type="ACCUSE",
            part="verb",
            actors=(PERU,),
            recipients=(CHILE,),
        ),
        "“The hatch Peru claimed was a tunnel to Chile is a well”",
    ),
    # What acts is the missile, not the state.
    (
        told(
            "Peru fired again. It flew only 900 miles towards Chile.",
            "It flew only 900 miles towards Chile",
            "flew",
            type="MOBILIZE",
            part="verb",
            actors=(("PER", "Peru", "It"),),
            recipients=(CHILE,),
        ),
        "Peru made a military move towards Chile",
    ),
    # The verb has lost its object.
    (
        told(
            "Peru questioned why Chile, of all states, held back.",
            "Peru questioned why Chile, of all states, held back",
            "questioned",
            type="ACCUSE",
            part="verb",
            actors=(PERU,),
            recipients=(CHILE,),
        ),
        "“Peru questioned why Chile, of all states, held back”",
    ),
    # Who is said to be the subject is part of another phrase.
    (
        told(
            "Luis Soto’s claim that police treat farmers worse than “mobs” has been dismissed and condemned by Vega.",
            "“mobs” has been dismissed and condemned by Vega",
            "condemned",
            type="ACCUSE",
            part="verb",
            actors=(("PER", "Rosa Vega", "Vega"),),
            recipients=(("CHL", "Luis Soto", "Luis Soto"),),
        ),
        "“Luis Soto’s claim that police treat farmers worse than ‘mobs’ has been dismissed and condemned by Vega”",
    ),
    # No finite verb: a participle is put as its status has it.
    (
        told(
            "Peru paid up, despite Chile repeatedly and firmly denouncing Peru’s raids.",
            "Chile repeatedly and firmly denouncing Peru’s raids",
            "denouncing",
            type="ACCUSE",
            part="verb",
            actors=(CHILE,),
            recipients=(("PER", "Peru", "Peru’s"),),
        ),
        "“Peru paid up, despite Chile repeatedly and firmly denouncing Peru’s raids”",
    ),
    # Two events: only its own.
    (
        told(
            "A combination of Peru’s attack on Arica and Chile’s invasion of Puno shook the world.",
            "Peru’s attack on Arica and Chile’s invasion of Puno",
            "attack",
            type="ASSAULT",
            part="noun",
            actors=(("PER", "Peru", "Peru’s"),),
        ),
        "“A combination of Peru’s attack on Arica and Chile’s invasion of Puno shook the world”",
    ),
    (
        told(
            "The rebels have regrouped recently and threatened to overrun Arica last month.",
            "The rebels have regrouped recently and threatened to overrun Arica",
            "threatened",
            type="THREATEN",
            part="verb",
            actors=(("M23", "M23 rebels", "The rebels"),),
            recipients=(("CHL", "Arica", "Arica"),),
        ),
        "M23 rebels threatened to overrun Arica",
    ),
    # A relative clause, and the main clause behind it.
    (
        told(
            "Peru official who denounced raids by Chile had been under review",
            "Peru official who denounced raids by Chile had been under review",
            "denounced",
            type="ACCUSE",
            part="verb",
            actors=(("PER", "Peru official", "Peru official"),),
            recipients=(CHILE,),
        ),
        "Peru official denounced raids by Chile",
    ),
    # Plural names keep their verb, and "US" is no pronoun.
    (
        told(
            "EU states claim they’ve quit gas from Chile",
            "they’ve quit gas from Chile",
            "quit",
            type="SANCTION",
            part="verb",
            actors=(("EUU", "EU states", "they"),),
            recipients=(CHILE,),
        ),
        "“EU states claim they’ve quit gas from Chile”",
    ),
    (
        told(
            "US museum criticized for its show about Chile",
            "US museum criticized for its show about Chile",
            "criticized",
            type="ACCUSE",
            part="verb",
            actors=(("?", "unknown", ""),),
            recipients=(("USA", "US museum", "US museum"),),
        ),
        "US museum criticized for its show about Chile",
    ),
]


@pytest.mark.parametrize(("made", "words"), KINDS, ids=[words for _, words in KINDS])
def test_a_title_stands_by_itself(made: tuple[Claim, Report], words: str) -> None:
    assert called(made).words == words


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("happened", "Peru carried out a strike on Arica"),
        ("planned", "Peru is to carry out a strike on Arica"),
        ("possible", "Possible: Peru to carry out a strike on Arica"),
    ],
)
def test_a_participle_is_put_as_its_status_has_it(status: str, words: str) -> None:
    text = "The minister spoke of Peru carrying out a strike on Arica."
    made = told(
        text,
        "Peru carrying out a strike on Arica",
        "carrying",
        type="ASSAULT",
        part="verb",
        actors=(PERU,),
        status=status,
    )
    assert called(made).words == words


@pytest.mark.parametrize(
    ("status", "words"),
    [("planned", "Peru and Chile are to meet in Lima"), ("possible", "Possible: Peru and Chile to meet in Lima")],
)
def test_an_infinitive_is_put_as_its_status_has_it(status: str, words: str) -> None:
    text = "Peru and Chile to meet in Lima"
    made = told(text, text, "meet", type="CONSULT", part="infinitive", actors=(PERU, CHILE), status=status)
    assert called(made).words == words


def test_a_noun_without_both_its_parties_is_no_title() -> None:
    text = "Lima opened its markets after unilateral sanctions imposed by Chile."
    made = told(
        text,
        "unilateral sanctions imposed by Chile",
        "sanctions",
        type="SANCTION",
        part="noun",
        actors=(CHILE,),
        recipients=(("PER", "Peru", "Lima"),),
    )
    assert called(made).words == "Chile imposed sanctions on Peru"


def test_words_of_a_party_that_the_event_does_not_have_are_no_title() -> None:
    one = told(
        "Peru met Chile.", "Peru met Chile", "met", type="CONSULT", part="verb", actors=(PERU, CHILE), report="a"
    )
    two = told(
        "Peru met envoys from Bolivia in a surprise visit.",
        "Peru met envoys from Bolivia in a surprise visit",
        "met",
        type="CONSULT",
        part="verb",
        actors=(PERU, ("BOL", "Bolivia", "Bolivia")),
        report="b",
    )
    assert called(one, two).words == "Peru met Chile"
