"""What an event looks like, from its claims."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import structs

from onrecord.model import Claim, Event, Item, Party, Place, Precision, Report, Status, TimeRange
from onrecord.model.kinds import DONE
from onrecord.record.besides import besides
from onrecord.record.choosing import Title
from onrecord.record.finite import finite
from onrecord.record.grammar import is_verb
from onrecord.record.own_day import beside_a_verb, own_day
from onrecord.record.titles import title

FINEST: tuple[Precision, ...] = ("day", "week", "month", "season", "year", "decade", "open")
OF_SOMEBODY = re.compile(r"['’]s (?:\w+ ){0,3}[A-Z]")
WEEK, MONTH = 7, 31  # days
AFTERWARDS = 2  # days in which news is told
SEVERAL = 3  # claims of a day, from which on a title's own does not count against it
STALE = 1  # days from that which a report tells of to its own


def summarise(event: Event, claims: Sequence[Claim], reports: dict[str, Report]) -> Event:
    """The event with title, parties, status, time, place and items as most of its claims have them."""
    actors, recipients = _parties(claims, "actors"), _parties(claims, "recipients")
    if len(actors) > 1:  # "A visits B" beside "A and B meet": who acts with others is not acted upon as well
        recipients = tuple(party for party in recipients if party.code not in {actor.code for actor in actors})
    asserted = [claim for claim in claims if claim.status != "negated"] or list(claims)
    current = status(claims)
    if current == "negated" and not any(claim.status in DONE for claim in asserted):
        asserted = [claim for claim in claims if claim.status == current]  # it came to nothing, as these tell
    leading = [claim for claim in asserted if claim.status == current] or asserted
    type, mode = most(claim.type for claim in claims) or event.type, most(claim.mode for claim in claims)
    items, place = _items(asserted), _place(asserted, reports)
    dated = _going_on(leading, reports) if current == "ongoing" else asserted
    called = title(leading, reports, actors, recipients, type=type, mode=mode, status=current, items=items, place=place)
    return structs.replace(
        event,
        title=called.words,
        title_claim=called.claim,
        type=type,
        mode=mode,
        actors=actors,
        recipients=recipients,
        status=current,
        time=None if _in_passing(asserted, called) else days_beside(asserted, dated, called, reports),
        place=place,
        items=items,
        claims=tuple(sorted(claim.id for claim in claims)),
    )


def _with_own_days(claims: Sequence[Claim], called: Title, reports: dict[str, Report]) -> list[Claim]:
    """The claims, without those that only name the event and have the day of another deed in their sentence."""
    told = called.claim if _told_by(called) else None
    own = [
        claim
        for claim in claims
        if not besides(claim, reports.get(claim.report))
        and (_told_as_a_verb(claim, told, reports) or own_day(claim, reports.get(claim.report)))
    ]
    kept = {claim.id for claim in own}
    others = {_words_for_a_day(claim) for claim in claims if claim.id not in kept and claim.time and claim.time.text}
    own = [
        claim
        for claim in own
        if not (claim.time and claim.time.how == "inferred" and _words_for_a_day(claim) in others)
    ]
    stated = {(one.time.start, one.time.end) for one in claims if one.time and one.time.how != "inferred"}
    if not stated or any(one.time and one.time.how != "inferred" for one in own):
        return own
    # The only days stated are of other deeds: that of the news is no better, unless it is the same.
    return [one for one in own if one.time and (one.time.start, one.time.end) in stated]


def _told_as_a_verb(claim: Claim, told: str | None, reports: dict[str, Report]) -> bool:
    """Whether a noun is what the title's verb is about, or that verb itself, and not what it was for."""
    if claim.part != "noun" or beside_a_verb(claim, reports.get(claim.report)):
        return False
    return claim.id == told or _verb_after_all(claim)


