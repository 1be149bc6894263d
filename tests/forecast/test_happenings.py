"""Event files: what is read from them, what is left out, and what is refused."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import ContentError, InputError
from onrecord.forecast.happenings import date_of, days_of, gathered, read_happenings

LINES = "date\tactor\trelation\trecipient\n2018-02-01\tB\tthreaten\tA\n2018-01-01\tA\tconsult\tB\n"


def written(folder: Path, text: str, name: str = "events.tsv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def told(path: Path) -> list[tuple[str, str, str, str]]:
    events = read_happenings(path)
    rows = zip(events.day, events.actor, events.relation, events.recipient, strict=True)
    return [(str(date_of(d)), events.names[a], events.relations[r], events.names[o]) for d, a, r, o in rows]


def test_events_come_in_the_order_of_their_days(tmp_path: Path) -> None:
    assert told(written(tmp_path, LINES)) == [
        ("2018-01-01", "A", "consult", "B"),
        ("2018-02-01", "B", "threaten", "A"),
    ]


def test_what_is_packed_reads_the_same(tmp_path: Path) -> None:
    packed = tmp_path / "events.tsv.gz"
    packed.write_bytes(gzip.compress(LINES.encode()))
    assert told(packed) == told(written(tmp_path, LINES))


def test_icews_names_its_columns_otherwise(tmp_path: Path) -> None:
    header = "Event ID,Event Date,Source Name,Event Text,Intensity,Target Name\n"
    path = written(tmp_path, header + '7,2018-01-01,"Smith, John",Make statement,0.0,China\n', "events.csv")
    assert told(path) == [("2018-01-01", "Smith, John", "Make statement", "China")]


def test_what_is_no_event_is_counted_and_left_out(tmp_path: Path) -> None:
    bad = "2018-13-01\tA\tconsult\tB\n2018-01-01\tA\n2018-01-01\t\tconsult\tB\n2018-01-01\tA\tconsult\tB\n"
    assert read_happenings(written(tmp_path, LINES + bad)).left_out == {"date": 1, "empty": 2, "repeated": 1}


def test_an_actor_may_act_on_itself(tmp_path: Path) -> None:
    assert told(written(tmp_path, LINES + "2018-03-01\tA\tconsult\tA\n"))[-1] == ("2018-03-01", "A", "consult", "A")


def test_a_file_without_a_column_says_which(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no column for relation, recipient"):
        read_happenings(written(tmp_path, "date\tactor\twhat\n"))


def test_a_file_without_events_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="has no event"):
        read_happenings(written(tmp_path, LINES.splitlines()[0] + "\n"))


def test_what_cannot_be_opened_or_unpacked_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_happenings(tmp_path / "nothing.tsv")
    broken = tmp_path / "broken.tsv.gz"
    broken.write_bytes(gzip.compress(LINES.encode())[:30])
    with pytest.raises(InputError):
        read_happenings(broken)


def test_a_part_keeps_the_places_of_names() -> None:
    rows = [(1, "A", "r", "B"), (2, "B", "s", "C"), (2, "A", "r", "C")]
    events = gathered(rows)
    assert (len(events.before(2)), len(events.since(2)), len(events.since(3))) == (1, 2, 0)
    assert events.since(2).names == events.names


def test_days_are_counted_from_1970() -> None:
    assert (days_of("1970-01-02"), days_of("2018-01-01T10:00"), days_of("soon")) == (1, 17532, None)
    assert date_of(17532) == date(2018, 1, 1)
