"""Actors and stories that users name, found in a record or refused with what it has."""

import pytest

from onrecord.errors import AmbiguousError, NotFoundError, UsageError
from onrecord.model import Claim, Event, Party, Report, Span, Story
from onrecord.store import Record, named


@pytest.fixture
def filled(record: Record) -> Record:
    prk, rus = Party("PRK", "North Korea"), Party("RUS", "Russia")
    union, front = Party("IGO", "African Union"), Party("SYLV", "Sylvanian Front")
    with record.transaction():
        for event in (
            Event(id="e1", title="visit", type="CONSULT", actors=(prk,), recipients=(rus,), story="s1"),
            Event(id="e2", title="attack", type="ASSAULT", status="planned", actors=(front,), recipients=(rus,)),
            Event(id="e3", title="talks", type="CONSULT", actors=(union,), tier="lead", story="s2"),
        ):
            record.shelf.put(event)
        record.shelf.put(Story(id="s1", title="Arms talks", reports=("a", "b"), events=("e1",)))
        record.shelf.put(Story(id="s2", title="The African Union's summit", reports=("c",), events=("e3",)))
    return record


@pytest.mark.parametrize("given", ["PRK", "prk", "North Korea", "DPRK"])
def test_an_actor_under_any_of_its_names(filled: Record, given: str) -> None:
    assert named.actor(filled, given).code == "PRK"


def test_actors_that_only_the_record_or_only_leads_have(filled: Record) -> None:
    assert named.actor(filled, "sylvanian front").code == "SYLV"
    assert named.actor(filled, "African Union").shown == "African Union (IGO)"


def test_an_actor_that_the_record_lacks_is_no_empty_answer(filled: Record) -> None:
    with pytest.raises(NotFoundError, match=r"no event with Japan \(JPN\): it has Russia \(RUS\), "):
        named.actor(filled, "Japan")
    with pytest.raises(NotFoundError, match=r"no event with Arab League \(IGO\)"):
        named.actor(filled, "Arab League")
    with pytest.raises(UsageError, match=r"'Sylvanian Frunt': did you mean SYLV\?"):
        named.actor(filled, "Sylvanian Frunt")


def test_a_story_by_id_heading_or_title(filled: Record) -> None:
    assert named.story(filled, "s1").id == named.story(filled, "arms talks").id == "s1"
    assert named.story(filled, "north korea – russia: talks").id == "s1"
    assert [event.id for event in filled.events(story="Arms talks")] == ["e1"]


def test_the_start_of_a_storys_id_will_do_if_no_other_begins_so(record: Record) -> None:
    with record.transaction():
        for id in ("s0b4945cdc4af", "s0b4aaaaaaaaa"):
            record.shelf.put(Story(id=id, title=f"Of {id}"))
    assert named.story(record, "s0b49").id == "s0b4945cdc4af"
    with pytest.raises(AmbiguousError, match="s0b4945"):
        named.story(record, "s0b4")


def test_a_heading_that_several_stories_have_names_their_ids(filled: Record) -> None:
    with filled.transaction():
        filled.shelf.put(
            Event(id="e9", title="visit", type="CONSULT", actors=(Party("PRK", "x"), Party("RUS", "y")), story="s9")
        )
        filled.shelf.put(Story(id="s9", title="Other talks", reports=("z",), events=("e9",)))
    with pytest.raises(AmbiguousError, match=r"2 stories 'North Korea – Russia: talks': s1 \(.+, s9 \("):
        named.story(filled, "North Korea – Russia: talks")


def test_a_story_that_is_not_there_names_the_nearest_or_all(filled: Record) -> None:
    with pytest.raises(NotFoundError, match=r"no story 'Arm talks': did you mean s1 \(North Korea – Russia: talks\)\?"):
        named.story(filled, "Arm talks")
    with pytest.raises(NotFoundError, match=r"no story 'x': there are s1 \(North Korea – Russia: talks\), s2 \("):
        filled.events(story="x")
    with pytest.raises(NotFoundError, match="no story"):
        named.story(filled, "")


def test_types_and_statuses_are_checked(filled: Record) -> None:
    assert [event.id for event in filled.events(type="assault", status="Planned")] == ["e2"]
    with pytest.raises(UsageError, match="did you mean ASSAULT"):
        filled.events(type="ASSALT")
    with pytest.raises(UsageError, match="did you mean planned"):
        filled.events(status="plan")
    with pytest.raises(UsageError, match="did you mean empty"):
        filled.reports(status="emty")


def test_a_group_by_its_name_in_a_claim(filled: Record) -> None:
    claim = Claim(
        id="c1",
        report="r",
        span=Span(0, 4),
        quote="They",
        type="PROTEST",
        actors=(Party("?", "Sylvanian separatists"),),
    )
    with filled.transaction():
        filled.shelf.put(Report(id="r", text="They marched."))
        filled.shelf.put(claim)
    assert named.known_actor(filled, "Sylvanian separatists").code == "SYLVANIANSEPARATISTS"
    assert named.actor(filled, "sylvanian separatists").name == "Sylvanian separatists"
    with pytest.raises(UsageError, match="did you mean Sylvanian separatists"):
        named.known_actor(filled, "Sylvanian seperatist")
