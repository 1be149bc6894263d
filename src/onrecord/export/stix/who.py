"""Parties, persons, bodies and outlets as identities; places as locations no finer than they are known."""

from typing import Any

from onrecord.export.nodes import Node
from onrecord.export.stix.ids import stix_id
from onrecord.export.told import written
from onrecord.knowledge.territories import alpha2
from onrecord.model import Entity, Place, Report

Common = dict[str, Any]
CLASSES = {"person": "individual", "body": "organization", "organisation": "organization", "company": "organization"}
FINE = frozenset({"point", "settlement"})


def itself(common: Common) -> Any:
    """The identity that makes the objects: this program."""
    import stix2

    return stix2.v21.Identity(
        id=common["created_by_ref"],
        name="onrecord",
        identity_class="system",
        **{name: value for name, value in common.items() if name != "created_by_ref"},
    )


def party_ref(party: Node) -> str:
    """The id of a party's identity."""
    return stix_id("identity", "party", party.id)


def of_party(party: Node, common: Common) -> Any:
    """A party: a state is an organisation here (section 4.5, identity_class)."""
    import stix2

    kind = {"group": "group"}.get(party.kind, "organization")
    return stix2.v21.Identity(
        id=party_ref(party),
        name=written(party.name) or party.code,
        identity_class=kind,
        labels=[f"kind:{party.kind}", f"code:{party.code}"],
        **common,
    )


def entity_ref(one: Entity) -> str | None:
    """The id of an entity's identity; None for what is nobody: ships, weapons, treaties, resolutions."""
    return stix_id("identity", "entity", one.id) if one.kind in CLASSES else None


def of_entity(one: Entity, common: Common, *, lead: bool = False) -> Any:
    """A person, body, organisation or company."""
    import stix2

    given = {"kind": one.kind, "code": one.code, "tier": "lead" if lead else "firm"}
    others = [variant.name for variant in one.variants if variant.name != one.name]
    return stix2.v21.Identity(
        id=entity_ref(one),
        name=written(one.name),
        identity_class=CLASSES[one.kind],
        labels=[f"{name}:{value}" for name, value in given.items() if value],
        **({"description": f"Also: {written(', '.join(others))}"} if others else {}),
        **common,
    )


def outlet_name(report: Report) -> str | None:
    """What the report's outlet is called."""
    return written(report.outlet or report.domain or "") or None


def outlet_ref(report: Report) -> str | None:
    """The id of the identity of a report's outlet."""
    name = outlet_name(report)
    return stix_id("identity", "outlet", name) if name else None


def outlet(report: Report, common: Common) -> Any:
    """The outlet that published a report."""
    import stix2

    return stix2.v21.Identity(
        id=outlet_ref(report), name=outlet_name(report), identity_class="organization", labels=["kind:outlet"], **common
    )  # fmt: skip


def place_ref(place: Place | None) -> str | None:
    """The id of a place's location; None where a location could not say where it is."""
    if place is None or not (alpha2(place.country) or _coordinates(place)):
        return None
    return stix_id("location", place.name, place.country or "", str(place.precision), str(place.geonameid or ""))


def of_place(place: Place, common: Common) -> Any:
    """A place: coordinates for points and settlements alone, for others the country and the region's name."""
    import stix2

    state = alpha2(place.country)
    name = written(place.name)
    finer = {"point": "city", "settlement": "city", "region": "administrative_area"}.get(place.precision or "")
    return stix2.v21.Location(
        id=place_ref(place),
        name=name,
        **({"country": state} if state else {}),
        **({finer: name} if finer in ("city", "administrative_area") and place.precision != "point" else {}),
        **_coordinates(place),
        **common,
    )


def _coordinates(place: Place) -> dict[str, float]:
    if place.precision not in FINE or place.latitude is None or place.longitude is None:
        return {}
    return {"latitude": place.latitude, "longitude": place.longitude}
