"""Whose police, whose soldiers, whose villagers: the state that people without a name belong to.

Readers take "police detained 300 people" for the police and the people of the state that the passage is about: where
the event happens, else the state that the sentences before it name, else the one that the report names most.
"""

from collections import Counter
from dataclasses import replace
from functools import lru_cache

from onrecord.knowledge import table
from onrecord.knowledge.actors import is_state
from onrecord.read.events_parties import Parties
from onrecord.read.frames import classes, grammar
from onrecord.read.reading import Mention, Reading

PEOPLE = frozenset(
    {"CVL", "COP", "MIL", "JUD", "LEG", "REL", "EDU", "GOV", "OPP", "PTY", "MED", "HLH", "LAB", "BUS", "SPY"}
)
OFFICES = frozenset({"minister", "ministry", "secretary", "office", "affair", "policy", "adviser"})
AT_HOME = "the state the passage is about"
POLITICAL = frozenset({"GOV", "MIL", "REB", "COP", "LEG", "JUD", "PTY", "IGO", "OPP", "SPY", "UAF", "PRM"})


@lru_cache(maxsize=1)
def bases() -> dict[str, str]:
    """The state where each armed group mainly acts."""
    return {row["code"]: row["base"] for row in table("groups.tsv") if row.get("base")}


def known(mention: Mention) -> bool:
    """Whether the mention makes an event political: a coded actor, or officials and forces of an unknown one."""
    return bool(mention.codes) or mention.sector in POLITICAL


def homes(reading: Reading) -> Counter[str]:
    """How often the report names each state or a place in it."""
    found = Counter(code for m in reading.mentions if m.kind != "pronoun" for code in m.codes if is_state(code))
    found.update(p.place.country for p in reading.places if p.place.country and is_state(p.place.country))
    return found


def home_at(reading: Reading, at: int, overall: Counter[str], but: frozenset[str] = frozenset()) -> str | None:
    """The state that the passage around the token is about, other than those."""
    sent = reading.doc[at].sent
    scores: Counter[str] = Counter()
    for place in reading.places:
        if sent.start <= place.start < sent.end and place.place.country and is_state(place.place.country):
            scores[place.place.country] += 4
    for mention in reading.mentions:
        if sent.start - 60 <= mention.start < sent.end and len(mention.codes) == 1 and is_state(mention.codes[0]):
            scores[mention.codes[0]] += 2 if mention.start >= sent.start else 1
    total = sum(overall.values()) or 1
    for code, count in overall.items():
        scores[code] += 3 * count / total  # type: ignore[assignment]
    scores = Counter({code: score for code, score in scores.items() if code not in but})
    return max(scores, key=lambda code: scores[code]) if scores else None


def is_thing(mention: Mention) -> bool:
    """Whether the words name a ship or a vehicle: its flag is not that of the place."""
    last = mention.text.lower().split()[-1].rstrip("s")
    return any(last in classes()[name] for name in ("vessel", "weapon", "missile")) or last == "convoy"


def is_stranger(mention: Mention) -> bool:
    """Whether the words say that the people come from elsewhere: foreigners, refugees; not "foreign minister"."""
    words = [word.rstrip("s") for word in mention.text.lower().split()]
    return any(
        word in grammar()["strangers"] and not (word == "foreign" and set(words[at + 1 :]) & OFFICES)
        for at, word in enumerate(words)
    )


def settle_home(parties: Parties, home: str | None) -> Parties:
    """The parties, people without a state given that one."""
    if home is None:
        return parties
    return tuple(
        replace(m, codes=(home,), rule=f"{m.rule}; {AT_HOME}", how="at home")
        if not m.codes
        and m.sector in PEOPLE
        and (m.kind in {"role", "description", "pronoun", "group"} or (m.what == "person" and m.how == "title"))
        and not is_thing(m)
        and not is_stranger(m)
        and m.what != "land"
        else m
        for m in parties
    )
