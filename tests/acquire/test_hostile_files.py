"""Files that mean ill: entities that name other files or grow, archives that unpack to more than there is room for."""

import gzip
import io
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.acquire import acquire
from onrecord.acquire.limits import Limits
from onrecord.model import Report

from .conftest import FIRST, SECOND, TITLE
from .test_docx import altered, document
from .test_epub import ARTICLE, book
from .test_tables import workbook

Read = Callable[..., Report]
SECRET = "the word that nobody may read"
LAUGHS = "".join(f'<!ENTITY {one} "{f"&{before};" * 10}">' for before, one in zip("abcdefgh", "bcdefghi", strict=True))
GROWING = f'<!DOCTYPE x [<!ENTITY a "{"ha" * 50}">{LAUGHS}]>'
SMALL = Limits(max_bytes=2_000_000, max_document=4_000_000)


@pytest.fixture
def naming(tmp_path: Path) -> str:
    """A declaration of an entity that stands for a file of this machine."""
    (tmp_path / "secret").write_text(SECRET)
    return f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>'


def of_word(declared: str, entity: str) -> bytes:
    """A Word document whose text has the entity in it."""
    whole = document(("Title", TITLE), ("Normal", FIRST), ("Normal", SECOND))
    return altered(altered(whole, "<w:document", f"{declared}<w:document"), FIRST[:20], f"{entity}{FIRST[:20]}")


def of_excel(declared: str, entity: str) -> bytes:
    """A workbook with the entity in a cell."""
    whole = workbook(("one", [["title", "text"], [TITLE, f"{FIRST} {SECOND}"]]))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            data = source.read(info).decode()
            if "sharedStrings" in info.filename:
                data = data.replace("<sst", f"{declared}<sst").replace(FIRST[:20], f"{entity}{FIRST[:20]}")
            target.writestr(info.filename, data)
    return out.getvalue()


FORMS: dict[str, Callable[[str, str], bytes]] = {
    "a.docx": of_word,
    "a.xlsx": of_excel,
    "a.epub": lambda declared, entity: book(f"{ARTICLE}<p>{entity}</p>").replace(b"<html", f"{declared}<html".encode()),
    "a.html": lambda declared, entity: (
        f"{declared}<html><body><p>{entity} {FIRST}</p><p>{SECOND}</p></body></html>".encode()
    ),
    "a.xml": lambda declared, entity: (
        f'<?xml version="1.0"?>{declared}<rss><item>{entity} {FIRST}</item></rss>'.encode()
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_no_entity_brings_another_file_in(tmp_path: Path, naming: str, name: str) -> None:
    (tmp_path / name).write_bytes(FORMS[name](naming, "&e;"))
    found = list(acquire([tmp_path / name]))
    assert found
    assert not [report for report in found if SECRET in f"{report}"]


@pytest.mark.parametrize("name", FORMS)
def test_entities_that_grow_stay_small(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FORMS[name](GROWING, "&i;"))
    tracemalloc.start()
    try:
        found = list(acquire([tmp_path / name]))
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()
    assert all(len(report.text) < 100_000 for report in found)


@pytest.mark.parametrize(
    ("name", "part"),
    [("a.docx", "word/document.xml"), ("a.epub", "META-INF/container.xml"), ("a.zip", "a.txt"),
     ("a.xlsx", "xl/workbook.xml")],
)  # fmt: skip
def test_a_part_that_unpacks_to_far_too_much_is_refused(tmp_path: Path, name: str, part: str) -> None:
    with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as made, made.open(part, "w") as file:
        for _ in range(40):
            file.write(bytes(1 << 20))
    tracemalloc.start()
    try:
        (report,) = acquire([tmp_path / name], limits=SMALL)
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()
    assert report.status == "too-large"


@pytest.mark.parametrize("name", ["a.html.gz", "a.json.gz", "a.jsonl.gz", "a.txt.gz", "a.warc.gz", "a.csv.gz"])
def test_a_packed_file_that_grows_is_read_within_its_bounds(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(b"title,text\n" + bytes(1 << 20), mtime=0) * 64)
    tracemalloc.start()
    try:
        found = list(acquire([tmp_path / name], limits=SMALL))
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()
    assert not [report for report in found if report.status == "ok"]


def test_a_name_in_an_archive_is_a_name_and_no_place(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        for name in ("../../climbed.txt", "/climbed.txt", "b/../../climbed.txt", "b.txt"):
            made.writestr(name, f"{TITLE}\n\n{FIRST}\n\n{SECOND}")
    found = list(acquire([tmp_path / "a.zip"]))
    assert {report.status for report in found} == {"ok"}
    assert not list(tmp_path.parent.rglob("climbed*"))


def test_a_link_in_a_folder_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside" / "secret.txt").write_text(f"{SECRET} {FIRST}")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(f"{FIRST} {SECOND}")
    os.symlink(tmp_path / "beside", tmp_path / "in" / "link", target_is_directory=True)
    assert [report.id for report in acquire([tmp_path / "in"])] == ["a"]
