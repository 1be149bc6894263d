"""Whom titles name: those for whom words stand, and beside one who cooperates with nobody named, the report's words."""

from tests.record.titled import called, told


def test_who_cooperates_with_nobody_named_is_told_in_the_reports_words() -> None:
    made = told(
        "In cooperation with lawmakers in Lagos, a way to keep the data safe was sought.",
        "cooperation with lawmakers in Lagos, a way to keep the data safe was sought",
        "cooperation",
        type="COOPERATE",
        part="noun",
        status="ongoing",
        actors=(("NGA", "lawmakers", "lawmakers"),),
    )
    assert called(made).words == "Cooperation with lawmakers in Lagos"


def test_who_was_in_office_is_a_person() -> None:
    made = told(
        "Criticism of the coup came from the former minister Musa Bello, and much more of it.",
        "Criticism of the coup came from the former minister Musa Bello",
        "Criticism",
        type="ACCUSE",
        actors=(("NGA", "Musa Bello", "Musa Bello"),),
    )
    assert "Nigeria" not in called(made).words
