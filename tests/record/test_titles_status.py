"""A title asserts nothing that is not so: planned, possible, denied, alleged, asked."""

import pytest

from tests.record.titled import called, told


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("happened", "Serbia closed the crossing"),
        ("planned", "Planned: Serbia closed the crossing"),
        ("possible", "Possible: Serbia closed the crossing"),
        ("negated", "Denied: Serbia closed the crossing"),
    ],
)
def test_a_title_asserts_nothing_that_is_not_so(status: str, words: str) -> None:
    made = told(
        "If Serbia closed the crossing to Kosovo, trade would stop.",
        "Serbia closed the crossing",
        "closed",
        type="COERCE",
        part="verb",
        actors=(("SRB", "Serbia", "Serbia"),),
        status=status,
    )
    assert called(made).words.replace(" to Kosovo", "") == words


def test_a_title_that_says_itself_that_it_is_only_expected_needs_no_mark() -> None:
    made = told(
        "Peru may expel the envoy.",
        "Peru may expel the envoy",
        "expel",
        type="SANCTION",
        actors=(("PER", "Peru", "Peru"),),
        status="possible",
    )
    assert called(made).words == "Peru may expel the envoy"


def test_a_question_and_an_infinitive_assert_nothing() -> None:
    chad = (("TCD", "Chad", "Chad"),)
    asked = told("Has Chad bombed the camp again?", "Chad bombed the camp", "bombed", type="ASSAULT", actors=chad)
    helped = told(
        "France helped Chad beat back the rebels.",
        "Chad beat back the rebels",
        "beat",
        type="ASSAULT",
        actors=chad,
        part="infinitive",
    )
    assert called(asked).claim is None
    assert called(helped).words == "“France helped Chad beat back the rebels”"


def test_won_t_denies_by_itself() -> None:
    made = told(
        "The EU won’t meet its pledge.",
        "The EU won’t meet its pledge",
        "meet",
        type="AGREE",
        part="verb",
        actors=(("EUU", "EU", "EU"),),
        status="negated",
    )
    assert not called(made).words.startswith("Denied")


@pytest.mark.parametrize(
    ("hearsay", "words"), [(True, "Alleged: Chad bombed the camp"), (False, "Chad bombed the camp")]
)
def test_what_rests_on_hearsay_alone_is_alleged(hearsay: bool, words: str) -> None:
    text = "Chad bombed the camp, it is alleged."
    chad = (("TCD", "Chad", "Chad"),)
    made = told(text, "Chad bombed the camp", "bombed", type="ASSAULT", part="verb", actors=chad, hearsay=hearsay)
    assert called(made).words == words


def test_a_title_that_says_itself_that_it_is_hearsay_needs_no_mark() -> None:
    text = "Chad accused of bombing the camp"
    made = told(text, text, "bombing", type="ASSAULT", actors=(("TCD", "Chad", "Chad"),), hearsay=True)
    assert not called(made).words.startswith("Alleged")


def test_what_is_under_way_for_something_possible_is_told_as_under_way() -> None:
    text = "Peru prepping for potential evacuation of staff from Chile"
    claim, report = told(
        text, text, "evacuation", type="RETREAT", part="noun", status="possible", actors=(("PER", "Peru", "Peru"),)
    )
    assert called((claim, report)).words == "Peru is prepping for potential evacuation of staff from Chile"


def test_what_the_stage_is_set_for_is_in_the_report_s_own_words() -> None:
    text = "Peru sets stage for sanctions in embattled Chile"
    claim, report = told(
        text, text, "sanctions", type="SANCTION", part="noun", status="planned",
        actors=(("PER", "Peru", "Peru"),), recipients=(("CHL", "Chile", "Chile"),),
    )  # fmt: skip
    assert called((claim, report)).words == text


def test_what_one_report_tells_in_its_own_voice_is_not_alleged() -> None:
    chad = (("TCD", "Chad", "Chad"),)
    text = "Chad bombed the camp, it is alleged."
    heard = told(text, "Chad bombed the camp", "bombed", type="ASSAULT", part="verb", actors=chad, hearsay=True)
    own = told(
        "Chad bombed the camp.", "Chad bombed the camp", "bombed", type="ASSAULT", part="verb", actors=chad, report="s"
    )
    assert called(heard, own).words == "Chad bombed the camp"


def test_fighting_that_goes_on_beside_what_is_alleged_is_not_alleged() -> None:
    text = "Dozens are reported killed as the war between Chad and Mali goes on."
    made = told(
        text, "the war between Chad and Mali", "war", type="ASSAULT", part="noun", status="ongoing", hearsay=True,
        actors=(("TCD", "Chad", "Chad"), ("MLI", "Mali", "Mali")),
    )  # fmt: skip
    assert not called(made).words.startswith("Alleged")


def test_what_others_ask_somebody_to_do_is_told_as_asked_whatever_its_object_is_called() -> None:
    text = "Vega urges Peru to allow more ‘urgently needed’ aid to Chile"
    made = told(
        text, "Peru to allow more ‘urgently needed’ aid to Chile", "aid", type="AID", part="noun", status="possible",
        actors=(("PER", "Peru", "Peru"),), recipients=(("CHL", "Chile", "Chile"),),
    )  # fmt: skip
    assert called(made).words.startswith("“Vega urges Peru to allow")


def test_what_a_delegation_s_body_did_is_told_of_the_body() -> None:
    text = "A FARC delegation came to Lima, its first trip since it launched a raid in Peru."
    made = told(
        text, "it launched a raid in Peru", "launched", type="ASSAULT", part="verb",
        actors=(("FARC", "FARC delegation", "it"),), recipients=(("PER", "Peru", "Peru"),),
    )  # fmt: skip
    assert called(made).words == "“A FARC delegation came to Lima, its first trip since it launched a raid in Peru”"
