"""What a sentence does not assert, whatever the reader made of it: conditions, wishes, what somebody stops short of."""

import re

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim, Report, Span, Status
from onrecord.record.grammar import SENTENCE_ENDS, closed

CONDITION = re.compile(r"(?<![\w-])(?:once|unless|lest|if|provided that|as long as|in case)\s+$", re.IGNORECASE)
SHORT_OF = re.compile(
    r"(?<![\w-])(?:stop(?:s|ped|ping)?|f(?:alls?|ell|alling)) short of"
    r"(?:\s+(?:saying|claiming|suggesting|confirming)(?:\s+[\w’']+){0,3}|\s+\w+ly)?\s*$",
    re.IGNORECASE,
)
# "Putin wants Kim's | shells", "seeks further | aid": whether it comes about, nobody says.
WISH = re.compile(
    r"(?<![\w-])(?<!\bon )(?<!\bmost )"
    r"(?:wants?|wanted|wanting|seeks?|seeking|sought|eye(?:s|ing)|hop(?:es?|ed|ing) for|wish(?:es|ed)? for"
    r"|(?:ask|call|plead|push|press|appeal)(?:s|ed|ing)? for|bid for|demand(?:s|ed|ing)?|crav(?:es?|ing)|needs?)\s+"
    r"(?P<what>(?:[\w’'$-]+\s+){0,4})$",
    re.IGNORECASE,
)
# "families of victims of alleged | crimes": the report does not say that there were any.
ALLEGED = re.compile(
    r"(?<![\w-])(?:alleged|suspected|purported|supposed|so-called|apparent|presumed)\s+(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
# "angry at what they see as | support for Israel": so others see it, the report does not say so.
SEEN_AS = re.compile(
    r"(?<![\w-])what (?:[\w’'-]+\s+){1,4}?(?:sees?|saw|views?|viewed|regards?|regarded|considers?|considered"
    r"|calls?|called|describes?|described|perceives?|perceived|denounced?|denounces|decried)(?: as)?\s+"
    r"(?:[\w.’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
# "moves to force a vote on | censuring him": what is voted on is not done.
VOTED_ON = re.compile(r"(?<![\w-])votes? on (?:whether to |a motion to )?$", re.IGNORECASE)
# "charged with conspiring to carry out | attacks": what he is tried for, nobody tells as done.
CHARGED = re.compile(
    r"(?<![\w-])(?:charged|indicted|accused|suspected|prosecuted|sued|wanted)\s+(?:with|of|in|over|for)\s+"
    r"(?:[\w’'-]+\s+){0,6}$",
    re.IGNORECASE,
)
# "rebutted reports suggesting that | the state is urging": who is told of it says that it is not so.
REBUTTED = re.compile(
    r"(?<![\w-])(?:rebut|refut|den(?:y|i)|dismiss|reject|disput|debunk)\w* (?:the |recent |media |press |earlier )*"
    r"(?:reports?|claims?|allegations?|suggestions?|rumou?rs?|speculation) (?:that|suggest\w*|claim\w*|alleg\w*|of)\b"
    r"[^.;\n]{0,80}$",
    re.IGNORECASE,
)
# "a video purports to show | fighters attacking a tank".
SHOWN = re.compile(
    r"(?<![\w-])(?:purport|appear|claim|seem|allege)\w* to (?:show|depict|reveal)\w*\s+(?:[\w’'-]+\s+){0,8}$",
    re.IGNORECASE,
)
# "tortured into saying | he killed her", "forced to confess that": what was wrung from somebody, or is called false.
WRUNG = re.compile(
    r"(?<![\w-])(?:into (?:saying|confessing|admitting|claiming|signing)"
    r"|(?:forced|coerced|made) to (?:say|confess|admit)|confess\w* under torture"
    r"|false(?:ly)? (?:confess\w*|admi\w+|claim\w*|accus\w*|alleg\w*|stat\w+|confession))"
    r"(?: to| of| that)?\s+(?:[\w’'-]+\s+){0,6}$",
    re.IGNORECASE,
)
# "fabricated images of | him being arrested".
FAKED = re.compile(
    r"(?<![\w-])(?:fabricated|fake|faked|doctored|bogus|false|manipulated|AI-generated|deepfake) "
    r"(?:images?|photos?|pictures?|videos?|footage|clips?|reports?|claims?) (?:of|that|show\w*)\s+"
    r"(?:[\w’'-]+\s+){0,8}$",
    re.IGNORECASE,
)
# "as new sanctions | loom".
LOOMS = re.compile(r" (?:looms?|looming)\b", re.IGNORECASE)
AT_REST = frozenset(
    {"in", "from", "on", "to", "for", "with", "and", "against", "over", "by", "of", "at", "as", "after"}
)


# "found the company | tax compliant": who is cleared is not accused.
FINDS = frozenset({"find", "finds", "found", "rule", "rules", "ruled", "declare", "declares", "declared"})
CLEARED = re.compile(
    r"\b(?:compliant|not guilty|innocent|no (?:evidence|wrongdoing|fault|breach|violation)|not liable|not responsible"
    r"|cleared|in (?:good )?order|lawful|legal|acted properly)\b",
    re.IGNORECASE,
)


def _cleared(claim: Claim, text: str, at: int) -> bool:
    """Whether the words behind a finding say that nothing is found against anybody."""
    rest = SENTENCE_ENDS.split(text[at:].split("\n", 1)[0], maxsplit=1)[0]
    return claim.type == "ACCUSE" and claim.trigger.lower() in FINDS and CLEARED.search(rest) is not None


def unasserted(claim: Claim, report: Report | None) -> Status | None:
    """The status that the words give to a claim said to tell of what has happened; None if they leave it as it is.

    "Once | Kyiv satisfied the conditions" is possible, as is "wants their shells"; "stops short of saying that he
    trusts him" is negated.
    """
    text = report.text if report else ""
    start = text.rfind("\n", 0, claim.span.start) + 1
    trigger = _standing(claim.trigger, claim.quote) if claim.trigger else None
    if SHORT_OF.search(text[start : claim.span.start] + claim.quote[: trigger.start if trigger else 0]):
        return "negated"
    if trigger and WRUNG.search(text[start : claim.span.start + trigger.start]):
        return "possible"
    if trigger and _cleared(claim, text, claim.span.start + trigger.end):
        return "negated"
    if trigger and VOTED_ON.search(text[start : claim.span.start + trigger.start]):
        return "possible"
    if trigger and claim.part == "noun" and LOOMS.match(text[claim.span.start + trigger.end :]):
        return "possible"
    if trigger and _wished(claim, text, start, claim.span.start + trigger.start):
        return "possible"
    return "possible" if CONDITION.search(text[start : claim.span.start]) else None


def called_alleged(claim: Claim, report: Report | None) -> bool:
    """Whether a deed is one that is only alleged, or that somebody is charged with: told on the word of one unnamed."""
    trigger = _standing(claim.trigger, claim.quote) if claim.trigger else None
    if report is None or trigger is None:
        return False
    at = claim.span.start + trigger.start
    before = report.text[report.text.rfind("\n", 0, at) + 1 : at]
    named = any(pattern.search(before) for pattern in (ALLEGED, SEEN_AS))
    return any(pattern.search(before) for pattern in (CHARGED, SHOWN, REBUTTED, FAKED, WRUNG)) or (
        claim.part == "noun" and named
    )


def _wished(claim: Claim, text: str, start: int, at: int) -> bool:
    """Whether a deed is named as what somebody wants, and the noun is what is wanted, not what tells more of that."""
    if claim.part != "noun" or claim.type in SPOKEN:
        return False
    found = WISH.search(text[start:at])
    apart = closed("prepositions") | closed("stops")
    if found is None or not apart.isdisjoint(found["what"].lower().split()):
        return False
    following = text[at + len(claim.trigger) :].split("\n", 1)[0]
    after = following.split(maxsplit=1)[0].lower() if following.split() else ""
    return not following[:1].isspace() or not after or after in AT_REST


def _standing(word: str, text: str) -> Span | None:
    """The first place at which the word stands by itself.

    Not by a pattern: there are more words than patterns can be kept, and making one takes longer than the search.
    """
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not _within_word(text[at - 1 : at]) and not _within_word(text[end : end + 1]):
            return Span(at, end)
        at = text.find(word, at + 1)
    return None


def _within_word(char: str) -> bool:
    return char.isalnum() or char == "_"
