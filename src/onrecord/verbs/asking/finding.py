"""The events of a record that bear on a question."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct, structs

from onrecord.knowledge.names import label
from onrecord.model import Account, Claim, Event, Report, Says
from onrecord.record.accounts import as_told
from onrecord.record.case import says
from onrecord.record.decisions import Decisions
from onrecord.store import Record
from onrecord.tell.ledgers.base import when, who
from onrecord.tell.ledgers.things import things
from onrecord.tell.support import support
from onrecord.tell.view import context
from onrecord.tell.voices import Voices
from onrecord.verbs.asking.answer import Found
from onrecord.verbs.asking.matching import Lack, Told, lacks, named, within
from onrecord.verbs.asking.question import Question
from onrecord.verbs.asking.words import types_of

NEAR: frozenset[Lack] = frozenset({"things", "verb", "names", "time"})  # what an event near the question may lack
LENIENT: frozenset[Lack] = frozenset({"things", "names"})  # what a denial need not repeat
MOST_QUOTES = 3


class Hit(Struct, frozen=True, kw_only=True):
    """An account of an event: all its claims, those that tell of what is asked about, and what these lack to be it."""

    event: Event
    says: Says
    claims: tuple[Claim, ...]
    account: tuple[Claim, ...]
    lacks: frozenset[Lack] = frozenset()


class Finder:
    """Looks through a record for what bears on a question; reports are read where something is found."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.decisions: Decisions = record.in_force()
        self._reports: dict[str, Report] = {}

    def hits(self, question: Question, *, leads: bool = False) -> Iterator[Hit]:
        """The accounts of firm events, or what only leads tell, that are what is asked about or near it.

        What was agreed, promised or urged to be done is near it where it is told of by itself.
        """
        yield from self._hits(question, leads=leads)
        for deed in question.deeds:
            types = tuple(sorted(types_of(deed) - set(question.types)))
            other = structs.replace(question, types=types, verb=deed, deeds=(), mode=None)
            for hit in self._hits(other, leads=leads):
                yield structs.replace(hit, lacks=hit.lacks | {"type"})

    def _hits(self, question: Question, *, leads: bool) -> Iterator[Hit]:
        for type in question.types:
            for event in self.record.events(type=type, leads=leads, involving=(*question.by, *question.to)):
                wanted = "lead" if leads else "firm"
                if event.tier == wanted and self._may(question, event):
                    yield from self._of(question, event)

    def whatever(self, question: Question, *, leads: bool = False) -> Iterator[Hit]:
        """What there is of these parties, names and days, each event by the account that is its status."""
        for event in self.record.events(leads=leads, involving=(*question.by, *question.codes)):
            if (
                event.tier != ("lead" if leads else "firm")
                or not self._may(question, event)
                or not _there(question, event)
            ):
                continue
            account = says(event.status)
            claims = [claim for claim in self.claims(event) if says(claim.status) == account]
            if claims and named(question, [event.title, *(claim.quote for claim in claims), *map(_named, claims)]):
                yield Hit(event=event, says=account, claims=tuple(claims), account=tuple(claims))

    def _may(self, question: Question, event: Event) -> bool:
        """Whether it is worth looking at an event's claims: all who do it or suffer it are among its parties."""
        own = {party.code for party in (*event.actors, *event.recipients)}
        own |= {event.place.country} if event.place is not None and event.place.country else set()
        if question.anything:
            return set(question.by) <= {party.code for party in event.actors} and question.codes <= own
        return {*question.by, *question.to} <= own

    def _of(self, question: Question, event: Event) -> Iterator[Hit]:
        by_account: dict[Says, list[Claim]] = {}
        for claim in self.claims(event):
            by_account.setdefault(says(claim.status), []).append(claim)
        for account, claims in by_account.items():
            found = self._lacking(question, event, claims)
            if all(missing for missing, _ in found):
                names = " ".join([event.title if says(event.status) == account else "", *map(_named, claims)])
                found = self._lacking(question, event, claims, names)
            least = min((missing for missing, _ in found), key=len)
            if least <= NEAR and not {"verb", "things"} <= least:
                mine = tuple(claim for missing, claim in found if missing == least)
                yield Hit(event=event, says=account, claims=mine, account=tuple(claims), lacks=least)

    def _lacking(
        self, question: Question, event: Event, claims: list[Claim], names: str = ""
    ) -> list[tuple[frozenset[Lack], Claim]]:
        """Each claim with what it lacks to be what is asked about; persons may be named anywhere in `names`."""
        return [
            (lacks(question, Told(claim=one, time=one.time or event.time, names=names, around=self._around(one))), one)
            for one in claims
        ]

    def _around(self, claim: Claim) -> str:
        """The sentence of a claim."""
        before, after = context(self.report(claim.report).text, claim.span)
        return f"{before}{claim.quote}{after}"

    def claims(self, event: Event) -> list[Claim]:
        """The event's claims that count, with the status in which each speaks of it."""
        counted = (claim for claim in self.record.claims(event=event.id) if self.decisions.counts(claim))
        return [as_told(claim, event.type, self.report(claim.report), self.decisions) for claim in counted]

    def report(self, id: str) -> Report:
        """A report, fetched once."""
        if id not in self._reports:
            self._reports[id] = self.record.report(id)
        return self._reports[id]

    def responding(self, hit: Hit) -> Hit | None:
        """What denies the event of a hit: its claims that do, or parties that do in a response."""
        denied = next((account for account in hit.event.accounts if account.says == "negated"), None)
        if denied is None or hit.says == "negated":
            return None
        claims = tuple(claim for claim in self.claims(hit.event) if says(claim.status) == "negated")
        return Hit(event=hit.event, says="negated", claims=claims, account=claims)

    def found(self, hits: Iterable[Hit]) -> tuple[Found, ...]:
        """Hits as they are told, the best supported first."""
        listed = list(hits)
        ids = {claim.report for hit in listed for claim in hit.account}
        every = (self.decisions.corrected(claim) for id in sorted(ids) for claim in self.record.claims(report=id))
        voices = Voices(every, {id: self.report(id) for id in ids})
        ordered = sorted(listed, key=lambda hit: (len(hit.lacks), -_probability(hit), hit.event.id))
        return tuple(_told(hit, voices) for hit in ordered)


