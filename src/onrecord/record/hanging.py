"""Titles whose last words hang on what follows: "is making | claims", "to watch | how Peru votes", "to sack | her"."""

import re

from onrecord.knowledge.actors import codes_for
from onrecord.record.finite import AUXILIARY, finite
from onrecord.record.grammar import PUNCTUATION, TIMES, closed
from onrecord.record.inflecting import base_form
from onrecord.record.text import stands_alone
from onrecord.record.tidying import LONGEST

SPACE = re.compile(r"\s+")
STOPS = re.compile(r"[,;:.!?()…—–”\"\n]")
# "to sack | her": who it is done to, where no noun follows whose it would be.
OBJECT = re.compile(
    r" her(?=[,.;:!?”\"’)\n]|$| (?:with|for|over|in|on|at|from|by|to|after|as|when|if|during|because)\b)"
)
ASKED = re.compile(r" (?:how|what|why|who|whether|where) \S", re.IGNORECASE)
# "asked the court to step | in".
PARTICLE = re.compile(
    r" (?:in|down|up|out|off|back|on|away|aside|ahead)"
    r"(?=[,.;:!?”\"’)\n]|$| (?:to|for|by|and|after|as|when|if|over|until)\b)"
)
AT_WORK = re.compile(r" (?:working|serving|acting|posing)$", re.IGNORECASE)
AS_WHAT = re.compile(r" as [\w‘“'\"]")
BEING = frozenset({"is", "are", "was", "were", "be", "been", "by", "of", "for", "without"})
SAY = frozenset(
    {"say", "says", "said", "report", "reports", "warn", "warns", "claim", "claims", "source", "sources", "officials"}
)
# What a deed does in a headline, which neither says what kind it is of nor belongs to its aim: "talks | continue".
DOES = frozenset(
    {"begin", "begins", "collapse", "collapses", "come", "comes", "continue", "continues", "draw", "draws", "end",
     "ends", "fail", "fails", "fall", "falls", "follow", "follows", "get", "gets", "go", "goes", "grow", "grows",
     "head", "heads", "hit", "hits", "kill", "kills", "leave", "leaves", "loom", "looms", "move", "moves", "near",
     "nears", "prompt", "prompts", "raise", "raises", "resume", "resumes", "rise", "rises", "send", "sends", "shake",
     "shakes", "show", "shows", "signal", "signals", "spark", "sparks", "stall", "stalls"}
)  # fmt: skip
FEW = 5  # words that a headline goes on with to its end
GOES_ON = frozenset({"against", "over", "on", "of", "for", "from", "with", "in", "at", "to"})


def behind(made: str, start: int, text: str) -> str:
    """What follows a title's last words in the text from there on; "" where it ends otherwise than the text has it."""
    last = made.split()[-2:]
    if not last:
        return ""
    first, *then = last
    at = text.find(first, max(0, start - len(made)))
    while at >= 0:
        end = at + len(first)
        for word in then:
            gap = SPACE.match(text, end)
            end = gap.end() + len(word) if gap and text.startswith(word, gap.end()) else -1
        found = end >= 0 and stands_alone(text, at, end)
        if found and end > start:
            return text[end:]
        at = text.find(first, end if found else at + 1)
    return ""


