"""Who a source is: the one person, body, outlet, document or image that it names, under one key in every report.

A key begins with a code where it is a body of a state or of an organisation that has one, "PRK", "USA:MIL"; else with
"~". Who cannot be told from others ("officials" of no state, "reports", "images") is nobody.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from onrecord.knowledge import toml
from onrecord.knowledge import words as listed_in
from onrecord.knowledge.actors import (
    FAMILY_NAME_FIRST,
    ActorFacts,
    codes_for,
    folded,
    heads_of_state,
    is_state,
    surnames,
)
from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.model import Claim, OriginKind, Report, Source
from onrecord.record import called
from onrecord.record.offices import office_of
from onrecord.record.text import words

BODIES = frozenset({"organ", "metonym", "organisation", "group", "state", "adjective", "capital", "people", "region"})
SHORT = 3  # letters of what is an abbreviation rather than a name
PERSONS = frozenset({"government", "military", "unknown"})  # as which a person may have been read


class Speaker(NamedTuple):
    """Whose word it is: `key` is equal for all who speak for one, `title` is what that one is called.

    `name` is what the source is called in its report. `family` is the owner of an outlet. `person` is the key of a
    person: of one who speaks for themselves, with the code of their state, or of one whom the report's own words tell
    to speak for the state.
    """

    key: str
    name: str
    kind: OriginKind = "body"
    title: str = ""
    family: str = ""
    person: str = ""
    code: str = ""

    @property
    def official(self) -> bool:
        """Whether it speaks for a state or an organisation that has a code."""
        return not self.key.startswith("~")


class Asked(NamedTuple):
    """A source with what is known of it: its plain name, its code or "", the claim, and its report if at hand."""

    source: Source
    name: str
    code: str
    claim: Claim
    report: Report | None

    @property
    def on(self) -> date | None:
        """The day as of which offices count."""
        day = self.report.published if self.report else None
        try:
            return date.fromisoformat(day[:10]) if day else None
        except ValueError:
            return None

    @property
    def text(self) -> str:
        """The report's text below its title, in which capitals tell names; "" if it is not at hand."""
        return self.report.text.removeprefix(self.report.title) if self.report else ""


def identify(source: Source, claim: Claim, report: Report | None = None) -> Speaker | None:
    """Who a source is; None if it is nobody, or cannot be told from others."""
    code = source.code if source.code and source.code != "?" else ""
    asked = Asked(source, called.plain_name(source.name), code, claim, report)
    if called.is_nothing(asked.name) or (source.anonymous and not code):
        return None
    if found := _outlet(asked):
        return found
    if source.kind == "media":
        return None
    if source.kind in ("document", "image"):
        return _document(asked)
    if not code and (code := _code_in(asked)):
        asked = asked._replace(code=code)
    if not asked.code:
        return _named(asked)
    return _of_state(asked) if is_state(asked.code) else _of_body(asked)


def branch(sector: str | None) -> str | None:
    """The branch of a state that a sector belongs to; None if it does not speak for the state."""
    if sector in toml("speakers.toml")["branches"]:
        return sector
    return "GOV" if sector in toml("speakers.toml")["governing"] else None


def body_key(code: str, sector: str | None) -> str:
    """The key of a state's branch, or of another body that has a code."""
    told = branch(sector)
    return f"{code}:{told}" if told and told != "GOV" and is_state(code) else code


def body(key: str, name: str) -> Speaker:
    """The body of a key that begins with a code, as a source of that name speaks for it."""
    code, _, told = key.partition(":")
    title = f"{label(code)} ({toml('speakers.toml')['branches'][told or 'GOV']})" if is_state(code) else label(code)
    return Speaker(key, name, "body", title)


def _body(asked: Asked, sector: str | None) -> Speaker:
    return body(body_key(asked.code, sector), asked.source.name)


