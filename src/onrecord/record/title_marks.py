"""What stands before and behind a title, so that it asserts no more than is told: "Denied: …", "…, Wray claims"."""

import re
from collections.abc import Sequence

from onrecord.model import Claim, Party, Status
from onrecord.record.grammar import PUNCTUATION, marker, plural, points
from onrecord.record.headlines import Headline
from onrecord.record.naming import party_name
from onrecord.record.outlook import SAID
from onrecord.record.speakers import source_of
from onrecord.record.text import content, stem
from onrecord.record.tidying import LONGEST

NEAR = 60  # characters
ACCUSES = re.compile(r"\b(?:accused of|blamed for|charged (?:with|in|over)|suspected of)\b", re.IGNORECASE)
TELLING = 2  # words that a quote must have beside those of a title to be worth giving
INNER = str.maketrans('“”"', "‘’’")
PREFIX: dict[str, str] = SAID | {"planned": "Planned: ", "negated": "Denied: ", "hearsay": "Alleged: "}


def unmarked(words: str) -> str:
    """A title without what tells its status before it: "Planned: "."""
    return next((words.removeprefix(mark) for mark in PREFIX.values() if words.startswith(mark)), words)


def distanced(claim: Claim) -> bool:
    """Whether whoever the claim is from only alleges it, as the report has it."""
    said = source_of(claim)
    return said is not None and said.distance == "distanced"


def denier(claims: Sequence[Claim]) -> str:
    """Who denies it, where all claims have it from the denials of one state or body; else ""."""
    said = [(source_of(claim), claim) for claim in claims]
    codes = {source.code for source, claim in said if source and source.code and stem(source.cue) == stem("deny")}
    if len(codes) != 1 or not all(source and stem(source.cue) == stem("deny") for source, _ in said):
        return ""
    code = codes.pop()
    return party_name(Party(code, code)) if code and code != "?" else ""


def claimed(words: str, claims: Sequence[Claim]) -> str:
    """The words, with who claims it behind them where all claims have it on that one's word, told with distance."""
    sources = [source_of(claim) for claim in claims]
    named = {source.name for source in sources if source and source.distance == "distanced" and not source.anonymous}
    if len(named) != 1 or not all(source and source.distance == "distanced" for source in sources):
        return words
    if ACCUSES.search(words):
        return words  # "Rebels accused of an attack" tells by itself that it is alleged
    name = named.pop()
    if plural(name) and words.lower().startswith(name.lower()):
        said = f"{words}, they claim"
    elif name[:1].isupper() and 2 <= len(name.split()) <= 4 and name not in words:
        said = f"{words}, {name} claims"
    else:
        said = words
    return said if len(said) <= LONGEST else PREFIX["hearsay"] + words


def honest(found: Headline, status: Status) -> str:
    """The words, with the status before them where they would assert what is only planned, possible or denied."""
    told = marker(status)
    small = found.words[:1].lower() + found.words[1:] if found.common else found.words
    if found.way:
        return PREFIX[found.way] + small
    if told is None or told.search(found.words):
        return found.words
    return PREFIX[status] + small


def _tells_who(claim: Claim) -> bool:
    """Whether a claim itself tells who acted, if anybody: not a headline on "the slain reporter" that names no one."""
    by = [party.span for party in claim.actors if party.span]
    near = (span.start < claim.span.end + NEAR and claim.span.start < span.end + NEAR for span in by)
    return not by or any(near)


def alleged(words: str, claims: Sequence[Claim]) -> str:
    """The words, with "Alleged:" before them where half the claims are hearsay and the words do not say so.

    Not where a report tells in its own voice besides who did it, nor of fighting that goes on: "dozens are reported
    killed as the war goes on" leaves no doubt that there is one.
    """
    told = marker("hearsay")
    doubted = [claim.hearsay and not (claim.type == "ASSAULT" and claim.status == "ongoing") for claim in claims]
    if not any(doubted) or any(not (claim.hearsay or claim.sources) and _tells_who(claim) for claim in claims):
        return words
    if 2 * sum(doubted) < len(claims) or (told is not None and told.search(words)):
        return words
    return words if words.startswith(tuple(PREFIX.values())) else PREFIX["hearsay"] + words


def in_words(made: str, claims: Sequence[Claim]) -> str:
    """A title that says only that somebody spoke, with the report's words for what: "France voiced criticism: “…”"."""
    room = LONGEST - len(made) - len(": “”")
    named = frozenset(content(made))
    for claim in sorted(claims, key=lambda one: (len(one.quote) > room, one.id)):
        words = " ".join(claim.quote.split()).strip(PUNCTUATION).translate(INNER)
        if not words or points(words.split(maxsplit=1)[0]):
            continue  # "his meeting with the premier": whose, stands before
        if len(words) > room:  # up to a comma, so that it does not break off
            words = words[: words.rfind(", ", 0, room) + 1].rstrip(PUNCTUATION)
        if len(frozenset(content(words)) - named - {stem(claim.trigger.lower())}) >= TELLING:
            return f"{made}: “{words}”"
    return made


ONE = {"were": "was", "are": "is", "have": "has"}
SEVERAL = re.compile(r"(?P<who>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*s) (?P<verb>were|are|have) ")


def of_one(made: str, claims: Sequence[Claim]) -> str:
    """The sentence with its verb in the singular where its subject is one person: "Eric Adams were accused"."""
    told = SEVERAL.match(made)
    persons = {name for claim in claims for one in claim.names if one.kind == "person" for name in (one.text, one.full)}
    if told is None or told["who"] not in persons:
        return made
    return f"{told['who']} {ONE[told['verb']]} {made[told.end() :]}"
