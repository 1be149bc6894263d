"""What is decided of plain sentences: type, parties, status, and that every claim says how sure it is and why."""

import pytest

from onrecord.model import Claim, Report, Section, Span
from onrecord.read import read, read_text


def claims(text: str) -> tuple[Claim, ...]:
    return read_text(text, "2024-05-15").claims


@pytest.mark.parametrize(
    ("text", "type", "actor", "recipient", "status"),
    [
        ("France expelled two Russian diplomats on Monday.", "SANCTION", "FRA", "RUS", "happened"),
        ("Turkey accused Greece of violating its airspace.", "ACCUSE", "TUR", "GRC", "happened"),
        ("Israeli warplanes bombed targets in southern Lebanon overnight.", "ASSAULT", "ISR", "LBN", "happened"),
        ("Japan urged China to lift its ban on seafood imports.", "REQUEST", "JPN", "CHN", "happened"),
        ("Germany delivered two air defence systems to Ukraine.", "AID", "DEU", "UKR", "happened"),
        ("China's foreign minister will meet his Indian counterpart next week.", "CONSULT", "CHN", "IND", "planned"),
    ],
)  # fmt: skip
def test_plain_sentences_are_read(text: str, type: str, actor: str, recipient: str, status: str) -> None:
    found = [claim for claim in claims(text) if claim.type == type]
    assert found, [c.type for c in claims(text)]
    parties = {party.code for claim in found for party in (*claim.actors, *claim.recipients)}
    assert {actor, recipient} <= parties
    assert found[0].status == status


def test_news_without_an_event_gives_no_firm_claim() -> None:
    text = "The striker scored twice. Shares rose two per cent. It will be sunny on Friday, forecasters say."
    assert not [claim for claim in claims(text) if claim.tier == "firm"]


def test_every_claim_says_how_sure_it_is_and_why() -> None:
    (claim, *_) = claims("France expelled two Russian diplomats on Monday.")
    assert claim.confidence is not None
    assert 0 < claim.confidence.whole <= 1
    fields = [reason.field for reason in claim.why]
    assert len(set(fields)) == len(fields)
    assert {"type", "actors", "recipients", "status", "evidence"} <= set(fields)


def test_claims_have_ids_of_their_own() -> None:
    found = claims("Russia and Ukraine exchanged prisoners, and Russia shelled Kherson while Ukraine shelled Donetsk.")
    assert len({claim.id for claim in found}) == len(found)


@pytest.mark.parametrize("text", ["Has France expelled two Russian diplomats?", "Gunmen attacked a convoy on Monday."])
def test_a_question_and_what_involves_nobody_known_are_never_firm(text: str) -> None:
    assert not [claim for claim in claims(text) if claim.tier == "firm"]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Israel helped Brazilian police foil alleged Hezbollah attack", "ASSAULT"),
        ("Norway is unlikely to meet a pledge to deliver 20 tanks to Ukraine.", "AID"),
    ],
)
def test_what_was_kept_from_being_done_is_never_told_as_done_and_firm(text: str, type: str) -> None:
    firm = [claim for claim in claims(text) if claim.tier == "firm" and claim.status in {"happened", "ongoing"}]
    assert not [claim for claim in firm if claim.type == type]


def test_a_report_in_which_an_envoy_is_called_home_is_read() -> None:
    """What is SANCTION only between two known states was counted by two measures, and ended the reading."""
    title = "Kenya recalls envoy from Khartoum"
    text = f"{title}\nKenya recalled its ambassador to Sudan on Sunday.\nSudan accused Kenya of hosting rebels."
    sections = (Section("title", Span(0, len(title))), Section("body", Span(len(title) + 1, len(text))))
    report = Report(id="r", title=title, text=text, sections=sections, published="2024-06-03")
    (reading,) = read([report])
    assert any(claim.type == "SANCTION" and claim.actors[0].code == "KEN" for claim in reading.claims)


@pytest.mark.parametrize(
    "text",
    [
        "France beat Belgium. Germany attacked Scotland from kick-off in Munich and won 5-1.",
        "In the new series, Russia invades Estonia.",
    ],
)
def test_matches_and_works_give_no_claim_of_force(text: str) -> None:
    assert not [claim for claim in claims(text) if claim.type == "ASSAULT"]


def test_missiles_fired_at_somebody_are_an_assault_and_accounts_unfrozen_no_sanction() -> None:
    found = claims("Iran fired about 180 missiles at Israel on Tuesday. Germany unfroze the accounts of Libya's bank.")
    types = {claim.trigger: claim.type for claim in found}
    assert types.get("fired") == "ASSAULT"
    assert types.get("unfroze", "CONCEDE") == "CONCEDE"
