"""One input to its reports: open it, tell its form, take it apart, and turn every failure into a report."""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain, takewhile
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple
from urllib.parse import urlsplit
from zipfile import ZipFile

from onrecord.acquire import archive, articles, containers, streams, tables, wacz, zstd
from onrecord.acquire.address import canonical
from onrecord.acquire.assemble import report as assemble
from onrecord.acquire.decoding import decode, encoding_of
from onrecord.acquire.documents import Source, member, opened, spooled, text_drafts
from onrecord.acquire.draft import Draft, refused
from onrecord.acquire.forms import Form, form_of, named, sniff, wide
from onrecord.acquire.inputs import STDIN, Input, is_url, stem_of, why
from onrecord.acquire.limits import Limits, RefusalError
from onrecord.errors import OnrecordError
from onrecord.model import Report

Chunks = Iterator[bytes | None]
Draftlike = Draft | Report
ENDS_EARLY = "the compressed file ends early or is damaged; what could be decompressed was read"


def read_input(given: Input, stdin: BinaryIO | None, limits: Limits, fetch: bool) -> Iterator[Report]:
    """The reports of one input. Never raises for what the input is or holds."""
    try:
        for found in _drafts(given, stdin, limits, fetch):
            yield found if isinstance(found, Report) else _finish(found, limits)
    except RefusalError as refusal:
        yield refused(given.id, given.label, refusal, url=given.label if is_url(given.label) else None)
    except OSError as error:
        yield refused(given.id, given.label, RefusalError("unreadable", why(error)))
    except OnrecordError:
        raise
    except Exception as error:  # a batch must outlive any one input, whatever a parser makes of it
        yield refused(given.id, given.label, _unexpected(error))


def _unexpected(error: Exception) -> RefusalError:
    return RefusalError(
        "unreadable", f"it could not be read ({type(error).__name__}: {str(error)[:120]})".replace("\n", " ")
    )


def _finish(draft: Draft, limits: Limits) -> Report:
    try:
        return assemble(draft, limits)
    except RefusalError as refusal:
        return refused(draft.id, draft.input, refusal, url=draft.url, fetched=draft.fetched)
    except Exception as error:  # as above: the next article of the same file must still be read
        return refused(draft.id, draft.input, _unexpected(error), url=draft.url, fetched=draft.fetched)


def _drafts(given: Input, stdin: BinaryIO | None, limits: Limits, fetch: bool) -> Iterator[Draftlike]:
    if given.refusal:
        raise given.refusal
    if is_url(given.label):
        yield from _fetched(given, limits, fetch)
    elif given.label == STDIN and given.path is None:
        yield from _stream(given, stdin or sys.stdin.buffer, limits)
    elif given.path is not None:
        if not given.path.is_file() and given.path.exists():
            raise RefusalError("unreadable", "this is neither a file nor a folder, but a device or pipe: pass it as -")
        with given.path.open("rb") as file:
            yield from _stream(given, file, limits)


def _fetched(given: Input, limits: Limits, fetch: bool) -> Iterator[Draftlike]:
    if not fetch:
        raise RefusalError("unreadable", "addresses are not fetched in this run: save the page and give the file")
    from onrecord.acquire.fetching import fetch as get

    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    answer = get(given.label, limits)
    kind: Form | None = "html" if "html" in answer.kind else "json" if answer.kind.endswith("json") else None
    form = kind or named(urlsplit(answer.url).path)
    yield from _packed(given._replace(form=form), iter([answer.data]), limits, Origin(answer.url, now, answer.charset))


class Origin(NamedTuple):
    """Where bytes come from: an address, when it was fetched and the declared encoding; or an open file."""

    url: str | None = None
    fetched: str | None = None
    charset: str | None = None
    file: IO[bytes] | None = None


def _stream(given: Input, stream: BinaryIO, limits: Limits) -> Iterator[Draftlike]:
    """The drafts of an open file."""
    yield from _packed(given, streams.pieces(stream), limits, Origin(file=stream if given.path else None))


def _packed(given: Input, raw: Iterator[bytes], limits: Limits, origin: Origin) -> Iterator[Draftlike]:
    """The drafts of a stream: unpacked if need be, in the form that its name or its first bytes tell."""
    first = next(raw, b"")
    if not first:
        raise RefusalError("empty", "the file is empty: there is nothing to read")
    raw = chain([first], raw)
    chunks: Chunks = raw
    if first.startswith(streams.GZIP):
        chunks, origin = streams.gunzip(raw), origin._replace(file=None)
    elif zstd.is_packed(first):
        chunks, origin = zstd.unzstd(raw), origin._replace(file=None)
    head = b""
    for chunk in chunks:
        if chunk is None:
            chunks = chain([None], chunks)
            break
        head += chunk
        if len(head) > 4096:
            break
    chunks = chain([head] if head else [], chunks)
    given = given._replace(form=form_of(head, given.form))
    yield from _formed(given, chunks, limits, origin, head)


