"""What is made of a question: parties with their sides, names, things, days."""

import pytest

from tests.verbs.asking.conftest import Understood


def test_parties_stand_on_their_sides(understanding: Understood) -> None:
    found = understanding("Did North Korea send shells to Russia?")
    assert (found.types, found.by, found.to, found.things) == (("AID",), ("PRK",), ("RUS",), ("shells",))


def test_the_subject_of_a_passive_does_not_do_it(understanding: Understood) -> None:
    found = understanding("Was the German consulate attacked?")
    assert (found.by, found.to) == ((), ("DEU",))


def test_who_is_below_the_state_must_be_named(understanding: Understood) -> None:
    found = understanding("Did Kim Jong Un visit Vladivostok?")
    assert set(found.names) == {"Kim Jong Un", "Vladivostok"}


def test_a_name_with_hyphens_is_one(understanding: Understood) -> None:
    assert "Mazar-i-Sharif" in understanding("Did the Taliban attack the consulate in Mazar-i-Sharif?").names


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Did North Korea send shells to Moscow?", ()),  # its government
        ("Did Russia sign a treaty in Moscow?", ("Moscow",)),
        ("Will Kim Jong Un visit Moscow?", ("Kim Jong Un", "Moscow")),
    ],
)
def test_a_capital_is_a_place_where_it_is_one(question: str, names: tuple[str, ...], understanding: Understood) -> None:
    assert understanding(question).names == names


def test_a_company_must_be_named_and_not_only_its_state(understanding: Understood) -> None:
    assert "Boeing" in understanding("Did Boeing sell jets to Japan?").names


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("in July 2023", "2023-07-01", "2023-07-31"),
        ("last week", "2023-09-11", "2023-09-17"),
        ("before 2020", None, "2019-12-31"),
        ("after July 2023", "2023-08-01", None),
        ("since 2020", "2020-01-01", None),
        ("", None, None),
    ],
)
def test_days_are_counted_from_the_last_report(
    words: str, since: str | None, until: str | None, understanding: Understood
) -> None:
    found = understanding(f"Did Kim Jong Un visit Russia {words}?")
    assert (found.since, found.until) == (since, until)


def test_other_verbs_are_kept(understanding: Understood) -> None:
    assert understanding("Did North Korea promise to send shells to Russia?").deeds == ("send",)


def test_who_is_asked_to_deny_a_thing_is_set_apart(understanding: Understood) -> None:
    found = understanding("Did North Korea deny that it sent weapons to Russia?")
    assert (found.outlook, found.deniers, found.verb) == ("denied", ("PRK",), "send")


def test_numbers_and_words_that_narrow_are_kept(understanding: Understood) -> None:
    assert understanding("Did North Korea free all 12 hostages?").things == ("all", "12", "hostages")


def test_a_pronoun_is_not_understood(understanding: Understood) -> None:
    found = understanding("Did he visit Russia?")
    assert not found.types
    assert "name who is meant" in found.unclear


def test_whatever_happened_is_a_question(understanding: Understood) -> None:
    found = understanding("What happened in July 2023?")
    assert found.anything
    assert (found.since, found.until) == ("2023-07-01", "2023-07-31")


def test_the_deed_that_something_was_done_in_need_not_be_named_where_no_yes_is_asked_for(
    understanding: Understood,
) -> None:
    assert understanding("How many people were killed in the attack on the consulate?").things == ("consulate",)
    assert "attack" in understanding("Were many people killed in the attack on the consulate?").things
