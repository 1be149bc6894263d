"""What the tests of acquire share: an article, and a way to read one file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.acquire import acquire
from onrecord.model import Report

TITLE = "Freedonia says talks with Sylvania will resume"
FIRST = "The foreign minister of Freedonia said on Tuesday that talks with Sylvania would resume next week in Geneva."
SECOND = "Sylvania has not confirmed the date, and its embassy declined to comment on the report."


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Report]:
    """Write a file and read the one report in it."""

    def one(name: str, content: str | bytes) -> Report:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (report,) = acquire([path])
        return report

    return one
