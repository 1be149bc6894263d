"""Documents that are held whole: where their bytes come from, and how their text becomes reports."""

import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO, NamedTuple

import msgspec

from onrecord.acquire import dates, factiva, nexis
from onrecord.acquire.draft import Draft
from onrecord.acquire.limits import Limits, RefusalError
from onrecord.acquire.outlets import outlet_for
from onrecord.acquire.plain import text_report

IN_MEMORY = 1 << 24
MASTHEAD = 80
TITLE = 400


class Source(NamedTuple):
    """One document: its id, its label, its bytes as a file that can be searched, and what is known of it."""

    id: str
    label: str
    file: IO[bytes]
    limits: Limits
    url: str | None = None
    fetched: str | None = None

    def size(self) -> int:
        """Its bytes in number."""
        at = self.file.tell()
        size = self.file.seek(0, 2)
        self.file.seek(at)
        return size

    def read(self) -> bytes:
        """All its bytes. Raises RefusalError if they are too many."""
        if self.size() > self.limits.max_document:
            raise too_large(self.limits)
        self.file.seek(0)
        return self.file.read()


def spooled(chunks: Iterator[bytes | None], limits: Limits) -> tuple[IO[bytes], bool]:
    """A stream as a file that can be searched, on disk if it is long, and whether it is whole."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the caller reads and drops it
    size = 0
    for chunk in chunks:
        if chunk is None:
            file.seek(0)
            return file, False
        size += len(chunk)
        if size > limits.max_document:
            file.close()
            raise too_large(limits)
        file.write(chunk)
    file.seek(0)
    return file, True


def too_large(limits: Limits) -> RefusalError:
    """The refusal for a document over the limit."""
    return RefusalError(
        "too-large", f"larger than {limits.max_document:,} bytes once unpacked: split it or raise the limit"
    )


def opened(file: IO[bytes]) -> zipfile.ZipFile:
    """A ZIP archive. Raises RefusalError if it is damaged or ends early."""
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise RefusalError(
            "unreadable", f"a damaged ZIP archive, perhaps cut off while it was copied ({error}): get it again"
        ) from error


def member(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """One member's bytes, never more than `limit` whatever its header says."""
    try:
        info = archive.getinfo(name)
        if info.flag_bits & 1:
            raise RefusalError("unreadable", "locked with a password: save it without one")
        with archive.open(info) as opened_member:
            data = opened_member.read(limit + 1)
    except KeyError as error:
        raise RefusalError("unreadable", f"the part {name} is missing from this document: save it again") from error
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise RefusalError("unreadable", f"the part {name} of this document is damaged: get it again") from error
    except Exception as error:  # zlib.error, lzma.LZMAError
        raise RefusalError("unreadable", f"the part {name} cannot be unpacked ({error}): get it again") from error
    if len(data) > limit:
        raise RefusalError("too-large", f"the part {name} unpacks to more than {limit:,} bytes: no report does")
    return data


def text_drafts(text: str, source: Source, notes: tuple[str, ...] = ()) -> Iterator[Draft]:
    """The reports in a text: those of a database's export, or the one that it is."""
    many = nexis.articles(text) or factiva.articles(text)
    if many:
        yield from numbered(many, source, notes)
        return
    draft = text_report(text, id=source.id, input=source.label, url=source.url, fetched=source.fetched)
    yield msgspec.structs.replace(draft, notes=(*draft.notes, *notes)) if notes else draft


def paragraph_drafts(
    paragraphs: list[str], source: Source, *, title: str = "", masthead: bool = False, notes: tuple[str, ...] = ()
) -> Iterator[Draft]:
    """The reports in a document's paragraphs, blank ones among them.

    `title` is the paragraph that the document sets as its title. With `masthead`, short lines above it that state no
    date are the page's, not the report's.
    """
    many = nexis.articles("\n".join(paragraphs)) or factiva.articles("\n".join(paragraphs))
    if many:
        yield from numbered(many, source, notes)
        return
    at = next((at for at, one in enumerate(paragraphs) if title and one.split() == title.split()), None)
    if at is not None:
        above = [one for one in paragraphs[:at] if not masthead or len(one) > MASTHEAD or dates.day(one)]
        outlet = next((one for one in paragraphs[:at] if masthead and outlet_for(one)), None)
        above = [f"Source: {outlet}", *above] if outlet else above
        paragraphs = [f"Title: {' '.join(title.split())[:TITLE]}", *above, *paragraphs[at + 1 :]]
    yield from text_drafts("\n\n".join(paragraphs), source, notes)


def numbered(many: list[Draft], source: Source, notes: tuple[str, ...]) -> Iterator[Draft]:
    """The articles of one file, each with an id and a label of its own."""
    for number, one in enumerate(many, 1):
        id = f"{source.id}-{number}" if len(many) > 1 else source.id
        label = f"{source.label}#{number}" if len(many) > 1 else source.label
        yield msgspec.structs.replace(one, id=id, input=label, notes=(*one.notes, *notes))
