"""How well a claim suits a party's reaction, as what is answered: the deed before the accusation, the near before the
far. Weights and reasons: `knowledge/answering.toml`.
"""

import itertools
import math
import re
from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.knowledge import toml
from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim, Report, Response, Span
from onrecord.record.answer_read import host_of, told_by_reading
from onrecord.record.concepts import concepts
from onrecord.record.facts import Facts, codes, settings
from onrecord.record.text import content, dot, irregular, stem, unit

MARKS = ".,;:!?\"“”'‘’()"
CALLED = re.compile(
    r"\s*(?:(?P<be>was|were|is|are|had been|has been|have been|being)"
    r"|amount|constitut|violat|breach|broke|(?:had|has|have) anything)\w*\s*(?P<what>[\w-]+)?"
)
SAME_KIND = 0.6  # share of concepts from which what is denied and what is claimed are of one kind
ENDING = frozenset({"as", "by"})  # "dismissed it as a lie", "a claim denied by the ministry"
GOING_ON = frozenset({"saying", "adding", "insisting", "arguing", "stressing", "accusing"})  # "denied it, saying"
JOINING = frozenset({"and", "but"})
AFTER = 400  # characters behind an answer within which a claim may still be what is answered
OWN_ACCOUNT = frozenset({"insisted", "disclaimed"})  # rules of reading by which it is no word that denies


class Answer(NamedTuple):
    """A reaction as it is compared with claims: whose it is, where the sentence before its own starts, what it names.

    `named_from` is where the word stands that answers ("denied"); None if none does, as in "maintained that".
    `names_from` is where it begins to say what is answered: there, or at the start ("talks failed, he confirmed").

    `things` are what it names without proper names, `kinds` the concepts of these; `alleged` says that it speaks of
    an accusation or the like, `own` that it is of the party's own part in something ("any involvement in the attack"),
    `accused` that it is of what somebody accuses the party of. `heads` are where the words stand that by grammar name
    what is answered, `passed` those on the way to them ("a role in"); None where reading does not tell.
    """

    response: Response
    party: str
    before: int
    named_from: int | None
    names_from: int
    named: dict[str, float]
    things: frozenset[str]
    kinds: frozenset[str]
    alleged: bool
    own: bool
    accused: bool
    heads: tuple[Span, ...] | None = None
    passed: tuple[Span, ...] = ()


def weights() -> dict[str, Any]:
    """The contents of `knowledge/answering.toml`."""
    return toml("answering.toml")


@lru_cache(maxsize=4)
def listed(name: str) -> frozenset[str]:
    """A list of words of the file."""
    return frozenset(weights()[name].split())


def answer(response: Response, report: Report | None) -> Answer:
    """What comparing a reaction with claims goes by."""
    text = report.text if report else ""
    starts = [response.span.start]
    for _ in range(2):
        upto = max(0, starts[-1] - 2)
        starts.append(max((text.rfind(mark, 0, upto) for mark in (". ", "\n", "? ", "! ")), default=-1) + 1)
    said = [(match.group().strip(MARKS), match.start()) for match in re.finditer(r"\S+", response.quote)]
    cue = _cue_read(response, [word for word, _ in said])
    after = [word for word, _ in said[(-1 if cue is None else cue) + 1 :]]
    rest, host = _up_to_what_else_is_said(after), host_of(response, said, after)
    rest = host or rest
    whose = {word.lower() for word in response.by.name.split()}
    alleged = any(word.lower() in listed("statements") for word in rest)
    telling = [
        word
        for word in rest
        if word.lower() not in listed("denying") | listed("answering") | listed("statements") | whose
    ]
    named = content(" ".join(telling))
    things = frozenset(content(" ".join(word for word in telling if word[:1].islower())))
    kinds = concepts(" ".join(telling)).difference(settings()["general"])
    own = any(word.lower() in listed("parts") for word in rest)
    accused = any(word.lower() in listed("accusing") for word, _ in said)
    named_from = None if cue is None else response.span.start + said[cue][1]
    names_from = response.span.start if named_from is None or host else named_from
    party, whole = response.by.code, unit(named)
    heads, passed = (told_by_reading(response, which) for which in ("heads", "passed"))
    return Answer(
        response, party, starts[-1], named_from, names_from, whole, things, kinds, alleged, own, accused,
        heads or passed, passed or (),
    )  # fmt: skip


def _cue_read(response: Response, words: list[str]) -> int | None:
    """Which word answers: that by which reading found the answer, where it is known, else as `_cue`."""
    read = next((why for why in response.why if why.field == "stance" and why.stage == "responses"), None)
    if read is None or "denial" in read.rule:
        return _cue(response.stance, [word.lower() for word in words])
    if read.rule in OWN_ACCOUNT:
        return None
    return words.index(read.words) if read.words in words else _cue(response.stance, [word.lower() for word in words])


