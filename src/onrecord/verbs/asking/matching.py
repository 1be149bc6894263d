"""Whether a claim tells of what a question asks about, and if not quite, what it lacks."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from onrecord.knowledge.actors import FAMILY_NAME_FIRST, folded, surnames
from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.knowledge.plover import MUTUAL, SPOKEN
from onrecord.model import Claim, Name, TimeRange
from onrecord.tell.brief.wording import OUTRIGHT
from onrecord.verbs.asking.question import Question
from onrecord.verbs.asking.words import listed, stem, stems, things, verbs

Lack = Literal["type", "who", "verb", "things", "names", "time"]
WORD = re.compile(r"[^\W_]+")
# "Strikes an ambulance | near Gaza hospital" is no strike on a hospital.
NEARBY = re.compile(r"\b(?:near|outside|beside|opposite|close to|next to)(?:\s+[\w’'-]+){1,4}", re.IGNORECASE)
INFINITIVE = re.compile(r"\bto (?:\w+ly )?\w+")
LONG = 8  # letters from which on a name may be spelt with one other letter: "Mazar-e-Sharif"


class Told(Struct, frozen=True, kw_only=True):
    """A claim as an event has it: with the event's days where it has none; `names` are those of its whole account.

    `around` is its sentence, where others that the question names may stand.
    """

    claim: Claim
    time: TimeRange | None = None
    names: str = ""
    around: str = ""


def lacks(question: Question, told: Told) -> frozenset[Lack]:
    """What keeps the claim from being what is asked about; empty if it is that."""
    checks: dict[Lack, bool] = {
        "type": told.claim.type in question.types,
        "who": _sides(question, told),
        "verb": _verb(question, told.claim) or _governed(question, told) or _met_there(question, told.claim),
        "things": _things(question, told.claim),
        "names": _names(question, told),
        "time": within(question, told.time or told.claim.time),
    }
    return frozenset(name for name, met in checks.items() if not met)


def _sides(question: Question, told: Told) -> bool:
    """Whether all who are asked about stand on the side on which they are asked about."""
    claim = told.claim
    by, to = ({party.code for party in side} for side in (claim.actors, claim.recipients))
    there = {claim.place.country} if claim.place is not None else set()
    also = by | to | there | _of_words(f"{claim.quote} {told.around}", question.also)
    if not set(question.also) <= also or not _leaves_open(question, claim):
        return False
    wanted, towards = set(question.by), set(question.to)
    if claim.type == "AGREE":
        return wanted <= by and towards <= by | to
    if claim.type in ("CONSULT", "COOPERATE") and not _travels(question):
        return wanted | towards <= by | to
    if _met_there(question, claim):
        return wanted <= by | to
    if not (wanted <= by and towards <= to | there):
        return False
    return not (_travels(question) and wanted & towards)


def _leaves_open(question: Question, claim: Claim) -> bool:
    """Whether somebody stands on the side that is asked for, or nobody known; whom the question names is not it.

    Of what is done together both sides may be; who offers or promises does not do it together with whom it is for.
    """
    if question.slot not in ("actor", "recipient", "partner"):
        return True
    together = claim.type in MUTUAL and question.verb not in listed("one_sided")
    both = (*claim.actors, *claim.recipients)
    side = both if together or question.slot == "partner" else claim.actors
    side = claim.recipients if question.slot == "recipient" and not together else side
    named = question.codes
    return not side or any(party.code not in named for party in side)


def _travels(question: Question) -> bool:
    return question.mode == "visit" or question.verb in ("visit", "arrive", "travel", "go", "come")


def _met_there(question: Question, claim: Claim) -> bool:
    """Whether it tells of a meeting in the state asked about: who meets somebody in Russia has come to Russia."""
    place = claim.place.country if claim.place is not None else None
    meets = claim.type == "CONSULT" and bool(verbs("meet") & stems(f"{claim.trigger} {claim.quote}"))
    return _travels(question) and meets and place in question.to and place not in question.by


def _of_words(words: str, codes: tuple[str, ...]) -> set[str]:
    """Those of the codes whose names stand in the words."""
    said = fold(words)
    return {code for code in codes if fold(label(code)) in said or code in said}


def _verb(question: Question, claim: Claim) -> bool:
    said = _quoted(claim.quote) | _quoted(claim.trigger)
    wanted = verbs(question.verb)
    if claim.status in ("planned", "possible", "negated"):  # "any deal": what is not there yet is still to be signed
        wanted |= verbs(question.verb, "nouns")
    return not question.verb or (bool(wanted & said) and not _spoken_of(wanted, claim))


def _spoken_of(wanted: frozenset[str], claim: Claim) -> bool:
    """Whether the deed stands in words only as what they are about: "welcomed the decision | to reopen the hotline"."""
    if claim.type not in SPOKEN or not claim.trigger or wanted & _quoted(claim.trigger):
        return False
    said = _quoted(INFINITIVE.sub(" ", claim.quote.partition(claim.trigger)[2]))
    return not wanted & (said | _quoted(claim.quote.partition(claim.trigger)[0]))


def _governed(question: Question, told: Told) -> bool:
    """Whether the claim's own word is the thing asked about and its sentence has the verb: "slaps | fresh sanctions".

    Not where the sentence says "not", "may" or "will": what is not done may be that.
    """
    claim = told.claim
    own = bool(stems(claim.trigger) & frozenset().union(*(things(word) for word in question.things)))
    if not own or claim.status != "happened" or any(words.search(told.around) for words in OUTRIGHT.values()):
        return False
    before = stems(told.around.partition(claim.trigger)[0])
    return bool(verbs(question.verb) & before) and not frozenset(map(stem, listed("ending"))) & before


def _things(question: Question, claim: Claim) -> bool:
    said = _said(claim)
    holder = bool(question.person) and holds(question.person, _whole(claim))
    deeds = all(verbs(word) & said for word in question.deeds) and not _to_end(question, claim)
    return deeds and all(things(word) & said or (holder and word in listed("roles")) for word in question.things)


def _to_end(question: Question, claim: Claim) -> bool:
    """Whether what is asked for, promised or threatened is the end of something, and the question has no such word."""
    if claim.type not in SPOKEN or not question.things:
        return False
    ending = frozenset(map(stem, listed("ending")))
    words = stems(f"{question.statement} {' '.join(question.deeds)}")
    return bool(ending & _quoted(claim.quote)) and not ending & words


def _said(claim: Claim) -> frozenset[str]:
    """The stems of all that a claim says: its quote, its items and its place, without what it is only near to."""
    items = " ".join(item.name for item in claim.items)
    named = " ".join(party.name for party in (*claim.actors, *claim.recipients))
    quote = NEARBY.sub(" ", claim.quote)
    return _quoted(" ".join((quote, items, named, claim.place.name if claim.place else "")))


@lru_cache(maxsize=4096)
def _quoted(text: str) -> frozenset[str]:
    return stems(text)


def _names(question: Question, told: Told) -> bool:
    whole = _whole(told.claim)
    return all(holds(name, whole) or (_is_person(name) and holds(name, told.names)) for name in question.names)


def _whole(claim: Claim) -> str:
    """All that a claim names: its words, its parties, its place, and what else it is about."""
    where = claim.place.name if claim.place else ""
    named = (name.full or name.text for name in claim.names if _of_the_deed(claim, name))
    return " ".join((claim.quote, where, *named, *(p.name for p in (*claim.actors, *claim.recipients))))


def _of_the_deed(claim: Claim, name: Name) -> bool:
    """Whether a name is of who or what a deed concerns; a person named only beside it is not."""
    return name.kind != "person" or name.role in ("actor", "recipient") or claim.span.overlaps(name.span)


def named(question: Question, texts: Iterable[str]) -> bool:
    """Whether these words have all names and things that the question has."""
    whole = " ".join(texts)
    said = _quoted(whole)
    return all(holds(name, whole) for name in question.names) and all(things(w) & said for w in question.things)


def _is_person(name: str) -> bool:
    """Whether a name is a person's, whom another report of the same event may call by office."""
    facts = folded().get(fold(name), ())
    return any(fact.kind == "person" for fact in facts) or fold(name).split()[-1] in surnames()


