"""The tables of a record, which formats that are made of rows can write."""

from onrecord.export.claims import CLAIMS, RESPONSES
from onrecord.export.columns import Table
from onrecord.export.datasets import DATASET_EVENTS
from onrecord.export.entities import ENTITIES
from onrecord.export.recorded import ACTORS, CONFLICTS, EVENTS, ORIGINS, SOURCES, STORIES
from onrecord.export.reports import REPORTS

TABLES: dict[str, Table] = {
    "claims": CLAIMS,
    "events": EVENTS,
    "reports": REPORTS,
    "actors": ACTORS,
    "entities": ENTITIES,
    "sources": SOURCES,
    "responses": RESPONSES,
    "conflicts": CONFLICTS,
    "origins": ORIGINS,
    "stories": STORIES,
    "dataset_events": DATASET_EVENTS,
}
