"""Deeds told beside the verb of their sentence have who acts in it as their subject."""

from tests.record.titled import called, told

CHILE = ("CHL", "the Chilean government", "the Chilean government")


def test_who_acts_is_named_where_the_clause_has_no_subject_of_its_own() -> None:
    made = told(
        "The main opposition Green Party cut its pledge, blaming the Chilean government for wasting money.",
        "blaming the Chilean government for wasting money", "blaming", type="ACCUSE", part="verb",
        actors=(("CHL", "main opposition", "main opposition"),), recipients=(CHILE,),
    )  # fmt: skip
    assert called(made).words == (
        "“The main opposition Green Party cut its pledge, blaming the Chilean government for wasting money”"
    )


def test_what_is_only_asked_for_is_not_told_as_done() -> None:
    made = told(
        "Ana Reyes left, weighing suing the Chilean government.", "suing the Chilean government", "suing",
        type="ACCUSE", part="verb", status="possible", actors=(("PER", "Ana Reyes", "Ana Reyes"),), recipients=(CHILE,),
    )  # fmt: skip
    assert not called(made).words.startswith("Ana Reyes sued")


def test_the_second_of_two_verbs_has_their_subject() -> None:
    whole = f"Green senators are at odds on a nomination {'of some kind ' * 22}and are urging Chile to vote"
    made = told(
        f"{whole}.", whole,
        "urging", part="verb", status="ongoing", actors=(("PER", "Green senators", "Green senators"),),
        recipients=(("CHL", "Chile", "Chile"),),
    )  # fmt: skip
    assert called(made).words == "Green senators are urging Chile to vote"


def test_who_is_written_to_does_not_ask() -> None:
    made = told(
        "Senators sent a letter to Ana Reyes questioning whether Peru paid.", "Ana Reyes questioning whether Peru paid",
        "questioning", type="ACCUSE", part="verb", recipients=(("PER", "Ana Reyes", "Ana Reyes"),),
    )  # fmt: skip
    assert not called(made).words.startswith("Ana Reyes questioned")


def test_who_undergoes_it_is_not_told_as_doing_it() -> None:
    made = told(
        "Ana Reyes, jailed Chilean opposition leader, is ill.", "Ana Reyes, jailed Chilean opposition leader", "jailed",
        type="COERCE", part="adjective", status="ongoing", mode="arrest",
        actors=(("CHL", "Chile", ""),), recipients=(("CHL", "Ana Reyes", "Ana Reyes"),),
    )  # fmt: skip
    assert called(made).words == "“Ana Reyes, jailed Chilean opposition leader, is ill”"


def test_who_did_two_things_one_after_the_other_did_both() -> None:
    made = told(
        "The Chilean army began a search of the sea after shooting down a Peruvian balloon.",
        "The Chilean army began a search of the sea after shooting down a Peruvian balloon",
        "shooting", type="ASSAULT", part="verb", actors=(("CHL", "Chilean army", "The Chilean army"),),
        recipients=(("PER", "Peru", "Peruvian"),),
    )  # fmt: skip
    assert called(made).words == "“The Chilean army began a search of the sea after shooting down a Peruvian balloon”"