def holds(name: str, text: str) -> bool:
    """Whether a text has a name, or the last word of a person's; a long one may be spelt a little differently."""
    asked = fold(name)
    words, parts = (WORD.findall(fold(one)) for one in (text, name))
    if any(words[at : at + len(parts)] == parts for at in range(len(words))):
        return True
    if len(parts) > 1 and "-" not in asked and _may_be_person(asked) and _surname(parts) in words:
        return True
    size = len(parts)
    runs = (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
    return len(asked) >= LONG and any(Levenshtein.distance(" ".join(parts), run) <= 1 for run in runs)


def _may_be_person(name: str) -> bool:
    """Whether the tables do not know it for something else's name."""
    return not any(facts.kind != "person" for facts in folded().get(name, ()))


def _surname(parts: list[str]) -> str:
    """The family name, which stands first in some countries."""
    first = any(facts.code in FAMILY_NAME_FIRST for facts in folded().get(" ".join(parts), ()))
    return parts[0] if first else parts[-1]


def within(question: Question, time: TimeRange | None) -> bool:
    """Whether the days told of lie within those asked about; what is told of no day is not known to."""
    if question.since is None and question.until is None:
        return True
    if time is None or not (time.start or time.end):
        return False
    first, last = time.start or time.end or "", time.end or time.start or ""
    if time.end is None and time.start:  # it goes on
        return question.until is None or first <= question.until
    return (question.since is None or question.since <= first) and (question.until is None or last <= question.until)