def hanging(made: str, rest: str, text: str) -> str | None:
    """The title with what its last words hang on; None if there is no room for that, and it says nothing without.

    Args:
        made: the title.
        rest: what follows it in its paragraph.
        text: the paragraph.
    """
    words, following = made.split(), rest.split(maxsplit=1)[:1]
    if len(words) < 3 or not following or not rest[:1].isspace() or rest[:1] == "\n":
        return made
    last, before = words[-1], words[-2].lower()
    if OBJECT.match(rest) and not last.endswith("s"):
        return f"{made} her"
    infinitive = before == "to" and base_form(last) and codes_for(last) is None
    if (infinitive or last.lower() in ("ask", "see", "know")) and ASKED.match(rest):
        return _to_the_stop(made, rest)
    if infinitive and (away := PARTICLE.match(rest)):
        return made + away.group()
    if _of_what(words) and following[0].lower() in closed("prepositions"):
        return further(made, rest, 2) or " ".join(words[:-1])
    apart = closed("prepositions") | closed("stops") | AUXILIARY | {"and", "or", "to", "that"}
    if AT_WORK.search(made) and AS_WHAT.match(rest):
        return further(made, rest, 2)
    goes_on = following[0][:1].isalnum() and following[0].lower().strip(PUNCTUATION) not in apart
    if not goes_on:
        return _to_the_end(made, rest) if of_a_headline(text) and following[0].lower() in GOES_ON else made
    doing = last.islower() and last.endswith("ing") and len(last) > 4 and (before in BEING or before.endswith("ly"))
    if infinitive or doing:
        return further(made, rest, 1)
    if of_a_headline(text):
        return _to_the_end(made, rest)
    return further(made, rest, 1) or made if _of_a_kind(last, following[0], rest) else made


def _of_what(words: list[str]) -> bool:
    """Whether a title ends in a participle of its last noun: "struck two camps linked | to the militia"."""
    last, before = words[-1], words[-2].lower()
    said = last.islower() and last.endswith("ed") and len(last) > len("need")
    return said and before not in BEING | AUXILIARY | {"and", "or", "not"} and finite(words[:-1], 1)


def _of_a_kind(last: str, following: str, rest: str) -> bool:
    """Whether a noun goes on to say of what kind: "puberty | blockers", in a sentence."""
    bare = following.lower().strip(PUNCTUATION)
    noun = following.islower() and bare not in DOES and not finite([bare]) and not bare.endswith(("ly", "ed", "ing"))
    return noun and last.isalpha() and not last.endswith("ly") and TIMES.match(rest) is None


def further(made: str, rest: str, least: int) -> str | None:
    """The title with as much of what follows as there is room for, up to where a phrase ends; None if too little."""
    clause = STOPS.split(rest.replace("\n", "\n."), maxsplit=1)[0].split()
    stops = closed("stops") | {"that"}
    ends = next((at for at, word in enumerate(clause) if at >= least and word.lower() in stops), len(clause))
    words = clause[:ends]
    while words and len(f"{made} {' '.join(words)}") > LONGEST:
        words.pop()
    if len(words) < ends:  # back to where a phrase begins, so that none is cut in half
        heads = closed("prepositions") | {"and", "or"}
        while len(words) > least and clause[len(words)].lower() not in heads:
            words.pop()
    quoted = next((at for at, word in enumerate(words) if word[:1] in '“"'), len(words))
    if " ".join(words).count("“") > " ".join(words).count("”"):
        words = words[:quoted]
    while words and words[-1].lower().strip(PUNCTUATION) in closed("dangling"):
        words.pop()
    return f"{made} {' '.join(words)}" if len(words) >= least else None


def of_a_headline(text: str) -> bool:
    """Whether a line is a headline, which has no full stop."""
    return not text.rstrip().endswith((".", "!", "?", "…", "”", '"'))


def _to_the_stop(made: str, rest: str) -> str | None:
    """With all up to the next mark: the question that it is about."""
    whole = f"{made} {' '.join(STOPS.split(rest.replace(chr(10), '.'), maxsplit=1)[0].split())}"
    return whole if len(whole) <= LONGEST else None


def _to_the_end(made: str, rest: str) -> str:
    """With the few words that a headline still has, if they are no clause of their own and not who says so."""
    line = rest.split("\n", 1)[0]
    words = line.split()
    if len(words) > FEW or STOPS.search(line) or finite(words) or not SAY.isdisjoint(map(str.lower, words)):
        return made
    whole = f"{made} {' '.join(words)}"
    return whole if len(whole) <= LONGEST else made
