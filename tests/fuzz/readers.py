"""What is fed: every reader of foreign bytes, as a function of a file that raises only onrecord's own errors.

Each checks what it gets: what a reader gives has to fit into a record, and a refusal has to say why.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from onrecord.model import Report


class Broken(AssertionError):  # noqa: N818 - no error of the program, but a finding
    """What a reader gave cannot be."""


class Reader(NamedTuple):
    """How a file is read, the names under which it may lie, and how many inputs the long form gives it."""

    read: Callable[[Path], object]
    names: tuple[str, ...]
    count: int = 700


def reports(path: Path) -> None:
    """As `onrecord build` takes a file in."""
    from onrecord.acquire import acquire

    given = 0
    for report in acquire([path], fetch=False):
        given += 1
        check_report(report)
        if given > 20_000:
            break
    if not given:
        raise Broken("no report and no reason")


def check_report(report: Report) -> None:
    """Raise Broken where a report could not be kept, or was left out without a reason."""
    if report.status != "ok" and not (report.reason or "").strip():
        raise Broken(f"{report.status} without a reason")
    if "\n" in (report.reason or ""):
        raise Broken("a reason of several lines")
    if (report.reason or "").startswith("it could not be read ("):
        raise Broken(f"unforeseen: {report.reason}")
    written = msgspec.json.encode(report)  # raises for a text with half a surrogate pair
    if re.search(rb"(?<!\\)(?:\\\\)*\\u00(?:0[0-8ef]|1[0-9abf])", written):
        raise Broken("a control character")
    for section in report.sections:
        if not 0 <= section.span.start <= section.span.end <= len(report.text):
            raise Broken(f"a section outside the text: {section}")


def entries(path: Path) -> None:
    """As `onrecord import` takes in a list, in either form."""
    from onrecord.acquire.lists import FORMATS, read_list

    for form in FORMATS:
        for entry in read_list(path, form, "list", Counter()):
            msgspec.json.encode(entry)


def listing(path: Path) -> None:
    """As `onrecord watch` takes in what an address of a list gave, with what it carries of its articles."""
    from onrecord.acquire import Facts, Limits
    from onrecord.acquire.feeds import listing, page_of, read_carried
    from onrecord.acquire.limits import RefusalError

    try:
        found = listing(path.read_bytes(), "https://example.com/feed")
    except RefusalError as error:
        if "it could not be read (" in str(error):
            raise Broken(f"unforeseen: {error}") from error
        return
    msgspec.json.encode(found)
    for entry in found.entries[:20]:
        at, page = "2023-09-06T00:00:00+00:00", page_of(entry.title, entry.text)
        for report in read_carried(page, entry.url, "https://example.com/feed", "gone", at, Limits(), Facts()):
            check_report(report)


def events(form: str) -> Callable[[Path], None]:
    """As `onrecord import` takes in events of that form."""

    def read(path: Path) -> None:
        from onrecord.acquire.event_files import read_events

        for event, _ in read_events(path, form, "set", Counter()):  # type: ignore[arg-type]
            msgspec.json.encode(event)

    return read


def happenings(path: Path) -> None:
    """As `onrecord forecast` takes in a file of events."""
    from onrecord.forecast.happenings import read_happenings

    read_happenings(path)


def model(path: Path) -> None:
    """As `onrecord forecast --model` takes in a model; trees are LightGBM's own affair."""
    from onrecord.forecast.chances import load
    from onrecord.forecast.ranking.saved import history
    from onrecord.forecast.ranking.saved import read as ranker

    load(path)
    with suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(path) as archive:
        history(archive)
        ranker(archive)


def letters(path: Path) -> None:
    """As `onrecord build --outlets` takes in a file of letters."""
    from onrecord.cli.build_ import letters_of
    from onrecord.verbs.obeying import check_letters

    check_letters(letters_of(path))


def record(path: Path) -> None:
    """As a record is opened, told, asked and exported."""
    from onrecord import open_record
    from onrecord.errors import OnrecordError

    for beside in ("-wal", "-shm", ".before-migration"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    with open_record(path) as opened:
        for told in TOLD:
            try:
                told(opened)
            except OnrecordError:
                continue


def _exported(opened: Any) -> None:
    import io

    from onrecord import export

    export(opened, io.BytesIO(), table="claims", format="jsonl", leads=True)


def _shown(opened: Any) -> None:
    from onrecord import entities, show, summary

    show(opened)
    summary(opened, leads=True)
    entities(opened)


TOLD: tuple[Callable[[Any], object], ...] = (
    lambda of: list(of.reports()),
    lambda of: list(of.claims(leads=True)),
    lambda of: list(of.events()),
    lambda of: list(of.origins()),
    lambda of: list(of.stories()),
    lambda of: of.decisions(),
    lambda of: list(of.search("Kim")),
    _shown,
    _exported,
)


def files(path: Path) -> None:
    """As standard input takes in any of these, without a name that tells its form."""
    from onrecord.acquire import acquire

    with path.open("rb") as stream:
        for report in acquire(["-"], stdin=stream, fetch=False):
            check_report(report)


READERS: dict[str, Reader] = {
    "page": Reader(reports, ("a.html",), 3000),
    "json": Reader(reports, ("a.json", "a.json.gz"), 1500),
    "lines": Reader(reports, ("a.jsonl", "a.jsonl.gz"), 1500),
    "table": Reader(reports, ("a.csv", "a.tsv", "a.csv.gz"), 1500),
    "inputs": Reader(reports, ("inputs.csv",), 700),
    "text": Reader(reports, ("a.txt", "a.md", "a.txt.gz"), 1200),
    "export": Reader(reports, ("a.txt",), 1200),
    "mhtml": Reader(reports, ("a.mhtml",), 800),
    "mail": Reader(reports, ("a.eml", "a.mht", "a"), 500),
    "feed": Reader(reports, ("a.xml", "a.rss", "a"), 500),
    "warc": Reader(reports, ("a.warc", "a.warc.gz"), 1000),
    "zstd": Reader(reports, ("a.warc.zst", "a.txt.zst"), 500),
    "wacz": Reader(reports, ("a.wacz",), 500),
    "zip": Reader(reports, ("a.zip",), 700),
    "docx": Reader(reports, ("a.docx",), 700),
    "xlsx": Reader(reports, ("a.xlsx",), 600),
    "epub": Reader(reports, ("a.epub",), 700),
    "pdf": Reader(reports, ("a.pdf",), 600),
    "rtf": Reader(reports, ("a.rtf", "a.doc"), 700),
    "stdin": Reader(files, ("a",), 800),
    "list": Reader(entries, ("list.json", "list.json.gz"), 700),
    "listing": Reader(listing, ("feed",), 700),
    "plover": Reader(events("plover"), ("events.jsonl", "events.jsonl.gz"), 400),
    "polecat": Reader(events("polecat"), ("events.txt", "events.txt.gz"), 400),
    "icews": Reader(events("icews"), ("events.tab", "events.csv.gz"), 400),
    "happenings": Reader(happenings, ("events.tsv", "events.csv", "events.tsv.gz"), 400),
    "model": Reader(model, ("chances.model",), 300),
    "letters": Reader(letters, ("outlets.toml",), 200),
    "record": Reader(record, ("r.onrecord",), 500),
}
