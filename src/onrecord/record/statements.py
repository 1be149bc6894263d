"""A report's own statement of an event, whole: its headline as it stands, or a sentence of it, quoted.

A sentence put together from fields says less than any report where what was done is not known by a word of its own or
those who did it not by their names: "people in Peru demonstrated", "Chile took measures". A whole headline or sentence
says no more and no less than its report does.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim, Report, Span
from onrecord.model.kinds import DONE
from onrecord.record.called import is_title
from onrecord.record.finite import finite
from onrecord.record.grammar import LEADING, PUNCTUATION, SENTENCE_ENDS, closed, is_verb, marker
from onrecord.record.inflecting import base_form
from onrecord.record.shortening import CLAUSES, LONGEST_QUOTED, QUOTATION, shortened
from onrecord.record.sound import sound
from onrecord.record.text import frequencies
from onrecord.record.tidying import LONGEST

# A picture's caption, told in the present with a day that has its year; "(L)" says which of those it shows.
CAPTION = re.compile(
    r"(?!.*\b(?:was|were|had|has|have|said|will|\w+ed|held|met|took|left|began|fell|struck)\b.* on [A-Z])"
    r"(?:.*\([LRC]\) )?[^;:]* on [A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\.?"
)
INNER = str.maketrans("“”", "‘’")
STRAIGHT = re.compile(r"\"([^\"]*)\"")
# What a paper writes before a headline: the matter, or the name of a column.
LABEL = re.compile(r"^(?:\w[\w’'&.-]* ){0,3}\w[\w’'&.-]*: (?=[A-Z‘“'\"\d])")
PERSON = re.compile(r"[A-Z][a-z’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+: ")  # "Ana Reyes: "
SPEAKER = re.compile(r"(?:\w[\w’'&.-]* ){0,3}\w[\w’'&.-]*: [‘“'\"]?")
BREAKS = re.compile(r"[?!|…;]|\s[–—-]\s|: ")
SHOWS = re.compile(r"^(?:see|watch|hear|read) how (?=[A-Z])", re.IGNORECASE)
TO_DO = re.compile(r"^[^:;]{2,60}? to (?P<verb>[A-Za-z]+) ")  # "Peru | to ban | cars"
SAYS = re.compile(
    r"(?:, (?:[\w.’'-]+ ){1,5}(?:says?|said|warns?|claims?|reports?|shows?|finds?|suggests?)"
    r"|, (?:says?|according to|reports?) (?:[\w.’'-]+ ?){1,5}|: (?:[\w.’'-]+ ?){1,3})$",
    re.IGNORECASE,
)
SOMETHING = re.compile(r"(?:watch|live|photos|video|in pictures)\b", re.IGNORECASE)
UNSOUND = re.compile(r"[?{}©|]")
DATELINE = re.compile(
    r"^(?:[A-Z]{3,}[A-Z/ ]*(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([A-Z][\w ]+\))?(?: [-–—]|:)) (?=[A-Z“])"
)
# "Five things to watch for": a list, not what happened.
COUNTED = re.compile(
    r"(?:the |here are |what are )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:[a-z]+ )?"
    r"(?:things|takeaways|ways|reasons|questions|facts|charts|lessons|moments|points) ",
    re.IGNORECASE,
)
# What somebody does, by a verb that no list has: "the premier | attends a | meeting".
DOES = re.compile(r"\b\w+ [a-z]{3,}[^s\W]s (?:an?|the|its|his|her|their|to|that|with|at|about) ")
ASKS = re.compile(r"(?:why|how|what|who|where|when|which|is|are|was|were|will|could|should|can|does|did|do)\b", re.I)
GOES_ON = re.compile(r"(?:but|and|or|so|yet|then|also|meanwhile|instead|still|however)\b", re.IGNORECASE)
POINTING_BACK = re.compile(r"The (?:[a-z-]+ ){3}")  # "The plan to raise": which, stands before
POINTING = frozenset({"the", "this", "that", "these", "those", "both", "such"})
PERSON_POINTED = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b")
FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|me|us|you|your)\b")
JOINS = re.compile(r" (?:after|before|since|until|despite|during|over|amid|if|unless) \S", re.IGNORECASE)
# Days that are told from the day of printing.
TODAY = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|overnight|this (?:morning|evening|afternoon|week|month)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
FEWEST_OF_HEADLINES, FEWEST = 4, 7  # words
BEGINNING = 20  # letters of a claim's words by which its sentence is told to begin with them
FIRST = 3  # words at the beginning that must point to nothing before


class Statement(NamedTuple):
    """The words, the claim that they are of, and whether they are a headline.

    `begins` says that they are a headline that begins with the claim's own words, so that it tells of that first.
    """

    words: str
    headline: bool
    begins: bool
    claim: str


def entire(claim: Claim, report: Report) -> str:
    """The headline whole, without a label before it, where it says what the claim does and nothing apart; else "".

    What it adds to the claim's own words belongs to the same deed: "within a year", "on phones of servants, minister
    says", "after the envoy left".
    """
    line, quote = unlabelled(_as_headline(claim, report), claim), " ".join(claim.quote.split())
    bare = SAYS.sub("", line)
    at = line.find(quote)
    if at < 0 or not quote or not claim.trigger or not _opens(line[:at]):
        return ""
    if claim.part == "noun" and (claim.status == "ongoing" or line[:at].strip()):
        return ""  # "the economics of | the war": what is told of what goes on is another matter
    if SENTENCE_ENDS.search(line[:-1]) or BREAKS.search(bare) or not _one_deed(bare[at + len(quote) :]):
        return ""
    told = marker(claim.status)
    says = claim.status in DONE or (told is not None and told.search(line) is not None)
    says = says or (claim.status == "planned" and TO_DO.match(line) is not None)
    stands = sound(bare, named=False) and not ASKS.match(line) and not TODAY.search(line)
    line = LEADING.sub("", line)
    line = line[:1].upper() + line[1:]
    return line if says and stands and len(line) <= LONGEST and len(line.split()) >= FEWEST_OF_HEADLINES else ""


def unlabelled(line: str, claim: Claim) -> str:
    """A headline without the label before it, but for one that may tell who speaks: "Soto: the bank failed"."""
    label = LABEL.match(line)
    if label is None or SOMETHING.match(line):
        return LABEL.sub("", line)
    own = claim.trigger in label.group() or PERSON.fullmatch(label.group()) is not None
    return line if own or claim.type in SPOKEN else LABEL.sub("", line)


def spoken_before(claim: Claim, report: Report) -> bool:
    """Whether a label before a claim may tell whose words it is: "Soto: | the bank failed"."""
    line, start = _line(report.text, claim.span)
    before = line[: claim.span.start - start]
    return claim.type in SPOKEN and SPEAKER.fullmatch(before) is not None and not SOMETHING.match(before)


def _as_headline(claim: Claim, report: Report) -> str:
    """The headline that a claim stands in, or the line below it where that has no full stop, either; else ""."""
    line, start = _line(report.text, claim.span)
    words, title = " ".join(line.split()), " ".join(report.title.split())
    return words if words == title or (title and _leads(report, start) and _stops_whole(words)) else ""


def _stops_whole(words: str) -> bool:
    """Whether a line without a full stop ends with a word, not in the midst of one where the report breaks off."""
    last = words.rsplit(maxsplit=1)[-1] if words else ""
    ends = len(last) > 2 or last.lower() in closed("prepositions") | {"up", "it", "us"}
    return last.isalnum() and (last[:1].isupper() or last[:1].isdigit() or (ends and last.lower() in frequencies()))


def _opens(before: str) -> bool:
    """Whether what stands before a claim's words belongs to who acts: "Families of | hostages start a march"."""
    words = [word.lower().strip(PUNCTUATION) for word in before.split()]
    linked = (closed("stops") | closed("prepositions") | {"and", "or", "to"}) - {"of"}
    return not finite(words) and linked.isdisjoint(words) and not re.search(r"[,;:–—-](?:\s|$)", before)


