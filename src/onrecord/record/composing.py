"""A sentence put together from an event's fields, for events whose reports have no words that make a title.

Its verb is that of the type, or of the mode or trigger where that is known, as the status has it: "South Korea seized
property from Iran", "Russia and Turkey are to hold talks", "Norway may be attacked". Who is not known is not named: the
sentence is in the passive then.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from onrecord.knowledge import toml
from onrecord.knowledge.actors import codes_for, is_state
from onrecord.knowledge.names import label
from onrecord.knowledge.plover import FORCE, MUTUAL, SPOKEN
from onrecord.model import Item, Party
from onrecord.record.grammar import closed, plural, points
from onrecord.record.inflecting import Form, told, told_of
from onrecord.record.naming import COUNTED, LANDS, NAME, Names, sides, words
from onrecord.record.text import stem
from onrecord.record.tidying import LONGEST

TAKES_PLACE: dict[Form, tuple[str, str]] = {
    "to come": ("to take place", "to take place"),
    "happened": ("took place", "took place"),
    "ongoing": ("is taking place", "are taking place"),
    "planned": ("is planned", "are planned"),
    "possible": ("may take place", "may take place"),
    "negated": ("did not take place", "did not take place"),
}
ALONE = re.compile(r"(?P<verb>go on|take part in|\w+(?: out| down)?) (?P<what>.+)")
QUANTITIES = frozenset({"quantity", "quantities", "amount", "amounts", "number", "numbers", "kind", "sort"})
TAKEN = frozenset({"COERCE", "RETREAT"})  # whom a state detains or frees need not be in theirs
JOINED = frozenset({"fight"})  # done to one another, whatever the type


@lru_cache(maxsize=1)
def _phrases() -> dict[str, Any]:
    return toml("title_phrases.toml")


def compose(
    type: str,
    mode: str | None,
    triggers: Sequence[str],
    status: Form,
    actors: Sequence[Party],
    recipients: Sequence[Party],
    items: Sequence[Item] = (),
    place: str | None = None,
    *,
    names: Names | None = None,
    apart: str = "",
    denier: str = "",
    prefix: str = "",
    aim: str = "",
) -> str:
    """A sentence from fields: "Russia and Turkey are to hold talks", "Germany may be attacked".

    Args:
        type: the event's.
        mode: the event's.
        triggers: its claims' words for it.
        status: the event's, or "to come" where others want it or speak of it.
        actors: those known to act.
        recipients: those known to whom it is done.
        items: what it is about.
        place: where, told of a protest and where nobody is known.
        names: parties' names in full (`naming.whole_names`).
        apart: the side left out, "actors" or "recipients", where no sentence says who does it to whom.
        denier: who denies it, where it is negated on that one's word.
        prefix: what stands before it.
        aim: what is promised or asked for: "to deploy troops to Guam".
    """
    phrase = _phrase(type, mode, triggers)
    place = (place or "").strip() or None
    by, to, within = sides(actors, recipients, names or {}, persons=phrase["verb"] == "visit", struck=type in FORCE)
    done = {stem(trigger.lower()) for trigger in triggers}
    to = [
        rest if rest and stem(first.lower()) in done else name
        for name in to
        for first, _, rest in [name.partition(" ")]
    ]
    to = [
        name for name in to if done.isdisjoint(stem(word.lower()) for word in name.split()[1:])
    ]  # "whom strikes chase"
    if type in TAKEN and not within:
        to = [re.sub(r"^people in ", "people from ", name) for name in to]
    if to and apart and (by or (type == "PROTEST" and apart == "recipients")):
        by, to = ([], to) if apart == "actors" else (by, [])
    if type == "PROTEST":
        place = place or within or None
        by, within = _protesters(by, actors, place or ""), ""
        to = [name for name in to if name != place]
    verb, what, link = _deed(phrase, items)
    if status == "ongoing":
        verb = phrase.get("going", verb)
    if denier and status == "negated" and by:
        denies = "deny" if _plural([denier]) else "denies"
        return _large(f"{denier} {denies} that {_active(phrase, verb, what, link, by, to, type, 'happened', denier)}")
    if by and what and aim and not items:
        made = _active(phrase, verb, f"{what} {aim}", "", by, [], type, status, aim=True)
    elif by:
        made = _active(phrase, verb, what, link, by, to, type, status)
    elif to:
        made = _passive(phrase, verb, what, link, to, status)
    else:
        made = _nobody(phrase, verb, what, status)
    where = place if place and not to and (not by or _tells_where(type, by)) else ""
    if where and by and phrase["verb"] == "visit":
        made, where = _active(phrase, verb, what, link, by, [where], type, status), ""
    if within and not (by and type in SPOKEN) and within not in made and not any(_is_name(name) for name in (*by, *to)):
        where = within
    made = _large(prefix + (f"{made} in {_inside(where)}" if where else made))
    if len(made) > LONGEST and (len(actors) > 1 or len(recipients) > 1):
        fewer = (actors[:1], recipients[:1], items)
        told_of_fewer = (type, mode, triggers, status, *fewer, place)
        return compose(*told_of_fewer, names=names, apart=apart, denier=denier, prefix=prefix, aim=aim)
    return made


def _tells_where(type: str, by: list[str]) -> bool:
    """Whether the place says something: of a protest, and of a meeting of which one side alone is known."""
    return (type == "PROTEST" and "people in " not in by[0]) or (type == "CONSULT" and len(by) == 1)


def _active(
    phrase: dict[str, Any], verb: str, what: str, link: str, by: list[str], to: list[str], type: str, status: Form,
    denier: str = "", aim: bool = False,
) -> str:  # fmt: skip
    subject = ("they" if _plural(by) else "it") if denier and by == [denier] else _listed(by, inside=bool(denier))
    joined = len(by) > 1 and (type in MUTUAL or verb in JOINED)
    if not to and not joined and phrase.get("alone") and not aim:
        verb, what = phrase["alone"], ""
    elif to and phrase.get("whom") and _by_name(to):
        what, link = "", ""
    said = told(verb, status, _plural(by))
    if status == "ongoing" and phrase.get("stands"):
        said = "have" if _plural(by) else "has"
    return " ".join(part for part in (subject, said, what, link if to else "", _listed(to, inside=True)) if part)


def _passive(phrase: dict[str, Any], verb: str, what: str, link: str, to: list[str], status: Form) -> str:
    if status == "ongoing" and phrase.get("stands"):
        return f"{what} {link} {_listed(to, inside=True)} are in force"
    if phrase.get("taker"):
        return f"{_listed(to)} {told(phrase['taker'], status, _plural(to))} {what}"
    if (not what and not link) or (phrase.get("whom") and _by_name(to)):
        return f"{_listed(to)} {told_of(verb, status, _plural(to))}"
    if what in ("people", "officials"):
        return f"{what} {link} {_listed(to, inside=True)} {told_of(verb, status, True)}"
    if what:
        several = what.rsplit(maxsplit=1)[-1].endswith("s") and not what.startswith(("a ", "an "))
        return f"{what} {told_of(verb, status, several or what == 'people')} {link} {_listed(to, inside=True)}"
    noun = str(phrase["noun"])
    return f"{noun} {link} {_listed(to, inside=True)} {TAKES_PLACE[status][noun.split(maxsplit=1)[0].endswith('s')]}"


def _nobody(phrase: dict[str, Any], verb: str, what: str, status: Form) -> str:
    """What happened, where nobody is known: "a promise was made", "air strikes were carried out"."""
    done = ALONE.fullmatch(phrase.get("alone", ""))
    if done:
        verb, what = done["verb"], done["what"]
    if what and verb not in ("go on", "take part in", "cease"):
        several = what == "people" or (what.split()[-1].endswith("s") and not what.startswith(("a ", "an ")))
        return f"{what} {told_of(verb, status, several)}"
    noun = str(phrase["noun"])
    return f"{noun} {TAKES_PLACE[status][noun.split(maxsplit=1)[0].endswith('s')]}"


def _deed(phrase: dict[str, Any], items: Sequence[Item]) -> tuple[str, str, str]:
    """Verb, what and link, with the thing that the event is about where the phrase takes one."""
    verb, what, link = phrase["verb"], phrase.get("what", ""), phrase["to"]
    item = next((item.name for item in items if plain_item(item.name)), "")
    named = {form for word in (*verb.split(), phrase["noun"]) for form in (stem(word), word)}
    if item and stem(item.lower().split()[-1]) in named:
        item = ""
    if item and phrase.get("item"):
        what = _counted(item)
    elif item and phrase.get("item_verb"):
        verb, what, link = phrase["item_verb"], _counted(item), phrase.get("item_to", link)
    return verb, what, link


def _counted(item: str) -> str:
    """A thing with its article: "a ballistic missile", "missiles", "aid"."""
    last = item.rsplit(maxsplit=1)[-1].lower()
    if (last.endswith("s") and not last.endswith("ss")) or last in words("mass") or item[:1].isdigit():
        return item
    return f"an {item}" if item[0].lower() in "aeiou" else f"a {item}"


def _protesters(by: list[str], actors: Sequence[Party], where: str) -> list[str]:
    """Who protests: people, where no more is known of them than their state."""
    known = [name for name in by if not any(is_state(party.code) and name == label(party.code) for party in actors)]
    own = [name for name in known if "’s " not in name and name[:1].isupper() and not COUNTED.match(name.lower())]
    state = next((label(party.code) for party in actors if is_state(party.code)), "")
    place = where or state
    return own or ([f"people in {_inside(place)}"] if place else [])


def _phrase(type: str, mode: str | None, triggers: Sequence[str]) -> dict[str, Any]:
    """The phrase for the commonest of the triggers that has one, else for the mode, else for the type."""
    of_type: list[dict[str, Any]] = _phrases().get(type, [])
    counted = Counter(trigger.lower() for trigger in triggers)
    for trigger in sorted(counted, key=lambda trigger: (-counted[trigger], trigger)):
        for phrase in of_type:
            if trigger in phrase.get("triggers", ()):
                return phrase
    plain = [phrase for phrase in of_type if "triggers" not in phrase]
    for phrase in plain:
        if mode and phrase.get("mode") == mode:
            return phrase
    return plain[0] if plain else {"verb": "act", "to": "towards", "noun": type.lower()}


def _plural(names: Sequence[str]) -> bool:
    """Whether names take a plural verb: several, or one of many."""
    if len(names) > 1 or names[0].startswith("people in ") or plural(names[0]):
        return True
    known = codes_for(names[0])
    return names[0].endswith("s") and names[0].isalpha() and (known is None or known.kind in ("people", "party"))


def _by_name(names: Sequence[str]) -> bool:
    """Whether all are persons or bodies, by name or description, none a state or group as a whole."""
    if all(_of_a_people(name) for name in names):
        return True
    if any(name in closed("plural") | words("definite") or LANDS.match(name) for name in names):
        return False
    if any(name.endswith(tuple(f"’s {body}" for body in words("bodies"))) for name in names):
        return False
    return not any((known := codes_for(name)) and known.kind in ("state", "group", "people") for name in names)


def _of_a_people(name: str) -> bool:
    """Whether a name is of some of a people: "Americans", not a group that acts as one."""
    known = codes_for(name)
    one = name in closed("plural") | words("definite")
    return known is not None and known.kind == "people" and name.endswith("s") and not one


def _is_name(name: str) -> bool:
    return NAME.fullmatch(name) is not None


def _inside(name: str) -> str:
    """A name within a sentence, with the article that it takes there."""
    small = name[:1].lower() + name[1:]
    if COUNTED.match(small):
        return small  # "Seven people" began the report's sentence
    return f"the {name}" if name.split("’", maxsplit=1)[0] in words("definite") else name


def _listed(names: Sequence[str], *, inside: bool = False) -> str:
    if not names:
        return ""
    shown = [_inside(name) if inside or at else name for at, name in enumerate(names)]
    if len(shown) > 3:
        return f"{', '.join(shown[:2])} and {len(shown) - 2} others"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _large(words: str) -> str:
    return words[:1].upper() + words[1:]


def plain_item(item: str) -> bool:
    """Whether an item reads well in a title: short, no name of another kind, nothing that points elsewhere."""
    words = item.split()
    if not words:
        return False
    pointing = points(words[0]) or words[0].lower() in closed("openers") | {"own", "any", "other", "same"}
    named = item[:1].isupper() and not any(char.isdigit() for char in item)
    named = named or any(word[:1].isupper() and codes_for(word) for word in words)  # "Jordan air-dropped supplies"
    pointing = pointing or words[-1].lower() in QUANTITIES
    return len(words) <= 4 and not pointing and not named and "(" not in item and len(item) > 2


def noun_of(type: str, mode: str | None, triggers: Sequence[str]) -> str:
    """What an event of this kind is called."""
    return str(_phrase(type, mode, triggers)["noun"])


def in_own_words(type: str, mode: str | None, triggers: Sequence[str]) -> bool:
    """Whether an event of this kind is better told in a report's words, if it has any, than from its fields."""
    return bool(_phrase(type, mode, triggers).get("words"))


def of_its_own(type: str, mode: str | None, triggers: Sequence[str]) -> bool:
    """Whether an event of this kind is told by a verb of its own, not by one for all of its type."""
    phrase = _phrase(type, mode, triggers)
    return "triggers" in phrase or "mode" in phrase


def same_deed(type: str, one: str, other: str) -> bool:
    """Whether two words for events of a type are of one deed: the same, or both those of one phrase."""
    low = {one.lower(), other.lower()}
    return len({stem(word) for word in low}) == 1 or any(
        low <= {*phrase.get("triggers", ()), *phrase.get("alike", ())} for phrase in _phrases().get(type, ())
    )
