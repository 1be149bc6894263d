"""Days of events that are only named are their own, not those of other deeds in their sentences."""

import pytest
from msgspec import structs

from onrecord.model import Event, TimeRange
from onrecord.model.kinds import Part, TimeHow
from onrecord.record.own_day import own_day
from onrecord.record.summary import summarise
from tests.record.titled import told

PUPIL, PRESSURE = "the arrest of a pupil in Peru", "pressure from its neighbours"
EASED = "Peru eased its sanctions"
PERU = ("PER", "Peru", "Peru")


@pytest.mark.parametrize(
    ("text", "quote", "trigger", "part", "day", "own"),
    [
        ("Schools shut on Friday after the arrest of a pupil in Peru.", PUPIL, "arrest", "noun", "Friday", False),
        ("He said on Friday she died in the attack on Lima.", "the attack on Lima", "attack", "noun", "Friday", False),
        ("Peru felt pressure from its neighbours to vote on Friday.", PRESSURE, "pressure", "noun", "Friday", False),
        ("Peru recalled the attack on Lima on Friday.", "the attack on Lima", "attack", "noun", "Friday", True),
        ("Peru recalled Friday's attack on Lima.", "Friday's attack on Lima", "attack", "noun", "Friday", True),
        ("Shares rose on Friday after Peru eased its sanctions.", EASED, "eased", "verb", "Friday", False),
        ("Peru eased its sanctions on Friday.", EASED, "eased", "verb", "Friday", True),
        ("Peru told all to flee a city burned last year.", "Peru told all to flee", "told", "verb", "last year", False),
        (
            "Peru bombed the port after coming under attack on Friday.", "Peru bombed the port", "bombed", "verb",
            "Friday", False,
        ),
        ("Peru sacked her for a speech ahead of Friday.", "Peru sacked her", "sacked", "verb", "Friday", False),
        ("A minister lost her job after attacking Peru.", "attacking Peru", "attacking", "verb", "", False),
        ("Row over woman who attacked Peru’s envoy", "woman who attacked Peru’s envoy", "attacked", "verb", "", False),
        # Nothing is said of a day: that of the news is of the sentence's verb, and of a headline's event.
        ("Shares rose after Peru eased its sanctions.", EASED, "eased", "verb", "", False),
        ("Shares rise after Peru eases sanctions", "Peru eases sanctions", "eases", "verb", "", True),
    ],
)  # fmt: skip
def test_a_day_belongs_to_what_stands_by_it(
    text: str, quote: str, trigger: str, part: Part, day: str, own: bool
) -> None:
    how: TimeHow = "anchored" if day else "inferred"
    time = TimeRange("2023-05-05", "2023-05-05", "day", day, how)
    claim, report = told(text, quote, trigger, part=part, actors=(PERU,), time=time)
    assert own_day(claim, report) is own


@pytest.mark.parametrize(
    ("type", "quote", "trigger", "own"),
    [
        ("ASSAULT", "Peru shelled a port", "shelled", True),
        ("ASSAULT", "Peru bombed a village", "bombed", False),
        ("ACCUSE", "Peru blamed its neighbour", "blamed", True),
    ],
)
def test_the_day_of_publication_is_that_of_the_news_and_not_of_deeds_recalled_below(
    type: str, quote: str, trigger: str, own: bool
) -> None:
    text = "Peru shelled a port. Envoys met in Lima. Peru bombed a village. Peru blamed its neighbour."
    time = TimeRange("2023-05-05", "2023-05-05", "day", "", "inferred")
    claim, report = told(text, quote, trigger, type=type, part="verb", actors=(PERU,), time=time)
    assert own_day(claim, report) is own


@pytest.mark.parametrize(
    ("quote", "trigger", "own"),
    [
        ("Peru has long shelled its ports", "shelled", False),
        ("Peru fired dozens of missiles at ships in many attacks", "fired", False),
        ("Peru shelled its ports", "shelled", True),
    ],
)
def test_what_has_been_done_or_was_done_often_has_not_the_day_of_the_news(quote: str, trigger: str, own: bool) -> None:
    text = f"Peru met Chile on Friday. Envoys spoke. {quote}."
    time = TimeRange("2023-05-05", "2023-05-05", "day", "Friday", "inferred")
    claim, report = told(text, quote, trigger, type="ASSAULT", part="verb", actors=(PERU,), time=time)
    assert own_day(claim, report) is own


