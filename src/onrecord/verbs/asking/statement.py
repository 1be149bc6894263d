"""A question's statement as the reader reads it: the claim that it makes, its verb, its days."""

import re
from calendar import month_name, monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.model import Claim, Report
from onrecord.verbs.asking.words import listed, types_of

if TYPE_CHECKING:
    from onrecord.read import Reading, Settings


def read_statement(statement: str, last_day: str | None, settings: "Settings") -> "Reading":
    """The statement, read as if it were published on the record's last day."""
    from onrecord.read.readers import read_all

    text = f"{statement[:1].upper()}{statement[1:]}."
    report = Report(
        id="question",
        text=text,
        published=last_day,
        published_how="given" if last_day else "unknown",
        language="en",
    )
    return next(iter(read_all([report], settings)))


def head_of(reading: "Reading", verb: int) -> Claim | None:
    """The claim that the question is about: the one that its verb states, else its first noun of a light verb."""
    told = [(trigger_at(claim, reading.report.text), claim) for claim in reading.claims]
    if verb < 0:
        return told[0][1] if told else None
    word, root = root_of(reading, verb)
    for at, claim in told:
        if at <= root < at + max(1, len(claim.trigger)):
            return claim
    if word in listed("light") or not types_of(word):
        return next((claim for at, claim in told if at > root), None)
    return None


def trigger_at(claim: Claim, text: str) -> int:
    """Where the claim's trigger stands."""
    found = text.find(claim.trigger, claim.span.start)
    return found if found >= 0 else claim.span.start


def root_of(reading: "Reading", at: int) -> tuple[str, int]:
    """The verb that stands there, by its base form, auxiliaries passed over; and where."""
    tokens = [token for token in reading.doc if token.idx >= at and token.is_alpha]
    if not tokens:
        return "", at
    verb = next((token for token in tokens[:4] if token.pos_ == "VERB"), tokens[0])
    return verb.lemma_.lower(), verb.idx


def days(reading: "Reading", head: Claim | None) -> tuple[str | None, str | None]:
    """The days that the question's own words give; "before" and "after" open one side."""
    time = head.time if head is not None and head.time is not None and head.time.how != "inferred" else None
    if time is None:
        time = next((found.range for found in reading.times if found.range is not None), None)
    if time is None:
        return None, None
    said = time.text.lower().removeprefix("before ").removeprefix("after ")
    text = reading.report.text.lower()
    if said and f"before {said}" in text:
        return None, _beside(time.start or time.end, said, first=True)
    if said and f"after {said}" in text:
        return _beside(time.end or time.start, said, first=False), None
    return time.start, time.end


def _beside(day: str | None, said: str, *, first: bool) -> str | None:
    """The day before the year, month or day that is said, in which this one stands; or the day after it."""
    if day is None:
        return None
    at = date.fromisoformat(day)
    if re.fullmatch(r"\d{4}", said):
        at = at.replace(month=1, day=1) if first else at.replace(month=12, day=31)
    elif any(name.lower() in said.split() for name in month_name[1:]) and not re.search(r"\b\d{1,2}\b", said):
        at = at.replace(day=1) if first else at.replace(day=monthrange(at.year, at.month)[1])
    return (at + timedelta(days=-1 if first else 1)).isoformat()
