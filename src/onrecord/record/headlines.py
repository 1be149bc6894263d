"""The headline that a claim's own words give: who does what to whom, cut to about twelve words.

Nothing is parsed anew: the claim's quote, its trigger, and where its parties and speakers stand are enough to cut
relative clauses, attributions, times and what trails behind, to go on a little where the quote breaks off before the
verb's complement ("urged North Korea | to stop"), and to put a name where a pronoun or "the official" stands.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.model import Claim, Status
from onrecord.model.kinds import DONE
from onrecord.record.complements import MOST_WORDS, complement
from onrecord.record.completing import completed
from onrecord.record.cut_short import cut_short, whole, whom_open
from onrecord.record.finite import AUXILIARY, clause, finite, verb_at
from onrecord.record.grammar import PUNCTUATION, SENTENCE_ENDS, closed, is_verb, marker, plural, stems
from onrecord.record.hanging import DOES
from onrecord.record.inflecting import base_form, base_of, third_person
from onrecord.record.inflecting import told as put
from onrecord.record.noun_forms import noun_form
from onrecord.record.other_deeds import PASSIVE, before_the_main_verb, of_another, undergoing
from onrecord.record.outlook import outlook, says_how
from onrecord.record.participles import beside_its_verb, second_verb
from onrecord.record.pointing import pointed
from onrecord.record.sound import sound
from onrecord.record.subject_names import NoHeadlineError
from onrecord.record.subjects import RELATIVE, goes_on, subject_of
from onrecord.record.text import stem
from onrecord.record.tidying import LONGEST, closed_quotes, fitting, tidy

GOOD_WORDS = 12
SHOTS = re.compile(r"(?:shots?|signs?|letters?|notices?)\b", re.IGNORECASE)  # "fires | warning shots"
# "the most prominent | jailed advocate": what she is, and nothing that she did.
ATTRIBUTE = re.compile(r"\b(?:the|an?) (?:most|more|recently|newly|currently|previously|long) (?:[a-z]+ )?$")
TO_SOMEBODY = re.compile(r"\bto (?:the )?$")
# "once | Kyiv satisfied the conditions" is not told as done, nor "whether | Kyiv would" as what it would do.
# "a response to a video | Peru posted mocking Chile": the verb is of the video.
CONTACT = re.compile(r"(?:^|\s)(?:an?|his|her|their|its) (?:[a-z-]+ )?[a-z-]+ (?<!\bsay )(?<!\bsays )(?<!\bsaid )$")
BOTH_POINT = re.compile(r"(?:he|she|they|it) (?:[a-z]+ ){1,4}(?:him|her|them|it)\b", re.IGNORECASE)
CONDITION = frozenset({"once", "unless", "lest", "whether"})


class Headline(NamedTuple):
    """Words with their worth: the better the clause, the higher. `claim` is whose words they are.

    `named` says that the event is named ("arms sales to Russia"), not told; `common` that
    its first word is no name, so that it may stand small after "Possible:"; `way` how it is put, where the verb is left
    as an infinitive for it (`outlook`): "Congress to pass the bill".
    """

    words: str
    worth: float
    claim: str
    named: bool = False
    common: bool = False
    way: str = ""


@lru_cache(maxsize=8192)  # a kilobyte each
def headline(claim: Claim, text: str, in_title: bool) -> Headline | None:
    """The claim's words as a headline, or None where they make none.

    Where what they say of who acts makes none, it is what is told beside that: "accusing the police of bias".

    Args:
        claim: the claim, its offsets into `text`.
        text: the paragraph the claim stands in, all offsets shifted to it.
        in_title: whether these are words of the report's own headline.
    """
    return _headline(claim, text, in_title) or _headline(claim, text, in_title, beside=True)


def _headline(claim: Claim, text: str, in_title: bool, *, beside: bool = False) -> Headline | None:
    if not claim.trigger or claim.quote.lstrip("“\"'‘ ").split(" ")[0].lower().endswith("?"):
        return None
    found = re.search(rf"(?<!\w){re.escape(claim.trigger)}(?!\w)", text[claim.span.start : claim.span.end])
    if found is None:
        return None
    at, after = claim.span.start + found.start(), claim.span.start + found.end()
    stop = SENTENCE_ENDS.search(text, max(after, claim.span.end - 1))
    end = stop.start() if stop else len(text)
    if stop and text[claim.span.start : end].count("“") > text[claim.span.start : end].count("”"):
        end = stop.start() + len(stop.group().rstrip())  # the stop stands within the quotation marks
    if text[end - 1 : end + 1].strip().endswith("?") or (claim.part == "infinitive" and claim.status in DONE):
        return None  # "Is it war?" asserts nothing, nor does "to help Kyiv beat them back"
    before = text[claim.span.start : at].split()
    following = text[after:end].split()
    if claim.part == "adjective" and following[:1] and before[-1:] and before[-1].lower() in closed("possessives"):
        return None
    verb = is_verb(claim.trigger, claim.part, before[-1] if before else "", following[0] if following else "")
    if beside:
        told_beside = beside_its_verb(claim, text, at, after, end) or second_verb(claim, text, at, after, end)
        return _made(claim, text, in_title, told_beside, verb=True) if told_beside else None
    verb = verb and not _attribute(claim, text, at, after)
    participle = any(word.endswith("ing") for word in text[claim.span.start : after].split())
    own_subject = (
        participle or _done_to(claim, before, following) or RELATIVE.match(text[claim.span.start : at]) is not None
    )
    if verb and ((not own_subject and _governed(text, claim.span.start)) or CONTACT.search(text[: claim.span.start])):
        return None
    if verb and claim.trigger.lower().endswith("ing") and not before and in_title and not beside:
        return None  # "MPs Block Motion | Calling For": who calls for it stands there as well
    if verb and claim.trigger.endswith("ing") and TO_SOMEBODY.search(text[: claim.span.start]):
        return None  # "a letter to | the banker questioning whether"
    if verb and BOTH_POINT.match(text[claim.span.start : claim.span.end]):
        return None  # "he targeted her": who is who, a mistake would turn round
    try:
        told = _clause(claim, text, at, after, end) if verb else _name(claim, text, at, after, end)
    except NoHeadlineError:
        return None
    return _made(claim, text, in_title, told, verb=verb)


def _made(claim: Claim, text: str, in_title: bool, told: tuple[str, float], *, verb: bool) -> Headline | None:
    """The headline of words and their worth, if they stand by themselves."""
    made, worth = told
    made, common = tidy(whole(fitting(closed_quotes(made, text, claim), claim.trigger)))
    way = outlook(claim, text) if (to_come := _infinitive(made, claim)) else ""
    if not sound(made, named=not verb) or (verb and (_hungry(made, claim) or not (_told(made, claim) or to_come))):
        return None
    made = completed(made, claim, text) or ""
    if not made or cut_short(made, claim, text):
        return None
    made = pointed(made, claim, text)
    if whom_open(made, claim, text):
        return None
    if common and made.split()[0].lower() in closed("headline_verbs"):
        return None  # "the countries that | share the basin agree": its subject stands before
    count = len(made.split())
    if not any(re.search(rf"(?<!\w){re.escape(form[:3])}", made.lower()) for form in _forms(claim.trigger.lower())):
        return None
    if len(made) > LONGEST or count < (3 if verb else 2) or count > MOST_WORDS + 8 or made.endswith("?"):
        return None
    worth -= 1.0 * (count < 4) + 1.0 * (count < 3) + 0.7 * (count > GOOD_WORDS)
    return Headline(made, worth + 1.5 * in_title, claim.id, not verb, common, way)


def _done_to(claim: Claim, before: list[str], following: list[str]) -> bool:
    """Whether a participle says what was done to whom it stands behind: "for | a rioter charged with assault"."""
    bare = bool(before) and {word.lower() for word in before}.isdisjoint(AUXILIARY)
    return (
        bare
        and claim.trigger.endswith("ed")
        and bool(following)
        and following[0].lower() in ("with", "by", "in", "over")
    )


def _attribute(claim: Claim, text: str, at: int, after: int) -> bool:
    """Whether a word that may be a verb says what kind of one stands behind it."""
    shots = claim.trigger.lower() == "warning" and SHOTS.match(text[after:].lstrip()) is not None
    return shots or ATTRIBUTE.search(text[claim.span.start : at]) is not None


def _forms(trigger: str) -> tuple[str, ...]:
    """An event's word, and the past that a title puts for it: "seeking", "sought"."""
    return (trigger, put(base_of(trigger), "happened", False)) if trigger.endswith("ing") else (trigger,)


