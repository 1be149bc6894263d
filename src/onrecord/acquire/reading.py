"""One input to its reports: open it, tell its form, take it apart, and turn every failure into a report."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import Any, BinaryIO

from onrecord.acquire import archive, articles, streams
from onrecord.acquire.assemble import report as assemble
from onrecord.acquire.decoding import decode
from onrecord.acquire.draft import Draft, refused
from onrecord.acquire.inputs import STDIN, Form, Input, is_url, why
from onrecord.acquire.limits import Limits, RefusalError
from onrecord.acquire.plain import text_report
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
    form: Form | None = "html" if "html" in answer.kind else "json" if answer.kind.endswith("json") else None
    chunks: Chunks = iter([answer.data])
    if answer.data.startswith(streams.GZIP):
        chunks = streams.gunzip(iter([answer.data]))
    yield from _whole(given._replace(form=form), chunks, limits, url=answer.url, fetched=now, charset=answer.charset)


def _stream(given: Input, stream: BinaryIO, limits: Limits) -> Iterator[Draftlike]:
    """The drafts of an open file: gunzipped if need be, by the form of its name or its first bytes."""
    raw = streams.pieces(stream)
    first = next(raw, b"")
    if not first:
        raise RefusalError("empty", "the file is empty: there is nothing to read")
    raw = chain([first], raw)
    chunks: Chunks = streams.gunzip(raw) if first.startswith(streams.GZIP) else raw
    head = b""
    for chunk in chunks:
        if chunk is None:
            chunks = chain([None], chunks)
            break
        head += chunk
        if len(head) > 4096:
            break
    chunks = chain([head] if head else [], chunks)
    form = given.form or sniff(head)
    if form == "warc":
        yield from _archive(given, chunks, limits)
    elif form == "jsonl":
        yield from _lines(given, chunks, limits)
    else:
        yield from _whole(given._replace(form=form), chunks, limits)


def sniff(head: bytes) -> Form:
    """The form that the first bytes tell: an archive, a page, JSON by the line or whole, else plain text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"WARC/"):
        return "warc"
    if start[:1] in (b"{", b"["):
        line, broken, rest = start.partition(b"\n")
        whole_line = line.rstrip().endswith(b"}") and start.startswith(b"{")
        return (
            "jsonl" if broken and whole_line and rest.lstrip()[:1] in (b"{", b"") and line.count(b'"') >= 4 else "json"
        )
    lowered = start[:2048].lower()
    if lowered.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")) or (
        lowered.startswith(b"<") and b"<html" in lowered + start[2048:].lower()
    ):
        return "html"
    return "text"


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
        draft = text_report(text, id=given.id, input=given.label, url=url, fetched=fetched)
        yield _noted(draft, notes)


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
