"""What a question leaves open, from each claim that answers it: a name, a day, a place, a number; never a guess."""

import re
from collections.abc import Iterable, Iterator, Mapping

from onrecord.knowledge.actors import folded
from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Claim, Name, Party, TimeRange
from onrecord.tell.ledgers.base import when
from onrecord.tell.ledgers.things import amount
from onrecord.tell.voices import POINTING
from onrecord.verbs.asking.finding import Hit
from onrecord.verbs.asking.question import Question
from onrecord.verbs.asking.words import listed, stem, stems

NAMED = frozenset({"person", "body", "organisation", "company"})
KINDS: dict[str, frozenset[str]] = {
    "ship": frozenset({"ship"}), "vessel": frozenset({"ship"}), "tanker": frozenset({"ship"}),
    "company": frozenset({"company"}), "firm": frozenset({"company"}), "bank": frozenset({"company"}),
    "treaty": frozenset({"treaty"}), "resolution": frozenset({"resolution"}),
    "city": frozenset({"place"}), "town": frozenset({"place"}),
}  # fmt: skip
COUNT = (
    r"(?:(?:more than|at least|up to|about|around|nearly|almost|over|some|fewer than|less than|as many as|roughly) )?"
    r"(?:\d[\d,.]*(?: (?:thousand|million|billion))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|a hundred|hundreds of|dozens of|thousands of|several|dozens|hundreds|thousands)"
)
COUNTED = re.compile(rf"\b({COUNT})((?: (?!and\b|or\b|of\b)[\w’'-]+){{0,4}})", re.IGNORECASE)
NOBODY = frozenset({"?", "unknown"})
CLOSER = {"point": 0, "settlement": 1, "region": 2, None: 2, "country": 3}


def given(question: Question, hit: Hit, sentence: Mapping[str, str]) -> dict[str, tuple[Claim, ...]]:
    """The answers that an account gives, with the claims that give each; `sentence` has that of each claim."""
    if question.slot == "place":
        return _closest(hit)
    if question.slot == "time":
        return _days(hit)
    found: dict[str, list[Claim]] = {}
    for claim in hit.claims:
        for text in dict.fromkeys(_of(question, hit, claim, sentence.get(claim.id, ""))):
            if text:
                found.setdefault(text, []).append(claim)
    return {
        text: tuple(claims)
        for text, claims in found.items()
        if not any(text != other and f"({text})" in other for other in found)
    }


def _of(question: Question, hit: Hit, claim: Claim, sentence: str) -> Iterator[str]:
    if question.slot in ("actor", "recipient", "partner"):
        yield from _side(question, hit, claim)
    elif question.slot == "number":
        yield from list(counts(question, claim.quote)) or counts(question, sentence)
    elif question.slot == "thing":
        yield from _which(question, claim, sentence)


def _days(hit: Hit) -> dict[str, tuple[Claim, ...]]:
    """The days of what is asked about, each from the claims that state it; else that of the event, from its claims."""
    found: dict[str, list[Claim]] = {}
    for claim in hit.claims:
        if _is_of_its_day(claim, hit):
            found.setdefault(when(claim.time), []).append(claim)
    told = hit.event.time
    if not found and told is not None and told.how != "inferred" and not _open(told, hit):
        stating = [one for one in hit.account if one.time and one.time.how != "inferred" and _meet(one.time, told)]
        found = {when(told): stating} if stating else {}
    return {text: tuple(claims) for text, claims in found.items() if text}


def _is_of_its_day(claim: Claim, hit: Hit) -> bool:
    """Whether a claim's own day answers when the event was: not one that most who give a day do not have."""
    own, told = claim.time, hit.event.time
    if own is None or own.how == "inferred" or _open(own, hit):
        return False
    if told is None or told.how == "inferred" or _meet(own, told):
        return True
    stated = [one.time for one in hit.account if one.time is not None and one.time.how != "inferred"]
    return sum(_meet(time, own) for time in stated) >= sum(_meet(time, told) for time in stated)


def _meet(one: TimeRange, other: TimeRange) -> bool:
    return (one.start or "") <= (other.end or "9") and (other.start or "") <= (one.end or "9")


