"""Which event a party's reaction answers."""

import pytest
from msgspec import structs

from onrecord.model import Claim, Event, Party, Response, Source, Span, Stance, TimeRange
from onrecord.record import MemoryShelf, Recorder
from tests.record.made import a_claim, a_report

TEXT = (
    "Syldavia accused Borduria of shelling the border post on Monday. Ruritania has fought Graustark for a year. "
    "Borduria's foreign ministry denied shelling the post."
)
REPORT = a_report("one", TEXT)
SYLDAVIA, BORDURIA = Party("SYL", "Syldavia"), Party("BOR", "Borduria")


def denial(about: str | None) -> Response:
    at = TEXT.index("denied")
    quote = TEXT[at:]
    return Response(
        id="d", report="one", span=Span(at, len(TEXT)), quote=quote, by=BORDURIA, stance="denies", about=about
    )


def answered(about: str | None) -> str:
    accused = a_claim(REPORT, "Syldavia accused Borduria", "ACCUSE", actors=(SYLDAVIA,), recipients=(BORDURIA,))
    fought = a_claim(REPORT, "Ruritania has fought Graustark", "ASSAULT", status="ongoing", time=None)
    shelled = a_claim(REPORT, "shelling the border post", "ASSAULT", actors=(BORDURIA,), recipients=(SYLDAVIA,))
    shelf = MemoryShelf()
    claims = {"accused": accused, "fought": fought, "shelled": shelled}
    Recorder(shelf).add(REPORT, list(claims.values()), [denial(claims[about].id if about else None)])
    (event,) = (event for event in shelf.all(Event) if event.responses)
    return next(name for name, claim in claims.items() if claim.id in event.claims)


def test_the_deed_is_denied_rather_than_the_accusation() -> None:
    assert answered("accused") == "shelled"
    assert answered("shelled") == "shelled"


def test_without_one_it_is_an_event_that_involves_the_party() -> None:
    assert answered(None) in {"accused", "shelled"}


def test_a_party_does_not_deny_what_it_has_no_part_in() -> None:
    assert answered("fought") in {"accused", "shelled"}


def test_a_response_waits_for_its_event() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    recorder.add(REPORT, [], [denial(None)])
    text = "Borduria was shelling the border post of Syldavia all Monday, the mayor said."
    later = a_report("two", text, published="2023-07-27")
    quote = "Borduria was shelling the border post of Syldavia"
    recorder.add(later, [a_claim(later, quote, "ASSAULT", actors=(BORDURIA,), recipients=(SYLDAVIA,))], [])
    (event,) = shelf.all(Event)
    assert event.responses == ("d",)


def test_who_had_no_part_denies_something_else_that_is_yet_to_come() -> None:
    """Reading names the nearest claim; if the party has no part in it, the denial waits."""
    text = "Ruritania urged Graustark on Monday to give way. Borduria denied sending weapons to Syldavia."
    report = a_report("one", text)
    urged = a_claim(report, "Ruritania urged Graustark", "REQUEST")
    at = text.index("Borduria")
    quote = text[at:-1]
    said = Response(
        id="d", report="one", span=Span(at, at + len(quote)), quote=quote, by=BORDURIA, stance="denies", about=urged.id
    )
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    recorder.add(report, [urged], [said])
    assert [event.responses for event in shelf.all(Event)] == [()]
    later = a_report("two", "Borduria is sending weapons to Syldavia, envoys say.", published="2023-07-27")
    recorder.add(later, [a_claim(later, "sending weapons to Syldavia", "AID", actors=(BORDURIA,), recipients=())])
    assert [event.responses for event in shelf.all(Event) if event.type == "AID"] == [("d",)]


def test_a_denial_that_names_something_else_is_not_tied_to_what_stands_near() -> None:
    text = "Borduria arrested forty protesters on Monday, a rights group said. Borduria denied electoral fraud."
    report = a_report("one", text)
    arrested = a_claim(report, "Borduria arrested forty protesters", "COERCE", actors=(BORDURIA,), recipients=())
    at = text.index("Borduria denied")
    said = Response(
        id="d", report="one", span=Span(at, len(text)), quote=text[at:], by=BORDURIA, stance="denies", about=arrested.id
    )
    shelf = MemoryShelf()
    Recorder(shelf).add(report, [arrested], [said])
    assert [event.responses for event in shelf.all(Event)] == [()]