def _formed(given: Input, chunks: Chunks, limits: Limits, origin: Origin, head: bytes) -> Iterator[Draftlike]:
    """The drafts of a stream whose form is known."""
    if given.form == "warc":
        yield from _archive(given, chunks, limits)
    elif given.form == "jsonl":
        yield from _lines(given, _utf8(chunks, head), limits)
    elif given.form == "table":
        yield from _table(given, chunks, limits, head)
    elif given.form in ("zip", "rtf", "pdf", "mhtml", "office"):
        yield from _document(given, chunks, limits, origin)
    else:
        yield from _whole(given, chunks, limits, origin.url, origin.fetched, origin.charset)


def _utf8(chunks: Chunks, head: bytes) -> Chunks:
    """Text in units of two or four bytes as UTF-8, in which a line break is one byte; any other as it is."""
    encoding = wide(head)
    if not encoding:
        return chunks
    whole = takewhile(lambda chunk: chunk is not None, chunks)
    return (text.encode("utf-8", "replace") for text in tables.decoded((one for one in whole if one), encoding))


def _table(given: Input, chunks: Chunks, limits: Limits, head: bytes) -> Iterator[Draftlike]:
    """A report a row, from a stream of any length."""
    lost = False

    def whole() -> Iterator[bytes]:
        nonlocal lost
        for chunk in chunks:
            if chunk is None:
                lost = True
                return
            yield chunk

    yield from tables.delimited(given.id, given.label, tables.decoded(whole(), encoding_of(head)), limits)
    if lost:
        yield refused(f"{given.id}-end", f"{given.label}#end", RefusalError("unreadable", ENDS_EARLY))


def _document(given: Input, chunks: Chunks, limits: Limits, origin: Origin) -> Iterator[Draftlike]:
    """The drafts of a document that has to be held whole, or searched."""
    if given.form == "office":
        raise RefusalError(
            "unreadable", "an Office file of before 2007, or one locked with a password: save it as .docx or .xlsx"
        )
    file, complete = (origin.file, True) if origin.file and origin.file.seekable() else spooled(chunks, limits)
    source = Source(given.id, given.label, file, limits, origin.url, origin.fetched)
    found: Iterator[Draftlike]
    if given.form == "zip":
        found = _zip(given, source, limits)
    elif given.form == "mhtml":
        found = _saved_page(source)
    elif given.form == "pdf":
        from onrecord.acquire import pdf

        found = pdf.drafts(source)
    else:
        from onrecord.acquire import rtf

        found = rtf.drafts(source)
    for one in found:
        yield one if complete or isinstance(one, Report) else _noted(one, (ENDS_EARLY,))


def _saved_page(source: Source) -> Iterator[Draftlike]:
    from onrecord.acquire import mhtml

    saved = mhtml.page(source.read(), source.limits.max_bytes)
    html, notes = decode(saved.data, saved.charset, html=True)
    notes = notes if saved.whole else (*notes, "the saved page ends early; what there is of it was read")
    yield _page(source.id, source.label, html, source.url or saved.url, source.fetched or saved.when, notes)


def _zip(given: Input, source: Source, limits: Limits) -> Iterator[Draftlike]:
    """What a ZIP archive is by the names in it: a document of an office, a book, a crawl, or files of any form."""
    with opened(source.file) as zipped:
        kind = containers.kind(zipped)
        if kind == "docx":
            from onrecord.acquire import docx

            yield from docx.drafts(source, zipped)
        elif kind == "xlsx":
            containers.bounded(zipped, limits.max_document)
            yield from tables.sheets(source.id, source.label, source.file)
        elif kind == "epub":
            from onrecord.acquire import epub

            yield from epub.drafts(source, zipped)
        elif kind == "wacz":
            yield from _wacz(given, zipped, limits)
        elif kind == "files":
            yield from _files(given, zipped, limits)
        else:
            what = containers.other(zipped.namelist())
            raise RefusalError("unreadable", f"this is {what}, which is not read: save it as text, .docx or .xlsx")


def _wacz(given: Input, zipped: ZipFile, limits: Limits) -> Iterator[Draftlike]:
    """The pages of a crawl, and a refusal for each page that it lists and does not hold."""
    seen: set[str] = set()
    for name in wacz.warcs(zipped):
        inner = given._replace(label=f"{given.label}#{name}", form="warc")
        try:
            for one in _packed(inner, wacz.pieces(zipped, name), limits, Origin()):
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