def _governed(text: str, start: int) -> bool:
    """Whether the words are cut off from what they hang on: "not ready for | Russia talks", "which | it condemned"."""
    words = SENTENCE_ENDS.split(text[:start])[-1].split()
    return bool(words) and words[-1].lower() in closed("prepositions") | CONDITION | {"which", "whom"}


def _clause(claim: Claim, text: str, at: int, after: int, end: int) -> tuple[str, float]:
    left, offset = _without_attribution(claim, text, at)
    subject, worth = subject_of(claim, text, left, offset, at)
    right, complete = complement(claim, text, after, end)
    if subject.split()[-1:] and subject.split()[-1].lower() in ("and", "or"):
        raise NoHeadlineError
    if text[after : after + 1] in (",", ";"):
        right = ""
    if right.split(" ", 1)[0] in ("why", "whether", "how", "what") and len(right.split()) < 4:
        raise NoHeadlineError
    if not subject.strip() or (right[:3] == "as " and stem(claim.trigger.lower()) in stems("bare_as")):
        raise NoHeadlineError  # "that Seoul denounced as a rehearsal": what, stands before
    if not right and not complete:
        if left.split()[-1:] and left.split()[-1].lower() not in PASSIVE:
            raise NoHeadlineError
        worth -= 1.5
    if subject not in left and f" {subject}" in f" {right}".replace(" the ", " "):
        worth -= 3.0  # "the official accused the United States", where the official is not who was thought
    of_a_subject = _of_a_subject(left, text[at:after], right)
    if of_a_subject or of_another(claim, left, right, at) or undergoing(claim, left, right, offset):
        raise NoHeadlineError
    right = _without_another_verb(left, right)
    verb = text[at:after]
    told = left.split()[verb_at(left.split(), 1) or 0 :] if verb.endswith("ing") else []
    if not closed("apart").isdisjoint(word.lower() for word in told):
        raise NoHeadlineError
    if text[at - 1 : at] in ("“", "‘", '"') and right[:1] in ("”", "’", '"'):
        subject, right = subject[:-1].rstrip(), right[1:].lstrip()
    helped = left.split()[-1:] and left.split()[-1].lower() in closed("auxiliaries")
    alone = not helped and any(p.span and text[p.span.start : p.span.end] == left.strip() for p in claim.actors)
    if alone and left[:1].isupper() and claim.status in ("planned", "possible") and " and " not in subject:
        verb = _singular(verb)
    if left.split() and left.strip().lower() in ("they", "we", "i") and " and " not in subject and not plural(subject):
        verb = _singular(verb)
    if RELATIVE.match(left):
        right = before_the_main_verb(right)
    return clause(subject, verb, right, claim.status, outlook(claim, text)), worth


