"""Event files of other data sets: what each form says, what is left out and why, which files are refused."""

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from onrecord.acquire.event_files import EventFormat, read_events
from onrecord.acquire.event_parties import party
from onrecord.errors import ContentError, InputError
from onrecord.model import Party
from onrecord.model.datasets import DatasetEvent

FOUR = "date\tactor\trelation\trecipient\n"
ICEWS = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
    "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\t"
    "Province\tCountry\tLatitude\tLongitude\n"
)
POLECAT = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\t"
    "Primary Actor Sector\tRecipient Name\tRecipient Country\tPrimary Recipient Sector\tCity\tCountry\tSource\n"
)


def read(folder: Path, text: str | bytes, form: EventFormat) -> tuple[list[DatasetEvent], dict[str, int]]:
    path = folder / "events.txt"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    left_out: Counter[str] = Counter()
    return [event for event, _ in read_events(path, form, "set", left_out)], dict(left_out)


def test_icews_as_it_is_published(tmp_path: Path) -> None:
    line = "7\t2023-09-13\tVladimir Putin\tExecutive\tRussian Federation\tHost a visit\t43\t2.8\tKim Jong-Un\t\t" \
        "North Korea\t1\t2\tSample Wire\tVostochny\t\t\tRussian Federation\t51.8\t128.2\n"  # fmt: skip
    [event], left_out = read(tmp_path, ICEWS + line, "icews")
    assert left_out == {}
    assert event == DatasetEvent(
        dataset="set", row=2, day="2023-09-13", said="Host a visit", type="CONSULT", mode="visit", code="043",
        actors=(Party("RUS", "Vladimir Putin"),), recipients=(Party("PRK", "Kim Jong-Un"),),
        place="Vostochny, Russian Federation", publisher="Sample Wire", id="7",
    )  # fmt: skip
    assert event.source == "no text: from the data set set, row 2"


def test_the_four_columns_of_the_benchmarks_also_with_commas(tmp_path: Path) -> None:
    rows = '2014-01-01,Police (Australia),"Arrest, detain, or charge with legal action",Women (Australia)\n'
    [event], _ = read(tmp_path, "date,actor,relation,recipient\n" + rows, "icews")
    assert (event.type, event.mode, event.code) == ("COERCE", "arrest", "173")
    assert [one.code for one in (*event.actors, *event.recipients)] == ["AUS", "AUS"]


def test_statements_have_no_type_and_unknown_words_neither(tmp_path: Path) -> None:
    events, _ = read(tmp_path, FOUR + "2014-01-01\tA\tMake statement\tB\n2014-01-01\tA\tFly a kite\tB\n", "icews")
    assert [(one.type, one.code) for one in events] == [(None, "010"), (None, None)]


def test_bad_rows_are_counted_by_reason_and_stop_nothing(tmp_path: Path) -> None:
    lines = [
        "2014-02-30\tA\tConsult\tB", "2014-01-01\tA\tConsult", "2014-01-01\t\tConsult\tB", "2014-01-01\tA\t\tB", "",
        "2014-01-01\tA\0\tConsult\tB", "2014-01-01\tA\tConsult\t",
    ]  # fmt: skip
    events, left_out = read(tmp_path, FOUR + "\n".join(lines), "icews")
    assert left_out == {"no day": 1, "too few columns": 1, "no actor": 1, "nothing said": 1, "no text": 1}
    assert [(one.row, one.recipients) for one in events] == [(8, ())]


def test_a_line_without_end_is_passed_over(tmp_path: Path) -> None:
    long = "2014-01-01\t" + "A" * 2_500_000 + "\tConsult\tB\n"
    events, left_out = read(tmp_path, FOUR + long + "2014-01-02\tA\tConsult\tB\n", "icews")
    assert left_out == {"too long": 1}
    assert [(one.day, one.row) for one in events] == [("2014-01-02", 3)]


def test_latin_1_and_gzip_are_read(tmp_path: Path) -> None:
    text = (FOUR + "2014-01-01\tJosé\tConsult\tB\n").encode("latin-1")
    for given in (text, gzip.compress(text, mtime=0)):
        [event], _ = read(tmp_path, given, "icews")
        assert event.actors[0].name == "José"


def test_polecat(tmp_path: Path) -> None:
    good = "e1\t2023-09-13\tCONSULT\tvisit\t5\tVERBAL COOPERATION\tmilitary\tKim Jong Un\tPRK\tGOV\tMedia\tRUS\tJRN\t" \
        "Vladivostok\tRUS\tSample Wire\n"  # fmt: skip
    bad = good.replace("CONSULT", "PARTY").replace("e1", "e2")
    [event], left_out = read(tmp_path, POLECAT + good + bad, "polecat")
    assert left_out == {"no type": 1}
    assert (event.type, event.mode, event.said) == ("CONSULT", "visit", "CONSULT visit")
    assert event.actors == (Party("PRK", "Kim Jong Un", "GOV"),)
    assert event.recipients == (Party("RUS", "Media", "MED"),)


