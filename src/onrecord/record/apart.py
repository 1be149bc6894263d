"""What tells two deeds of one type apart, however like their parties: company, towns, forms, targets, no common word.

Each answers for one feature of `linking`, whose weights are set by hand (`knowledge/linking.toml`).
"""

import re
from functools import lru_cache

from onrecord.knowledge.actors import codes_for
from onrecord.knowledge.codes import UNKNOWN
from onrecord.knowledge.folding import fold
from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Claim, Name
from onrecord.record import places
from onrecord.record.concepts import concepts, table
from onrecord.record.conflict_words import knowledge
from onrecord.record.entities import key
from onrecord.record.facts import Facts, settings, summed_up
from onrecord.record.text import content, stem, words
from onrecord.record.tolls import fell

REPEATED = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # there are many between the same two
IN_FORMS = frozenset({"AGREE", "CONSULT"})  # written or from afar, on paper or a bare promise
# Words, and concepts, in common from which two reports seem to tell of one deed, and words from which they may.
ALIKE, ALIKE_IN_KIND, SOMEWHAT = 0.35, 0.7, 0.25
MONTH = 31  # days
TESTED = frozenset({"launch", "nuclear_test"})
FINE = frozenset({"point", "settlement"})
SETS_BESIDE = re.compile(r"\b(?:after|ahead of|before|followed|following|since)\b")


def company(a: Facts, b: Facts) -> bool:
    """Whether two tell of dealings in other company: A with B is not A with C, but may be a part of A with B and C."""
    if a.claim.type not in MUTUAL:
        return False
    one, two = a.actors | a.recipients, b.actors | b.recipients
    return min(len(one), len(two)) > 1 and not (one <= two or two <= one)


def visitors(a: Facts, b: Facts) -> bool:
    """Whether two visits are of other persons of one state: the minister's is not the president's."""
    if a.claim.type != "CONSULT" or "visit" not in (a.claim.mode, b.claim.mode):
        return False
    one, two = _persons(a.claim), _persons(b.claim)
    return not one & two and bool({state for state, _ in one} & {state for state, _ in two})


def followers(a: Facts, b: Facts) -> bool:
    """Whether one tells of others who followed, and the other names who went before: "a second group of officials"."""
    one, two = (_followed(fact.claim.quote) for fact in (a, b))
    before = (b if one else a).claim
    return one != two and any(name.kind == "person" and name.role == "actor" for name in before.names)


@lru_cache(maxsize=8192)
def _followed(quote: str) -> bool:
    return _further_group().search(quote) is not None


@lru_cache(maxsize=1)
def _further_group() -> re.Pattern[str]:
    groups = "|".join(settings()["groups"])
    numbers = "|".join(word for word in settings()["ordinals"] if word != "first")
    return re.compile(rf"(?i)\b(?:another|(?:a|an|the)\s(?:{numbers}|further|new))\s(?:[\w-]+\s)?(?:{groups})\b")


def others_met(a: Facts, b: Facts) -> bool:
    """Whether two meetings are with other persons of one state: the talks with the minister are not the president's."""
    if not a.claim.type == b.claim.type == "CONSULT" or "visit" in (a.claim.mode, b.claim.mode):
        return False
    one, two = _met(a.claim), _met(b.claim)
    return any(one[state].isdisjoint(two[state]) for state in one.keys() & two.keys())


@lru_cache(maxsize=8192)
def _met(claim: Claim) -> dict[str, frozenset[str]]:
    """The words of the names of those whom a claim's own words say to meet, by their states."""
    named = {name.full or name.text: key(name) for name in claim.names if name.kind == "person"}
    found: dict[str, set[str]] = {}
    for party in (*claim.actors, *claim.recipients):
        here = party.span is not None and claim.span.overlaps(party.span)
        if here and party.code != UNKNOWN and party.name in named:
            found.setdefault(party.code, set()).update(named[party.name].split())
    for name in claim.names:
        if name.kind == "person" and name.code and name.role != "source" and claim.span.overlaps(name.span):
            found.setdefault(name.code, set()).update(key(name).split())
    return {state: frozenset(words) for state, words in found.items()}


@lru_cache(maxsize=8192)
def _persons(claim: Claim) -> frozenset[tuple[str, str]]:
    """The persons whom the words of a claim name, each with its state; not who only tells of it."""
    return frozenset(
        (name.code, key(name)) for name in claim.names if name.kind == "person" and name.code and name.role != "source"
    )