def _cue(stance: str, words: list[str]) -> int | None:
    """Which word answers: one for this stance, else the first that may answer at all."""
    cues = listed("denying") if stance == "denies" else listed("denying") | listed("answering")
    for among in (frozenset(weights()["outright"][stance].split()), cues):
        found = next((at for at, word in enumerate(words) if word in among), None)
        if found is not None:
            return found
    return None


def _up_to_what_else_is_said(words: list[str]) -> list[str]:
    """The words of what is answered, up to where the party goes on: "denied the charge and said that he was ill"."""
    ends = (
        at
        for at, (word, behind) in enumerate(itertools.zip_longest(words, words[1:], fillvalue=""))
        if word in ENDING | GOING_ON or (word in JOINING and behind in listed("going_on"))
    )
    return words[: next(ends, len(words))]


def suits(answer: Answer, fact: Facts, told: int, *, headed: bool = False) -> float:
    """How well a claim of the same report suits as what is answered.

    `told` counts its event's claims there; `headed` says that the headline tells of it.
    """
    table, claim = weights(), fact.claim
    if claim.type == "REJECT" and _own(answer, fact) and not _refusal_told(answer, claim):
        return -math.inf  # the denial itself
    if claim.type == "REQUEST" and answer.response.stance == "declines" and _inside(answer, claim):
        return -math.inf  # the request for comment
    if answer.own and answer.response.stance == "denies" and not _holds_responsible(answer, fact):
        return -math.inf  # who denies a part in an attack does not deny the attack
    fit = _place(answer, claim) + _part(answer, fact) + _named(answer, fact)
    fit += float(table["often"]) * math.log2(max(1, told))
    fit += float(table["headline"][answer.response.stance]) if headed else 0.0
    fit += float(table["unsaid"]) if answer.accused and not claim.sources and claim.type != "ACCUSE" else 0.0
    fit += float(table["bare"]) if bare(answer, fact) else 0.0
    fit += float(table["own_words"]) if _confirmed_in_own_words(answer, claim) else 0.0
    fit += float(table["read"]) if claim.id == answer.response.about else 0.0
    here = _denied_here(answer, claim)
    fit += (
        float(table["negated"])
        if claim.status == "negated" and answer.response.stance == "denies" and not here
        else 0.0
    )
    return fit + (0.0 if claim.type in table["answered_types"] else float(table["unlikely"][answer.response.stance]))


def _inside(answer: Answer, claim: Claim) -> bool:
    span = answer.response.span
    return span.start <= claim.span.start and claim.span.end <= span.end


def _denied_here(answer: Answer, claim: Claim) -> bool:
    """Whether a claim is what the answer says did not happen: "denied that it had shelled the post"."""
    span = answer.response.span
    if answer.response.stance != "denies" or claim.status != "negated" or answer.named_from is None:
        return False
    return answer.named_from <= claim.span.start and claim.span.end <= span.end


def own_account(answer: Answer, claim: Claim) -> bool:
    """Whether a claim is what a party tells in denying, not what it denies: "maintains that its flights carry food"."""
    if answer.response.stance != "denies" or answer.named_from is not None or claim.status == "negated":
        return False
    return not answer.own and answer.response.span.overlaps(claim.span)


def _holds_responsible(answer: Answer, fact: Facts) -> bool:
    """Whether a claim tells of the party's own deed, or accuses it."""
    accused = fact.claim.type == "ACCUSE" and answer.party in fact.recipients
    return answer.party == "?" or not fact.actors or answer.party in fact.actors or accused


def bare(answer: Answer, fact: Facts) -> bool:
    """Whether a claim within the answer is no more than its word for what is denied ("the allegations")."""
    claim, span = fact.claim, answer.response.span
    if claim.type != "ACCUSE" or not (span.start <= claim.span.start and claim.span.end <= span.end):
        return False
    return not [
        word for word in claim.quote.split() if word[:1].islower() and word.strip(MARKS) not in listed("bare_words")
    ]


def _confirmed_in_own_words(answer: Answer, claim: Claim) -> bool:
    """Whether a claim is what the party says in confirming: "we took part, confirmed the ministry"."""
    said = codes(claim.sources[-1:])
    return answer.response.stance == "confirms" and answer.party in said and claim.span.overlaps(answer.response.span)


