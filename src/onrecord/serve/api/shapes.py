"""What answers look like, for the OpenAPI file: rows as the exported tables have them, and what hangs on one."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from onrecord.export import TABLES
from onrecord.export.columns import Kind, Table, table
from onrecord.store import Record

KINDS: dict[Kind, Any] = {
    "text": str | None,
    "whole": int | None,
    "number": float | None,
    "list": list[str],
    "flag": bool | None,
}


def row(name: str, of: Table) -> type[BaseModel]:
    """The shape of a row of a table: every column, null where there is nothing."""
    fields: Any = {}
    for one in of.columns:
        alias = one.name if hasattr(BaseModel, one.name) else None  # pydantic's own names cannot be fields
        own = f"{one.name}_" if alias else one.name
        default = ... if one.kind == "list" else None
        fields[own] = (KINDS[one.kind], Field(default, description=one.meaning, alias=alias))
    return create_model(name, __config__=ConfigDict(extra="forbid"), __doc__=f"A row is {of.about}.", **fields)


def rows(name: str, key: str, of: type[BaseModel], **more: Any) -> type[BaseModel]:
    """The shape of a list: its rows, and the cursor of those that follow."""
    fields: Any = {
        key: Annotated[list[of], Field(description="the rows")],  # type: ignore[valid-type]
        "next": (Annotated[str | None, Field(description="the cursor of the rows that follow; null at the end")], None),
        **more,
    }
    return create_model(name, __doc__=f"Some of the {key}.", **fields)


def unread(_: Record) -> Any:
    """No rows: for tables that an answer makes itself."""
    return iter(())


class Told(BaseModel):
    """What went wrong."""

    kind: Annotated[str, Field(description="the class of the error, as the library has it")]
    message: Annotated[str, Field(description="what happened, why, and which options there are")]
    status: Annotated[int, Field(description="the HTTP status")]


class Failure(BaseModel):
    """The one shape of errors."""

    error: Told


class Term(BaseModel):
    """One term of a grade, in natural log-odds."""

    name: str
    value: float
    reason: str


class Account(BaseModel):
    """What some say alike of an event, and how well that is supported."""

    says: Annotated[str, Field(description="happened, planned, possible or negated")]
    told: Annotated[str, Field(description="how many say so, in words: `1 denies it`")]
    count: int
    origins: Annotated[list[str], Field(description="ids of the origins that say so in claims")]
    parties: Annotated[list[str], Field(description="codes of those who deny it in a response alone")]
    digit: Annotated[int, Field(description="the Admiralty digit of this account, by those alone who give it")]
    probability: float
    terms: Annotated[list[Term], Field(description="what the grade is the sum of")]


class Reason(BaseModel):
    """What decided one field of a claim."""

    field: str
    stage: str
    rule: str
    words: str


class Named(BaseModel):
    """Words that name who or what a claim is about, below the state."""

    kind: str
    name: str
    role: str
    start_char: int
    end_char: int


class Revision(BaseModel):
    """An older text of a report."""

    revision: int
    title: str
    published: str | None = None
    hash: str


EventRow = row("EventRow", TABLES["events"])
ClaimRow = row("ClaimRow", TABLES["claims"])
ReportRow = row("ReportRow", TABLES["reports"])
ResponseRow = row("ResponseRow", TABLES["responses"])
ConflictRow = row("ConflictRow", TABLES["conflicts"])
EntityRow = row("EntityRow", TABLES["entities"])
StoryRow = row("StoryRow", TABLES["stories"])

ACTORS = table(
    "a state, organisation or group, over the events that it is a party of",
    unread,
    ("code", "text", "ISO 3166-1 alpha-3, or the code of an organisation or group"),
    ("name", "text", "its name"),
    ("events", "whole", "in how many events it is a party"),
    ("events_as_actor", "whole", "in how many of these it acts"),
    ("events_as_recipient", "whole", "in how many it is acted on"),
    ("first", "text", "the earliest day of these events"),
    ("last", "text", "the latest"),
)
HITS = table(
    "a report or claim that answers",
    unread,
    ("kind", "text", "report or claim"),
    ("id", "text", "its id"),
    (
        "excerpt",
        "text",
        "some of its words, those looked for between « and »; by fields, how it begins; by meaning, what is alike",
    ),
    ("tier", "text", "of a claim: firm or lead; empty for a report"),
    ("report", "text", "the id of the report that it is or stands in"),
    ("title", "text", "the title of that report; empty where it has none"),
    ("outlet", "text", "its outlet"),
    ("published", "text", "when it was published, ISO 8601"),
    ("event", "text", "of a claim: the id of its event"),
    (
        "start_char",
        "whole",
        "where a claim's quote begins in the report's text; by meaning, a report's likest sentence",
    ),
    ("end_char", "whole", "where that ends"),
    ("likeness", "number", "by meaning: how like its sentence is to what was asked, 1 at most; else empty"),
)
CHANGES = table(
    "a change of one event",
    unread,
    ("kind", "text", "confirmed, denied, strengthened, weakened, moved, new, gone or retold"),
    ("event", "text", "the id of the event"),
    ("title", "text", "the event in a few words"),
    ("detail", "text", "in what it changed"),
    ("status", "text", "what the record holds of it now"),
    ("when", "text", "its days"),
    ("said", "text", "who says so now"),
    ("origins", "whole", "how many independent origins do"),
    ("digit", "whole", "the Admiralty digit of its status"),
    ("tier", "text", "firm or lead"),
    ("claims", "list", "ids of the claims that made the change"),
)
DECISIONS = table(
    "a decision of a person",
    unread,
    ("id", "text", "its id, by which it is undone"),
    ("at", "text", "when it was made, ISO 8601, UTC"),
    ("author", "text", "who decided"),
    ("reason", "text", "why, in their words"),
    ("kind", "text", "same, different, right, wrong, correct, merge or split"),
    ("targets", "list", "ids of the claims or events that it is about; of entities for merge and split"),
    ("called", "list", "the names that these entities had then"),
    ("claims", "list", "of split: ids of the claims in which the name is another's"),
    ("field", "text", "what was corrected"),
    ("value", "text", "what it ought to be"),
    ("undone", "flag", "whether it was undone, and counts no more"),
)
QUOTATIONS = table(
    "words of a report, quoted as printed: no fact of the record, for who did it to whom is in doubt",
    unread,
    ("words", "text", "the sentence or headline, whole, as it is printed"),
    ("headline", "flag", "whether it is the report's headline"),
    ("outlet", "text", "who printed it"),
    ("published", "text", "when, ISO 8601"),
    ("report", "text", "the id of the report"),
    ("title", "text", "its title"),
    ("type", "text", "what kind of deed it is likely of"),
    ("status", "text", "and as what it is likely told: happened, planned and so on"),
    ("likely", "number", "how likely type and status are right together"),
    ("alike", "whole", "how many further reports have these words, or nearly"),
    ("claim", "text", "the id of the lead that it is read in"),
    ("start_char", "whole", "where the words of that lead begin in the report's text, in characters"),
    ("end_char", "whole", "where they end"),
    ("event", "text", "the id of the lead's event"),
)
DecisionRow = row("DecisionRow", DECISIONS)
ActorRow = row("ActorRow", ACTORS)
HitRow = row("HitRow", HITS)
ChangeRow = row("ChangeRow", CHANGES)
QuotationRow = row("QuotationRow", QUOTATIONS)
