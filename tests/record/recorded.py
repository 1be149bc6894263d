"""A small pile of reports that bear on one another in every way, and what a record tells, whatever its ids are."""

import re
from collections.abc import Sequence

from msgspec import structs

from onrecord.model import Claim, Conflict, Event, Origin, Party, Report, Response, Source, Span, Story, TimeRange
from onrecord.record import MemoryShelf, Recorder, Shelf
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


def pile() -> list[Part]:
    """Copies, a wire's text, retellings, plans, denials, leads, an answer that waits, two launches, and other news."""
    first = "The defence minister of Ruritania travelled to Graustark on Monday"
    plain = "Ruritania's minister visited Graustark on Monday"
    parts = [
        _visit("a-first", BODY, first, "25"),
        _visit("z-copy", BODY, first, "26", time=_day("25")),
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
    return [*parts, (report, [], [said]), *snow]


def recorded(batches: Sequence[Sequence[Part]]) -> Recorder:
    """A record of these reports, a batch after the other."""
    recorder = Recorder(MemoryShelf())
    for batch in batches:
        recorder.add_all(batch)
    return recorder


def told(shelf: Shelf) -> dict[str, object]:
    """All that a record tells; events, origins, stories and conflicts go by what they are of, not by their ids."""
    names = {event.id: f"event of {event.claims}" for event in shelf.all(Event)}
    names |= {one.id: f"origin of {one.claims} {one.reports}" for one in shelf.all(Origin)}
    names |= {one.id: f"conflict {one.kind} {one.claims}" for one in shelf.all(Conflict)}
    names |= {one.id: f"story of {one.reports}" for one in shelf.all(Story)}
    ids = re.compile("|".join(map(re.escape, names)) or "(?!)")

    def named(one: object) -> str:
        return CONFLICT.sub("a conflict", ids.sub(lambda found: names[found.group()], repr(one)))

    def in_order(values: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(CONFLICT.sub("a conflict", names.get(value, value)) for value in values))

    def evidence(origin: Origin) -> list[str]:
        return sorted(named(one) for one in origin.evidence)

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
        "origins": sorted(named((structs.replace(one, evidence=()), evidence(one))) for one in shelf.all(Origin)),
        "conflicts": sorted(named(one) for one in shelf.all(Conflict)),
        "stories": sorted(named(one) for one in stories),
    }
