"""The headline of an event put together from its fields, where no claim has a clause that says it."""

from collections.abc import Sequence
from typing import Any

from onrecord.knowledge.names import label
from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Item, Party, Status
from onrecord.record.grammar import closed, phrases
from onrecord.record.text import irregular, stem

SHORT = {"United Nations": "UN", "European Union": "EU"}
STATUS_NOUNS: dict[str, str] = {"planned": "planned ", "possible": "possible ", "negated": "no "}
BODIES = frozenset({"UNO", "EUU", "IGO", "NGO", "NATO"})


def party_name(party: Party) -> str:
    """A state by its name, a body of many ("UN Security Council") by its own."""
    name = label(party.code)
    if party.code in BODIES and party.name[:1].isupper() and len(party.name.split()) <= 4 and party.name != party.code:
        name = party.name
    for long, short in SHORT.items():
        name = name.replace(long, short)
    return name


def compose(
    type: str,
    mode: str | None,
    triggers: Sequence[str],
    status: Status,
    actors: Sequence[Party],
    recipients: Sequence[Party],
    items: Sequence[Item] = (),
    place: str | None = None,
) -> str:
    """A headline from fields: "Russia and Turkey to hold talks", "Possible attack on Germany".

    Happened and ongoing are told in the present tense, as headlines are; planned with "to", possible with "may",
    negated with "did not".
    """
    phrase = _phrase(type, mode, triggers)
    by, to = _names(actors), [name for name in _names(recipients) if name not in _names(actors)]
    item = next((item.name for item in items if plain_item(item.name)), "")
    if not by:
        towards = f" {phrase['towards']} {_listed(to)}" if to else f" in {place}" if place else ""
        made = f"{STATUS_NOUNS.get(status, '')}{phrase['noun']}{towards}"
        return made[:1].upper() + made[1:]
    verb, what, link = phrase["verb"], phrase.get("what", ""), phrase["to"]
    if item and stem(item.lower().split()[-1]) in {stem(word) for word in (*verb.split(), phrase["noun"])}:
        item = ""
    if item and phrase.get("item"):
        what = item
    elif item and phrase.get("item_verb"):
        verb, what, link = phrase["item_verb"], item, phrase.get("item_to", link)
    if not to and not what and (len(by) == 1 or type not in MUTUAL):
        return labelled(phrase["noun"], status, actors, ())
    plural = len(by) > 1 or by[0].lower() in {name.lower() for name in closed("plural")}
    head = _conjugated(verb, status, plural)
    return " ".join(part for part in (_listed(by), head, what, f"{link} {_listed(to)}".strip() if to else "") if part)


def _phrase(type: str, mode: str | None, triggers: Sequence[str]) -> dict[str, Any]:
    """The phrase for one of the triggers, else for the mode, else for the type."""
    of_type = [phrase for phrase in phrases() if phrase["type"] == type]
    low = [trigger.lower() for trigger in triggers]
    for phrase in of_type:
        if any(trigger in phrase.get("triggers", ()) for trigger in low):
            return phrase
    plain = [phrase for phrase in of_type if "triggers" not in phrase]
    for phrase in plain:
        if mode and phrase.get("mode") == mode:
            return phrase
    return plain[0] if plain else {"verb": "act", "to": "towards", "noun": type.lower(), "towards": "towards"}


def _names(parties: Sequence[Party]) -> list[str]:
    return list(dict.fromkeys(party_name(party) for party in parties if party.code != "?"))


def _listed(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def plain_item(item: str) -> bool:
    """Whether an item reads well in a headline: short, no name of another kind, nothing that points elsewhere."""
    words = item.split()
    pointing = words[0].lower() in closed("openers") | closed("pronouns") | {"own", "any", "other", "same"}
    named = item[:1].isupper() and not any(char.isdigit() or char == "-" for char in item)
    return len(words) <= 4 and not pointing and not named and "(" not in item


def labelled(what: str, status: Status, actors: Sequence[Party], recipients: Sequence[Party]) -> str:
    """Who is in what, "Russia, North Korea: arms talks", where no one sentence tells who does it to whom."""
    names = list(dict.fromkeys([*_names(actors), *_names(recipients)]))
    mark = "" if what.startswith("no ") else STATUS_NOUNS.get(status, "")
    return f"{', '.join(names)}: {mark}{what}" if names else f"{mark}{what}"[:1].upper() + f"{mark}{what}"[1:]


def noun_of(type: str, mode: str | None, triggers: Sequence[str]) -> str:
    """What an event of this kind is called."""
    return str(_phrase(type, mode, triggers)["noun"])


def _conjugated(verb: str, status: Status, plural: bool) -> str:
    if status in ("planned", "possible", "negated"):
        return f"{ {'planned': 'to', 'possible': 'may', 'negated': 'did not'}[status] } {verb}"
    if plural:
        return verb
    return third_person(verb)


def base_form(verb: str) -> bool:
    """Whether a verb stands as it does after "they": neither past nor third person."""
    return not verb.lower().endswith(("ed", "ing", "s")) and verb.lower() not in irregular()


def third_person(verb: str) -> str:
    """The verb as one who acts has it: "carry out" as "carries out"."""
    first, _, rest = verb.partition(" ")
    if first.endswith(("s", "sh", "ch", "x", "z")):
        first += "es"
    elif first.endswith("y") and first[-2:-1] not in "aeou":
        first = f"{first[:-1]}ies"
    else:
        first += "s"
    return f"{first} {rest}".strip()
