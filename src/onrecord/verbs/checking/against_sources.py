"""A sentence against the passages that it cites: it may say nothing that they do not hold."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.knowledge.names import label
from onrecord.model import Claim, Event, Says
from onrecord.record.title_marks import PREFIX
from onrecord.tell.brief.elements import Fault, capitalised, faults, function_words
from onrecord.tell.brief.evidence import Evidence, tokens
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.saying import accounts
from onrecord.tell.brief.wording import OUTRIGHT, has, status_faults
from onrecord.verbs.checking.attributing import (
    denial_left_out,
    in_their_words,
    is_of,
    met,
    misplaced,
    unborne,
    verbatim,
)
from onrecord.verbs.checking.each import each_lacks, misquoted
from onrecord.verbs.checking.reading import account, alike, turned_round
from onrecord.verbs.checking.titled import Segment, own_words, reordered, titled
from onrecord.verbs.checking.verdicts import Found
from onrecord.verbs.checking.words import role_faults, word_faults

TAIL = re.compile(r" \((?:\d+ [^()]*); grade \d, [^()]*\)(?=\.?$)")
ATTRIBUTES = re.compile(
    r"\b(?:according|says?|said|reports?|reported|claims?|claimed|den(?:y|ies|ied)|word|tells?|told|writes?|wrote|alleged?)\b",
    re.IGNORECASE,
)
# "; Peskov and North Korea deny it": who answers, behind what is told.
ANSWERS = re.compile(r"; (?P<who>[^;()]+?) (?:den(?:y|ies)|confirms?|declines?)\b")
ALLEGED = re.compile(r"alleg|accus|suspect|claim", re.IGNORECASE)
OPENED = re.compile(r"(?:According to|On the word of) (.+?)(?: and |, |: | \(| alone)")
KINDS = {
    "number": "the number {words}",
    "date": "the date {words}",
    "name": "the name {words}",
    "role": "the role or name {words}",
    "word": "the word {words}",
    "status": "its status ({words})",
}


class Finding(NamedTuple):
    """What a check comes to, and why."""

    found: Found
    why: str = ""


def tail(text: str) -> tuple[str, str]:
    """A sentence without what it says of how many say so and how sure that is, and these words."""
    found = TAIL.search(text)
    return (text[: found.start()] + text[found.end() :], found.group()) if found else (text, "")


def against_sources(segments: Sequence[Segment], read: Sequence[Claim], grounds: Grounds) -> Finding:
    """What becomes of a sentence that is not the record's own.

    Args:
        segments: its parts without its tail, each with the claims and responses that it cites.
        read: what the reader finds in it.
        grounds: the record's.
    """
    text = "".join(words for words, _ in segments)
    evidence = Evidence(grounds, [id for _, ids in segments for id in ids])
    told = accounts(evidence, grounds)
    if lacking := [
        fault for words, ids in segments for fault in _lacking(words, Evidence(grounds, ids), read, grounds)
    ]:
        return Finding("not in the record", why_lacking(lacking))
    if words := misquoted(text, evidence):
        return Finding("not in the record", f"its sources do not have the words “{words}”")
    if why := _misattributed(text, read, evidence, set(told)) or each_lacks(text, evidence):
        return Finding("not in the record", why)
    if reordered(text, evidence, grounds):
        return Finding("not in the record", "it has the record’s own words in another order")
    if titled(segments, evidence, grounds):
        return _one_sided(text, evidence, set(told), grounds) or Finding("supported")
    return _by_claims(text, read, evidence, set(told)) or (
        _one_sided(text, evidence, set(told), grounds) or Finding("supported")
    )


def _misattributed(text: str, read: Sequence[Claim], evidence: Evidence, told: set[str]) -> str:
    """Why a sentence does not have what it says from whom it says it has, "" if it has."""
    if (opened := OPENED.match(text)) and not _among(opened[1], evidence.tellers or evidence.speakers):
        return f"its sources do not have it from {opened[1]}"
    if who := _answers_nothing(text, evidence):
        return f"in its sources, {who} answers nothing"
    if word := _less(text, evidence, told):
        return f"“{word}”, where its sources have it as happened"
    if name := misplaced(text, evidence):
        return f"{name} is no place in its sources"
    return unborne(text, read, evidence)


def _by_claims(text: str, read: Sequence[Claim], evidence: Evidence, told: set[str]) -> Finding | None:
    """Why what was read in a sentence is not what was read in its passages; None if it is."""
    known: list[Claim | Event] = [*evidence.claims, *evidence.events]
    if any(turned_round(said, claim, strict=True) for said in read if not met(said, evidence) for claim in known):
        return Finding("contradicted", "its sources have who acts and who is acted on the other way round")
    if not read:
        return Finding("not in the record", "nothing in it could be read that its sources could hold")
    told_of = [said for said in read if _is_known(said, evidence)]
    for said in read:
        if told_of and said not in told_of and in_their_words(said, evidence):
            continue
        if problem := _problem(text, said, evidence, told):
            return problem
    if astray := _astray(read, evidence):
        return Finding("not in the record", f"a source of it is about something else: {astray}")
    return None


def _lacking(text: str, evidence: Evidence, read: Sequence[Claim], grounds: Grounds) -> list[Fault]:
    if not evidence.ids and not tokens(text):
        return []
    told = accounts(evidence, grounds)
    return [
        *faults(text, evidence),
        *role_faults(text, evidence),
        *status_faults(text, told, evidence.lines),
        *word_faults(text, evidence, read, own_words(evidence, grounds)),
    ]


def why_lacking(lacking: Sequence[Fault]) -> str:
    """What a sentence has and its sources have not, in words."""
    told = [KINDS[fault.kind].format(words=fault.words) for fault in dict.fromkeys(lacking)]
    return f"its sources do not hold {', '.join(told)}"


def _problem(text: str, said: Claim, evidence: Evidence, told: set[str]) -> Finding | None:
    """Why a claim that a sentence makes is not what its passages say; None if it is."""
    answers = _of_an_answer(said, evidence)
    if not _is_known(said, evidence) and not answers and not _is_copied(said, evidence):
        return Finding("not in the record", f"no source of it says that: {_told(said)}")
    if stranger := _stranger(said, evidence):
        return Finding("not in the record", f"its sources do not have {stranger} in that part")
    status = account(said)
    if answers and status == "happened" and "negated" in told:
        status = "negated"
    if "happened" in told and status in ("planned", "possible") and not _of_account(text, status, evidence):
        return Finding("not in the record", f"told as {status}; its sources have it as happened")
    if status not in told:
        opposed = {status, *told} >= {"negated", "happened"}
        held = " or ".join(sorted(told)) or "nothing"
        return Finding("contradicted" if opposed else "not in the record", f"told as {status}; its sources have {held}")
    for source in said.sources:
        if source.name and not is_speaker(source.name, evidence):
            return Finding("not in the record", f"its sources do not have it from {source.name}")
    return None


def _less(text: str, evidence: Evidence, told: set[str]) -> str:
    """The word by which a sentence has as possible or planned what has happened, "" for none.

    Not where it names those who say so, nor where the passages of what happened have the word.
    """
    if "happened" not in told:
        return ""
    held = Evidence(evidence.grounds, [one.id for one in evidence.claims if account(one) == "happened"]).lines
    statuses: tuple[Says, ...] = ("possible", "planned")
    for status in statuses:
        found = OUTRIGHT[status].search(text)
        if status in told and found and not has(found, held) and not _of_account(text, status, evidence):
            return found.group()
    return ""


def _of_account(text: str, status: str, evidence: Evidence) -> bool:
    """Whether a sentence names somebody who says so, of an event that others say has happened."""
    theirs = [name for one in evidence.claims if account(one) == status for name in evidence.of_claim(one)]
    return any(is_of(name, theirs) for name in capitalised(text))


def _is_known(said: Claim, evidence: Evidence) -> bool:
    """Whether a claim or an event that is cited is of the type and the parties of what is said."""
    known: list[Claim | Event] = [*evidence.claims, *evidence.events]
    return any(alike(said, one) for one in known)


def _is_copied(said: Claim, evidence: Evidence) -> bool:
    """Whether a claim that is cited has the words of what is said."""
    return any(verbatim(said, claim) for claim in evidence.claims)


def _stranger(said: Claim, evidence: Evidence) -> str:
    """Who is said to do it, or to have it done to, and is in none of the claims that are like it; "" for nobody."""
    known = [claim for claim in evidence.claims if alike(said, claim) and account(claim) == account(said)]
    if not known:
        return ""
    there = Evidence(evidence.grounds, [claim.id for claim in known]).named
    named = (party.name for party in (*said.actors, *said.recipients) if party.name[:1].isupper())
    return next(
        (name for name in named if not (set(tokens(name)) - function_words() <= there or tokens(name)[-1] in there)), ""
    )


def _astray(read: Sequence[Claim], evidence: Evidence) -> str:
    """The title of an event that is cited and not told of, "" if there is none."""
    for event in evidence.events:
        claims = [claim for claim in evidence.claims if claim.id in event.claims]
        known: list[Claim | Event] = [event, *claims]
        told = any(alike(said, one) for said in read for one in known)
        if not told and not any(verbatim(said, claim) for said in read for claim in claims):
            return event.title
    return ""


def _of_an_answer(said: Claim, evidence: Evidence) -> bool:
    """Whether a claim is that somebody denies or confirms it, as a response does or a claim has it from a denial."""
    by = {party.code for party in said.actors}
    answering = {answer.by.code for answer in evidence.answers}
    denying = {
        source.code for claim in evidence.claims if claim.status == "negated" for source in claim.sources if source.code
    }
    return said.type in ("REJECT", "ACCUSE") and bool(by & (answering | denying))


def _answers_nothing(text: str, evidence: Evidence) -> str:
    """Who is said to deny or confirm it and by no source does, "" if there is none."""
    named = (re.split(r", | and ", found["who"]) for found in ANSWERS.finditer(text))
    return next((name for names in named for name in names if not _among(name, evidence.answering)), "")


def is_speaker(name: str, evidence: Evidence) -> bool:
    """Whether somebody of that name is among those who say so."""
    return _among(name, evidence.speakers)


def _among(name: str, speakers: Sequence[str]) -> bool:
    said = tokens(name.removeprefix("the ").removeprefix("The "))
    listed = [tokens(known) for known in speakers]
    return any(set(said) <= set(known) and known[-1:] == said[-1:] for known in listed)


def _one_sided(text: str, evidence: Evidence, told: set[str], grounds: Grounds) -> Finding | None:
    """What a sentence leaves out: that it is one side's word, or that it is denied."""
    if why := denial_left_out(text, evidence):
        return Finding("not in the record", why)
    if {"happened", "negated"} <= told and not OUTRIGHT["negated"].search(text):
        return Finding("not in the record", "it leaves out that this is denied")
    if any(event.title.startswith(PREFIX["hearsay"]) for event in evidence.events) and not ALLEGED.search(text):
        return Finding("not in the record", "told as fact, where the record has it as alleged")
    kinds = {grounds.lines[event.id].kind for event in evidence.events}
    if kinds & {"alleged", "disputed"} and not names_speaker(text, evidence):
        return Finding("not in the record", "told as fact, where the record has it on somebody's word alone")
    return None


def names_speaker(text: str, evidence: Evidence) -> bool:
    """Whether a sentence names one of those who say so, and does not merely have them act."""
    said = tokens(text)
    for name in evidence.speakers:
        last = tokens(name)[-1:]
        if last and last[0] in said and ATTRIBUTES.search(text):
            return True
    return False


def _told(said: Claim) -> str:
    """A claim in few words: "AID, North Korea to Russia"."""
    by, to = (
        ", ".join(label(party.code) for party in side if party.code != "?") for side in (said.actors, said.recipients)
    )
    return f"“{said.quote}” ({said.type}" + (f", {by or 'somebody'} to {to or 'somebody'})" if by or to else ")")
