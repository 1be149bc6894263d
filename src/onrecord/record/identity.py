"""Who a source is: the one person, body, outlet, document or image that it names.

Who cannot be told from others ("officials" of no state, "reports", "images") is nobody.
"""

from onrecord.knowledge.actors import codes_for, is_state
from onrecord.knowledge.folding import fold
from onrecord.model import Claim, Report, Source
from onrecord.record import called
from onrecord.record.outlets import cited, own_reporter
from onrecord.record.persons import person
from onrecord.record.text import words
from onrecord.record.who import Asked, Speaker, body_of, branch, sector_of

BODIES = frozenset({"organ", "metonym", "organisation", "group", "state", "adjective", "capital", "people", "region"})
PERSONS = frozenset({"government", "military", "unknown"})  # as which a person may have been read


def identify(source: Source, claim: Claim, report: Report | None = None) -> Speaker | None:
    """Who a source is; None if it is nobody, or cannot be told from others."""
    code = source.code if source.code and source.code != "?" else ""
    asked = Asked(source, called.plain_name(source.name), code, claim, report)
    if called.is_nothing(asked.name) or (source.anonymous and not code):
        return None
    if found := cited(asked, asked.code or _code_in(asked)) or own_reporter(asked):
        return found
    if source.kind == "media" and not any(len(word.strip(".")) == 1 for word in asked.name.split()):
        return None
    if source.kind in ("document", "image"):
        return _document(asked)
    if not code and (code := _code_in(asked)):
        asked = asked._replace(code=code)
    if not asked.code:
        return _named(asked)
    return _of_state(asked) if is_state(asked.code) else _of_body(asked)


def _document(asked: Asked) -> Speaker | None:
    """A document or image that has a name; that of a state or an organisation is that body's word."""
    if not called.proper(asked.name, asked.source, asked.report):
        return None
    if asked.code:
        return body_of(asked, sector_of(asked))
    by, _, _ = asked.name.rpartition(" ")
    if by and (code := _code_in(asked._replace(name=by))):  # "Israeli military assessment" is the military's
        return body_of(asked._replace(code=code), "MIL" if _of_forces(by) else None)
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


def _of_body(asked: Asked) -> Speaker | None:
    """One who speaks for an organisation or a group that has a code; people who only belong to it do not."""
    found = called.noun(called.head(asked.name))
    several = found is not None and found[0] == "land" and asked.name.endswith("s")
    civil = found is not None and found[1] in ("CVL", "MED", "EDU") and not asked.name[:1].isupper()
    if several or civil or (asked.source.kind == "collective" and not _office(asked.name)):
        return None
    return body_of(asked, None)


def _of_state(asked: Asked) -> Speaker | None:
    """One who speaks for a state, or somebody of that state who speaks for nobody else."""
    kind, name = asked.source.kind, asked.name
    if kind == "person" or (kind in PERSONS and called.is_person(name)):
        return person(asked)
    told = {part for word in name.lower().split() for part in word.split("-")}
    if not told.isdisjoint(called.listed_words("opposed")):
        return None
    facts, word = codes_for(name, asked.on), called.head(name)
    found = called.noun(word)
    if facts and facts.kind == "person":
        return person(asked)
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
        sector = sector_of(asked) if kind != "collective" else None
    return body_of(asked, sector) if branch(sector) else _named(asked)


def _of_forces(name: str) -> bool:
    """Whether a name says that it is of the armed forces or of defence: "army spokesman", "defence minister"."""
    return any(called.noun(word) == ("force", "MIL") for word in name.split())


def _named(asked: Asked) -> Speaker | None:
    """A person or body without a code, by its name."""
    source, name = asked.source, asked.name
    if source.kind in ("person", "media") or (source.kind in PERSONS and called.is_person(name)):
        return person(asked._replace(code=""))
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
