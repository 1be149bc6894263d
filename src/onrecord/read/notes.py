"""Stage `notes`: what a correction or retraction withdraws is negated, and the rest of such notes is no news.

A note says again what is withdrawn ("an earlier version said that they had signed"), so what is read in it must not
stand in the report's own voice. Where it puts a detail right ("it was on Tuesday, not Monday"), it negates nothing.
"""

import re
from collections.abc import Iterable

from msgspec import structs

from onrecord.model import NOTES, Claim, Reason, Section, Span, TimeRange
from onrecord.read.agenda import to_come
from onrecord.read.claims import claim_id
from onrecord.read.rated import rated
from onrecord.read.reading import Reading
from onrecord.read.stages import stage

# Words after which a note repeats what was said before.
SAID = re.compile(
    r"\b(?:(?:incorrectly|wrongly|mistakenly|erroneously|falsely|inaccurately)(?: \w+ed| said| that)*|"
    r"(?:said|stated|reported|claimed|suggested|wrote|indicated|implied|asserted|alleged|declared|described)"
    r"(?: (?:incorrectly|wrongly|mistakenly|erroneously|falsely|inaccurately))?(?: that)?)\b",
    re.IGNORECASE,
)
DETAIL = re.compile(
    r"\b(?:misstated|misidentified|misspelled|misquoted|mischaracterized|gave the wrong|the wrong)\b", re.I
)
TURN = re.compile(r"; |, when in fact|\bin fact\b|\bactually\b|\brather than\b|\binstead\b|, not ", re.IGNORECASE)
DENIAL = re.compile(
    r"\b(?:not|never|no|none|nobody|false|untrue|unfounded|baseless|fabricated|hoax|denied|denies|withdrawn|retracted)\b|n['’]t\b",
    re.IGNORECASE,
)
CONTRAST = re.compile(r"\bnot (?:on|in|at|by|from|to|the|an?|\$?\d|[A-Z])")
ENDS = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])")
REGRETS = re.compile(
    r"(?:^|(?<=[.!?] ))[^.!?]*\b(?:regrets?|apologi[sz]es?|sorry|updated|amended|corrected)\b[^.!?]*[.!?]?", re.I
)


@stage("notes", requires=["claims", "responses"], gives=["claims.notes"])
def notes(reading: Reading) -> Reading:
    """Negate what the report's notes withdraw, and leave out what else they and a retraction's title seem to tell.

    What a fact check prints only to refute it is negated, too, and what a diary lists is planned.
    """
    reading = to_come(rated(reading))
    found = [section for section in reading.report.sections if section.kind in NOTES]
    if not found:
        return reading
    after = {claim.id: kept for claim in reading.claims if (kept := _kept(reading, claim, found))}
    claims = tuple({claim.id: claim for claim in after.values()}.values())
    responses = tuple(
        structs.replace(one, about=after[one.about].id if one.about in after else None)
        for one in reading.responses
        if _note_at(found, one.span.start) is None
    )
    return reading.with_(claims=claims, responses=responses)


def _kept(reading: Reading, claim: Claim, found: Iterable[Section]) -> Claim | None:
    """The claim as it may stand: negated if a note withdraws it, None if it is the note's own matter."""
    note = _note_at(found, claim.span.start)
    if note is None:
        only_notes = not any(section.kind in {"lead", "body"} for section in reading.report.sections)
        return None if only_notes else claim
    if (words := _withdrawn(reading.report.text, claim, note)) is None:
        around = slice(*_sentence(reading.report.text, note, claim.span.start))
        plain = claim.status == "negated" and not claim.sources and not CONTRAST.search(reading.report.text[around])
        return structs.replace(claim, time=_own_days(reading.report.text, claim, note)) if plain else None
    time = _own_days(reading.report.text, claim, note)
    settled = {"status", "sources", *(() if time else ("time",))}
    kept = [why for why in claim.why if why.field not in settled]
    rule = f"withdrawn by the report's {NOTES[note.kind]}"
    return structs.replace(
        claim,
        id=claim_id(claim.report, words, claim.type),
        span=words,
        quote=words.of(reading.report.text),
        status="negated",
        sources=(),
        time=time,
        why=(*kept, Reason("status", "notes", rule, note.label or note.kind)),
    )


def _own_days(text: str, claim: Claim, note: Section) -> TimeRange | None:
    """The claim's days if the note names them; those of the report's news are not its own."""
    time = claim.time
    return time if time and time.how != "inferred" and time.text in note.span.of(text) else None


def _note_at(found: Iterable[Section], at: int) -> Section | None:
    return next((one for one in found if one.span.start <= at < one.span.end), None)


def _withdrawn(text: str, claim: Claim, note: Section) -> Span | None:
    """The words in which the note says what was said and takes it back as a whole; None if it does not.

    They run on to the end of the next sentence where that says that it is not so.
    """
    trigger = text.find(claim.trigger, claim.span.start, claim.span.end) if claim.trigger else claim.span.start
    trigger = trigger if trigger >= 0 else claim.span.start
    start, end = _sentence(text, note, trigger)
    cue = SAID.search(text, start, trigger)
    if cue is None or DETAIL.search(text, start, trigger) or TURN.search(text, cue.end(), trigger):
        return None
    turn = TURN.search(text, trigger, end)
    after = turn.start() if turn else end
    rest = REGRETS.sub("", text[after : note.span.end]).strip(" .;,\n")
    if not rest or note.kind == "retraction":
        return claim.span
    if CONTRAST.search(rest) or not DENIAL.search(rest):
        return None
    last = _sentence(text, note, after)[1] if after < note.span.end else after
    denied = DENIAL.search(text, after, last)
    return Span(claim.span.start, len(text[:last].rstrip())) if denied else claim.span


def _sentence(text: str, note: Section, at: int) -> tuple[int, int]:
    """The characters of the sentence of the note around one of them."""
    ends = [note.span.start, *(m.end() for m in ENDS.finditer(text, note.span.start, note.span.end)), note.span.end]
    return max(end for end in ends if end <= at), min(end for end in ends if end > at)
