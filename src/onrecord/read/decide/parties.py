"""From the network's answers to the parties of one event: which codes, and by which words of the report."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.knowledge.names import label
from onrecord.read.decide.answers import Answer
from onrecord.read.decide.settings import Settings
from onrecord.read.reading import Mention, Reading
from onrecord.read.times.memo import once

SAID = 0.3  # a word with less for the role is no sign that the party is named there
UNNAMED = 0.5  # a word with more, whose code is unknown, is the party although nobody knows which


def codes_of(answer: Answer, role: int, settings: Settings) -> tuple[str, ...]:
    """The codes chosen for a role (0 actor, 1 recipient), the likeliest first; none for nobody."""
    nobody, *line = answer.roles[role].tolist()  # a few numbers each, for which arrays are slow
    if not line or nobody > settings.nobody:
        return ()
    best, also = line.index(max(line)), answer.also[:, role].tolist()
    rest = [k for k, p in enumerate(line) if k != best and p > settings.also_least and also[k] > settings.also]
    rest.sort(key=lambda k: -line[k])
    return (answer.codes[best], *(answer.codes[k] for k in rest))


def parties(reading: Reading, answer: Answer, role: int, settings: Settings) -> tuple[Mention, ...]:
    """The mentions that stand for the codes chosen; for nobody known, the words of whom the report leaves unknown."""
    codes = codes_of(answer, role, settings)
    if codes:
        return tuple(_mention(reading, answer, role, code) for code in codes)
    k = int(answer.words[:, role].argmax())
    if answer.words[k, role] > UNNAMED and k:
        mention = mention_of(reading, answer.at[k])
        if mention is not None and not mention.codes:
            return (mention,)
    return ()


def _mention(reading: Reading, answer: Answer, role: int, code: str) -> Mention:
    """The words for a code: of those that name it the likeliest; else likely ones that name nobody; else none."""
    told = once(reading, "_naming", dict[tuple[int, ...], Naming])
    if answer.at not in told:
        told[answer.at] = _naming(reading, answer.at)
    heads, inside, rest = told[answer.at]
    scores = answer.words[:, role].tolist()
    named = [(scores[place], at) for place, at, codes in heads if code in codes]
    named += [(scores[place], whole.head) for place, _, whole in inside if code in whole.codes]
    strangers = [(scores[place], at) for place, at in rest]
    strangers += [(scores[place], at) for place, at, whole in inside if place and code not in whole.codes]
    loose, other = max(strangers, default=(0.0, -1))
    score, at = max(named, default=(0.0, -1))
    if loose > max(score, UNNAMED) and (mention := mention_of(reading, other)) is not None:
        return replace(mention, codes=(code,))
    if (score > SAID or len(named) == 1) and at >= 0 and (mention := mention_of(reading, at)) is not None:
        return mention if mention.codes == (code,) else one_of(mention, code)
    return Mention(
        answer.trigger, answer.trigger, answer.trigger, label(code), (code,), label(code), None, "name", UNSAID,
        how="unsaid",
    )  # fmt: skip


def one_of(mention: Mention, code: str) -> Mention:
    """One of those whom a mention names together; of two in one word, "U.S.-China", by its own name."""
    joined = mention.end - mention.start == 1 and len(mention.codes) > 1
    return replace(mention, codes=(code,), name=label(code) if joined else mention.name)


UNSAID = "the party that the report speaks for"


class Naming(NamedTuple):
    """The words of an answer, by place and token: those with their own codes, those within a name, and the rest."""

    heads: list[tuple[int, int, tuple[str, ...]]]
    inside: list[tuple[int, int, Mention]]
    rest: list[tuple[int, int]]


def _naming(reading: Reading, words: Sequence[int]) -> Naming:
    """What the words of an answer name; the trigger itself, which comes first, is none of the rest."""
    known = once(reading, "_codes_by_head", lambda: _codes_by_head(reading))
    heads, inside, rest = Naming([], [], [])
    for place, at in enumerate(words):
        if codes := known.get(at):
            heads.append((place, at, codes))
        elif (whole := reading.mention_at(at)) is not None and whole.kind == "name":
            inside.append((place, at, whole))
        elif place:
            rest.append((place, at))
    return Naming(heads, inside, rest)


def _codes_by_head(reading: Reading) -> dict[int, tuple[str, ...]]:
    """The codes that words name: those of the mentions that they head, and else the country of the place they end."""
    found: dict[int, tuple[str, ...]] = {}
    for place in reading.places:
        if place.place.country:
            found.setdefault(place.end - 1, (place.place.country,))
    for mention in reading.mentions:
        if (headed := reading.mention_headed(mention.head)) is not None:
            found[mention.head] = headed.codes
    return found


def mention_of(reading: Reading, token: int) -> Mention | None:
    """The mention whose head the token is, or a place of the report as one, or else its noun phrase."""
    if (found := reading.mention_headed(token)) is not None:
        return found
    for place in reading.places:
        if place.end - 1 == token and place.place.country:
            name = place.place.name
            return Mention(place.start, place.end, token, name, (place.place.country,), name, None, "metonym", "place")
    word = reading.doc[token]
    if word.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    start = min([token, *(c.left_edge.i for c in word.lefts if c.dep_ not in {"punct", "cc", "relcl"})])
    text = reading.doc[start : token + 1].text
    return Mention(start, token + 1, token, text, (), text, None, "description", "nobody that the report makes known")
