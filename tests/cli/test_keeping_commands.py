"""`verify` and `backup`, and a build that waits for another: what they print, and how they end."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from onrecord.store.turns import turn


def test_verify_tells_what_it_checked(run: Any, record: Path) -> None:
    done = run("verify", record)
    assert done.code == 0, done
    assert "texts: sound (texts are those that were read" in done.out
    assert done.out.endswith(f"{record}: sound\n")
    told = json.loads(run("verify", record, "--json").out)
    assert (told["ok"], told["faults"], told["notes"]) == (True, [], [])
    assert told["checks"][0]["check"] == "file"


def test_verify_names_each_fault_with_what_to_do_and_ends_with_5(run: Any, record: Path) -> None:
    with closing(sqlite3.connect(record)) as raw:
        raw.execute("UPDATE reports SET body = replace(body, 'long followed', 'long misread') WHERE id = 'wire'")
        raw.execute("UPDATE stories SET reports = 99")
        raw.commit()
    done = run("verify", record)
    assert done.code == 5
    assert "report wire: its text is not the one that was read" in done.out
    assert "onrecord build" in done.out
    assert "it counts 99 reports" in done.out
    assert "restore a backup" in done.out
    told = json.loads(run("verify", record, "--json").out)
    assert not told["ok"]
    assert {"check", "kind", "id", "what", "todo"} == set(told["faults"][0])
    refused = run("backup", record, record.with_name("kept.onrecord"))
    assert refused.code == 1
    assert "was not kept" in refused.err
    assert not record.with_name("kept.onrecord").exists()


def test_backup_copies_and_never_overwrites_unasked(run: Any, record: Path) -> None:
    kept = record.with_name("kept.onrecord")
    done = run("backup", record, kept)
    assert done.code == 0, done
    assert done.out.startswith(f"Backed up to {kept}: ")
    assert "rows verified" in done.out
    again = run("backup", record, kept)
    assert again.code == 1
    assert "give --force" in again.err
    forced = run("backup", record, kept, "--force", "--json")
    assert json.loads(forced.out)["bytes"] == kept.stat().st_size
    assert run("show", kept).out == run("show", record).out.replace(str(record), str(kept))


def test_a_build_beside_another_waits_and_says_so(run: Any, record: Path, reports: Path) -> None:
    with turn(record):
        done = run("build", reports, "-o", record, "--wait", "0.2")
    assert done.code == 1
    assert f"Waiting up to 0.2 s for another build of {record} to end." in done.err
    assert "is being built by process" in done.err
    assert "--wait SECONDS" in done.err
    assert run("build", reports, "-o", record).code == 0
