"""Events with what supports them, for formats of events: never is what may be, is planned or denied told as done."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

from onrecord.export.citations.citation import Citation
from onrecord.export.format import Asked
from onrecord.export.wording import said_by
from onrecord.knowledge.names import label
from onrecord.model import Claim, Event, Report
from onrecord.model.kinds import DONE
from onrecord.record.accounts import as_told
from onrecord.record.case import says
from onrecord.record.decisions import Decisions
from onrecord.record.title_marks import PREFIX

UNDATED = "9"  # after every year
AT_HAND = 500  # reports, for events of one report often lie near one another


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
    decisions, report = asked.record.in_force(), lru_cache(maxsize=AT_HAND)(asked.record.report)
    for event in asked.record.events(leads=asked.leads):
        yield _told(event, asked.record.claims(event=event.id), report, decisions)


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


def _told(event: Event, told: Iterable[Claim], report: Callable[[str], Report], decisions: Decisions) -> Told:
    claims = [claim for claim in told if decisions.counts(claim)]
    reports = {id: report(id) for id in {claim.report for claim in claims}}
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


def deniers(one: Told) -> list[str]:
    """Who denies it, by name: those who deny it in a response alone, and who denies what was said."""
    parties = [code for account in one.event.accounts if account.says == "negated" for code in account.parties]
    return list(dict.fromkeys([*map(label, parties), *one.event.denied_by]))
