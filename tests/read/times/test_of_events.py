"""Days of events that have no time expression of their own."""

from dataclasses import replace

import pytest

from onrecord.model import Claim, Report, Section, Span
from onrecord.read.times import time_of
from tests.read.by_words import read, read_text

PUBLISHED = "2023-09-05"


def claims(text: str, words: str) -> list[Claim]:
    """The claims of a text whose quotes hold some words."""
    return [c for c in read_text(text, PUBLISHED).claims if words in c.quote]


def rule(claim: Claim) -> str | None:
    return next((why.rule for why in claim.why if why.field == "time"), None)


@pytest.mark.parametrize(
    ("text", "words", "name", "span"),
    [
        (
            "North Korea launched two missiles over Japan in July.\nJapan met China on Monday.\n"
            "Japan did not shoot down North Korea's missiles.",
            "shoot down",
            "what it would have answered",
            ("2023-07-01", "2023-07-31"),
        ),
        (
            "US airstrikes in Afghanistan last week angered Kabul.\nTaliban gunmen attacked a hotel on Monday.\n"
            "The strikes killed several children.",
            "The strikes",
            "same event",
            ("2023-08-28", "2023-09-03"),
        ),
        (
            "Iran seized a tanker on 20 July 2023.\nIran met Iraq on Monday.\nIran has seized a British tanker.",
            "has seized",
            "day of the news",
            ("2023-09-04", "2023-09-04"),
        ),
    ],
)
def test_what_has_no_time_of_its_own(text: str, words: str, name: str, span: tuple[str, str]) -> None:
    found = claims(text, words)
    assert found
    time = found[0].time
    assert time
    assert (time.start, time.end, time.how) == (*span, "inferred")
    assert rule(found[0]) == name


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Iran detained Iraqi envoys on 20 July 2023. Iran met Iraq on Monday.", "2023-07-20"),
        ("Iran did not detain Iraqi envoys on 20 July 2023. Iran met Iraq on Monday.", "2023-09-04"),
    ],
)
def test_what_the_headline_tells_has_the_day_on_which_the_text_tells_it_again(text: str, day: str) -> None:
    title = "Iran arrests Iraqi envoys"
    parts = (Section("title", Span(0, len(title))), Section("body", Span(len(title) + 1, len(title) + 1 + len(text))))
    report = Report(
        id="a", text=f"{title}\n{text}", title=title, sections=parts, published=PUBLISHED, published_how="metadata"
    )
    (reading,) = read([report])
    (claim,) = (claim for claim in reading.claims if claim.trigger == "arrests")
    assert claim.time
    assert claim.time.start == day


@pytest.mark.parametrize(("tense", "dated"), [("seized", False), ("has seized", True)])
def test_deeds_of_a_kind_that_a_report_dates_long_ago_are_not_of_its_day(tense: str, dated: bool) -> None:
    text = f"Iran freed the envoys on Monday. Iran seized envoys of Iraq in 2019. Iran {tense} a tanker of Kenya."
    (time,) = [claim.time for claim in claims(text, f"{tense} a tanker")]
    assert (time is not None) is dated


@pytest.mark.parametrize(
    "besides",
    [
        "over the clashes that broke out in Chad on Saturday",
        "over Chad. Dozens have been killed in Chad since Saturday",
        "over Chad. Peru was calm when clashes broke out in Chad on Saturday",
    ],
)
def test_what_is_said_is_not_said_on_the_day_of_what_is_told_besides(besides: str) -> None:
    found = claims(f"Kenya accused Sudan {besides}.", "accused")
    assert found
    assert found[0].time is None or found[0].time.start == PUBLISHED[:10]


def test_recent_events_have_no_day_of_the_news() -> None:
    found = claims("Russia condemned recent American threats against Iran.", "threats")
    assert found
    assert all(claim.time is None for claim in found if claim.type == "THREATEN")


