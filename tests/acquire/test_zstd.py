import json
import sys
from pathlib import Path

import pytest
import zstandard

from onrecord.acquire import acquire

from .conftest import FIRST, SECOND, TITLE
from .test_archive import archive

PLAIN = archive(3, packed=False)


def frames(dictionary: zstandard.ZstdCompressionDict | None = None) -> list[bytes]:
    """A frame for each record."""
    packer = zstandard.ZstdCompressor(dict_data=dictionary) if dictionary else zstandard.ZstdCompressor()
    return [packer.compress(one) for one in PLAIN]


def skippable(content: bytes, kind: int = 0xD) -> bytes:
    return bytes([0x50 + kind]) + b"\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content


def ids(path: Path) -> list[tuple[str, str]]:
    return [(one.id, one.status) for one in acquire([path])]


WHOLE = [(f"http://example.com/{n}", "ok") for n in range(3)]


def test_records_in_frames_of_their_own_in_one_and_with_notes_between(tmp_path: Path) -> None:
    (tmp_path / "a.warc.zst").write_bytes(b"".join(frames()))
    (tmp_path / "b.warc.zst").write_bytes(zstandard.ZstdCompressor().compress(b"".join(PLAIN)))
    (tmp_path / "c.warc.zst").write_bytes(skippable(b"a note", 3).join(frames()))
    for name in "abc":
        assert ids(tmp_path / f"{name}.warc.zst") == WHOLE


@pytest.mark.parametrize("packed", [True, False])
def test_a_dictionary_in_front_is_used(tmp_path: Path, packed: bool) -> None:
    sample = [f"{one.decode()}{n}".encode() for n in range(60) for one in PLAIN]
    dictionary = zstandard.train_dictionary(2000, sample)
    raw = dictionary.as_bytes()
    front = skippable(zstandard.ZstdCompressor().compress(raw) if packed else raw)
    (tmp_path / "a.warc.zst").write_bytes(front + b"".join(frames(dictionary)))
    assert ids(tmp_path / "a.warc.zst") == WHOLE


def test_damage_costs_the_record_and_a_truncated_file_gives_what_is_whole(tmp_path: Path) -> None:
    first, second, third = frames()
    broken = second[:30] + b"\xff" * 40 + second[70:]
    (tmp_path / "a.warc.zst").write_bytes(first + broken + third)
    (tmp_path / "b.warc.zst").write_bytes((first + second + third)[:-50])
    found = ids(tmp_path / "a.warc.zst")
    assert [one for one in found if one[1] == "ok"] == [WHOLE[0], WHOLE[2]]
    assert "unreadable" in {status for _, status in found}
    found = ids(tmp_path / "b.warc.zst")
    assert found[:2] == WHOLE[:2]
    assert found[-1][1] == "unreadable"


def test_any_form_may_be_packed(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "title": TITLE, "text": f"{FIRST}\n{SECOND}"})
    (tmp_path / "a.jsonl.zst").write_bytes(zstandard.ZstdCompressor().compress(f"{line}\n".encode()))
    (report,) = acquire([tmp_path])
    assert (report.id, report.status) == ("a", "ok")


def test_without_zstandard_the_reason_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    (tmp_path / "a.warc.zst").write_bytes(b"".join(frames()))
    (report,) = acquire([tmp_path])
    assert report.status == "unreadable"
    assert "pip install 'onrecord[archives]'" in (report.reason or "")
