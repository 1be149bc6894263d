"""Who says what: what a sentence has from somebody is borne by that one's own words, a denial by who denies it."""

import re
from collections.abc import Iterator, Sequence

from onrecord.knowledge.actors import folded
from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.model import Claim, Event
from onrecord.record.case import says
from onrecord.record.text import words as words_of
from onrecord.tell.brief.elements import DATES, function_words
from onrecord.tell.brief.evidence import Evidence, tokens
from onrecord.verbs.asking.words import stems
from onrecord.verbs.checking.reading import TOGETHER, account, alike

NAME = r"(?:the )?[A-Z][\w.’'-]*(?: (?:of |the )?[A-Z][\w.’'-]*)*"
SAYS = r"(?:says|said|say|claims|claimed|announced|announces|stated|states|told|tells|added|confirmed|confirms)"
# "according to Kirby", "Kirby said that", ", Kirby said".
SAID_BY = re.compile(rf"(?:[Aa]ccording to|[Oo]n the word of) ({NAME})|({NAME}) {SAYS}\b|\b{SAYS} ({NAME})(?=[,.;]|$)")
NOT = r"(?:not|never|n['’]t|no longer|hardly|nobody|no one|none)"
# "has not denied", "denied that it had not": two that undo each other.
TWICE = re.compile(rf"\b{NOT}(?: \w+)? (?:den|reject|refus|refut)\w*|\b(?:den|reject|refut)\w*[^.;]*\b{NOT}\b")
# "denied that they will sign it".
TO_COME = re.compile(r"\bden\w+ that [^.;]*\b(?:may|might|could|will|would|plan(?:s|ned)?)\b")
RUN = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)*")
CLAUSES = re.compile(r";|, (?:which|but|though|although|while|and it is|it is|this is)\b")
DENIED_BY = re.compile(rf"({NAME}) (?:has |have |had )?(?:den(?:y|ies|ied)|reject(?:s|ed)?)\b")
# "one denies it", "two parties deny it".
COUNT = re.compile(
    r"\b(one|two|three|four|five|1|2|3|4|5)(?: [a-z]+){0,2} (?:den(?:y|ies|ied)|reject(?:s|ed)?)\b", re.I
)
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying|ial)|reject(?:s|ed)?|refut\w+|dismiss\w*|disput\w+|did not|never)\b")


def unborne(text: str, read: Sequence[Claim], evidence: Evidence) -> str:
    """Why a sentence is not borne by the words of those whom it has it from, "" if it is.

    Who said that it happened has not said that it did not, nor that it may be; "has not denied" is no denial.
    """
    if TWICE.search(text) and not TWICE.search(evidence.lines):
        return "a denial in it is itself denied"
    if TO_COME.search(text) and not TO_COME.search(evidence.lines):
        return "what is denied in it is told as to come"
    told = {account(claim) for claim in read}
    deniers = [name for event in evidence.events for names in _deniers(event, evidence) for name in names]
    for clause in CLAUSES.split(text):
        denies = bool(deniers) and DENIES.search(clause) is not None
        for name in _named(clause):
            theirs = {says(claim.status) for claim in evidence.claims if is_of(name, evidence.of_claim(claim))}
            given = {"negated"} if denies else told - ({"negated"} if len(told) > 1 else set())
            if theirs and given and not theirs & given:
                held = " or ".join(sorted(theirs))
                return f"its sources have it from {name} as {held}, not as {' or '.join(sorted(given))}"
        by = DENIED_BY.search(clause)
        if by and deniers and not is_of(by[1], deniers):
            return f"in its sources, {by[1]} denies nothing"
    return ""


def met(said: Claim, evidence: Evidence) -> bool:
    """Whether it is told that they met or signed together, and a claim has it so: who is named first says nothing."""
    if said.mode == "visit" or not TOGETHER & stems(said.trigger):
        return False
    like = (claim for claim in evidence.claims if alike(said, claim) and account(claim) == account(said))
    return any(claim.mode != "visit" and TOGETHER & stems(claim.trigger) for claim in like)


def full_names(text: str, evidence: Evidence) -> str:
    """The text with known persons named in full, as its passages have them: "Kim" as "Kim Jong Un"."""
    full: dict[str, set[str]] = {}
    for claim in evidence.claims:
        for name in claim.names:
            parts = (name.full or name.text).split()
            if name.kind == "person" and len(parts) > 1 and fold(" ".join(parts)) in folded():
                for part in {parts[0], parts[-1]}:
                    full.setdefault(part, set()).add(" ".join(parts))
    spoken = (source.name.split() for claim in evidence.claims for source in claim.sources if source.kind == "person")
    for parts in (one for one in spoken if fold(" ".join(one)) in folded()):
        full.setdefault(parts[-1], set()).add(" ".join(parts))

    def whole(match: re.Match[str]) -> str:
        known = full.get(match.group(), set())
        longest = max(known, key=len, default="")
        one = longest if all(set(name.split()) <= set(longest.split()) for name in known) else ""
        return one or match.group()

    return RUN.sub(whole, text)


