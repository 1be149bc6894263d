"""The record as a graph: parties and entities as nodes, events as edges with their status, origins and grade."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.export.format import Asked
from onrecord.export.nodes import Node, nodes, pairs
from onrecord.export.told import Telling, Told, called, written
from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Entity, EntityRole, Event

if TYPE_CHECKING:
    import networkx

# What an entity is of an event, and so between whom and it an edge runs: from who acts, or to whom it is done.
TAKEN: frozenset[EntityRole] = frozenset({"recipient", "item", "place"})
Edge = tuple[str, str, str, dict[str, Any]]


def graph(asked: Asked) -> "networkx.MultiDiGraph":
    """A directed graph with an edge for each event and pair of its parties, and for each entity that it names."""
    import networkx as nx

    made = nx.MultiDiGraph()
    telling = Telling(asked)
    for told in telling:
        edges = list(_edges(told))
        if not edges:
            asked.left_out["events with one party alone"] += 1
        for party in nodes((*told.event.actors, *told.event.recipients)) if edges else ():
            made.add_node(party.id, **_party(party))
        for one, _ in told.parts:
            if any(one.id in edge[:2] for edge in edges):
                made.add_node(one.id, **_entity(one, lead=one.id in telling.of_leads))
        for start, end, role, fields in edges:
            made.add_edge(start, end, key=f"{told.event.id}:{role}", role=role, **fields)
    return made


def _edges(told: Told) -> Iterator[Edge]:
    """From whom to whom, in which part the entity is that one of them may be ("party" for none), and what it says."""
    event = told.event
    mutual = event.type in MUTUAL or not nodes(event.recipients)
    fields = _fields(event, reports=len(told.reports))
    for start, end in pairs(event):
        yield start.id, end.id, "party", fields | {"mutual": mutual}
    for one, role in told.parts:
        if role == "actor":
            others = [other for other in nodes(event.recipients) if not _is(one, other)]
            yield from ((one.id, other.id, "actor", fields | {"mutual": False}) for other in others)
        elif role in TAKEN:
            actors = [other for other in nodes(event.actors) if role != "recipient" or not _is(one, other)]
            yield from ((other.id, one.id, role, fields | {"mutual": False}) for other in actors)


def _is(one: Entity, other: Node) -> bool:
    """Whether a party is the state or organisation that an entity belongs to: nobody acts on himself."""
    return one.code == other.code


def _fields(event: Event, reports: int) -> dict[str, Any]:
    """What an edge says of its event; GraphML and GEXF have no empty values."""
    time, grade = event.time, event.grade
    fields = {
        "event": event.id,
        "label": called(event),
        "event_type": event.type,  # "type" is an edge's own word in GEXF
        "event_mode": event.mode,
        "actors": written("; ".join(party.name for party in event.actors)),
        "recipients": written("; ".join(party.name for party in event.recipients)) or None,
        "status": event.status,
        "tier": event.tier,
        "origins": len(event.origins) if event.tier == "firm" else 0,
        "denied": any(account.says == "negated" for account in event.accounts),
        "content_denied_by": written("; ".join(event.denied_by)) or None,
        "reports": reports,
        "admiralty": grade.digit if grade else None,
        "probability": round(grade.probability, 4) if grade else None,
        "first_day": time.start if time else None,
        "last_day": time.end if time else None,
        "time_precision": time.precision if time else None,
        "time_how": time.how if time else None,
        "story": event.story,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _party(party: Node) -> dict[str, Any]:
    return {"label": written(party.name) or party.code, "kind": party.kind, "code": party.code, "tier": "firm"}


def _entity(one: Entity, *, lead: bool) -> dict[str, Any]:
    given = {"label": written(one.name), "kind": one.kind, "code": one.code, "tier": "lead" if lead else "firm"}
    return {name: value for name, value in given.items() if value}