def tests(a: Facts, b: Facts) -> bool:
    """Whether one tells of a missile's test and the other of a bomb's."""
    if not a.claim.type == b.claim.type == "MOBILIZE":
        return False
    one, two = TESTED & a.kinds, TESTED & b.kinds
    return bool(one and two) and one.isdisjoint(two)


def one_war(a: Facts, b: Facts) -> bool:
    """Whether both tell by a noun that fighting goes on between the same, or those of it that one of them names.

    Not of blows, of which a war has many. Reports of fighting within one state that lie far apart may tell of two.
    """
    if not (a.claim.type == b.claim.type == "ASSAULT" and a.claim.status == b.claim.status == "ongoing"):
        return False
    if not {a.trigger, b.trigger} <= _stems("wars") or not (a.actors and b.actors) or towns(a, b):
        return False
    one, two = a.actors | a.recipients, b.actors | b.recipients
    if len(one) > 1 and one == two:
        return True
    known = a.published is not None and b.published is not None and abs(a.published - b.published) <= MONTH
    return known and a.recipients == b.recipients and (a.actors <= b.actors or b.actors <= a.actors)


def names_war(one: Facts) -> bool:
    """Whether a claim tells by a noun that fighting goes on between two known sides."""
    fighting = one.claim.type == "ASSAULT" and one.claim.status == "ongoing" and one.trigger in _stems("wars")
    return fighting and len(one.actors | one.recipients) > 1


def towns(a: Facts, b: Facts) -> bool:
    """Whether force was used in two towns: in Bakhmut and in Odesa there are two strikes."""
    if a.claim.type not in REPEATED:
        return False
    one, two = a.claim.place, b.claim.place
    if one is None or two is None or {one.precision, two.precision} - FINE:
        return False
    return bool(places.differ(one, a.claim.quote, two, b.claim.quote))


def _on_paper(one: Facts) -> bool:
    return not one.words.keys().isdisjoint(_stems("papers"))


def _promised(one: Facts) -> bool:
    return one.trigger in _stems("pledges") and not _on_paper(one)


@lru_cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in settings()[name])


def forms(a: Facts, b: Facts) -> bool:
    """Whether one is written or said from afar, and the other a meeting; one a paper, and the other a bare promise."""
    if a.claim.type == b.claim.type == "AGREE":
        return (_on_paper(a) and _promised(b)) or (_on_paper(b) and _promised(a))
    if a.claim.type != "CONSULT":
        return False
    one, two = (_forms_of(claim.quote, claim.trigger) for claim in (a.claim, b.claim))
    return bool(one and two) and one.isdisjoint(two)


@lru_cache(maxsize=8192)
def _forms_of(quote: str, trigger: str) -> frozenset[str]:
    """How the words say that states dealt with one another; "letters followed the visit" are letters, and no visit."""
    before, *rest = SETS_BESIDE.split(quote)
    told = concepts(before if trigger in before and concepts(before) else " ".join((before, *rest)))
    return frozenset(form for form, kinds in settings()["forms"].items() if not told.isdisjoint(kinds))


def nothing_else(a: Facts, b: Facts, found: dict[str, float]) -> bool:
    """Whether nothing but parties and a day that nobody states makes one deed of what two reports tell.

    Between those at war there are many blows a day: Smith killed here and Jones there are two, whoever killed them.
    """
    if a.claim.report == b.claim.report or a.claim.type not in REPEATED or found.get("place_same"):
        return False
    dated = not (a.inferred or b.inferred) and bool(found.get("time_share"))
    if dated or found["words"] >= ALIKE or found["concepts"] >= ALIKE_IN_KIND:
        return False
    return not _things(a) & _things(b)


def named_below(a: Facts, b: Facts) -> bool:
    """Whether both name one below the parties: a person, a ship, not the armed group itself that acts."""
    shared = frozenset[str]().union(*a.below.values()) & frozenset[str]().union(*b.below.values())
    own = {f"organisation:{key(name)}" for fact in (a, b) for name in _party_names(fact.claim)}
    called = {fold(word) for fact in (a, b) for name in _party_names(fact.claim) for word in name.text.split()}
    return bool(shared - own) or bool((a.proper & b.proper) - called)


