"""Who acts, in words that stand by themselves: the part of a headline up to its verb."""

import re

from onrecord.knowledge.names import label
from onrecord.model import Claim, Party
from onrecord.record.composing import base_form, third_person
from onrecord.record.grammar import LEADING, PUNCTUATION, SENTENCE_ENDS, closed, stems
from onrecord.record.text import stem

RELATIVE = re.compile(
    r"^(?P<np>.+?),?\s+(?:(?P<prep>in|to|from|of|with|on|by|under|through|for) )?(?:who|which|that|whom)\s+"
    r"(?:(?:it|he|she|they|officials|analysts|experts)\s+(?:says?|said|claims?|claimed|alleges?|alleged|believes?)\s+)?"
    r"(?P<rest>.*)$",
    re.DOTALL,
)
COUNTED = re.compile(r"(?:at least|more than|up to|as many as|over|about|around)\s", re.IGNORECASE)
PLURAL_TO_SINGULAR = {"have": "has", "are": "is", "were": "was", "do": "does", "am": "is"}
# What is left of "the vote that the opposition says was rigged": the subject is what stood before.
DANGLING_SAYS = re.compile(
    r"(?<!\bit )(?<!\bhe )(?<!\bshe )(?<!\bthey )"
    r"\b(?:says?|said|claims?|claimed)\s*(?:is|was|are|were|has|had|will|would|could|may)?$"
)
SUBORDINATING = frozenset({"after", "before", "when", "while", "because", "since", "although", "until", "if"})
CONTRACTED = {"m": "is", "re": "is", "s": "is", "ve": "has", "ll": "will", "d": "would"}


class NoHeadlineError(Exception):
    """The claim's words make no headline."""


def name_of(party: Party) -> str:
    """What a title calls a party: by its name where that is one, by its code in words otherwise; "" if unknown."""
    name = LEADING.sub("", " ".join(party.name.split()))
    pointing = not name or name.split()[0].lower() in closed("pronouns")
    proper = not pointing and any(char.isupper() for char in name) and name != party.code and name[:1].isupper()
    if proper:
        return name
    return "" if party.code == "?" else label(party.code)


