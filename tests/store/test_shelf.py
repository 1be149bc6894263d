"""The shelf over SQL behaves as the one in memory does: every test runs on both."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Claim, Event, Party, Report, Response, Span, Story
from onrecord.record.shelf import MemoryShelf, Shelf
from onrecord.store import Record, SqlShelf


def report(id: str = "r", **fields: object) -> Report:
    return Report(id=id, text="Kim visited Moscow.", **fields)  # type: ignore[arg-type]


def claim(id: str, of: str = "r") -> Claim:
    return Claim(id=id, report=of, span=Span(0, 11), quote="Kim visited", type="CONSULT", tier="firm")


@pytest.fixture(params=["each write by itself", "one transaction"])
def together(request: pytest.FixtureRequest) -> Callable[[Shelf], AbstractContextManager[object]]:
    def begin(shelf: Shelf) -> AbstractContextManager[object]:
        if request.param == "one transaction" and isinstance(shelf, SqlShelf):
            return shelf.transaction()
        return nullcontext()

    return begin


Together = Callable[[Shelf], AbstractContextManager[object]]


def test_gives_back_what_was_put(shelf: Shelf, together: Together) -> None:
    with together(shelf):
        shelf.put(report(title="Kim’s trip — “a first”"))
        shelf.put(claim("r#1"))
        assert shelf.get(Report, "r") == report(title="Kim’s trip — “a first”")
        assert shelf.get(Claim, "r#1") == claim("r#1")
        assert shelf.get(Event, "r#1") is None
    assert shelf.get(Claim, "r#1") == claim("r#1")


def test_replaces_the_record_of_the_same_kind_and_id(shelf: Shelf, together: Together) -> None:
    shelf.put(Event(id="e", title="first", type="CONSULT", claims=("a", "b")))
    with together(shelf):
        shelf.put(Event(id="e", title="second", type="CONSULT", claims=("b", "c")))
        shelf.put(Story(id="e", title="a story may bear the same id"))
    event = shelf.get(Event, "e")
    assert event is not None
    assert (event.title, event.claims) == ("second", ("b", "c"))
    assert [kept.title for kept in shelf.all(Event)] == ["second"]


def test_lists_in_order_of_id_by_code_point(shelf: Shelf, together: Together) -> None:
    with together(shelf):
        for id in ("b", "a", "Z", "é", "10", "9", "a-b", "a b", "日"):
            shelf.put(report(id))
        assert [kept.id for kept in shelf.all(Report)] == sorted(("b", "a", "Z", "é", "10", "9", "a-b", "a b", "日"))


def test_lists_more_than_it_holds_at_once(shelf: Shelf) -> None:
    with shelf.transaction() if isinstance(shelf, SqlShelf) else nullcontext():
        for number in range(1203):
            shelf.put(Story(id=f"s{number:04}", title="x"))
    assert [story.id for story in shelf.all(Story)] == [f"s{number:04}" for number in range(1203)]


def test_drops_a_record_with_its_keys(shelf: Shelf, together: Together) -> None:
    shelf.put(Story(id="s", title="x"))
    shelf.post("words", "s", ["kim", "moscow"])
    shelf.post("days", "s", ["2023-09-12"])
    with together(shelf):
        shelf.drop(Story, "s")
        shelf.drop(Story, "never there")
        assert shelf.get(Story, "s") is None
        assert shelf.find("words", ["kim"]) == {}
    assert shelf.find("days", ["2023-09-12"]) == {}
    assert list(shelf.all(Story)) == []


def test_puts_again_what_was_dropped(shelf: Shelf, together: Together) -> None:
    shelf.put(Story(id="s", title="old"))
    with together(shelf):
        shelf.drop(Story, "s")
        shelf.put(Story(id="s", title="new"))
    assert [story.title for story in shelf.all(Story)] == ["new"]


def test_counts_the_keys_that_are_shared(shelf: Shelf, together: Together) -> None:
    with together(shelf):
        shelf.post("words", "a", ["kim", "putin", "moscow", "kim"])
        shelf.post("words", "b", ["kim"])
        shelf.post("days", "a", ["kim"])
        assert shelf.find("words", ["kim", "putin", "paris", "kim"]) == {"a": 2, "b": 1}
    assert shelf.find("words", []) == {}
    assert shelf.find("nothing", ["kim"]) == {}


def test_posting_again_replaces(shelf: Shelf, together: Together) -> None:
    shelf.post("words", "a", ["kim", "putin"])
    with together(shelf):
        shelf.post("words", "a", ["putin", "moscow"])
        assert shelf.find("words", ["kim", "putin", "moscow"]) == {"a": 2}
    shelf.post("words", "a", [])
    assert shelf.find("words", ["kim", "putin", "moscow"]) == {}


def test_finds_with_thousands_of_keys(shelf: Shelf) -> None:
    shelf.post("shingles", "a", [f"k{number}" for number in range(1500)])
    assert shelf.find("shingles", [f"k{number}" for number in range(1000, 3000)]) == {"a": 500}


def test_a_redirect_is_followed_to_its_end(shelf: Shelf, together: Together) -> None:
    with together(shelf):
        shelf.put(Event(id="e3", title="kept", type="CONSULT"))
        shelf.redirect("e1", "e2")
        shelf.redirect("e2", "e3")
        assert shelf.resolve("e1") == "e3"
        assert shelf.resolve("e9") == "e9"
        kept = shelf.get(Event, "e1")
        assert kept is not None
        assert kept.id == "e3"
    assert shelf.resolve("e1") == "e3"


_ids = st.sampled_from(["a", "b", "c"])
_steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), _ids, st.sets(st.sampled_from(["x", "y", "z"]))),
        st.tuples(st.just("drop"), _ids, st.none()),
        st.tuples(st.just("post"), _ids, st.sets(st.sampled_from(["k", "l", "m"]))),
        st.tuples(st.just("commit"), _ids, st.none()),
        st.tuples(st.just("fail"), _ids, st.none()),
    ),
    max_size=25,
)


@given(_steps)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history_ends_alike(record: Record, steps: list[tuple[str, str, set[str] | None]]) -> None:
    """Whatever is put, dropped, posted, committed and rolled back, the two shelves agree at every commit."""
    with record.transaction():
        for id in "abc":
            record.shelf.drop(Event, id)
    memory: MemoryShelf = MemoryShelf()
    for group, fails in _groups(steps):
        with _rolled_back(record.shelf, fails):
            for step, id, parts in group:
                _do(record.shelf, step, id, parts)
                if not fails:
                    _do(memory, step, id, parts)
            if not fails:
                assert [record.shelf.get(Event, id) for id in "abc"] == [memory.get(Event, id) for id in "abc"]
        assert list(record.shelf.all(Event)) == list(memory.all(Event))
        assert record.shelf.find("i", ["k", "l", "m"]) == memory.find("i", ["k", "l", "m"])
        for event in memory.all(Event):
            assert set(record.owners("event", event.claims).values()) <= {e.id for e in memory.all(Event)}


def _groups(steps: list[tuple[str, str, set[str] | None]]) -> Iterator[tuple[list, bool]]:
    group: list = []
    for step in steps:
        if step[0] in ("commit", "fail"):
            yield group, step[0] == "fail"
            group = []
        else:
            group.append(step)
    yield group, False


@contextmanager
def _rolled_back(shelf: SqlShelf, fails: bool) -> Iterator[None]:
    try:
        with shelf.transaction():
            yield
            if fails:
                raise LookupError("as if reading had failed")
    except LookupError:
        pass


def _do(shelf: Shelf, step: str, id: str, parts: set[str] | None) -> None:
    if step == "put":
        shelf.put(Event(id=id, title="t", type="CONSULT", claims=tuple(sorted(parts or ()))))
    elif step == "drop":
        shelf.drop(Event, id)
    else:
        shelf.post("i", id, sorted(parts or ()))


def test_a_failed_transaction_leaves_nothing(record: Record) -> None:
    shelf = record.shelf
    shelf.put(Story(id="s", title="before"))
    with _rolled_back(shelf, fails=True):
        shelf.put(Story(id="s", title="after"))
        shelf.put(Story(id="t", title="new"))
        shelf.post("words", "s", ["kim"])
        shelf.redirect("old", "s")
    assert [story.title for story in shelf.all(Story)] == ["before"]
    assert shelf.find("words", ["kim"]) == {}
    assert shelf.resolve("old") == "old"
    with record.transaction():
        story = shelf.get(Story, "s")
        assert story is not None
        assert story.title == "before"


def test_two_at_work_see_what_the_other_wrote(place: str, record: Record) -> None:
    from onrecord.store import open_record

    record.shelf.put(Story(id="s", title="one"))
    with open_record(place) as other:
        with record.transaction():
            assert record.shelf.get(Story, "s") is not None
        with other.transaction():
            other.shelf.put(Story(id="s", title="two"))
        with record.transaction():
            found = record.shelf.get(Story, "s")
            assert found is not None
            assert found.title == "two"


def test_a_claim_needs_its_report_at_commit_not_before(record: Record) -> None:
    from sqlalchemy.exc import IntegrityError

    with record.transaction():
        record.shelf.put(claim("r#1"))
        record.shelf.put(
            Response(
                id="x",
                report="r",
                span=Span(0, 1),
                quote="K",
                by=Party(code="PRK", name="North Korea"),
                stance="denies",
            )
        )
        record.shelf.put(report())
    with pytest.raises(IntegrityError), record.transaction():
        record.shelf.put(claim("s#1", of="nowhere"))
    assert [kept.id for kept in record.claims()] == ["r#1"]


def test_adds_keys_to_those_an_id_has(shelf: Shelf, together: Together) -> None:
    with together(shelf):
        shelf.post("words", "a", ["kim"])
        shelf.also("words", "a", ["putin", "kim"])
        shelf.also("words", "b", ["putin"])
        assert shelf.find("words", ["kim", "putin"]) == {"a": 2, "b": 1}
        shelf.also("words", "b", [])
        shelf.post("words", "a", ["lavrov"])
        assert shelf.find("words", ["kim", "putin", "lavrov"]) == {"a": 1, "b": 1}


def test_names_the_keys_that_many_share(shelf: Shelf, together: Together) -> None:
    with together(shelf):
        for id in ("a", "b", "c"):
            shelf.post("words", id, ["visit", id])
        shelf.also("words", "a", ["b"])
        shelf.post("others", "d", ["a"])
        asked = ["visit", "a", "b", "none"]
        assert shelf.crowded("words", asked, 3) == {"visit"}
        assert shelf.crowded("words", asked, 2) == {"visit", "b"}
        assert shelf.crowded("words", [], 1) == set()


def test_gives_the_first_that_have_a_key(shelf: Shelf, together: Together) -> None:
    with together(shelf):
        for id in ("c", "a b", "a\nb", "b"):
            shelf.post("words", id, ["visit"])
        shelf.post("words", "lone", ["alone"])
        shelf.post("others", "a", ["visit"])
        assert shelf.first("words", "visit", 3) == ["a\nb", "a b", "b"]
        assert shelf.first("words", "visit", 1) == ["a\nb"]
        assert shelf.first("words", "alone", 2) == ["lone"]
        assert shelf.first("words", "none", 2) == []


def test_tells_which_keys_are_held(shelf: Shelf, together: Together) -> None:
    with together(shelf):
        shelf.post("words", "a", ["visit", "kim"])
        shelf.post("words", "b", ["visit"])
        shelf.post("others", "c", ["visit"])
        held = shelf.held("words", ["a", "b", "c", "none"])
        assert {id: sorted(keys) for id, keys in held.items()} == {"a": ["kim", "visit"], "b": ["visit"]}
        shelf.post("words", "b", ())
        assert shelf.held("words", ["b"]) == {}


@pytest.mark.parametrize("index", ["words", "copies"])  # whose keys are numbers
def test_one_key_leads_to_however_many_there_are(shelf: Shelf, together: Together, index: str) -> None:
    ids = [f"r{at:02}" for at in range(40)]
    with together(shelf):
        for at, id in enumerate(ids, 1):
            shelf.post(index, id, ["12", str(100 + at)])
            assert shelf.find(index, ["12"]) == dict.fromkeys(ids[:at], 1)
        assert shelf.crowded(index, ["12", "101"], 40) == {"12"}
        assert {id: set(keys) for id, keys in shelf.held(index, ["r07", "no"]).items()} == {"r07": {"12", "108"}}
        assert shelf.first(index, "12", 2) == ["r00", "r01"]
        for at, id in enumerate(ids):
            shelf.post(index, id, [])
            assert shelf.find(index, ["12", "999"]) == dict.fromkeys(ids[at + 1 :], 1)


def test_keys_that_wait_are_found_and_go_with_a_transaction_that_fails(record: Record) -> None:
    shelf = record.shelf
    with shelf.transaction():
        shelf.post("words", "a", ["one"])
        shelf.post("words", "a", ["two"])
        shelf.post("others", "a", ["three"])
        assert (shelf.find("words", ["one"]), shelf.find("words", ["two"])) == ({}, {"a": 1})
    with suppress(RuntimeError), shelf.transaction():
        shelf.post("words", "b", ["two"])
        raise RuntimeError
    assert shelf.find("words", ["two"]) == shelf.find("others", ["three"]) == {"a": 1}