@pytest.mark.parametrize(
    "text",
    [
        "Israel bombed targets in Lebanon on Monday, weeks after Iran met Russia and since Hamas attacked Israel.",
        "Israel has bombed Lebanon every day since Hamas attacked Israel.",
    ],
)
def test_that_since_which_something_goes_on_has_no_day_of_the_news(text: str) -> None:
    found = [claim for claim in claims(text, "attacked") if claim.actors[0].code == "HAMAS"]
    assert found
    assert all(claim.time is None for claim in found)


THURSDAY = "2024-05-16"


def days_of(text: str, trigger: str) -> tuple[str | None, str | None] | None:
    """The days of the claim with a trigger, in a report of Thursday, 16 May 2024."""
    found = [c for c in read_text(text, THURSDAY).claims if c.trigger == trigger]
    assert found
    time = found[0].time
    return (time.start, time.end) if time else None


@pytest.mark.parametrize(
    ("text", "trigger", "span"),
    [
        ("Kenya signed a trade deal with Ethiopia on Tuesday.", "signed", ("2024-05-14", "2024-05-14")),
        ("Peru deported 300 migrants earlier this week.", "deported", ("2024-05-13", "2024-05-16")),
        ("Brazil will host the leaders of Argentina later this month.", "host", ("2024-05-16", "2024-05-31")),
        ("India and Pakistan will hold talks next week.", "hold", ("2024-05-20", "2024-05-26")),
        ("Somali troops killed 12 militants overnight.", "killed", ("2024-05-15", "2024-05-16")),
        ("Somali troops killed 12 militants overnight on Tuesday.", "killed", ("2024-05-14", "2024-05-14")),
        ("Somali troops killed 12 militants overnight into Wednesday.", "killed", ("2024-05-14", "2024-05-15")),
        (
            "Somali troops killed 12 militants overnight between Monday and Tuesday.",
            "killed",
            ("2024-05-13", "2024-05-14"),
        ),
        ("Between 3 and 5 March Zambia deported 40 migrants.", "deported", ("2024-03-03", "2024-03-05")),
        ("Gambia deported a Dane on the 3rd.", "deported", ("2024-05-03", "2024-05-03")),
        ("Oman freed a sailor two weeks ago on Tuesday.", "freed", ("2024-04-30", "2024-04-30")),
        ("Oman freed a sailor the week before last.", "freed", ("2024-04-29", "2024-05-05")),
        ("Ten years ago today Libya freed a sailor.", "freed", ("2014-05-16", "2014-05-16")),
        ("Latvia will host Estonia's president on Tuesday week.", "host", ("2024-05-28", "2024-05-28")),
        ("Nigeria arrested two oil traders over the weekend.", "arrested", ("2024-05-11", "2024-05-12")),
        ("Thailand expelled a Cambodian envoy three weeks ago.", "expelled", ("2024-04-22", "2024-04-28")),
        ("Mexico sued two arms makers in 2021 and 2022.", "sued", ("2021-01-01", "2022-12-31")),
        ("Between March and April, Rwanda shelled villages in Congo.", "shelled", ("2024-03-01", "2024-04-30")),
        ("From 2015 to 2019, Burundi jailed hundreds of protesters.", "jailed", ("2015-01-01", "2019-12-31")),
        ("Qatar hosted a Hamas delegation from Monday to Wednesday.", "hosted", ("2024-05-13", "2024-05-15")),
        ("The ministers of Japan and Canada met in Ottawa on 3 May.", "met", ("2024-05-03", "2024-05-03")),
        ("The ministers of Japan and Canada will meet in Ottawa on 3 June.", "meet", ("2024-06-03", "2024-06-03")),
        ("Uganda jailed an opposition leader in the early hours of Thursday.", "jailed", ("2024-05-16", "2024-05-16")),
        ("The EU imposed sanctions on Myanmar in the spring of 2021.", "imposed", ("2021-03-01", "2021-05-31")),
        ("In the autumn, Armenian forces withdrew from the enclave.", "withdrew", ("2023-09-01", "2023-11-30")),
        ("Tunisia freed the journalist last Friday.", "freed", ("2024-05-10", "2024-05-10")),
        (
            "Norway will deliver 200 missiles to Ukraine by the end of the year.",
            "deliver",
            ("2024-05-16", "2024-12-31"),
        ),
        ("Denmark denied on Tuesday that it had spied on Germany in 2014.", "denied", ("2024-05-14", "2024-05-14")),
        ("Canada imposed sanctions on Haiti for the third time this month.", "imposed", ("2024-05-01", "2024-05-16")),
        (
            "Uzbekistan freed the crew in January and Chad freed its own in April.",
            "freed",
            ("2024-01-01", "2024-01-31"),
        ),
        ("Rebels have besieged the town since mid-March.", "besieged", ("2024-03-11", None)),
        ("Paraguay arrested the banker earlier in the day.", "arrested", ("2024-05-16", "2024-05-16")),
        ("Israel bombed Damascus airport late on Saturday, state media said.", "bombed", ("2024-05-11", "2024-05-11")),
        ("Spain sent 40 ambulances to Moldova in the first half of 2022.", "sent", ("2022-01-01", "2022-06-30")),
        ("Vanuatu broke off ties with Taipei a decade ago.", "broke", ("2012-01-01", "2016-12-31")),
        ("Kosovo banned the dinar as of February 1.", "banned", ("2024-02-01", "2024-02-01")),
        ("In the past 24 hours Sudanese jets bombed El Fasher.", "bombed", ("2024-05-15", "2024-05-16")),
        ("At the 2010 summit, Greece rejected the plan.", "rejected", ("2010-01-01", "2010-12-31")),
        # A date that tells things apart dates no verb.
        ("Georgian lawmakers withdrew from the 2015 pact.", "withdrew", ("2024-05-16", "2024-05-16")),
        ("Zimbabwe has detained the activist for two months.", "detained", ("2024-03-01", None)),
    ],
)
def test_what_has_a_time_of_its_own(text: str, trigger: str, span: tuple[str, str | None]) -> None:
    assert days_of(text, trigger) == span


