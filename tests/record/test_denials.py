"""Which claims that something did not happen deny what another tells."""

import pytest

from onrecord.model import Party, Source
from onrecord.record.denials import denial
from onrecord.record.facts import facts
from tests.record.made import a_claim, a_report

RUR, GRA, BOR = Party("RUR", "Ruritania"), Party("GRA", "Graustark"), Party("BOR", "Borduria")
SAID = "Drones struck the palace in Graustark"
MINISTRY = (Source("the ministry", code="RUR", kind="government"),)


def kind(
    said: tuple[Party, ...], denied: tuple[Party, ...], words: str = "it struck the palace", day: str = "26"
) -> str | None:
    report = a_report("one", f"{SAID} on Monday, the mayor said.")
    other = a_report("two", f"The ministry denied that {words}.", published=f"2023-07-{day}")
    mayor = (Source("the mayor", code="GRA", kind="government"),)
    one = a_claim(report, SAID, "ASSAULT", actors=said, recipients=(GRA,), sources=mayor, time=None)
    two = a_claim(
        other, words, "ASSAULT", actors=denied, recipients=(GRA,), sources=MINISTRY, status="negated", time=None
    )
    found = denial(facts(one, report), facts(two, other))
    return found.kind if found else None


def test_who_is_said_to_have_done_it_denies_it() -> None:
    assert kind((RUR,), (RUR,)) == "denial"


@pytest.mark.parametrize("said", [(), (BOR,)])
def test_who_denies_a_part_in_what_nobody_or_somebody_else_did_denies_no_deed(said: tuple[Party, ...]) -> None:
    assert kind(said, (RUR,)) is None


def test_what_has_ended_was_once() -> None:
    assert kind((RUR,), (RUR,), "it has stopped strikes on the palace") == "change"


def test_what_was_denied_before_it_is_told_may_have_happened_since() -> None:
    assert kind((RUR,), (RUR,), day="24") == "change"
    assert kind((RUR,), (RUR,), day="27") == "denial"


def elsewhere(said: str, denied: str) -> str | None:
    """How a denial of one report is compared with what another tells."""
    report, other = a_report("one", f"{said}, the mayor said."), a_report("two", f"The ministry denied {denied}.")
    one = a_claim(report, said, "AID", actors=(RUR,), recipients=(GRA,), time=None, trigger="aid")
    trigger = next(word for word in ("giving", "given", "sending", "plundering") if word in denied)
    two = a_claim(
        other, denied, "AID", actors=(RUR,), recipients=(GRA,), time=None, trigger=trigger, status="negated",
        sources=MINISTRY,
    )  # fmt: skip
    found = denial(facts(one, report), facts(two, other))
    return found.kind if found else None


def test_what_another_report_denies_has_two_words_in_common() -> None:
    """A denial that Graustark is given jets leaves standing that it is given aid."""
    assert elsewhere("Ruritania sends aid to Graustark", "giving Graustark jets") is None
    assert elsewhere("Ruritania sends military aid to Graustark", "giving military aid to Graustark") == "denial"


def test_another_word_for_the_deed_is_another_deed_to_another_report() -> None:
    """That a siege ended in a fall does not make it what a denied massacre is."""
    assert elsewhere("Ruritania sends military aid to Graustark", "plundering military stores in Graustark") is None


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("Ruritania is sending aid to Graustark", "sending F-16 jets to Graustark as aid"),
        ("fifteen women of Graustark were given aid", "no men of Graustark were given aid"),
        (
            "Ruritania gave aid to the mayor of Graustark",
            "giving aid to the mayor of Graustark in order to win the vote",
        ),
        ("aid that Ruritania gives elsewhere in Graustark", "giving such aid in the north of Graustark"),
    ],
)
def test_who_denies_one_sort_or_aim_of_it_denies_no_more(said: str, denied: str) -> None:
    assert elsewhere(said, denied) is None
