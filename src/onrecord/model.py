"""The frozen records that every room shares. DESIGN: "Words".

All are `msgspec.Struct`s: immutable, compared by value, encoded with `msgspec.json.encode` and decoded, with
every field checked, by `msgspec.json.decode(raw, type=Claim)`. Offsets are half-open and count characters of
`Report.text`. Dates are ISO 8601 strings. Codes of states are ISO 3166-1 alpha-3.
"""

from typing import Literal

from msgspec import Struct

PublishedHow = Literal["metadata", "page", "text", "inferred", "unknown"]
ReportStatus = Literal["ok", "other-language", "empty", "noise", "no-article", "unreadable", "too-large"]
SectionKind = Literal["title", "lead", "body", "entry", "correction", "clarification", "retraction", "editors-note"]
Status = Literal["happened", "ongoing", "planned", "possible", "negated"]
Stance = Literal["confirms", "denies", "declines"]
Precision = Literal["day", "week", "month", "season", "year", "decade", "open"]
TimeHow = Literal["stated", "anchored", "inferred"]
SourceKind = Literal[
    "person", "government", "military", "organisation", "media", "document", "image", "collective", "unknown"
]
Distance = Literal["neutral", "distanced", "committed"]
PlacePrecision = Literal["point", "settlement", "region", "country"]
OriginKind = Literal["single", "copy", "wire", "speaker", "quote"]
Tier = Literal["firm", "lead"]
ConflictKind = Literal["denial", "number", "time", "place", "party", "exclusive"]
AgreementKind = Literal["change", "update", "precision"]


# What an outlet says of its own report: kept and shown, never read as news.
NOTES: dict[SectionKind, str] = {
    "correction": "correction",
    "clarification": "clarification",
    "retraction": "retraction",
    "editors-note": "editors' note",
}


class Span(Struct, frozen=True, order=True):
    """A stretch of `Report.text`: characters `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Section(Struct, frozen=True):
    """A part of a report's text: its title, the lead or description, the body, and what the outlet says of its report.

    An "entry" is a stretch of the body with a time of its own, as in live blogs and lists of incidents: `at` is that
    day or time in ISO 8601, `place` where it says it is, `label` the stamp as printed, which is not in the text.
    Corrections, clarifications, retractions and editors' notes stand behind the body, with their day and label.
    """

    kind: SectionKind
    span: Span
    at: str | None = None
    place: str | None = None
    label: str = ""


class Dateline(Struct, frozen=True):
    """What stood before the first sentence ("BERLIN, Sept 5 (Reuters) -"), taken out of the text."""

    text: str
    place: str | None = None
    date: str | None = None
    credit: str | None = None


class Dating(Struct, frozen=True, kw_only=True):
    """A day that a report may have been published on: where it stood, in which words, and what was made of it.

    `day` is None where the words give no certain one. `verdict` says why it was taken, or why not.
    """

    day: str | None
    how: PublishedHow
    place: str
    words: str = ""
    taken: bool = False
    verdict: str = ""


class Report(Struct, frozen=True, kw_only=True):
    """One article as one outlet published it.

    `id` is the input file's stem, or its URL; within a file of many articles it is theirs, or stem-number. Where it
    is taken, a number follows. `path` is where the report lies in its input: folder and name of its file, or its
    own id in a file of many.
    `text` is what claims cite: title, lead, body and notes, a newline between paragraphs, without page furniture,
    dateline and stamps of entries. A report that could not be read keeps its `status` and the `reason`.
    `dates` are the days that it may have been published on, the one taken first.
    """

    id: str
    title: str = ""
    text: str = ""
    sections: tuple[Section, ...] = ()
    outlet: str | None = None
    domain: str | None = None
    url: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    published_how: PublishedHow = "unknown"
    published_window: tuple[str, str] | None = None
    dates: tuple[Dating, ...] = ()
    dateline: Dateline | None = None
    credit: str | None = None
    language: str | None = None
    hash: str = ""
    fetched: str | None = None
    input: str = ""
    path: str = ""
    revision: int = 1
    status: ReportStatus = "ok"
    reason: str | None = None
    notes: tuple[str, ...] = ()


class Reason(Struct, frozen=True):
    """Which stage and which rule or model decided one field, and the words of the report it went by."""

    field: str
    stage: str
    rule: str
    words: str = ""


class Party(Struct, frozen=True):
    """A participant: `code` is alpha-3, an organisation's or group's code, or "?" where it stays unknown."""

    code: str
    name: str
    sector: str | None = None
    span: Span | None = None


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
    trigger: str = ""
    why: tuple[Reason, ...] = ()
    confidence: Confidence | None = None
    tier: Tier = "lead"
    reader: str = "built-in"


class Response(Struct, frozen=True, kw_only=True):
    """A party's reaction to a claim: confirms, denies, or declines to confirm or comment."""

    id: str
    report: str
    span: Span
    quote: str
    by: Party
    stance: Stance
    about: str | None = None
    sources: tuple[Source, ...] = ()
    why: tuple[Reason, ...] = ()


class Evidence(Struct, frozen=True):
    """Why reports or claims were folded together: the shared sentence, quote, credit or speaker."""

    kind: str
    detail: str
    reports: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class Origin(Struct, frozen=True, kw_only=True):
    """What claims share when one comes from another. Corroboration counts origins, never reports."""

    id: str
    kind: OriginKind
    title: str
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Term(Struct, frozen=True):
    """One term of a grade: `value` in natural log-odds, and the reason the data file gives for it."""

    name: str
    value: float
    reason: str
    refs: tuple[str, ...] = ()


class Grade(Struct, frozen=True):
    """How well an event is supported: the sum of its terms, as a probability and as Admiralty digit 1 to 6."""

    log_odds: float
    probability: float
    digit: int
    words: str
    terms: tuple[Term, ...] = ()


class Conflict(Struct, frozen=True, kw_only=True):
    """Two claims of one event that cannot both be right, and in what they differ."""

    id: str
    event: str
    kind: ConflictKind
    claims: tuple[str, str]
    detail: str


class Event(Struct, frozen=True, kw_only=True):
    """The claims, of any number of reports, about one thing that happened or was said to.

    All that is told of a firm event comes from its `claims`, which are firm; `leads` are the leads that seem to tell of
    it and change nothing. An event of tier "lead" has leads alone for `claims`, and neither grade nor origins.
    `title_claim` is the claim whose words the title is, None where it is composed from the event's fields.
    """

    id: str
    title: str
    type: str
    mode: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    status: Status = "happened"
    time: TimeRange | None = None
    place: Place | None = None
    items: tuple[Item, ...] = ()
    claims: tuple[str, ...] = ()
    responses: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    story: str | None = None
    grade: Grade | None = None
    title_claim: str | None = None
    tier: Tier = "firm"
    leads: tuple[str, ...] = ()


class Story(Struct, frozen=True, kw_only=True):
    """Events and reports that belong together."""

    id: str
    title: str
    reports: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
