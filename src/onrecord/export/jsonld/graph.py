"""All things of a record's document, one after the other."""

from collections.abc import Iterator

from onrecord.export.format import Asked
from onrecord.export.jsonld import things as make
from onrecord.export.jsonld.said import Thing, annotation, claim, response
from onrecord.export.nodes import Node, nodes
from onrecord.export.told import Telling, Told
from onrecord.knowledge.codes import UNKNOWN
from onrecord.model import Place


def things(asked: Asked) -> Iterator[Thing]:
    """Events with their claims, responses and annotations; then parties, places, entities and reports."""
    telling = Telling(asked)
    parties: dict[str, Node] = {}
    places: dict[str, Place] = {}
    reports: set[str] = set()
    for told in telling:
        event = told.event
        both = (*event.actors, *event.recipients)
        asked.left_out["parties that are not known"] += sum(party.code == UNKNOWN for party in both)
        yield make.event(told)
        yield from _said(told, telling)
        parties |= {party.id: party for party in nodes(both)}
        if event.place:
            places[make.place_id(event.place)] = event.place
        reports |= set(told.reports)
    yield from (make.party(parties[id]) for id in sorted(parties))
    yield from (make.place(places[id]) for id in sorted(places))
    yield from (make.entity(one, lead=one.id in telling.of_leads) for one in telling.entities)
    yield from (make.article(telling.report(id)) for id in sorted(reports))
    for reason in [reason for reason, count in asked.left_out.items() if not count]:
        del asked.left_out[reason]


def _said(told: Told, telling: Telling) -> Iterator[Thing]:
    for one in told.claims:
        report = telling.report(one.report)
        yield claim(told, one, report)
        yield annotation(one, report)
    for answer in told.responses:
        report = telling.report(answer.report)
        yield response(told, answer, report)
        yield annotation(answer, report)
