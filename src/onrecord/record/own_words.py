"""An event's name as its report has it, where no title can be made of its clause: "Arrest of a student".

Such words say no more than the report does, where a sentence from the fields would have to say who did what to whom:
"people were detained in the United States" of one arrest, "South Africa was attacked" of an attack on a minister.
"""

import re
from collections.abc import Iterable, Mapping

from msgspec import structs

from onrecord.model import Claim, Party, Report, Span
from onrecord.record.complements import complement
from onrecord.record.completing import completed
from onrecord.record.cut_short import broken_off
from onrecord.record.finite import AUXILIARY, finite
from onrecord.record.grammar import LEADING, PUNCTUATION, SENTENCE_ENDS, TIMES, closed, points
from onrecord.record.hanging import DOES
from onrecord.record.inflecting import base_form, third_person
from onrecord.record.naming import owner
from onrecord.record.noun_forms import KINDS, WITHIN
from onrecord.record.outlook import outlook
from onrecord.record.sound import sound
from onrecord.record.subject_names import name_of
from onrecord.record.text import alone
from onrecord.record.tidying import LONGEST, tidy
from onrecord.record.title_marks import PREFIX

MOST_WORDS = 16
STOPPED = tuple(".!?…:;”\"'’)]")
AIM = re.compile(r" to (?:not |\w+ly )?[a-z]{2,} [^,;:.!?()…—–”\"\n]+")
POINTING = re.compile(r"\b(?:his|her|its|their|them|him|it|our|my|this|these|that|those|such)\b", re.IGNORECASE)
GROUNDS = re.compile(r" on [\w-]+ grounds\b")  # why something is asked for, of which the deed is the object
OPENING = re.compile(r"(?:this|these|that|those|such|any|some|another|each|every|both|all)\s+", re.IGNORECASE)
OWNED = re.compile(r"(?:his|her|its|their)\s+", re.IGNORECASE)
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
WHERE = re.compile(r" (?:on|at|in|against|of|by) (?:his|her|its|their|this|that|these|those|it|them|him)\b")
BARE = frozenset({"more", "further", "new", "recent", "latest", "first", "second", "last", "ongoing", "current", "own"})


def phrase(claim: Claim, text: str, *, short: bool = False) -> str:
    """The words that name a claim's event, with whose it is and what stands behind it; "" where they say too little.

    Args:
        claim: the claim.
        text: its report's.
        short: whether the noun with one word before it is enough, whatever that is: "dam blast".
    """
    if claim.part != "noun" or (found := next(alone(claim.quote, claim.trigger), None)) is None:
        return ""
    at, after = claim.span.start + found, claim.span.start + found + len(claim.trigger)
    if _compound(text, after):
        return ""
    left = _before(claim, text, at)
    if left is None:
        return ""
    behind = _behind(claim, text, after)
    if not behind and WHERE.match(text, after) and not any(char.isupper() for char in left):
        return ""  # "two attacks | on their villages"
    made, _ = tidy(f"{left} {text[at:after]}{behind}")
    made = _completed(made, claim, text)
    words = made.split()
    telling = [word for word in words if word.lower() not in BARE and word.lower().strip(PUNCTUATION) != claim.trigger]
    if not 1 < len(words) <= MOST_WORDS or not telling or len(made) > LONGEST or POINTING.search(made):
        return ""
    if WEEKDAY.search(made):
        return ""  # "Monday meeting": of which week, its report says
    told = (
        len(words) > (1 if short else 2)
        or any(word[:1].isupper() for word in telling if word != words[0])
        or _named(claim, at)
    )
    if not text[after:].rstrip().endswith(STOPPED) and text.rstrip().endswith(words[-1]) and "\n" in text:
        return ""  # the report's text breaks off there
    return made if told and not _tells(words) and sound(made, named=True) else ""


def named(claims: Iterable[Claim], reports: Mapping[str, Report], *, short: bool = False) -> str:
    """The best of the phrases that name an event: of most words, with its status before it; "" where there is none."""
    made = []
    for claim in claims:
        report = reports.get(claim.report)
        if report is not None and (words := phrase(claim, report.text, short=short)):
            way = outlook(claim, report.text) or claim.status
            made.append(
                (-_worth(words, claim), f"{PREFIX.get(way, '')}{_small(words, claim) if way in PREFIX else words}")
            )
    return min(made)[1] if made else ""


def _worth(words: str, claim: Claim) -> float:
    """How much a phrase tells: up to so many words, and that it names those who take part."""
    sides = (*claim.actors, *claim.recipients)
    return min(len(words.split()), 10) + 2.0 * sum(bool(p.name) and p.name.split()[-1] in words for p in sides)


def _small(words: str, claim: Claim) -> str:
    """The words as they stand within a line: with a small letter where the report has one."""
    small = words[:1].lower() + words[1:]
    return small if small.split(maxsplit=1)[0] in claim.quote.split() else words


def _named(claim: Claim, at: int) -> bool:
    """Whether a party stands in what is before the noun: "US | sanctions"."""
    return any(p.span and claim.span.start <= p.span.start < at for p in (*claim.actors, *claim.recipients))


