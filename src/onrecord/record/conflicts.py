"""Where two claims of one event cannot both be right, and where they only seem not to.

Differences of precision agree ("July", "25 July"); a count that rises from one day to the next is a change over
time, a new figure from the same speaker an update, what was planned and then happened a history. What counts as
which goes by `knowledge/conflicts.toml`.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import islice, zip_longest
from typing import cast

from msgspec import Struct

from onrecord.knowledge.plover import MATERIAL, MUTUAL
from onrecord.model import AgreementKind, Claim, Conflict, ConflictKind
from onrecord.model.kinds import DONE
from onrecord.record.conflict_words import knowledge
from onrecord.record.facts import Facts, settings
from onrecord.record.linking import features
from onrecord.record.places import differ as places_differ
from onrecord.record.places import same_name
from onrecord.record.quantities import quantities
from onrecord.record.speakers import speaker
from onrecord.record.text import fingerprint, words

ONE_SIDED = MATERIAL - MUTUAL
AIMED = frozenset({"COERCE", "AID", "SANCTION"})
MOST_COMPARED = 40
LEAST_ALIKE = -0.8  # log-odds without the days, from which claims that give other days are still of one event
MOST_APART = 8


class Finding(Struct, frozen=True):
    """A difference between two claims: a conflict, or of a kind that agrees; `detail` sets the two side by side."""

    kind: ConflictKind | AgreementKind
    detail: str

    @property
    def conflicting(self) -> bool:
        """Whether the two cannot both be right."""
        return self.kind not in ("change", "update", "precision")


def compare(a: Facts, b: Facts) -> list[Finding]:
    """All differences between two claims of one event; none between words of one report in its own voice."""
    if a.claim.report == b.claim.report and same_speaker(a, b):
        return []
    checks: tuple[Callable[[Facts, Facts], Finding | None], ...] = (
        denial, number, time, place, party, exclusive,
    )  # fmt: skip
    return [finding for check in checks if (finding := check(a, b)) is not None]


def conflicts(event: str, members: list[Facts]) -> list[Conflict]:
    """The conflicts among the claims of an event, each pair of accounts once."""
    found: dict[tuple[str, str], Conflict] = {}
    accounts: dict[object, Facts] = {}
    for fact in sorted(members, key=lambda fact: fact.claim.id):
        accounts.setdefault(_account(fact), fact)
    ordered = _of_each_status(list(accounts.values()))
    for at, one in enumerate(ordered):
        for two in ordered[at + 1 :]:
            for finding in compare(one, two):
                key = (finding.kind, finding.detail)
                if finding.kind == "time" and (_knows_both(one, two, members) or _knows_both(two, one, members)):
                    continue
                if finding.conflicting and key not in found:
                    pair = (one.claim.id, two.claim.id)
                    id = "x" + fingerprint(event, finding.kind, *pair)[:12]
                    kind = cast("ConflictKind", finding.kind)
                    found[key] = Conflict(id=id, event=event, kind=kind, claims=pair, detail=finding.detail)
    return [found[key] for key in sorted(found)]


def _knows_both(one: Facts, two: Facts, members: list[Facts]) -> bool:
    """Whether the report of one claim tells of the other's days, too, and so of two events rather than of one."""
    return any(
        fact.claim.report == one.claim.report and fact.start is not None and not fact.inferred and not _apart(fact, two)
        for fact in members
    )


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


def same_speaker(a: Facts, b: Facts) -> bool:
    """Whether both stand on the word of one body, or both on the report's own."""
    one, two = speaker(a.claim), speaker(b.claim)
    if one or two:
        return one is not None and two is not None and one.key == two.key
    return a.source == b.source and a.outlet == b.outlet


def later(a: Facts, b: Facts) -> bool:
    """Whether the two were published on different days."""
    return a.published is not None and b.published is not None and a.published != b.published


def _says_change(a: Facts, b: Facts) -> bool:
    listed = knowledge()["change"]["words"]
    said = (" ".join(words(a.claim.quote)), " ".join(words(b.claim.quote)))
    return any(f" {word} " in f" {text} " for word in listed for text in said)


def _over_time(a: Facts, b: Facts) -> AgreementKind | None:
    """Whether a difference is one over time: the same speaker corrects, or a later report knows more."""
    if same_speaker(a, b) and later(a, b):
        return "update"
    return "change" if _says_change(a, b) else None