@pytest.mark.parametrize(
    ("text", "trigger", "span"),
    [
        (
            "The Philippines said on Monday that Chinese ships had fired water cannon at its boats.",
            "fired",
            ("2024-05-13", "2024-05-13"),
        ),
        (
            "Malaysia has seized a tanker carrying Iranian oil, the coast guard said on Wednesday.",
            "seized",
            ("2024-05-15", "2024-05-15"),
        ),
        (
            "Vietnam protested on Monday after China rammed a fishing boat the previous day.",
            "rammed",
            ("2024-05-12", "2024-05-12"),
        ),
        (
            "South Africa condemned the attack on Rafah, a day after it filed a new request at the court.",
            "request",
            ("2024-05-15", "2024-05-15"),
        ),
        (
            "Colombia and the ELN rebels resumed negotiations two days after a kidnapping on May 6.",
            "resumed",
            ("2024-05-08", "2024-05-08"),
        ),
        (
            "China launched drills around Taiwan hours after the president took office on Monday.",
            "launched",
            ("2024-05-13", "2024-05-13"),
        ),
        (
            "Ecuadorian police raided the Mexican embassy on April 5. They arrested a former vice president.",
            "arrested",
            ("2024-04-05", "2024-04-05"),
        ),
        (
            "In March, a patrol found a hostage in Mali. She was taken to Bamako, where she met the president.",
            "met",
            ("2024-03-01", "2024-03-31"),
        ),
        (
            "Dozens were killed last week when jets bombed a village that had sheltered rebels.",
            "sheltered",
            ("2024-05-06", "2024-05-12"),
        ),
        (
            "Two years after it expelled the mission, Laos invited UN monitors back on Monday.",
            "expelled",
            ("2022-01-01", "2022-12-31"),
        ),
        (
            "The missile was fired only days after the Security Council tightened sanctions on North Korea.",
            "tightened",
            ("2024-05-09", "2024-05-15"),
        ),
    ],
)
def test_what_is_dated_by_what_is_around_it(text: str, trigger: str, span: tuple[str, str]) -> None:
    assert days_of(text, trigger) == span


