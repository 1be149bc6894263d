"""Persons who speak: for the state whose office they hold on the day of the report, else for themselves."""

from functools import lru_cache

from onrecord.knowledge import words as listed_in
from onrecord.knowledge.actors import FAMILY_NAME_FIRST, ActorFacts, folded, heads_of_state, is_state, surnames
from onrecord.knowledge.folding import fold
from onrecord.record import called
from onrecord.record.offices import office_of
from onrecord.record.who import Asked, Speaker, body_of, branch, sector_of

SHORT = 3  # letters of what is an abbreviation rather than a name


def person(asked: Asked) -> Speaker | None:
    """A person: who holds an office of a state speaks for it, others for themselves."""
    name = called.without_titles(asked.name)
    if not name or (len(name) <= SHORT and name.isupper()):
        return None
    known = _known(name, asked.code)
    if not known and " " not in name:
        name = called.whole_name(name, asked.below_title)
        known = _known(name, asked.code)
    if known and not asked.code:
        asked = asked._replace(code=known[0].code)
    if asked.code and not is_state(asked.code):
        return body_of(asked, None)
    if known:
        name = min((facts.name for facts in known), key=lambda full: (len(full), full))
    key = called.person_key(name)
    if asked.code and branch(sector := _office_held(asked, name, known)):
        by_data = any(facts.held(asked.on) for facts in known)
        return body_of(asked, sector)._replace(person="" if by_data else key)
    return Speaker(f"~{key}", asked.source.name, "person", name, person=key, code=asked.code) if key else None


def _office_held(asked: Asked, name: str, known: list[ActorFacts]) -> str | None:
    """The sector of the office that a person holds: by the data, by the claim, else by what the report calls them.

    That somebody whose office is known to be over is still called by it ("President Trump") tells nothing.
    """
    sectors = [facts.sector for facts in known if facts.held(asked.on) and not _own_word(facts.role)]
    if not known:
        sectors.append(sector_of(asked) or "")
    if not any(map(branch, sectors)):
        office = office_of(name, asked.text)
        over = any(office in facts.role.lower() for facts in known) if office else False
        found = called.noun(office) if office and not over else None
        sectors.append(found[1] if found else "")
    if not known and not any(sectors) and asked.source.kind in ("government", "military"):
        sectors.append("MIL" if asked.source.kind == "military" else "GOV")
    return next((sector for sector in sectors if branch(sector) and sector != "LEG"), None)


def _own_word(role: str) -> bool:
    """Whether who holds an office speaks for themselves in it: a senator, a governor, who leads the opposition."""
    told = [word.lower() for word in role.split()]
    return "bank" not in told and not called.listed_words("own").isdisjoint(told)


def _known(name: str, code: str) -> list[ActorFacts]:
    """Persons of that name in the data; for a family name, where a code or renown tells whose it is. One or none."""
    told = folded().get(fold(name)) or ()
    if not told and " " not in name:
        told = surnames().get(fold(name), ()) if code else _renowned(name)
    found = [facts for facts in told if facts.kind == "person" and facts.code == (code or facts.code)]
    keys = {called.person_key(facts.name) for facts in found}
    return found if len(keys) == 1 or (code and all(branch(facts.sector) for facts in found)) else []


@lru_cache(maxsize=1024)
def _renowned(name: str) -> tuple[ActorFacts, ...]:
    """The head of state whom a family name alone calls, where no other has it: "Trump", not "Ford" or "Kim"."""
    if fold(name) in {fold(common) for common in listed_in("common_surnames.txt")}:
        return ()
    told = [f for f in surnames().get(fold(name), ()) if (f.code, f.name) in heads_of_state()]
    keys = {(facts.code, called.person_key(facts.name)) for facts in told}
    return tuple(told) if len(keys) == 1 and told[0].code not in FAMILY_NAME_FIRST else ()
