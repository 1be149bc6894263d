"""One input to its reports: open it, tell its form, take it apart, and turn every failure into a report."""

import io
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple
from urllib.parse import urlsplit

import msgspec

from onrecord.acquire import archive, streams, tables, zstd
from onrecord.acquire.assemble import report as assemble
from onrecord.acquire.decoding import decode, encoding_of
from onrecord.acquire.documents import Source, spooled, text_drafts
from onrecord.acquire.draft import Draft, refused
from onrecord.acquire.facts import NONE, Facts, with_facts
from onrecord.acquire.facts import noted as stated
from onrecord.acquire.forms import Form, form_of, named, sniff, wide
from onrecord.acquire.identity import path_of
from onrecord.acquire.inputs import STDIN, Input, is_url, why
from onrecord.acquire.limits import Limits, RefusalError, unexpected
from onrecord.acquire.markup import is_feed, refuse_other_xml
from onrecord.acquire.objects import ENDS_EARLY, Chunks, Draftlike, from_json, from_lines, noted
from onrecord.errors import OnrecordError
from onrecord.model import Report

if TYPE_CHECKING:
    from onrecord.acquire.fetching import Fetched


def read_input(
    given: Input, stdin: BinaryIO | None, limits: Limits, fetch: bool, facts: Facts = NONE
) -> Iterator[Report]:
    """The reports of one input, each with its path within it. Never raises for what the input is or holds.

    `facts` are what the user says of all inputs; what the input's own row in a table says goes before. `stdin` is the
    open stream of an input that is neither a path nor an address.
    """
    drafts = _drafts(given, stdin, limits, fetch)
    for report in _read(given, drafts, limits, [given.facts, facts] if given.facts else [facts]):
        yield msgspec.structs.replace(report, path=path_of(given, report))


def read_fetched(url: str, answer: "Fetched", at: str, limits: Limits, facts: Facts = NONE) -> Iterator[Report]:
    """The reports of a page that was fetched already, at a moment in ISO 8601. Never raises for what it holds."""
    given = Input(url, url)
    for report in _read(given, _answered(given, answer, at, limits), limits, [facts]):
        yield msgspec.structs.replace(report, path=path_of(given, report))


def _read(given: Input, drafts: Iterator[Draftlike], limits: Limits, facts: Sequence[Facts]) -> Iterator[Report]:
    try:
        for found in drafts:
            if isinstance(found, Report):
                yield found
                continue
            for said in facts:
                found = with_facts(found, said, alone=found.input == given.label)
            report = _finish(found, limits)
            for said in reversed(facts) if report.text else ():
                report = stated(report, said)
            yield report
    except RefusalError as refusal:
        yield refused(given.id, given.label, refusal, url=given.label if is_url(given.label) else None)
    except OSError as error:
        yield refused(given.id, given.label, RefusalError("unreadable", why(error)))
    except OnrecordError:
        raise
    except Exception as error:  # a batch must outlive any one input, whatever a parser makes of it
        yield refused(given.id, given.label, unexpected(error))


def _finish(draft: Draft, limits: Limits) -> Report:
    try:
        return assemble(draft, limits)
    except RefusalError as refusal:
        return refused(draft.id, draft.input, refusal, url=draft.url, fetched=draft.fetched)
    except Exception as error:  # as above: the next article of the same file must still be read
        return refused(draft.id, draft.input, unexpected(error), url=draft.url, fetched=draft.fetched)


def _drafts(given: Input, stdin: BinaryIO | None, limits: Limits, fetch: bool) -> Iterator[Draftlike]:
    if given.refusal:
        raise given.refusal
    if is_url(given.label):
        yield from _fetched(given, limits, fetch)
    elif given.path is None:
        yield from _stream(given, stdin or sys.stdin.buffer, limits)
    else:
        if not given.path.is_file() and given.path.exists():
            raise RefusalError("unreadable", "this is neither a file nor a folder, but a device or pipe: pass it as -")
        with given.path.open("rb") as file:
            yield from _stream(given, file, limits)


def _fetched(given: Input, limits: Limits, fetch: bool) -> Iterator[Draftlike]:
    if not fetch:
        raise RefusalError("unreadable", "addresses are not fetched in this run: save the page and give the file")
    from onrecord.acquire.fetching import fetch as get

    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    yield from _answered(given, get(given.label, limits), now, limits)


def _answered(given: Input, answer: "Fetched", now: str, limits: Limits) -> Iterator[Draftlike]:
    kind: Form | None = "html" if "html" in answer.kind else "json" if answer.kind.endswith("json") else None
    form = kind or named(urlsplit(answer.url).path)
    yield from _packed(given._replace(form=form), iter([answer.data]), limits, Origin(answer.url, now, answer.charset))


CUT = "the archive ends within this page; what there is of it was read"


