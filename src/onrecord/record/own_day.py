"""Whether a day that reading gave to a deed that is only named is the deed's own, or that of another in its sentence.

"Classes were cancelled on Friday after | the arrest of a student": nothing says when the student was arrested.
"""

import re

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim, Report
from onrecord.record.facts import many
from onrecord.record.finite import AUXILIARY, finite, verb_at
from onrecord.record.grammar import SENTENCE_ENDS, closed
from onrecord.record.text import alone

TO_DO = re.compile(r"(?<!according) to [a-z]{2,} ")  # "pressure | to back a truce in a vote | on Wednesday"
OF_A_PAPER = re.compile(
    r"\baccording to [^.,;]{2,80}?\b(?:made public|published|released|obtained|seen|reviewed|issued)\b"
)
REACH = 120
BEFORE = 16  # characters
EARLIER = re.compile(
    r"\b(?:[Aa]fter|[Ss]ince|[Bb]ecause|[Ee]ver since|[Ww]hen) (?:the |an? )?$"
)  # "after | the US eased sanctions"
GERUND = re.compile(r"\b(?:after|since|for|of|who|that|which) $")
# "began to bomb the town after coming under attack on | 7 October".
OF_THE_FORMER = re.compile(r"\b(?:after|before|since|following) (?:[^\s.]+ ){2,}", re.IGNORECASE)
PERFECT = re.compile(r"(?:\b(?:has|have)|['’](?:ve|s been))(?: (?:been|also|long|often|now|never|\w+ly))* $", re.I)
KNOWN = re.compile(r":.*(?:['’]s?|\b(?:the|his|her|its|their)) (?:[\w’'-]+ ){0,2}$", re.I)
MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DATED = re.compile(rf"\b(?:{MONTHS} \d{{1,2}},? |\d{{1,2}} {MONTHS} )(?P<year>(?:19|20)\d\d)\b")
WHO = re.compile(r"\b(?:who|that|which) (?:was|were|is|are|had|has|have|been|\w+ly| )*$", re.IGNORECASE)
CIRCUMSTANCES = frozenset({"for", "over", "after", "since", "amid", "despite", "about", "before", "following"})
TELLS = re.compile(r"\b(?:reported|said|announced|confirmed|wrote|told [A-Z]?\w+) (?:on |late |early )?\Z")
EDGE = re.compile(r"\b")
SHORT = 4  # letters with the stop of what is shortened: "Gov.", "U.S."
CHARGED = re.compile(r"\b(?:accused|suspected|convicted|charged|guilty) (?:of|for|with) \w+ing\b", re.IGNORECASE)
STANDING = re.compile(r"\b(?:is|are|has been|have been) (?:\w+ly )?$", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BROAD = frozenset({"season", "year", "decade"})
EXPLAINS = re.compile(r"(?:how|why|what|inside|explained|explainer|analysis|timeline)\b", re.I)
# "Two accused of spying | to face trial", "executive fired by the firm | says": of whom more is told.
TOLD_OF = re.compile(
    r"[^.;:!?\n]*? (?:to (?:face|stand|appear|be|go on|plead)|says?|tells?|is|are|was|were|has|have) ", re.I
)
CLAUSE = re.compile(r"[;:]|, (?:as|after|while|when|before|but|and|who|which|where|following)\b")


def own_day(claim: Claim, report: Report | None) -> bool:
    """Whether the words for the day of a claim belong to its event's noun: they stand by it, with no verb between.

    So they do where none stand in its sentence, and the claim is of the report's headline: the text below tells.
    A day taken from elsewhere is the noun's only if the reader was sure. A verb's day is its own but where its clause
    tells what was before: "shares rose after | the state eased its sanctions". That of publication, which no words
    give, is the news's own: of what the headline and the first sentence tell, and of what is said, but not of deeds
    that the text below recalls. Nor has what has been done, or was done many times, the day of the news there.
    """
    time = claim.time
    if time is None or report is None or not claim.trigger:
        return True
    text = report.text
    if _of_what_is_charged(claim, report) or _elsewhere(claim, report) or _of_whom_more_is_told(claim, report):
        return False
    earlier = EARLIER.search(text[max(0, claim.span.start - BEFORE) : claim.span.start]) and _in_prose(report, claim)
    if time.text and f"ahead of {time.text}" in text[claim.span.start : claim.span.end + REACH]:
        return False
    at = claim.span.start + max(0, claim.quote.find(claim.trigger))
    if claim.part == "verb" and not time.text and time.how == "inferred" and GERUND.search(text[claim.span.start : at]):
        return False  # "she lost her job after | attacking the police"
    if claim.part == "verb" and YEAR.fullmatch(time.text or "") and _of_a_thing(claim, text):
        return False
    if claim.part == "verb" and time.text and _of_what_was_done(claim, text[claim.span.start :].split("\n", 1)[0]):
        return False
    if claim.part == "verb" and not time.text and time.how == "inferred" and _of_a_noun(claim, report):
        return False
    if claim.part == "verb" and time.text and _of_a_clause_around(claim, text[claim.span.start :].split("\n", 1)[0]):
        return False
    if claim.part != "noun" and not (claim.part == "verb" and earlier):
        if time.how == "inferred" and not _opens(report, claim) and _recalled(claim):
            return False
        return not (time.text and _of_who_tells(text[claim.span.end :].split("\n", 1)[0], time.text))
    if not time.text:
        return not _in_prose(report, claim) and not beside_a_verb(claim, report)
    start, end = text.rfind("\n", 0, claim.span.start) + 1, text.find("\n", claim.span.end)
    line = text[start : end if end >= 0 else len(text)]
    at = claim.span.start - start + max(0, claim.quote.find(claim.trigger))
    opened = max((match.end() for match in SENTENCE_ENDS.finditer(line, 0, at)), default=0)
    stop = SENTENCE_ENDS.search(line, at)
    said = [day for day in alone(line, time.text) if opened <= day < (stop.start() if stop else len(line))]
    if said:
        after = at + len(claim.trigger)
        return any(
            _led_to(line[day + len(time.text) : at]) if day < at else _one_phrase(line[after:day]) for day in said
        )
    aside = {"while", "as", "after", "amid", "despite", "before"}.isdisjoint(line[:at].lower().split())
    known = KNOWN.search(line[:at]) is not None  # "Envoy: Peru's raid shows its strength" tells of what is known
    return time.how != "inferred" and bool(report.title) and line.strip() in report.title and aside and not known


def _of_what_is_charged(claim: Claim, report: Report) -> bool:
    """Whether a day is that of what somebody is accused of, or told of an accusation that only stands."""
    assert claim.time is not None
    day = claim.time.text
    if claim.type not in ("ACCUSE", "COERCE") or claim.part != "verb":
        return False
    if day:
        at = report.text.find(day, claim.span.start)
        own = report.text[claim.span.start : at + len(day)] if at >= 0 else ""
        text = own if own and "\n" not in own and not SENTENCE_ENDS.search(own) else report.text
        if not CHARGED.search(text):
            return False  # most do not, and then nothing needs to be made to look for
        return re.search(rf"{CHARGED.pattern}[^.;\n]*?(?<!\w){re.escape(day)}(?!\w)", text, re.IGNORECASE) is not None
    said = claim.type == "ACCUSE" and claim.trigger.lower() == "accused"
    return (
        said and claim.time.how == "inferred" and STANDING.search(claim.quote.partition(claim.trigger)[0]) is not None
    )


def _elsewhere(claim: Claim, report: Report) -> bool:
    """Whether a day is another deed's, or none: of another year than its sentence tells, a year told elsewhere.

    Nor is the day of the news that of what a headline explains: "How raids drive families from their homes".
    """
    assert claim.time is not None
    time, sentence = claim.time, sentence_of(claim, report)
    if time.text and time.start and not YEAR.search(time.text):
        years = {found["year"] for found in DATED.finditer(sentence)}
        if len(years) == 1 and time.how != "inferred" and re.search(MONTHS, time.text):
            return time.start[:4] not in years
    if time.precision == "decade" and claim.type in SPOKEN:
        return True  # what is asked or said is not of the decade that it is about
    if time.how != "inferred":
        return False
    if time.start and report.published and time.start > report.published[:10] and claim.status == "happened":
        return True  # what has been done was done before it was printed
    explained = bool(report.title) and report.text.startswith(report.title) and EXPLAINS.match(report.title)
    headed = explained and claim.span.start < len(report.title)
    return bool(headed and not time.text) or (time.precision in BROAD and time.text not in sentence)


def sentence_of(claim: Claim, report: Report) -> str:
    """The sentence that a claim stands in."""
    text = report.text
    start, end = text.rfind("\n", 0, claim.span.start) + 1, text.find("\n", claim.span.end)
    line = text[start : end if end >= 0 else len(text)]
    at = claim.span.start - start
    opened = max((found.end() for found in SENTENCE_ENDS.finditer(line, 0, at)), default=0)
    stop = SENTENCE_ENDS.search(line, max(at, claim.span.end - start - 1))
    return line[opened : stop.end() if stop else len(line)]


def _of_whom_more_is_told(claim: Claim, report: Report) -> bool:
    """Whether a headline's participle only says who it is about: "two | accused of spying to face trial"."""
    if claim.part != "verb" or not report.title or claim.span.end > len(report.title) or _in_prose(report, claim):
        return False
    before, found, _ = claim.quote.partition(claim.trigger)
    words = before.lower().split()
    if not found or not words or not claim.trigger.lower().endswith("ed") or not AUXILIARY.isdisjoint(words):
        return False
    rest = report.text[claim.span.start + len(before) + len(claim.trigger) : len(report.title)]
    led = rest.split(maxsplit=1)[0].lower() if rest.split() else ""
    return led in closed("prepositions") and TOLD_OF.match(f"{rest} ") is not None


def _recalled(claim: Claim) -> bool:
    """Whether a claim told below has no day of its own: no words give one, or the tense says that it is none."""
    unsaid = not (claim.time and claim.time.text) and claim.type not in SPOKEN
    return unsaid or PERFECT.search(claim.quote.partition(claim.trigger)[0]) is not None or many(claim.quote)


def _opens(report: Report, claim: Claim) -> bool:
    """Whether a claim stands in the headline or in the first sentence below it."""
    headline = report.text.find("\n") if report.title and report.text.startswith(report.title) else -1
    first = SENTENCE_ENDS.search(report.text, headline + 1)
    return claim.span.start < (first.end() if first else len(report.text))


def _of_a_thing(claim: Claim, text: str) -> bool:
    """Whether a year says which thing it is: "received missiles from a | 2019 sale"."""
    assert claim.time is not None
    line = text[claim.span.start :].split("\n", 1)[0]
    return re.search(rf"(?<!\bin )(?<!since )(?<!by )\b{re.escape(claim.time.text)} [a-z]{{3,}}", line) is not None


def _of_what_was_done(claim: Claim, rest: str) -> bool:
    """Whether the words for a day stand by a participle that says more of a noun: "leave a city freed | last year"."""
    assert claim.time is not None
    at = claim.quote.find(claim.trigger) + len(claim.trigger)
    between = rest[at:].partition(claim.time.text)[0]
    if claim.time.text in rest[at:] and OF_THE_FORMER.search(between):
        return True
    before = between.split()
    if len(before) < 2 or not before[-1].lower().endswith("ed") or before[-1].lower() in closed("adjectives"):
        return False
    return before[-2].islower() and before[-2] not in AUXILIARY | closed("before_a_verb")


def beside_a_verb(claim: Claim, report: Report | None) -> bool:
    """Whether a headline's noun only says what another deed was for or came after: "misused data for | protests"."""
    if report is None:
        return False
    at = claim.span.start + max(0, claim.quote.find(claim.trigger))
    words = [word.lower() for word in report.text[report.text.rfind("\n", 0, at) + 1 : at].split()]
    verb = verb_at(words, 1)
    return not CIRCUMSTANCES.isdisjoint(words[0 if verb is None else verb + 1 :])


def _of_a_noun(claim: Claim, report: Report) -> bool:
    """Whether a participle says more of a noun, and another verb tells: "ended a search for jets | shot down"."""
    if not _in_prose(report, claim):
        return False
    words = report.text[: claim.span.start + max(0, claim.quote.find(claim.trigger))].rsplit("\n", 1)[-1].split()
    stops = [at for at, word in enumerate(words) if word.endswith((".", "!", "?")) and len(word) > SHORT]
    words = words[stops[-1] + 1 :] if stops else words
    verb = verb_at(words, 1)
    last = words[-1].lower() if words else ""
    between = {word.lower() for word in words[verb + 1 :]} if verb is not None else set()
    governed = not between.isdisjoint(closed("prepositions"))
    return governed and claim.trigger.lower().endswith(("ed", "t", "n")) and last.isalpha() and last.endswith("s")


def _of_a_clause_around(claim: Claim, rest: str) -> bool:
    """Whether a day is the verb's that a clause about somebody stands before: "men who were beaten spoke | Friday"."""
    assert claim.time is not None
    before = claim.quote.partition(claim.trigger)[0]
    between, found, _ = rest[len(claim.quote) :].partition(claim.time.text)
    relative = WHO.search(before) is not None
    return bool(found) and relative and claim.time.text not in claim.quote and finite(["it", *between.split()], 1)


def _of_who_tells(rest: str, day: str) -> bool:
    """Whether the words for a day are of a document that tells: "according to a paper made public on | Thursday"."""
    at = rest.find(day)
    if rest.count(day) == 1 and EDGE.match(rest, at + len(day)) and TELLS.search(rest[:at]):
        return True  # "was seized, the paper reported | Friday"
    told = OF_A_PAPER.search(rest)
    return told is not None and day in rest[told.end() :].split(".", 1)[0] and day not in rest[: told.start()]


def _one_phrase(between: str) -> bool:
    """Whether no other verb, clause or deed stands between a noun and the words for a day behind it."""
    words = between.split()
    apart = (closed("apart") - {"against", "about", "over", "as"}) | {"according", "published", "released"}
    told = not finite(words) and apart.isdisjoint(word.lower() for word in words)
    return told and not TO_DO.search(between) and not CLAUSE.search(between)


def _led_to(between: str) -> bool:
    """Whether the words for a day lead up to a noun behind them, with nothing else that it might be the day of."""
    words = [word.lower() for word in between.split()]
    return not finite(words) and (closed("prepositions") | closed("stops")).isdisjoint(words)


def _in_prose(report: Report, claim: Claim) -> bool:
    """Whether a claim stands in a sentence, not in a headline, which tells of the day's news."""
    end = report.text.find("\n", claim.span.end)
    return report.text[: end if end >= 0 else None].rstrip().endswith((".", "”", '"', "…"))
