"""Reports with what was read in them: texts by their hashes, words by their places, and the rows that are kept beside.

A hundred reports at a time, so that memory does not grow with the record.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Connection, Row, Table, select

from onrecord.model import Claim, Report, Response, Span
from onrecord.record.shelf import Kept
from onrecord.record.who_is_one import WhoIsOne
from onrecord.store import schema as s
from onrecord.store.among import among
from onrecord.store.keys import party_rows
from onrecord.store.rows import LAYOUTS, name_rows
from onrecord.store.verifying.fault import AGAIN, RESTORE, Fault, read_again
from onrecord.store.verifying.meant import check_meant
from onrecord.store.verifying.seeing import Seen

T = TypeVar("T", Report, Claim, Response)

AT_ONCE = 100  # reports
OF_REPORTS = "reports.claims"  # the list by which recording finds what was read in a report
BESIDE = {"identity"}  # columns that an older onrecord may have worked out in another way
NOBODY = WhoIsOne(())


class _Part(NamedTuple):
    """Some reports, with what was read in them."""

    reports: dict[str, Report]
    claims: list[Claim]
    responses: list[Response]


def check_reports(seen: Seen) -> Iterator[Fault]:
    """Texts, quotes and what is found by them."""
    last, table = "", s.reports
    query = select(table).order_by(table.c.id).limit(AT_ONCE)
    while rows := seen.connection.execute(query.where(table.c.id > last)).all():
        last = rows[-1].id
        yield from _check(seen, rows)


def _check(seen: Seen, rows: Sequence[Row[Any]]) -> Iterator[Fault]:
    faults: list[Fault] = []
    ids = [row.id for row in rows]
    reports = list(decoded(rows, Report, "report", faults))
    claims = list(decoded(_of(seen.connection, s.claims, ids), Claim, "claim", faults))
    responses = list(decoded(_of(seen.connection, s.responses, ids), Response, "response", faults))
    part = _Part({report.id: report for report in reports}, claims, responses)
    yield from faults
    yield from _texts(reports)
    yield from check_meant(seen.connection, part.reports)
    yield from _older(seen, ids)
    for claim in claims:
        if (report := part.reports.get(claim.report)) is not None:
            yield from _words(claim, report)
    for response in responses:
        if (report := part.reports.get(response.report)) is not None:
            yield from _words(response, report)
    yield from _found_by(seen.connection, part)
    seen.tell(len(rows) + len(claims) + len(responses))


def _of(connection: Connection, table: Table, reports: Sequence[str]) -> Sequence[Row[Any]]:
    return connection.execute(select(table).where(among(table.c.report, reports)).order_by(table.c.id)).all()


def decoded(rows: Iterable[Row[Any]], kind: type[T], name: str, faults: list[Fault]) -> Iterator[T]:
    """The records of rows whose columns say what their bodies say; what is wrong with others goes to `faults`."""
    decode, columns = msgspec.json.Decoder(kind).decode, LAYOUTS[kind].columns
    for row in rows:
        try:
            made = decode(row.body)
        except (msgspec.DecodeError, UnicodeError) as error:
            faults.append(Fault("texts", name, row.id, f"its row cannot be read: {error}", AGAIN))
            continue
        yield made
        wanted = {"id": made.id, **columns(made)}
        held = row._mapping
        if other := sorted(column for column in wanted if column not in BESIDE and held[column] != wanted[column]):
            what = f"what lists go by ({', '.join(other)}) is not what it says itself"
            faults.append(Fault("texts", name, row.id, what, _todo(made)))


def _todo(made: Kept) -> str:
    return read_again(made.input) if isinstance(made, Report) else AGAIN


def _texts(reports: Iterable[Report]) -> Iterator[Fault]:
    from onrecord.acquire.assemble import digest

    for report in reports:
        if report.hash and digest(report.title, report.text) != report.hash:
            what = "its text is not the one that was read: it has another hash"
            yield Fault("texts", "report", report.id, what, read_again(report.input))
        if any(not _within(section.span, report.text) for section in report.sections):
            yield Fault("texts", "report", report.id, "a part of it lies outside its text", read_again(report.input))


def _older(seen: Seen, ids: Sequence[str]) -> Iterator[Fault]:
    """The older texts of reports that have changed."""
    from onrecord.acquire.assemble import digest

    c, decode = s.revisions.c, msgspec.json.Decoder(Report).decode
    rows = seen.connection.execute(select(c.report, c.revision, c.hash, c.body).where(among(c.report, ids))).all()
    for row in rows:
        name = f"{row.report}, revision {row.revision}"
        try:
            old = decode(row.body)
        except (msgspec.DecodeError, UnicodeError) as error:
            yield Fault("texts", "revision", name, f"its row cannot be read: {error}", RESTORE)
            continue
        if (old.hash, old.id) != (row.hash, row.report) or (old.hash and digest(old.title, old.text) != old.hash):
            yield Fault(
                "texts", "revision", name, "its text is not the one that was read: it has another hash", RESTORE
            )
    seen.tell(len(rows))


def _words(one: Claim | Response, report: Report) -> Iterator[Fault]:
    """Whether the words that a claim or response cites stand where it says."""
    kind = "claim" if isinstance(one, Claim) else "response"
    if not _within(one.span, report.text) or one.span.of(report.text) != one.quote:
        what = f"its quote does not stand at {one.span.start}–{one.span.end} of {report.id}"
        yield Fault("texts", kind, one.id, what, read_again(report.input))
    for name in one.names if isinstance(one, Claim) else ():
        if name.span.of(report.text) != name.text:
            what = f"the name {name.text} does not stand at {name.span.start}–{name.span.end} of {report.id}"
            yield Fault("texts", kind, one.id, what, read_again(report.input))
    if any(not _within(span, report.text) for span in _spans(one)):
        what = f"a party, source, place or item of it lies outside {report.id}"
        yield Fault("texts", kind, one.id, what, read_again(report.input))


def _spans(one: Claim | Response) -> Iterator[Span]:
    parts: tuple[Any, ...] = (*one.sources, one.by) if isinstance(one, Response) else one.sources
    if isinstance(one, Claim):
        parts = (*parts, *one.actors, *one.recipients, *one.items, one.place)
    return (part.span for part in parts if part is not None and part.span is not None)


def _within(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text)


def _found_by(connection: Connection, part: _Part) -> Iterator[Fault]:
    """Whether search, lists by party and name, and recording find what there is, and nothing else."""
    claims = {claim.id: claim for claim in part.claims}
    words = {("report", one.id): one.text for one in part.reports.values() if one.text}
    words |= {("claim", one.id): one.quote for one in claims.values() if one.quote}
    held = _passages(connection, "report", part.reports) | _passages(connection, "claim", claims)
    for kind, id in sorted({key for key in words.keys() | held.keys() if _plain(words.get(key)) != held.get(key)}):
        yield Fault("texts", kind, id, "search has other words of it than it has itself", AGAIN)
    parties, names, listed = (
        _rows(connection, s.claim_party, claims),
        _names(connection, claims),
        _listed(connection, claims),
    )
    for id, claim in claims.items():
        if parties[id] != {_row(row) for row in party_rows(claim)}:
            yield Fault("texts", "claim", id, "lists by party have others for it than it has itself", AGAIN)
        if names[id] != [(row["kind"], row["role"], row["name"], row["body"]) for row in name_rows(claim, NOBODY)]:
            yield Fault("texts", "claim", id, "lists by name have others for it than it has itself", AGAIN)
        if listed[id] != {claim.report}:
            yield Fault("texts", "claim", id, f"recording does not find it with its report {claim.report}", RESTORE)


def _plain(words: str | None) -> str | None:
    return words.replace("\0", " ") if words is not None else None


def _passages(connection: Connection, kind: str, ids: Iterable[str]) -> dict[tuple[str, str], str]:
    c = s.passages.c
    query = select(c.id, c.words).where(c.kind == kind, among(c.id, ids))
    return {(kind, id): words for id, words in connection.execute(query)}


def _rows(connection: Connection, table: Table, claims: Iterable[str]) -> dict[str, set[tuple[tuple[str, Any], ...]]]:
    found: dict[str, set[tuple[tuple[str, Any], ...]]] = defaultdict(set)
    for row in connection.execute(select(table).where(among(table.c.claim, claims))).mappings():
        found[row["claim"]].add(_row(row))
    return found


def _row(row: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(row.items()))


def _names(connection: Connection, claims: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    c, found = s.entity_names.c, defaultdict[str, list[tuple[str, ...]]](list)
    query = select(c.claim, c.kind, c.role, c.name, c.body).where(among(c.claim, claims)).order_by(c.claim, c.number)
    for claim, *rest in connection.execute(query):
        found[claim].append(tuple(rest))
    return found


def _listed(connection: Connection, claims: Iterable[str]) -> dict[str, set[str]]:
    c, found = s.postings.c, defaultdict[str, set[str]](set)
    for id, key in connection.execute(select(c.id, c.key).where(c.list == OF_REPORTS, among(c.id, claims))):
        found[id].add(key)
    return found
