"""An endpoint of one's own, and the settings to ask it fast."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.read.model_reader import ReaderSettings
from tests.read.model_reader.serving import Host, serving


@pytest.fixture(autouse=True)
def _nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ONRECORD_READER_KEY", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def host() -> Iterator[Host]:
    with serving() as started:
        yield started


@pytest.fixture
def asked(host: Host, tmp_path: Path) -> Callable[..., ReaderSettings]:
    """Settings for the host: `asked(tries=2)`."""

    def make(**fields: object) -> ReaderSettings:
        given = {"url": host.url, "model": "small-1", "cache": str(tmp_path / "answers"), "first_wait": 0.01}
        return ReaderSettings(**{**given, "tries": 3, "timeout": 20.0, **fields})  # type: ignore[arg-type]

    return make
