import pickle
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.read import Settings
from onrecord.read.model_reader.settings import KEY, ReaderSettings, key


@pytest.mark.parametrize("url", ["host/v1", "ftp://host/v1", "https://", "file:///etc/passwd", "https://host:port/"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="address"):
        ReaderSettings(url=url, model="m")


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(UsageError) as refused:
        ReaderSettings(url="https://me:hunter2@host/v1", model="m")
    assert "hunter2" not in str(refused.value)
    assert KEY in str(refused.value)


@pytest.mark.parametrize("fields", [{"model": " "}, {"tries": 0}, {"parallel": 0}, {"timeout": 0}, {"first_wait": -1}])
def test_numbers_that_make_no_sense_are_refused(fields: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        ReaderSettings(**{"url": "https://host/v1", "model": "m", **fields})  # type: ignore[arg-type]


def test_the_name_has_host_and_model_and_no_more() -> None:
    assert ReaderSettings(url="https://host.example/v1?version=2", model="big").name == "big at host.example"
    assert ReaderSettings(url="http://localhost:8080/v1", model="big").name == "big at localhost:8080"


def test_settings_go_to_other_processes_without_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "sk-secret-words")
    settings = Settings(reader=ReaderSettings(url="https://host/v1", model="m"))
    sent = pickle.dumps(settings)
    assert pickle.loads(sent) == settings
    assert hash(pickle.loads(sent)) == hash(settings)
    assert b"secret" not in sent


def test_the_key_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY, raising=False)
    assert key() is None
    monkeypatch.setenv(KEY, "  abc \n")
    assert key() == "abc"
    monkeypatch.setenv(KEY, "sécret")
    with pytest.raises(UsageError) as refused:
        key()
    assert "cret" not in str(refused.value)


def test_the_cache_is_where_the_user_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/cached")
    assert ReaderSettings(url="https://host/v1", model="m").folder == Path("/var/cached/onrecord/answers")
    assert ReaderSettings(url="https://host/v1", model="m", cache="/elsewhere").folder == Path("/elsewhere")