def _words_for_a_day(claim: Claim) -> tuple[str, str, str | None]:
    """The words in a report that a day comes from: where they are another deed's, nobody else has that day by them."""
    assert claim.time is not None
    return claim.report, claim.time.text, claim.time.start


def _told_by(called: Title) -> bool:
    """Whether the title tells its event by a verb; the verb of a sentence that it quotes may be of another deed."""
    return finite(called.words.split(), 1) and not called.words.startswith("“")


def _in_passing(claims: Sequence[Claim], called: Title) -> bool:
    """Whether no words say when, and all claims only name it: a withdrawal that others argue over is not today's."""
    told = called.claim is not None and _told_by(called)
    named = all(claim.part == "noun" and claim.status == "happened" and not _verb_after_all(claim) for claim in claims)
    timed = [claim.time for claim in claims if claim.time]
    return named and not told and all(time.how == "inferred" and not time.text for time in timed)


def _verb_after_all(claim: Claim) -> bool:
    """Whether what was parsed as a noun is a headline's verb: "Sweden Expels 5 Russian Embassy Staff"."""
    if not claim.trigger or claim.trigger not in claim.quote:
        return False
    before, _, after = claim.quote.partition(claim.trigger)
    return is_verb(claim.trigger, "noun", before.strip().rpartition(" ")[2], after.strip().partition(" ")[0])


def _going_on(claims: Sequence[Claim], reports: dict[str, Report]) -> list[Claim]:
    """Those that say since when it goes on: neither the day of the news, nor one long over where others still tell."""
    from onrecord.record.facts import day

    told = [day(reports[claim.report].published) for claim in claims if claim.report in reports]
    last = max((one for one in told if one is not None), default=0)
    return [
        claim
        for claim in claims
        if claim.time and claim.time.how != "inferred" and (day(claim.time.end) or last) >= last - STALE
    ]


def most(values: Iterable[str | None]) -> str | None:
    """The value that most have, of several the first in order."""
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def status(claims: Sequence[Claim]) -> Status:
    """What most reports have; what is said to have happened outweighs that it was planned or possible before."""
    counted: Counter[Status] = Counter(claim.status for claim in claims)
    settled: list[Status] = ["happened", "ongoing"]
    if sum(counted[status] for status in settled) >= max(1, counted["negated"]):
        return max(settled, key=lambda status: (counted[status], status == "happened"))
    rest: list[Status] = ["negated", "planned", "possible"]
    return max(rest, key=lambda status: counted[status])


def _parties(claims: Sequence[Claim], role: str) -> tuple[Party, ...]:
    """Parties that at least a third of the claims with any have; each by its commonest name and sector."""
    named: dict[str, list[Party]] = {}
    held = Counter[str]()
    some = 0
    for claim in claims:
        listed = [party for party in getattr(claim, role) if party.code != "?"]
        some += bool(listed)
        held.update({party.code for party in listed})
        for party in listed:
            named.setdefault(party.code, []).append(party)
    kept = sorted((code for code in held if held[code] * 3 >= some), key=lambda code: (-held[code], code))
    return tuple(
        Party(
            code=code,
            name=most(party.name for party in named[code]) or code,
            sector=most(party.sector for party in named[code]),
        )
        for code in kept
    )


def days_beside(
    asserted: Sequence[Claim], dated: Sequence[Claim], called: Title, reports: dict[str, Report]
) -> TimeRange | None:
    """The event's days; where those of its title's own words exclude what few others give, all from first to last.

    A reader takes the days beside a title for those of its words.
    """
    own = _with_own_days(dated, called, reports)
    chosen = _time(own)
    titling = next((claim.time for claim in asserted if claim.id == called.claim and claim.time), None)
    if chosen is None or titling is None or not apart(chosen, titling) or _as_good(chosen, titling):
        return chosen
    agreeing = sum(1 for one in own if one.time and not apart(one.time, chosen))
    return chosen if agreeing >= SEVERAL else _from_first_to_last(chosen, titling)