def plover(**fields: Any) -> str:
    usual = {"id": "x", "date": "2023-09-13", "source": [{"actor_text": "Russia", "code": "RUS"}], "event": ["AID"]}
    return json.dumps(usual | fields) + "\n"


def test_plover_as_the_manual_has_it(tmp_path: Path) -> None:
    old = plover(
        source=[{"actorText": "Libya", "code": "LBY"}], target=[{"actorText": "Great Britain", "code": "GBR"}],
        event="DEMAND", mode="", eventText="demanded", text="Libya demanded", context="",
    )  # fmt: skip
    new = plover(event=["AID"], mode=["military"], recipient=[{"actor_text": "Syria", "code": "SYR", "sector": "MIL"}])
    events, left_out = read(tmp_path, old + new, "plover")
    assert left_out == {}
    assert [(one.type, one.mode, one.status) for one in events] == [("REQUEST", None, None), ("AID", "military", None)]
    assert [one.recipients for one in events] == [(Party("GBR", "Great Britain"),), (Party("SYR", "Syria", "MIL"),)]


def test_plover_keeps_what_is_planned_apart(tmp_path: Path) -> None:
    lines = [plover(context=["future"]), plover(context="negation"), plover(status="possible"), plover(alleged=True)]
    events, _ = read(tmp_path, "".join(lines), "plover")
    assert [(one.status, one.alleged) for one in events] == [
        ("planned", False), ("negated", False), ("possible", False), (None, True),
    ]  # fmt: skip


def test_plover_lines_that_give_nothing(tmp_path: Path) -> None:
    lines = [
        "no json\n", "[1]\n", plover(date=None), plover(event=["FLY"]), plover(event=["AID", "CONSULT"]),
        plover(source=[]), plover(has_event=False), plover(tier="lead"), "{\"a\": " + "[" * 5000 + "\n",
    ]  # fmt: skip
    events, left_out = read(tmp_path, "".join(lines), "plover")
    assert events == []
    assert left_out == {
        "no JSON object": 3, "no day": 1, "no type": 1, "several types": 1, "no actor": 1, "no event": 1, "lead": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("North Korea", "", "PRK"), ("Police (Australia)", "", "AUS"), ("Terrorist (Boko Haram)", "", "BOKOHARAM"),
        ("Caitlin Hayden", "United States", "USA"), ("Congo", "", "COG"), ("Democratic Republic of Congo", "", "COD"),
        ("Nobody Known", "", "?"), ("and", "", "?"), ("AND", "", "AND"), ("Media (Africa)", "", "?"),
    ],
)  # fmt: skip
def test_parties(name: str, country: str, code: str) -> None:
    assert party(name, country) == Party(code, name)


def test_a_party_without_a_name_is_none() -> None:
    assert [party("None"), party(" "), party("", "USA")] == [None, None, Party("USA", "United States")]


@pytest.mark.parametrize(
    ("text", "form", "error", "told"),
    [
        (b"", "icews", ContentError, "is empty"),
        (b"a\tb\nc\td\n", "icews", ContentError, "no column for date, actor, relation, recipient; its first"),
        (b"{}\n", "polecat", ContentError, "has no column for event date"),
        (b"PK\x03\x04 and so on", "icews", InputError, "is a ZIP archive: unpack it"),
        (gzip.compress(FOUR.encode() * 100, mtime=0)[:60], "icews", InputError, "cannot be read"),
    ],
)  # fmt: skip
def test_whole_files_that_are_refused(
    tmp_path: Path, text: bytes, form: EventFormat, error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        read(tmp_path, text, form)


def test_a_file_that_is_not_there_names_what_is_near(tmp_path: Path) -> None:
    (tmp_path / "events.tsv").write_text(FOUR)
    with pytest.raises(InputError, match=r"there is no file .*event\.tsv: did you mean .*events\.tsv"):
        list(read_events(tmp_path / "event.tsv", "icews", "set", Counter()))


def test_a_line_that_breaks_the_reader_of_tables_costs_only_itself(tmp_path: Path) -> None:
    text = FOUR.replace("\t", ",") + '2014-01-01,A"\rB,Consult,C\n2014-01-01,A\r,Consult,B\n2014-01-02,A,Consult,B\n'
    events, left_out = read(tmp_path, text, "icews")
    assert [one.day for one in events] == ["2014-01-02"]
    assert left_out == {"too few columns": 2}
