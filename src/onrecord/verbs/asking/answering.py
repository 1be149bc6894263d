"""The answers to what a question leaves open: of the events found, and of responses where it asks who says so."""

from msgspec import structs

from onrecord.model import Claim
from onrecord.store import Record
from onrecord.tell.quoted import sentence as printed
from onrecord.tell.voices import Voices
from onrecord.verbs.asking.answer import Answer, Given, Verdict
from onrecord.verbs.asking.finding import Finder, Hit, account_of
from onrecord.verbs.asking.given import given
from onrecord.verbs.asking.judging import Sorted
from onrecord.verbs.asking.question import Question
from onrecord.verbs.asking.sentences import sentence
from onrecord.verbs.asking.speaking import by_name, responding, saying

MOST_QUOTES = 3
WORST = 9  # stands behind every grade


def answers(record: Record, question: Question, found: Sorted, finder: Finder) -> tuple[Given, ...]:
    """The answers, what has happened before what is planned or possible; each once, with all that tells of it."""
    if not question.slot:
        return ()
    if question.slot == "denier":
        denied = [one for hit in found.denied for one in _who_says(hit, finder)]
        return _each_once([*denied, *responding(record, question, finder)])
    if question.slot == "speaker":
        return _each_once([one for hit in found.happened for one in _who_says(hit, finder)])
    hits = found.happened or found.planned or found.possible
    if question.outlook in ("will", "may"):
        hits = found.planned or found.possible or found.happened
    told = _each_once([one for hit in hits for one in _of(question, hit, finder)])
    return tuple(sorted(told, key=lambda one: (one.digit or WORST, -len(one.who_says))))


def of_words(record: Record, question: Question, finder: Finder, notes: tuple[str, ...]) -> Answer:
    """The answer to who confirms, denies or declines to say a thing, or to what somebody says of it."""
    told = responding(record, question, finder)
    claimed, quoted = saying(record, question, finder) if question.slot == "words" else ((), ())
    every = _each_once([*told, *claimed])
    said = {quote for one in every for quote in one.quotes}
    loose = tuple(one for one in quoted if one.words not in said)
    verdict: Verdict = "told" if every else "quoted" if loose else "does not say"
    words = sentence(question, verdict, given=every)
    return Answer(question=question, verdict=verdict, words=words, answers=every, quoted=loose, notes=notes)


def _of(question: Question, hit: Hit, finder: Finder) -> list[Given]:
    sentences = {claim.id: printed(finder.report(claim.report), claim.span) for claim in hit.claims}
    told = given(question, hit, sentences)
    return [_given(text, structs.replace(hit, claims=claims), finder) for text, claims in told.items()]


def _who_says(hit: Hit, finder: Finder) -> list[Given]:
    """Each speaker of an account, by name: of a denial all of its event, parties in a response are found with these."""
    by: dict[str, list[Claim]] = {}
    for claim in hit.account if hit.says == "negated" else hit.claims:
        voices = Voices((claim,), {claim.report: finder.report(claim.report)})
        source = claim.sources[-1] if claim.sources else None
        told = voices.told(source, claim.report) if source is not None else voices.itself(claim.report)
        said = by_name(source.code or "?", told) if source is not None and told[:1].isupper() else told
        by.setdefault(said, []).append(claim)
    return [_given(name, structs.replace(hit, claims=tuple(claims)), finder) for name, claims in by.items()]


def _given(text: str, hit: Hit, finder: Finder) -> Given:
    account = account_of(hit)
    reports = {claim.report: finder.report(claim.report) for claim in hit.claims}
    voices = Voices(hit.claims, reports)
    said = dict.fromkeys(voices.chain(claim) for claim in hit.claims)
    return Given(
        text=text,
        says=hit.says,
        who_says=tuple(said),
        events=(hit.event.id,),
        quotes=tuple(dict.fromkeys(" ".join(claim.quote.split()) for claim in hit.claims))[:MOST_QUOTES],
        by=next(iter(said), ""),
        places=tuple((claim.report, claim.span.start, claim.span.end) for claim in hit.claims),
        digit=account.grade.digit if account is not None else None,
    )


def _each_once(found: list[Given]) -> tuple[Given, ...]:
    """Answers with the same words as one; a state alone goes where somebody of it is named for the same event."""
    kept: dict[str, Given] = {}
    for one in found:
        longer = next((text for text in (other.text for other in found) if text.endswith(f" {one.text}")), one.text)
        named = longer if one.text[:1].isupper() and "(" in one.text else one.text
        if (before := kept.get(named)) is None:
            kept[named] = structs.replace(one, text=named)
            continue
        kept[named] = structs.replace(
            before,
            who_says=tuple(dict.fromkeys((*before.who_says, *one.who_says))),
            events=tuple(dict.fromkeys((*before.events, *one.events))),
            quotes=tuple(dict.fromkeys((*before.quotes, *one.quotes)))[:MOST_QUOTES],
            places=tuple(dict.fromkeys((*before.places, *one.places))),
        )
    every = list(kept.values())
    return tuple(one for one in every if not any(_says_more(other, one) for other in every))


def _says_more(one: Given, other: Given) -> bool:
    return f"({other.text})" in one.text and (set(other.events) <= set(one.events) or not one.events)