def misplaced(text: str, evidence: Evidence) -> str:
    """Who is told of as a place, as in "a treaty in Kim", "" for nobody."""
    persons = [name.full or name.text for claim in evidence.claims for name in claim.names if name.kind == "person"]
    spoken = [source.name for claim in evidence.claims for source in claim.sources if source.kind == "person"]
    places = (found[1] for found in re.finditer(rf"\b(?:in|at|near|outside) ({NAME})", DATES.sub(" ", text)))
    return next((name for name in places if is_of(name, [*persons, *spoken])), "")


def denial_left_out(text: str, evidence: Evidence) -> str:
    """Why a sentence leaves out a denial: the name of who denies it, and how many do; "" if it does not."""
    for event in evidence.events:
        deniers = _deniers(event, evidence)
        if not deniers or not _tells_done(event, evidence):
            continue
        if not DENIES.search(text):
            return "it leaves out that this is denied"
        counted = COUNT.search(text)
        if counted and NUMBERS.get(counted[1].lower(), counted[1]) in (len(deniers), str(len(deniers))):
            continue
        denying = " ".join(clause for clause in CLAUSES.split(text) if DENIES.search(clause))
        if not any(is_of(name, names) for names in deniers for name in _capitals(denying)):
            return f"it leaves out who denies this: {deniers[0][0]}"
    return ""


def in_their_words(said: Claim, evidence: Evidence) -> bool:
    """Whether a passage has the words of what is only named: "its | arms talks with Russia"."""
    quote = DATES.sub(" ", said.quote)
    wanted = [word for word in tokens(quote) if word not in OWN]
    if not wanted or not words_of(quote):
        return False
    return any(_within(wanted, [word for word in run if word not in OWN]) for run in evidence.runs)


def verbatim(said: Claim, known: Claim) -> bool:
    """Whether what is said stands word for word in the words of a claim of the same account, read as whatever deed."""
    quote = DATES.sub(" ", said.quote)
    for name in known.names:
        quote = quote.replace(name.full, name.text) if name.full else quote
    wanted = tokens(quote)
    return len(wanted) >= ENOUGH and account(said) == account(known) and _within(wanted, tokens(known.quote))


ENOUGH = 4  # words that must be the same for a deed to be that one
OWN = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "this", "that", "on", "in", "s", "any", "new", "latest"}
)


def is_of(name: str, known: Sequence[str]) -> bool:
    """Whether a name is one of these, in full or by its last word."""
    said = [word for word in tokens(name) if word not in function_words()]
    listed = [tokens(one) for one in known]
    return bool(said) and any(set(said) <= set(one) and said[-1] in one for one in listed)


def _named(text: str) -> Iterator[str]:
    """Those whom a sentence says that it has it from."""
    for match in SAID_BY.finditer(text):
        yield next(group for group in match.groups() if group)


def _deniers(event: Event, evidence: Evidence) -> list[list[str]]:
    """The names of each who denies an event, in claims and responses of the record."""
    grounds = evidence.grounds
    line = grounds.lines.get(event.id)
    claims = [claim for claim in grounds.claims(event.claims) if says(claim.status) == "negated"]
    answers = [view.response for view in line.view.responses if view.response.stance == "denies"] if line else []
    found = {tuple(dict.fromkeys(name for name in evidence.of_claim(claim) if name)): None for claim in claims} | {
        (answer.by.name, label(answer.by.code)): None for answer in answers
    }
    return [list(names) for names in found if names]


def _tells_done(event: Event, evidence: Evidence) -> bool:
    """Whether what is cited of an event has it as done: a sentence of a denial alone needs no other."""
    return any(claim.id in event.claims and says(claim.status) == "happened" for claim in evidence.claims)


def _capitals(text: str) -> Iterator[str]:
    """The names of a text, each whole and by its last word."""
    for match in re.finditer(NAME, text):
        yield match.group()
        yield match.group().rsplit(maxsplit=1)[-1]


def _within(wanted: list[str], run: list[str]) -> bool:
    return any(run[at : at + len(wanted)] == wanted for at in range(len(run) - len(wanted) + 1))
