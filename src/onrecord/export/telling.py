"""Events with what supports them, for formats of events: never is what may be, is planned or denied told as done."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from onrecord.export.citations.citation import Citation
from onrecord.export.format import Asked
from onrecord.knowledge.names import label
from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Claim, Event, Party, Report, TimeRange
from onrecord.model.kinds import DONE
from onrecord.record.accounts import as_told
from onrecord.record.case import says
from onrecord.record.decisions import Decisions
from onrecord.record.titles import PREFIX
from onrecord.store import Record

UNDATED = "9"  # after every year
PARTING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Told(Struct, frozen=True, dict=True):
    """An event, with the claims that say of it what its status says, the first published first, and their reports."""

    event: Event
    claims: tuple[Claim, ...]
    reports: dict[str, Report]

    @cached_property
    def outlets(self) -> list[str]:
        """Who published the reports, each once."""
        named = (self.reports[claim.report] for claim in self.claims)
        return list(dict.fromkeys(report.outlet or report.domain or report.id for report in named))

    @property
    def first(self) -> Report | None:
        """The report that told of it first."""
        return self.reports[self.claims[0].report] if self.claims else None

    @property
    def alleged(self) -> bool:
        """Whether it rests on allegations: half of the claims on unnamed people's word, or all at a distance."""
        if self.event.title.startswith(PREFIX["hearsay"]):
            return True
        hearsay = sum(claim.hearsay for claim in self.claims)
        distanced = [any(source.distance == "distanced" for source in claim.sources) for claim in self.claims]
        return bool(self.claims) and (2 * hearsay >= len(self.claims) or all(distanced))


def told(asked: Asked) -> Iterator[Told]:
    """Every event of the record that is asked for, in order of id."""
    decisions = asked.record.in_force()
    for event in asked.record.events(leads=asked.leads):
        yield _told(asked.record, event, decisions)


def done(asked: Asked) -> Iterator[Told]:
    """The events that can be told where nothing says that one may be, is planned, denied, alleged or read with doubt.

    What is left out for that is counted.
    """
    for one in told(asked):
        status = one.event.status
        if status not in DONE:
            asked.left_out[status] += 1
        elif one.event.tier == "lead":
            asked.left_out["lead"] += 1
        elif one.alleged:
            asked.left_out["alleged"] += 1
        else:
            yield one


def _told(record: Record, event: Event, decisions: Decisions) -> Told:
    claims = [claim for claim in record.claims(event=event.id) if decisions.counts(claim)]
    reports = {id: record.report(id) for id in {claim.report for claim in claims}}
    firm = event.tier == "firm"
    given = [
        as_told(claim, event.type, reports[claim.report], decisions) if firm else decisions.corrected(claim)
        for claim in claims
    ]
    saying = [claim for claim in given if says(claim.status) == says(event.status)]
    saying.sort(key=lambda claim: (_published(reports[claim.report]), claim.report, claim.span.start))
    return Told(event, tuple(saying), reports)


def _published(report: Report) -> str:
    return report.published or (report.published_window or (UNDATED,))[0]


def cited(one: Told) -> list[Citation]:
    """A citation of each claim."""
    doubt = "a lead: read with too little confidence to be told as fact" if one.event.tier == "lead" else ""
    return [
        Citation(
            id=claim.id,
            report=one.reports[claim.report],
            quote=claim.quote,
            span=claim.span,
            said=said_by(claim),
            status=claim.status,
            doubt=doubt,
        )
        for claim in one.claims
    ]


def said_by(claim: Claim) -> str:
    """Whose words a claim is, in words: "John Kirby, by way of officials"; "" if in the report's own voice."""
    names = list(dict.fromkeys(source.name for source in reversed(claim.sources)))
    if claim.hearsay and not names:
        return "somebody unnamed"
    return ", by way of ".join(names)


def one_day(time: TimeRange | None) -> str | None:
    """The day of what took place on one day that is known."""
    if time is None or time.precision != "day" or time.start != time.end:
        return None
    return time.start


def within(time: TimeRange | None, length: int) -> str:
    """What the ISO dates of first and last day begin with, if they share it: 7 characters for a month, 4 for a year."""
    if time is None or not time.start or not time.end:
        return ""
    return time.start[:length] if time.start[:length] == time.end[:length] else ""


def one_line(text: str | None) -> str:
    """Words on one line, without the control characters that part cells and rows."""
    return " ".join(PARTING.sub(" ", text or "").split())


def digits(stamp: str | None) -> str:
    """A date or time as YYYYMMDDHHMMSS; midnight where only the day is known, "" where that is not."""
    found = "".join(char for char in (stamp or "")[:19] if char.isdigit())
    return found.ljust(14, "0") if len(found) >= 8 else ""


def deniers(one: Told) -> list[str]:
    """Who denies it, by name: those who deny it in a response alone, and who denies what was said."""
    parties = [code for account in one.event.accounts if account.says == "negated" for code in account.parties]
    return list(dict.fromkeys([*map(label, parties), *one.event.denied_by]))


class Dyad(NamedTuple):
    """Who did it and to whom, where a format has room for one of each; `further` are the others."""

    actor: Party | None
    recipient: Party | None
    further: tuple[Party, ...]


def dyad(event: Event) -> Dyad:
    """The first actor and recipient of an event. What is done together has the second actor for recipient."""
    actors, recipients = event.actors, event.recipients
    if not recipients and event.type in MUTUAL:
        actors, recipients = event.actors[:1], event.actors[1:]
    return Dyad(next(iter(actors), None), next(iter(recipients), None), (*actors[1:], *recipients[1:]))


def dyads(asked: Asked) -> Iterator[Told]:
    """The events that are told as done, in a format with room for one actor and recipient: the others are counted."""
    for one in done(asked):
        if further := dyad(one.event).further:
            asked.left_out["further parties"] += len(further)
        yield one
