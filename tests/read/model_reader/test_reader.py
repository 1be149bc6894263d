"""The reader as a whole: an endpoint that answers well, badly, slowly and not at all, and what becomes of reports."""

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import ReaderError, build, open_record, read
from onrecord.errors import UsageError
from onrecord.model import Report
from onrecord.read import Settings
from onrecord.read.model_reader import ReaderSettings
from onrecord.read.model_reader.known import bound
from onrecord.read.readers import ReadBy, reader_of
from tests.read.model_reader.serving import Asked, Host, Reply, claim, party, refused, said

ASK = Callable[..., ReaderSettings]
FIRST = "Poland urged Turkey on Monday to release two sailors."
SECOND = "Kenya condemned the shelling of a clinic in Goma on Sunday."


def report(id: str, text: str) -> Report:
    return Report(id=id, text=text, published="2023-06-07", published_how="metadata", language="en")


REPORTS = [report("a", FIRST), report("b", SECOND)]
OF_FIRST = claim(
    "Poland urged Turkey on Monday", "urged", "REQUEST", actors=[party("Poland", "POL")],
    recipients=[party("Turkey", "TUR")], when="on Monday",
)  # fmt: skip
OF_SECOND = claim("Kenya condemned the shelling", "condemned", "ACCUSE", actors=[party("Kenya", "KEN")])


def well(request: Asked) -> Reply:
    return said({"claims": [OF_FIRST if request.text == FIRST else OF_SECOND], "responses": []})


def results(settings: ReaderSettings) -> list[ReadBy]:
    return list(reader_of(Settings(reader=settings)).read(REPORTS))


def readers(found: list[ReadBy]) -> list[set[str]]:
    return [{claim.reader for claim in one.reading.claims} for one in found]


def test_an_endpoint_that_answers_well_reads(host: Host, asked: ASK) -> None:
    host.answer = well
    found = results(asked())
    assert readers(found) == [{f"small-1 at {host.name}"}] * 2
    assert [one.reading.claims[0].type for one in found] == ["REQUEST", "ACCUSE"]
    assert [one.reading.report.notes for one in found] == [(), ()]


def test_what_is_dropped_is_noted_on_the_report(host: Host, asked: ASK) -> None:
    lie = {**OF_FIRST, "quote": "Turkey refused"}
    host.answer = lambda request: said({"claims": [OF_FIRST, lie]}) if request.text == FIRST else well(request)
    first, second = results(asked())
    assert first.reading.report.notes == (f"1 claim of small-1 at {host.name} left out: quote not in the text (1)",)
    assert len(first.reading.claims) == 1
    assert second.reading.report.notes == ()


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (said("I would rather not."), "no usable answer: it is not JSON"),
        (said({"claims": {"a": 1}}), "no usable answer"),
        (said({"claims": [{**OF_FIRST, "quote": "Nobody said so"}]}), "quote not in the text (1)"),
        (refused(503, "overloaded"), "no answer: HTTP 503: overloaded"),
        (refused(429, Retry_After="100000"), "left alone"),
        (refused(403, "flagged"), "no answer: HTTP 403: flagged"),
        (Reply(hang_up=True), "no connection that lasts"),
        (said("late")._replace(after=30.0), "no answer within 1.5 s"),
        (Reply(b"<html>"), "it is empty"),
        (Reply(b'{"choices": [' + b"0," * 2_500_000), "no answer: an answer of more than"),
    ],
)
def test_a_report_whose_answers_stay_unusable_is_read_by_the_built_in_reader_with_a_note(
    host: Host, asked: ASK, reply: Reply, told: str
) -> None:
    host.answer = lambda request: reply if request.text == FIRST else well(request)
    settings = asked(timeout=1.5 if reply.after else 20.0, tries=2, parallel=1)
    if "Retry-After" in dict(reply.headers):  # what holds for one holds for all: the other comes first
        list(reader_of(Settings(reader=settings)).read(REPORTS[1:]))
    first, second = results(settings)
    assert readers([first, second]) == [{"built-in"}, {f"small-1 at {host.name}"}]
    assert first.counts["reports read by the built-in reader"] == 1
    (note,) = first.reading.report.notes
    assert note.startswith(f"read by the built-in reader, for small-1 at {host.name} gave ")
    assert told in note


def test_an_endpoint_that_is_not_there_leaves_all_to_the_built_in_reader(asked: ASK) -> None:
    found = results(asked(url="http://127.0.0.1:9/v1", tries=1))
    assert readers(found) == [{"built-in"}] * 2
    assert all("no answer" in one.reading.report.notes[0] for one in found)


