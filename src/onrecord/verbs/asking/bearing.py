"""What bears on a question and does not settle it: sentences on its matter, each told as what it is.

Who is asked to have agreed to supply shells may have been asked for them, talked of them, or denied it. Such sentences
are quoted as printed and count for nothing.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.names import label
from onrecord.model import Claim, Report, Span
from onrecord.record.text import sentences
from onrecord.store import Record
from onrecord.tell.quoted import stands
from onrecord.verbs.asking.answer import Bearing
from onrecord.verbs.asking.finding import Finder
from onrecord.verbs.asking.matching import holds
from onrecord.verbs.asking.question import Question
from onrecord.verbs.asking.quoting import names_of
from onrecord.verbs.asking.words import akin, knowledge, listed, stem, stems, things, verbs

MOST = 8
MOST_REPORTS = 20  # for each word that is searched for
MOST_WORDS = 8
BACK = 2  # sentences before one that answers "these reports"
WORD = re.compile(r"[^\W_]+")
POINTS = frozenset({"his", "her", "its", "their", "he", "she", "they", "it"})
VAGUE = frozenset({"possible", "planned or expected", "agreed or promised"})  # nothing without a word for the deed
ENDED = "urged to end, or to refrain"
DENIED = "denied, or refused"
SILENT = "without comment"
EXPECTED = {"planned": "planned or expected", "possible": "possible"}
SPEAKS: dict[str, str] = {"REQUEST": "asked for", "ACCUSE": "alleged", "THREATEN": "threatened", "REJECT": DENIED}


class _Matter(Struct, frozen=True):
    """What a question is about, as stems: its things, each with what is of its kind, and the words for the deed."""

    things: tuple[frozenset[str], ...]
    deeds: frozenset[str]


def bearing(record: Record, question: Question, finder: Finder, shown: Iterable[str]) -> tuple[Bearing, ...]:
    """Sentences on the matter of a question that name its parties, those that say most of it first.

    Args:
        record: an open record.
        question: as it was understood.
        finder: through which reports are fetched.
        shown: words that are quoted elsewhere.
    """
    matter = _matter(question)
    if not (question.codes or question.names) or not (matter.things or matter.deeds):
        return ()
    found: dict[str, tuple[int, Bearing]] = {}
    for report in _reports(record, question, finder):
        for weight, one in _of_report(record, report, question, matter):
            found.setdefault(one.words, (weight, one))
    known = tuple(shown)
    ordered = sorted(found.values(), key=lambda pair: -pair[0])
    kept = [one for _, one in ordered if not any(words in one.words for words in known)]
    nth = {one.words: sum(other.what == one.what for other in kept[:at]) for at, one in enumerate(kept)}
    return tuple(sorted(kept, key=lambda one: nth[one.words] // 2)[:MOST])  # of each kind some


def _matter(question: Question) -> _Matter:
    deeds = question.deeds or ((question.verb,) if question.verb and question.verb not in listed("light") else ())
    done = frozenset(word for deed in deeds for word in (*verbs(deed), *verbs(deed, "nouns")))
    return _Matter(tuple(frozenset(map(stem, akin(word))) for word in question.things), done)


def _reports(record: Record, question: Question, finder: Finder) -> Iterator[Report]:
    """The reports in which its things, its names or its parties are."""
    words = dict.fromkeys(word for thing in question.things for word in akin(thing)[:MOST_WORDS])
    asked = [*(f'"{name}"' for name in question.names), *words]
    asked = asked or [f'"{label(code)}"' for code in sorted(question.codes)]
    ids = dict.fromkeys(hit.id for one in asked for hit in record.search(one, "report", MOST_REPORTS))
    yield from map(finder.report, ids)


def _of_report(record: Record, report: Report, question: Question, matter: _Matter) -> Iterator[tuple[int, Bearing]]:
    """Its sentences on the matter, and those that deny what one before them says or will say nothing of it."""
    spans = list(sentences(report.text))
    claims = list(record.claims(report=report.id, leads=True))
    said = [stems(report.text[span.start : span.end]) for span in spans]
    on = [_weight(matter, one) for one in said]
    for at, span in enumerate(spans):
        mine = [claim for claim in claims if span.overlaps(claim.span)]
        before = spans[max(0, at - 1) : at]
        answers = not on[at] and any(on[max(0, at - BACK) : at]) and _answers(said[at])
        if not on[at] and not answers:
            continue
        wanting = _named(question, report, span, mine)
        if wanting is None or (wanting and not before):
            continue
        if wanting and _named(question, report, Span(before[0].start, span.end), mine) != frozenset():
            continue
        what = _answers(said[at]) if answers else _what(matter, report.text[span.start : span.end], mine)
        whole = Span(before[0].start, span.end) if (wanting or answers) and before else span
        words = " ".join(report.text[whole.start : whole.end].split())
        if what and (answers or stands(words, report)):
            yield on[at] + (not wanting), _quoted(report, whole, words, what)


def _answers(said: frozenset[str]) -> str:
    """What a sentence makes of those before it: a denial of "these reports", or no comment; "" for neither."""
    if not said & frozenset(map(stem, listed("said"))):
        return ""
    cues = dict(_cues())
    silent = said & cues[SILENT] and said & frozenset(map(stem, listed("silent")))
    return SILENT if silent else DENIED if said & cues[DENIED] else ""


def _weight(matter: _Matter, said: frozenset[str]) -> int:
    """How much of the matter a sentence has; 0 where that is too little."""
    held = sum(bool(kind & said) for kind in matter.things)
    if matter.things:
        return 2 * held + bool(matter.deeds & said) if 2 * held >= len(matter.things) else 0
    return int(bool(matter.deeds & said))


def _named(question: Question, report: Report, span: Span, claims: Iterable[Claim]) -> frozenset[str] | None:
    """The parties and names that words lack, for all that was read in them; None if they have none.

    A pronoun may stand for one.
    """
    words = report.text[span.start : span.end]
    here = names_of(words) | {party.code for claim in claims for party in (*claim.actors, *claim.recipients)}
    wanting = {code for code in question.codes if code not in here}
    wanting |= {name for name in question.names if not holds(name, words)}
    points = bool(POINTS & set(WORD.findall(words.lower())))
    return None if len(wanting) == len(question.codes) + len(question.names) and not points else frozenset(wanting)


def _on(matter: _Matter, claim: Claim) -> bool:
    return bool(_weight(matter, stems(claim.quote)))


def _what(matter: _Matter, words: str, claims: Iterable[Claim]) -> str:
    """What a sentence tells the matter as: by what was read with confidence in it, else by its own words; "" for none.

    Of several such words the nearest to the matter's counts, but denials come first.
    """
    firm = [one for one in claims if one.tier == "firm" and _on(matter, one)]
    told = next((what for one in firm if (what := _of_claim(one))), "")
    order = [stem(word) for word in WORD.findall(words.lower().replace("-", " "))]
    said, cues = frozenset(order), dict(_cues())
    ends = said & frozenset(map(stem, listed("ending"))) or " not to " in words
    if not told and said & cues[DENIED]:
        return DENIED
    if not told:
        kinds = [kind for kind in (*matter.things, matter.deeds) if kind & said]
        places = [at for at, word in enumerate(order) if any(word in kind for kind in kinds)]
        near = [
            (min(abs(at - place) for place in places), what)
            for what, known in cues.items()
            for at, word in enumerate(order)
            if word in known and what not in (SILENT, DENIED) and not (what in VAGUE and not _deed(matter, said))
        ]
        told = min(near)[1] if near else next((EXPECTED[one.status] for one in firm if one.status in EXPECTED), "")
    return ENDED if told == "asked for" and ends else told


def _deed(matter: _Matter, said: frozenset[str]) -> bool:
    """Whether a sentence tells of the deed, or of a deal or talks: "could" alone says nothing of the matter."""
    return bool((matter.deeds | verbs("sign", "nouns") | verbs("meet", "nouns") | things("talks")) & said)


def _of_claim(claim: Claim) -> str:
    if claim.status == "negated":
        return DENIED
    if claim.status in EXPECTED:  # whether it was asked for or offered, the words tell
        return ""
    return SPEAKS.get(claim.type, "talks" if claim.type == "CONSULT" and claim.mode != "visit" else "")


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[str, frozenset[str]], ...]:
    """The words of each kind, by their stems, in order."""
    return tuple((what, frozenset(map(stem, words.split()))) for what, words in knowledge()["bearing"].items())


def _quoted(report: Report, span: Span, words: str, what: str) -> Bearing:
    outlet = report.outlet or report.domain or report.id
    return Bearing(
        what=what,
        words=words,
        outlet=outlet,
        day=(report.published or "")[:10],
        report=report.id,
        start=span.start,
        end=span.end,
    )