def _apart(a: Facts, b: Facts) -> int:
    """Days between the times of two claims; 0 where they touch or one is open or unknown."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return 0
    return max(0, max(a.start, b.start) - min(a.end, b.end))


def _quote(claim: Claim) -> str:
    return " ".join(claim.quote.split())[:100]


def denial(a: Facts, b: Facts) -> Finding | None:
    """One says that it happened, the other that it did not."""
    if (a.claim.status == "negated") == (b.claim.status == "negated"):
        return None
    said, denied = (b, a) if a.claim.status == "negated" else (a, b)
    if _denies_no_more_than_part(said, denied):
        return None
    detail = f"“{_quote(said.claim)}” against “{_quote(denied.claim)}”"
    if said.claim.status not in DONE or _apart(a, b) > 1:
        return Finding("change", detail)
    return Finding(_over_time(a, b) or "denial", detail)


def _denies_no_more_than_part(said: Facts, denied: Facts) -> bool:
    """Whether a negated claim leaves the other standing.

    It does if it is bound to another place ("they did not meet in Vladivostok"), to what is to come or would come on
    top ("no new sanctions", "would not fire"), or is named only in passing ("without firing").
    """
    listed = knowledge()["partial"]
    if denied.claim.partial:
        return True
    ours, theirs = set(words(said.claim.quote)), set(words(denied.claim.quote))
    if (theirs - ours) & set(listed["further"]):
        return True
    bound, there = denied.claim.place, said.claim.place
    if bound is None or bound.precision not in ("point", "settlement"):
        return False
    return there is None or not same_name(bound.name, there.name)


def number(a: Facts, b: Facts) -> Finding | None:
    """Both count the same thing, and no number fits both."""
    if "negated" in (a.claim.status, b.claim.status):
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
        if max(first.least, second.least) > MOST_APART * max(1.0, min(first.most, second.most)):
            continue  # so far apart that they hardly count the same: those freed, and all who were taken
        rising = later(a, b) and bool({"killed", "hurt", "held", "missing", "marched"} & first.counts)
        kind = _over_time(a, b) or ("change" if rising and _rises(a, b, first.least, second.least) else "number")
        return Finding(kind, f"“{first.text}” against “{second.text}”")
    return None


def _rises(a: Facts, b: Facts, first: float, second: float) -> bool:
    return (first < second) == ((a.published or 0) < (b.published or 0))


def time(a: Facts, b: Facts) -> Finding | None:
    """The days they give cannot be the same."""
    one, two = a.claim.time, b.claim.time
    if one is None or two is None or "negated" in (a.claim.status, b.claim.status):
        return None
    gap = _apart(a, b)
    detail = f"{one.text or one.start} against {two.text or two.start}"
    if gap > 1 and not _alike_but_for_days(a, b):
        return None
    if gap == 0:
        return Finding("precision", detail) if one.precision != two.precision else None
    statuses = {a.claim.status, b.claim.status}
    if "ongoing" in statuses or "possible" in statuses or "inferred" in (one.how, two.how):
        return None
    if gap == 1 and {one.precision, two.precision} == {"day"}:
        return Finding("precision", detail)  # a night, or two time zones
    if "planned" in statuses:
        return Finding(_over_time(a, b) or ("change" if len(statuses) > 1 or later(a, b) else "time"), detail)
    return Finding(_over_time(a, b) or "time", detail)


def _alike_but_for_days(a: Facts, b: Facts) -> bool:
    """Whether two claims would be one event if neither gave a day; else two days are rather two events."""
    weights = settings()["weights"]
    told = {name: value for name, value in features(a, b).items() if not name.startswith("time_")}
    return bool(weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in told.items()) > LEAST_ALIKE)


def place(a: Facts, b: Facts) -> Finding | None:
    """The places they give are different ones, in the same part ("from", "to", "over", "in")."""
    one, two = a.claim.place, b.claim.place
    if one is None or two is None or "negated" in (a.claim.status, b.claim.status):
        return None
    differ = places_differ(one, a.claim.quote, two, b.claim.quote)
    if differ is None:
        return None
    detail = f"{one.name} against {two.name}"
    return Finding((_over_time(a, b) or "place") if differ else "precision", detail)


def party(a: Facts, b: Facts) -> Finding | None:
    """The same is said to have been done by, or to, somebody else."""
    one, two = a.claim, b.claim
    if one.type not in ONE_SIDED or one.status not in DONE or two.status not in DONE:
        return None
    sides = [(a.actors, b.actors, (a.recipients, b.recipients))]
    if one.type in AIMED:  # a blow hits many; what is given, taken or cut off has one other side
        sides.append((a.recipients, b.recipients, (a.actors, b.actors)))
    for ours, theirs, others in sides:
        if not ours or not theirs or ours & theirs:
            continue
        if ours & others[1] or theirs & others[0]:
            return None  # the sides are turned round: an exchange of fire, not another account
        detail = f"{', '.join(sorted(ours))} against {', '.join(sorted(theirs))}"
        if (ours | theirs) & set(knowledge()["alliances"]["codes"]):
            return Finding("precision", detail)
        return Finding(_over_time(a, b) or "party", detail)
    return None


def exclusive(a: Facts, b: Facts) -> Finding | None:
    """They give outcomes of which only one can be."""
    one, two = a.claim, b.claim
    if one.status not in DONE or two.status not in DONE or _apart(a, b) > 1:
        return None
    ours, theirs = outcomes(one.quote), outcomes(two.quote)
    for at, side in sorted(ours):
        turned = (at, 1 - side)
        if turned in theirs and turned not in ours and (at, side) not in theirs:
            pair = knowledge()["exclusive"][at]
            said = [
                ", ".join(sorted(set(words(claim.quote)) & set(pair["one"] + pair["other"]))) for claim in (one, two)
            ]
            kind = _over_time(a, b) or ("change" if later(a, b) else "exclusive")
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
