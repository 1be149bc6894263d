"""Who acts, in words that stand by themselves: the part of a headline up to its verb."""

import re

from onrecord.model import Claim
from onrecord.record.finite import finite
from onrecord.record.grammar import PUNCTUATION, SENTENCE_ENDS, closed, plural
from onrecord.record.naming import MORE
from onrecord.record.subject_names import NoHeadlineError, named

RELATIVE = re.compile(
    r"^(?P<np>.+?),?\s+(?:(?P<prep>in|to|from|of|with|on|by|under|through|for) )?(?:who|which|that|whom)\s+"
    r"(?:(?:it|he|she|they|officials|analysts|experts)\s+(?:says?|said|claims?|claimed|alleges?|alleged|believes?)\s+)?"
    r"(?P<rest>.*)$",
    re.DOTALL,
)
# What is left of "the vote that the opposition says was rigged": the subject is what stood before.
DANGLING_SAYS = re.compile(
    r"(?<!\bit )(?<!\bhe )(?<!\bshe )(?<!\bthey )"
    r"\b(?:says?|said|claims?|claimed)\s*(?:is|was|are|were|has|had|will|would|could|may)?$"
)
# "Ana Reyes, minister of water, land and forests, |": what she is, with commas of its own.
WHAT_HE_IS = re.compile(
    r"(?P<who>(?:[A-Z][\w’'.-]+ ?){1,5}), (?:the )?[a-z][^,;:]*(?: (?:of|for) )[^,;:]+(?:, [^,;:]+)* and [^,;:]+, "
    r"(?=\S)"
)
# "Ana Reyes, 29, daughter of an envoy who lives in Lima, has been |": all that is said of her between commas.
APPOSED = re.compile(
    r"(?P<who>[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|al|bin|de|la|van|von)){1,4}), (?:\d|an?\b|the\b|[a-z])(?P<what>.+), "
    r"(?P<verb>(?:\w+ )*)$"
)
# "a man who was seized by rebels | has been": the verb of the sentence behind that of a relative clause.
MAIN_VERB = re.compile(
    r" (?P<verb>(?:has|have|had|will|would|is|are|was|were)(?: (?:been|be|also|now|reportedly|allegedly))*)$"
)
SUBORDINATING = frozenset({"after", "before", "when", "while", "because", "since", "although", "until", "if"})


def subject_of(claim: Claim, text: str, left: str, offset: int, at: int, *, noun: bool = False) -> tuple[str, float]:
    """Who, up to the verb, in words that stand by themselves; and how good that is.

    `noun` says that the event is no verb but what the clause's verb is about ("have resigned in | protest").
    """
    subject, worth = _subject(claim, text, left, offset, at, noun)
    return _without_comma(claim, subject), worth


def _without_comma(claim: Claim, subject: str) -> str:
    """The subject without what a comma parts from its verb: "Kim, for his part has" as "Kim has"."""
    if not re.search(r",(?!\d)", subject):
        return subject
    first, _, rest = subject.partition(",")
    words = rest.split()
    if " and " in rest and sum(1 for p in claim.actors if p.code != "?") > 1:
        return subject
    kept = len(words)
    while kept and words[kept - 1].lower() in closed("auxiliaries"):
        kept -= 1
    if not first.strip() or "," in first or any(word.lower() in closed("auxiliaries") for word in first.split()):
        raise NoHeadlineError
    return f"{first} {' '.join(words[kept:])}".strip()