class Origin(NamedTuple):
    """Where bytes come from: an address, when it was fetched and the declared encoding; or an open file."""

    url: str | None = None
    fetched: str | None = None
    charset: str | None = None
    file: IO[bytes] | None = None


def _stream(given: Input, stream: BinaryIO, limits: Limits) -> Iterator[Draftlike]:
    """The drafts of an open file."""
    yield from _packed(given, streams.pieces(stream), limits, Origin(file=None if given.label == STDIN else stream))


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
        yield from from_lines(given, _utf8(chunks, head), limits)
    elif given.form == "table":
        yield from _table(given, chunks, limits, head)
    elif given.form in ("zip", "rtf", "pdf", "mhtml", "office", "parquet"):
        yield from _document(given, chunks, limits, origin)
    else:
        yield from _whole(given, chunks, limits, origin.url, origin.fetched, origin.charset)


def _utf8(chunks: Chunks, head: bytes) -> Chunks:
    """Text in units of two or four bytes as UTF-8, in which a line break is one byte; any other as it is."""
    encoding = wide(head)
    if not encoding:
        yield from chunks
        return
    whole = streams.Whole(chunks)
    for text in tables.decoded(whole, encoding):
        yield text.encode("utf-8", "replace")
    if whole.lost:
        yield None


def _table(given: Input, chunks: Chunks, limits: Limits, head: bytes) -> Iterator[Draftlike]:
    """A report a row, from a stream of any length."""
    whole = streams.Whole(chunks)
    yield from tables.delimited(given.id, given.label, tables.decoded(whole, encoding_of(head)), limits)
    if whole.lost:
        yield refused(f"{given.id}-end", f"{given.label}#end", RefusalError("unreadable", ENDS_EARLY))


def _document(given: Input, chunks: Chunks, limits: Limits, origin: Origin) -> Iterator[Draftlike]:
    """The drafts of a document that has to be held whole, or searched."""
    if given.form == "office":
        from onrecord.acquire import office

        raise office.refusal(streams.read_all(chunks, limits.max_document)[0])
    if origin.file and origin.file.seekable():
        yield from _held(given, Source(given.id, given.label, origin.file, limits))
        return
    file, complete = spooled(chunks, limits)
    with file:
        for one in _held(given, Source(given.id, given.label, file, limits, origin.url, origin.fetched)):
            yield one if complete or isinstance(one, Report) else noted(one, (ENDS_EARLY,))


def _held(given: Input, source: Source) -> Iterator[Draftlike]:
    if given.form == "pdf":
        from onrecord.acquire import pdf

        return pdf.drafts(source)
    if given.form == "rtf":
        from onrecord.acquire import rtf

        return rtf.drafts(source)
    if given.form == "mhtml":
        return _saved_page(source)
    if given.form == "parquet":
        from onrecord.acquire import parquet

        return parquet.drafts(source)
    from onrecord.acquire import parts

    def read(part: Input, chunks: Iterator[bytes]) -> Iterator[Draftlike]:
        return _packed(part, chunks, source.limits, Origin())

    return parts.drafts(given, source, read)


def _saved_page(source: Source) -> Iterator[Draftlike]:
    from onrecord.acquire import mhtml

    saved = mhtml.page(source.read(), source.limits.max_bytes)
    html, notes = decode(saved.data, saved.charset, html=True)
    notes = notes if saved.whole else (*notes, "the saved page ends early; what there is of it was read")
    yield _page(source.id, source.label, html, source.url or saved.url, source.fetched or saved.when, notes)


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
        yield from from_json(given, text, complete, notes)
        return
    if is_feed(text):
        from onrecord.acquire import saved_feeds

        yield from (noted(one, notes) for one in saved_feeds.drafts(text, given.id, given.label))
        return
    refuse_other_xml(text)
    if form == "html":
        yield _page(given.id, given.label, text, url, fetched, notes)
    else:
        source = Source(given.id, given.label, io.BytesIO(), limits, url, fetched)
        yield from text_drafts(text, source, notes=notes)


def _page(id: str, label: str, html: str, url: str | None, fetched: str | None, notes: tuple[str, ...]) -> Draft:
    from onrecord.acquire.pages import page

    return noted(page(html, id=id, input=label, url=url, fetched=fetched), notes)


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
            notes = (*notes, CUT) if found.cut else notes
            yield _page(found.url or id, label, html, found.url or None, found.fetched, notes)
        except RefusalError as refusal:
            yield refused(found.url or id, label, refusal, url=found.url or None, fetched=found.fetched)
        except Exception as error:  # a page that breaks the parser must not end the archive
            yield refused(found.url or id, label, unexpected(error), url=found.url or None, fetched=found.fetched)
    if not number:
        raise RefusalError("no-article", "an archive without pages: none of its records is a fetched HTML page")
