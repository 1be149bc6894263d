"""A site to watch, and a record to watch it into."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import WatchResult, watch
from tests.acquire.feeds.sites import LOCAL, QUICK, Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def look(tmp_path: Path, plain_reader: None) -> Callable[..., WatchResult]:  # noqa: ARG001
    """Watches once, quickly, on this machine: `look(site.url("/feed"))`."""

    def once(*sources: object, **options: Any) -> WatchResult:
        options = {"manners": QUICK, "limits": LOCAL} | options
        return watch([str(one) for one in sources], tmp_path / "a.onrecord", **options)

    return once
