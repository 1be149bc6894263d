"""Where two claims of one event cannot both be right, and where they only seem not to.

Differences of precision agree ("July", "25 July"); a count that rises from one day to the next is a change over
time, a new figure from the same speaker an update, what was planned and then happened a history. What counts as
which goes by `knowledge/conflicts.toml`.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from functools import lru_cache
from itertools import combinations, islice, zip_longest
from typing import cast

from onrecord.knowledge.plover import MATERIAL, MUTUAL
from onrecord.model import Conflict, ConflictKind
from onrecord.model.kinds import DONE
from onrecord.record.conflict_words import knowledge
from onrecord.record.denials import denial
from onrecord.record.denying import forceful, matter
from onrecord.record.differences import (
    Finding,
    apart,
    later,
    over_time,
    same_speaker,
    sure,
)
from onrecord.record.facts import Facts, settings
from onrecord.record.linking import features
from onrecord.record.places import differ as places_differ
from onrecord.record.quantities import quantities
from onrecord.record.speakers import speaker
from onrecord.record.text import fingerprint, words
from onrecord.record.two_deeds import counted_apart, of_one_day, of_two, of_two_days, of_two_deeds

ONE_SIDED = MATERIAL - MUTUAL
MOST_COMPARED = 40
FAR = 60  # days, from which two times are rather of two deeds
LEAST_ALIKE = -0.8  # log-odds without what they differ in, from which two claims are still of one event
RUNNING = frozenset({"held"})  # counted anew with every arrest: no two reports need mean the same
DAYS, PARTIES = ("time_",), ("actors_", "recipients_", "parties_", "bodies_", "swapped", "nothing_else")


def compare(a: Facts, b: Facts) -> list[Finding]:
    """All differences between two claims of one event; none between words of one report in its own voice."""
    if a.claim.report == b.claim.report and same_speaker(a, b):
        return []
    checks: tuple[Callable[[Facts, Facts], Finding | None], ...] = (
        denial, number, time, place, party, exclusive,
    )  # fmt: skip
    return [finding for check in checks if (finding := check(a, b)) is not None]


def conflicts(event: str, members: Iterable[Facts], affirmed: Container[str] = ()) -> list[Conflict]:
    """The conflicts among the claims of an event, each pair of accounts once.

    None rests on a claim that was read unsurely (`sure`), unless a person affirmed it: `affirmed` are the ids of these.
    """
    found: dict[tuple[str, str], Conflict] = {}
    accounts: dict[object, Facts] = {}
    members = [fact for fact in members if fact.claim.id in affirmed or sure(fact.claim)]
    for fact in sorted(members, key=lambda fact: fact.claim.id):
        accounts.setdefault(_account(fact), fact)
    ordered = _of_each_status(list(accounts.values()))
    for one, two in sorted(combinations(ordered, 2), key=_only_possible):
        for finding in compare(one, two):
            key = _once(finding, one, two)
            if not finding.conflicting or key in found:
                continue
            if not all(fact.claim.id in affirmed or sure(fact.claim, finding.side) for fact in (one, two)):
                continue
            if _knows_both(finding, one, two, members) or _knows_both(finding, two, one, members):
                continue
            pair = (one.claim.id, two.claim.id)
            id = "x" + fingerprint(event, finding.kind, *pair)[:12]
            kind = cast("ConflictKind", finding.kind)
            found[key] = Conflict(id=id, event=event, kind=kind, claims=pair, detail=finding.detail)
    return [found[key] for key in sorted(found)]


def _only_possible(pair: tuple[Facts, Facts]) -> bool:
    """Whether one of two claims is only alleged; what is told as done is set against a denial first."""
    return any(fact.claim.status == "possible" for fact in pair)


def _once(finding: Finding, one: Facts, two: Facts) -> tuple[str, str]:
    """What is told once: a difference by its words, and a denial by who denies, however many tell what is denied."""
    denied = two if two.claim.status == "negated" else one
    if finding.kind != "denial" or not denied.claim.sources:
        return finding.kind, finding.detail
    said = speaker(denied.claim)
    return finding.kind, said.key if said else denied.claim.sources[-1].name


def _knows_both(finding: Finding, one: Facts, two: Facts, members: Sequence[Facts]) -> bool:
    """Whether the report of one claim tells of the other's days or number, too: of two events, or of what changed."""
    if one.claim.report == two.claim.report:
        return False
    theirs = [fact for fact in members if fact.claim.report == one.claim.report]
    if finding.kind == "time":
        return any(fact.start is not None and not fact.inferred and not apart(fact, two) for fact in theirs)
    return finding.kind == "number" and any(number_agrees(fact, two) for fact in theirs)


