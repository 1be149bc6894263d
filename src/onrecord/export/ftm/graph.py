"""All of a record's entities of FollowTheMoney, one after the other."""

from collections.abc import Iterator

from onrecord.export.format import Asked
from onrecord.export.ftm.entity import FtmEntity, entity, ftm_id
from onrecord.export.ftm.what import article, documentation, event, links, report_id
from onrecord.export.ftm.who import LEGAL, country, entity_id, of_entity, of_party
from onrecord.export.nodes import Node, nodes
from onrecord.export.told import Telling, Told
from onrecord.knowledge.codes import UNKNOWN
from onrecord.model import SCHEMAS, Entity


def entities(asked: Asked) -> Iterator[FtmEntity]:
    """Events with what documents and links them; then parties, entities, the reports and who is mentioned in each."""
    telling = Telling(asked)
    parties: dict[str, Node] = {}
    mentions: dict[tuple[str, str], Entity] = {}
    reports: set[str] = set()
    for told in telling:
        both = (*told.event.actors, *told.event.recipients)
        asked.left_out["parties that are not known"] += sum(party.code == UNKNOWN for party in both)
        parties |= {party.id: party for party in nodes(both)}
        reports |= set(told.reports)
        yield from _of_event(told, telling)
    yield from (of_party(parties[id]) for id in sorted(parties))
    for one in telling.entities:
        if (made := of_entity(one, lead=one.id in telling.of_leads)) is None:
            asked.left_out[f"of the kind {one.kind}"] += 1
            continue
        yield made
        if one.kind in LEGAL:
            found = (asked.record.claim(id).report for id in one.claims)
            mentions |= {(report, one.id): one for report in found}
    reports |= {report for report, _ in mentions}
    yield from (article(telling.report(id)) for id in sorted(reports))
    yield from (_mention(report, mentions[report, id]) for report, id in sorted(mentions))
    for reason in [reason for reason, count in asked.left_out.items() if not count]:
        del asked.left_out[reason]


def _of_event(told: Told, telling: Telling) -> Iterator[FtmEntity]:
    yield event(told)
    yield from links(told)
    for said in told.said:
        yield documentation(told, telling.report(said.report), said)


def _mention(report: str, one: Entity) -> FtmEntity:
    return entity(
        "Mention",
        ftm_id("mention", report, one.id),
        document=report_id(report),
        name=one.name,
        resolved=entity_id(one),
        detectedSchema=SCHEMAS[one.kind],
        contextCountry=country(one.code),
    )
