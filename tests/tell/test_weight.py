"""What stands first: the terms of an event's weight, and what is background."""

from datetime import date

import msgspec
import pytest
from msgspec import structs

from onrecord.model import Account, Claim, Event, Grade, Party, Report, Section, Span, Term, TimeRange
from onrecord.store import Record
from onrecord.tell.weight import Light, Scene, Weight, heft, scene, table, weigh

RUR, GRA = Party("RUR", "Ruritania"), Party("GRA", "Graustark")
TEXT = "Ruritania shells Graustark\nRuritania shelled Graustark on Monday.\nBoth had met in May."
REPORT = Report(
    id="r",
    text=TEXT,
    published="2023-07-26",
    sections=(Section("title", Span(0, 26)), Section("body", Span(27, len(TEXT)))),
)
GRADE = Grade(1.0, 0.6, 3, "possibly true")
SAID = Account(says="happened", origins=("o1", "o2"), grade=GRADE)
DENIED = Account(says="negated", parties=("GRA",), grade=GRADE)
SCENE = Scene({"RUR": 1.0, "GRA": 0.5}, date(2023, 7, 1), date(2023, 7, 26))


def claim(start: int = 60) -> Claim:
    return Claim(id="c", report="r", span=Span(start, start + 5), quote=TEXT[start : start + 5], type="ASSAULT")


def event(**fields: object) -> Event:
    given = {
        "type": "ASSAULT",
        "actors": (RUR,),
        "recipients": (GRA,),
        "time": TimeRange("2023-07-24", "2023-07-24", "day"),
        "origins": ("o1",),
        "grade": GRADE,
        **fields,
    }
    return Event(id="e", title="It", **given)  # type: ignore[arg-type]


def weighed(told: Event, *claims: Claim, around: Scene = SCENE) -> Weight:
    return weigh(told, claims or (claim(),), {"r": REPORT}, around)


def names(weight: Weight) -> list[str]:
    return [term.name for term in weight.terms]


def test_the_terms_add_up_and_each_has_a_reason() -> None:
    found = weighed(event())
    assert found.total == pytest.approx(sum(term.value for term in found.terms))
    assert all(term.reason and "{" not in term.reason for term in found.terms)


def test_independent_origins_count_whatever_they_say() -> None:
    both = event(
        accounts=(
            Account(says="happened", origins=("o1",), grade=GRADE),
            Account(says="negated", origins=("o2",), parties=("RUR", "GRA"), grade=GRADE),
        )
    )
    one, four = weighed(event()).total, weighed(both).total
    assert four - one == pytest.approx(2 * table()["origins"]["each_doubling"])


@pytest.mark.parametrize(("start", "name"), [(0, "headline"), (30, "opening"), (70, None)])
def test_where_a_report_tells_of_it_counts(start: int, name: str | None) -> None:
    assert [n for n in names(weighed(event(), claim(start))) if n in ("headline", "opening")] == (
        [name] if name else []
    )


def test_whom_the_story_is_about_counts() -> None:
    both, one = weighed(event()), weighed(event(recipients=()))
    assert _term(both, "parties").value == pytest.approx(0.75 * table()["parties"]["most"], abs=0.01)
    assert _term(one, "parties").value == pytest.approx(0.5 * table()["parties"]["most"], abs=0.01)


def test_what_is_old_loses_half_its_novelty_each_month() -> None:
    new = _term(weighed(event()), "novelty").value
    later = structs.replace(SCENE, last=date(2023, 8, 25))
    assert _term(weighed(event(), around=later), "novelty").value == pytest.approx(new / 2)


def test_mere_words_and_what_has_no_day_weigh_less() -> None:
    assert "words" in names(weighed(event(type="ACCUSE")))
    assert "undated" in names(weighed(event(time=None)))


def test_background_is_over_long_before_the_story_and_in_no_headline() -> None:
    old = event(time=TimeRange("2019-04-01", "2019-04-30", "month"))
    assert weighed(old).background
    assert not weighed(old, claim(0)).background, "it is what a headline is about"
    assert not weighed(event(time=TimeRange("2023-06-20", "2023-06-20", "day"))).background


def test_what_goes_on_in_the_background_is_told_by_one_in_passing() -> None:
    war = event(status="ongoing", time=None)
    assert weighed(war, claim(70)).background
    assert not weighed(war, claim(30)).background
    assert not weighed(structs.replace(war, origins=("o1", "o2")), claim(70)).background


def test_the_scene_is_of_firm_events_and_of_days_known_or_inferred() -> None:
    around = scene(
        [event(), event(recipients=()), event(tier="lead")],
        [REPORT, Report(id="u", published_window=("2023-08-01", "2023-08-31"))],
    )
    assert around.shares == {"RUR": 1.0, "GRA": 0.5}
    assert (around.first, around.last) == (date(2023, 7, 26), date(2023, 8, 31))


def _term(weight: Weight, name: str) -> Term:
    return next(term for term in weight.terms if term.name == name)


def test_before_its_claims_are_read_an_event_weighs_what_it_does_without_them(sample_record: Record) -> None:
    made = [event(grade=None), event(time=None), event(type="ACCUSE"), event(origins=(), accounts=(DENIED, SAID))]
    told = [*sample_record.events(), *made]
    light = [msgspec.json.decode(msgspec.json.encode(one), type=Light) for one in told]
    around = scene(told, ())
    assert scene(light, ()) == around
    assert len({heft(one, around) for one in light}) > 5
    for whole, part in zip(told, light, strict=True):
        assert heft(part, around) == heft(whole, around) == weigh(whole, (), {}, around).total
