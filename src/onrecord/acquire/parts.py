"""What a ZIP archive holds: a document of an office, a book, a crawl, or files that are read one by one."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

from onrecord.acquire import containers, tables, wacz
from onrecord.acquire.address import canonical
from onrecord.acquire.documents import Source, member, opened
from onrecord.acquire.draft import Draft, refused
from onrecord.acquire.forms import named
from onrecord.acquire.inputs import Input
from onrecord.acquire.limits import RefusalError, unexpected
from onrecord.acquire.names import stem_of
from onrecord.model import Report

Draftlike = Draft | Report
Read = Callable[[Input, Iterator[bytes]], Iterator[Draftlike]]


def drafts(given: Input, source: Source, read: Read) -> Iterator[Draftlike]:
    """The drafts of a ZIP archive, by the names in it. `read` reads a part as if it were an input of its own."""
    with opened(source.file) as zipped:
        kind = containers.kind(zipped)
        if kind == "docx":
            from onrecord.acquire import docx

            yield from docx.drafts(source, zipped)
        elif kind == "xlsx":
            containers.bounded(zipped, source.limits.max_document)
            yield from tables.sheets(source.id, source.label, source.file)
        elif kind == "epub":
            from onrecord.acquire import epub

            yield from epub.drafts(source, zipped)
        elif kind == "wacz":
            yield from _crawl(given, zipped, read)
        elif kind == "files":
            yield from _files(given, source, zipped, read)
        else:
            what = containers.other(zipped.namelist())
            raise RefusalError("unreadable", f"this is {what}, which is not read: save it as text, .docx or .xlsx")


def _crawl(given: Input, zipped: ZipFile, read: Read) -> Iterator[Draftlike]:
    """The pages of a crawl, and a refusal for each page that it lists and does not hold."""
    seen: set[str] = set()
    for name in wacz.warcs(zipped):
        inner = Input(given.id, f"{given.label}#{name}", form="warc")
        try:
            for one in read(inner, wacz.pieces(zipped, name)):
                seen.add(canonical(one.url or one.id))
                yield one
        except RefusalError as refusal:
            if refusal.status != "no-article":  # one WARC of several may hold pictures only
                yield refused(f"{given.id}-{name}", inner.label, refusal)
    missed = [url for url in wacz.listed(zipped) if canonical(url) not in seen]
    for url in missed:
        reason = "this crawl lists the page, but holds no copy of it that was fetched as HTML"
        yield refused(url, f"{given.label}#{wacz.PAGES}", RefusalError("no-article", reason), url=url)
    if not seen and not missed:
        raise RefusalError("no-article", "an archive without pages: none of its records is a fetched HTML page")


def _files(given: Input, source: Source, zipped: ZipFile, read: Read) -> Iterator[Draftlike]:
    """The files in a ZIP archive, as if they lay in a folder; archives within it are not opened."""
    names = [
        info.filename
        for info in zipped.infolist()
        if not info.is_dir() and not re.search(r"(?:^|/)(?:\.|__MACOSX/)", info.filename)
    ]
    if not names:
        raise RefusalError("empty", "an empty ZIP archive: there is nothing to read")
    for name in names[: containers.MOST_FILES]:
        inner = Input(f"{given.id}/{stem_of(Path(name))}", f"{given.label}#{name}", form=named(name))
        try:
            data = member(zipped, name, source.limits.max_document)
            if name.lower().endswith(".zip"):
                raise RefusalError("unreadable", "a ZIP archive within another: unpack it")
            yield from read(inner, iter([data]))
        except RefusalError as refusal:
            yield refused(inner.id, inner.label, refusal)
        except Exception as error:  # one broken file must not end the archive
            yield refused(inner.id, inner.label, unexpected(error))
    if len(names) > containers.MOST_FILES:
        reason = f"{len(names):,} files in one archive, the first {containers.MOST_FILES:,} were read: unpack it"
        yield refused(f"{given.id}-rest", given.label, RefusalError("too-large", reason))
