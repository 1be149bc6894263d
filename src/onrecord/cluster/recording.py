"""The verb `record_claims`: a record is made from a folder of claims, or added to."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from onrecord.acquire.asked import day
from onrecord.cluster.folder import ClaimsFolder
from onrecord.cluster.passing import Read
from onrecord.knowledge.codes import Actor, actor
from onrecord.model import Claim, Party, Report, Response
from onrecord.read.claims import claim_id
from onrecord.read.responses import response_id
from onrecord.store import open_record
from onrecord.store.turns import WAIT, turn
from onrecord.verbs.batches import Found, read_batch
from onrecord.verbs.intake import Incoming, Intake
from onrecord.verbs.meanings import keep_up
from onrecord.verbs.obeying import check_letters, grade_anew, set_outlets
from onrecord.verbs.running import BuildResult, Run, Step

if TYPE_CHECKING:
    from onrecord.read import Settings


def record_claims(
    claims: str | Path,
    output: str | Path,
    *,
    since: str | None = None,
    until: str | None = None,
    parties: Iterable[str] = (),
    again: bool = False,
    outlets: Mapping[str, str] | None = None,
    settings: "Settings | None" = None,
    progress: Callable[[Step], None] | None = None,
    wait: float = WAIT,
) -> BuildResult:
    """Record what `read_to_claims` has read: the record is that which `build` makes of the same reports.

    Nothing is read again, but a report of which the record holds what a user said of it. Reports come in order of the
    day of publication; known ones are passed over, so that a folder that grows can be recorded from again.

    Args:
        claims: a folder of claims: a path, or an address in an object store.
        output: where the record is or shall be: a path, or the URL of a PostgreSQL database.
        since: only reports published on this day or later, as 2024-06-01.
        until: only reports published on this day or before.
        parties: only reports with a claim or a response of one of these: names or codes, such as PRK.
        again: record known reports anew.
        outlets: Admiralty letters A to F by outlet or domain, as `build` takes them.
        settings: which spaCy pipeline parses what has to be read again.
        progress: called after each report.
        wait: seconds to wait for another build of the record to end.

    Raises:
        UsageError: a day that is none, a party that nobody knows.
        InUseError: another build of the record did not end in time; nothing was recorded.
        StoreError: no claims there, or the record cannot be opened or written; what was committed before stays.
        MissingExtraError: Arrow is not installed.
    """
    check_letters(outlets or {})
    actors = [actor(party) for party in parties]
    days = [day(given)[:10] if given else "" for given in (since, until)]
    folder = ClaimsFolder(claims)
    with turn(output, wait), open_record(output, create=True) as record:
        grade_anew(record)
        if outlets is not None:
            set_outlets(record, outlets)
        run, intake = Run(record, [folder.name], progress), Intake(record, again=again)
        waiting: deque[Read] = deque()
        for batch in intake.batches(_reports(folder.read(*days), actors, waiting)):
            for incoming in batch:
                run.take(incoming, _found(waiting.popleft(), incoming, settings))
                intake.written(incoming)
        done = run.finish()
        keep_up(record)
        return done


def _reports(found: Iterator[Read], actors: Sequence[Actor], waiting: deque[Read]) -> Iterator[Report]:
    """The reports as they were acquired; what was read in each waits in the same order."""
    for read in found:
        if not actors or any(one.is_party(party) for party in _parties(read) for one in actors):
            waiting.append(read)
            yield read.report


def _parties(read: Read) -> Iterator[Party]:
    for claim in read.claims:
        yield from (*claim.actors, *claim.recipients)
    yield from (response.by for response in read.responses)


def _found(read: Read, incoming: Incoming, settings: "Settings | None") -> Found:
    """What was read in a report, under the id that it has in the record."""
    report = incoming.report
    if not incoming.wanted:
        return Found()
    as_read = structs.replace(report, id=read.report.id, revision=read.report.revision) == read.report
    found = under(read, report) if as_read else None
    return found or read_batch([report], settings)[0]


def under(read: Read, report: Report) -> Found | None:
    """What was read, under the id and revision of `report`; None where ids do not tell how they were made."""
    if read.failed:
        return Found(failed=read.failed)
    after = structs.replace(read.after or read.report, id=report.id, revision=report.revision)
    if report.id == read.report.id:
        return Found(read.claims, read.responses, report=after)
    ids = {claim.id: claim_id(report.id, claim.span, claim.type) for claim in read.claims}
    if not all(map(_usual_claim, read.claims)) or not all(map(_usual_response, read.responses)):
        return None
    claims = tuple(structs.replace(claim, id=ids[claim.id], report=report.id) for claim in read.claims)
    responses = tuple(
        structs.replace(
            one,
            id=response_id(report.id, one.span, one.by, one.stance),
            report=report.id,
            about=ids.get(one.about, one.about) if one.about else None,
        )
        for one in read.responses
    )
    return Found(claims, responses, report=after)


def _usual_claim(claim: Claim) -> bool:
    return claim.id == claim_id(claim.report, claim.span, claim.type)


def _usual_response(response: Response) -> bool:
    return response.id == response_id(response.report, response.span, response.by, response.stance)
