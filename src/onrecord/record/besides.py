"""Whether a deed is told only as the time of another, or of whom others tell, so that the day told is not its own.

"She left Peru weeks after | it launched its invasion", "August trial for those charged over | the killing", "officer
who | shot a man retires": neither the day of the news nor that of the trial is the deed's.
"""

import re

from onrecord.model import Claim, Report
from onrecord.record.finite import finite
from onrecord.record.grammar import SENTENCE_ENDS
from onrecord.record.text import alone

COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a few|several|some)"
UNITS = r"(?:days?|weeks?|months?|years?|decades?)"
# Headlines tell two deeds of one day with "after" and "as"; what is counted from, or told of since, was before.
COUNTED = re.compile(
    rf"\b(?:(?:{COUNT} )?{UNITS} (?:after|before|since)|since|anniversary of|(?:just|even|right) (?:as|when))\b", re.I
)
AS_A_TIME = re.compile(
    r"\b(?:after|since|before|until|when|as(?! (?:many|much|few|well|part|of|if|though|soon)\b)"
    r"(?<!such as)(?<!many as)(?<!much as)(?<!well as)(?<!few as))\b",
    re.I,
)
# Who took a picture, as it stands behind its caption: "(Ana Reyes/EPA)", "(AP Photo)".
CREDIT = re.compile(
    r"(?:, \d{4})?\.? ?\([^()\n]{0,60}(?:/|\b(?:Photo|Images|Getty|AP|AFP|EPA|Reuters)\b)[^()\n]{0,60}\)"
)
PARTED = re.compile(r"[,;:]|[–—]")
LIGHT = re.compile(
    r"\b(?:launch|beg[aiu]n|start|mount|stage|carried out|carry|open|made|make|conduct|order|wage|commit)", re.I
)
PROCEEDING = (
    r"(?:re-?trials?|trials?|hearings?|sentencings?|inquests?|arraignments?|appeals?|verdicts?|executions?"
    r"|court (?:dates?|appearances?))"
)
TO_COME = (
    r"(?:to (?:stand|face|go on|begin|start) (?:a )?(?:re-?)?trial|to (?:appear|be sentenced|be tried|be heard|begin))"
)

TRIED = re.compile(rf"{PROCEEDING}|{TO_COME}", re.IGNORECASE)


def besides(claim: Claim, report: Report | None) -> bool:
    """Whether a claim's day is none of its own, since it is told only for when, or about whom, something else was."""
    time = claim.time
    if time is None or report is None or not claim.trigger:
        return False
    if time.text:
        told = (_of_a_proceeding, _of_the_announcing, _of_a_picture)
        return any(of_another(claim, report) for of_another in told)
    return (
        time.how == "inferred" and claim.status != "planned" and (_for_when(claim, report) or _of_whom(claim, report))
    )


def _for_when(claim: Claim, report: Report) -> bool:
    """Whether a deed with the day of the news is told for when another was: "weeks after | Peru began its raid"."""
    before, _, prose = _around(claim, report)
    marks = list((AS_A_TIME if prose else COUNTED).finditer(before)) or list(COUNTED.finditer(before))
    if not marks:
        return False
    between = before[marks[-1].end() :]
    joined = claim.part == "verb" and between.endswith(" and ")  # "quit as minister and | accused Peru"
    return not joined and not PARTED.search(between) and not _another_verb(between)


def _another_verb(between: str) -> bool:
    """Whether a verb other than one that a noun completes stands between: "since Peru condemned | the raid"."""
    return finite([word for word in between.split() if not LIGHT.match(word)])


def _of_whom(claim: Claim, report: Report) -> bool:
    """Whether the headline tells the deed only to say of whom it is: "Officer who | shot a man retires"."""
    title = report.title if report.text.startswith(report.title) else ""
    told = rf"\b(?:who|whose|which) (?:[\w’'-]+ ){{0,3}}?{re.escape(claim.trigger)}\b"
    return re.search(told, title, re.IGNORECASE) is not None


def _of_a_proceeding(claim: Claim, report: Report) -> bool:
    """Whether the words for a day are of a trial that what was done leads to: "August trial for the killing"."""
    assert claim.time is not None
    if claim.status not in ("happened", "ongoing") or re.fullmatch(PROCEEDING, claim.trigger, re.IGNORECASE):
        return False
    before, after, _ = _around(claim, report)
    day, sentence = re.escape(claim.time.text), before + claim.trigger + after
    if not TRIED.search(sentence):
        return False  # most are not, and then nothing needs to be made to look for
    of_it = rf"(?<!\w){day}(?: \d{{1,2}})?(?:,? \d{{4}})?,? (?:\w+ )?{PROCEEDING}\b"
    set_for = rf"\b(?:{PROCEEDING} (?:[\w’']+ ){{0,5}}?|{TO_COME} (?:[\w’']+ ){{0,4}}?)(?:for|on|in) {day}(?!\w)"
    found = re.search(rf"{of_it}|{set_for}", sentence, re.IGNORECASE)
    return found is not None and claim.trigger not in found[0]  # "on trial for | the killing in August"


def _of_the_announcing(claim: Claim, report: Report) -> bool:
    """Whether a plan has a day that was not to come, and a verb before it: "announced a deal Friday | to sell"."""
    assert claim.time is not None
    time = claim.time
    if claim.status != "planned" or not (time.end and report.published) or time.end > report.published[:10]:
        return False
    led, found, _ = _around(claim, report)[0].partition(time.text)
    return bool(found) and finite(led.split(), 1)


def _of_a_picture(claim: Claim, report: Report) -> bool:
    """Whether a day is told in a picture's caption alone, and the claim elsewhere: "in Lima on May 1. (EPA)"."""
    assert claim.time is not None
    day, (before, after, _) = claim.time.text, _around(claim, report)
    if day in before + claim.trigger + after:
        return False
    places = [at + len(day) for at in alone(report.text, day)]
    return bool(places) and all(CREDIT.match(report.text, at) for at in places)


def _around(claim: Claim, report: Report) -> tuple[str, str, bool]:
    """What stands in a claim's sentence before its trigger and behind it, and whether it is prose, no headline."""
    text = report.text
    at = claim.span.start + max(0, claim.quote.find(claim.trigger))
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    opened = max((found.end() for found in SENTENCE_ENDS.finditer(line, 0, at - start)), default=0)
    stop = SENTENCE_ENDS.search(line, at - start)
    after = line[at - start + len(claim.trigger) : stop.end() if stop else len(line)]
    prose = line.rstrip().endswith((".", "”", '"', "…")) and not report.title.startswith(line.strip())
    return line[opened : at - start], after, prose