@pytest.mark.parametrize(
    ("title", "quote", "own"),
    [("Envoy: Peru’s raid shows its strength", "Peru’s raid", False), ("Peru’s raid shakes Lima", "Peru’s raid", True)],
)
def test_what_a_headline_has_somebody_talk_about_is_not_of_the_day_of_the_talk(
    title: str, quote: str, own: bool
) -> None:
    time = TimeRange("2023-05-05", "2023-05-05", "day", "Friday", "anchored")
    text = f"{title}\nAn envoy spoke on Friday."
    claim, report = told(text, quote, "raid", type="ASSAULT", part="noun", actors=(PERU,), time=time)
    assert own_day(claim, structs.replace(report, title=title)) is own


def test_an_event_that_is_only_named_has_not_the_day_of_another() -> None:
    text = "Classes were cancelled on Friday after the arrest of a pupil in Peru."
    time = TimeRange("2023-05-05", "2023-05-05", "day", "Friday", "anchored")
    claim, report = told(
        text, "the arrest of a pupil", "arrest", type="COERCE", part="noun", recipients=(PERU,), time=time
    )
    event = Event(id="e", title="", type="COERCE")
    assert summarise(event, [claim], {report.id: report}).time is None


def test_the_day_of_a_document_is_not_that_of_what_it_tells() -> None:
    text = "Peru suspended a pact with Chile, according to a paper made public on Friday."
    time = TimeRange("2023-05-05", "2023-05-05", "day", "Friday", "anchored")
    claim, report = told(text, "Peru suspended a pact with Chile", "suspended", part="verb", actors=(PERU,), time=time)
    assert not own_day(claim, report)


@pytest.mark.parametrize(
    ("text", "quote", "trigger", "day", "start", "own"),
    [
        (
            "On May 5, 2021, Peru closed its embassy in Lima as a precaution for May 5 and May 6.",
            "Peru closed its embassy in Lima", "closed", "May 5 and May 6", "2023-05-05", False,
        ),
        (
            "On May 5, 2021, Peru closed its embassy in Lima, from May 5 on.",
            "Peru closed its embassy in Lima", "closed", "May 5", "2021-05-05", True,
        ),
    ],
)  # fmt: skip
def test_a_day_is_of_the_year_that_its_sentence_tells(
    text: str, quote: str, trigger: str, day: str, start: str, own: bool
) -> None:
    time = TimeRange(start, start, "day", day, "anchored")
    claim, report = told(text, quote, trigger, part="verb", actors=(PERU,), time=time)
    assert own_day(claim, report) is own


def test_a_year_told_of_something_else_is_no_day_of_the_news() -> None:
    text = "Peru shells a port\nIt shelled many in 2023."
    time = TimeRange("2023-01-01", "2023-12-31", "year", "2023", "inferred")
    claim, report = told(text, "Peru shells a port", "shells", part="verb", time=time)
    assert not own_day(claim, structs.replace(report, title="Peru shells a port"))


@pytest.mark.parametrize(
    ("title", "trigger", "day", "own"),
    [
        ("How Peru shells its ports", "shells", "", False),
        ("Peru shells its ports", "shells", "", True),
        ("Two accused of spying on Peru to face trial in Lima", "accused", "Friday", False),
        ("Two accused of spying on Peru in Lima", "accused", "Friday", True),
        ("Peru fined two accused of spying", "fined", "Friday", True),
    ],
)
def test_what_a_headline_explains_or_says_of_whom_it_is_about_is_not_of_the_day(
    title: str, trigger: str, day: str, own: bool
) -> None:
    time = TimeRange("2023-05-05", "2023-05-05", "day", day, "anchored" if day else "inferred")
    text = f"{title}\nMuch was told on Friday."
    claim, report = told(text, title, trigger, part="verb", actors=(PERU,), time=time)
    assert own_day(claim, structs.replace(report, title=title)) is own


