"""What the record makes of claims: origins, events with their grades, conflicts, stories."""

from msgspec import Struct

from onrecord.model.claims import Item, Party, Place, TimeRange
from onrecord.model.kinds import ConflictKind, OriginKind, Says, Status, Tier


class Evidence(Struct, frozen=True):
    """Why reports or claims were folded together: the shared sentence, quote, credit or speaker."""

    kind: str
    detail: str
    reports: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class Origin(Struct, frozen=True, kw_only=True):
    """Whose word claims are: one person, body, outlet, document or image. Corroboration counts these, never reports."""

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
    """How well an account of an event is supported: the sum of its terms, as probability and Admiralty digit 1 to 6."""

    log_odds: float
    probability: float
    digit: int
    words: str
    terms: tuple[Term, ...] = ()


class Account(Struct, frozen=True, kw_only=True):
    """What some say alike of an event: that it happened (or goes on), is planned, may be, or did not happen.

    `origins` say so in claims; `parties` are the codes of those that deny it in a response alone. `grade` is how well
    this account is supported by them: what others say of the event never supports it.
    """

    says: Says
    origins: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    grade: Grade

    @property
    def count(self) -> int:
        """How many say so, each origin and each party that denies it once."""
        return len(self.origins) + len(self.parties)


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
    `accounts` are what is said of it, each with its own origins and grade; `origins` and `grade` are those of the
    account that is its `status`.
    `denied_by` names those who deny what was said, where the event is something said: an accusation, a demand, a
    refusal or a threat. That bears on no account of its having been said.
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
    accounts: tuple[Account, ...] = ()
    denied_by: tuple[str, ...] = ()


class Story(Struct, frozen=True, kw_only=True):
    """Events and reports that belong together."""

    id: str
    title: str
    reports: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