def test_who_declines_to_comment_is_asked_about_what_involves_it() -> None:
    text = (
        "Syldavia seized a Bordurian tanker on Monday. Ruritania and Graustark met the same day in the capital. "
        "Borduria's foreign ministry declined to comment."
    )
    report = a_report("one", text)
    seized = a_claim(report, "Syldavia seized a Bordurian tanker", "COERCE", actors=(SYLDAVIA,), recipients=(BORDURIA,))
    met = a_claim(report, "Ruritania and Graustark met the same day", "CONSULT")
    at = text.index("Borduria's")
    said = Response(id="d", report="one", span=Span(at, len(text)), quote=text[at:], by=BORDURIA, stance="declines")
    shelf = MemoryShelf()
    Recorder(shelf).add(report, [seized, met], [said])
    assert [event.type for event in shelf.all(Event) if event.responses] == ["COERCE"]


def test_an_answer_tied_in_another_report_goes_when_its_report_goes() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    recorder.add(REPORT, [], [denial(None)])
    later = a_report("two", "Borduria was shelling the border post of Syldavia all Monday.", published="2023-07-27")
    quote = "Borduria was shelling the border post of Syldavia"
    recorder.add(later, [a_claim(later, quote, "ASSAULT", actors=(BORDURIA,), recipients=(SYLDAVIA,))], [])
    assert [event.responses for event in shelf.all(Event)] == [("d",)]
    recorder.remove("one")
    assert [event.responses for event in shelf.all(Event)] == [()]


def test_a_denial_finds_the_event_that_another_report_told_of_before() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    earlier = a_report("two", "Borduria was shelling the border post of Syldavia all Monday.", published="2023-07-25")
    quote = "Borduria was shelling the border post of Syldavia"
    recorder.add(earlier, [a_claim(earlier, quote, "ASSAULT", actors=(BORDURIA,), recipients=(SYLDAVIA,))], [])
    recorder.add(REPORT, [], [denial(None)])
    assert [event.responses for event in shelf.all(Event)] == [("d",)]


@pytest.mark.parametrize(
    ("denied", "tied"),
    [
        ("that the raid on the post was retaliation", False),
        ("that the raid on the post was aimed at civilians", False),
        ("that the raid on the post violated the truce", False),
        ("that the raid on the post was carried out by its troops", True),
        ("that it was behind the raid on the post", True),
        ("the raid on the post", True),
    ],
)
def test_who_denies_what_a_deed_is_called_does_not_deny_the_deed(denied: str, tied: bool) -> None:
    text = f"Borduria denied {denied} on Monday."
    report = a_report("one", text)
    raid = a_claim(report, "the raid on the post", "ASSAULT", actors=(BORDURIA,), recipients=(SYLDAVIA,))
    said = Response(
        id="d", report="one", span=Span(0, len(text) - 1), quote=text[:-1], by=BORDURIA, stance="denies", about=raid.id
    )
    shelf = MemoryShelf()
    Recorder(shelf).add(report, [raid], [said])
    assert [event.responses for event in shelf.all(Event)] == [("d",) if tied else ()]


def tied(text: str, answer: str, *claims: Claim, stance: Stance = "denies") -> tuple[str | None, list[str]]:
    """What Borduria's answer at the end of a text is about, and the types of the events that it is tied to."""
    at = text.index(answer)
    said = Response(
        id="d", report="one", span=Span(at, at + len(answer)), quote=answer, by=BORDURIA, stance=stance, about=None
    )
    shelf = MemoryShelf()
    Recorder(shelf).add(a_report("one", text), list(claims), [said])
    kept = shelf.get(Response, "d")
    assert kept is not None
    return kept.about, [event.type for event in shelf.all(Event) if event.responses]