def suits_elsewhere(answer: Answer, fact: Facts) -> float:
    """How well a claim of another report suits what an answer names; 0 if it does not.

    It has to be of what the party itself is said to have done, and share words or a concept with the answer; whoever
    else the answer names has to be in it.
    """
    if answer.party not in fact.actors or not answer.things or fact.claim.status == "negated":
        return 0.0
    if fact.claim.type in SPOKEN or fact.claim.type not in weights()["answered_types"]:
        return 0.0
    shared = answer.things & fact.words.keys()
    kinds = len(answer.kinds & fact.kinds) / max(1, len(answer.kinds | fact.kinds))
    if len(shared) < min(2, len(answer.things)) and kinds < SAME_KIND:
        return 0.0
    if not kinds and fact.trigger not in answer.things:
        return 0.0  # the words in common only say who acts: "its mercenary group had sought to | topple him"
    others = [p.name for p in (*fact.claim.actors, *fact.claim.recipients) if p.code not in (answer.party, "?")]
    told = sum(name in answer.response.quote for name in others)
    if others and not told and answer.named.keys() - answer.things:
        return 0.0
    return len(shared) + told + kinds


def _named(answer: Answer, fact: Facts) -> float:
    """Whether the answer names what the claim tells of; who declines to comment names at most the talk of it."""
    table = weights()
    shared = dot(answer.named, fact.words)
    if shared or not answer.things or answer.response.stance != "denies":
        return float(table["words"]) * shared
    return float(table["other"])


def _refusal_told(answer: Answer, claim: Claim) -> bool:
    """Whether a refusal goes by a word that the answer names, and so may be what is answered: "denied blocking aid"."""
    start = answer.response.span.start
    heads = (answer.response.quote[head.start - start : head.end - start] for head in answer.heads or ())
    return stem(claim.trigger.lower().partition(" ")[0]) in {stem(head.lower()) for head in heads}


def _own(answer: Answer, fact: Facts) -> bool:
    near = fact.claim.span.overlaps(answer.response.span)
    return answer.party in fact.actors or (near and not fact.actors)


def only_called(response: Response, claim: Claim) -> bool:
    """Whether what is denied is not the deed, but what it is called or said to be for.

    As in "denied that the capture was hostage-taking"; "denied that the raid was carried out by its troops" is not, nor
    "claims that the state is breaking the law", whose word for the accusation is no deed.
    """
    inside = claim.span.start >= response.span.start and claim.span.end < response.span.end
    if response.stance != "denies" or claim.type in SPOKEN:
        return False
    found = CALLED.match(response.quote[claim.span.end - response.span.start :]) if inside else None
    if found is None:
        return False
    said = (found["what"] or "").lower()
    if found["be"] and said in listed("parts"):
        return False
    return not (found["be"] and (said.endswith(("ed", "en")) or said in irregular()) and said not in listed("aims"))


def _place(answer: Answer, claim: Claim) -> float:
    """Where the claim stands: within the answer, near before it, or elsewhere."""
    table, span = weights(), answer.response.span
    inside = span.start <= claim.span.start and claim.span.end <= span.end
    if own_account(answer, claim):
        return -math.inf
    if inside and claim.span.start >= answer.names_from:
        later = (claim.span.start - span.start) / max(1, span.end - span.start)
        return float(table["within"]) - later
    if inside or claim.span.start <= span.start:
        away = max(0, span.start - claim.span.end)
        near = float(table["sentence"]) if claim.span.start >= answer.before else 0.0
        return near - min(away / float(table["characters"]), float(table["farthest"][answer.response.stance]))
    near = claim.span.start - span.end < AFTER
    return float(table["behind"][answer.response.stance] if near else table["far_off"])


def _part(answer: Answer, fact: Facts) -> float:
    """What part the party has in it, and whose word it is."""
    table = weights()
    party, stance = answer.party, answer.response.stance
    verbal = fact.claim.type in SPOKEN
    if party == "?":
        return 0.0
    spoken = codes(fact.claim.sources[-1:])
    if (
        stance == "denies"
        and not _denied_here(answer, fact.claim)
        and (party in spoken or (verbal and party in fact.actors))
    ):
        return float(table["says_itself"])
    against = float(table["held_against"]) if stance == "denies" and (spoken or fact.claim.type == "ACCUSE") else 0.0
    if party in fact.actors:
        return against + float(table["says_itself"] if verbal else table["does"][stance])
    if party in fact.recipients:
        told = float(table["accused" if verbal else "suffers"][stance])
        alleged = fact.claim.type == "ACCUSE" and answer.alleged and not answer.things
        return against + told + (float(table["alleged"]) if alleged else 0.0)
    return against + (float(table["uninvolved"][stance]) if fact.actors | fact.recipients else 0.0)
