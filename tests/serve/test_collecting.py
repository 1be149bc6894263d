"""Collect: files and addresses that pages give, read in by a thread of the server."""

import io
import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord import open_record
from onrecord.errors import UsageError
from onrecord.serve.collecting import Collector, Lot, addresses, lay
from onrecord.serve.opened import Opened
from tests.serve.conftest import Editor

NEWS = b"Japan and China held talks in Tokyo\nTOKYO, 5 June 2024. Japan and China held talks in Tokyo on Tuesday.\n"


def ended(editor: Editor, files: list[tuple[str, bytes]], **fields: Any) -> str:
    """Give files as a form does; the page about them once all has been read."""
    sent = [("files", (name, content, "application/octet-stream")) for name, content in files]
    page = editor.client.post("/copy/collect", data={"csrf": editor.csrf, **fields}, files=sent or None)
    for _ in range(600):
        if "data-going" not in page.text:
            break
        time.sleep(0.1)
        page = editor.client.get(page.url.path)
    assert "data-going" not in page.text
    return page.text


def test_files_are_read_in_and_what_cannot_be_is_listed(editor: Editor) -> None:
    given = [("tokyo-talks.txt", NEWS), ("broken.pdf", b"%PDF-1.4 broken"), ("../../../etc/passwd.txt", NEWS + b"x")]
    page = ended(editor, given)
    assert "Done" in page
    assert "broken.pdf" in page
    assert "onrecord-" not in page, "the temporary folder is nobody's business"
    with open_record(editor.record) as record:
        assert record.report("tokyo-talks").status == "ok"
        assert record.report("tokyo-talks").path == "collected/tokyo-talks.txt"
        assert record.report("passwd").path == "etc/passwd.txt"
        assert record.report("broken").status == "unreadable"
        builds = len(record.builds())
    again = ended(editor, [("tokyo-talks.txt", NEWS)])
    assert "1 known" in again
    with open_record(editor.record) as record:
        assert len(record.builds()) == builds + 1
    assert "Reading in" not in editor.client.get("/copy/collect").text


def test_a_list_of_inputs_names_no_file_of_the_servers(editor: Editor, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(NEWS)
    page = ended(editor, [("list.csv", f"path,outlet\n{secret},Mine\n".encode())])
    assert "list.csv" in page
    with open_record(editor.record) as record:
        assert not [report for report in record.reports() if "secret" in report.id]
    for asked in (str(secret), "file:///etc/passwd", "-", "https://", "javascript:alert(1)"):
        assert "is no address" in ended(editor, [], addresses=asked)


def test_one_address_that_is_none_does_not_keep_out_the_rest(editor: Editor) -> None:
    page = ended(editor, [("tokyo-talks.txt", NEWS)], addresses="file:///etc/passwd")
    assert "file:///etc/passwd" in page
    assert "is no address" in page
    with open_record(editor.record) as record:
        assert record.report("tokyo-talks").status == "ok"


def test_nothing_and_too_much_are_refused(editor: Editor) -> None:
    assert "choose files" in ended(editor, [])
    large = {"content-length": str(65 * 1024 * 1024)}
    assert editor.client.post("/copy/collect", content=b"", headers=large).status_code == 413


def test_a_lot_is_shown_to_those_who_may_edit(editor: Editor, stranger: TestClient) -> None:
    assert editor.client.get("/copy/collect/nothing").status_code == 404
    editor.send("/logout")
    assert stranger.get("/copy/collect/nothing").status_code == 403


@pytest.mark.parametrize(
    ("name", "lies"),
    [
        ("../../up.txt", "collected/up.txt"),
        ("/etc/cron.d/job.txt", "cron.d/job.txt"),
        ("C:\\news\\a.txt", "news/a.txt"),
        ("news/sub/b.txt", "sub/b.txt"),
        ("..", "collected/unnamed"),
        (".hidden.txt", "collected/hidden.txt"),
        ("a\x00\nb.txt", "collected/a__b.txt"),
        ("x" * 400 + ".txt", "collected/" + "x" * 108 + ".txt"),
    ],
)
def test_names_stay_in_the_folder(name: str, lies: str) -> None:
    folder, count = lay([(name, io.BytesIO(b"one")), (name, io.BytesIO(b"two"))])
    try:
        assert count == 2
        assert (folder / lies).read_bytes() == b"one"
        assert (folder / "2" / lies).read_bytes() == b"two"
    finally:
        import shutil

        shutil.rmtree(folder)


def test_addresses_are_those_of_the_web() -> None:
    found, refused = addresses(
        "https://a.example/1\n\n http://b.example\nfile:///etc/passwd\nhttps://a.example/1\nhttp://[x"
    )
    assert found == ("https://a.example/1", "http://b.example")
    assert [one.name for one in refused] == ["file:///etc/passwd", "http://[x"]
    with pytest.raises(UsageError, match="too many"):
        addresses("\n".join(f"https://a.example/{number}" for number in range(300)))


def test_a_build_that_fails_takes_nothing_with_it(editor: Editor) -> None:
    def fails(*_: object, **__: object) -> Any:
        raise MemoryError

    collector, opened = Collector(fails), Opened("copy", editor.record)
    folder, _ = lay([("a.txt", io.BytesIO(NEWS))])
    lot = Lot("copy", "Ada", folder, 1, ())
    collector.take(opened, lot)
    for _ in range(600):
        if lot.ended:
            break
        time.sleep(0.1)
    assert lot.state == "failed"
    assert "MemoryError" in lot.failed
    with opened.editing() as record:
        assert record.counts()["reports"]
    opened.close()
    assert not folder.exists()
