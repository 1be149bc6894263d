"""A small pile of reports that bear on one another in every way, and what a record tells, whatever its ids are."""

import re
from collections.abc import Sequence

from msgspec import structs

from onrecord.model import (
    Claim,
    Conflict,
    Event,
    Name,
    Origin,
    Party,
    Report,
    Response,
    Source,
    Span,
    Story,
    TimeRange,
)
from onrecord.record import MemoryShelf, Recorder, Shelf
from onrecord.record.entities import Named, entities
from onrecord.record.headings import heading
from tests.record.made import BODY, a_claim, a_report

SNOW = (
    "A snowstorm closed schools across Syldavia on Tuesday. Ploughs cleared the mountain passes by evening, and "
    "forecasters expect more snow over the weekend."
)
OTHERS = (("snow", "", "2023-01-10"), ("more-snow", " It lay two metres deep in Klow.", "2023-01-11"))
CONFLICT = re.compile(r"\bx[0-9a-f]{12}\b")  # those within an account go by the id of the event
Part = tuple[Report, list[Claim], list[Response]]
HOUSE = Source("White House", code="USA", kind="government", cue="said")
KIRBY = Source("Kirby", code="USA", kind="person", cue="said")


def _day(day: str) -> TimeRange:
    return TimeRange(f"2023-07-{day}", f"2023-07-{day}", "day")


def _launch(id: str, day: str, published: str, **fields: object) -> Part:
    text = f"Graustark fired a ballistic missile over the northern sea, {id} has it. Neighbours protested at once."
    report = a_report(id, text, published=f"2023-07-{published}")
    told = {"actors": (Party("GRA", "Graustark"),), "recipients": (), "time": _day(day), "trigger": "fired", **fields}
    return report, [a_claim(report, "Graustark fired a ballistic missile", "MOBILIZE", **told)], []


def _visit(id: str, text: str, quote: str, published: str, **fields: object) -> Part:
    own = {name: fields.pop(name) for name in ("domain", "credit") if name in fields}
    report = a_report(id, text, published=f"2023-07-{published}", **own)
    return report, [a_claim(report, quote, trigger="visited", **fields)], []


def _spoken(id: str, text: str, name: str, code: str | None = None, **fields: object) -> Part:
    """A visit on some person's, body's or outlet's word."""
    quote = "Ruritania visited Graustark"
    kind = str(fields.pop("kind", "person"))
    source = Source(name, code=code, kind=kind, cue="said")  # type: ignore[arg-type]
    return _visit(id, text, quote, "25", sources=(source,), **fields)


def _named(part: Part, kind: str, *names: str) -> Part:
    """A part whose claims name somebody or something."""
    report, claims, responses = part
    named = tuple(Name(kind, name, Span(0, 5), "actor", name) for name in names)  # type: ignore[arg-type]
    return report, [structs.replace(claim, names=named) for claim in claims], responses


def _accused(id: str, published: str, denying: str = "", waits: str = "") -> Part:
    """An accusation of a deed, both told, and who denies the deed or the accusation."""
    text = f"Syldavia accused Borduria of shelling the post, {id} has it.{denying}"
    report = a_report(id, text, published=f"2023-07-{published}")
    syldavia, borduria = Party("SYL", "Syldavia"), Party("BOR", "Borduria")
    accused = {"actors": (syldavia,), "recipients": (borduria,), "time": _day("09")}
    shelled = {"actors": (borduria,), "recipients": (syldavia,), "time": _day("09")}
    claims = [a_claim(report, "Syldavia accused Borduria", "ACCUSE", trigger="accused", **accused)]
    if not waits:
        claims.append(a_claim(report, "shelling the post", "ASSAULT", trigger="shelling", **shelled))
    at = text.find(denying) + 1
    quote = denying.strip()
    said = Response(id=f"d-{id}", report=id, span=Span(at, at + len(quote)), quote=quote, by=borduria, stance="denies")
    return report, claims, [said] if denying else []


def _with_flags(part: Part) -> Part:
    """A part that tells of one more event, which no other report does."""
    report, claims, responses = part
    return report, [*claims, a_claim(report, "both flags were flown side by side", "AGREE", trigger="flown")], responses


def _persons() -> list[Part]:
    """Whose names are spelt in two ways, whose office another report tells, and who goes by a family name alone."""
    return [
        _named(
            _spoken("rossdale", "Ruritania visited Graustark, Mohammed Rossdale said.", "Mohammed Rossdale"),
            "person",
            "Mohammed Rossdale",
        ),
        _launch("spelt", "03", "04", sources=(Source("Mohammad Rossdale", kind="person", cue="said"),)),
        _launch("plain", "17", "18", sources=(Source("Anna Lindqvist", code="SYL", kind="person", cue="said"),)),
        _launch("a-house", "17", "21", sources=(HOUSE,)),
        _spoken(
            "titled",
            "Interior Minister Anna Lindqvist said that Ruritania visited Graustark twice.",
            "Anna Lindqvist",
            "SYL",
        ),
        _spoken("namesake", "Interior Minister Anna Lindqvist: Ruritania visited Graustark.", "Anna Lindqvist", "KOR"),
        _named(
            _spoken("elich", "Gregory Elich said Ruritania visited Graustark by night.", "Gregory Elich"),
            "person",
            "Gregory Elich",
        ),
        _named(_spoken("lone", "Ruritania visited Graustark in secret, Elich said.", "Elich"), "person", "Elich"),
        _spoken("agency", "Ruritania visited Graustark with two ships, Reuters reported.", "Reuters", kind="media"),
        _named(
            _launch("elich-too", "03", "05", sources=(Source("Elich", kind="person", cue="said"),)),
            "person",
            "Elich",
            "Gregori Elich",
        ),
        _named(_launch("ship", "17", "19"), "ship", "MV Wise Honest"),
        _named(_launch("ship-again", "17", "20"), "ship", "Wise Honest", "Wise Honesty"),
    ]


