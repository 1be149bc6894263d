"""A record with a visit that may be, and a way to bring more reports into it and be told."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import AlertMessage, AlertResult, Record, build, check_alerts, open_record
from tests.acquire.feeds.sites import LOCAL
from tests.verbs.building import Write

MAY = "Kirby says that PRK may visit RUS on 2023-09-13."
DID = "PRK visits RUS on 2023-09-13."
DENIED = "Russia denies that PRK visits RUS on 2023-09-13."


class Desk:
    """A record that somebody watches: `bring` reports into it, `check` what is told."""

    def __init__(self, record: Record, write: Write) -> None:
        self.record, self._write = record, write

    def bring(self, **texts: str) -> None:
        """Build these reports into the record, each by its name."""
        for name, text in texts.items():
            build([self._write(name, text) / f"{name}.json"], self.record.name)

    def check(self, **options: Any) -> AlertResult:
        """What is told now."""
        return check_alerts(self.record, **{"limits": LOCAL} | options)

    def told(self) -> list[AlertMessage]:
        """What is told to the terminal now."""
        heard: list[AlertMessage] = []
        assert self.check(tell=heard.append).ok
        return heard


@pytest.fixture
def desk(tmp_path: Path, write: Write, plain_reader: None) -> Iterator[Desk]:  # noqa: ARG001
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        yield Desk(record, write)


Told = Callable[[], list[AlertMessage]]
