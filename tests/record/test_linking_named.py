"""Names below the state tell one event from another, and equal states alone make none of two."""

from msgspec import structs

from onrecord.model import Claim, Event, Item, Name, Party, Report, Span, TimeRange
from onrecord.record import MemoryShelf, Recorder

DAY = TimeRange("2024-03-05", "2024-03-05", "day", "on Tuesday", "anchored")
GUESSED = TimeRange("2024-03-05", "2024-03-05", "day", "", "inferred")


def claim(id: str, quote: str, type: str = "COERCE", *names: Name, time: TimeRange | None = DAY) -> Claim:
    return Claim(
        id=f"c{id}", report=id, span=Span(0, len(quote)), quote=quote, type=type, tier="firm", time=time,
        actors=(Party("USA", "United States", "GOV"),), recipients=(Party("PRK", "North Korea"),), names=names,
    )  # fmt: skip


def events(*claims: Claim) -> int:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for one in claims:
        recorder.add(Report(id=one.report, text=f"{one.quote}.", published="2024-03-05"), [one])
    return len(list(shelf.all(Event)))


def named(kind: str, name: str, role: str = "recipient") -> Name:
    return Name(kind, name, Span(0, 1), role, name)  # type: ignore[arg-type]


SEIZED = "the United States seized a North Korean cargo ship"
ARRESTED = "American police arrested a North Korean agent in a raid"


def test_one_ship_seized_is_one_event_and_two_are_two() -> None:
    one = claim("a", SEIZED, "COERCE", named("ship", "Wise Honest", "mentioned"))
    assert events(one, claim("b", SEIZED, "COERCE", named("ship", "Wise Honest", "mentioned"))) == 1
    assert events(one, claim("b", SEIZED, "COERCE", named("ship", "Jie Shun", "mentioned"))) == 2


def test_others_arrested_are_another_arrest() -> None:
    one = claim("a", ARRESTED, "COERCE", named("person", "Park Jin Hyok"))
    assert events(one, claim("b", ARRESTED, "COERCE", named("person", "Park Jin-hyok"))) == 1
    assert events(one, claim("b", ARRESTED, "COERCE", named("person", "Mun Chol Myong"))) == 2


def test_whom_a_report_only_mentions_parts_nothing() -> None:
    one = claim("a", ARRESTED, "COERCE", named("person", "Park Jin Hyok", "mentioned"))
    assert events(one, claim("b", ARRESTED, "COERCE", named("person", "Mun Chol Myong", "source"))) == 1


def test_equal_states_alone_make_no_event_of_two() -> None:
    one = claim("a", "Washington acted against Pyongyang", "SANCTION", time=GUESSED)
    other = claim("b", "the Americans hit the regime hard", "SANCTION", time=GUESSED)
    assert events(one, other) == 2


def test_a_stated_day_joins_them() -> None:
    one = claim("a", "Washington acted against Pyongyang", "SANCTION")
    other = claim("b", "the Americans hit the regime hard", "SANCTION")
    assert events(one, other) == 1


def test_so_does_what_both_name() -> None:
    one = claim("a", "Washington acted against Pyongyang", "SANCTION", named("company", "Daesong Bank"), time=GUESSED)
    other = claim("b", "the Americans hit the regime hard", "SANCTION", named("company", "Daesong Bank"), time=GUESSED)
    assert events(one, other) == 1
    coal = (Item("coal"),)
    assert events(*(structs.replace(each, names=(), items=coal) for each in (one, other))) == 1


def meeting(id: str, quote: str, *persons: tuple[str, str]) -> Claim:
    found = []
    for code, person in persons:
        at = quote.index(person)
        found.append(Name("person", person, Span(at, at + len(person)), "actor", person, code))
    one = claim(id, quote, "CONSULT", *found, time=GUESSED)
    return structs.replace(one, actors=(*one.actors, *one.recipients), recipients=())


def test_talks_with_the_minister_are_not_those_with_the_president() -> None:
    one = meeting("a", "John Adams held talks with Ri Su in Pyongyang", ("USA", "John Adams"), ("PRK", "Ri Su"))
    same = meeting("b", "John Adams and Ri Su held talks in Pyongyang", ("USA", "John Adams"), ("PRK", "Ri Su"))
    other = meeting("b", "John Adams held talks with Pak Ho in Pyongyang", ("USA", "John Adams"), ("PRK", "Pak Ho"))
    unnamed = meeting("b", "John Adams held talks in Pyongyang", ("USA", "John Adams"))
    assert events(one, same) == 1
    assert events(one, other) == 2
    assert events(one, unnamed) == 1


def test_a_missile_s_test_is_not_a_bomb_s() -> None:
    one = claim("a", "Washington carried out a missile test off the coast", "MOBILIZE")
    assert events(one, claim("b", "Washington carried out a missile test in the morning", "MOBILIZE")) == 1
    assert events(one, claim("b", "Washington carried out a nuclear test off the coast", "MOBILIZE")) == 2


def test_two_convicted_in_one_state_on_one_day_are_two() -> None:
    def convicted(id: str, quote: str) -> Claim:
        return Claim(
            id=f"c{id}", report=id, span=Span(0, len(quote)), quote=quote, type="ACCUSE", tier="firm", time=DAY,
            actors=(Party("USA", "United States", "JUD"),), recipients=(Party("USA", "United States"),),
            trigger="convicted", part="verb",
        )  # fmt: skip

    one = convicted("a", "Former prosecutor Ana Reyes was convicted of perjury")
    assert events(one, convicted("b", "Former prosecutor Ana Reyes is convicted of perjury")) == 1
    assert events(one, convicted("b", "an aide was convicted over a subpoena")) == 2


def test_what_a_report_sums_up_is_neither_one_blow_nor_the_sum_of_weeks_later() -> None:
    year = TimeRange("2024-01-01", None, "open", "since 2024 began", "stated")

    def blow(id: str, quote: str, time: TimeRange, published: str) -> tuple[Report, Claim]:
        made = Claim(
            id=f"c{id}", report=id, span=Span(0, len(quote)), quote=quote, type="ASSAULT", tier="firm", time=time,
            actors=(Party("ISR", "Israel", "GOV"),), recipients=(Party("PSE", "Palestine"),), trigger="killed",
            part="verb", status="happened",
        )  # fmt: skip
        return Report(id=id, text=f"{quote}.", published=published), made

    def of(*told: tuple[Report, Claim]) -> int:
        shelf = MemoryShelf()
        recorder = Recorder(shelf)
        for report, one in told:
            recorder.add(report, [one])
        return len(list(shelf.all(Event)))

    summed = blow("a", "Israel has killed 50 Palestinians", year, "2024-02-14")
    assert of(summed, blow("b", "Israel has killed 50 Palestinians", year, "2024-02-14")) == 1
    assert of(summed, blow("b", "Israel has killed 84 Palestinians", year, "2024-03-18")) == 2
    assert of(summed, blow("b", "Israeli forces killed a Palestinian man", GUESSED, "2024-03-05")) == 2
