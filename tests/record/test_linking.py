"""Which claims state one event: two deeds that are easily taken for one, and one told in many words."""

import pytest
from msgspec import structs

from onrecord.model import Claim, Event, Party, Place, Report, Span, TimeRange
from onrecord.record import MemoryShelf, Recorder
from onrecord.record.facts import facts
from onrecord.record.linking import days_apart, features, probability, stated_days
from onrecord.record.linking_reach import reach
from onrecord.record.text import stem
from tests.record.made import a_claim, a_report

NAMES = {"IRN": "Iran", "KOR": "South Korea", "GBR": "Britain", "FRA": "France", "KEN": "Kenya", "ETH": "Ethiopia"}


def parties(*codes: str) -> tuple[Party, ...]:
    return tuple(Party(code, NAMES.get(code, code)) for code in codes)


def on(day: str | None, how: str = "anchored") -> TimeRange | None:
    return TimeRange(day, day, "day", how=how) if day else None  # type: ignore[arg-type]


def told(id: str, published: str, *said: tuple[str, str, str, str, str | None]) -> tuple[Report, list[Claim]]:
    """A report, and its claims as (quote, type, actors, recipients, day); all quotes are of its text, in order."""
    text = " ".join(f"{quote}." for quote, *_ in said)
    report = a_report(id, text, published=published)
    return report, [
        a_claim(
            report,
            quote,
            kind,
            actors=parties(*actors.split()),
            recipients=parties(*recipients.split()),
            time=on(day),
            trigger=next(word for word in quote.split() if word in TRIGGERS),
        )
        for quote, kind, actors, recipients, day in said
    ]


TRIGGERS = {
    *(
        "test-fired",
        "launch",
        "missile",
        "visited",
        "received",
        "travelled",
        "imposed",
        "adopted",
        "seized",
        "captured",
    ),
    *("detained", "seizure", "condemned", "denounced", "gunfire", "bombed", "blast"),
}


def grouped(*reports: tuple[Report, list[Claim]]) -> list[set[str]]:
    """The reports that each event is told by."""
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    where = {}
    for report, claims in reports:
        recorder.add(report, claims)
        where.update({claim.id: report.id for claim in claims})
    return sorted(({where[claim] for claim in event.claims} for event in shelf.all(Event)), key=sorted)


def test_two_missile_tests_two_weeks_apart_are_two_events() -> None:
    fired = "Iran test-fired a medium-range missile from Semnan"
    assert grouped(
        told("a", "2022-03-06", (fired, "MOBILIZE", "IRN", "", "2022-03-05")),
        told("b", "2022-03-07", ("The launch of the missile from Semnan", "MOBILIZE", "IRN", "", "2022-03-05")),
        told("c", "2022-03-20", (fired, "MOBILIZE", "IRN", "", "2022-03-19")),
    ) == [{"a", "b"}, {"c"}]


def test_two_visits_of_one_minister_are_two_events() -> None:
    visited = "The Kenyan minister visited Addis Ababa for talks"
    assert grouped(
        told("a", "2023-05-10", (visited, "CONSULT", "KEN", "ETH", "2023-05-09")),
        told("b", "2023-05-11", ("Ethiopia's prime minister received him", "CONSULT", "ETH KEN", "", "2023-05-09")),
        told("c", "2023-06-27", (visited, "CONSULT", "KEN", "ETH", "2023-06-26")),
    ) in ([{"a", "b"}, {"c"}], [{"a"}, {"b"}, {"c"}])


def test_a_package_of_sanctions_and_the_next_are_two_events() -> None:
    assert grouped(
        told(
            "a", "2023-06-23", ("The EU imposed an 11th package of sanctions", "SANCTION", "EUU", "RUS", "2023-06-23")
        ),
        told("b", "2023-06-24", ("EU states adopted the 11th package", "SANCTION", "EUU", "RUS", "2023-06-23")),
        told("c", "2023-06-26", ("The EU imposed a 12th package of sanctions", "SANCTION", "EUU", "RUS", "2023-06-23")),
    ) == [{"a", "b"}, {"c"}]


