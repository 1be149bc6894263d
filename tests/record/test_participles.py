"""Deeds told beside the verb of their sentence have who acts in it as their subject."""

from tests.record.titled import called, told

CHILE = ("CHL", "the Chilean government", "the Chilean government")


def test_who_acts_is_named_where_the_clause_has_no_subject_of_its_own() -> None:
    made = told(
        "The main opposition Green Party cut its pledge, blaming the Chilean government for wasting money.",
        "blaming the Chilean government for wasting money", "blaming", type="ACCUSE", part="verb",
        actors=(("CHL", "main opposition", "main opposition"),), recipients=(CHILE,),
    )  # fmt: skip
    assert called(made).words == "Main opposition Green Party blamed the Chilean government for wasting money"


def test_what_is_only_asked_for_is_not_told_as_done() -> None:
    made = told(
        "Ana Reyes left, weighing suing the Chilean government.", "suing the Chilean government", "suing",
        type="ACCUSE", part="verb", status="possible", actors=(("PER", "Ana Reyes", "Ana Reyes"),), recipients=(CHILE,),
    )  # fmt: skip
    assert not called(made).words.startswith("Ana Reyes sued")
