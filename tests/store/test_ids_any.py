"""Starts of ids, whatever ids there are: one that is alone is found, several are refused with the choices."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import AmbiguousError, NotFoundError
from onrecord.model import Event, Origin, Report, Story
from onrecord.store import Record, open_record
from onrecord.store.ids import LEAST, NAMED, SHORTEST
from tests.store.conftest import DATABASES, new_place

QUICKLY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
DIGITS = st.text("0a", min_size=4, max_size=4).map(lambda tail: f"e00000000{tail}")  # of which many begin alike
NAMES = st.text("e0-%_\u00e9/", min_size=1, max_size=12)
CHOICE = re.compile(r"(\S+) \((report|event|story|origin)\)")


class Undone(Exception):  # noqa: N818
    """Ends a transaction, and takes back what was written."""


@contextmanager
def undone(record: Record) -> Iterator[None]:
    """What is written inside is taken back at the end."""
    with suppress(Undone), record.transaction():
        yield
        raise Undone


@pytest.fixture(scope="module", params=DATABASES)
def empty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """One record for all examples: each is a transaction that does not end."""
    with (
        new_place(request.param, tmp_path_factory.mktemp("ids")) as place,
        open_record(place, create=True) as record,
    ):
        yield record


@st.composite
def ids(draw: st.DrawFn) -> dict[str, str]:
    """Ids, each with what it means: itself, or the event that it was merged into."""
    hashed = draw(st.lists(DIGITS, min_size=1, max_size=8, unique=True))
    named = draw(st.lists(NAMES, max_size=3, unique=True))
    moved = draw(st.sets(st.sampled_from(hashed[1:]))) if hashed[1:] else set()
    return {one: hashed[0] if one in moved else one for one in hashed} | {one: one for one in named}


def put(record: Record, held: dict[str, str]) -> None:
    first = next(iter(held))
    for number, (id, means) in enumerate(held.items()):
        if means != id:
            record.shelf.redirect(id, means)
        elif id == first:
            record.shelf.put(Event(id=id, title="a visit", type="CONSULT", claims=()))
        elif not re.fullmatch("e0{8}[0a]{4}", id):
            record.shelf.put(Report(id=id))
        elif number % 2:
            record.shelf.put(Story(id=id, title="a story"))
        else:
            record.shelf.put(Origin(id=id, kind="single", title="Kim"))


def check(record: Record, held: dict[str, str], start: str) -> None:
    """What a start finds is what alone begins so."""
    meant = {means for id, means in held.items() if id.startswith(start)}
    if start in held:
        assert record.find(start).id == held[start], "a whole id is the start of no other"
    elif len(start) < LEAST or not meant:
        with pytest.raises(NotFoundError):
            record.find(start)
    elif len(meant) == 1:
        assert record.find(start).id == meant.pop()
    else:
        with pytest.raises(AmbiguousError) as told:
            record.find(start)
        choices = [choice for choice, _ in CHOICE.findall(str(told.value))]
        assert len(choices) == min(len(meant), NAMED)
        assert {record.find(choice).id for choice in choices} <= meant
        assert ("…" in str(told.value)) == (len(meant) > NAMED)


@given(ids(), st.data())
@QUICKLY
def test_a_start_finds_what_alone_begins_so_or_names_the_choices(
    empty: Record, held: dict[str, str], data: st.DataObject
) -> None:
    of = data.draw(st.sampled_from(sorted(held)))
    starts = [of[:length] for length in range(len(of) + 1)]
    with undone(empty):
        put(empty, held)
        for start in (*starts, f"{of}0", data.draw(NAMES)):
            check(empty, held, start)


@given(ids())
@QUICKLY
def test_a_short_form_finds_its_id_and_one_character_less_does_not(empty: Record, held: dict[str, str]) -> None:
    with undone(empty):
        put(empty, held)
        forms = empty.short(held)
        assert list(forms) == list(held)
        for id, form in forms.items():
            assert id.startswith(form)
            assert empty.find(form).id == held[id]
            others = [one for one in held if one != id and one.startswith(form[:-1])]
            assert form == id or len(form) == SHORTEST or others, "it is as short as can be"