def test_a_seizure_told_in_many_words_is_one_event() -> None:
    day = "2021-01-04"
    assert grouped(
        told("a", "2021-01-05", ("Iran seized a South Korean tanker in the Gulf", "COERCE", "IRN", "KOR", day)),
        told("b", "2021-01-05", ("Revolutionary Guards captured the Hankuk Chemi", "COERCE", "IRN", "KOR", day)),
        told("c", "2021-01-05", ("A South Korean ship was detained by Iran's navy", "COERCE", "IRN", "KOR", day)),
        told("d", "2021-01-06", ("Iran's seizure of a South Korean tanker", "COERCE", "IRN", "KOR", day)),
    ) == [{"a", "b", "c", "d"}]


def test_anothers_condemnation_is_another() -> None:
    day = "2022-03-05"
    assert grouped(
        told("a", "2022-03-06", ("Britain condemned the missile launch", "ACCUSE", "GBR", "IRN", day)),
        told("b", "2022-03-06", ("France condemned the missile launch", "ACCUSE", "FRA", "IRN", day)),
    ) == [{"a"}, {"b"}]


def test_the_night_has_two_dates() -> None:
    report, (one,) = told("a", "2022-03-06", ("Iran test-fired a missile", "MOBILIZE", "IRN", "", "2022-03-05"))
    other, (two,) = told("b", "2022-03-06", ("Iran test-fired a missile", "MOBILIZE", "IRN", "", "2022-03-06"))
    _, (three,) = told("b", "2022-03-06", ("Iran test-fired a missile", "MOBILIZE", "IRN", "", "2022-03-07"))
    near, far = (probability(facts(one, report), facts(last, other)) for last in (two, three))
    assert near > 0.5 > far


def test_two_words_of_one_sentence_name_two_events_and_the_same_word_one() -> None:
    text = "A huge blast followed by gunfire shook the city, and the blast broke windows."
    report = a_report("a", text)
    blast = a_claim(report, "A huge blast", "ASSAULT", trigger="blast")
    gunfire = a_claim(report, "gunfire", "ASSAULT", trigger="gunfire")
    again = a_claim(report, "the blast", "ASSAULT", trigger="blast")
    one, two, three = (facts(claim, report) for claim in (blast, gunfire, again))
    assert features(one, two)["same_sentence"] == 1.0
    assert features(one, two)["context"] == 0.0
    assert features(one, three)["same_sentence"] == 0.0


def test_a_general_word_fits_any_kind_of_attack() -> None:
    report = a_report("a", "A bomb exploded. The attack was claimed. Gunmen opened fire in a shootout.")
    bomb = a_claim(report, "A bomb exploded", "ASSAULT")
    attack = a_claim(report, "The attack", "ASSAULT")
    shooting = a_claim(report, "Gunmen opened fire in a shootout", "ASSAULT")
    one, two, three = (facts(claim, report) for claim in (bomb, attack, shooting))
    assert features(one, two)["concepts_differ"] == 0.0
    assert features(one, three)["concepts_differ"] == 1.0


def test_a_government_and_its_parliament_are_two_bodies() -> None:
    report = a_report("a", "The ministry denounced the launch. Members of parliament denounced the launch, too.")
    ministry = a_claim(report, "The ministry denounced", "ACCUSE", actors=(Party("RUR", "the ministry", "GOV"),))
    members = a_claim(report, "Members of parliament denounced", "ACCUSE", actors=(Party("RUR", "members", "LEG"),))
    army = a_claim(report, "denounced the launch", "ACCUSE", actors=(Party("RUR", "the army", "MIL"),))
    one, two, three = (facts(claim, report) for claim in (ministry, members, army))
    assert features(one, two)["bodies_differ"] == 1.0
    assert features(one, three)["bodies_differ"] == 0.0


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("negotiations", "negotiated"),
        ("investigating", "investigation"),
        ("seizure", "seized"),
        ("denial", "denied"),
        ("explosion", "exploded"),
        ("supplied", "supplying"),
        ("invasion", "invaded"),
    ],
)
def test_nouns_meet_their_verbs(one: str, two: str) -> None:
    assert stem(one) == stem(two)


