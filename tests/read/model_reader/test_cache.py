import os
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.model import Report
from onrecord.read.model_reader.cache import Cache, Kept, key_of, peek
from onrecord.read.model_reader.prompt import Part, messages

KEPT = Kept(content='{"claims": []}', host="host.example", model="m")


def test_an_answer_is_kept_under_its_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "a" / "b")
    key = key_of("m", [{"role": "user", "content": "text"}])
    assert cache.get(key) is None
    cache.put(key, KEPT)
    assert cache.get(key) == peek(tmp_path / "a" / "b", key) == KEPT
    assert [path.suffix for path in (tmp_path / "a").rglob("*") if path.is_file()] == [".json"]


def test_the_key_is_of_text_rules_and_model() -> None:
    def asked(text: str, **fields: str) -> list[dict[str, str]]:
        return messages(Report(id="r", text=text, **fields), Part(0, len(text)))  # type: ignore[arg-type]

    keys = {
        key_of("m", asked("Envoys met.")),
        key_of("n", asked("Envoys met.")),
        key_of("m", asked("Envoys met!")),
        key_of("m", asked("Envoys met.", published="2024-05-06")),
        key_of("m", [{"role": "system", "content": "Other rules."}, *asked("Envoys met.")[1:]]),
    }
    assert len(keys) == 5
    other_id = messages(Report(id="s", text="Envoys met."), Part(0, 11))
    assert key_of("m", other_id) in keys


@pytest.mark.parametrize("content", [b"", b"{", b"\x00\xff", b'{"content": 4}', b"[]"])
def test_a_damaged_answer_counts_as_none_and_is_written_anew(tmp_path: Path, content: bytes) -> None:
    cache = Cache(tmp_path)
    cache.put("ab12", KEPT)
    (tmp_path / "ab" / "12.json").write_bytes(content)
    assert cache.get("ab12") is None
    cache.put("ab12", KEPT)
    assert cache.get("ab12") == KEPT


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="--reader-cache"):
        Cache(tmp_path / "file")
    with pytest.raises(UsageError, match="--reader-cache"):
        Cache(tmp_path / "file" / "below")


def test_where_nothing_can_be_kept_reading_goes_on(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    (tmp_path / "ab").touch()  # where a folder ought to be
    cache.put("ab12", KEPT)
    assert cache.get("ab12") is None


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_its_owner_can_look_into_the_cache(tmp_path: Path) -> None:
    Cache(tmp_path / "answers").put("ab12", KEPT)
    assert (tmp_path / "answers").stat().st_mode & 0o077 == 0
