"""Every command does on a server what it does on a file."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Done
from tests.store.conftest import NO_POSTGRES, POSTGRES, new_place


def session(run: Any, record: str, reports: Path) -> Iterator[tuple[str, Done]]:
    """What somebody does with a record, and what each command prints."""
    told: list[tuple[str, Done]] = []

    def does(*args: object) -> str:
        told.append((" ".join(map(str, args)), run(*args)))
        return told[-1][1].out

    does("build", reports, "-o", record, "--quiet")
    does("build", reports, "-o", record)
    does("info", record, "--json")
    does("show", record)
    does("show", record, "--leads", "--json")
    claim, event = (
        re.findall(r'"id":"([^"]+)"', does("export", record, "--table", table))[0] for table in ("claims", "events")
    )
    does("export", record, "--table", "reports", "--format", "csv")
    does("search", record, "visits", "--json")
    does("search", record, '"PRK visits" RUS', "--leads", "--json")
    does("ledger", record)
    does("ledger", record, "engagements", "--actor", "PRK")
    does("entities", record, "--leads")
    does("explain", record, claim)
    does("explain", record, event[:7])
    does("cite", record, event)
    does("page", record, "-o", reports.parent / "page.html")
    does("diff", record, "--since", "2023-09-01")
    does("decide", record, "wrong", claim, "--author", "ana")
    does("decide", record, "correct", claim, "--field", "status", "--value", "planned", "--author", "ana")
    does("show", record)
    does("undo", record, "d1", "--author", "ana")
    does("undo", record, "d2", "--author", "ana")
    does("remove", record, "copy", "--author", "ana", "--reason", "twice")
    does("diff", record, "--built", "1")
    does("show", record)
    does("build", reports, "-o", record, "--again", "--quiet")
    does("copy", record, reports.parent / f"{len(told)}{len(record)}.onrecord")
    does("info", record)
    does("show", record, "--story", "nowhere")
    does("explain", record, "c0000000")
    does("search", record, "O'Neil -- ; DROP TABLE claims", "--json")
    yield from told


WRONG = 2  # the last but two ask for what there is not


def test_every_command_ends_well_on_a_file(run: Any, reports: Path, tmp_path: Path) -> None:
    told = list(session(run, str(tmp_path / "r.onrecord"), reports))
    codes = {args: done.code for args, done in told}
    assert [code for code in codes.values() if code] == [1] * WRONG, codes


@pytest.mark.skipif(not POSTGRES, reason=NO_POSTGRES)
def test_every_command_says_the_same_on_a_server(run: Any, reports: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "r.onrecord")
    with new_place("postgresql", tmp_path) as url:
        on_server = list(session(run, url, reports))
        on_file = list(session(run, path, reports))
        for (args, found), (_, wanted) in zip(on_server, on_file, strict=True):
            told = _found if args.startswith("search") else _plain
            assert told(found, url) == told(wanted, path), args


def _plain(done: Done, record: str) -> tuple[int, list[str]]:
    """What was printed, without the record's name, the time it took and the hour it was, and how lines were broken."""
    text = (done.out + done.err).replace(record, "RECORD")
    text = re.sub(r"postgresql://\S+", "RECORD", text)
    text = re.sub(r"\S*\d+\.onrecord", "COPY", text)
    text = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00|\d+\.\d+ s\b|[\d,]+ rows", "…", text)
    return done.code, text.split()


def _found(done: Done, _: str) -> tuple[int, set[str]]:
    """What was found: each database has its own measure of what fits best, and cuts excerpts in its own way."""
    return done.code, set(re.findall(r'"id": "([^"]+)"', done.out))