def test_blows_with_nothing_but_parties_in_common_are_two() -> None:
    one = a_report("a", "Hamas attack leaves an activist dead.", published="2023-11-14")
    two = a_report("b", "A hostage was killed in bombardments.", published="2023-11-14")
    sides = {"actors": parties("HAMAS"), "recipients": parties("ISR"), "time": on("2023-11-14", "inferred")}
    a = facts(a_claim(one, "Hamas attack", "ASSAULT", trigger="attack", **sides), one)
    b = facts(a_claim(two, "A hostage was killed", "ASSAULT", trigger="killed", **sides), two)
    assert features(a, b)["nothing_else"] == 1
    assert features(a, a)["nothing_else"] == 0
    assert probability(a, b) < 0.31


@pytest.mark.parametrize(("day", "foretold"), [("2023-11-03", 0.0), ("2023-11-04", 1.0)])
def test_no_report_tells_of_what_was_done_days_after_it_came_out(day: str, foretold: float) -> None:
    one = a_report("a", "Iran bombed Kenya.", published="2023-11-02")
    two = a_report("b", "Iran bombed Kenya.", published="2023-11-06")
    sides = {"actors": parties("IRN"), "recipients": parties("KEN"), "trigger": "bombed"}
    a = facts(a_claim(one, "Iran bombed Kenya", "ASSAULT", time=on("2023-11-02", "inferred"), **sides), one)
    b = facts(a_claim(two, "Iran bombed Kenya", "ASSAULT", time=on(day), **sides), two)
    assert features(a, b)["foretold"] == foretold


def test_blows_at_others_on_other_days_are_two_events() -> None:
    first = told("a", "2023-11-06", ("Iran bombed a camp", "ASSAULT", "IRN", "KEN", "2023-11-04"))
    other = told("b", "2023-11-06", ("Iran bombed a road", "ASSAULT", "IRN", "ETH", "2023-11-05"))
    same = told("c", "2023-11-06", ("Iran bombed a camp in Kenya", "ASSAULT", "IRN", "KEN", "2023-11-04"))
    assert grouped(first, other, same) == [{"a", "c"}, {"b"}]


def test_who_is_named_and_unknown_is_none_of_the_known() -> None:
    quote = "condemned the strikes on Jabalia camp"
    report, (claim,) = told("a", "2023-11-01", (f"Kenya {quote}", "ACCUSE", "KEN", "IRN", "2023-10-31"))
    other = a_report("b", f"A league {quote}.", published="2023-11-01")
    league = Party("?", "A league", span=Span(0, 8))
    theirs = a_claim(other, f"A league {quote}", "ACCUSE", actors=(league,), recipients=parties("IRN"), time=claim.time)
    assert grouped((report, [claim]), (other, [theirs])) == [{"a"}, {"b"}]
    known = structs.replace(theirs, actors=(Party("KEN", "A league", span=Span(0, 8)),))
    assert grouped((report, [claim]), (other, [known])) == [{"a", "b"}]


def test_dealings_in_other_company_are_other_dealings() -> None:
    first = told("a", "2023-08-01", ("Iran received Kenya", "CONSULT", "IRN KEN", "", "2023-07-27"))
    other = told("b", "2023-08-01", ("Iran received France", "CONSULT", "IRN FRA", "", "2023-07-27"))
    both = told("c", "2023-08-01", ("Iran received Kenya and France", "CONSULT", "IRN KEN FRA", "", "2023-07-27"))
    one, two, three = (facts(claims[0], report) for report, claims in (first, other, both))
    assert features(one, two)["company_differs"] == 1.0
    assert features(one, three)["company_differs"] == 0.0
    assert grouped(first, other) == [{"a"}, {"b"}]


def test_a_letter_is_no_visit() -> None:
    quotes = ("Iran visited Kenya", "Iran sent Kenya a letter", "Iran sent a letter on its visit to Kenya")
    made = []
    for number, quote in enumerate(quotes):
        report = a_report(str(number), f"{quote}.", published="2023-08-01")
        claim = a_claim(
            report, quote, "CONSULT", actors=parties("IRN"), recipients=parties("KEN"), time=on("2023-07-27")
        )
        made.append(facts(claim, report))
    visit, letter, both = made
    assert features(visit, letter)["forms_differ"] == 1.0
    assert features(visit, both)["forms_differ"] == 0.0