def _outlet(asked: Asked) -> Speaker | None:
    """The outlet or agency that the source names, whatever the report calls it besides: "the Chosun Ilbo newspaper"."""
    from onrecord.acquire.outlets import outlet_for

    media = asked.source.kind == "media"
    if asked.source.kind == "person" and not (asked.name.isupper() and len(asked.name) > 2):
        return None
    for name in _mastheads(asked.name):
        known = outlet_for(name)
        sure = media or len(name.split()) > 1 or (name.isupper() and len(name) > 2)
        if known and sure and known.kind != "organisation" and not called.is_title(name):
            return Speaker(f"~f:{known.family.lower()}", asked.source.name, "outlet", known.name, known.family)
    told = asked.name.lower().split()
    if not media and not (told[-1] == "media" and asked.source.kind in ("government", "organisation", "collective")):
        return None
    if any(word.startswith("state") for word in told) and (owner := _state_media(asked.code or _code_in(asked))):
        return Speaker(f"~f:{owner.lower()}", asked.source.name, "outlet", owner, owner)
    name = next(iter(_mastheads(asked.name)[-1:]), "")
    if called.noun(told[-1]) and codes_for(name) or not called.proper(name, asked.source, asked.report):
        return None
    return Speaker(f"~f:{' '.join(words(fold(name)))}", asked.source.name, "outlet", name)


def _mastheads(name: str) -> list[str]:
    """The name, what follows its possessive, and each without the words for what it is: "KCNA" of "the North's KCNA"."""
    found = []
    told = name.split()
    owned = next((told[at + 1 :] for at, word in enumerate(told[:-1]) if word.endswith(("'s", "’s"))), None)
    for parts in (told, owned or told):
        found.append(" ".join(parts))
        while len(parts) > 1 and parts[-1].lower() in called.listed_words("media"):
            parts = parts[:-1]
            found.append(" ".join(parts))
    return list(dict.fromkeys(found))


@lru_cache(maxsize=256)
def _state_media(code: str) -> str | None:
    """What the media that one government directs are called together."""
    from onrecord.acquire.outlets import outlets

    owners = {outlet.family for outlet in outlets() if outlet.state and outlet.country == code}
    owners = {owner for owner in owners if owner.lower().endswith("state media")}
    return owners.pop() if len(owners) == 1 else None


def _document(asked: Asked) -> Speaker | None:
    """A document or image that has a name; that of a state or an organisation is that body's word."""
    if not called.proper(asked.name, asked.source, asked.report):
        return None
    if asked.code:
        return _body(asked, _sector(asked))
    return Speaker(f"~{' '.join(words(fold(asked.name)))}", asked.source.name, asked.source.kind, asked.name)  # type: ignore[arg-type]


def _code_in(asked: Asked) -> str:
    """The code that a name itself tells: "Japanese gov't" is Japan's; "" where it tells none, or several."""
    if asked.source.kind == "person":
        return ""
    told = asked.name.split()
    facts = codes_for(asked.name, asked.on)
    if facts and facts.kind in BODIES:
        return facts.code
    if "and" in told or len(told) < 2 or not _office(asked.name):
        return ""
    for end in range(min(3, len(told) - 1), 0, -1):
        facts = codes_for(called.plain_name(" ".join(told[:end])), asked.on)
        if facts and facts.kind in BODIES:
            return facts.code
    return ""


def _office(name: str) -> bool:
    """Whether a name is built on a noun for one who speaks for a state, or for a body of it."""
    word = called.head(name)
    found = called.noun(word)
    return word.lower() in called.listed_words("bodies") or bool(found and branch(found[1]) and found[0] != "asset")


def _sector(asked: Asked) -> str | None:
    """The sector of a source that is a party to the claim itself."""
    parties = (*asked.claim.actors, *asked.claim.recipients)
    return next((party.sector for party in parties if party.name == asked.source.name and party.sector), None)


def _of_body(asked: Asked) -> Speaker | None:
    """One who speaks for an organisation or a group that has a code; people who only belong to it do not."""
    found = called.noun(called.head(asked.name))
    several = found is not None and found[0] == "land" and asked.name.endswith("s")
    civil = found is not None and found[1] in ("CVL", "MED", "EDU") and not asked.name[:1].isupper()
    if several or civil or asked.source.kind == "collective" and not _office(asked.name):
        return None
    return _body(asked, None)


