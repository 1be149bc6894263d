"""Who is meant, by name: the words up to a verb with a name where a pronoun or description opens them."""

import re

from onrecord.knowledge.actors import is_state
from onrecord.knowledge.names import label
from onrecord.model import Claim, Party
from onrecord.record.grammar import LEADING, PUNCTUATION, closed, plural, points, stems
from onrecord.record.inflecting import base_form, third_person
from onrecord.record.naming import FOR_THE_STATE, NAME, owner
from onrecord.record.text import stem

LONGEST_NAME = 7  # words
COUNTED = re.compile(r"(?:at least|more than|up to|as many as|over|about|around)\s", re.IGNORECASE)
PLURAL_TO_SINGULAR = {"have": "has", "are": "is", "were": "was", "do": "does", "am": "is"}
SINGULAR_TO_PLURAL = {"has": "have", "is": "are", "was": "were", "does": "do"}
INDEFINITE = frozenset({"others", "another", "some", "many", "one", "all"})
PERSONAL = frozenset({"his", "her", "my"})
BEING = frozenset({"is", "was", "be", "been", "being"})
PART = re.compile(r" (?:delegation|delegates|negotiators|envoys?|spokes\w+)$")  # what "it" did is the body's deed
PERSON = re.compile(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,2}")
CONTRACTED = {"m": "is", "re": "is", "s": "is", "ve": "has", "ll": "will", "d": "would"}


class NoHeadlineError(Exception):
    """The claim's words make no headline."""


def name_of(party: Party) -> str:
    """What a title calls a party: by its name where that is one, by its code in words otherwise; "" if unknown."""
    tokens = party.name.split()
    name = LEADING.sub("", " ".join(tokens)) if len(tokens) <= LONGEST_NAME else ""
    pointing = not name or points(name.split()[0])
    proper = not pointing and any(char.isupper() for char in name) and name != party.code and name[:1].isupper()
    if proper:
        return PART.sub("", name) if party.code != "?" else name
    return "" if party.code == "?" else label(party.code)


def _join(names: list[str]) -> str:
    each = list(dict.fromkeys(names))
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}"


def _by_own_name(claim: Claim, left: str, offset: int) -> str:
    """From the actor's name where that stands just before the verb: "his envoy to the UN | Ana Reyes", else ""."""
    for party in claim.actors:
        if party.span and offset < party.span.start < offset + len(left.rstrip()):
            own = left[party.span.start - offset :]
            own = own[max(0, own.find(party.name)) :]
            kept = [word for word in own.split() if word.lower() not in closed("auxiliaries")]
            if 2 <= len(kept) <= 4 and all(word[:1].isupper() for word in kept):
                return own
    return ""


def named(claim: Claim, left: str, offset: int) -> tuple[str, float]:
    """The words with a name where a pronoun or description opens them."""
    words = left.split()
    if not words:
        raise NoHeadlineError
    if words[0].lower() in closed("possessives") | {"whose"} and (own := _by_own_name(claim, left, offset)):
        return own, 6.0
    left = _of_somebody_s(claim, left, offset)
    words = left.split()
    first = words[0].lower().strip(PUNCTUATION)
    first = "" if words[0] == "US" else first
    if (first in closed("openers") and not COUNTED.match(left)) or words[0] in ("them", "him", "us", "me"):
        raise NoHeadlineError
    parties = [
        p for p in (*claim.actors, *claim.recipients) if p.span and p.span.start <= offset + 4 and p.span.end > offset
    ]
    if first in closed("possessives"):
        owning = next((name_of(p) for p in parties if name_of(p)), "")
        if not owning or (first in PERSONAL and owning in {label(party.code) for party in parties}):
            raise NoHeadlineError  # "his cousin" is no state's
        if owning.startswith("an "):  # one of many that share a code
            if speaker := _of_the_same_code(claim, parties):
                return f"{owner(speaker)} {' '.join(words[1:])}", 4.5
            return " ".join(words[1:]), 4.0
        return f"{owner(owning)} {' '.join(words[1:])}", 4.5
    reach = max((p.span.end for p in parties if p.span), default=offset) - offset
    described = first in ("the", "both", "each", "these", "those", "this", "that", "such") and not any(
        char.isupper() for char in left[1:reach]
    )
    first, contracted = _contraction(first)
    if first in ("some", "many", "all", "one", "others", "another", "such") and len(words) > 1:
        first = "" if words[1].lower() not in closed("auxiliaries") else first
    if first in closed("pronouns") or described:
        return _resolved(claim, left, words, first, contracted, parties, reach)
    proper = any(word[:1].isupper() for word in words[1:]) or (bool(parties) and words[0][:1].isupper())
    return left, 6.0 if proper else 5.0


def _of_the_same_code(claim: Claim, parties: list[Party]) -> str:
    """The name of the body of many that speaks of something of its own: "the Red Cross said | its teams"; else ""."""
    codes = {party.code for party in parties} - {"?"}
    said = (source.name for source in claim.sources if source.code in codes and source.kind != "person")
    return next((name for name in said if NAME.fullmatch(name)), "")


