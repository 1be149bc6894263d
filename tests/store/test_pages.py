"""Lists by the page: the same as going through everything would give, and never by going through everything."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from sqlalchemy import event as listening
from sqlalchemy import text

from onrecord.errors import NotFoundError, UsageError
from onrecord.model import Claim, Event, Party, Report, Story
from onrecord.record import Decision
from onrecord.store import Record
from onrecord.store.cursors import Page
from onrecord.store.keys import day_of, support
from tests.store.listing import RUS, claim, event, fill, report


@pytest.fixture
def full(record: Record) -> Record:
    fill(record)
    return record


def walked(page: Callable[..., Page[Any]], **asked: Any) -> list[str]:
    """The ids of a whole list, got by pages of three."""
    found: list[str] = []
    cursor = None
    while True:
        rows, cursor = page(**asked, cursor=cursor, limit=3)
        assert len(rows) <= 3
        found += [row.id for row in rows]
        if cursor is None:
            return found


def codes(one: Claim | Event, *sides: str) -> set[str]:
    return {party.code for side in sides for party in getattr(one, side)}


ASKED: list[tuple[dict[str, Any], Callable[[Any], bool]]] = [
    ({}, lambda _: True),
    ({"type": "aid"}, lambda one: one.type == "AID"),
    ({"status": "planned"}, lambda one: one.status == "planned"),
    ({"party": "USA"}, lambda one: "USA" in codes(one, "actors", "recipients")),
    ({"party": ["USA", "PRK"]}, lambda one: {"USA", "PRK"} <= codes(one, "actors", "recipients")),
    ({"actor": "PRK", "recipient": "RUS"}, lambda one: "PRK" in codes(one, "actors") and RUS in one.recipients),
    ({"actor": "RUS", "type": "ACCUSE"}, lambda one: "RUS" in codes(one, "actors") and one.type == "ACCUSE"),
    ({"after": "2023-06"}, lambda one: day_of(one) >= "2023-06-01"),
    ({"before": "2023-06"}, lambda one: "" < day_of(one) <= "2023-06-30"),
    ({"after": "2023-02-01", "before": "2023-08-10", "party": "RUS"},
     lambda one: "2023-02-01" <= day_of(one) <= "2023-08-10" and "RUS" in codes(one, "actors", "recipients")),
]  # fmt: skip
OF_EVENTS: list[tuple[dict[str, Any], Callable[[Any], bool]]] = [
    ({"story": "s1"}, lambda one: one.story == "s1"),
    ({"story": "s1", "party": "USA"}, lambda one: one.story == "s1" and "USA" in codes(one, "actors", "recipients")),
    ({"least_origins": 2}, lambda one: support(one) >= 2),
    ({"least_origins": 2, "party": "RUS"},
     lambda one: support(one) >= 2 and "RUS" in codes(one, "actors", "recipients")),
]  # fmt: skip
OF_CLAIMS: list[tuple[dict[str, Any], Callable[[Any], bool]]] = [
    ({"source": "John Kirby"}, lambda one: bool(one.sources)),
    ({"report": "r03"}, lambda one: one.report == "r03"),
]


@pytest.mark.parametrize("order", ["day", "oldest", "weight"])
@pytest.mark.parametrize("leads", [False, True])
def test_events_are_those_that_meet_the_filters_in_order(full: Record, order: str, leads: bool) -> None:
    def key(one: Event) -> tuple[Any, ...]:
        return (support(one) if order == "weight" else 0, day_of(one), one.id)

    for asked, meets in [*ASKED, *OF_EVENTS]:
        wanted = [one for one in map(event, range(40)) if meets(one) and (leads or one.tier == "firm")]
        wanted = sorted(wanted, key=key, reverse=order != "oldest")
        assert wanted, asked
        assert walked(full.events_page, order=order, leads=leads, **asked) == [one.id for one in wanted], asked


@pytest.mark.parametrize("order", ["day", "oldest"])
@pytest.mark.parametrize("leads", [False, True])
def test_claims_are_those_that_meet_the_filters_in_order(full: Record, order: str, leads: bool) -> None:
    for asked, meets in [*ASKED, *OF_CLAIMS]:
        wanted = [one for one in map(claim, range(40)) if meets(one) and (leads or one.tier == "firm")]
        wanted = sorted(wanted, key=lambda one: (day_of(one), one.id), reverse=order == "day")
        assert wanted, asked
        assert walked(full.claims_page, order=order, leads=leads, **asked) == [one.id for one in wanted], asked


def test_reports_are_those_that_meet_the_filters_in_order(full: Record) -> None:
    newest = sorted(map(report, range(10)), key=lambda one: (day_of(one), one.id), reverse=True)
    for asked, meets in [
        ({}, lambda _: True),
        ({"outlet": "KCNA"}, lambda one: one.outlet == "KCNA"),
        ({"status": "empty"}, lambda one: one.status == "empty"),
        ({"language": "en", "after": "2023-03-02"}, lambda one: day_of(one) >= "2023-03-02"),
        ({"story": "s0"}, lambda one: int(one.id[1:]) % 3 == 0),
        ({"story": "s0", "outlet": "KCNA"}, lambda one: int(one.id[1:]) % 3 == 0 and one.outlet == "KCNA"),
        ({"story": "s0", "before": "2023-02"}, lambda one: one.id == "r09"),
    ]:
        wanted = [one.id for one in newest if meets(one)]
        assert wanted, asked
        assert walked(full.reports_page, **asked) == wanted, asked
        assert walked(full.reports_page, order="oldest", **asked) == wanted[::-1], asked


def test_stories_are_in_order_of_activity_with_what_they_hold(full: Record) -> None:
    lines = full.stories_page().rows
    assert [(line.id, line.last_day, line.reports) for line in lines] == [
        ("s2", "2023-03-05", 3), ("s1", "2023-03-04", 3), ("s0", "2023-03-04", 4),
    ]  # fmt: skip
    firm = [one for one in map(event, range(40)) if one.story == "s0" and one.tier == "firm"]
    assert (lines[2].first_day, lines[2].events, lines[2].title) == ("2023-01-01", len(firm), "story 0")
    assert walked(full.stories_page, order="size") == ["s0", "s2", "s1"]
    assert walked(full.stories_page, after="2023-03-05") == ["s2"]
    assert walked(full.stories_page, before="2023-03-04") == ["s1", "s0"]


def test_what_is_written_later_is_where_it_belongs(full: Record) -> None:
    changed = msgspec.structs.replace(event(1), status="negated", actors=(Party(code="CHN", name="China"),))
    with full.transaction():
        full.shelf.put(changed)
        full.shelf.drop(Event, "e002")
        full.shelf.drop(Claim, "c003")
        full.shelf.put(msgspec.structs.replace(report(1), published="2024-05-01"))
        full.shelf.put(Story(id="s0", title="story 0", reports=("r00",), events=("e003",)))
        full.shelf.drop(Story, "s2")
    assert walked(full.events_page, party="CHN") == ["e001"]
    assert "e001" not in walked(full.events_page, actor="PRK")
    assert "e002" not in walked(full.events_page, party="RUS")
    assert "c003" not in walked(full.claims_page, party="PRK")
    assert walked(full.reports_page)[0] == "r01"
    assert walked(full.reports_page, story="s1")[0] == "r01"
    lines = full.stories_page().rows
    assert [(line.id, line.last_day, line.reports) for line in lines] == [
        ("s1", "2024-05-01", 3),
        ("s0", "2023-03-01", 1),
    ]


def test_a_story_counts_an_event_that_has_become_a_lead(full: Record) -> None:
    (before,) = (line.events for line in full.stories_page().rows if line.id == "s1")
    full.shelf.put(msgspec.structs.replace(event(1), tier="lead"))
    (after,) = (line.events for line in full.stories_page().rows if line.id == "s1")
    assert after == before - 1


def test_claims_are_told_as_people_corrected_them(full: Record) -> None:
    asked = {"type": "AID", "status": "planned"}
    first, second, third = walked(full.claims_page, **asked)[:3]
    lead = next(one.id for one in map(claim, range(40)) if one.tier == "lead" and one.type == "AID")
    for number, (kind, target, field, value) in enumerate([
        ("wrong", first, None, None), ("correct", second, "status", "possible"),
        ("correct", third, "mode", None), ("right", lead, None, None),
    ]):  # fmt: skip
        made = Decision(
            id=f"d{number}", at=f"2026-01-0{number + 1}", author="me", kind=kind,  # type: ignore[arg-type]
            targets=(target,), field=field, value=value,
        )  # fmt: skip
        full.add_decision(made)
    found = walked(full.claims_page, **asked)
    assert (first in found, second in found, third in found) == (False, False, True)
    assert lead in walked(full.claims_page, type="AID")
    assert lead not in walked(full.claims_page, type="CONSULT")


def test_unchanged_claims_keep_their_names(record: Record) -> None:
    from onrecord.model import Name, Span

    named = msgspec.structs.replace(claim(1), names=(Name("person", "Kim Jong Un", Span(0, 11)),))
    for _ in range(2):
        with record.transaction():
            record.shelf.put(report(1))
            record.shelf.put(named)
    assert [one.name for one in record.entities()] == ["Kim Jong Un"]


# -- what is asked for wrongly ----------------------------------------------------------------------------------


@pytest.mark.parametrize("cursor", ["", "x", "AAAA", "W10", "é", "../../etc/passwd", "eyJhIjoxfQ", "WyJkYXkiXQ"])
def test_a_cursor_that_is_none_is_refused(full: Record, cursor: str) -> None:
    with pytest.raises(UsageError, match="no cursor"):
        full.events_page(cursor=cursor)


def test_a_cursor_of_another_order_or_list_is_refused(full: Record) -> None:
    cursor = full.events_page(limit=1).next_cursor
    with pytest.raises(UsageError, match="in order of 'day', and 'weight'"):
        full.events_page(order="weight", cursor=cursor)
    with pytest.raises(UsageError, match="no cursor of this list"):
        full.stories_page(order="size", cursor="WyJzaXplIiwiYSIsImIiLCJjIl0")


def test_a_cursor_goes_on_where_the_page_ended_whatever_was_recorded_since(full: Record) -> None:
    rows, cursor = full.events_page(limit=5, leads=True)
    rest = [one.id for one in full.events_page(cursor=cursor, limit=500, leads=True).rows]
    full.shelf.put(msgspec.structs.replace(event(1), id="enew", time=rows[0].time))
    full.shelf.drop(Event, rows[-1].id)
    assert [one.id for one in full.events_page(cursor=cursor, limit=500, leads=True).rows] == rest


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"type": "AIDE"}, "did you mean AID"),
        ({"status": "done"}, "choose from happened"),
        ({"order": "size"}, "no order 'size'"),
        ({"after": "yesterday"}, "is no day"),
        ({"limit": 0}, "1 to 500"),
        ({"limit": 501}, "1 to 500"),
    ],
)
def test_what_there_is_not_is_refused(full: Record, asked: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        full.events_page(**asked)
    with pytest.raises(NotFoundError):
        full.events_page(story="nowhere")


# -- how it is found --------------------------------------------------------------------------------------------

BIG = "reports|claims|events|stories|responses|conflicts|origins|links|claim_party|event_party|story_report|passage"
WALKED = re.compile(rf"SCAN ({BIG})(?! USING COVERING INDEX \w+_by_)")  # in order of what is listed, up to the limit


@pytest.fixture
def statements(full: Record) -> Iterator[list[tuple[str, Any]]]:
    """What is asked of the database, as it is asked."""
    seen: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
        if statement.startswith("SELECT"):
            seen.append((statement, parameters))

    listening.listen(full._engine, "before_cursor_execute", note)
    yield seen
    listening.remove(full._engine, "before_cursor_execute", note)


def test_no_list_goes_through_a_whole_table(full: Record, statements: list[tuple[str, Any]]) -> None:
    if full._engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL reads a small table whole, whatever its indices")
    for order in ("day", "oldest", "weight"):
        for asked, _ in [*ASKED, *OF_EVENTS]:
            walked(full.events_page, order=order, **asked)  # type: ignore[arg-type]
    for asked, _ in [*ASKED, *OF_CLAIMS]:
        walked(full.claims_page, **asked)
    for asked in ({}, {"outlet": "KCNA"}, {"story": "s0", "outlet": "KCNA"}, {"after": "2023-03-02"}):
        walked(full.reports_page, **asked)
    for order in ("activity", "size"):
        walked(full.stories_page, order=order)
    for asked, _ in [*ASKED, *OF_EVENTS]:
        full.facets(**asked)
    some = ["e001", "e002"]
    full.claims_of_events(some, leads=True), full.conflicts_of(some), full.responses_of(some)
    full.origins_of_claims(["c001", "c002"]), full.headings_of(["s0", "s1"])
    plans: list[str] = []
    with full._engine.connect() as connection:
        for statement, parameters in list(statements):
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            plan = "; ".join(row[-1] for row in rows)
            assert not WALKED.search(plan), f"{statement}\n{plan}"
            plans.append(plan)
    assert any("events_by_support" in plan for plan in plans)
    assert any("event_party" in plan for plan in plans)


def test_the_test_of_plans_can_fail(full: Record) -> None:
    assert WALKED.search("SCAN events USING INDEX ix")
    assert not WALKED.search("SCAN events USING COVERING INDEX events_by_day; SEARCH claims USING INDEX x")
    with full._engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM event_party")).scalar_one() > 40


# -- many at once -----------------------------------------------------------------------------------------------


def test_gives_many_by_id(full: Record) -> None:
    assert list(full.events_by_id(["e002", "e999", "none"])) == ["e002", "e999"]
    assert full.events_by_id(["e999"])["e999"].id == "e001"
    assert full.reports_by_id(["r01"]) == {"r01": report(1)}
    assert full.claims_by_id(["c001", "c001"]) == {"c001": claim(1)}
    assert full.claims_by_id([]) == {}


def test_gives_what_belongs_to_many(full: Record) -> None:
    assert full.origins_of_claims(["c001", "c002", "c003"]).keys() == {"c001", "c002"}
    assert full.origins_of_claims(["c001"])["c001"] == ("o1", "person", "Kirby")
    assert [one.id for one in full.conflicts_of(["e999", "e002"])["e999"]] == ["x1"]
    assert [one.id for one in full.responses_of(["e001", "e002"])["e001"]] == ["a0"]
    assert {event: [one.id for one in of] for event, of in full.claims_of_events(["e001", "e999", "e002"]).items()} == {
        "e001": ["c001"], "e999": ["c001"], "e002": ["c002"],
    }  # fmt: skip


def test_gives_as_many_claims_of_an_event_as_are_asked_for(full: Record) -> None:
    many = msgspec.structs.replace(event(1), claims=("c001", "c002", "c003"), leads=("c000",))
    full.shelf.put(many)
    assert [one.id for one in full.claims_of_events(["e001"])["e001"]] == ["c001", "c002", "c003"]
    assert [one.id for one in full.claims_of_events(["e001"], leads=True)["e001"]] == ["c000", "c001", "c002", "c003"]
    assert [one.id for one in full.claims_of_events(["e001"], most=2)["e001"]] == ["c001", "c002"]


def test_headings_are_those_of_all_stories(full: Record) -> None:
    from onrecord.store.headings import headings

    assert full.headings_of(["s0", "s1", "none"]) == {id: told for id, told in headings(full).items() if id != "s2"}


def test_counts_what_events_can_be_narrowed_by(full: Record) -> None:
    firm = [one for one in map(event, range(40)) if one.tier == "firm"]
    counted = full.facets()
    assert (counted.counted, counted.complete) == (len(firm), True)
    assert counted.type == {kind: sum(1 for one in firm if one.type == kind) for kind in counted.type}
    assert counted.party["USA"] == sum(1 for one in firm if "USA" in codes(one, "actors", "recipients"))
    assert sum(counted.months.values()) == sum(counted.origins.values()) == len(firm)
    assert counted.months[""] == sum(1 for one in firm if one.time is None)
    narrowed = full.facets(story="s1", party="USA", leads=True)
    assert narrowed.counted == len(walked(full.events_page, story="s1", party="USA", leads=True))
    few = full.facets(most=5)
    assert (few.counted, few.complete, sum(few.type.values())) == (5, False, 5)
    assert full.facets(type="AGREE").counted == 0


def test_an_older_record_is_listed_as_a_new_one(place: str) -> None:
    """What a migration puts beside the records is what writing them puts there."""
    from onrecord.store import migrate, open_record

    with open_record(place, create=True) as record:
        fill(record)
    tables = (
        "claim_party", "event_party", "story_report", "stories", "events", "claims", "reports",
        "tally", "actor_tally", "entity_tally", "entity_forms", "entity_claims", "passage_lines",
    )  # fmt: skip

    def rows(record: Record) -> dict[str, list[tuple[Any, ...]]]:
        with record.shelf.reading() as connection:
            return {
                table: sorted(
                    (tuple(str(value) for value in row) for row in connection.execute(text(f"SELECT * FROM {table}"))),
                )
                for table in tables
            }

    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    with open_record(place) as record:
        before = rows(record)
        step = migrate.MIGRATIONS / "versions" / "0006_pages.py"
        space: dict[str, Any] = {}
        exec(compile(step.read_text(), str(step), "exec"), space)
        with record.transaction() as connection:
            for later in ("VIEW readable_claims", "VIEW readable_events", "VIEW readable_reports"):
                connection.execute(text(f"DROP {later}"))
            for later in (
                "meaning_vectors", "meanings",
                "alert_messages", "alerts", "watched_pages", "watched_hosts", "watched_lists",
                "forecasts", "listed_names", "listed", "dataset_party", "dataset_events", "datasets",
                "tally", "actor_tally", "entity_tally", "entity_forms", "entity_claims", "passage_lines",
            ):  # fmt: skip
                connection.execute(text(f"DROP TABLE {later}"))
            for later in (
                "links_of_owner", "entity_names_of", "redirects_of_new", "reports_by_published",
                "events_of_story_by_support", "claims_in_text",
            ):  # fmt: skip
                connection.execute(text(f"DROP INDEX {later}"))
            connection.execute(text("CREATE INDEX links_of_owner ON links (kind, owner)"))
            connection.execute(text("CREATE INDEX claims_in_text ON claims (report, start_char, id)"))
            connection.execute(text("CREATE INDEX ix_entity_names_entity ON entity_names (entity)"))
            for index, (table, _) in space["INDICES"].items():
                if not table.endswith("_party") and table != "story_report":
                    connection.execute(text(f"DROP INDEX {index}"))
            for table in ("claim_party", "event_party", "story_report"):
                connection.execute(text(f"DROP TABLE {table}"))
            for table in ("reports", "claims", "events"):
                connection.execute(text(f"ALTER TABLE {table} DROP COLUMN day"))
            connection.execute(text("ALTER TABLE events DROP COLUMN support"))
            for column in ("first_day", "last_day", "reports", "events"):
                connection.execute(text(f"ALTER TABLE stories DROP COLUMN {column}"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0005'"))
            with Operations.context(MigrationContext.configure(connection)) as make:
                for index, table in space["REPLACED"].items():
                    make.create_index(index, table, [index.removeprefix(f"ix_{table}_")])
    with open_record(place) as record:
        assert rows(record) == before


def test_reports_are_of_the_day_they_were_published_on() -> None:
    assert day_of(Report(id="a", published="2023-09-05T23:00:00+09:00")) == "2023-09-05"
    assert day_of(Report(id="a")) == ""


def test_a_large_story_has_one_heading_whoever_makes_it(full: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store import headings, lookups

    full.headings_of(["s0"])
    monkeypatch.setattr(headings, "OF_STORY", 2)
    assert full.headings_of(["s0", "s1"], 2) == {id: headings.headings(full)[id] for id in ("s0", "s1")}
    assert headings.of_story(full, full.story("s0")) == full.headings_of(["s0"], 2)["s0"]
    assert lookups.OF_STORY > 2
