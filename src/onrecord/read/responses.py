"""Stage `responses`: a party's reaction to a claim, linked to the claim that it answers."""

import hashlib
import math
from collections import Counter

from onrecord.knowledge.plover import VERBAL_CONFLICT
from onrecord.model import Claim, Party, Reason, Response, Span, Stance
from onrecord.read.attribution_over import attributions_over
from onrecord.read.attribution_sources import Voices, kinds, name
from onrecord.read.claims import source
from onrecord.read.reading import Reading
from onrecord.read.responses_answer import Answer
from onrecord.read.responses_find import answers, headline
from onrecord.read.responses_named import named_heads
from onrecord.read.stages import stage

# What distance can cost at most. Who declines to comment is asked about the event that the report is about, even at
# its end; who denies, about what was just said.
FAR: dict[Stance, float] = {"confirms": 2.0, "denies": 4.0, "declines": 1.0}
Event = tuple[str, frozenset[str], frozenset[str]]


@stage("responses", requires=["doc", "mentions", "attributions", "claims"], gives=["responses"])
def responses(reading: Reading) -> Reading:
    """Find who confirms, denies or declines, one response for each party, and what claim it is about."""
    found: list[Response] = []
    for answer in answers(reading.doc):
        if not speaks(reading, answer):
            continue
        span = stretch(reading, answer)
        found += [_response(reading, answer, span, party) for party in parties(reading, answer)]
    unique = {(one.span, one.by.code, one.stance): one for one in found}
    return reading.with_(responses=tuple(unique.values()))


def speaks(reading: Reading, answer: Answer) -> bool:
    """Whether who answers can: an actor, a person or a body, no other noun that the parser took for the subject."""
    token = reading.doc[answer.by]
    mention = reading.mention_at(token)
    if token.pos_ != "NOUN" or token.ent_type_ or mention is not None:
        return True
    return kinds().get(token.lower_) is not None or kinds().get(token.lemma_.lower()) is not None


def _response(reading: Reading, answer: Answer, span: Span, party: Party) -> Response:
    claim, rule = about(reading, answer, span, party)
    trigger = reading.doc[answer.trigger]
    over = [one for one in attributions_over(reading, answer.trigger) if one.source and one.cue[0] != answer.trigger]
    why = [Reason("stance", "responses", answer.rule, trigger.text), Reason("about", "responses", rule, "")]
    heads, passed = (" ".join(token.text for token in found) for found in named_heads(reading.doc, answer))
    why += [Reason("named", "responses", "heads", heads), Reason("named on the way", "responses", "passed", passed)]
    return Response(
        id=response_id(reading.report.id, span, party, answer.stance),
        report=reading.report.id,
        span=span,
        quote=span.of(reading.report.text),
        by=party,
        stance=answer.stance,
        about=claim.id if claim else None,
        why=tuple(why),
        sources=tuple(source(reading, one) for one in over),
    )


def response_id(report: str, span: Span, party: Party, stance: Stance) -> str:
    """The id of a party's response at that place of a report."""
    raw = f"{report}\n{span.start}\n{party.code}\n{stance}"
    return "r" + hashlib.sha256(raw.encode()).hexdigest()[:12]


def stretch(reading: Reading, answer: Answer) -> Span:
    """From whoever answers to the end of the clause of the answer, within one sentence."""
    doc = reading.doc
    trigger = doc[answer.trigger]
    if answer.by + 1 < len(doc) and headline(doc[answer.by + 1]) == answer:
        end = next((n for n in range(answer.trigger, len(doc)) if "\n" in doc[n].text_with_ws), len(doc) - 1)
        return reading.chars(answer.by, end + 1 if not doc[end].is_space else end)
    if trigger.pos_ == "NOUN":
        trigger = trigger.head if trigger.head.pos_ in {"VERB", "AUX"} else trigger
    within = {answer.by, answer.trigger}
    for child in trigger.children:
        called = child.dep_ == "advcl" and any(part.dep_ == "mark" and part.lower_ == "as" for part in child.children)
        if called or child.dep_ not in {"punct", "advcl", "parataxis", "conj", "cc", "mark"}:
            within |= {part.i for part in child.subtree}
    within |= {part.i for part in doc[answer.by].subtree if part.i <= answer.by}
    sentence = trigger.sent
    low, high = max(min(within), sentence.start), min(max(within) + 1, sentence.end)
    return reading.chars(low, high)


