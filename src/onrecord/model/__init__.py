"""The frozen records that every room shares. DESIGN: "Words".

All are `msgspec.Struct`s: immutable, compared by value, encoded with `msgspec.json.encode` and decoded, with
every field checked, by `msgspec.json.decode(raw, type=Claim)`. Offsets are half-open and count characters of
`Report.text`. Dates are ISO 8601 strings. Codes of states are ISO 3166-1 alpha-3.
"""

from onrecord.model.claims import Claim, Confidence, Item, Party, Place, Reason, Response, Source, TimeRange
from onrecord.model.datasets import Dataset, DatasetEvent
from onrecord.model.entities import SCHEMAS, Entity, Name, Use, Variant
from onrecord.model.events import Account, Conflict, Event, Evidence, Grade, Origin, Story, Term
from onrecord.model.kinds import (
    NOTES,
    AgreementKind,
    ConflictKind,
    Distance,
    EntityKind,
    EntityRole,
    GivenField,
    OriginKind,
    Part,
    PlacePrecision,
    Precision,
    PublishedHow,
    ReportStatus,
    Says,
    SectionKind,
    SourceKind,
    Stance,
    Status,
    Tier,
    TimeHow,
)
from onrecord.model.listed import Likely, Listed
from onrecord.model.reports import Dateline, Dating, Given, Report, Section, Span

__all__ = [
    "NOTES",
    "SCHEMAS",
    "Account",
    "AgreementKind",
    "Claim",
    "Confidence",
    "Conflict",
    "ConflictKind",
    "Dataset",
    "DatasetEvent",
    "Dateline",
    "Dating",
    "Distance",
    "Entity",
    "EntityKind",
    "EntityRole",
    "Event",
    "Evidence",
    "Given",
    "GivenField",
    "Grade",
    "Item",
    "Likely",
    "Listed",
    "Name",
    "Origin",
    "OriginKind",
    "Part",
    "Party",
    "Place",
    "PlacePrecision",
    "Precision",
    "PublishedHow",
    "Reason",
    "Report",
    "ReportStatus",
    "Response",
    "Says",
    "Section",
    "SectionKind",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "Status",
    "Story",
    "Term",
    "Tier",
    "TimeHow",
    "TimeRange",
    "Use",
    "Variant",
]