def test_a_lead_that_is_answered_does_not_leave_the_answer_to_a_firm_claim() -> None:
    report = a_report("one", TEXT)
    shelled = a_claim(
        report, "shelling the border post", "ASSAULT", actors=(BORDURIA,), recipients=(SYLDAVIA,), tier="lead"
    )
    fought = a_claim(report, "Ruritania has fought Graustark", "ASSAULT", actors=(BORDURIA,), time=None)
    assert tied(TEXT, "Borduria's foreign ministry denied shelling the post", shelled, fought) == (shelled.id, [])


def test_who_names_nothing_denies_what_was_told_last() -> None:
    text = "Borduria jailed the editor. Borduria bombed the bridge. Borduria denied the reports."
    report = a_report("one", text)
    jailed = a_claim(report, "Borduria jailed the editor", "COERCE", actors=(BORDURIA,), recipients=(SYLDAVIA,))
    bombed = a_claim(report, "Borduria bombed the bridge", "ASSAULT", actors=(BORDURIA,), recipients=(SYLDAVIA,))
    assert tied(text, "Borduria denied the reports", jailed, bombed) == (bombed.id, ["ASSAULT"])


def test_one_deed_told_with_more_who_took_part_is_no_other() -> None:
    text = (
        "Borduria bombed the bridge of Syldavia. Borduria and Graustark bombed the bridge. Borduria denied the reports."
    )
    report, graustark = a_report("one", text), Party("GRA", "Graustark")
    first = a_claim(report, "Borduria bombed the bridge", "ASSAULT", actors=(BORDURIA,), recipients=(SYLDAVIA,))
    sides = {"actors": (BORDURIA, graustark), "recipients": (SYLDAVIA,)}
    both = a_claim(report, "Borduria and Graustark bombed the bridge", "ASSAULT", **sides)
    about, _ = tied(text, "Borduria denied the reports", first, both)
    assert about in {first.id, both.id}


def test_the_request_for_comment_is_not_what_nobody_comments_on() -> None:
    answer = "Borduria did not respond to a request for comment"
    text = f"Borduria bombed the bridge of Syldavia. {answer}."
    report = a_report("one", text)
    bombed = a_claim(report, "Borduria bombed the bridge", "ASSAULT", actors=(BORDURIA,), recipients=(SYLDAVIA,))
    asked = a_claim(report, "a request for comment", "REQUEST", actors=(), recipients=(BORDURIA,))
    assert tied(text, answer, bombed, asked, stance="declines")[0] == bombed.id


def test_who_denies_a_part_in_an_attack_of_others_does_not_deny_the_attack() -> None:
    text = "Gunmen attacked the border post of Syldavia. Borduria denied any involvement in the attack."
    report = a_report("one", text)
    attack = a_claim(report, "Gunmen attacked the border post", "ASSAULT", actors=(), recipients=(SYLDAVIA,))
    assert tied(text, "Borduria denied any involvement in the attack", attack) == (None, [])


def test_who_denies_an_accusation_does_not_deny_that_it_was_made() -> None:
    text = "Syldavia accused Borduria of cowardice. Borduria denied the accusation."
    report = a_report("one", text)
    accused = a_claim(report, "Syldavia accused Borduria", "ACCUSE", actors=(SYLDAVIA,), recipients=(BORDURIA,))
    shelf = MemoryShelf()
    at = text.index("Borduria denied")
    said = Response(id="d", report="one", span=Span(at, len(text)), quote=text[at:], by=BORDURIA, stance="denies")
    Recorder(shelf).add(report, [accused], [said])
    (event,) = shelf.all(Event)
    assert event.responses == ("d",)
    assert [account.says for account in event.accounts] == ["happened"]


def test_what_reading_named_goes_on_counting_when_the_answer_is_looked_at_again() -> None:
    """What an answer is settled to be about is not what was read, or the second look would differ from the first."""
    recorder = Recorder(MemoryShelf())
    recorder.add(REPORT, [], [denial("named")])
    said = recorder.shelf.get(Response, "d")
    assert said is not None
    assert said.about is None
    assert recorder.responses.named("d") == "named"
    recorder.add(REPORT, [], [said])
    assert recorder.responses.named("d") == "named"
    recorder.remove("one")
    assert recorder.responses.named("d") is None