def _subject(claim: Claim, text: str, left: str, offset: int, at: int, noun: bool) -> tuple[str, float]:
    left = _without_asides(claim, left, offset)
    if left.rstrip().endswith(","):  # "It summoned the envoy, recalled its own": only who does both
        reach = max((p.span.end - offset for p in claim.actors if p.span and p.span.start <= offset + 4), default=0)
        own = left[:reach].lower() in closed("pronouns") or any(char.isupper() for char in left[:reach])
        left = left[:reach] if 0 < reach < len(left.rstrip(" ,")) and own else left
    left = _of_the_last(claim, left.rstrip(" ,"), offset)
    if ";" in left:
        cut = left.rindex(";") + 1
        cut += len(left[cut:]) - len(left[cut:].lstrip())
        left, offset = left[cut:], offset + cut
    if ": " in f"{left} " or _one_of_two(text, left, offset, at):
        raise NoHeadlineError
    if DANGLING_SAYS.search(left) or left.lower().startswith("no matter"):
        raise NoHeadlineError
    if "--" in left or (left and text[at - 1] == "-"):
        raise NoHeadlineError
    if not noun and left.split() and left.split()[-1].lower() in closed("prepositions") - {"to", "not"}:
        raise NoHeadlineError
    adverbs = all(word.lower().endswith("ly") for word in left.split())  # "2 Americans | Violently"
    if adverbs or left.split()[0].lower() in (*closed("auxiliaries"), "to"):
        return _subject_before(text, left, offset), 4.5
    left, offset = _from_the_actor(claim, text, left, offset, at)
    relative = RELATIVE.match(f"{left} ")
    if relative:
        rest = relative["rest"].strip()
        main = None if relative["prep"] else MAIN_VERB.search(rest)
        if main and len(rest[: main.start()].split()) > 1:
            rest = main["verb"]
        words = rest.split()
        verbal = all(word.lower() in closed("auxiliaries") or word.lower().endswith("ly") for word in words)
        if relative["prep"] or (words and not verbal):
            if not relative["prep"] and (len(words) == 1 or words[0].lower() in closed("auxiliaries")):
                raise NoHeadlineError
            where = offset + left.rindex(rest)
            return named(claim, rest, where)
        starts = [p.span.start for p in claim.actors if p.span and offset < p.span.start < offset + relative.end("np")]
        begin = max(starts, default=offset)
        ends = max((p.span.end for p in claim.actors if p.span and p.span.start <= begin + 4), default=begin)
        if relative.end("np") + offset - ends > 40:  # a clause of its own stands between
            raise NoHeadlineError
        np, worth = named(claim, relative["np"][begin - offset :], begin)
        return f"{np} {rest}", worth - 0.5
    return named(claim, left, offset)


def _one_of_two(text: str, left: str, offset: int, at: int) -> bool:
    """Whether the words leave out another who acts as well: "Joe Biden and | Xi Jinping are set to meet"."""
    helped = not closed("auxiliaries").isdisjoint(left.split())
    verb = text[at:].split(maxsplit=1)[0].lower()
    many = not {"are", "were", "have"}.isdisjoint(left.split()) if helped else not verb.endswith(("s", "ing"))
    several = many and " and " not in left and not plural(left)
    joined = re.search(r"[A-Z][\w.’'-]* and $", text[:offset])
    return several and joined is not None and left[:1].isupper()


def _of_the_last(claim: Claim, left: str, offset: int) -> str:
    """Only who acts, where another deed stands between: "The rebels | have regrouped and"."""
    if not left.endswith((" and", " and also", " and then")):
        return left
    reach = max((p.span.end - offset for p in claim.actors if p.span and p.span.start <= offset + 4), default=0)
    if 0 < reach < len(left) and (more := MORE.match(left, reach)):
        reach = more.end()  # "Security | Council"
    between = left[reach:].split()
    helped = any(word.lower() in closed("auxiliaries") for word in between) or finite(between)
    return left[:reach] if 0 < reach < len(left) and helped else left


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
    if what := WHAT_HE_IS.match(left):
        return f"{what['who']} {left[what.end() :]}"
    apposed = APPOSED.match(left)
    if apposed and all(word in closed("auxiliaries") or word.endswith("ly") for word in apposed["verb"].split()):
        return f"{apposed['who']} {apposed['verb']}"
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
