"""Which event a party's reaction answers."""

from onrecord.model import Event, Party, Response, Span
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


def test_the_claim_that_reading_named_is_answered() -> None:
    assert answered("accused") == "accused"
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