def _one_deed(rest: str) -> bool:
    """Whether what follows tells of no other deed, but for what this one came after, or is over."""
    words = [word.lower().strip(PUNCTUATION) for word in rest.split()[:1] if word != "and"]
    return JOINS.match(rest) is not None or (closed("stops").isdisjoint(words) and not finite(rest.split()))


def statement(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Statement | None:
    """The best whole statement among the reports of claims: a headline before a sentence, a short one before a long."""
    made = [found for claim in claims if (found := _of(claim, reports.get(claim.report)))]
    return min(made, key=lambda one: (not one.headline, len(one.words), one.words, one.claim), default=None)


def printed_whole(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Statement | None:
    """The headline that tells of an event which it only names; None where none does."""
    said = statement(claims, reports)
    return said if said is not None and said.headline else None


def in_sentence(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Statement | None:
    """The shortest sentence that claims stand in, cut behind them where long; None where none can be read alone.

    One that begins with a claim's own words goes before one that comes to them: "Vega left, after a visit of Soto".
    """
    made = [found for claim in claims if (found := _around(claim, reports.get(claim.report)))]
    return min(made, key=lambda one: (not one.begins, len(one.words), one.words, one.claim), default=None)


def _around(claim: Claim, report: Report | None) -> Statement | None:
    if report is None or not claim.trigger or not report.text[claim.span.start : claim.span.end]:
        return None
    line, start = _line(report.text, claim.span)
    sentence = _sentence(line, claim.span.start - start, claim.span.end - start)
    behind = claim.quote.partition(claim.trigger)[2].split()
    if (breaks_off(claim, report) and len(behind) < FIRST) or COUNTED.match(sentence) or of_a_picture(line):
        return None
    words = unlabelled(" ".join(sentence.split()), claim)
    words = f"{words.rstrip('.… ')} …" if words.endswith(("..", "…")) else words.removesuffix(".")
    words = DATELINE.sub("", words)
    if len(words) + 2 > LONGEST_QUOTED:
        words = shortened(words, claim)
    whole = words.count("“") == words.count("”") and words.count('"') % 2 == 0 and words[:1].isupper()
    if not whole or claim.trigger not in words or len(words.split()) < FEWEST or UNSOUND.search(words):
        return None
    opening = words.split(maxsplit=1)[0].lower()
    clause = opening in CLAUSES and ", " in words  # "As the rain fell, he asked them to go"
    hangs = (_points(words) and not clause) or GOES_ON.match(words) or FIRST_PERSON.search(QUOTATION.sub("", words))
    begins = claim.part == "verb" and words.startswith(" ".join(claim.quote.split())[:BEGINNING])
    return None if hangs or leans(words) else Statement(words, False, begins, claim.id)


def breaks_off(claim: Claim, report: Report) -> bool:
    """Whether a report's text breaks off within a claim's words: "claims that it shot down..."."""
    text = report.text.rstrip()
    return text.endswith(("...", "…")) and claim.span.end >= len(text.rstrip(".… "))


def quoted(words: str) -> str:
    """The words as a title that quotes them."""
    inner = STRAIGHT.sub(r"‘\1’", words.translate(INNER))
    return f"“{inner}”"


def _of(claim: Claim, report: Report | None) -> Statement | None:
    if report is None or not claim.trigger or not report.text[claim.span.start : claim.span.end]:
        return None
    line, start = _line(report.text, claim.span)
    title = " ".join(report.title.split())
    if title and " ".join(line.split()) == title:
        words = _sentence(line, claim.span.start - start, claim.span.end - start)
        words = SHOWS.sub("", unlabelled(" ".join(words.split()), claim)).removesuffix(".")
        fits = len(words) + 2 <= LONGEST_QUOTED
        begins = words.startswith(" ".join(claim.quote.split()))
        return Statement(words, True, begins, claim.id) if fits and _headline(words, claim) else None
    if not _leads(report, start):
        return None
    if SENTENCE_ENDS.search(line[: claim.span.start - start]) or of_a_picture(line):
        return None
    words = " ".join(_sentence(line, claim.span.start - start, claim.span.end - start).split())
    if words == " ".join(line.split()) and _stops_whole(words):
        words += "."  # a paper that writes leads as it does headlines
    stands = len(words) + 2 <= LONGEST_QUOTED and _stands(words)
    return Statement(words.removesuffix("."), False, False, claim.id) if stands else None


def of_a_picture(line: str) -> bool:
    """Whether a line is a picture's caption: what it shows, in the present, with the day on which it was taken."""
    first = SENTENCE_ENDS.split(line, maxsplit=1)[0]
    return CAPTION.fullmatch(" ".join(first.split())) is not None


def _leads(report: Report, start: int) -> bool:
    """Whether a line is the first below the headline, which leans on nothing before it."""
    title = report.title.strip()
    body = len(title) if title and report.text.startswith(title) else 0
    return not report.text[body:start].strip()


def _line(text: str, span: Span) -> tuple[str, int]:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)], start


def _sentence(line: str, start: int, end: int) -> str:
    begun = max((found.end() for found in SENTENCE_ENDS.finditer(line, 0, start)), default=0)
    stop = SENTENCE_ENDS.search(line, max(start, end - 1))
    return line[begun : stop.end() if stop else len(line)]


def _headline(words: str, claim: Claim) -> bool:
    """Whether a headline tells something: it does not ask, and is no label."""
    to_do = TO_DO.match(words)
    does = any(word.lower() in closed("headline_verbs") for word in words.split()[1:])
    told = (
        does
        or finite(words.split(), 1)
        or _verb_of(words, claim)
        or (to_do is not None and base_form(to_do["verb"].lower()))
    )
    count = len(words.split())
    if not (told or count >= FEWEST) or count < FEWEST_OF_HEADLINES or SOMETHING.match(words) or COUNTED.match(words):
        return False
    return (
        "?" not in words
        and "…" not in words
        and "|" not in words
        and not any(ASKS.match(part) for part in words.split(": "))
    )


def _verb_of(words: str, claim: Claim) -> bool:
    """Whether the claim's word is the headline's verb, whatever it was taken for: "Army | honors a dog"."""
    before, found, after = words.partition(claim.trigger)
    near = (before.strip().rpartition(" ")[2], after.strip().partition(" ")[0])
    return bool(found and before) and is_verb(claim.trigger, claim.part, *near)


def leans(words: str) -> bool:
    """Whether a sentence tells of what was named before it: "The bloc faces", "A revolt made him look weak"."""
    if _definite(words.split()):
        return True
    pointing = PERSON_POINTED.search(QUOTATION.sub("", words))
    if pointing is None:
        return False
    before = words[: pointing.start()].split()
    led = closed("prepositions") | closed("openers") | CLAUSES
    somebody = any(word[:1].isupper() for word in before[1:]) or (bool(before) and before[0].lower() not in led)
    return not (somebody or any(is_title(word.strip(PUNCTUATION)) for word in before))


def _definite(words: list[str]) -> bool:
    """Whether the subject is a bare noun that was told of before: "The bloc faces", "The prime minister also met"."""
    if not words or words[0].lower() not in POINTING:
        return False
    nouns = next((at for at, word in enumerate(words) if at and not word.islower()), len(words))
    bare = [word for word in words[1 : min(nouns, 6)] if word not in ("also", "first", "later", "then")]
    return any(finite(["it", bare[at]], 1) for at in (1, 2) if at < len(bare))


def _points(words: str) -> bool:
    """Whether words open with what stands before them: "Her", "After that"."""
    opening = [re.split("[’']", word.strip(PUNCTUATION))[0] for word in words.split()[:FIRST]]
    points = any(word.lower() in closed("pronouns") and word not in ("US", "IT") for word in opening)
    led = closed("openers") | closed("stops") | closed("prepositions") | {"had"}
    return points or (opening[0].lower() in led and not words.startswith(("At least ", "More than ")))


def _stands(words: str) -> bool:
    """Whether a sentence can be read by itself: whole, no question, and pointing to nothing before it."""
    outside = QUOTATION.sub("", words)
    points = _points(words)
    begins = words[:1].isupper() or words[:1].isdigit()
    whole = words.rstrip("”’\"')")[-1:] == "." and words.count("“") == words.count("”") and words.count('"') % 2 == 0
    hangs = GOES_ON.match(words) or POINTING_BACK.match(words) or FIRST_PERSON.search(outside) or "?" in words
    tells = finite(words.split(), 1) or DOES.search(outside) is not None
    return begins and whole and not points and not hangs and not leans(words) and len(words.split()) >= FEWEST and tells
