"""Made-up stories with all that a record holds of them, for sticks that need a large record.

Story by story. Sizes of stories follow a power law, events of a story draw claims the more the more they have, names
and outlets follow Zipf's law; three tenths of the claims are firm, as in records of news. The words are of the word
list, by how frequent they are. The same size and seed give the same record.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, NamedTuple

from msgspec import structs

from growth import STATES, TYPES
from onrecord.model import (
    Account,
    Claim,
    Conflict,
    Event,
    Grade,
    Name,
    Party,
    Place,
    Report,
    Response,
    Source,
    Span,
    Story,
    Term,
    TimeRange,
)
from onrecord.model.claims import Confidence, Reason
from onrecord.record.text import fingerprint, frequencies

FIRST = date(2015, 1, 1)
REPORTS_A_DAY = 40
CLAIMS = 10  # of a report, about
STATUSES = ("happened", "ongoing", "planned", "possible", "negated")
SENTENCES = 50_000  # that texts are filled with
OFTEN = (62, 18, 8, 10, 2)
FORENAMES = ("Anna", "Boris", "Chen", "Dario", "Elif", "Farid", "Grace", "Hugo", "Irina", "Keiko", "Lamin", "Nadia")


class Begun(NamedTuple):
    """An event while its story is made."""

    id: str
    type: str
    actor: str
    recipient: str
    words: list[str]
    day: date
    firm: bool
    claims: list[Claim]
    leads: list[Claim]


def _zipf(values: Sequence[Any], flat: int = 5) -> tuple[Sequence[Any], list[float]]:
    return values, list(accumulate(1 / (rank + flat) for rank in range(len(values))))


class World:
    """Who and what the reports are about, and the words they are written with."""

    def __init__(self, reports: int, seed: int) -> None:
        self.chance = random.Random(seed)
        listed = sorted((word for word, zipf in frequencies().items() if 3.0 <= zipf <= 7 and word.isalpha()), key=str)
        self.words = listed, list(accumulate(10 ** frequencies()[word] for word in listed))
        rare = [word for word in listed if frequencies()[word] < 4.2 and len(word) > 4]
        self.rare = rare
        surnames = [self.chance.choice(rare).capitalize() for _ in range(max(60, reports // 4))]
        persons = [("person", f"{self.chance.choice(FORENAMES)} {one}") for one in surnames]
        bodies = [("body", f"Ministry of {word.capitalize()}") for word in rare[:300]]
        firms = [("company", f"{word.capitalize()} Industries") for word in rare[300:900]]
        places = [("place", word.capitalize()) for word in rare[900:2400]]
        named = [*persons, *bodies, *firms, *places]
        self.chance.shuffle(named)
        self.named = _zipf(named, 40)
        drawn = self.chance.choices(self.words[0], cum_weights=self.words[1], k=12 * SENTENCES)
        self.sentences = [" ".join(drawn[at : at + 12]) for at in range(0, len(drawn), 12)]
        self.outlets = _zipf([f"The {word.capitalize()} Post" for word in rare[2400:2600]])
        self.states = _zipf(STATES)

    def one(self, of: tuple[Sequence[Any], list[float]]) -> Any:
        """One of these by chance, the first ones oftener."""
        return self.chance.choices(of[0], cum_weights=of[1])[0]

    def told(self) -> str:
        """Words as they come in texts."""
        return self.sentences[int(self.chance.random() * SENTENCES)]


class Whose(NamedTuple):
    """The origin of a claim."""

    id: str
    kind: str
    title: str


class Made(NamedTuple):
    """A story with all that belongs to it."""

    story: Story
    reports: list[Report]
    claims: list[Claim]
    responses: list[Response]
    events: list[Event]
    conflicts: list[Conflict]
    whose: dict[str, Whose]


def stories(world: World, reports: int, first: int = 0) -> Iterator[Made]:
    """Stories until there are so many reports; sizes are those of a process in which the large ones grow faster.

    `first` is the number from which stories are counted: by it all ids differ.
    """
    chance, sizes, of = world.chance, list[int](), list[int]()
    for at in range(reports):
        if at == 0 or chance.random() < 0.35:
            sizes.append(1)
            of.append(len(sizes) - 1)
        else:
            found = of[chance.randrange(at)]
            sizes[found] += 1
            of.append(found)
    days = max(30, reports // REPORTS_A_DAY)
    for number, size in enumerate(sizes, first):
        yield _story(world, number, size, days)


def _story(world: World, number: int, size: int, days: int) -> Made:
    chance, id = world.chance, "s" + fingerprint("story", str(number))[:12]
    begun: list[Begun] = []
    reports, responses = [], []
    parties = [world.one(world.states) for _ in range(4)]
    people = [world.one(world.named) for _ in range(6)]
    begins, lasts = chance.randrange(days), min(days, 3 + size * 2)
    when = sorted(days - abs(days - begins - int(lasts * chance.random())) for _ in range(size))
    claims: list[Claim] = []
    for at, day in enumerate(when):
        report, own = _report(world, f"{number:06}-{at:05}", FIRST + timedelta(days=day), begun, parties, people)
        reports.append(report)
        claims += own
        if chance.random() < 0.05:
            about = chance.choice(own)
            by = about.recipients[0] if about.recipients else about.actors[0]
            responses.append(
                Response(
                    id="r" + fingerprint("response", report.id)[:12], report=report.id, span=about.span,
                    quote=about.quote, by=by, stance="denies", about=about.id,
                )
            )  # fmt: skip
    conflicts = {}
    for one in begun:
        if one.firm and len(one.claims) > 2 and chance.random() < 0.05:
            pair = (one.claims[0].id, one.claims[-1].id)
            found = Conflict(id="x" + one.id[1:], event=one.id, kind="number", claims=pair, detail="three or five")
            conflicts[one.id] = found
    answers = defaultdict(list)
    for answer in responses:
        answers[answer.about].append(answer.id)
    outlets = {report.id: report.outlet or "" for report in reports}
    whose = {claim.id: _whose(claim, outlets[claim.report]) for claim in claims if claim.tier == "firm"}
    events = [_event(one, id, conflicts.get(one.id), answers, whose) for one in begun]
    story = Story(
        id=id,
        title=reports[0].title,
        reports=tuple(one.id for one in reports),
        events=tuple(one.id for one in events if one.tier == "firm"),
        history=(f"began with {reports[0].id}",),
    )
    return Made(story, reports, claims, responses, events, list(conflicts.values()), whose)


def _report(
    world: World, id: str, day: date, begun: list[Begun], parties: list[str], people: list[tuple[str, str]]
) -> tuple[Report, list[Claim]]:
    chance = world.chance
    texts, claims, at = [], list[Claim](), 0
    for number in range(chance.randint(CLAIMS - 5, CLAIMS + 5)):
        if not begun or chance.random() < 0.5:
            begun.append(_begin(world, f"{id}-{number}", day, parties))
            event = begun[-1]
        else:  # the more claims, the likelier: the event of a claim of late
            event = begun[-1 - min(int(chance.expovariate(0.12)), len(begun) - 1)]
        kind, name = chance.choice(people) if chance.random() < 0.8 else world.one(world.named)
        words = " ".join((event.actor, *chance.sample(event.words, 4), event.recipient))
        quote = f"{name} {words} {world.told()[:40]}".strip()
        firm = event.firm and chance.random() < 0.7
        claims.append(_claim(world, fingerprint(id, str(number)), id, at, quote, (kind, name), event, firm))
        (event.claims if firm or not event.firm else event.leads).append(claims[-1])
        texts.append(f"{quote}. {world.told().capitalize()}.")
        at += len(texts[-1]) + 1
    outlet, text = world.one(world.outlets), "\n".join(texts)
    failed = chance.random() < 0.004
    domain = outlet.lower().replace(" ", "") + ".example"
    report = Report(
        id=id, title=claims[0].quote[:90], text=text, outlet=outlet, domain=domain, url=f"https://{domain}/{id}",
        published=day.isoformat(), published_how="metadata", language="en", hash=fingerprint(id, text),
        input="made up", path=id, status="no-article" if failed else "ok",
        reason="the page holds a list of links, and no article" if failed else None,
    )  # fmt: skip
    return report, claims


def _begin(world: World, key: str, day: date, parties: list[str]) -> Begun:
    chance = world.chance
    actor, recipient = chance.choice(parties), world.one(world.states)
    day -= timedelta(days=int(chance.expovariate(0.5)))
    firm, id = chance.random() < 0.4, "e" + fingerprint("event", key)[:12]
    return Begun(id, chance.choice(TYPES), actor, recipient, chance.sample(world.rare, 9), day, firm, [], [])


def _claim(
    world: World, key: str, report: str, at: int, quote: str, named: tuple[str, str], event: Begun, firm: bool
) -> Claim:
    chance, (kind, name) = world.chance, named
    sure, day = (0.93 if firm else 0.4), event.day.isoformat()
    reasons = ("type", "actors", "recipients", "status", "sources", "time")
    names = [Name(kind, name, Span(at, at + len(name)), "mentioned", name)]  # type: ignore[arg-type]
    sources: tuple[Source, ...] = ()
    if chance.random() < 0.25:
        if kind in ("person", "body"):
            names = [structs.replace(names[0], role="source", code=event.actor)]
            sources = (Source(name, event.actor, "government"),)
        else:
            sources = (Source(event.actor, event.actor, "government"),)
    return Claim(
        id="c" + key[:12],
        report=report,
        span=Span(at, at + len(quote)),
        quote=quote,
        type=event.type,
        actors=(Party(event.actor, event.actor, "GOV"),),
        recipients=(Party(event.recipient, event.recipient, "GOV"),) if event.recipient != event.actor else (),
        status=chance.choices(STATUSES, OFTEN)[0],  # type: ignore[arg-type]
        sources=sources,
        time=TimeRange(day, day, "day", how="inferred"),
        place=Place(name, event.actor, 51.5, 0.13, "settlement") if kind == "place" else None,
        names=tuple(names),
        trigger=event.words[0],
        part="verb",
        why=tuple(
            Reason(field, "decide", "0.99 against 0.01; by grammar, asserted", event.words[0]) for field in reasons
        ),
        confidence=Confidence(sure, sure, sure, sure, sure, sure),
        tier="firm" if firm else "lead",
    )


def _whose(claim: Claim, outlet: str) -> Whose:
    source = claim.sources[-1] if claim.sources else None
    title = source.name if source else outlet
    kind = "outlet" if source is None else "body" if " of " in title else "person"
    return Whose("o" + fingerprint("origin", title)[:12], kind, title)


def _event(
    one: Begun, story: str, conflict: Conflict | None, answers: dict[str | None, list[str]], whose: dict[str, Whose]
) -> Event:
    told = one.claims or one.leads
    firm = one.firm and bool(one.claims)
    status = told[0].status
    day = one.day.isoformat()
    event = Event(
        id=one.id, title=f"{one.actor} {' '.join(one.words[:4])} {one.recipient}", type=one.type,
        actors=told[0].actors, recipients=told[0].recipients, status=status,
        time=TimeRange(day, day, "day", how="inferred"), place=next((c.place for c in told if c.place), None),
        claims=tuple(claim.id for claim in told), story=story, tier="lead",
    )  # fmt: skip
    if not firm:
        return event
    by_account: dict[str, dict[str, str]] = defaultdict(dict)
    for claim in one.claims:
        says = "happened" if claim.status in ("happened", "ongoing") else claim.status
        by_account[says][whose[claim.id].id] = claim.id
    accounts = [
        Account(says=says, origins=tuple(sorted(found)), grade=_grade(found))  # type: ignore[arg-type]
        for says, found in sorted(by_account.items())
    ]
    own = next(a for a in accounts if a.says == ("happened" if status in ("happened", "ongoing") else status))
    return structs.replace(
        event, tier="firm", origins=own.origins, grade=own.grade, accounts=tuple(accounts), title_claim=told[0].id,
        leads=tuple(claim.id for claim in one.leads), conflicts=(conflict.id,) if conflict else (),
        responses=tuple(id for claim in told for id in answers.get(claim.id, ())),
    )  # fmt: skip


def _grade(origins: dict[str, str]) -> Grade:
    value = 1.1 * (len(origins) - 1)
    terms = (
        Term("origins", value, f"Independent origins: {len(origins)}. Each doubling adds as much.", tuple(origins)),
        Term("source: report", 0.3, "A report says so in its own voice.", tuple(origins.values())),
        Term("status: happened", 0.0, "It is said to have happened."),
    )
    return Grade(value + 0.3, 0.7, 2 if len(origins) > 1 else 3, "possibly true", terms)
