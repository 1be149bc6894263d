"""What all ledgers share: rows that cite claims, and the words for parties, times and speakers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from onrecord.knowledge.names import label
from onrecord.model import Claim, Event, Item, Party, Report, Response, TimeRange
from onrecord.store import Record


class Row(Struct, frozen=True, kw_only=True):
    """One line of a ledger: its cells by column, and what it rests on.

    `claims` are the ids of the claims that the line cites, never empty but in the ledger of coverage. `origins`
    counts independent origins, `reports` all reports that carry it.
    """

    cells: dict[str, str]
    status: str | None = None
    event: str | None = None
    claims: tuple[str, ...] = ()
    origins: int = 0
    reports: int = 0
    digit: int | None = None


class Ledger(Struct, frozen=True, kw_only=True):
    """A view over the record that answers one question."""

    name: str
    title: str
    question: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Books:
    """The record, read once, as ledgers need it: events with their claims, and claims with their reports."""

    NEVER = "9999-12-31"

    def __init__(self, record: Record, *, actor: str | None = None, story: str | None = None) -> None:
        self.record = record
        self.reports: dict[str, Report] = {report.id: report for report in record.reports()}
        self.claims: dict[str, Claim] = {claim.id: claim for claim in record.claims()}
        self.events: list[Event] = [event for event in record.events() if _kept(event, actor, story)]
        self._responses: list[Response] = list(record.responses())
        self._by_report: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(self.claims.values(), key=lambda claim: claim.span):
            self._by_report[claim.report].append(claim)
        self.event_of = {id: event for event in self.events for id in event.claims}

    def of(self, event: Event) -> list[Claim]:
        """The claims of an event that are in the record."""
        return [self.claims[id] for id in event.claims if id in self.claims]

    def row(self, event: Event, cells: dict[str, str], claims: Iterable[Claim] | None = None) -> Row:
        """A line about an event, citing these of its claims or all."""
        cited = list(self.of(event) if claims is None else claims)
        return Row(
            cells=cells,
            status=event.status,
            event=event.id,
            claims=tuple(claim.id for claim in cited),
            origins=len(event.origins),
            reports=len({claim.report for claim in cited}),
            digit=event.grade.digit if event.grade else None,
        )

    def responses_to(self, event: Event) -> list[Response]:
        """The responses that recording attached to this event."""
        return [response for response in self._responses if response.id in event.responses]

    def in_report(self, id: str) -> list[Claim]:
        """The claims of one report, in order of text."""
        return self._by_report.get(id, [])

    def moment(self, report: str) -> str:
        """When a report was published, for sorting; `NEVER` if unknown."""
        found = self.reports.get(report)
        return (found.published if found else None) or self.NEVER

    def published(self, claim: Claim) -> str:
        """The day the claim's report was published, "" if unknown."""
        report = self.reports.get(claim.report)
        return (report.published or "")[:10] if report else ""


def _kept(event: Event, actor: str | None, story: str | None) -> bool:
    if story is not None and event.story != story:
        return False
    return actor is None or actor in {party.code for party in event.actors + event.recipients}


def who(parties: Iterable[Party]) -> str:
    """Parties in words, each once: "Russia, North Korea"; "unknown" for those that stay so."""
    return ", ".join(dict.fromkeys(label(party.code) for party in parties))


def when(time: TimeRange | None) -> str:
    """The days of an event, no finer than known: "2023-07-25", "2023-07-01 to 2023-07-31", "since 2022-02-24".

    Days that no words of the report give, taken from its day of publication or the event before, say "(inferred)".
    """
    if time is None or not (time.start or time.end):
        return ""
    if time.start == time.end:
        days = time.start or ""
    elif time.end is None:
        days = f"since {time.start}"
    else:
        days = f"until {time.end}" if time.start is None else f"{time.start} to {time.end}"
    return f"{days} (inferred)" if time.how == "inferred" else days


def says(claims: Iterable[Claim]) -> str:
    """Who says so: the innermost speakers of these claims, each once; "" where reports say it themselves."""
    return ", ".join(dict.fromkeys(claim.sources[-1].name for claim in claims if claim.sources))


def things(claims: Iterable[Claim]) -> str:
    """The items of these claims with their quantities as stated, each once."""
    named = (_thing(item) for claim in claims for item in claim.items)
    return ", ".join(dict.fromkeys(named))


def _thing(item: Item) -> str:
    """The item with its quantity, which its name may hold already."""
    if item.quantity is None or item.quantity in item.name:
        return item.name
    return f"{item.quantity} {item.name}"


def history(books: Books, claims: Iterable[Claim]) -> str:
    """How an event's status was told over time: "possible 2023-09-04, happened 2023-09-13"."""
    told: dict[str, str] = {}
    for claim in sorted(claims, key=books.published):
        told.setdefault(claim.status, books.published(claim))
    return ", ".join(f"{status} {day}".strip() for status, day in told.items())


def by_time(rows: Iterable[Row], column: str = "when") -> tuple[Row, ...]:
    """Rows in order of event time, those without a time last."""
    return tuple(sorted(rows, key=lambda row: (not row.cells[column], row.cells[column].removeprefix("since "))))


def sentence_around(text: str, claim: Claim) -> str:
    """The claim's sentence and a little before it: where "in response to" stands."""
    start = max(text.rfind(". ", 0, claim.span.start), text.rfind("\n", 0, claim.span.start)) + 1
    ends = [at for at in (text.find(". ", claim.span.end), text.find("\n", claim.span.end)) if at >= 0]
    return text[start : min(ends, default=len(text))].strip()


Maker = Callable[[Books], Ledger]


def events_of(books: Books, *types: str) -> Iterator[Event]:
    """The events of these PLOVER types."""
    return (event for event in books.events if event.type in types)
