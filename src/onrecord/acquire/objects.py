"""Articles as JSON: one, several, or one a line."""

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.acquire import articles, streams
from onrecord.acquire.decoding import decode
from onrecord.acquire.draft import Draft, refused
from onrecord.acquire.forms import sniff
from onrecord.acquire.inputs import Input
from onrecord.acquire.limits import Limits, RefusalError
from onrecord.model import Report

Chunks = Iterator[bytes | None]
Draftlike = Draft | Report
ENDS_EARLY = "the compressed file ends early or is damaged; what could be decompressed was read"


def from_json(given: Input, text: str, complete: bool, notes: tuple[str, ...]) -> Iterator[Draftlike]:
    """One article, several, or lines of articles in a file that calls itself JSON."""
    try:
        value = articles.parse(text)
    except RefusalError:
        if sniff(text[:8192].encode("utf-8", "replace")) == "jsonl":
            yield from from_lines(given, iter([text.encode("utf-8", "replace")]), Limits())
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
        yield noted(articles.draft(one, id=id, input=label, own_id=not single), notes)


def from_lines(given: Input, chunks: Chunks, limits: Limits) -> Iterator[Draftlike]:
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


def noted(draft: Draft, notes: tuple[str, ...]) -> Draft:
    """The draft with more notes."""
    return msgspec.structs.replace(draft, notes=(*draft.notes, *notes)) if notes else draft
