"""A process that opens a record again keeps the locks that it has on it: others would take away the log it writes."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.store import open_record
from onrecord.verbs.forecasting.source import is_event_file

VISITOR = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT count(*) FROM meta'); c.close()"


@pytest.mark.skipif(sys.platform == "win32", reason="locks there are of handles")
@pytest.mark.parametrize("again", ["opened", "looked at"])
def test_others_do_not_take_the_log_of_a_record_that_is_opened_twice(tmp_path: Path, again: str) -> None:
    path = tmp_path / "r.onrecord"
    with open_record(path, create=True) as record:
        record.set("one", "1")
        if again == "opened":
            with open_record(path) as second:
                assert second.setting("one") == "1"
        else:
            assert not is_event_file(path)
        subprocess.run([sys.executable, "-c", VISITOR, str(path)], check=True)
        assert path.with_name("r.onrecord-wal").exists(), "whoever looked in took itself for the last"
        record.set("two", "2")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with open_record(path) as record:
        assert (record.setting("one"), record.setting("two")) == ("1", "2")
