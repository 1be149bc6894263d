"""The likeliest next events: what is asked about, what moved it, what preceded it, and what was planned."""

from dataclasses import replace

import pytest

from onrecord.errors import UsageError
from onrecord.forecast.asking import Wanted, asked_of, rows_of, with_events
from onrecord.forecast.assumed import line, named_in
from onrecord.forecast.chances import plain
from onrecord.forecast.from_record import Known, known
from onrecord.forecast.happenings import gathered
from onrecord.forecast.listing import Way, candidates, few, likeliest
from onrecord.forecast.plans import LEAST
from onrecord.forecast.sides import ANYBODY, happened, told
from onrecord.knowledge.plover import TYPES
from onrecord.model.forecasts import Forecast
from onrecord.store import Record
from tests.forecast.made import WEEKS, Given, Telling, day, fill, threats

ON = "2023-03-06"


def seen(record: Record, on: str = ON) -> Known:
    return known(record, day(on))


def way(of: Known) -> Way:
    return Way(plain(of.happenings), "base rates", "2023-03-06T00:00:00+00:00")


def made(of: Known, most: int | None = None) -> list[Forecast]:
    return likeliest(of, candidates(of, lambda _: True), (7, 30), way(of), most)


def test_what_came_again_and_again_is_likely(record: Record) -> None:
    fill(record, *threats(), Given("AID", "CHN", "PRK", "2023-01-05"))
    found = {(one.relation, one.horizon): one for one in made(seen(record))}
    assert found["THREATEN", 30].probability > found["AID", 30].probability
    assert found["THREATEN", 7].probability < found["THREATEN", 30].probability
    for one in found.values():
        assert 0 < one.low < one.probability < one.high < 1
    assert found["THREATEN", 30].until == "2023-04-04"
    assert found["THREATEN", 30].reasons[0] == "all of the 33 days since the first time had it again within 30 days"


def test_what_has_no_time_of_its_own_over_says_so(record: Record) -> None:
    fill(record, *threats(), Given("AID", "CHN", "PRK", "2023-03-04"))
    one = next(one for one in made(seen(record)) if (one.relation, one.horizon) == ("AID", 7))
    assert one.reasons == ("nothing of its own yet: no day since the first time has its 7 days over",)
    assert one.probability == pytest.approx(one.base_rate)


def test_precedents_name_days_events_and_reports(record: Record) -> None:
    ids = fill(record, *threats())
    mobilise = next(one for one in made(seen(record)) if (one.relation, one.horizon) == ("MOBILIZE", 7))
    (threat,) = [one for one in mobilise.precedents if "threatened" in one.words]
    told = "this came within 7 days after 4 of the 4 times that North Korea threatened or warned South Korea since 2023"
    assert threat.words.startswith(f"{told} (after ")
    assert threat.words.endswith(" % of all days)")
    assert threat.days == WEEKS[:4], "of the last, the week is not over"
    assert threat.events == (ids[0], ids[2], ids[4], ids[6])
    assert threat.reports == ("r0-0", "r2-0", "r4-0", "r6-0")


def test_a_small_record_gives_wide_intervals_and_a_smaller_one_nothing(record: Record) -> None:
    fill(record, *threats()[:6])
    of = seen(record, "2023-02-10")
    assert few(of) == ""
    assert all(one.high - one.low > 0.2 for one in made(of) if one.horizon == 30)
    assert few(seen(record, "2023-01-20")) == "no basis: fewer than 5 dated events that happened before that day (4)"
    assert few(seen(record, "2022-01-20")) == "no basis: fewer than 5 dated events that happened before that day (none)"


PLAN = Given("CONSULT", "PRK RUS", "", "2023-03-08", None, (Telling("2023-03-01", "planned"),))


def test_a_plan_is_named_and_not_counted(record: Record) -> None:
    met = Given("CONSULT", "PRK RUS", "", "2023-01-10")
    ids = fill(record, *threats(), met, PLAN)
    with_plan = {(one.relation, one.horizon): one for one in made(seen(record))}
    one = with_plan["CONSULT", 7]
    assert [plan.event for plan in one.planned] == [ids[-1]]
    assert not any("planned" in reason for reason in one.reasons)
    without = replace(seen(record), plans=(), sides={})
    assert {(o.relation, o.horizon): o for o in made(without)}["CONSULT", 7].probability == one.probability
    assert with_plan["THREATEN", 7].planned == ()


