"""Whether words cut from a report's sentence begin and end where a clause of it does, so that they say no less than it.

"Clashes broke out between Peru's army | and the guard" names one of two, "resumed talks to allow | for a visit" says
half, "the army and | ministers who travelled" one of two who did. Such words are no title: the sentence is quoted.
"""

import re
from itertools import product

from onrecord.model import Claim
from onrecord.record.finite import finite
from onrecord.record.grammar import LEADING, SENTENCE_ENDS, TIMES, closed
from onrecord.record.statements import leans

ASIDE = re.compile(r"\s*\([^()]*\)")
PUT = re.compile(r" (?:is|are) (?=to |[a-z]+ing )")  # what a title puts for a headline's "to meet", "preparing"
MARKS = re.compile(r"[“”\"‘’']")
ARTICLE = re.compile(r" the (?=[A-Z])")  # "India and | the Philippines"
STOPPED = tuple(',.;:!?)”"…—–|')
# What says when, why or in spite of what, without which a clause is whole.
CIRCUMSTANCE = frozenset(
    {"after", "before", "as", "while", "when", "amid", "during", "following", "since", "until", "because", "but"}
    | {"despite", "though", "although", "ahead", "where", "who", "which", "if", "once", "unless", "even"}
)
WHERE = re.compile(r"\s(?:in|at|near|off|outside|across) (?:the )?(?:[a-z]+ )?[A-Z]")
DEEDS = frozenset({"CONSULT", "ASSAULT", "MOBILIZE", "COERCE", "PROTEST"})  # that need no infinitive to be told
TO_DO = re.compile(r"\s*,? to [a-z]{2,} ")
# What stands before a clause that is told within another: "officials said that | Peru closed the border".
BEFORE_A_CLAUSE = CIRCUMSTANCE | {"that", "whether", "says", "said", "claims", "claimed", "announced", "reported"}
BEFORE_A_CLAUSE |= {"warned", "alleged", "confirmed", "told", "add", "added", "reports", "warns", "announces"}


def unbroken(words: str, claim: Claim, paragraph: str) -> bool:
    """Whether a title is a clause of its paragraph, whole but for the time, what stands in brackets and the article.

    Args:
        words: the title, with nothing put before it.
        claim: whose words it is.
        paragraph: the line of the report that the claim stands in.
    """
    told = _plain(ASIDE.sub("", paragraph))
    said = LEADING.sub("", _plain(words)).lower()
    shorter = PUT.sub(" ", said)
    for line, sought in product((told, TIMES.sub("", told)), (said, shorter)):
        at = line.lower().find(sought)
        if at >= 0:
            found = line[at : at + len(sought)]
            pointed = line[:at].lower().rstrip().endswith("the")
            bare = found[:1].islower() and pointed and leans(f"The {found}")
            rest = line[at + len(sought) :]
            return _begins(line[:at]) and (_ends(rest, sought) or _for_what(rest, claim)) and not bare
    return False


def _plain(text: str) -> str:
    """Words without the marks and the articles that a title may leave out within them."""
    return ARTICLE.sub(" ", " ".join(MARKS.sub("", text).split()))


def _for_what(rest: str, claim: Claim) -> bool:
    """Whether only what a deed was done for is left out: "travelled to Lima | in July to ask for arms"."""
    told = TIMES.sub("", rest) if TIMES.match(rest) else rest
    return claim.type in DEEDS and TO_DO.match(told) is not None


def _ends(rest: str, told: str) -> bool:
    """Whether a clause told in so many words may end before these."""
    if (time := TIMES.match(rest)) is not None:
        return _ends(rest[time.end() :], told)
    if rest[:1] in (".", "-") and rest[1:2].isalnum():
        return False  # "withdraw all U|.S. troops"
    if not rest.strip() or rest.startswith(STOPPED) or rest.lstrip().startswith(STOPPED):
        return True
    word = rest.split(maxsplit=1)[0].lower()
    if word in ("and", "or"):
        another = re.split(r"[,.;:]", rest, maxsplit=1)[0].split()[1:]
        if told.split()[-2:-1] == ["to"]:
            return False  # "permission to live | and work in Chile"
        return finite(another) or (bool(another) and another[0].endswith("ed"))
    if word == "as":  # "to designate Peru | as a sponsor of terror", but "as Chile votes"
        another = re.split(r"[,.;:]", rest, maxsplit=1)[0].split()[1:]
        return another[:1] == ["part"] or finite(another)
    return rest[:1].isspace() and (word in CIRCUMSTANCE or WHERE.match(rest) is not None)


def _begins(before: str) -> bool:
    """Whether a clause may begin behind these words."""
    before = re.sub(r"(?:^|\s)(?:the|an?)$", "", before.rstrip(), flags=re.IGNORECASE)
    sentence = SENTENCE_ENDS.split(f"{before} ")[-1].strip()
    words = sentence.split()
    if not words or sentence.endswith((":", "—", "–", "“", "‘", '"', ";", "|", "-")):
        return True
    last = words[-1].lower()
    if last.endswith(","):
        led = words[0].lower() in closed("openers") | closed("prepositions") | CIRCUMSTANCE
        return led or finite(words, 1) or len(words) > 3
    if last in ("and", "or", "but"):
        return finite(words, 1)
    return last in BEFORE_A_CLAUSE