def owner_of(name: str) -> str:
    """A name as an owner: "Russia’s", "United States’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _join(names: list[str]) -> str:
    each = list(dict.fromkeys(names))
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}"


def subject_of(claim: Claim, text: str, left: str, offset: int, at: int) -> tuple[str, float]:
    """Who, up to the verb, in words that stand by themselves; and how good that is."""
    left = _without_asides(claim, left, offset)
    if left.rstrip().endswith(","):  # "It summoned the envoy, recalled its own": only who does both
        reach = max((p.span.end - offset for p in claim.actors if p.span and p.span.start <= offset + 4), default=0)
        own = left[:reach].lower() in closed("pronouns") or any(char.isupper() for char in left[1:reach])
        left = left[:reach] if 0 < reach < len(left) and own else left
    left = left.rstrip(" ,")
    if ";" in left:
        cut = left.rindex(";") + 1
        cut += len(left[cut:]) - len(left[cut:].lstrip())
        left, offset = left[cut:], offset + cut
    if DANGLING_SAYS.search(left) or left.lower().startswith("no matter"):
        raise NoHeadlineError
    if "--" in left or (left and text[at - 1] == "-"):
        raise NoHeadlineError
    if left.split() and left.split()[-1].lower() in closed("prepositions") - {"to", "not"}:
        raise NoHeadlineError
    if not left.strip() or left.split()[0].lower() in (*closed("auxiliaries"), "to"):
        return _subject_before(text, left, offset), 4.5
    left, offset = _from_the_actor(claim, text, left, offset, at)
    relative = RELATIVE.match(f"{left} ")
    if relative:
        rest = relative["rest"].strip()
        words = rest.split()
        verbal = all(word.lower() in closed("auxiliaries") or word.lower().endswith("ly") for word in words)
        if relative["prep"] or (words and not verbal):
            if not relative["prep"] and (len(words) == 1 or words[0].lower() in closed("auxiliaries")):
                raise NoHeadlineError
            where = offset + left.rindex(rest)
            return _named(claim, rest, where)
        starts = [p.span.start for p in claim.actors if p.span and offset < p.span.start < offset + relative.end("np")]
        begin = max(starts, default=offset)
        ends = max((p.span.end for p in claim.actors if p.span and p.span.start <= begin + 4), default=begin)
        if relative.end("np") + offset - ends > 40:  # a clause of its own stands between
            raise NoHeadlineError
        np, worth = _named(claim, relative["np"][begin - offset :], begin)
        return f"{np} {rest}", worth - 0.5
    return _named(claim, left, offset)


def goes_on(left: str) -> bool:
    """Whether a clause of its own follows an attribution, with a subject before the verb."""
    words = left.split()
    return bool(words) and words[0].lower() not in closed("auxiliaries")


def _from_the_actor(claim: Claim, text: str, left: str, offset: int, at: int) -> tuple[str, int]:
    """Without what leads up to the subject: "Condemning the launch, | Tokyo", "local media | they"."""
    for party in claim.actors:
        after_comma = party.span and text[party.span.start - 2 : party.span.start] == ", "
        first = not any(other.span and other.span.start <= offset + 4 for other in claim.actors)
        if party.span and after_comma and first and offset + 4 < party.span.start < at:
            return text[party.span.start : at], party.span.start
    words = left.split()
    for number in (1, 2):  # "Iran after | the president pulled out"
        if words[number : number + 1] and words[number].lower() in SUBORDINATING and words[number + 1 :]:
            match = re.search(rf"\s{re.escape(words[number])}\s+", left)
            return (left[match.end() :], offset + match.end()) if match else (left, offset)
    for number, word in enumerate(words):
        rest = [other.lower() for other in words[number + 1 :]]
        if number and word.lower() in ("he", "she", "they", "we", "i", "it") and not set(rest) - closed("auxiliaries"):
            where = offset + left.rindex(word)
            if text[where : where + len(word)] == word:
                return text[where:at], where
    return left, offset


def _without_asides(claim: Claim, left: str, offset: int) -> str:
    """Without what stands between two commas, unless it is one of several who act."""
    match = re.search(r",\s([^,]+),\s", left + " ")
    if match and match.start() > 0:
        inside = (offset + match.start(1), offset + match.end(1))
        listed = (
            any(p.span and inside[0] <= p.span.start < inside[1] for p in claim.actors)
            and " and " in left[match.end() :]
        )
        if not listed:
            return f"{left[: match.start()]} {left[match.end() :]}"
    return left


def _named(claim: Claim, left: str, offset: int) -> tuple[str, float]:
    """The words with a name where a pronoun or description opens them."""
    words = left.split()
    if not words:
        raise NoHeadlineError
    first = words[0].lower().strip(PUNCTUATION)
    if (first in closed("openers") and not COUNTED.match(left)) or words[0] in ("them", "him", "us", "me"):
        raise NoHeadlineError
    parties = [
        p for p in (*claim.actors, *claim.recipients) if p.span and p.span.start <= offset + 4 and p.span.end > offset
    ]
    if first in closed("possessives"):
        owner = next((name_of(p) for p in parties if name_of(p)), "")
        if not owner:
            raise NoHeadlineError
        if owner.startswith("an "):  # one of many that share a code
            return " ".join(words[1:]), 4.0
        return f"{owner_of(owner)} {' '.join(words[1:])}", 4.5
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


def _contraction(word: str) -> tuple[str, str]:
    """The pronoun and, for "we've", what its verb is with a single name: "we" and "has"."""
    parts = re.split(r"['’]", word)
    return (parts[0], CONTRACTED[parts[1]]) if len(parts) == 2 and parts[1] in CONTRACTED else (word, "")


def _resolved(
    claim: Claim, left: str, words: list[str], first: str, contracted: str, parties: list[Party], reach: int
) -> tuple[str, float]:
    """The names for whom a pronoun or description stands, and the rest of the words before the verb."""
    names = list(dict.fromkeys(name for p in parties if (name := name_of(p))))
    if not names:
        if first not in ("the", "both", "each") or reach:
            raise NoHeadlineError
        return left, 3.5
    after = left[max(reach, len(words[0])) :]
    if after.startswith(("'s", "’s")):
        return names[0] + after, 5.0
    if first not in closed("pronouns") and len(names) == 1 and len(words) > 1:
        said = left.split(None, 1)[1]
        proper = any(name_of(p) == names[0] != label(p.code) for p in parties)
        if after.lstrip().startswith("of ") or names[0].startswith("an "):
            return said, 4.5
        if not proper or _is_thing(claim):
            return f"{owner_of(names[0])} {said}", 4.5
    rest = [contracted] if contracted else []
    rest += after.split()
    if len(names) == 1 and rest and first in ("they", "we", "i", "you", "the", "these", "those", "both"):
        rest = [_with_one(word) for word in rest[:3]] + rest[3:]
    return f"{_join(names)} {' '.join(rest)}", 5.0


def _with_one(word: str) -> str:
    """A verb of many as one has it: "have", "haven't"."""
    if stem(word) in stems("hungry") | stems("that_verbs") and base_form(word):
        return third_person(word)
    plain, mark, tail = word.partition("n't" if "n't" in word else "n’t")
    return PLURAL_TO_SINGULAR.get(plain.lower(), plain) + mark + tail


def _is_thing(claim: Claim) -> bool:
    """Whether what acts is not the party but something of it: its missile, its channel."""
    return any(party.of for party in claim.actors[:1])


def _subject_before(text: str, left: str, offset: int) -> str:
    """The subject of a quote that begins with its verb: the few words before it in the sentence."""
    line = text[:offset]
    opened = max((match.end() for match in SENTENCE_ENDS.finditer(line)), default=0)
    before = line[opened:].strip(PUNCTUATION + " ")
    words = before.split()
    if not 1 <= len(words) <= 7 or "," in before or words[0].lower() in closed("openers") | closed("pronouns"):
        raise NoHeadlineError
    if len(words) > 1 and words[-1].lower() in closed("stops") | closed("prepositions") | {"that", "and"}:
        raise NoHeadlineError
    return f"{before} {left}".strip()
