"""Reports as articles, events as events with links between their parties, claims and responses as documentation."""

from collections.abc import Iterator

from onrecord.export.ftm.entity import FtmEntity, entity, ftm_id, stamp
from onrecord.export.ftm.who import LEGAL, country, entity_id, party_id
from onrecord.export.nodes import nodes, pairs
from onrecord.export.told import Told, called, coded, no_finer, stance, standing, voices, web, written
from onrecord.model import Claim, Event, Report, Response

TAKING_PART = frozenset({"actor", "recipient"})


def report_id(id: str) -> str:
    """The id of a report's article."""
    return ftm_id("report", id)


def event_id(event: Event) -> str:
    """The id of an event's entity."""
    return ftm_id("event", event.id)


def article(report: Report) -> FtmEntity:
    """A report, without its text, which is its outlet's."""
    dated = report.published_how not in ("inferred", "unknown")
    return entity(
        "Article",
        report_id(report.id),
        title=report.title or report.id,
        author=report.byline,
        publisher=report.outlet or report.domain,
        sourceUrl=web(report.url),
        publishedAt=stamp(report.published) if dated else None,
        retrievedAt=stamp(report.fetched),
        fileName=report.id,
    )


def days(event: Event) -> dict[str, str | None]:
    """The days of an event, no finer than they are known: one that it was on, or from when to when it went on."""
    time = event.time
    if (day := no_finer(time)) is not None:
        return {"date": day}
    if time is None or time.how == "inferred" or time.precision not in ("day", "open"):
        return {}
    return {"startDate": stamp(time.start), "endDate": stamp(time.end)}


def event(told: Told) -> FtmEntity:
    """An event, whose name, summary and keywords say what status it has and who says so."""
    one = told.event
    legal = [entity_id(who) for who, role in told.parts if who.kind in LEGAL and role in TAKING_PART]
    return entity(
        "Event",
        event_id(one),
        name=called(one),
        summary=standing(one),
        keywords=coded(one),
        location=one.place.name if one.place else None,
        country=country(one.place.country) if one.place else None,
        involved=[*(party_id(party) for party in nodes((*one.actors, *one.recipients))), *legal],
        proof=[report_id(report) for report in told.reports],
        recordId=one.id,
        **days(one),
    )


def links(told: Told) -> Iterator[FtmEntity]:
    """The event as links from who does it to whom it is done, each with its status; none from a state to itself."""
    one = told.event
    for subject, object in (pair for pair in pairs(one) if pair[0] != pair[1]):
        yield entity(
            "UnknownLink",
            ftm_id("link", one.id, subject.id, object.id),
            subject=party_id(subject),
            object=party_id(object),
            role=f"{one.type} {one.mode or ''}",
            status=f"{one.status}, lead" if one.tier == "lead" else one.status,
            summary=called(one),
            description=standing(one),
            proof=[report_id(report) for report in told.reports],
            recordId=one.id,
            **days(one),
        )


def documentation(told: Told, report: Report, said: Claim | Response) -> FtmEntity:
    """A claim or a response: the words of a report that document an event, who says so, and what they say of it."""
    claim = isinstance(said, Claim)
    status = said.status if isinstance(said, Claim) else stance(told, said)
    lead = isinstance(said, Claim) and said.tier == "lead"
    return entity(
        "Documentation",
        ftm_id("said", said.id, told.event.id),
        document=report_id(report.id),
        entity=event_id(told.event),
        role="claim" if claim else "response",
        status=f"{status}, lead" if lead else status,
        summary=said.quote,
        description=f"{written(said.by.name)}, {voices(said)}" if isinstance(said, Response) else voices(said),
        recordId=said.id,
        sourceUrl=web(report.url),
    )