def _as_good(stated: TimeRange, guessed: TimeRange) -> bool:
    """Whether days are stated and the others only those of the news, which come a day or two after them."""
    from onrecord.record.facts import day

    over, news = day(stated.end), day(guessed.start)
    if guessed.how != "inferred" or stated.how == "inferred" or over is None or news is None:
        return False
    return 0 < news - over <= AFTERWARDS


def _from_first_to_last(one: TimeRange, other: TimeRange) -> TimeRange | None:
    """The days of both and those between, which no source states; None if they are open, or a month apart."""
    if not (one.start and one.end and other.start and other.end):
        return None
    whole = TimeRange(min(one.start, other.start), max(one.end, other.end), "month", "", "inferred")
    length = _length(whole)
    return structs.replace(whole, precision="week" if length < WEEK else "month") if length < MONTH else None


def apart(a: TimeRange, b: TimeRange) -> bool:
    """Whether no day is of both; an open side holds everything."""
    return bool((a.end and b.start and a.end < b.start) or (b.end and a.start and b.end < a.start))


def _time(claims: Sequence[Claim]) -> TimeRange | None:
    """The days most claims agree on, inferred ones only if no claim has others; within each other, the finest."""
    given = [claim.time for claim in claims if claim.time and (claim.time.start or claim.time.end)]
    stated = [time for time in given if time.how != "inferred"]
    if not stated and any(
        claim.time is None and claim.part == "verb" and claim.status == "happened" for claim in claims
    ):
        return None  # "who accused him" is of no day of the news, and so "has accused him" is of none
    stated = stated or given
    if not stated:
        return None

    counted = Counter((time.start, time.end) for time in stated)
    distinct = {(time.start, time.end): time for time in stated}

    def support(time: TimeRange) -> tuple[int, int, int, str, str]:
        agreeing = sum(count for days, count in counted.items() if within(time, distinct[days]))
        return (-agreeing, FINEST.index(time.precision), _length(time), time.start or "", time.end or "")

    return min(stated, key=support)


def _length(time: TimeRange) -> int:
    from onrecord.record.facts import day

    start, end = day(time.start), day(time.end)
    return end - start if start is not None and end is not None else 10**6


def within(a: TimeRange, b: TimeRange) -> bool:
    """Whether the days of `a` lie within those of `b`; an open side holds everything."""
    return (b.start is None or (a.start or "") >= b.start) and (b.end is None or (a.end or a.start or "9") <= b.end)


def _place(claims: Sequence[Claim], reports: dict[str, Report]) -> Place | None:
    places = [claim.place for claim in claims if claim.place and not _owning(claim, claim.place, reports)]
    name = most(place.name for place in places)
    alike = [place for place in places if place.name == name]
    return max(alike, key=lambda place: place.latitude is not None) if alike else None


def _owning(claim: Claim, place: Place, reports: dict[str, Report]) -> bool:
    """Whether the name of a place only says whose somebody is: "hosts | India’s Modi"."""
    text = reports[claim.report].text if claim.report in reports else ""
    if place.span is None or not text:
        return False
    if any(one.kind == "person" and one.span.overlaps(place.span) for one in claim.names):
        return True  # "Tyre | Nichols"
    within = text[max(0, place.span.start - 12) : place.span.start].lower().split()[-1:]
    owner = text[place.span.end : place.span.end + 2] in ("’s", "'s")
    named = OF_SOMEBODY.match(text, place.span.end) is not None
    return owner and named and not (within and within[0] in ("in", "at", "near", "across", "on"))


def _items(claims: Sequence[Claim]) -> tuple[Item, ...]:
    found: dict[str, Item] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        for item in claim.items:
            key = item.name.lower()
            if key not in found or (found[key].quantity is None and item.quantity):
                found[key] = Item(name=item.name, quantity=item.quantity)
    return tuple(found[key] for key in sorted(found))[:12]
