"""Who is who: names of states, organs, organisations, groups and persons, and the codes that stand for them.

Codes are ISO 3166-1 alpha-3 for a state and all that belongs to it; UNO, EUU, NATO, IGO for organisations; a short
upper-case name for a group with no state. Sectors are those of PLOVER. Data: the .tsv files of this folder.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from onrecord.knowledge import listed, table, toml, words
from onrecord.knowledge.folding import fold

FactKind = Literal[
    "state",
    "adjective",
    "people",
    "capital",
    "metonym",
    "organ",
    "organisation",
    "group",
    "party",
    "person",
    "bloc",
    "region",
    "not",
]

# Monarchs and presidents of several states and territories count for the first of these.
REALMS = ("USA", "FRA", "GBR", "NLD", "DNK", "NOR", "CHN", "AUS", "NZL")
UNIONS = frozenset({"UNO", "EUU", "NATO", "IGO"})
FAMILY_NAME_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "HKG", "MAC", "VNM", "KHM", "SGP", "HUN"})
TWO_FAMILY_NAMES = frozenset(
    {
        "VEN",
        "COL",
        "MEX",
        "CHL",
        "PER",
        "ECU",
        "BOL",
        "GTM",
        "HND",
        "SLV",
        "NIC",
        "CRI",
        "PAN",
        "PRY",
        "URY",
        "ARG",
        "DOM",
    }
) | {"CUB", "ESP", "GNQ", "PHL"}


class ActorFacts(NamedTuple):
    """What is known of a name.

    `code` is "" where the name stands for no one actor. `since` and `until` are ISO dates (or their beginnings), ""
    where open or unknown; `role` is a person's office.
    """

    code: str
    name: str
    sector: str
    kind: FactKind
    since: str = ""
    until: str = ""
    role: str = ""
    gender: str = ""

    def held(self, on: date | None) -> bool:
        """Whether the office was held on that day; true if the day or the dates are unknown."""
        if on is None:
            return True
        day = on.isoformat()
        return self.since[: len(day)] <= day and (not self.until or day <= self.until + "~")


def is_state(code: str) -> bool:
    """Whether a code is a state's: alpha-3, and none of the organisations'."""
    return len(code) == 3 and code not in UNIONS and code in state_codes()


@lru_cache(maxsize=1)
def state_codes() -> frozenset[str]:
    """The codes of all states and territories known."""
    return frozenset(row["code"] for row in table("countries.tsv"))


@lru_cache(maxsize=64)
def lexicon(name: str) -> frozenset[str]:
    """A list of nouns or verbs of descriptions.toml."""
    return frozenset(toml("descriptions.toml")[name].split())


def so_called(word: str) -> frozenset[str]:
    """The codes of the states that reports describe by the word: "isolated", "kingdom"."""
    return frozenset(toml("descriptions.toml")["epithets"].get(word, "").split())


def likely(noun: str) -> frozenset[str]:
    """The codes of the states that a noun such as "regime" is likely to mean."""
    return frozenset(toml("descriptions.toml")["likely"].get(noun, "").split())


def _plural(adjective: str) -> list[str]:
    return [] if adjective.endswith(("ese", "sh", "ch", "ss", "s")) else [adjective + "s"]


def _states() -> Iterator[tuple[str, ActorFacts]]:
    for row in table("countries.tsv"):
        code, name = row["code"], row["name"]
        for phrase in [name, *listed(row["aliases"])]:
            yield phrase, ActorFacts(code, name, "GOV", "state")
        for phrase in listed(row["adjectives"]):
            yield phrase, ActorFacts(code, name, "GOV", "adjective")
            if phrase not in listed(row["aliases"]):
                for plural in _plural(phrase):
                    yield plural, ActorFacts(code, name, "CVL", "people")
        for phrase in listed(row["people"]):
            yield phrase, ActorFacts(code, name, "CVL", "people")
        for phrase in listed(row["capitals"]):
            yield phrase, ActorFacts(code, name, "GOV", "capital")


def _bodies() -> Iterator[tuple[str, ActorFacts]]:
    for row in table("metonyms.tsv"):
        yield row["phrase"], ActorFacts(row["code"], row["name"], row["sector"], "metonym")
    for file, kind in (
        ("organisations.tsv", "organisation"),
        ("groups.tsv", "group"),
        ("organs.tsv", "organ"),
        ("parties.tsv", "party"),
    ):
        for row in table(file):
            for phrase in [row["name"], *listed(row["aliases"])]:
                code = "" if row["code"] == "NGO" else row["code"]
                name = phrase if kind in ("organ", "party") else row["name"]
                yield phrase, ActorFacts(code, name, row["sector"], kind)  # type: ignore[arg-type]
    for phrase in _administrations():
        yield phrase, ActorFacts("USA", phrase, "GOV", "organ")
    for row in table("blocs.tsv"):
        yield row["phrase"], ActorFacts("", row["name"], "", "bloc")
    for row in table("not_actors.tsv"):
        yield row["phrase"], ActorFacts("", row["phrase"], "", "not")
    for row in table("regions.tsv"):
        for phrase in listed(row["names"]):
            yield phrase, ActorFacts(row["code"], phrase, "", "region")


def _administrations() -> Iterator[str]:
    """What the American government is called after its presidents: "the Obama administration"."""
    for row in table("officials.tsv"):
        if row["code"] == "USA" and row["role"] == "President":
            for family in family_names(row["name"], "USA"):
                yield from (f"{family} administration", f"{family} White House")


def _people() -> Iterator[tuple[str, ActorFacts]]:
    """Persons by every form of their names, other spellings of them last."""
    known: dict[str, list[ActorFacts]] = defaultdict(list)
    for phrase, facts in _persons():
        known[phrase].append(facts)
        yield phrase, facts
    for row in table("persons_spellings.tsv"):
        for form in listed(row["forms"]):
            yield from ((form, facts) for facts in known[row["name"]])


def _persons() -> Iterator[tuple[str, ActorFacts]]:
    for row in table("officials.tsv"):
        facts = ActorFacts(
            row["code"], row["name"], row["sector"], "person", row["since"], row["until"], row["role"], row["gender"]
        )
        for phrase in [row["name"], *listed(row["aliases"])]:
            yield phrase, facts
    leaders = table("leaders.tsv")
    states: dict[str, set[str]] = defaultdict(set)
    for row in leaders:
        states[row["name"]].add(row["country"])
    for row in leaders:
        realm = next((realm for realm in REALMS if realm in states[row["name"]]), row["country"])
        if row["country"] != realm or not is_state(realm):
            continue
        facts = ActorFacts(
            row["country"],
            short_name(row["name"], row["country"]),
            "GOV",
            "person",
            row["since"],
            row["until"],
            row["title"],
        )
        for phrase in name_forms(row["name"], row["country"]):
            yield phrase, facts


def name_forms(name: str, country: str) -> list[str]:
    """The forms under which reports give a full name: without middle names, without a second family name."""
    parts = name.split()
    forms = [name]
    if len(parts) > 2 and country not in FAMILY_NAME_FIRST and parts[1].lower() not in ("bin", "al", "el", "ibn"):
        forms += [f"{parts[0]} {parts[-1]}"]
        if len(parts) == 3 and country not in TWO_FAMILY_NAMES and not parts[1].endswith(("vich", "vych", "ovna")):
            forms += [f"{parts[0]} {parts[1]}"]
        if country in TWO_FAMILY_NAMES:
            forms += [f"{parts[0]} {parts[-2]}", " ".join(parts[:-1])]
    return list(dict.fromkeys(form for form in forms if " " in form or "-" in form))


def short_name(name: str, country: str) -> str:
    """The form that reports use: no patronymic, no second family name."""
    parts = name.split()
    if len(parts) == 3 and parts[1].endswith(("vich", "vych", "ovna")):
        return f"{parts[0]} {parts[2]}"
    if len(parts) == 3 and country in TWO_FAMILY_NAMES - {"PHL"} and parts[1] not in words("second_names.txt"):
        return f"{parts[0]} {parts[1]}"
    return name


def family_names(name: str, country: str) -> list[str]:
    """The words of a full name by which a report may call a person alone."""
    parts = name.split()
    if len(parts) < 2:
        return []
    if country in FAMILY_NAME_FIRST and country != "HUN":
        return [parts[0]]
    names = [parts[-1]]
    if country in TWO_FAMILY_NAMES and len(parts) > 3:
        names.append(parts[-2])
    return [name for name in names if len(name) > 1 and name[0].isupper()]


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[ActorFacts, ...]]:
    """Every name as the data writes it, with the facts it may stand for."""
    found: dict[str, list[ActorFacts]] = defaultdict(list)
    for source in (_states(), _bodies(), _people()):
        for phrase, facts in source:
            if facts not in found[phrase]:
                found[phrase].append(facts)
    return {phrase: tuple(facts) for phrase, facts in found.items()}


@lru_cache(maxsize=1)
def folded() -> dict[str, tuple[ActorFacts, ...]]:
    """`phrases` by folded name."""
    found: dict[str, list[ActorFacts]] = defaultdict(list)
    for phrase, facts in phrases().items():
        found[fold(phrase)] += [fact for fact in facts if fact not in found[fold(phrase)]]
    return {phrase: tuple(facts) for phrase, facts in found.items()}


@lru_cache(maxsize=1)
def surnames() -> dict[str, tuple[ActorFacts, ...]]:
    """Folded family names of all persons known."""
    found: dict[str, list[ActorFacts]] = defaultdict(list)
    spelled = {form for row in table("persons_spellings.tsv") for form in listed(row["forms"])}
    for phrase, facts in _people():
        for family in family_names(phrase if phrase in spelled else facts.name, facts.code):
            if facts not in found[fold(family)]:
                found[fold(family)].append(facts)
    return {phrase: tuple(facts) for phrase, facts in found.items()}


@lru_cache(maxsize=1)
def heads_of_state() -> frozenset[tuple[str, str]]:
    """Code and name, as in `ActorFacts`, of all who are known to have been head of that state."""
    leaders = [row for row in table("leaders.tsv") if row["role"] == "chief_of_state"]
    earlier = [row for row in table("officials.tsv") if row["role"] in {"President", "Leader"}]
    found = {(row["country"], short_name(row["name"], row["country"])) for row in leaders}
    return frozenset(found | {(row["code"], row["name"]) for row in earlier})


def best(facts: tuple[ActorFacts, ...], on: date | None) -> ActorFacts | None:
    """The one among the facts of a name that fits the day: who held an office then, else who did last."""
    if not facts:
        return None
    kept = [fact for fact in facts if fact.kind != "person"] or list(facts)
    if kept[0].kind != "person":
        return kept[0]
    held = [fact for fact in kept if fact.held(on)] or kept
    chosen = held[-1] if on is None else max(held, key=lambda fact: fact.since)
    return min((fact for fact in held if fact.code == chosen.code), key=lambda fact: len(fact.name))


def codes_for(name: str, on: date | None = None) -> ActorFacts | None:
    """What is known of a name, with or without its article: state, adjective, capital, metonym, person, body, group.

    Args:
        name: as in a report, any case: "Kremlin", "North Korean", "Sergei Shoigu", "U.N. Security Council".
        on: the day as of which offices count; None for any.
    """
    key = fold(name.strip())
    known = folded()
    found = known.get(key) or known.get(key.removeprefix("the ")) or known.get("the " + key)
    if found is None and key.endswith("'s"):
        found = known.get(key[:-2])
    if found is None or found[0].kind == "not":
        return None
    return best(found, on)
