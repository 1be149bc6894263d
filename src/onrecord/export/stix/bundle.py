"""All objects of a record's bundle, each once, what others point to among them."""

from collections.abc import Iterator
from typing import Any

from onrecord.export.format import Asked
from onrecord.export.nodes import Node, nodes
from onrecord.export.stix import what, who
from onrecord.export.stix.ids import common as common_fields
from onrecord.export.stix.ids import marking
from onrecord.export.told import Telling, Told
from onrecord.knowledge.codes import UNKNOWN
from onrecord.model import Place, Report


def objects(asked: Asked) -> Iterator[Any]:
    """Who makes them, notes with opinions; then markings, parties, places, persons and bodies, and the reports."""
    common = common_fields(asked.record)
    telling = Telling(asked)
    parties: dict[str, Node] = {}
    places: dict[str, Place] = {}
    digits: set[int] = set()
    notes: dict[str, list[str]] = {}
    yield who.itself(common)
    for told in telling:
        event = told.event
        both = (*event.actors, *event.recipients)
        asked.left_out["parties that are not known"] += sum(party.code == UNKNOWN for party in both)
        note = what.event(told, common)
        if note is None:
            asked.left_out["events of which neither party nor place is known"] += 1
            continue
        yield note
        yield from _opinions(told, telling, common)
        parties |= {party.id: party for party in nodes(both)}
        if event.place and (ref := who.place_ref(event.place)):
            places[ref] = event.place
        if event.grade:
            digits.add(event.grade.digit)
        for report in told.reports:
            notes.setdefault(report, []).append(note.id)
    yield from (marking(digit) for digit in sorted(digits))
    yield from (who.of_party(parties[id], common) for id in sorted(parties))
    yield from (who.of_place(places[ref], common) for ref in sorted(places))
    yield from _entities(asked, telling, common)
    yield from _reports(notes, telling, common)
    for reason in [reason for reason, count in asked.left_out.items() if not count]:
        del asked.left_out[reason]


def _opinions(told: Told, telling: Telling, common: dict[str, Any]) -> Iterator[Any]:
    for said in told.said:
        yield what.opinion(told, said, telling.report(said.report), common)


def _entities(asked: Asked, telling: Telling, common: dict[str, Any]) -> Iterator[Any]:
    for one in telling.entities:
        if who.entity_ref(one):
            yield who.of_entity(one, common, lead=one.id in telling.of_leads)
        elif one.kind != "place":
            asked.left_out[f"of the kind {one.kind}"] += 1


def _reports(notes: dict[str, list[str]], telling: Telling, common: dict[str, Any]) -> Iterator[Any]:
    outlets: dict[str, Report] = {}
    for id in sorted(notes):
        report = telling.report(id)
        if (ref := who.outlet_ref(report)) and ref not in outlets:
            outlets[ref] = report
            yield who.outlet(report, common)
        yield what.article(report, notes[id], common)