def parties(reading: Reading, answer: Answer) -> list[Party]:
    """Who answers: one party for each code, those joined by "and" included; "?" with the name if unknown."""
    doc = reading.doc
    voices = Voices(reading)
    heads = [answer.by, *(child.i for child in doc[answer.by].children if child.dep_ == "conj")]
    found: dict[str, Party] = {}
    for head in heads:
        mention = voices.mention(head)
        span = reading.chars(mention.start, mention.end) if mention else reading.chars(head, head + 1)
        sector = mention.sector if mention else None
        for code in (mention.codes if mention else ()) or ("?",):
            found.setdefault(code, Party(code, name(doc, head), sector, span))
    if len(found) > 1:
        found.pop("?", None)
    return list(found.values())


def about(reading: Reading, answer: Answer, span: Span, party: Party) -> tuple[Claim | None, str]:
    """The claim that is answered, and the rule that chose it.

    What the answer itself names ("denied that it had fired") comes first. Else the best earlier claim: near, about
    the party rather than said by it, told by somebody else if it is denied, and of an event that the report tells
    of often.
    """
    trigger = reading.chars(answer.trigger, answer.trigger + 1)
    earlier = [c for c in reading.claims if c.span.start < span.start and c.type != "REJECT"]
    below = [c for c in reading.claims if trigger.end <= _trigger_at(reading, c) < span.end and c.type != "REJECT"]
    if below:
        named = min(below, key=lambda c: _trigger_at(reading, c))
        return _same_event(named, earlier) or named, "named in the answer"
    if not earlier:
        return None, "no earlier claim"
    often = Counter(_event(c) for c in reading.claims)
    best = max(earlier, key=lambda c: (_fit(c, answer, span, party, often), c.span.start))
    return best, "earlier claim, nearest and about the party"


def _fit(claim: Claim, answer: Answer, span: Span, party: Party, often: Counter[Event]) -> float:
    """How well an earlier claim suits an answer; the weights are small and were set by hand."""
    away = span.start - claim.span.start
    fit = -min(away / 400, FAR[answer.stance]) + (0.5 if away < 300 else 0.0)
    fit += 0.5 * math.log2(often[_event(claim)])
    acts, hit = _takes_part(claim.actors, party), _takes_part(claim.recipients, party)
    verbal = claim.type in VERBAL_CONFLICT
    fit += 1.5 * ((acts and not verbal) or (hit and verbal)) + 0.7 * (hit and not verbal)
    said = claim.sources[-1].code if claim.sources else None
    if said == party.code or (acts and verbal):
        fit -= 2.0
    elif answer.stance == "denies" and (said is not None or claim.type == "ACCUSE"):
        fit += 1.0
    return fit


def _takes_part(parties: tuple[Party, ...], party: Party) -> bool:
    return party.code != "?" and any(one.code == party.code for one in parties)


def _trigger_at(reading: Reading, claim: Claim) -> int:
    """Where the claim's trigger stands, as near as its words tell."""
    at = reading.report.text.find(claim.trigger, claim.span.start, claim.span.end) if claim.trigger else -1
    return at if at >= 0 else claim.span.start


def _same_event(named: Claim, earlier: list[Claim]) -> Claim | None:
    """The nearest earlier claim of what the answer names: the same type, parties and word."""
    for claim in reversed(earlier):
        if _event(claim) == _event(named) and claim.trigger == named.trigger:
            return claim
    return None


def _event(claim: Claim) -> Event:
    """What a claim is of, as far as its type and parties tell."""
    return claim.type, _codes(claim.actors), _codes(claim.recipients)


def _codes(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.code for party in parties) - {"?"}