def _of_each_status(accounts: list[Facts]) -> list[Facts]:
    """At most `MOST_COMPARED`, some of each status in turn, so that a lone denial is among them."""
    by_status: dict[str, list[Facts]] = {}
    for fact in accounts:
        by_status.setdefault(fact.claim.status, []).append(fact)
    turns = (fact for turn in zip_longest(*by_status.values()) for fact in turn if fact is not None)
    return sorted(islice(turns, MOST_COMPARED), key=lambda fact: fact.claim.id)


def _account(fact: Facts) -> object:
    """What a claim says that another may contradict; claims that say the same need not both be compared."""
    claim = fact.claim
    told = (claim.status, fact.actors, fact.recipients, fact.start, fact.end, claim.place and claim.place.name)
    return (*told, quantities(claim.quote), outcomes(claim.quote))


def number_agrees(a: Facts, b: Facts) -> bool:
    """Whether the one gives a number that the other gives, too, of the same."""
    return any(
        mine.counts & yours.counts and not mine.differs(yours)
        for mine in quantities(a.claim.quote)
        for yours in quantities(b.claim.quote)
    )


def number(a: Facts, b: Facts) -> Finding | None:
    """Both count the same thing, and no number fits both."""
    if a.claim.status != b.claim.status or a.claim.status == "negated" or counted_apart(a, b):
        return None
    ours, theirs = quantities(a.claim.quote), quantities(b.claim.quote)
    for one in ours:
        alike = [two for two in theirs if one.counts & two.counts]
        if not alike or not all(one.differs(two) for two in alike):
            continue
        if any(
            mine is not one and mine.counts & one.counts and not mine.differs(two) for mine in ours for two in alike
        ):
            continue
        first, second = one, alike[0]
        if first.may_be_part(second) or first.counts <= RUNNING:
            continue  # those freed, and all who were taken; those arrested by then, or for something else
        if a.claim.status == "planned" or (a.claim.type in MUTUAL and not first.measured):
            continue  # a first part of what is to come; some of those who take part
        rising = (
            later(a, b)
            and (not first.measured or "duration" in first.counts)
            and _rises(a, b, first.least, second.least)
        )
        return Finding(over_time(a, b) or ("change" if rising else "number"), f"“{first.text}” against “{second.text}”")
    return None


def _rises(a: Facts, b: Facts, first: float, second: float) -> bool:
    return (first < second) == ((a.published or 0) < (b.published or 0))


def time(a: Facts, b: Facts) -> Finding | None:
    """The days they give cannot be the same."""
    one, two = a.claim.time, b.claim.time
    if one is None or two is None or "negated" in (a.claim.status, b.claim.status):
        return None
    gap = apart(a, b)
    if gap > FAR:
        return None
    detail = f"{one.text or one.start} against {two.text or two.start}"
    if gap > 0 and (not _alike_but_for(DAYS, a, b) or of_two_days(a, b, gap) or _once_more(a) or _once_more(b)):
        return None
    if gap == 0:
        return Finding("precision", detail) if one.precision != two.precision else None
    statuses = {a.claim.status, b.claim.status}
    if "ongoing" in statuses or "possible" in statuses or "inferred" in (one.how, two.how):
        return None
    if gap == 1:
        return Finding("precision", detail)  # a night, or two time zones; "last week", said on a Sunday
    if "planned" in statuses:
        return Finding(over_time(a, b) or ("change" if len(statuses) > 1 or later(a, b) else "time"), detail)
    return Finding(over_time(a, b) or "time", detail)


def _once_more(fact: Facts) -> bool:
    """Whether a claim tells of one of several: "again targeting the region"."""
    return not set(knowledge()["change"]["once_more"]).isdisjoint(words(fact.claim.quote))


