"""Titles without words that only their report makes plain."""

import pytest

from tests.record.titled import called, told

CHILE = (("CHL", "Chile", "the country"),)
PERU = (("PER", "Peru", "Peru"),)


@pytest.mark.parametrize(
    ("text", "quote", "trigger", "whom", "words"),
    [
        (
            "Peru condemned the country. Chile said nothing.",
            "Peru condemned the country",
            "condemned",
            "the country",
            "Peru condemned Chile",
        ),
        (
            "Peru condemned the government.",
            "Peru condemned the government",
            "condemned",
            "the government",
            "Peru condemned Chile’s government",
        ),
        (
            "Peru accused an official there of fraud in Chile.",
            "Peru accused an official there of fraud",
            "accused",
            "an official",
            "“Peru accused an official there of fraud in Chile”",
        ),
    ],
)
def test_a_title_says_who_is_meant(text: str, quote: str, trigger: str, whom: str, words: str) -> None:
    made = told(text, quote, trigger, type="ACCUSE", part="verb", actors=PERU, recipients=(("CHL", "Chile", whom),))
    assert called(made).words == words


def test_whose_government_it_is_stays() -> None:
    text = "Ana Reyes of Peru railed against the government of the Chilean president Luis Soto on Sunday."
    made = told(
        text,
        "Ana Reyes of Peru railed against the government of the Chilean president Luis Soto",
        "railed",
        type="ACCUSE",
        part="verb",
        actors=(("PER", "Ana Reyes", "Ana Reyes"),),
        recipients=(("CHL", "Luis Soto", "Luis Soto"),),
    )
    assert called(made).words.endswith("the government of the Chilean president Luis Soto")


def test_her_is_a_person_where_no_noun_follows() -> None:
    text = "Ana Reyes walked on crutches after militants shot her at a market."
    made = told(
        text, "militants shot her at a market", "shot", type="ASSAULT", part="verb",
        actors=(("?", "militants", "militants"),), recipients=(("PER", "Ana Reyes", "her"),),
    )  # fmt: skip
    assert called(made).words == "“Ana Reyes walked on crutches after militants shot her at a market”"