def _of_a_subject(left: str, verb: str, right: str) -> bool:
    """Whether a participle only says who does what a verb behind it tells: "a fund | backing Soto opened on Monday"."""
    alone = verb.endswith("ing") and not finite(left.split(), 1)
    return alone and finite(right.split()) and " that " not in f" {right}"


def _without_another_verb(left: str, right: str) -> str:
    """What follows the verb, without that of a clause around it: "the jail where he is held | shows the limits"."""
    passive = left.split()[-1:] and left.rsplit(maxsplit=1)[-1].lower() in PASSIVE
    return "" if passive and right.split(" ", 1)[0].lower() in DOES else right


def _singular(verb: str) -> str:
    """A verb of "we" or "they" as a single name has it."""
    return third_person(verb) if base_form(verb) else verb


def _without_attribution(claim: Claim, text: str, at: int) -> tuple[str, int]:
    """What stands before the verb, from where a leading "Officials said that" or "On Monday," is over."""
    start = claim.span.start
    for source in claim.sources:
        if source.span and source.cue and start <= source.span.start < at:
            cue = re.search(
                rf"(?<!\w){re.escape(source.cue)}(?!\w)(?:\s+(?:that|reporters|journalists)\b)*", text[start:at]
            )
            if cue and start + cue.start() >= source.span.end - 1 and goes_on(text[start + cue.end() : at]):
                start += cue.end()
    left = text[start:at]
    comma = left.find(", ")
    first = left.split(" ", 1)[0].lower() if left else ""
    if comma > 0 and first in closed("openers") and len(left[:comma].split()) <= 8:
        start += comma + 2
    while start < at and text[start] in PUNCTUATION:
        start += 1
    return text[start:at], start