def _alike_but_for(left_out: tuple[str, ...], a: Facts, b: Facts) -> bool:
    """Whether two claims would be one event without what they differ in; else they rather tell of two events."""
    weights = settings()["weights"]
    told = {name: value for name, value in features(a, b).items() if not name.startswith(left_out)}
    return bool(weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in told.items()) > LEAST_ALIKE)


def place(a: Facts, b: Facts) -> Finding | None:
    """The places they give are different ones, in the same part ("from", "to", "over", "in")."""
    one, two = a.claim.place, b.claim.place
    if one is None or two is None or "negated" in (a.claim.status, b.claim.status):
        return None
    differ = places_differ(one, a.claim.quote, two, b.claim.quote)
    if differ is None or (differ and of_two(a, b)):
        return None
    detail = f"{one.name} against {two.name}"
    return Finding((over_time(a, b) or "place") if differ else "precision", detail)


def party(a: Facts, b: Facts) -> Finding | None:
    """The same is said to have been done by, or to, somebody else."""
    one, two = a.claim, b.claim
    if one.type not in ONE_SIDED or not _of_one_doer(a, b) or one.status not in DONE or two.status not in DONE:
        return None
    sides = [("actors", a.actors, b.actors, (a.recipients, b.recipients))]
    if one.type == "AID":  # a blow hits many, and there are many sanctions; what is given has one taker
        sides.append(("recipients", a.recipients, b.recipients, (a.actors, b.actors)))
    for side, ours, theirs, others in sides:
        if not ours or not theirs or ours & theirs:
            continue
        if ours & others[1] or theirs & others[0]:
            return None  # the sides are turned round: an exchange of fire, not another account
        detail = f"{', '.join(sorted(ours))} against {', '.join(sorted(theirs))}"
        if (ours | theirs) & set(knowledge()["alliances"]["codes"]) or _groups_of(ours, theirs):
            return Finding("precision", detail)
        if not _alike_but_for(PARTIES, a, b) or of_two_deeds(a, b) or not of_one_day(a, b):
            return None
        return Finding(over_time(a, b) or "party", detail, side)
    return None


def _of_one_doer(a: Facts, b: Facts) -> bool:
    """Whether a deed is done once, by one: a blow, a seizure, a gift; bans and arrests are many's."""
    return "" in (a.trigger, b.trigger) or a.claim.type in ("ASSAULT", "AID") or forceful(a.claim.trigger)


def _turned(a: Facts, b: Facts) -> bool:
    """Whether each tells what another did: a strike, and that some of what struck was shot down."""
    return bool(a.actors and b.actors) and a.actors.isdisjoint(b.actors)


def _groups_of(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one names the group, and the other the people or the state that it is of."""
    within = knowledge()["alliances"]["groups"]
    return any(within.get(code) in theirs for code in ours) or any(within.get(code) in ours for code in theirs)


def exclusive(a: Facts, b: Facts) -> Finding | None:
    """They give outcomes of which only one can be."""
    one, two = a.claim, b.claim
    if one.status not in DONE or two.status not in DONE or apart(a, b) > 1 or of_two(a, b) or _turned(a, b):
        return None
    if one.trigger and two.trigger and matter(one.quote, one.trigger).isdisjoint(matter(two.quote, two.trigger)):
        return None
    ours, theirs = outcomes(one.trigger or one.quote), outcomes(two.trigger or two.quote)
    for at, side in sorted(ours):
        turned = (at, 1 - side)
        if turned in theirs and turned not in ours and (at, side) not in theirs:
            pair = knowledge()["exclusive"][at]
            said = [
                ", ".join(sorted(set(words(claim.trigger or claim.quote)) & set(pair["one"] + pair["other"])))
                for claim in (one, two)
            ]
            kind = over_time(a, b) or ("change" if later(a, b) else "exclusive")
            return Finding(kind, f"{said[0]} against {said[1]}")
    return None


@lru_cache(maxsize=16384)
def outcomes(quote: str) -> frozenset[tuple[int, int]]:
    """The outcomes that a quote gives: which pair of exclusive ones, and which side of it."""
    table = _outcome_words()
    return frozenset(outcome for word in words(quote) for outcome in table.get(word, ()))


@lru_cache(maxsize=1)
def _outcome_words() -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for at, pair in enumerate(knowledge()["exclusive"]):
        for side, name in enumerate(("one", "other")):
            for word in pair[name]:
                found.setdefault(word, []).append((at, side))
    return found