def _compound(text: str, after: int) -> bool:
    """Whether the noun only says what kind of thing the one behind it is: "indictment | fallout"."""
    following = text[after : after + 40].split("\n", 1)[0]
    word = following.split()[0] if following[:1] == " " and following.split() else ""
    apart = closed("prepositions") | closed("stops") | AUXILIARY | {"and", "or", "to", "that"}
    bare = word.strip(PUNCTUATION).lower()
    second = following.split()[1:2]
    object_follows = second and (
        second[0][:1].isupper() or second[0].lower() in ("a", "an", "the", "its", "his", "her")
    )
    if bare.endswith("s") and object_follows:
        return False  # "blast | imperils the town"
    if text[after - 1 : after] == "s" and text[after - 2 : after] != "ss" and word.islower():
        return False  # "airstrikes | chase families"
    acts = (
        bare in DOES
        or bare in closed("headline_verbs")
        or bare in {third_person(verb) for verb in closed("headline_verbs")}
    )
    return (
        word[:1].isalpha()
        and bare not in apart
        and not acts
        and not finite([bare])
        and not bare.endswith(("ed", "ing", "ly"))
    )


def _before(claim: Claim, text: str, at: int) -> str | None:
    """What stands before the noun and belongs to it; None where that cannot be told."""
    start = claim.span.start
    left = _of_the_noun(text[start:at])
    if left != text[start:at] and OWNED.match(left):
        return None
    if opening := OPENING.match(left):
        left, start = left[opening.end() :], start + opening.end()
    if owned := OWNED.match(left):
        if " and " in left:
            return None  # "his sons and the | trial" is not his
        owning = next((name_of(p) for p in _parties(claim) if p.span and p.span.start == start and name_of(p)), "")
        if not owning or owning.startswith("an "):
            return None
        left = f"{owner(owning)} {left[owned.end() :]}"
    left = LEADING.sub("", left)
    left = LEADING.sub("", left)
    words = left.split()
    if not AUXILIARY.isdisjoint(word.lower() for word in words) or finite(words, 1):
        return None
    if re.search(r"[,;:.“”\"](?:\s|$)", left) or any(points(word) for word in left.split()):
        return None
    return left.strip()


def _of_the_noun(left: str) -> str:
    """What stands before a noun from the last word on that another phrase ends with: "its soldiers in a | killing"."""
    words = left.split()
    told = [word.lower().strip(PUNCTUATION) for word in words]
    led = [
        n for n, word in enumerate(told) if n and word == "of" and told[n - 1] in ("ahead", "because", "out", "instead")
    ]
    ends = [n for n, word in enumerate(told) if word in WITHIN or (n and word.endswith("ing") and word not in KINDS)]
    ends = sorted(ends + led)
    return f"{' '.join(words[ends[-1] + 1 :])} " if ends else left


def _parties(claim: Claim) -> tuple[Party, ...]:
    return (*claim.actors, *claim.recipients)


def _completed(made: str, claim: Claim, text: str) -> str:
    """The phrase with what its last word calls for; "" where there is no room for that."""
    start, end = text.rfind("\n", 0, claim.span.start) + 1, text.find("\n", claim.span.end)
    moved = structs.replace(claim, span=Span(claim.span.start - start, claim.span.end - start))
    paragraph = text[start : end if end >= 0 else len(text)]
    whole = completed(made, moved, paragraph) or ""
    return "" if whole and broken_off(whole, paragraph) else whole


def _behind(claim: Claim, text: str, after: int) -> str:
    """The phrases behind the noun, up to a verb; with what it is to do: "commitment | from insurers to pay"."""
    line = text[after:].split("\n", 1)[0]
    line = line[: min((found.start() for found in _ends(line)), default=len(line))]
    aim = AIM.match(line)
    right = aim.group() if aim else complement(claim, text, after, after + len(line), verb=False)[0]
    right = f" {right.strip()}" if right.strip() else ""
    first = right.split(maxsplit=1)[0].lower() if right.split() else ""
    if first and first not in closed("prepositions") | {"to"}:
        return ""
    words = right.split()
    ends = next((n for n, word in enumerate(words) if _verb(words, n)), len(words))
    words = TIMES.sub("", f" {' '.join(words[:ends])}").split()
    if pointing := next((at for at, word in enumerate(words) if POINTING.fullmatch(word)), 0):
        words = words[: next((at for at in range(pointing, -1, -1) if words[at].lower() in closed("prepositions")), 0)]
    room = LONGEST - 40
    while words and len(" ".join(words)) > room:
        words.pop()
        while words and words[-1].lower() not in closed("prepositions") | {"and"}:
            words.pop()
    while words and words[-1].lower().strip(PUNCTUATION) in closed("dangling"):
        words.pop()
    return f" {' '.join(words)}" if words else ""


def _tells(words: list[str]) -> bool:
    """Whether a verb stands among the words, other than what looks like one within a phrase: "into social | issues"."""
    told = [word.lower() for word in words]
    apart = closed("prepositions") | {"and"}
    return any(
        finite(words[: at + 1], at) and apart.isdisjoint(told[max(0, at - 2) : at]) for at in range(1, len(words))
    )


def _ends(line: str) -> list[re.Match[str]]:
    return [found for pattern in (SENTENCE_ENDS, GROUNDS) if (found := pattern.search(line))]


def _verb(words: list[str], at: int) -> bool:
    """Whether a clause's verb stands there, which is no part of the phrase."""
    if at and words[at - 1].lower() == "to" and base_form(words[at]):
        return False
    low = words[at].lower()
    if low.endswith("s"):  # "social | issues"
        return low in AUXILIARY or (at > 1 and low in DOES)
    return low in AUXILIARY or (at > 1 and low in DOES) or finite(words[: at + 1], at)