def test_plans_count_as_they_fared_where_there_were_enough(record: Record) -> None:
    fill(record, *threats(), Given("CONSULT", "PRK RUS", "", "2023-01-10"), PLAN)
    for came, wanted in ((8, 9 / 14), (0, None)):
        of = replace(seen(record), came=came, passed=12)
        one = next(one for one in made(of) if (one.relation, one.horizon) == ("CONSULT", 7))
        if wanted:
            assert one.probability == pytest.approx(wanted)
            assert (
                one.reasons[0] == f"planned for these days; of 12 plans of which the day has passed, {came} came about"
            )
        else:
            assert one.probability > 1 / 14 or "planned" in one.reasons[0]
    assert LEAST <= 12


def test_a_plan_is_listed_although_others_are_likelier(record: Record) -> None:
    fill(record, *threats(), Given("CONSULT", "PRK RUS", "", "2023-01-10"), PLAN)
    assert any(one.relation == "CONSULT" for one in made(seen(record), most=2))


def test_what_is_done_together_is_listed_once(record: Record) -> None:
    fill(record, *threats(), Given("AGREE", "PRK RUS", "", "2023-01-10"))
    agreed = [sides for sides in candidates(seen(record), lambda _: True) if sides[1] == "AGREE"]
    assert agreed == [("PRK", "AGREE", "RUS")]


def test_a_question_to_anybody_and_in_either_direction_counts_all() -> None:
    rows = [(1, "A", "r", "B"), (2, "B", "r", "A"), (3, "A", "s", "C"), (4, "A", "r", "C")]
    of = Known(on=10, happenings=gathered(rows), events={row: (f"e{row[0]}",) for row in rows})
    anybody = asked_of(of, Wanted("A", frozenset({"r", "s"}), ANYBODY, "any"))
    assert [row for row in rows_of(anybody.happenings) if row[1:] == ("A", "any", ANYBODY)] == [
        (1, "A", "any", ANYBODY), (3, "A", "any", ANYBODY), (4, "A", "any", ANYBODY),
    ]  # fmt: skip
    either = asked_of(of, Wanted("A", frozenset({"r"}), "B", "r", either=True))
    assert [row[0] for row in rows_of(either.happenings) if row[1:] == ("A", "r", "B")] == [1, 2]
    assert either.events[2, "A", "r", "B"] == ("e2",)
    assert asked_of(of, Wanted("A", frozenset({"r"}), "B", "r")) is of
    assert len(with_events(of, [(5, "C", "r", "A")]).happenings) == 5


def test_an_event_in_a_line() -> None:
    events = gathered([(1, "North Korea", "Use force", "South Korea"), (2, "Iran", "Threaten", "Israel")])
    read = line("north korea use force South Korea on 2023-09-10", events.relations, named_in(events))
    assert (read.sides, read.day) == (("North Korea", "Use force", "South Korea"), day("2023-09-10"))
    assert line("PRK Threaten Israel", events.relations, named_in(events)).actor == "North Korea"
    assert line("Iran Threaten", events.relations, named_in(events)).recipient == "-"
    for wrong in ("Iran Treaten Israel", "Iran", "Nobody Threaten Iran", "Iran Threaten Israel on someday"):
        with pytest.raises(UsageError):
            line(wrong, events.relations, named_in(events))


def test_it_is_told_in_words() -> None:
    assert told("PRK", "THREATEN", "KOR") == "North Korea may threaten or warn South Korea"
    assert told("PRK", "MOBILIZE", None) == "North Korea may make a military move"
    assert told("USA", "CONSULT", "PRK") == "The United States and North Korea may meet or hold talks"
    assert told("PRK", "CONSULT", ANYBODY) == "North Korea may hold talks or a meeting"
    assert told("PRK", "ACCUSE", "USA") == "North Korea may criticise or accuse the United States"
    assert told("JPN", "PROTEST", "CHN") == "People in Japan may protest against China"
    assert told("PRK", "AID", "RUS", either=True) == "North Korea may give aid to Russia, or the other way round"
    assert happened("PRK", "CONSULT", "RUS") == "that North Korea and Russia met or held talks"
    assert happened("Iran", "Make statement", None) == "of 'Make statement' by Iran"
    assert told("Iran", "Make statement", "Israel") == "'Make statement' by Iran to Israel"


def test_each_type_has_its_words() -> None:
    for type in TYPES:
        may, did = told("PRK", type, "KOR"), happened("PRK", type, "KOR")
        assert " may " in may
        assert " may " not in did
        assert "South Korea" in may
        assert "South Korea" in did