def _open(time: TimeRange, hit: Hit) -> bool:
    """Whether a time has no end and what is told does not go on: "the first since 2009" is no day of it."""
    return (time.start is None or time.end is None) and hit.event.status != "ongoing"


def _side(question: Question, hit: Hit, claim: Claim) -> Iterator[str]:
    """Who stands on the side that is left open; of what is done together, whoever is not named in the question."""
    together = claim.type in MUTUAL and question.mode != "visit" and question.verb not in listed("one_sided")
    sides = {"actor": claim.actors, "recipient": claim.recipients, "partner": (*claim.actors, *claim.recipients)}
    parties = (*claim.actors, *claim.recipients) if together else sides[question.slot]
    for party in parties:
        if party.code not in question.codes:
            yield called(party, claim, hit.account)


def called(party: Party, claim: Claim, account: Iterable[Claim]) -> str:
    """A party by its name; by the words for it, in quotation marks, where no claim of the account names it."""
    for name in claim.names:
        if name.kind in NAMED and party.span is not None and name.span.overlaps(party.span) and _whose(name, party):
            own = name.full or name.text
            return own if party.code == "?" or fold(own) == fold(label(party.code)) else f"{own} ({label(party.code)})"
    known = {
        other.code
        for one in account
        for other in (*one.actors, *one.recipients)
        if any(word[:1].isupper() for word in other.name.split() if word.lower() not in POINTING | {"the", "a", "an"})
    }
    if party.code != "?" and (party.code in known or party.name.lower() in POINTING):
        return label(party.code)
    return f"“{party.name}”" if party.name and party.name.lower() not in POINTING | NOBODY else ""


def _whose(name: Name, party: Party) -> bool:
    """Whether the tables do not know the name for somebody else's."""
    facts = folded().get(fold(name.full or name.text), ())
    codes = {fact.code for fact in facts if fact.code} | ({name.code} if name.code else set())
    return not codes or party.code in codes


def counts(question: Question, text: str) -> Iterator[str]:
    """The numbers that stand before the thing that is counted, as they are printed: "at least 300 artillery shells".

    What is counted stands in the plural: in "November 29 missile test" and "dozens of missile tests" no missiles are.
    """
    noun = stem((question.asked.split() or [""])[-1])
    people = frozenset(map(stem, listed("people")))
    wanted = people if noun in people else frozenset({noun})
    for found in COUNTED.finditer(text):
        behind = found[2].split()
        at = next((n for n, word in enumerate(behind) if stem(word) in wanted), None)
        if at is not None and (_plural(behind[at]) or found[1].lower() == "one"):
            yield " ".join([found[1], *behind[: at + 1]])


def _plural(word: str) -> bool:
    return word.lower() in listed("plurals") or word.lower().endswith("s")


def _which(question: Question, claim: Claim, sentence: str) -> Iterator[str]:
    """What is asked for by a noun: names of that kind, items that have the noun, else the sentence that tells of it."""
    noun = question.asked.split()[-1].lower() if question.asked else ""
    kinds = KINDS.get(noun) or KINDS.get(noun.removesuffix("s"))
    if kinds is not None:
        names = [name.full or name.text for name in claim.names if name.kind in kinds]
        yield from names
        if not names:
            yield from _named_behind(noun.removesuffix("s"), sentence)
        return
    items = [amount(item) for item in claim.items if stem(noun) in stems(item.name)]
    yield from items or [f"“{' '.join(claim.quote.split())}”"]


def _named_behind(noun: str, sentence: str) -> Iterator[str]:
    """As in "the Russian ship | Angara"."""
    yield from re.findall(rf"\b{re.escape(noun)} ((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*)", sentence)


def _closest(hit: Hit) -> dict[str, tuple[Claim, ...]]:
    """The places of an account, those known most closely; a state only where no more is told."""
    told = [(claim, claim.place) for claim in hit.claims if claim.place is not None and claim.place.name]
    ranks = [CLOSER[place.precision] for _, place in told]
    least = max(2, min(ranks)) if ranks and min(ranks) < CLOSER["country"] else CLOSER["country"]
    found: dict[str, list[Claim]] = {}
    for (claim, place), rank in zip(told, ranks, strict=True):
        if rank <= least:
            found.setdefault(place.name, []).append(claim)
    return {name: tuple(claims) for name, claims in found.items()}
