"""Sources that close a headline: "Putin oversees test – Kremlin", "Missile Fired, State Media Reports".

Capitals on every word, or a dash for a verb, hide from the parser who says so.
"""

from spacy.tokens import Doc, Token

from onrecord.knowledge.actors import codes_for
from onrecord.knowledge.folding import speaker_name
from onrecord.read.attribution_cues import Cue, verbs
from onrecord.read.attribution_frames import Found
from onrecord.read.attribution_sources import NAMED, kinds, outlets
from onrecord.read.quotes import DOUBLE

DASHES = frozenset({"-", "–", "—", "--"})
LONGEST = 5  # words of a speaker's name
LEAST = 4  # words before it
LEAST_BEHIND = 3  # words behind a verb
NOT_TOLD = frozenset({"VERB", "AUX", "PUNCT"})
TENSED = frozenset({"VBZ", "VBP", "VBD", "MD"})
WITHIN = frozenset({"DET", "ADJ", "PROPN", "NOUN", "ADP", "PART", "PUNCT"})


def closing(doc: Doc, start: int, end: int, own: str = "") -> list[Found]:
    """The speaker behind a line's last dash, or between its last comma and the verb of saying that ends it.

    `own` is the report's outlet, which many put behind their headlines and which is no source.
    """
    words = [i for i in range(start, end) if not doc[i].is_space]
    if len(words) > 2 and doc[words[-1]].text == "." and _of_several(doc, words[-2]):
        words.pop()
    if not words or doc[words[-1]].text in {".", "?", "!", "”", '"'}:
        return []
    last = words[-1]
    opened = _opening(doc, words)
    if opened is not None:
        return [opened]
    dash = next((i for i in reversed(words) if doc[i].text in DASHES and _apart(doc, i)), None)
    if dash is not None and last - dash <= LONGEST and dash - start >= LEAST:
        named = speaker_name(doc[dash + 1 : last + 1].text) != speaker_name(own)
        first = _behind_semicolon(doc, start, dash)
        return _made(first, dash, last, dash) if named and _speaks(doc, dash + 1, last) else []
    cue = verbs()[doc[last].lower_] if _of_several(doc, last) else _saying(doc[last].text)
    comma = next((i for i in reversed(words[:-1]) if doc[i].text == ","), None)
    if cue is None or comma is None or last - comma > LONGEST + 1 or comma - start < LEAST or comma + 1 == last:
        return []
    first = _behind_semicolon(doc, start, comma)
    return _made(first, comma, last - 1, last) if _speaks(doc, comma + 1, last - 1) else []


def _behind_semicolon(doc: Doc, start: int, end: int) -> int:
    """Where a speaker's own words begin: he does not reach over a semicolon, but within a quotation."""
    stops = [i for i in range(start, end) if doc[i].text == ";"]
    quoted = any(word.text in DOUBLE for word in doc[start:end])
    return stops[-1] + 1 if stops and not quoted and stops[-1] + 1 < end else start


def _opening(doc: Doc, words: list[int]) -> Found | None:
    """Who "Reports" at the beginning of a headline: "Chad Reports Heavy Shelling", where capitals hide the verb."""
    for number, at in enumerate(words[1 : LONGEST + 1], start=1):
        rest = [doc[i] for i in words[number + 1 :]]
        if not _states(doc, at, rest):
            continue
        if (
            len(rest) < LEAST_BEHIND
            or rest[0].pos_ in NOT_TOLD
            or not (state_named(doc[at - 1]) or _speaks(doc, words[0], at - 1))
        ):
            return None
        cue = Cue("report", "neutral", True, frozenset({"quote"}))
        content = frozenset(range(at + 1, words[-1] + 1))
        return Found(at - 1, frozenset({at}), content, cue, "opens a headline", at, verbal=True)
    return None


def _states(doc: Doc, at: int, rest: list[Token]) -> bool:
    """Whether a word in capitals is a verb of saying: it is parsed as one, or stands behind a state, and no other."""
    word = doc[at]
    if (
        word.ent_iob_ == "I"
        or not word.text[0].isupper()
        or not word.lower_.endswith("s")
        or _saying(word.text) is None
    ):
        return False
    return word.tag_ == "VBZ" or (state_named(doc[at - 1]) and not any(other.tag_ in TENSED for other in rest))


def state_named(word: Token) -> bool:
    """Whether a word by itself is the name of a state or its capital."""
    facts = codes_for(word.text) if word.text[0].isupper() else None
    return word.ent_type_ == "GPE" or (facts is not None and facts.kind in {"state", "capital"})


def _of_several(doc: Doc, at: int) -> bool:
    """Whether a word is a verb of saying behind a plural, which the parser may take for a noun: "media | report"."""
    before = doc[at - 1]
    plural = before.tag_ in {"NNS", "NNPS"} or before.lower_ in {"media", "police"}
    return doc[at].lower_ in {"report", "claim"} and plural


def _apart(doc: Doc, at: int) -> bool:
    """Whether a dash stands between blanks, as none within a word or a number does."""
    return at > 0 and bool(doc[at - 1].whitespace_) and bool(doc[at].whitespace_)


def _saying(word: str) -> Cue | None:
    """The cue of a verb of saying in its third person or past: "Says", "reported", whatever it is parsed as."""
    low = word.lower()
    forms = {"said": "say", "told": "tell"}
    for stem in (forms.get(low, ""), low.removesuffix("s"), low.removesuffix("ed"), low.removesuffix("d")):
        cue = verbs().get(stem) if stem and stem != low else None
        if cue is not None and cue.kind == "report" and "quote" in cue.frames:
            return cue
    return None


def _speaks(doc: Doc, first: int, last: int) -> bool:
    """Whether words can name a speaker: a person, a body, an outlet, or what such are called."""
    named = doc[first : last + 1]
    if not named or any(word.pos_ not in WITHIN for word in named):
        return False
    whole = speaker_name(named.text) in outlets()
    return whole or any(word.ent_type_ in NAMED or kinds().get(word.lower_) is not None for word in named)


def _made(start: int, end: int, head: int, at: int) -> list[Found]:
    cue = Cue("report", "neutral", True, frozenset({"quote"}))
    return [Found(head, frozenset({at}), frozenset(range(start, end)), cue, "closes a headline", at, verbal=at > head)]
