"""The command line as a whole: what users are told while they wait."""

from pathlib import Path
from typing import Any

import pytest

from onrecord.store import migrate, open_record


def test_bringing_an_older_record_up_to_date_is_told(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.onrecord"
    with monkeypatch.context() as then:
        then.setattr(migrate, "HEAD", migrate.known()[-2])
        open_record(path, create=True).close()
    first, again = run("info", path), run("info", path)
    assert (first.code, again.code, first.out) == (0, 0, again.out)
    begun, ended = first.err.splitlines()
    assert f"{path} was made by an older onrecord: bringing it from schema" in begun
    assert ended == f"{path} is up to date"
    assert again.err == ""