def _files(given: Input, zipped: ZipFile, limits: Limits) -> Iterator[Draftlike]:
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
            data = member(zipped, name, limits.max_document)
            if data.startswith(b"PK\x03\x04") and name.lower().endswith(".zip"):
                raise RefusalError("unreadable", "a ZIP archive within another: unpack it")
            yield from _packed(inner, iter([data]), limits, Origin())
        except RefusalError as refusal:
            yield refused(inner.id, inner.label, refusal)
        except Exception as error:  # one broken file must not end the archive
            yield refused(inner.id, inner.label, _unexpected(error))
    if len(names) > containers.MOST_FILES:
        reason = f"{len(names):,} files in one archive, the first {containers.MOST_FILES:,} were read: unpack it"
        yield refused(f"{given.id}-rest", given.label, RefusalError("too-large", reason))


def _whole(
    given: Input,
    chunks: Chunks,
    limits: Limits,
    url: str | None = None,
    fetched: str | None = None,
    charset: str | None = None,
) -> Iterator[Draftlike]:
    """The drafts of an input that is read at once: a page, a text, a JSON value."""
    data, complete = streams.read_all(chunks, limits.max_bytes)
    if not data and not complete:
        raise RefusalError("unreadable", "the compressed file is damaged from its start: get it again")
    form = given.form or sniff(data[:8192])
    text, notes = decode(data, charset, html=form == "html")
    notes = notes if complete else (*notes, ENDS_EARLY)
    if form == "json":
        yield from _json(given, text, complete, notes)
    elif form == "html":
        yield _page(given.id, given.label, text, url, fetched, notes)
    else:
        source = Source(given.id, given.label, io.BytesIO(), limits, url, fetched)
        yield from text_drafts(text, source, notes=notes)


def _noted(draft: Draft, notes: tuple[str, ...]) -> Draft:
    import msgspec

    return msgspec.structs.replace(draft, notes=(*draft.notes, *notes)) if notes else draft


def _page(id: str, label: str, html: str, url: str | None, fetched: str | None, notes: tuple[str, ...]) -> Draft:
    from onrecord.acquire.pages import page

    return _noted(page(html, id=id, input=label, url=url, fetched=fetched), notes)


def _json(given: Input, text: str, complete: bool, notes: tuple[str, ...]) -> Iterator[Draftlike]:
    """One article, several, or lines of articles in a file that calls itself JSON."""
    try:
        value = articles.parse(text)
    except RefusalError:
        if sniff(text[:8192].encode("utf-8", "replace")) == "jsonl":
            yield from _lines(given, iter([text.encode("utf-8", "replace")]), Limits())
            return
        if not complete:
            raise RefusalError(
                "unreadable", "the compressed file ends early, so its JSON is not whole: get it again"
            ) from None
        raise
    found = list(articles.articles_in(value))
    if not found:
        raise articles.no_article(value)
    single = len(found) == 1 and isinstance(value, dict)
    for number, one in enumerate(found, 1):
        id, label = (given.id, given.label) if single else (f"{given.id}-{number}", f"{given.label}#{number}")
        yield _noted(articles.draft(one, id=id, input=label, own_id=not single), notes)


def _lines(given: Input, chunks: Chunks, limits: Limits) -> Iterator[Draftlike]:
    """An article a line; a broken line costs only itself."""
    found = False
    for number, line in enumerate(streams.lines(chunks, limits.max_bytes), 1):
        id, label = f"{given.id}-{number}", f"{given.label}:{number}"
        if line is None:
            found = True
            yield refused(id, label, RefusalError("unreadable", ENDS_EARLY))
        elif isinstance(line, RefusalError):
            found = True
            yield refused(id, label, line)
        elif line.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            found = True
            yield _line(line, id, label)
    if not found:
        raise RefusalError("empty", "the file has no lines with anything on them: there is nothing to read")


def _line(line: bytes, id: str, label: str) -> Draftlike:
    try:
        value: Any = articles.parse(decode(line)[0])
        if not articles.is_article(value):
            raise articles.no_article(value)
        return articles.draft(value, id=id, input=label, own_id=True)
    except RefusalError as refusal:
        return refused(id, label, refusal)


def _archive(given: Input, chunks: Chunks, limits: Limits) -> Iterator[Draftlike]:
    """The pages of an archive, each under its address."""
    number = 0
    for number, found in enumerate(archive.pages(chunks, limits.max_bytes), 1):
        id, label = f"{given.id}-{number}", f"{given.label}#{number}"
        if isinstance(found, RefusalError):
            yield refused(id, label, found)
            continue
        try:
            html, notes = decode(found.data, found.charset, html=True)
            yield _page(found.url or id, label, html, found.url or None, found.fetched, notes)
        except RefusalError as refusal:
            yield refused(found.url or id, label, refusal, url=found.url or None, fetched=found.fetched)
        except Exception as error:  # a page that breaks the parser must not end the archive
            yield refused(found.url or id, label, _unexpected(error), url=found.url or None, fetched=found.fetched)
    if not number:
        raise RefusalError("no-article", "an archive without pages: none of its records is a fetched HTML page")
