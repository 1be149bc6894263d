"""What a composed title calls the parties of an event: states by their names, others by their own."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from onrecord.knowledge import toml
from onrecord.knowledge.actors import codes_for, is_state
from onrecord.knowledge.names import label
from onrecord.knowledge.plover import FORCE
from onrecord.model import Claim, Party, Report
from onrecord.record.called import ORDINARY, noun
from onrecord.record.grammar import LEADING, closed
from onrecord.record.text import frequencies

SHORT = {"United Nations": "UN", "European Union": "EU"}
BODIES = frozenset({"UNO", "EUU", "IGO", "NGO", "NATO"})
# Those who act for the state whose code they have; all others act for themselves.
FOR_THE_STATE = frozenset({"GOV", "MIL", "SPY", "IGO", "REB", None})
PEOPLES = {"PSE": "Palestinians"}  # told of as a people where no part of the land is named
LANDS = re.compile(r"(?:the )?(?:Gaza|West Bank|East Jerusalem)\b")
WORKING = re.compile(r" (?:workers|troops|soldiers|officials|forces|fighters|members|protesters|staff|defendants)\b")
MORE = re.compile(r"(?:[ -][A-Z][^\W\d_][\w’'-]*){1,3}")
KIN = re.compile(
    r"['’]s? (?:eldest |youngest |former |late |then-)?(?:son|daughter|wife|husband|brother|sister|father|mother"
    r"|lawyers?|attorneys?|aides?|allies|ally|campaign|administration|government|office|spokes\w+|critics|opponents|supporters)\b"
)
KIN_OF = re.compile(rf"[A-Z][\w.-]*(?: [A-Z][\w.-]*)*{KIN.pattern}")
NAME = re.compile(r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|of|for|de|al|bin|van|von|the)){0,5} [A-Z][\w.’'-]*")
COUNTED = re.compile(
    r"(?:an?|\d+|several|two|three|four|five|six|seven|eight|nine|ten|dozens of|hundreds of|thousands of) "
)
ARTICLE = re.compile(r"\b(?:an?|two|three|four|five|six|seven|eight|nine|ten|several|\d+) $")
THING = re.compile(r" [a-z][\w-]+(?=[.,;:!?]|$| (?:in|on|at|over|off|near|with|after|before|and|that|which|as|by)\b)")
NUMBER = re.compile(
    r"(?:(?:at least|more than|over|about|nearly|some) )?(?:\d|dozens|scores|hundreds|thousands)", re.IGNORECASE
)
LONGEST = 5  # words of a name
ROLE_WORDS = 3  # behind a name, that say what somebody is

# What a party is called in full: by side ("actors", "recipients"), code and name.
Names = Mapping[tuple[str, str, str], str]


@lru_cache(maxsize=4)
def words(of: str) -> frozenset[str]:
    """A list of words of title_phrases.toml."""
    return frozenset(toml("title_phrases.toml")["words"][of])


def party_name(party: Party) -> str:
    """A state by its name, a body of many ("UN Security Council") by its own."""
    name = label(party.code)
    if name == party.code and party.code not in BODIES and party.name[:1].isupper():
        name = party.name  # a group that has no name but that of its reports
    called = LEADING.sub("", party.name)
    tokens = called.split()
    own = 2 <= len(tokens) <= 4 or (len(tokens) == 1 and party.name.isupper() and party.name != party.code)
    if party.code in BODIES and called[:1].isupper() and own:
        name = called
    for long, short in SHORT.items():
        name = name.replace(long, short)
    return name


def whole_names(claims: Iterable[Claim], reports: Mapping[str, Report]) -> dict[tuple[str, str, str], str]:
    """Names in full where reading kept the first word alone, or the state of somebody described.

    "Gustavo" where the report has "Gustavo Petro"; "Chile" where it has "a student".
    """
    found: dict[tuple[str, str, str], str] = {}
    for claim in claims:
        text = reports[claim.report].text if claim.report in reports else ""
        for side, party in [*(("actors", p) for p in claim.actors), *(("recipients", p) for p in claim.recipients)]:
            full = (_person(claim, party) or _whole(party, text)) if _by_own_words(claim, party) else ""
            if side == "recipients" and claim.type in FORCE and (thing := _thing(claim, party, text)):
                full = thing
            held = party.span
            if full and held and text.startswith(full, held.start) and (kin := KIN.match(text, held.start + len(full))):
                full += kin.group()  # "Trump | ’s son": not he
            inside = any(one.code == party.code for one in claim.actors)
            if side == "recipients" and not inside and (_passes_by(claim, party) or _counted_elsewhere(claim, party)):
                full = label(party.code)
            if full:
                found.setdefault((side, party.code, party.name), full)
    return found


def _thing(claim: Claim, party: Party, text: str) -> str:
    """Something of a state, told by its adjective behind the verb, to which it is done: "a Chinese | balloon"."""
    held = party.span
    if held is None or not is_state(party.code) or held.start < claim.span.start + claim.quote.find(claim.trigger):
        return ""
    known = codes_for(text[held.start : held.end])
    found = THING.match(text, held.end) if known and known.kind == "adjective" else None
    article = ARTICLE.search(text[: held.start])
    return f"{article.group()}{text[held.start : held.end]}{found.group()}" if found and article else ""


def _passes_by(claim: Claim, party: Party) -> bool:
    """Whether somebody stands for a state to whom it is done, of whom the claim says only that he is mentioned."""
    held = party.span
    if held is None or not is_state(party.code):
        return False
    return any(
        name.role == "mentioned" and name.span.start <= held.start and held.end <= name.span.end for name in claim.names
    )


def _by_own_words(claim: Claim, party: Party) -> bool:
    """Whether words stand for a party, and for no other as well: those that stand for two name neither."""
    others = (one.span for one in (*claim.actors, *claim.recipients) if one.code != party.code)
    return bool(party.span and party.name) and party.span not in others


def _person(claim: Claim, party: Party) -> str:
    """The name in full of a person of whom reading kept a part: "Anna" of "Anna Politkovskaya"."""
    held = party.span
    if held is None or " " in party.name or not party.name[:1].isupper():
        return ""
    whole = (n for n in claim.names if n.kind == "person" and n.span.start <= held.start and held.end <= n.span.end)
    told = (name.full or name.text for name in whole)
    return next((name for name in told if party.name in name.split() and " " in name), "")


def _counted_elsewhere(claim: Claim, party: Party) -> bool:
    """Whether it is a number of people who stand outside what names the deed: those who died of it, not its aim."""
    held = party.span
    if held is None or claim.type not in FORCE or claim.part != "noun" or not is_state(party.code):
        return False
    outside = held.end <= claim.span.start or held.start >= claim.span.end
    return outside and NUMBER.match(party.name) is not None


def _whole(party: Party, text: str) -> str:
    assert party.span is not None
    said = text[party.span.start : party.span.end]
    if party.name == label(party.code) and COUNTED.match(said) and not party.of:
        return said
    if said == party.name and said.islower() and (working := WORKING.match(text, party.span.end)):
        return said + working.group()  # "foreign aid | workers"
    known = codes_for(said)
    if known and known.kind == "people" and said.endswith("s") and party.name == label(party.code):
        return said  # "Americans"
    if (
        known
        and not is_state(party.code)
        and said == party.name
        and (role := with_role(said, text, party.span.end)) != said
    ):
        return role
    more = MORE.match(text, party.span.end)
    if more and (land := LANDS.match(said + more.group())):
        return land.group()
    if said == party.name and (kin := KIN.match(text, party.span.end)):
        return said + kin.group()  # "Trump | ’s son": not he
    if more and said.islower() and said == party.name:
        return LEADING.sub("", said) + more.group()  # "main opposition | Labour Party"
    if said != party.name or " " in party.name:
        return ""
    if _in_capitals(text, party.span.start):
        family = more.group().split()[0] if more else ""
        usual = max(frequencies().get(form, 0.0) for form in (family.lower(), family.lower().removesuffix("s")))
        return f"{said} {family}" if family and usual < ORDINARY else ""
    return re.sub(r"['’]s?$", "", party.name + more.group()) if more else ""


def with_role(said: str, text: str, end: int) -> str:
    """A name with what it says of somebody behind it: "US | officials", "Taliban | foreign minister"."""
    behind = text[end : end + 60].split("\n", 1)[0]
    words = behind.split()[:ROLE_WORDS] if behind[:1] == " " else []
    for at, word in enumerate(words):
        if not word.isalpha() or not word.islower():
            break
        if noun(word) is not None:
            return " ".join([said, *words[: at + 1]])
    return said


def _in_capitals(text: str, at: int) -> bool:
    """Whether the line is one whose words all begin large, so that no name ends where small letters begin."""
    line = text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0].split()
    long = [word for word in line if len(word) > 4]
    return sum(word[0].isupper() for word in long) > 0.7 * len(long)


def sides(
    actors: Sequence[Party],
    recipients: Sequence[Party],
    names: Names,
    *,
    persons: bool = False,
    struck: bool = False,
) -> tuple[list[str], list[str], str]:
    """What those who act and those to whom it is done are called, and the state within which it all happens, or "".

    Args:
        actors: the event's.
        recipients: the event's.
        names: names in full, from `whole_names`.
        persons: whether who acts is a person rather than a state: who visits does.
        struck: whether it is done by force, to the person or thing that is described rather than to its state.
    """
    by, to = (list(dict.fromkeys(party.code for party in side)) for side in (actors, recipients))
    within = by[0] if by == to and len(by) == 1 and is_state(by[0]) else ""
    acting = [
        _called(p, names.get(("actors", p.code, p.name), p.name), within, persons) for p in actors if p.code != "?"
    ]
    done_to = [
        _called(p, names.get(("recipients", p.code, p.name), p.name), within, struck, counted=struck)
        for p in recipients
        if p.code != "?"
    ]
    acting = list(dict.fromkeys(name for name in acting if name))
    return acting, list(dict.fromkeys(n for n in done_to if n and n not in acting)), label(within) if within else ""


def _called(party: Party, name: str, within: str, person: bool = False, *, counted: bool = False) -> str:
    if not is_state(party.code):
        return party_name(Party(party.code, name))
    if (of := codes_for(f"{name}s")) and of.kind == "party" and not name.endswith("s"):
        name = f"{name}s"  # "a Republican subpoena"
    own = _own(name) if name != party.code else ""
    if KIN_OF.fullmatch(own):
        return own
    state = label(party.code)
    body = toml("title_phrases.toml")["sectors"].get(party.sector or "", "")
    some = f"people in {_the(state)}" if body == "people" else f"{owner(state)} {body}" if body else ""
    if not within:
        if LANDS.match(name):
            return LEADING.sub("", name)
        if counted and own.startswith("the ") and own.islower():
            own = ""  # "the besieged strip", which only its report makes clear
        if party.sector is None and NAME.fullmatch(own) and own == name:
            return own  # a person of whom no more is known than the state
        if party.sector in FOR_THE_STATE and not (person and own and (counted or not COUNTED.match(own))):
            return str(PEOPLES.get(party.code, state))
        return own or some or state
    return own or some


def of_a_sector(name: str) -> bool:
    """Whether a party is called after its sector alone, for want of a name: "Russia’s companies"."""
    bodies: Any = toml("title_phrases.toml")["sectors"].values()
    return any(name.endswith((f"’s {body}", f"s’ {body}")) for body in bodies)


def _the(name: str) -> str:
    return f"the {name}" if name in words("definite") else name


def owner(name: str) -> str:
    """A name as an owner: "Russia’s", "United States’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _own(name: str) -> str:
    """A name or description that stands by itself: "Ana Reyes", "two fishermen", "protesters"; else ""."""
    bare = LEADING.sub("", " ".join(name.replace("“", "").split())).removeprefix("Mr. ").removeprefix("Ms. ")
    bare = bare.rstrip("’'") if NAME.fullmatch(bare) else bare  # "Ana Reyes’ | visit"
    tokens = bare.split()
    if bare.lower() in ("dozens", "hundreds", "thousands", "scores"):
        return ""
    if (
        not 1 <= len(tokens) <= LONGEST
        or re.search(r"[()\[\]“”]|['’]s$", bare)
        or tokens[0].lower() in closed("pronouns") | closed("openers")
    ):
        return ""
    if KIN_OF.fullmatch(bare):
        return bare
    known: Any = codes_for(bare)
    if known and known.kind in ("state", "adjective", "capital", "metonym"):
        return ""
    if NAME.fullmatch(bare) or (known and bare[:1].isupper()):
        return bare
    if COUNTED.match(name) and name[:1].islower():
        return name
    described = not any(token[:1].isupper() for token in tokens[1:]) and len(tokens) > 1
    if described and (tokens[0][:1].islower() or name[:1].isupper() or _adjective(tokens[0])):
        return name if name.startswith("the ") else bare
    several = tokens[-1].endswith(("s", "men", "people")) and not tokens[-1].endswith("ss")
    small = not any(token[:1].isupper() for token in tokens[1:])
    if several and small and len(tokens) <= 3:
        return bare
    return bare if len(tokens) == 1 and bare.isupper() and len(bare) > 2 else ""


def _adjective(word: str) -> bool:
    known: Any = codes_for(word)
    return bool(known) and known.kind == "adjective"
