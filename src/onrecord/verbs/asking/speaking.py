"""What somebody says on a matter, and who confirms it, denies it or declines to say: from claims and responses."""

from itertools import islice

from msgspec import structs

from onrecord.knowledge.names import label
from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim, Response, Source
from onrecord.record.speakers import source_of
from onrecord.store import Record
from onrecord.tell.quoted import sentence
from onrecord.tell.voices import POINTING, Voices, plain
from onrecord.verbs.asking.answer import Given, Quoted
from onrecord.verbs.asking.finding import Finder
from onrecord.verbs.asking.matching import holds
from onrecord.verbs.asking.question import Question
from onrecord.verbs.asking.quoting import names_of, quotation
from onrecord.verbs.asking.words import asking, listed, stems, things, verbs

STANCES = {"decliner": "declines", "confirmer": "confirms", "denier": "denies"}
MOST = 12
MOST_REPORTS = 200  # that are looked through for somebody's words


def responding(record: Record, question: Question, finder: Finder) -> tuple[Given, ...]:
    """Who answers so, or with the words of the speaker that is asked about, from responses to the matter."""
    wanted = STANCES.get(question.slot)
    found: dict[str, Given] = {}
    voices = Voices((), {})
    for one in (one for id in _reports(record, question) for one in record.responses(report=id)):
        if wanted not in (None, one.stance) or (wanted is None and not _is(question, one.by.code, one.by.name)):
            continue
        words = sentence(finder.report(one.report), one.span)
        if not _on(question, f"{words} {_answered(record, one)}"):
            continue
        text = f"“{words}”" if wanted is None else by_name(one.by.code, one.by.name)
        report = finder.report(one.report)
        told = tuple(voices.told(source, one.report) for source in one.sources[:1])
        given = Given(
            text=text,
            says="negated" if one.stance == "denies" else "happened",
            who_says=told or (report.outlet or report.domain or "the report itself",),
            events=(),
            quotes=(words,),
            places=((one.report, one.span.start, one.span.end),),
        )
        found[text] = _joined(found[text], given) if text in found else given
    return tuple(found.values())[:MOST]


def denied_by(record: Record, question: Question, finder: Finder) -> tuple[Given, ...]:
    """Who denies it in a response, of those whom a question of "has he denied it" names; of a wider deed, too."""
    asked = structs.replace(question, slot="denier", outlook="denied")
    found = responding(record, asked, finder)
    return tuple(
        one
        for one in found
        if any(one.text.endswith(label(code)) or one.text.endswith(f"({label(code)})") for code in question.deniers)
    )


def _joined(one: Given, other: Given) -> Given:
    return structs.replace(
        one,
        who_says=tuple(dict.fromkeys((*one.who_says, *other.who_says))),
        events=tuple(dict.fromkeys((*one.events, *other.events))),
        quotes=tuple(dict.fromkeys((*one.quotes, *other.quotes))),
        places=(*one.places, *other.places),
    )


def by_name(code: str, name: str) -> str:
    """Who answers: by name where there is one, else by the state spoken for, else in the report's words."""
    said = plain(name)
    named = said.lower() not in POINTING and any(word[:1].isupper() for word in said.split())
    if named:
        return said if code == "?" or said == label(code) else f"{said} ({label(code)})"
    return label(code) if code and code != "?" else f"“{name}”"


def _answered(record: Record, response: Response) -> str:
    """The words of the claim that is answered."""
    about = record.claims_by_id([response.about]).values() if response.about else ()
    return " ".join(f"{claim.quote} {' '.join(p.name for p in (*claim.actors, *claim.recipients))}" for claim in about)


def _is(question: Question, code: str | None, name: str) -> bool:
    """Whether somebody is the speaker that is asked about: a state's anybody, a person by name alone."""
    return any(code == wanted or (len(wanted) > 3 and holds(wanted, name)) for wanted in question.speakers)


def _on(question: Question, text: str) -> bool:
    """Whether words are on the matter that is asked about."""
    said = stems(text)
    words = [word for word in question.things if word not in listed("said")]
    denied = question.slot == "denier" and bool(question.verb)
    return (
        question.codes <= names_of(text)
        and (not denied or bool((verbs(question.verb) | asking(question.verb)) & said))
        and all(holds(name, text) for name in question.names)
        and all((things(word) | verbs(word)) & said for word in words)
    )


def saying(record: Record, question: Question, finder: Finder) -> tuple[tuple[Given, ...], tuple[Quoted, ...]]:
    """What the speaker says on the matter: sentences of firm claims of theirs, and of others as mere quotations."""
    firm: dict[str, Given] = {}
    loose: dict[str, Quoted] = {}
    for claim in (claim for id in _reports(record, question) for claim in record.claims(report=id)):
        if not finder.decisions.counts(claim) or not _theirs(question, claim):
            continue
        report = finder.report(claim.report)
        words = sentence(report, claim.span)
        if not _on(question, f"{words} {' '.join(p.name for p in (*claim.actors, *claim.recipients))}"):
            continue
        if claim.tier == "lead":
            if (quoted := quotation(report, claim.span)) is not None:
                loose.setdefault(words, quoted)
            continue
        voice = Voices((claim,), {report.id: report})
        given = Given(
            text=f"“{words}”",
            says="negated" if claim.status == "negated" else "happened",
            who_says=(voice.chain(claim),),
            events=tuple(event for event in [record.event_of(claim.id)] if event),
            quotes=(words,),
            places=((claim.report, claim.span.start, claim.span.end),),
        )
        firm[words] = _joined(firm[words], given) if words in firm else given
    kept = [one for words, one in loose.items() if words not in firm]
    return tuple(firm.values())[:MOST], tuple(kept)[:MOST]


def _reports(record: Record, question: Question) -> list[str]:
    """The reports that are looked through: of a small record all, of a large one those that name speaker or matter."""
    few = [report.id for report in islice(record.reports(), MOST_REPORTS + 1)]
    if len(few) <= MOST_REPORTS:
        return few
    called = dict.fromkeys((question.speaker.removeprefix("the "), *map(label, question.speakers), *question.speakers))
    matter = " ".join((*(f'"{name}"' for name in question.names), *question.things))
    asked = [f'"{name}"' for name in called if name] or [matter or " ".join(map(label, sorted(question.codes)))]
    if not any(asked):  # "Who declined to comment?": whoever did
        return list(dict.fromkeys(one.report for one in islice(record.responses(), MOST_REPORTS)))
    return list(dict.fromkeys(hit.id for words in asked for hit in record.search(words, "report", MOST_REPORTS)))


def _theirs(question: Question, claim: Claim) -> bool:
    """Whether the claim is of the speaker's own words: they are its source, or say something in it."""
    source: Source | None = source_of(claim)
    if source is not None and _is(question, source.code, source.name):
        return True
    return claim.type in SPOKEN and any(_is(question, party.code, party.name) for party in claim.actors)