def _told(made: str, claim: Claim) -> bool:
    """Whether the clause has a finite verb: its own, unless that is "being stubborn" or "to declare"."""
    words = made.split()
    at = next((number for number, word in enumerate(words) if word.strip(PUNCTUATION) == claim.trigger), -1)
    before = words[at - 1].lower() if at > 0 else ""
    bare = claim.trigger.lower().endswith("ing") or before in ("", "to", "being")
    told = marker(claim.status)
    others = [word for number, word in enumerate(words) if number != at]
    return not bare or finite(others, 1) or bool(told and before == "to" and told.search(made))


def _infinitive(made: str, claim: Claim) -> bool:
    """Whether the event's verb stands as what is to come, with no other verb to say so: "Hamas to release hostages"."""
    words, told = made.split(), stem(claim.trigger.lower())
    at = next((number for number, word in enumerate(words) if stem(word.strip(PUNCTUATION).lower()) == told), -1)
    link = next((number for number, word in enumerate(words[: max(at, 0)]) if number and word.lower() == "to"), 0)
    if not link or claim.status not in ("planned", "possible") or finite(words[:link], 1):
        return False
    if "not" in (words[link - 1].lower(), words[link + 1].lower()):
        return False
    owned = link > 1 and words[link - 2].endswith(("’s", "'s"))
    return not owned and not says_how(" ".join(words[:link]))


def _hungry(made: str, claim: Claim) -> bool:
    """Whether the words end with a verb that says little without what follows it."""
    words = made.split()
    passive = len(words) > 1 and words[-2].lower() in PASSIVE
    return words[-1].lower() == claim.trigger.lower() and stem(words[-1].lower()) in stems("hungry") and not passive


def _name(claim: Claim, text: str, at: int, after: int, end: int) -> tuple[str, float]:
    """An event that is named, not told: in a clause about it, or as a noun with those who take part."""
    left = text[claim.span.start : at]
    words = left.split()
    if (
        RELATIVE.match(left)
        or any(word.lower() in closed("auxiliaries") - {"to", "not"} for word in words)
        or finite(words, 1)
    ):
        return _told_by_name(claim, text, at, after, end)
    if claim.status in ("planned", "possible") and (told := _to_come(claim, text, at, after, end)):
        return told
    return noun_form(claim, text, at, after, end)


def _to_come(claim: Claim, text: str, at: int, after: int, end: int) -> tuple[str, float] | None:
    """What is to come, told by a verb that is not finite: "the idea of Chad carrying out a | strike"."""
    words = text[claim.span.start : at].split()
    verb = next(
        (n for n, word in enumerate(words) if n and (word == "to" or (word.islower() and word.endswith("ing")))), None
    )
    first = any(p.span and p.span.start <= claim.span.start + 4 for p in claim.actors)
    if verb is None or not first or (words[verb] == "to" and verb + 1 == len(words)):
        return None
    right, _ = complement(claim, text, after, end, verb=False)
    head = words[: verb + 1] if words[verb] == "to" else words[:verb]
    deed, *rest = words[len(head) :]
    way, told = outlook(claim, text), marker(claim.status)
    hedged = deed.endswith("ing") and told is not None and told.search(" ".join(rest)) is not None
    status: Status = "ongoing" if hedged else claim.status  # "is prepping for a potential | evacuation"
    way = "" if hedged else way
    made = clause(" ".join(head), deed, f"{' '.join(rest)} {text[at:after]} {right}", status, way)
    return (made, 5.0) if way or finite(made.split(), 1) else None


def _told_by_name(claim: Claim, text: str, at: int, after: int, end: int) -> tuple[str, float]:
    """A clause whose event is its object: "the bloc had imposed sanctions"."""
    left, offset = _without_attribution(claim, text, at)
    words = left.split()
    if _governed(text, claim.span.start):
        raise NoHeadlineError
    between = [word.lower() for word in words[verb_at(words, 1) or 0 :]]
    aside = "in" in between and "part" not in between and claim.trigger.lower() != "protest"
    if aside or not closed("apart").isdisjoint(between):
        raise NoHeadlineError  # "attempts damage control after | comments": what the clause says is another deed
    subject, worth = subject_of(claim, text, left, offset, at, noun=True)
    right, _ = complement(claim, text, after, end)
    if right.split()[:1] and right.split()[0].lower() in AUXILIARY:
        raise NoHeadlineError
    return f"{subject} {text[at:after]} {right}", worth - 0.5
