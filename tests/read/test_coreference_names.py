"""Persons by family name alone: which office holder is meant, and when none is."""

from datetime import date

import pytest
import spacy

from onrecord.read.coreference.names import People
from onrecord.read.reading import Mention
from onrecord.read.ways import How


@pytest.mark.parametrize(
    ("name", "day", "state", "how", "holder"),
    [
        ("Shoigu", date(2023, 9, 5), "UKR", "name", "Sergei Shoigu"),
        ("Kim", date(2023, 9, 5), "PRK", "name", "Kim Jong Un"),
        ("Moon", date(2018, 5, 1), "KOR", "name", "Moon Jae-in"),
        ("Park", date(2015, 5, 1), "KOR", "name", "Park Geun-hye"),
        # Common names that are no head's of the state named, or not of that day.
        ("Kim", date(2023, 9, 5), "JPN", "name", None),
        ("Moon", date(2024, 5, 1), "KOR", "name", None),
        ("Johnson", date(2020, 5, 1), "GBR", "name", None),
        ("Johnson", date(2020, 5, 1), "GBR", "title", "Boris Johnson"),
    ],
)
def test_a_common_family_name_alone_is_a_head_of_state_or_nobody(
    name: str, day: date, state: str, how: How, holder: str | None
) -> None:
    people = People(spacy.blank("en")(name), [], day)
    mention = Mention(0, 1, 0, name, (), name, None, "name", "", how=how)
    found = people.office_holder(mention, frozenset({state}))
    assert (found.name if found else None) == holder
