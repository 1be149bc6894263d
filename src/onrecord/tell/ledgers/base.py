"""What all ledgers share: their questions, and the words for parties, times and speakers."""

from collections.abc import Callable, Iterable, Iterator

from onrecord.knowledge.names import label
from onrecord.model import Claim, Event, Party, Span, TimeRange
from onrecord.record.text import sentences
from onrecord.record.titles import title
from onrecord.tell.books import Books
from onrecord.tell.rows import Ledger, Row
from onrecord.tell.voices import POINTING, plain

QUESTIONS: dict[str, str] = {
    "engagements": "Who met, visited, called or wrote to whom, and what is planned?",
    "transfers": "What was offered, asked for, negotiated, alleged, delivered or denied, from whom to whom?",
    "agreements": "Who agreed to or promised what, what does it replace, and who is said to keep or break it?",
    "sanctions": "Which sanctions were imposed, lifted or said to be violated, under which act, according to whom?",
    "statements": "Who asserted, confirmed, denied or declined what, when, and who changed position?",
    "signals": "Which drills, tests and deployments took place, and what is said to answer what?",
    "relations": "How did each pair cooperate and clash over time, and how much of it is only said to come?",
    "coverage": "Which outlet reported when, what was its own and what repeated others, and who was first?",
}


def who(parties: Iterable[Party]) -> str:
    """Parties in words, each once: "Russia, North Korea"; "unknown" for those that stay so.

    A body whose code many share goes by its own name: "African Union", not "an international organisation".
    """
    return ", ".join(dict.fromkeys(_called(party) for party in parties))


def _called(party: Party) -> str:
    shared = label(party.code).startswith(("a ", "an "))
    own = party.name[:1].isupper() and party.name != party.code and party.name.split()[0].lower() not in POINTING
    return plain(party.name) if shared and own else label(party.code)


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


def history(books: Books, claims: Iterable[Claim]) -> str:
    """How an event's status was told over time: "possible 2023-09-04, happened 2023-09-13"."""
    told: dict[str, str] = {}
    for claim in sorted(claims, key=books.published):
        told.setdefault(claim.status, books.published(claim))
    return ", ".join(f"{status} {day}".strip() for status, day in told.items())


def by_time(rows: Iterable[Row], column: str = "when") -> tuple[Row, ...]:
    """Rows in order of event time, those without a time after them, those that lack something last."""
    return tuple(
        sorted(rows, key=lambda row: (bool(row.lacks), not row.cells[column], row.cells[column].removeprefix("since ")))
    )


def sentence_around(text: str, claim: Claim) -> str:
    """The sentences that the claim stands in: where "in response to" stands."""
    start = text.rfind("\n", 0, claim.span.start) + 1
    end = text.find("\n", claim.span.end)
    line = text[start : end if end >= 0 else len(text)]
    own = Span(claim.span.start - start, claim.span.end - start)
    held = [span for span in sentences(line) if span.overlaps(own)]
    return line[held[0].start : held[-1].end].strip() if held else claim.quote


def sides(event: Event) -> tuple[str, str]:
    """Who and towards whom, in words, "" where unknown; a party is on one side only."""
    by = [party for party in event.actors if party.code != "?"]
    to = [party for party in event.recipients if party.code != "?" and party.code not in {other.code for other in by}]
    return who(by), who(to)


def told_by(books: Books, claim: Claim) -> str:
    """A claim in a headline's words: a clause of its own, never a fragment of one."""
    report = books.reports.get(claim.report)
    called = title(
        [claim], {claim.report: report} if report else {}, claim.actors, claim.recipients,
        mode=claim.mode, items=claim.items, place=claim.place,
    )  # fmt: skip
    return called.words


Maker = Callable[[Books], Ledger]


def events_of(books: Books, *types: str) -> Iterator[Event]:
    """The events of these PLOVER types."""
    return (event for event in books.events if event.type in types)
