"""The tables of what was recorded: events, origins, conflicts, stories, actors, sources."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from onrecord.export.claims import WHAT, WHEN, WHERE, WHO
from onrecord.export.columns import Row, item_columns, party_columns, place_columns, table, time_columns
from onrecord.model import Claim, Conflict, Event, Party, Story
from onrecord.record.accounts import ACCOUNTS
from onrecord.store import Record
from onrecord.store.headings import headings


def _events(record: Record, *, leads: bool = False) -> Iterator[Row]:
    for event in record.events(leads=leads):
        yield event_row(event, len({claim.report for claim in record.claims(event=event.id)}))


def event_row(event: Event, reports: int) -> Row:
    """An event as its table has it; `reports` is in how many its claims stand."""
    grade = event.grade
    return {
        "id": event.id,
        "title": event.title,
        "title_claim": event.title_claim,
        "type": event.type,
        "mode": event.mode,
        **party_columns("actors", event.actors),
        **party_columns("recipients", event.recipients),
        "status": event.status,
        **time_columns(event.time),
        **place_columns(event.place),
        **item_columns(event.items),
        "story": event.story,
        "origins": len(event.origins),
        "reports": reports,
        "claims": len(event.claims),
        "responses": len(event.responses),
        "conflicts": len(event.conflicts),
        **_accounts(event),
        "digit": grade.digit if grade else None,
        "probability": round(grade.probability, 4) if grade else None,
        "log_odds": round(grade.log_odds, 4) if grade else None,
        "grade_words": grade.words if grade else None,
        "origin_ids": list(event.origins),
        "claim_ids": list(event.claims),
        "tier": event.tier,
        "lead_ids": list(event.leads),
        "denied_by": list(event.denied_by),
    }


def _accounts(event: Event) -> Row:
    """How many give each account of an event, and the digit of each; 0 and None for one that nobody gives."""
    given = {account.says: account for account in event.accounts}
    counts = {f"origins_{says}": given[says].count if says in given else 0 for says in ACCOUNTS}
    return counts | {f"digit_{says}": given[says].grade.digit if says in given else None for says in ACCOUNTS}


def _origins(record: Record) -> Iterator[Row]:
    for origin in record.origins():
        yield {
            "id": origin.id,
            "kind": origin.kind,
            "title": origin.title,
            "reports": list(origin.reports),
            "claims": list(origin.claims),
            "evidence": [f"{evidence.kind}: {evidence.detail}" for evidence in origin.evidence],
        }


def _conflicts(record: Record) -> Iterator[Row]:
    for conflict in record.conflicts():
        yield conflict_row(record, conflict)


def conflict_row(record: Record, conflict: Conflict) -> Row:
    """A conflict as its table has it."""
    one, other = (record.claim(id) for id in conflict.claims)
    return {
        "id": conflict.id,
        "event": conflict.event,
        "kind": conflict.kind,
        "detail": conflict.detail,
        "claim": one.id,
        "other_claim": other.id,
        "quote": one.quote,
        "other_quote": other.quote,
        "report": one.report,
        "other_report": other.report,
    }


def _stories(record: Record) -> Iterator[Row]:
    called = headings(record)
    for story in record.stories():
        yield story_row(story, called[story.id])


def story_row(story: Story, heading: str) -> Row:
    """A story as its table has it."""
    return {
        "id": story.id,
        "heading": heading,
        "title": story.title,
        "reports": list(story.reports),
        "events": list(story.events),
        "history": list(story.history),
    }


@dataclass(slots=True)
class _Seen:
    """What is counted of one actor."""

    names: Counter[str] = field(default_factory=Counter)
    sectors: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    first: str | None = None
    last: str | None = None

    def note(self, claim: Claim, party: Party, role: str) -> None:
        self.names[party.name] += 1
        if party.sector:
            self.sectors[party.sector] += 1
        self.roles[role] += 1
        self.reports.add(claim.report)
        if claim.time and claim.time.start:
            self.first = min(self.first or claim.time.start, claim.time.start)
            self.last = max(self.last or claim.time.start, claim.time.start)


def _actors(record: Record, *, leads: bool = False) -> Iterator[Row]:
    seen: dict[str, _Seen] = {}
    decisions = record.in_force()
    counting = map(decisions.corrected, filter(decisions.counts, record.claims()))
    for claim in (claim for claim in counting if leads or claim.tier == "firm"):
        for role, parties in (("actor", claim.actors), ("recipient", claim.recipients)):
            for party in parties:
                if party.code != "?":
                    seen.setdefault(party.code, _Seen()).note(claim, party, role)
    for code, actor in sorted(seen.items()):
        yield {
            "code": code,
            "names": [name for name, _ in sorted(actor.names.items(), key=lambda pair: (-pair[1], pair[0]))],
            "sectors": sorted(actor.sectors),
            "as_actor": actor.roles["actor"],
            "as_recipient": actor.roles["recipient"],
            "reports": len(actor.reports),
            "first": actor.first,
            "last": actor.last,
        }


def _sources(record: Record, *, leads: bool = False) -> Iterator[Row]:
    for speaker in record.sources(leads=leads):
        yield speaker._asdict()


EVENTS = table(
    "an event: the claims, of any number of reports, about one thing that happened or was said to",
    _events,
    ("id", "text", "the event's id: it stays, and still answers when the event is merged into another"),
    ("title", "text", "the event in a few words"),
    ("type", "text", "one of PLOVER's sixteen types"),
    ("mode", "text", "the type's mode, where PLOVER has one"),
    *WHO[:2],
    ("status", "text", "what the record holds of it now: happened, ongoing, planned, possible, negated"),
    *WHEN[:2],
    WHERE[0],
    ("origins", "whole", "how many independent origins say what `status` says: the count that corroborates"),
    ("reports", "whole", "how many reports speak of it, whatever they say"),
    ("claims", "whole", "how many claims do"),
    ("responses", "whole", "how many times a party has confirmed, denied or declined"),
    ("conflicts", "whole", "how many pairs of its claims cannot both be right"),
    ("digit", "whole", "the Admiralty digit of `status`, from 1 (confirmed) to 5 (improbable); 6 cannot be judged"),
    ("probability", "number", "the grade as a probability"),
    ("log_odds", "number", "the grade as natural log-odds: the sum of its terms"),
    ("grade_words", "text", "the grade in words"),
    ("story", "text", "the id of the story that it belongs to"),
    *WHO[2:],
    *WHAT,
    *WHEN[2:],
    *WHERE[1:],
    ("origin_ids", "list", "ids of the origins that say what `status` says"),
    ("claim_ids", "list", "ids of its claims"),
    ("title_claim", "text", "the claim whose words the title is; empty if it is composed from the event's fields"),
    (
        "tier",
        "text",
        "`firm`, or `lead` if only leads tell of it: without origins and grade; `--leads` gives these",
    ),
    ("lead_ids", "list", "ids of leads that may tell of it too, and change nothing of it"),
    ("denied_by", "list", "who denies what was said, where it is something said: an accusation, a demand, a threat"),
    ("origins_happened", "whole", "how many independent origins say that it happened or goes on"),
    ("origins_planned", "whole", "how many say that it is planned"),
    ("origins_possible", "whole", "how many say that it may be"),
    ("origins_negated", "whole", "how many deny it, with the parties that do so in a response alone"),
    ("digit_happened", "whole", "the Admiralty digit of its having happened, by those alone who say so"),
    ("digit_planned", "whole", "that of its being planned"),
    ("digit_possible", "whole", "that of its being possible"),
    ("digit_negated", "whole", "that of its not having happened"),
    with_leads=partial(_events, leads=True),
)
ORIGINS = table(
    "an origin: a person, body, outlet, document or image whose word claims are, counted once",
    _origins,
    ("id", "text", "the origin's id"),
    ("kind", "text", "person, body, outlet, document or image; in older records single, copy, wire, speaker or quote"),
    ("title", "text", "what the origin is called"),
    ("reports", "list", "ids of the reports that carry its word"),
    ("claims", "list", "ids of the claims that come from it"),
    ("evidence", "list", "why they were folded together: the kind of evidence and its words"),
)
CONFLICTS = table(
    "two claims of one event that cannot both be right",
    _conflicts,
    ("id", "text", "the conflict's id"),
    ("event", "text", "the id of the event"),
    ("kind", "text", "denial, number, time, place, party or exclusive"),
    ("detail", "text", "in what the two differ"),
    ("claim", "text", "the id of the one claim"),
    ("other_claim", "text", "the id of the other"),
    ("quote", "text", "the words of the one"),
    ("other_quote", "text", "the words of the other"),
    ("report", "text", "the id of the report of the one"),
    ("other_report", "text", "the id of the report of the other"),
)
STORIES = table(
    "a story: reports and events that belong together",
    _stories,
    ("id", "text", "the story's id"),
    ("heading", "text", "whom and what it is about, in words that take nobody's side"),
    ("title", "text", "the headline of its first report"),
    ("reports", "list", "ids of its reports"),
    ("events", "list", "ids of its events"),
    ("history", "list", "how it came to be: what joined it, what split off"),
)
ACTORS = table(
    "an actor: everyone with one code, over all firm claims",
    _actors,
    ("code", "text", "ISO 3166-1 alpha-3, or the code of an organisation or group"),
    ("names", "list", "the names under which it occurs, the commonest first"),
    ("sectors", "list", "the sectors under which it occurs"),
    ("as_actor", "whole", "in how many claims it acts"),
    ("as_recipient", "whole", "in how many it is acted on"),
    ("reports", "whole", "in how many reports it occurs"),
    ("first", "text", "the earliest day that a claim names for it"),
    ("last", "text", "the latest such day"),
    with_leads=partial(_actors, leads=True),
)
SOURCES = table(
    "a speaker, as the innermost source of firm claims: the one they rest on",
    _sources,
    ("name", "text", "the speaker, as named in the text"),
    ("code", "text", "the code of whom it speaks for, where known"),
    ("kind", "text", "person, government, military, organisation, media, document, image, collective, unknown"),
    ("claims", "whole", "how many claims rest on it"),
    ("reports", "whole", "in how many reports they stand"),
    with_leads=partial(_sources, leads=True),
)