def _there(question: Question, event: Event) -> bool:
    return within(question, event.time)


def _named(claim: Claim) -> str:
    names = (name.full or name.text for name in claim.names if name.role not in ("mentioned", "source"))
    return " ".join((*names, *(party.name for party in (*claim.actors, *claim.recipients))))


def account_of(hit: Hit) -> Account | None:
    """The account that the hit is of; None for a lead event, which has none."""
    return next((account for account in hit.event.accounts if account.says == hit.says), None)


def _speakers(claims: Iterable[Claim], voices: Voices) -> tuple[str, ...]:
    """The innermost speakers, the most heard first; outlets only where nobody is named."""
    known = list(claims)
    said = Counter(voices.told(claim.sources[-1], claim.report) for claim in known if claim.sources)
    said = said or Counter(voices.itself(claim.report) for claim in known)
    return tuple(sorted(said, key=lambda name: (-said[name], name)))


def _probability(hit: Hit) -> float:
    account = account_of(hit)
    return account.grade.probability if account is not None else 0.0


def _told(hit: Hit, voices: Voices) -> Found:
    event, account = hit.event, account_of(hit)
    told = hit.account if hit.says == "negated" else hit.claims or hit.account
    only = list(account.parties) if account is not None and not hit.claims else []
    return Found(
        event=event.id,
        title=event.title,
        says=hit.says,
        when=when(event.time),
        where=event.place.name if event.place is not None else "",
        who_says=_speakers(told, voices) if told else tuple(map(label, only)),
        support=support(event),
        claims=tuple(claim.id for claim in hit.claims),
        quotes=tuple(dict.fromkeys(" ".join(claim.quote.split()) for claim in hit.claims))[:MOST_QUOTES],
        by=voices.chain(hit.claims[0]) if hit.claims else "",
        actors=who(party for party in event.actors if party.code != "?"),
        recipients=who(party for party in event.recipients if party.code != "?"),
        items=things(hit.claims),
        digit=account.grade.digit if account is not None else None,
        tier=event.tier,
        status=event.status,
        time=event.time,
        lacks=tuple(sorted(hit.lacks)),
    )


__all__ = ["LENIENT", "Finder", "Hit", "account_of"]