@pytest.mark.parametrize(
    ("text", "quote", "trigger", "day", "own"),
    [
        ("Soto was accused of bribing judges in Lima on Friday.", "Soto was accused", "accused", "Friday", False),
        ("Soto was accused on Friday of bribing judges.", "Soto was accused on Friday", "accused", "Friday", True),
        ("Soto is accused of fraud in Lima.", "Soto is accused of fraud", "accused", "", False),
        ("Soto has been accused of fraud.", "Soto has been accused of fraud", "accused", "", False),
        ("Soto was accused of fraud.", "Soto was accused of fraud", "accused", "", True),
    ],
)
def test_the_day_of_what_somebody_is_accused_of_is_not_that_of_the_accusation(
    text: str, quote: str, trigger: str, day: str, own: bool
) -> None:
    time = TimeRange("2023-05-05", "2023-05-05", "day", day, "anchored" if day else "inferred")
    claim, report = told(text, quote, trigger, type="ACCUSE", part="verb", time=time)
    assert own_day(claim, report) is own


def test_nothing_was_done_after_it_was_printed() -> None:
    time = TimeRange("2023-05-05", "2023-05-05", "day", "Friday", "inferred")
    claim, report = told("Peru shells a port", "Peru shells a port", "shells", part="verb", time=time)
    assert own_day(claim, structs.replace(report, published="2023-05-05T08:00"))
    assert not own_day(claim, structs.replace(report, published="2023-05-04T08:00"))


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Police misused data for protests in Peru", False),
        ("Two dead after protests in Peru", False),
        ("Two killed in protests in Peru", True),
        ("Protests in Peru", True),
    ],
)
def test_what_another_deed_was_for_or_came_after_is_not_of_the_day_of_the_news(title: str, own: bool) -> None:
    time = TimeRange("2023-05-05", "2023-05-05", "day", "", "inferred")
    quote = "protests in Peru" if "protests" in title else "Protests in Peru"
    claim, report = told(
        f"{title}\nRain fell.", quote, quote.split(maxsplit=1)[0], type="PROTEST", part="noun", time=time
    )
    assert own_day(claim, structs.replace(report, title=title)) is own


def test_the_day_behind_a_clause_is_of_the_verb_around_it() -> None:
    text = "Two men who were beaten by police in Lima spoke out on Friday."
    time = TimeRange("2023-05-05", "2023-05-05", "day", "Friday", "anchored")
    claim, report = told(text, "Two men who were beaten by police", "beaten", type="ASSAULT", part="verb", time=time)
    assert not own_day(claim, report)
    text = "Two men who were beaten by police on Friday spoke out."
    claim, report = told(text, "men who were beaten by police on Friday", "beaten", part="verb", time=time)
    assert own_day(claim, report)


@pytest.mark.parametrize(
    ("text", "quote", "trigger", "day", "own"),
    [
        ("Peru seized a ship, the paper reported Friday.", "Peru seized a ship", "seized", "Friday", False),
        ("Peru seized a ship on Friday, a paper reported.", "Peru seized a ship", "seized", "Friday", True),
        ("Peru ended its search for jets shot down.", "jets shot down", "shot", "", False),
        ("Peru shot down jets.", "Peru shot down jets", "shot", "", True),
    ],
)
def test_the_day_of_who_tells_and_of_another_verb_is_not_the_deeds(
    text: str, quote: str, trigger: str, day: str, own: bool
) -> None:
    time = TimeRange("2023-05-05", "2023-05-05", "day", day, "anchored" if day else "inferred")
    claim, report = told(text, quote, trigger, type="ASSAULT", part="verb", time=time)
    assert own_day(claim, report) is own


@pytest.mark.parametrize(("type", "own"), [("REQUEST", False), ("ASSAULT", True)])
def test_what_is_asked_is_not_of_the_decade_that_it_is_about(type: str, own: bool) -> None:
    text = "Chile urged Peru to apologise for the raids in the 1950s."
    time = TimeRange("1950-01-01", "1959-12-31", "decade", "the 1950s", "anchored")
    claim, report = told(text, "Chile urged Peru to apologise", "urged", type=type, part="verb", time=time)
    assert own_day(claim, report) is own
