"""Entities of FollowTheMoney taken apart into statements: a row for each value of each property."""

from collections.abc import Iterator
from hashlib import sha1

from onrecord.export.ftm.entity import DATASET, FtmEntity

COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip
BASE = "id"  # the property by which an entity is said to be there
TYPES = {
    "id": ("id",),
    "name": ("name", "alias", "weakAlias"),
    "country": ("country", "contextCountry"),
    "text": ("summary", "notes", "description"),
    "url": ("sourceUrl",),
    "date": ("date", "startDate", "endDate", "publishedAt", "retrievedAt"),
    "entity": ("involved", "proof", "subject", "object", "document", "entity", "resolved"),
    "identifier": ("imoNumber",),
    "address": ("full", "location"),
    "string": (
        "title", "author", "publisher", "fileName", "keywords", "recordId", "role", "status", "classification",
        "detectedSchema",
    ),
}  # fmt: skip
TYPE_OF = {name: type for type, names in TYPES.items() for name in names}


def statements(entity: FtmEntity) -> Iterator[dict[str, str]]:
    """The statements of an entity; the first says that there is one."""
    yield _statement(entity, BASE, entity.id)
    for prop, values in entity.properties.items():
        yield from (_statement(entity, prop, value) for value in values)


def _statement(entity: FtmEntity, prop: str, value: str) -> dict[str, str]:
    key = f"{DATASET}.{entity.id}.{prop}.{value}"  # by which the library itself makes ids
    given = {
        "canonical_id": entity.id,
        "entity_id": entity.id,
        "prop": prop,
        "prop_type": TYPE_OF[prop],
        "schema": entity.schema,
        "value": value,
        "dataset": DATASET,
        "external": "f",
        "id": sha1(key.encode(), usedforsecurity=False).hexdigest(),
    }
    return dict.fromkeys(COLUMNS, "") | given