def test_what_an_accusation_is_called_is_denied_with_it() -> None:
    """Who denies what an accusation amounts to denies the accusation."""
    answer = "Borduria denied that the charges of treason violated the truce"
    report = a_report("one", f"{answer}.")
    charged = a_claim(report, "the charges of treason", "ACCUSE", actors=(SYLDAVIA,), recipients=(BORDURIA,))
    assert tied(f"{answer}.", answer, charged)[0] == charged.id


def test_a_denial_told_as_a_claim_is_tied_to_what_others_tell_rather_than_to_itself() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    earlier = a_report("two", "Borduria is sending weapons to Syldavia, envoys say.", published="2023-07-25")
    sent = a_claim(
        earlier, "sending weapons to Syldavia", "AID", actors=(BORDURIA,), recipients=(SYLDAVIA,), status="planned"
    )
    recorder.add(earlier, [sent])
    report = a_report("one", "Borduria denied sending weapons to Syldavia.")
    quote = report.text[:-1]
    denied = a_claim(
        report, "sending weapons to Syldavia", "AID", actors=(BORDURIA,), recipients=(), status="negated",
        sources=(Source("Borduria", code="BOR"),), time=TimeRange("2021-01-01", "2021-12-31", "year"),
    )  # fmt: skip
    said = Response(id="d", report="one", span=Span(0, len(quote)), quote=quote, by=BORDURIA, stance="denies")
    recorder.add(report, [denied], [said])
    assert {event.claims: event.responses for event in shelf.all(Event)} == {(sent.id,): ("d",), (denied.id,): ()}
    kept = shelf.get(Response, "d")
    assert kept is not None
    assert kept.about == denied.id


def test_a_denial_that_nobody_else_tells_of_stays_with_its_claim() -> None:
    report = a_report("one", "Borduria denied sending weapons to Syldavia.")
    quote = report.text[:-1]
    denied = a_claim(report, "sending weapons to Syldavia", "AID", actors=(BORDURIA,), recipients=(), status="negated")
    said = Response(id="d", report="one", span=Span(0, len(quote)), quote=quote, by=BORDURIA, stance="denies")
    shelf = MemoryShelf()
    Recorder(shelf).add(report, [denied], [said])
    assert [event.responses for event in shelf.all(Event)] == [("d",)]


def test_who_denies_that_others_helped_does_not_deny_what_it_did_itself() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    earlier = a_report("two", "Borduria flew its envoys out of Syldavia.", published="2023-07-25")
    flown = a_claim(earlier, "Borduria flew its envoys out of Syldavia", "RETREAT", actors=(BORDURIA,))
    recorder.add(earlier, [flown])
    report = a_report("one", "Borduria denied a militia's claim that it flew envoys out of Syldavia.")
    quote = report.text[:-1]
    helped = a_claim(
        report, "it flew envoys out of Syldavia", "RETREAT", actors=(Party("MIL", "militia"),), status="negated",
        sources=(Source("Borduria", code="BOR"),), recipients=(BORDURIA,),
    )  # fmt: skip
    said = Response(
        id="d", report="one", span=Span(0, len(quote)), quote=quote, by=BORDURIA, stance="denies", about=helped.id
    )
    recorder.add(report, [helped], [said])
    assert next(event.responses for event in shelf.all(Event) if flown.id in event.claims) == ()


def test_words_that_only_say_who_acts_tie_a_denial_to_no_other_report() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    earlier = a_report("two", "The armed group of Borduria marched on the capital.", published="2023-07-25")
    marched = a_claim(earlier, "The armed group of Borduria marched on the capital", "ASSAULT", actors=(BORDURIA,))
    recorder.add(earlier, [structs.replace(marched, trigger="marched")])
    report = a_report("one", "Borduria denied that its armed group sought to harm the king.")
    quote = report.text[:-1]
    said = Response(id="d", report="one", span=Span(0, len(quote)), quote=quote, by=BORDURIA, stance="denies")
    recorder.add(report, [], [said])
    assert [event.responses for event in shelf.all(Event)] == [()]
