"""The first screen: which events stand in which block, what is new, and what is set apart."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import structs
from rich.console import Console

from onrecord import explain, open_record, page, show, summary
from onrecord.errors import NotFoundError
from onrecord.model import Claim, TimeRange
from onrecord.record import Recorder
from onrecord.store import Record
from onrecord.tell.books import Books
from onrecord.tell.kinds import KINDS, kind
from onrecord.tell.screen import heads
from onrecord.tell.screen import told as blocks
from onrecord.tell.view import Views
from tests.record.made import a_claim, a_report
from tests.record.telling import GRA, RUR, SAID, UNNAMED, USA, Told, told

GONE = TimeRange("2019-01-05", "2019-01-05", "day")


def recorded(path: Path, stories: Sequence[Told]) -> Record:
    with open_record(path / "r.onrecord", create=True) as record, record.transaction():
        recorder = Recorder(record.shelf)
        for report, claim, responses in stories:
            recorder.add(report, [claim], responses)
    return open_record(path / "r.onrecord")


def kind_of(path: Path, *stories: Told) -> tuple[str, str]:
    """The kind and fate of the one event that these reports tell of."""
    with recorded(path, stories) as record:
        (event,) = summary(record)["events"]
        assert event["kind"] in KINDS
        return event["kind"], event["fate"]


def printed(record: Record, width: int = 80, **options: object) -> str:
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(show(record, **options))  # type: ignore[arg-type]
    return capture.get()


@pytest.mark.parametrize(
    ("stories", "kind"),
    [
        ([told(1)], "firm"),
        ([told(1), told(2, by=GRA)], "firm"),
        ([told(1, by=GRA)], "alleged"),
        ([told(1, by=USA)], "alleged"),
        ([told(1, by=GRA), told(2, by=RUR)], "alleged"),
        ([told(1, by=UNNAMED)], "alleged"),
        ([told(1), told(2, "negated", RUR)], "disputed"),
        ([told(1, "negated", RUR)], "disputed"),
        ([told(1, "planned")], "expected"),
        ([told(1, "possible", USA)], "expected"),
    ],
)
def test_what_is_told_as_firm_as_disputed_and_as_expected(tmp_path: Path, stories: list[Told], kind: str) -> None:
    assert kind_of(tmp_path, *stories)[0] == kind


def test_a_plan_that_came_true_says_who_expected_it(tmp_path: Path) -> None:
    kind, fate = kind_of(tmp_path, told(1), told(2), told(3, "planned", USA))
    assert (kind, fate) == ("firm", "as expected by Kirby")


def test_what_was_thought_possible_was_not_expected(tmp_path: Path) -> None:
    assert kind_of(tmp_path, told(1, "possible", USA), told(2))[1] == "thought possible by Kirby"


def test_nobody_expected_what_was_told_already(tmp_path: Path) -> None:
    ((later, claim, responses),) = [told(3, "planned", USA)]
    after = structs.replace(later, published="2023-08-30")
    assert kind_of(tmp_path, told(1), told(2), (after, claim, responses)) == ("firm", "")
    (tmp_path / "undated").mkdir()
    unknown = structs.replace(later, published=None)
    assert kind_of(tmp_path / "undated", told(1), told(2), (unknown, claim, responses)) == ("firm", "")


def test_a_plan_that_came_to_nothing_is_no_dispute(tmp_path: Path) -> None:
    kind, fate = kind_of(tmp_path, told(1, "planned", USA), told(2, "negated"), told(3, "negated"))
    assert (kind, fate) == ("expected", "did not come about; expected by Kirby")


def planned_and_carried_on(**fields: object) -> tuple[Told, Told]:
    """A plan told on its day, and the same report in another outlet two days later."""
    report, claim, _ = told(1, "planned", **fields)
    copied = a_report("copied", report.text)
    again = a_claim(copied, SAID, "ASSAULT", status="planned", sources=(), **fields)
    return (structs.replace(report, published="2023-07-24"), claim, ()), (copied, again, ())


def test_what_should_have_come_by_now_says_so(tmp_path: Path) -> None:
    assert "its day is past" in kind_of(tmp_path, *planned_and_carried_on())[1]


def test_a_day_that_was_over_when_a_plan_was_told_or_that_is_inferred_is_not_the_plans(tmp_path: Path) -> None:
    assert kind_of(tmp_path, told(1, "planned"))[1] == ""
    (tmp_path / "inferred").mkdir()
    inferred = TimeRange("2023-07-24", "2023-07-24", "day", "", "inferred")
    assert kind_of(tmp_path / "inferred", *planned_and_carried_on(time=inferred))[1] == ""


def test_who_says_something_is_the_best_source_for_having_said_it(tmp_path: Path) -> None:
    assert kind_of(tmp_path, told(1, by=RUR, type="ACCUSE"))[0] == "firm"
    (tmp_path / "more").mkdir()
    assert kind_of(tmp_path / "more", told(1, by=GRA, type="ACCUSE"))[0] == "alleged"


@pytest.fixture
def two_days(tmp_path: Path) -> Record:
    """A story of two days: shelling and, later, talks; and in passing a visit of years ago."""
    quote = "Ruritania's envoy met Graustark's on Friday"
    first = a_report("first", f"{SAID} on Monday. Ruritania's king visited Graustark in 2019, its first visit.")
    later = a_report("later", f"{quote}. {SAID} on Monday, and artillery fell silent later.", published="2023-07-28")
    claims: dict[str, list[Claim]] = {
        "first": [a_claim(first, SAID, "ASSAULT"), a_claim(first, "Ruritania's king visited Graustark", time=GONE)],
        "later": [a_claim(later, quote, time=TimeRange("2023-07-28", "2023-07-28", "day"))],
    }
    with open_record(tmp_path / "r.onrecord", create=True) as record, record.transaction():
        recorder = Recorder(record.shelf)
        for report in (first, later):
            recorder.add(report, claims[report.id])
    return open_record(tmp_path / "r.onrecord")


def test_what_the_last_day_brought_is_new_and_what_was_long_ago_stands_apart(two_days: Record) -> None:
    with two_days as record:
        (story,) = summary(record)["stories"]
        by_id = {event["id"]: event for event in summary(record)["events"]}
        assert story["since"] == "2023-07-28"
        assert [by_id[id]["start"] for id in story["blocks"]["new"]] == ["2023-07-28"]
        assert [by_id[id]["start"] for id in story["background"]] == ["2019-01-05"]
        assert "1 event of background: --all" in printed(record)
        assert "2019-01-05" not in printed(record)
        assert "2019-01-05" in printed(record, everything=True)


def test_since_a_day_that_is_given(two_days: Record) -> None:
    with two_days as record:
        (story,) = summary(record, since="24 July 2023")["stories"]
        assert len(story["blocks"]["new"]) == 2
        assert "New since 24 July 2023" in printed(record, since="2023-07-24")


def test_a_story_of_one_day_has_nothing_that_is_new(tmp_path: Path) -> None:
    with recorded(tmp_path, [told(1), told(2, "planned")]) as record:
        assert "New since" not in printed(record)


def test_every_event_stands_in_one_block_and_the_weightiest_first(sample_record: Record) -> None:
    books = Books(sample_record)
    for head in heads(books, Views(books).events(books.events), most=999):
        lines = [line for block in head.blocks for line in block.lines]
        listed = [line.view.event.id for line in (*lines, *head.background)]
        assert len(listed) == len(set(listed)) == head.events
        for block in head.blocks:
            weights = [line.view.weight.total for line in block.lines]
            assert weights == sorted(weights, reverse=True)


def test_a_block_says_how_many_it_leaves_out(tmp_path: Path) -> None:
    reports = [a_report(f"r{at}", f"{SAID} in month {at}.", published="2023-12-26") for at in range(1, 8)]
    with open_record(tmp_path / "r.onrecord", create=True) as record, record.transaction():
        recorder = Recorder(record.shelf)
        for at, report in enumerate(reports, 1):
            when = TimeRange(f"2023-{at + 4:02}-01", f"2023-{at + 4:02}-01", "day")
            recorder.add(report, [a_claim(report, SAID, "ASSAULT", time=when)])
    with open_record(tmp_path / "r.onrecord") as record:
        books = Books(record)
        views = Views(books).events(books.events)
        (few,) = heads(books, views, most=2)
        assert all(view.weight.background for view in views), "and where all is long ago, that is the news"
        assert [(block.name, len(block.lines), block.more) for block in few.blocks] == [("firm", 2, len(views) - 2)]
        assert len(views) > 2
        assert f"({len(views) - 2} more: --all)" in printed(record, most=2)


def test_the_sample_has_a_plan_that_came_true_and_one_that_came_to_nothing(sample_record: Record) -> None:
    fates = [event["fate"] for event in summary(sample_record)["events"] if event["fate"]]
    assert any(fate.startswith("as expected by ") for fate in fates)
    assert any(fate.startswith("did not come about; expected by ") for fate in fates)


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_nothing_is_cut_off_however_narrow(sample_record: Record, width: int) -> None:
    told = printed(sample_record, width)
    assert max(len(line.rstrip()) for line in told.splitlines()) <= width
    assert "…" not in re.sub(r"…\d\d-|\[e…\]", "", told)
    found = [e for e in summary(sample_record)["events"] if e["id"] in _listed(sample_record)]
    flat = " ".join(re.sub(r" {2,}\S*\d\d\S* +\d+/\d+ +\d", " ", told).split())
    assert any(event["title"] in flat for event in found)


def _listed(record: Record) -> set[str]:
    return {id for story in summary(record)["stories"] for ids in story.get("blocks", {}).values() for id in ids}


def test_the_weight_explains_itself_and_is_the_same_everywhere(sample_record: Record) -> None:
    for event in summary(sample_record)["events"]:
        found = explain(sample_record, event["id"])["weight"]
        assert found["total"] == event["weight"]
        assert found["terms"][-1]["sum"] == pytest.approx(found["total"], abs=1e-3)
        assert found["background"] == (event["kind"] == "background")


def test_the_page_has_the_same_blocks(sample_record: Record) -> None:
    html = page(sample_record)
    first = html[html.index('id="first"') : html.index('id="timeline"')]
    linked = set(re.findall(r'href="#e-([^"]+)"', first))
    (story,) = (one for one in summary(sample_record)["stories"] if one.get("blocks"))
    assert linked == {id for ids in story["blocks"].values() for id in ids} | set(story["background"])
    assert f"<h1>{story['heading']}</h1>" in html


def test_a_story_is_found_by_its_heading(sample_record: Record) -> None:
    story = max(summary(sample_record)["stories"], key=lambda one: len(one["reports"]))
    assert [one["id"] for one in summary(sample_record, story=story["heading"])["stories"]] == [story["id"]]
    with pytest.raises(NotFoundError):
        summary(sample_record, story="Utopia – Erewhon: harmony")


def test_a_sentence_that_tells_of_two_events_is_printed_once(sample_record: Record) -> None:
    books = Books(sample_record)
    views = Views(books).events(books.events)
    one, two = [view for view in views if kind(view) == "firm"][:2]
    alike = [structs.replace(view, event=structs.replace(view.event, title="“Both of it.”")) for view in (one, two)]
    head = blocks(alike, ["2023-09-01"])
    (block,) = head.blocks
    assert (len(block.lines), block.more, len(head.digest)) == (1, 1, 1)
    (block,) = blocks(alike, ["2023-09-01"], most=9).blocks
    assert (len(block.lines), block.more) == (2, 0), "with --all every event has its line"


@pytest.mark.parametrize("most", [None, 1, 99])
def test_the_numbers_of_a_block_add_up_to_what_is_counted(sample_record: Record, most: int | None) -> None:
    books = Books(sample_record)
    views = Views(books).events(books.events)
    head = max(heads(books, views, most=most), key=lambda one: one.events)
    added = {block.name: len(block.lines) + block.more + block.apart for block in head.blocks}
    assert added["firm"] == head.counts["firm"]
    assert added["expected"] == head.counts["expected"]
    assert added["disputed"] == head.counts.get("disputed", 0) + head.counts.get("alleged", 0)
    (new,) = (block for block in head.blocks if block.name == "new")
    assert sum(block.apart for block in head.blocks) == len(new.lines)
    assert new.apart == 0


def test_where_the_rest_of_a_block_stands_is_told(sample_record: Record) -> None:
    assert re.search(r"Firm: .*\(\d+ more: --all; \d+ under New\)", printed(sample_record, 120))
    assert re.search(r'<a href="#h-new">\d+ under New</a>', page(sample_record))