@pytest.mark.parametrize(
    ("text", "trigger", "span"),
    [
        ("Libya bought arms from France under Gaddafi.", "bought", ("1969-09-01", "2011-10-20")),
        ("France sent troops during the presidency of Jacques Chirac.", "sent", ("1995-05-17", "2007-05-16")),
    ],
)
def test_whoever_ruled_dates_what_took_place_under_him(text: str, trigger: str, span: tuple[str, str]) -> None:
    assert days_of(text, trigger) == span


def test_an_office_still_held_is_open() -> None:
    text = "The United States imposed sanctions on Myanmar during the Obama administration."
    (claim,) = (c for c in read_text(text, "2012-05-01").claims if c.trigger == "imposed")
    assert claim.time
    assert (claim.time.start, claim.time.end) == ("2009-01-20", None)


@pytest.mark.parametrize(
    ("text", "trigger", "dated"),
    [
        ("Putin said on Thursday that Kim will visit Moscow.", "visit", False),
        ("Putin met Xi on Thursday. Kim will visit Moscow.", "visit", False),
        ("Putin said that Kim will visit Moscow on Thursday.", "visit", True),
        ("Putin said on Thursday that Kim visited Moscow.", "visited", True),
        ("Putin denied on Thursday that Kim visited Moscow.", "visited", False),
        ("Putin met Xi on Thursday. Kim visited Moscow.", "visited", True),
    ],
)
def test_a_day_told_of_something_else_is_none_of_what_is_to_come(text: str, trigger: str, dated: bool) -> None:
    reading = read_text(text, THURSDAY)
    event = replace(next(e for e in reading.events if reading.doc[e.head].text == trigger), days=reading.times[0])
    of = tuple(event if e.head == event.head else e for e in reading.events)
    assert (time_of(reading.with_(events=of), event)[0] is not None) is dated


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Russia launched its broadest attack on Ukraine this year.", None),
        ("Russia attacked Ukraine this year.", "2024-01-01"),
    ],
)
def test_this_year_behind_the_largest_or_first_is_no_time(text: str, span: str | None) -> None:
    (claim, *_) = read_text(text, THURSDAY).claims
    assert (claim.time.start if claim.time and claim.time.how != "inferred" else None) == span


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Thousands marked the anniversary of the attacks on Kenya.", "attacks"),
        ("Turkey has previously blocked the sale of arms to Israel.", "blocked"),
        ("Eritrea has repeatedly denied the accusations of Ethiopia.", "denied"),
        ("Cuba and Venezuela hold joint exercises every year.", "hold"),
        ("Tens of thousands marched against the Belarusian government every Sunday.", "marched"),
        ("Australia may ban the company.", "ban"),
        ("Chad wants to send troops to Niger.", "send"),
        ("Sudan and Chad agreed last Thursday to reopen their border within 60 days.", "reopen"),
    ],
)
def test_what_no_day_is_given_for(text: str, trigger: str) -> None:
    assert days_of(text, trigger) is None


@pytest.mark.parametrize("day", ["Feb 30", "31 April"])
def test_a_day_that_no_calendar_has_is_none_and_neither_is_that_of_the_news(day: str) -> None:
    (claim,) = read_text(f"On {day} Gambia deported a Dane.", THURSDAY).claims
    assert claim.time is None


def test_a_day_ahead_in_another_sentence_is_not_moved_back_to_what_happened() -> None:
    text = "Talks with Benin were due to begin on Friday. Togo urged Benin to come."
    (claim,) = [one for one in read_text(text, THURSDAY).claims if one.trigger == "urged"]
    assert claim.time is None or claim.time.start != "2024-05-10"


@pytest.mark.parametrize(
    ("what", "dated"),
    [("another tanker", False), ("a second tanker", False), ("the second tanker", True), ("the tanker", True)],
)
def test_one_more_of_its_kind_has_not_the_day_of_the_first(what: str, dated: bool) -> None:
    text = f"Iran seized a tanker of Kenya on 20 July 2023.\nIran met Iraq on Monday.\nIran seized {what} of Kenya."
    (claim,) = claims(text, f"seized {what}")
    assert (claim.time is not None and claim.time.start == "2023-07-20") is dated
