"""What is a denial of a deed, and of which."""

import pytest

from onrecord.model import Claim, Party, Source
from onrecord.record.denials import denial
from onrecord.record.denying import denies, forceful, matter, named_in_both, outright, takes_no_part
from onrecord.record.facts import facts
from tests.record.made import a_claim, a_report

RUR, GRA = Party("RUR", "Ruritania"), Party("GRA", "Graustark")
MINISTRY = (Source("the ministry", code="RUR", kind="government"),)


def negated(sentence: str, quote: str, sources: tuple[Source, ...] = MINISTRY) -> Claim:
    report = a_report("one", sentence)
    return a_claim(report, quote, "ASSAULT", sources=sources, status="negated")


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Ruritania denies shelling the port.", "shelling the port"),
        ("The envoy dismissed the harbour master's allegations of shelling.", "shelling"),
        ("Reports that it shelled the port are untrue, the envoy said.", "it shelled the port"),
        ("The colonel pleaded not guilty to war crimes.", "war crimes"),
        ("The port was not shelled, the envoy said.", "The port was not shelled"),
    ],
)
def test_somebody_denies_it(sentence: str, quote: str) -> None:
    assert denies(negated(sentence, quote), sentence)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Ruritania refused to shell the port, the envoy said.", "shell the port"),
        ("The envoy rejected calls to shell the port.", "shell the port"),
        ("It will not shell the port, the envoy said.", "It will not shell the port"),
        ("The court denied the envoy's request to visit the port.", "visit the port"),
        ("They failed to shell the port, the envoy said.", "They failed to shell the port"),
    ],
)
def test_what_is_refused_or_fails_denies_nothing(sentence: str, quote: str) -> None:
    assert not denies(negated(sentence, quote), sentence)


def test_a_not_in_the_reports_own_voice_denies_nothing() -> None:
    sentence = "Presidents had never been charged before."
    assert not denies(negated(sentence, "Presidents had never been charged", ()), sentence)


def test_a_word_for_denying_is_outright() -> None:
    said, denied = "The port was not shelled, the envoy said.", "The envoy denies shelling the port."
    assert not outright(negated(said, "The port was not shelled"), said)
    assert outright(negated(denied, "shelling the port"), denied)


def test_a_part_in_something_is_denied() -> None:
    assert takes_no_part("any involvement in the crash")
    assert takes_no_part("it was behind the blast")
    assert not takes_no_part("shelling the port")


def test_what_a_claim_is_about_is_neither_states_nor_weapons_nor_people() -> None:
    assert matter("Russian drones attacked civilians in a market in Ukraine", "attacked") == {"market"}
    assert matter("being behind the explosion", "explosion") == frozenset()


def test_names_in_both() -> None:
    assert named_in_both("an attack on the Zenda bridge", "Ruritania shelled Zenda")
    assert not named_in_both("Russia hit a hospital", "a hospital that Russia shelled")


def test_words_for_force() -> None:
    assert all(map(forceful, ("struck", "drone strike", "killing", "bombed", "assassination")))
    assert not any(map(forceful, ("agreed", "uprising", "fall")))


def compared(said: str, trigger: str, denied: str, its: str, day: str = "26", status: str = "happened") -> str | None:
    """How what one report tells, as somebody's word, compares with what another denies."""
    report, other = a_report("one", f"{said}, the mayor said."), a_report("two", denied, published=f"2023-07-{day}")
    mayor = (Source("the mayor", code="GRA", kind="government"),)
    quote = denied.split(" denies ", 1)[-1].rstrip(".")
    parties = {"actors": (RUR,), "recipients": (GRA,), "time": None}
    one = a_claim(report, said, "ASSAULT", trigger=trigger, sources=mayor, status=status, **parties)
    two = a_claim(other, quote, "ASSAULT", trigger=its, sources=MINISTRY, status="negated", **parties)
    found = denial(facts(one, report), facts(two, other))
    return found.kind if found else None


def test_a_part_is_denied_in_what_another_report_tells_by_another_word() -> None:
    denied = "The ministry denies any role in the crash of Flavia's plane."
    assert compared("agents murdered Flavia", "murdered", denied, "crash") == "denial"
    assert compared("agents murdered Michael", "murdered", denied, "crash") is None


def test_by_words_for_any_attack_both_name_one_thing() -> None:
    denied = "The ministry denies an assault on the Zenda bridge."
    assert compared("drones attacked the bridge", "attacked", denied, "assault") == "denial"
    assert compared("drones attacked the market", "attacked", denied, "assault") is None


def test_another_word_for_the_deed_is_of_another_deed() -> None:
    denied = "The ministry denies massacring the villagers of Strelsau."
    assert compared("troops took the villages around Strelsau", "took", denied, "massacring") is None


def test_a_war_that_goes_on_is_not_the_one_deed_that_is_denied() -> None:
    denied = "The ministry denies striking the hospital."
    assert compared("jets struck the hospital", "struck", denied, "striking") == "denial"
    assert compared("jets are striking every hospital", "striking", denied, "striking", status="ongoing") is None


def test_what_is_told_within_days_of_a_denial_by_its_name_is_still_denied() -> None:
    denied = "The ministry denies striking the Zenda bridge."
    assert compared("jets struck Zenda bridge", "struck", denied, "striking", day="25") == "denial"
    assert compared("jets struck a bridge", "struck", denied, "striking", day="25") == "change"
    assert compared("jets struck Zenda bridge", "struck", denied, "striking", day="16") == "change"


def test_what_is_alleged_is_denied_and_what_may_come_is_not() -> None:
    denied = "The ministry denies striking the Zenda bridge."
    assert compared("jets struck Zenda bridge", "struck", denied, "striking", status="possible") == "denial"
    assert compared("jets may strike Zenda bridge", "strike", denied, "striking", status="possible") == "change"
