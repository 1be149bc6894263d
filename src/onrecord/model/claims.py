"""What a report claims, and how others answer it; every field with its reason."""

from msgspec import Struct

from onrecord.model.entities import Name
from onrecord.model.kinds import Distance, Part, PlacePrecision, Precision, SourceKind, Stance, Status, Tier, TimeHow
from onrecord.model.reports import Span


class Reason(Struct, frozen=True):
    """Which stage and which rule or model decided one field, and the words of the report it went by."""

    field: str
    stage: str
    rule: str
    words: str = ""


class Party(Struct, frozen=True):
    """A participant: `code` is alpha-3, an organisation's or group's code, or "?" where it stays unknown.

    `of` says that the words at `span` name something of the party's, as its missile or its channel.
    """

    code: str
    name: str
    sector: str | None = None
    span: Span | None = None
    of: bool = False


class Source(Struct, frozen=True):
    """A speaker a claim is attributed to. `distance` keeps "claimed" and "alleged" apart from "said"."""

    name: str
    code: str | None = None
    kind: SourceKind = "unknown"
    anonymous: bool = False
    anonymity: str | None = None
    cue: str = ""
    distance: Distance = "neutral"
    span: Span | None = None


class TimeRange(Struct, frozen=True):
    """The days between which something took or takes place, no finer than the text gives.

    `start` or `end` is None where that side is open. `text` is the expression, "" if `how` is inferred.
    """

    start: str | None
    end: str | None
    precision: Precision
    text: str = ""
    how: TimeHow = "stated"


class Place(Struct, frozen=True):
    """Where, as the text has it; coordinates in degrees (WGS 84) no finer than `precision` allows."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    geonameid: int | None = None
    span: Span | None = None


class Item(Struct, frozen=True):
    """What is sent, sold, signed or tested, and its quantity as stated ("300 tons", "dozens")."""

    name: str
    quantity: str | None = None
    span: Span | None = None


class Confidence(Struct, frozen=True):
    """Calibrated probabilities, 0 to 1, that a claim's reading is right: as a whole, and field by field.

    `whole` is for type, parties, status and sources together; it is no product of the others, which depend on one
    another.
    """

    whole: float
    type: float
    actors: float
    recipients: float
    status: float
    sources: float


class Claim(Struct, frozen=True, kw_only=True):
    """One statement in one report that an event happened, is happening, is planned, may happen, or did not.

    `tier` is "firm" where `confidence` lies above the threshold at which at least four in five are right in type,
    parties and status; other claims are leads: kept and searchable, never told as fact. `reader` says who read it.
    `part` is the trigger's part of speech, where known. `partial` says that no more is denied than a part: what is to
    come, or what is named in passing ("without firing"). `hearsay` says that it is told on the word of
    somebody unnamed: "reportedly", "is accused of". `names` are who and what it is about below the state, each with
    its part in the claim, and what else its sentence names.
    """

    id: str
    report: str
    span: Span
    quote: str
    type: str
    mode: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    status: Status = "happened"
    sources: tuple[Source, ...] = ()
    time: TimeRange | None = None
    place: Place | None = None
    items: tuple[Item, ...] = ()
    names: tuple[Name, ...] = ()
    trigger: str = ""
    part: Part = ""
    partial: bool = False
    hearsay: bool = False
    why: tuple[Reason, ...] = ()
    confidence: Confidence | None = None
    tier: Tier = "lead"
    reader: str = "built-in"


class Response(Struct, frozen=True, kw_only=True):
    """A party's reaction to a claim: confirms, denies, or declines to confirm or comment.

    `about` is the id of the claim that it answers, firm or lead; None where it is not clear what is answered.
    """

    id: str
    report: str
    span: Span
    quote: str
    by: Party
    stance: Stance
    about: str | None = None
    sources: tuple[Source, ...] = ()
    why: tuple[Reason, ...] = ()