def _of_somebody_s(claim: Claim, left: str, offset: int) -> str:
    """The words with a name for whose something is: "one of | its | tanks"."""
    opening = re.match(r"(\w+ of )(?:its|his|her|their)\s+", left)
    if opening is None:
        return left
    at = offset + opening.end(1)
    owning = next((name_of(p) for p in claim.actors if p.span and abs(p.span.start - at) <= 1 and name_of(p)), "")
    if not owning or owning.startswith("an "):
        raise NoHeadlineError
    return f"{opening[1]}{owner(owning)} {left[opening.end() :]}"


def _contraction(word: str) -> tuple[str, str]:
    """The pronoun and, for "we've", what its verb is with a single name: "we" and "has"."""
    parts = re.split(r"['’]", word)
    return (parts[0], CONTRACTED[parts[1]]) if len(parts) == 2 and parts[1] in CONTRACTED else (word, "")


def _resolved(
    claim: Claim, left: str, words: list[str], first: str, contracted: str, parties: list[Party], reach: int
) -> tuple[str, float]:
    """The names for whom a pronoun or description stands, and the rest of the words before the verb."""
    names = _called(parties, first)
    if not names:
        if first not in ("the", "both", "each") or reach:
            raise NoHeadlineError
        return left, 3.5
    if first in INDEFINITE and all(name in (label(p.code) for p in parties) for name in names):
        raise NoHeadlineError  # "others massed": some in the state, not the state
    if claim.trigger.lower() in closed("of_things") and all(name in (label(p.code) for p in parties) for name in names):
        raise NoHeadlineError  # "it flew": the missile did
    if first == "it" and words[-1].lower() in BEING and not claim.trigger.lower().endswith("ing"):
        raise NoHeadlineError  # "it was promised": who promises is not what was promised
    after = left[max(reach, len(words[0])) :]
    if after.startswith(("'s", "’s")):
        return names[0] + after, 5.0
    if first not in closed("pronouns") and len(names) == 1 and len(words) > 1:
        said = left.split(None, 1)[1]
        proper = any(name_of(p) == names[0] != label(p.code) for p in parties)
        if after.lstrip().startswith("of ") or names[0].startswith("an "):
            return said, 4.5
        if not proper or _is_thing(claim):
            return _owned(names[0], said, proper=proper), 4.5
    several = len(names) > 1 or (plural(names[0]) and not _one_person(names[0], parties))
    if contracted == "is" and after.split()[:1] == ["been"]:
        contracted = "has"  # "he's been"
    rest = [{"has": "have", "is": "are"}.get(contracted, contracted) if several else contracted] if contracted else []
    rest += after.split()
    if several and rest and rest[0].lower() in SINGULAR_TO_PLURAL:
        rest[0] = SINGULAR_TO_PLURAL[rest[0].lower()]
    if first in ("i", "we", "he", "she") and all(name in (label(p.code) for p in parties) for name in names):
        raise NoHeadlineError  # "I stand with them" is said by a person, not by a state
    if not several and rest and first in ("they", "we", "i", "you", "the", "these", "those", "both"):
        rest = [_with_one(word) for word in rest[:3]] + rest[3:]
    return f"{_join(names)} {' '.join(rest)}", 5.0


def _one_person(name: str, parties: list[Party]) -> bool:
    """Whether a name is that of one person, whatever it ends with: "Ana Phillips"."""
    return PERSON.fullmatch(name) is not None and all(name != label(party.code) for party in parties)


def _owned(name: str, said: str, *, proper: bool) -> str:
    """Somebody as of those whose name is given: "Peru’s army"; not of whom a state has many."""
    if not proper and said.split(maxsplit=1)[0].lower() in closed("of_anybody"):
        raise NoHeadlineError  # "the group protested"
    return f"{owner(name)} {said}"


def _called(parties: list[Party], first: str) -> list[str]:
    """The names for whom a word stands; those of the described where a pronoun stands for somebody who is no state."""
    if first in closed("pronouns") and any(_of_no_state(party) for party in parties):
        return _described(parties)
    return list(dict.fromkeys(name for p in parties if (name := name_of(p))))


def _of_no_state(party: Party) -> bool:
    """Whether somebody who is only described does not act for the state whose code stands there: "the candidates"."""
    return is_state(party.code) and party.sector not in FOR_THE_STATE and name_of(party) == label(party.code)


def _described(parties: list[Party]) -> list[str]:
    """What they are called, by description where that is all there is.

    Raises:
        NoHeadlineError: where a description does not stand by itself.
    """
    found = []
    for party in parties:
        words = LEADING.sub("", party.name) if _of_no_state(party) else name_of(party)
        if not words or points(words.split()[0]) or len(words.split()) > LONGEST_NAME or words == label(party.code):
            raise NoHeadlineError
        found.append(words)
    return list(dict.fromkeys(found))


def _with_one(word: str) -> str:
    """A verb of many as one has it: "have", "haven't"."""
    if stem(word) in stems("hungry") | stems("that_verbs") and base_form(word):
        return third_person(word)
    plain, mark, tail = word.partition("n't" if "n't" in word else "n’t")
    return PLURAL_TO_SINGULAR.get(plain.lower(), plain) + mark + tail


def _is_thing(claim: Claim) -> bool:
    """Whether what acts is not the party but something of it: its missile, its channel."""
    return any(party.of for party in claim.actors[:1])