def pile() -> list[Part]:
    """Copies, a wire's text, retellings, plans, denials, leads, an answer that waits, two launches, and other news."""
    accusations = [
        _accused("accused", "10"),
        _accused("denied-deed", "11", " Borduria denied shelling the post."),
        _accused("denied-all", "10", " Borduria denied the accusation.", waits="deed"),
        _accused("denied-elsewhere", "12", " Borduria denied shelling any post.", waits="deed"),
    ]
    first = "The defence minister of Ruritania travelled to Graustark on Monday"
    plain = "Ruritania's minister visited Graustark on Monday"
    parts = [
        _with_flags(_visit("a-first", BODY, first, "25")),
        _visit("z-copy", BODY, first, "26", time=_day("25")),
        _visit("credited", BODY, first, "28", credit="AFP"),
        _visit("m-half", f"{BODY.split('. ')[0]}. Nobody knows what he brought home from there.", first, "27"),
        _visit("house", f"{plain}, the White House said.", plain, "25", sources=(HOUSE,)),
        _visit("kirby", f"{plain} to buy arms, Kirby said on Friday.", plain, "31", sources=(KIRBY,), time=_day("23")),
        _visit("retold", f"{plain} for shells. The White House warned of a deal.", plain, "26"),
        _visit("wire1", f"{plain} and left again on Wednesday.", plain, "26", credit="Reuters"),
        _visit("wire2", f"It was for talks that {plain}, and for no more.", plain, "27", credit="Reuters"),
        _visit("planned", f"{plain.replace('visited', 'will visit')}.", "will visit Graustark", "20", status="planned"),
        _visit("denied", f"No, said Graustark: that {plain} is untrue.", plain, "27", status="negated"),
        _visit("perhaps", f"{plain}, some say, or so it seems.", plain, "24", tier="lead"),
        _visit("maybe", f"{plain}, it is rumoured in the capital.", plain, "28", tier="lead", time=None),
        _launch("one", "03", "04"),
        _launch("two", "03", "03"),
        _launch("three", "17", "18"),
        _launch("four", "16", "17", tier="lead"),
        _launch("five", "18", "19"),
    ]
    denial = "Graustark denied firing a ballistic missile"
    report = a_report("answer", f"{denial}.", published="2023-07-05")
    by = Party("GRA", "Graustark")
    said = Response(id="d", report="answer", span=Span(0, len(denial)), quote=denial, by=by, stance="denies")
    snow = [(a_report(id, SNOW + more, published=day), [], []) for id, more, day in OTHERS]
    return [*parts, *accusations, *_persons(), (report, [], [said]), *snow]


def recorded(batches: Sequence[Sequence[Part]]) -> Recorder:
    """A record of these reports, a batch after the other."""
    recorder = Recorder(MemoryShelf())
    for batch in batches:
        recorder.add_all(batch)
    return recorder


def told(shelf: Shelf) -> dict[str, object]:
    """All that a record tells; events, stories and conflicts go by what they are of, not by their ids."""
    names = {event.id: f"event of {event.claims}" for event in shelf.all(Event)}
    names |= {one.id: f"conflict {one.kind} {one.claims}" for one in shelf.all(Conflict)}
    names |= {one.id: f"story of {one.reports}" for one in shelf.all(Story)}
    ids = re.compile("|".join(map(re.escape, names)) or "(?!)")

    def named(one: object) -> str:
        return CONFLICT.sub("a conflict", ids.sub(lambda found: names[found.group()], repr(one)))

    def in_order(values: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(CONFLICT.sub("a conflict", names.get(value, value)) for value in values))

    events = []
    for event in shelf.all(Event):
        accounts = [
            structs.replace(
                one,
                origins=in_order(one.origins),
                grade=structs.replace(
                    one.grade, terms=tuple(structs.replace(t, refs=in_order(t.refs)) for t in one.grade.terms)
                ),
            )
            for one in event.accounts
        ]
        bare = structs.replace(
            event,
            accounts=tuple(accounts),
            origins=in_order(event.origins),
            conflicts=in_order(event.conflicts),
            grade=next((one.grade for one in accounts if event.grade and one.grade.digit == event.grade.digit), None),
        )
        events.append(named(bare))
    stories = [structs.replace(one, events=in_order(one.events), history=()) for one in shelf.all(Story)]
    return {
        "events": sorted(events),
        "origins": [repr(one) for one in shelf.all(Origin)],
        "responses": [repr(one) for one in shelf.all(Response)],
        "entities": _entities(shelf),
        "headings": _headings(shelf),
        "conflicts": sorted(named(one) for one in shelf.all(Conflict)),
        "stories": sorted(named(one) for one in stories),
    }


def _entities(shelf: Shelf) -> list[str]:
    """What the names of the claims are names of, as the store joins them."""
    story = {report: one.reports[0] for one in shelf.all(Story) for report in one.reports}
    names = [Named(name, one.id, story.get(one.report, "")) for one in shelf.all(Claim) for name in one.names]
    return [repr(one) for one in entities(names)]


def _headings(shelf: Shelf) -> list[tuple[str, str]]:
    """The heading of each story, by its first report."""
    told: dict[str, list[Event]] = {}
    for event in shelf.all(Event):
        told.setdefault(event.story or "", []).append(event)
    return sorted(
        (one.reports[0], heading(told.get(one.id, ()), shelf.get(Report, one.reports[0]))) for one in shelf.all(Story)
    )