def test_force_used_in_two_towns_is_two_events() -> None:
    def struck(id: str, town: str, latitude: float, precision: str = "settlement") -> tuple[Report, list[Claim]]:
        report, (claim,) = told(id, "2023-11-06", (f"Iran bombed {town}", "ASSAULT", "IRN", "KEN", "2023-11-05"))
        place = Place(name=town, country="KEN", precision=precision, latitude=latitude, longitude=37.0)  # type: ignore[arg-type]
        return report, [structs.replace(claim, place=place)]

    nakuru, mombasa, again = struck("a", "Nakuru", -0.3), struck("b", "Mombasa", -4.0), struck("c", "Nakuru", -0.3)
    assert grouped(nakuru, mombasa, again) == [{"a", "c"}, {"b"}]
    region = facts(struck("d", "Rift Valley", -0.3, "region")[1][0], None)
    assert features(region, facts(mombasa[1][0], None))["towns_differ"] == 0.0


def test_a_report_that_tells_of_a_deed_and_that_it_is_denied_tells_of_one() -> None:
    report = a_report(
        "a", "Iran shelled a Kenyan post. Tehran denied that Iran had fired on Kenya.", published="2023-10-17"
    )
    sides = {"actors": parties("IRN"), "recipients": parties("KEN")}
    deed = a_claim(report, "Iran shelled a Kenyan post", "ASSAULT", time=on("2023-10-16"), **sides)
    denial = a_claim(report, "Iran had fired on Kenya", "ASSAULT", status="negated", time=None, **sides)
    found = features(facts(deed, report), facts(denial, report))
    assert found["denied_here"] == 1.0
    dated = structs.replace(denial, time=on("2023-10-02"))
    assert features(facts(deed, report), facts(dated, report))["denied_here"] == 0.0
    other = structs.replace(denial, recipients=parties("ETH"))
    assert features(facts(deed, report), facts(other, report))["denied_here"] == 0.0
    assert features(facts(deed, report), facts(structs.replace(deed, id="x"), report))["denied_here"] == 0.0


def test_no_pair_is_likelier_than_what_is_quickly_told() -> None:
    made = [
        told("a", "2022-03-06", ("Iran bombed the port of Kenya", "ASSAULT", "IRN", "KEN", "2022-03-05")),
        told("b", "2022-03-07", ("The blast in the port of Kenya", "ASSAULT", "", "KEN", None)),
        told(
            "c",
            "2022-04-20",
            ("Britain condemned the blast", "ACCUSE", "GBR", "IRN", "2022-04-20"),
            ("Britain denounced the gunfire", "ACCUSE", "GBR", "IRN", "2022-04-20"),
        ),
        told("d", "2022-03-06", ("Kenya denounced the blast in the port", "ACCUSE", "KEN", "IRN", None)),
        told("e", "2022-03-06", ("France seized the ship in the port", "COERCE", "FRA", "IRN", "2022-03-06")),
        told("f", "2022-03-08", ("The seizure of the ship in the port", "COERCE", "", "IRN", "2022-03-06")),
    ]
    every = [facts(claim, report) for report, claims in made for claim in claims]
    every += [facts(structs.replace(fact.claim, status="planned"), None) for fact in every]
    pairs = [(a, b) for a in every for b in every if a.claim.type == b.claim.type]
    assert all(probability(a, b) <= reach(a, b) for a, b in pairs)
    assert any(reach(a, b) < 0.1 for a, b in pairs)


@pytest.mark.parametrize(
    ("earlier", "days"), [("missile launch of 26 August in the east", 2), ("missile launch in the east", 1)]
)
def test_a_report_that_dates_two_launches_tells_of_two(earlier: str, days: int) -> None:
    report, claims = told(
        "r",
        "2017-08-30",
        (f"North Korea carried out a {earlier}", "MOBILIZE", "PRK", "", "2017-08-26"),
        ("North Korea carried out a missile launch over the north", "MOBILIZE", "PRK", "", "2017-08-29"),
    )
    dated = zip(claims, ("26 August", "29 August"), strict=True)
    found = [facts(structs.replace(one, time=structs.replace(one.time, text=day)), report) for one, day in dated]
    assert days_apart(stated_days(found[:1]), stated_days(found[1:])) is (days == 2)