def _of_state(asked: Asked) -> Speaker | None:
    """One who speaks for a state, or somebody of that state who speaks for nobody else."""
    kind, name = asked.source.kind, asked.name
    if kind == "person" or (kind in PERSONS and called.is_person(name)):
        return _person(asked)
    told = {part for word in name.lower().split() for part in word.split("-")}
    if not told.isdisjoint(called.listed_words("opposed")):
        return None
    facts, word = codes_for(name, asked.on), called.head(name)
    found = called.noun(word)
    if facts and facts.kind == "person":
        return _person(asked)
    if facts and facts.code == asked.code and facts.kind in BODIES - {"people", "adjective"}:
        sector: str | None = facts.sector or "GOV"
    elif facts and facts.kind in ("party", "people", "adjective") and kind not in ("government", "military"):
        if facts.kind != "party" or not (name.endswith("s") or "party" in told):
            return None  # "a Republican", "Iranians"
        return Speaker(f"~{' '.join(words(fold(name)))}", asked.source.name, "body", name)
    elif found:
        what, sector = found
        if what == "asset" or (what == "land" and word.lower().endswith("s")):
            return None
        sector = "MIL" if sector == "GOV" and _of_forces(name) else sector
    elif kind in ("government", "military"):
        sector = "MIL" if kind == "military" else "GOV"
    else:
        sector = _sector(asked) if kind != "collective" else None
    return _body(asked, sector) if branch(sector) else _named(asked)


def _of_forces(name: str) -> bool:
    """Whether a name says that it is of the armed forces or of defence: "army spokesman", "defence minister"."""
    return any(called.noun(word) == ("force", "MIL") for word in name.split())


def _person(asked: Asked) -> Speaker | None:
    """A person: who holds an office of a state speaks for it, others for themselves."""
    name = called.without_titles(asked.name)
    if not name or (len(name) <= SHORT and name.isupper()):
        return None
    known = _known(name, asked.code)
    if not known and " " not in name:
        name = called.whole_name(name, asked.text)
        known = _known(name, asked.code)
    if known and not asked.code:
        asked = asked._replace(code=known[0].code)
    if asked.code and not is_state(asked.code):
        return _body(asked, None)
    if known:
        name = min((facts.name for facts in known), key=lambda full: (len(full), full))
    key = called.person_key(name)
    if asked.code and branch(sector := _office_held(asked, name, known)):
        by_data = any(facts.held(asked.on) for facts in known)
        return _body(asked, sector)._replace(person="" if by_data else key)
    return Speaker(f"~{key}", asked.source.name, "person", name, person=key, code=asked.code) if key else None


def _office_held(asked: Asked, name: str, known: list[ActorFacts]) -> str | None:
    """The sector of the office that a person holds: by the data, by the claim, else by what the report calls them.

    That somebody whose office is known to be over is still called by it ("President Trump") tells nothing.
    """
    sectors = [facts.sector for facts in known if facts.held(asked.on)]
    if not known:
        sectors.append(_sector(asked) or "")
    if not any(map(branch, sectors)):
        office = office_of(name, asked.text)
        over = any(office in facts.role.lower() for facts in known) if office else False
        found = called.noun(office) if office and not over else None
        sectors.append(found[1] if found else "")
    if not known and not any(sectors) and asked.source.kind in ("government", "military"):
        sectors.append("MIL" if asked.source.kind == "military" else "GOV")
    return next((sector for sector in sectors if branch(sector)), None)


def _known(name: str, code: str) -> list[ActorFacts]:
    """Persons of that name in the data, or of that family name where a code or renown tells whose it is: one or none."""
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


def _named(asked: Asked) -> Speaker | None:
    """A person or body without a code, by its name."""
    source, name = asked.source, asked.name
    if source.kind == "person" or (source.kind in PERSONS and called.is_person(name)):
        return _person(asked._replace(code=""))
    if source.kind not in ("organisation", "government", "military", "unknown"):
        return None
    word = called.head(name)
    found = called.noun(word)
    if found and found[0] in ("person", "people"):  # "a Google spokesperson" speaks for Google
        name = " ".join(part for part in name.split() if not called.is_title(part))
        if found[1] != "GOV" or not name:
            return None
    elif word[:1].islower() and not found and word.lower() not in called.listed_words("bodies"):
        return None
    elif word[:1].islower() and word.lower().endswith("s"):
        return None  # "human rights groups": several, each without a name
    if not called.proper(name, source, asked.report):
        return None
    name = called.spelt_out(name, asked.text)
    return Speaker(f"~{' '.join(words(fold(called.plain_name(name))))}", source.name, "body", called.plain_name(name))
