"""Who denies what was said does not deny that it was said."""

import pytest
from msgspec import structs

from onrecord.model import Claim, Event, Party, Report, Response, Span
from onrecord.record import MemoryShelf, Recorder
from onrecord.record.accounts import Told, accounts
from onrecord.record.contents import deniers, of_content
from tests.record.made import a_claim, a_report

TEXT = "Graustark accused Ruritania of shelling the town. {} denied that."


def answered(by: Party, at: int = 1) -> tuple[Report, Claim, Response]:
    report = a_report(f"r{at}", TEXT.format(by.name))
    claim = a_claim(report, "Graustark accused Ruritania of shelling the town", type="ACCUSE", trigger="accused")
    claim = structs.replace(
        claim, actors=(Party("GRA", "Graustark"),), recipients=(Party("RUR", "Ruritania"),), status="happened"
    )
    quote = f"{by.name} denied that."
    start = report.text.index(quote)
    span = Span(start, start + len(quote))
    return (
        report,
        claim,
        Response(id=f"d{at}", report=report.id, span=span, quote=quote, by=by, stance="denies", about=claim.id),
    )


def recorded(*told: tuple[Report, Claim, Response], answers: bool = True) -> Event:
    recorder = Recorder(MemoryShelf())
    for report, claim, response in told:
        recorder.add(report, [claim], (response,) if answers else ())
    (event,) = recorder.shelf.all(Event)
    return event


RUR, GRA = Party("RUR", "Ruritania"), Party("GRA", "Graustark")


def test_a_denial_of_what_is_held_against_one_lowers_no_grade_of_the_accusation() -> None:
    before, after = recorded(answered(RUR), answers=False), recorded(answered(RUR))
    assert after.grade == before.grade
    assert [account.says for account in after.accounts] == ["happened"]
    assert after.denied_by == ("Ruritania",)


def test_who_is_said_to_have_accused_may_deny_that() -> None:
    _, claim, response = answered(GRA)
    assert not of_content(response, "ACCUSE", [claim])
    told = Told(
        says="happened", type="ACCUSE", claims=[claim], origins={"happened": {"o": [claim]}}, responses=[response]
    )
    assert [account.says for account in accounts(told)] == ["happened", "negated"]


def test_within_one_state_a_denial_is_of_what_was_said() -> None:
    _, claim, response = answered(GRA)
    within = structs.replace(claim, recipients=(Party("GRA", "the opposition"),))
    assert of_content(response, "ACCUSE", [within])


@pytest.mark.parametrize(
    ("type", "content"), [("ACCUSE", True), ("THREATEN", True), ("ASSAULT", False), ("AID", False)]
)
def test_only_of_what_is_said_there_is_a_content(type: str, content: bool) -> None:
    _, claim, response = answered(RUR)
    assert of_content(response, type, [claim]) is content


def test_each_who_denies_is_named_once() -> None:
    one, other = answered(RUR), answered(Party("GBR", "officials"), 2)
    assert deniers("ACCUSE", [one[1]], [one[2], one[2], other[2]]) == ("Ruritania", "United Kingdom")