@lru_cache(maxsize=8192)
def _party_names(claim: Claim) -> tuple[Name, ...]:
    """The names by which a claim calls parties that are organisations with a code of their own."""
    codes = {party.code for party in (*claim.actors, *claim.recipients)} - {UNKNOWN}
    return tuple(name for name in claim.names if name.kind == "organisation" and name.code in codes)


def told_alike(a: Facts, b: Facts) -> bool:
    """Whether two tell of one thing, or in sentences alike, beside the names of the parties and words of any deed."""
    called = {word for fact in (a, b) for name in _party_names(fact.claim) for word in content(name.text)}
    if (_things(a) & _things(b)) - called:
        return True
    common = _common() | called | {a.trigger, b.trigger} | _parties_in(a.claim.quote) | _parties_in(b.claim.quote)
    shared = (a.context.keys() & b.context.keys()) - common
    return sum(a.context[word] * b.context[word] for word in shared) >= SOMEWHAT


def sides_swapped(a: Facts, b: Facts) -> bool:
    """Whether somebody below the state does it in one, and has it done to him in the other: two deeds in one state."""
    one, two, to_one, to_two = a.acting, b.acting, a.acted_on, b.acted_on
    return bool((one & to_two) | (two & to_one)) and not (one & two or to_one & to_two)


def _things(one: Facts) -> frozenset[str]:
    """What force was used on or with, as far as words tell that name no state, no people, nor the deed."""
    return _things_in(one.claim.quote, one.trigger) if one.words else frozenset()


@lru_cache(maxsize=8192)
def _things_in(quote: str, trigger: str) -> frozenset[str]:
    return frozenset(content(quote)).difference({trigger}, _common(), _parties_in(quote))


def _parties_in(quote: str) -> set[str]:
    """The stems of the words of a quote that name those at war."""
    return {stem(word) for word in words(quote) if codes_for(word) or codes_for(word.title())}


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Stems that any report of force may have: of deeds, of people, of kinds of places."""
    slots = knowledge()
    listed = [*slots["slots"].values(), *slots["same"].values()]
    return frozenset(table()) | {stem(word) for told in listed for word in told} | set(map(stem, places.GENERIC))


def tolls(a: Facts, b: Facts, found: dict[str, float]) -> bool:
    """Whether a later report tells of far fewer dead than one of days before: tolls only rise, so that is another blow.

    Not where both name the place or the same one struck: some of those who died there are fewer than all.
    """
    if a.claim.type != "ASSAULT" or found.get("place_same") or found.get("named_same"):
        return False
    if a.published is None or b.published is None or a.published == b.published:
        return False
    first, second = (a, b) if a.published < b.published else (b, a)
    return fell(first.killed, second.killed)


def inside_alone(a: Facts, b: Facts, found: dict[str, float]) -> bool:
    """Whether two reports of what is done within one state have no name, place or matter in common, nor most words.

    Many are charged, fined and cleared there on one day.
    """
    if found.get("place_same") or found.get("named_same") or a.items & b.items:
        return False
    return found["words"] < ALIKE_IN_KIND and not a.proper & b.proper and not _things(a) & _things(b)


def sums(a: Facts, b: Facts) -> bool:
    """Whether two reports of other days each sum up what was done so far, "50 killed since the year began"."""
    if a.published is None or b.published is None or abs(a.published - b.published) <= 1:
        return False
    return summed_up(a.claim) and summed_up(b.claim)


def meeting_of_another_day(a: Facts, b: Facts) -> bool:
    """Whether one is a visit, and the other a meeting, on days that both state and that are not the same."""
    if a.claim.type != "CONSULT" or (a.claim.mode == "visit") == (b.claim.mode == "visit"):
        return False
    days = (a.start, a.end, b.start, b.end)
    if a.inferred or b.inferred or None in days:
        return False
    return a.start == a.end != b.start == b.end


def inside(one: Facts) -> bool:
    """Whether something is done within one state: its code says nothing of who did it to whom."""
    return bool(one.actors) and one.actors == one.recipients


def other_targets(a: Facts, b: Facts, found: dict[str, float]) -> bool:
    """Whether two reports tell of force against others on days that both state and that are not the same."""
    if a.claim.report == b.claim.report or a.claim.type not in REPEATED or a.inferred or b.inferred:
        return False
    joined = found.get("place_same") or found.get("named_same")
    return bool(found.get("recipients_differ")) and found.get("time_share", 0.0) < 1 and not joined