def test_a_wrong_key_ends_the_run(host: Host, asked: ASK) -> None:
    host.answers([refused(401)])
    with pytest.raises(ReaderError, match="HTTP 401"):
        results(asked())


def test_requests_go_out_together_but_not_more_than_asked_for(host: Host, asked: ASK) -> None:
    under_way, most, met = [0], [0], threading.Event()

    def answer(_: Asked) -> Reply:
        under_way[0] += 1
        most[0] = max(most[0], under_way[0])
        if most[0] > 1:
            met.set()
        met.wait(10)  # until two are under way
        time.sleep(0.05)
        under_way[0] -= 1
        return said({"claims": []})

    host.answer = answer
    reports = [report(str(n), f"Envoys met {n} times.") for n in range(8)]
    list(reader_of(Settings(reader=asked(parallel=3))).read(reports))
    assert 1 < most[0] <= 3


def test_it_reads_where_a_loop_is_running_already(host: Host, asked: ASK) -> None:
    host.answer = well

    async def notebook() -> list[ReadBy]:
        return results(asked())

    assert len(asyncio.run(notebook())) == 2

    async def wrong() -> None:
        host.answers([refused(401)])
        results(asked(model="small-2"))

    with pytest.raises(ReaderError):
        asyncio.run(wrong())


def test_the_verb_read_takes_the_reader(host: Host, asked: ASK) -> None:
    host.answer = well
    found = list(read(REPORTS, settings=Settings(reader=asked())))
    assert [one.report.id for one in found] == ["a", "b"]
    assert found[0].claims[0].reader == f"small-1 at {host.name}"


def test_a_cache_that_cannot_be_is_an_error_before_anything_is_asked(host: Host, asked: ASK, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="--reader-cache"):
        results(asked(cache=str(tmp_path / "file")))
    assert host.asked == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The two reports as files, and one that holds none."""
    made = tmp_path / "reports"
    made.mkdir()
    padding = " It was told to several people in the harbour town, who had waited long for news of the kind."
    for name, text in (("a", FIRST), ("b", SECOND)):
        (made / f"{name}.txt").write_text(f"Title: News of {name}\nDate: 2023-06-07\n\n{text}{padding}\n")
    (made / "c.txt").write_bytes(b"\x00\x01\x02")
    return made


def by_words(request: Asked) -> Reply:
    return said({"claims": [OF_FIRST if FIRST in request.text else OF_SECOND]})


@pytest.mark.parametrize("jobs", [1, 2])
def test_build_counts_what_the_reader_did(host: Host, asked: ASK, folder: Path, tmp_path: Path, jobs: int) -> None:
    host.answer = by_words
    settings = Settings(reader=asked())
    done = build(folder, tmp_path / "r.onrecord", settings=settings, jobs=jobs)
    assert (done.claims, done.counts["ok"], len(done.problems)) == (2, 2, 1)
    assert done.reader == {"requests": 2, "tokens in": 200, "tokens out": 40}
    with open_record(tmp_path / "r.onrecord") as record:
        assert {one.reader for one in record.claims()} == {f"small-1 at {host.name}"}
    again = build(folder, tmp_path / "other.onrecord", settings=settings)
    assert again.reader == {"answers from the cache": 2}
    assert len(host.asked) == 2


def test_the_key_stands_nowhere_in_the_record(
    host: Host,
    asked: ASK,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("ONRECORD_READER_KEY", "sk-12345678")
    caplog.set_level("DEBUG")
    host.answer = lambda request: refused(403, "sk-12345678 may not") if FIRST in request.text else by_words(request)
    build(folder, tmp_path / "r.onrecord", settings=Settings(reader=asked()))
    assert host.asked[0].headers["authorization"] == "Bearer sk-12345678"
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"12345678" in path.read_bytes()]
    assert "12345678" not in caplog.text


def test_after_failures_in_a_row_the_rest_is_not_asked(host: Host, asked: ASK) -> None:
    host.answers([refused(503)])
    reports = [report(str(n), f"Envoys met {n} times.") for n in range(bound("failures") + 4)]
    reader = reader_of(Settings(reader=asked(tries=1, parallel=1)))
    found = list(reader.read(reports))
    assert len(host.asked) == bound("failures")
    assert "in a row" in found[-1].reading.report.notes[0]
