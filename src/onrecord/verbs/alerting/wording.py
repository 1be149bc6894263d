"""A thing in words: never more certain than the record, with who says so, how sure that is, and the words cited."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from onrecord.model import Claim
from onrecord.model.alerts import Alert, AlertMessage, Passage
from onrecord.store import Record
from onrecord.tell.books import Books
from onrecord.tell.feeds.entries import known, quoted
from onrecord.tell.leads import likelihood
from onrecord.tell.part import Part
from onrecord.tell.view import Cite, EventView, ResponseView, Views
from onrecord.verbs.alerting.finding import Thing

MOST = 4  # passages of a message


def messages(record: Record, alert: Alert, things: Sequence[Thing], made: str) -> list[tuple[Thing, AlertMessage]]:
    """What is told of each thing of which there are words to cite."""
    part = Part(record, [thing.event for thing in things])
    books: dict[str, Books] = {"firm": part, "lead": part.of_leads()}
    views = {tier: Views(of) for tier, of in books.items()}
    found = []
    for thing in things:
        own = books[thing.event.tier]
        if own.of(thing.event):
            found.append((thing, _message(alert, thing, own, views[thing.event.tier], made)))
    return found


def _message(alert: Alert, thing: Thing, books: Books, views: Views, made: str) -> AlertMessage:
    event, view = thing.event, views.event(thing.event, 1)
    cites = _cites(thing, books, views, view)
    answers = [one for one in view.responses if one.response.id in thing.responses]
    grade = event.grade.words if event.grade else ""
    passages = (*map(_response, answers), *map(_claim, cites))[:MOST]
    doubt = [_doubt(books.of(event))] if event.tier == "lead" else []
    lines = [f"{thing.what}: {event.title}", *doubt, *known(books, view)]
    lines += [f"{_answered(one)} [{one.response.id}]" for one in answers[:MOST]]
    lines += [f"{quoted(cite)} [{cite.claim.id}]" for cite in cites[: MOST - len(answers[:MOST])]]
    lines.append(f"Event {event.id}: onrecord explain, cite and decide take this id, and those in brackets.")
    return AlertMessage(
        id=sha256(f"{alert.id}\n{thing.name}".encode()).hexdigest()[:16],
        alert=alert.id,
        kind=alert.kind,
        what=thing.what,
        event=event.id,
        title=event.title,
        type=event.type,
        status=event.status,
        tier=event.tier,
        when=view.when,
        said=books.says(event, books.of(event)),
        support=view.support,
        digit=event.grade.digit if event.grade else None,
        grade=grade,
        passages=passages,
        text="\n".join(lines),
        made=made,
    )


def _cites(thing: Thing, books: Books, views: Views, view: EventView) -> list[Cite]:
    """What is new first, then the first of each origin."""
    new = [books.claims[id] for id in thing.claims if id in books.claims]
    first = [origin.first.claim for account in view.accounts for origin in account.origins]
    listed = {claim.id: claim for claim in (*new, *first, *books.of(thing.event))}
    return [views.cite(claim) for claim in list(listed.values())[:MOST]]


def _doubt(claims: Iterable[Claim]) -> str:
    sure = [claim.confidence.whole for claim in claims if claim.confidence]
    how = f" ({likelihood(max(sure))} that it is read right)" if sure else ""
    return f"This is a lead: read with too little confidence to be told as fact{how}."


def _answered(one: ResponseView) -> str:
    response, report = one.response, one.report
    where = ", ".join(filter(None, (report.outlet or report.id, (report.published or "")[:10])))
    return f"“{response.quote}” ({response.by.name} {response.stance}; {where})"


def _response(one: ResponseView) -> Passage:
    response, report = one.response, one.report
    return Passage(
        id=response.id, quote=response.quote, says=response.stance, speakers=response.by.name, report=report.id,
        outlet=report.outlet, url=report.url, published=report.published,
        start_char=response.span.start, end_char=response.span.end,
    )  # fmt: skip


def _claim(cite: Cite) -> Passage:
    claim, report = cite.claim, cite.report
    return Passage(
        id=claim.id, quote=claim.quote, says=claim.status, speakers=cite.speakers, report=report.id,
        outlet=report.outlet, url=report.url, published=report.published,
        start_char=claim.span.start, end_char=claim.span.end,
    )  # fmt: skip


def in_words(alert: Alert) -> str:
    """What an alert tells, for people."""
    kind = {"told": "new or with another status", "grade": "when its grade moves", "denial": "when it is denied"}
    of = [f"of type {' or '.join(alert.types)}"] if alert.types else []
    of += [f"between {alert.pair[0]} and {alert.pair[1]}"] if alert.pair else []
    of += [f"that answers {alert.search}"] if alert.search else []
    leads = ", leads too" if alert.leads else ""
    return f"an event {' '.join(of)}{' ' if of else ''}{kind[alert.kind]}{leads}"
