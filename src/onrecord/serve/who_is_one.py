"""What the page of an entity shows of who it is: what it may be one with, where it is named, what was decided of it."""

from typing import NamedTuple

from msgspec import Struct

from onrecord.knowledge.folding import fold
from onrecord.model import Claim, Report
from onrecord.record.decisions import Decision, Mention
from onrecord.record.entities import alike
from onrecord.store import Record
from onrecord.store.directory import Entry, directory
from onrecord.store.who_is_one import decided_of
from onrecord.verbs.who_is_one import mentions_of

SUGGESTED = 8
AT_ONCE = 40  # sentences of one page
AROUND = 160  # characters of text beside a name, where it does not stand in the claim's own words
LONGEST = 400  # characters of a sentence that is shown
ASKED = 200  # characters of a name that is looked for
ALIKE = 78  # likeness, of 100, from which a name is suggested unasked


class Sentence(NamedTuple):
    """A name in its sentence, and the claim by which it is chosen."""

    claim: Claim
    before: str
    name: str
    after: str


class Told(NamedTuple):
    """The sentences of one report that name an entity."""

    report: Report
    sentences: list[Sentence]


class WhoIsOne(Struct, frozen=True, kw_only=True):
    """What there is to decide of an entity, for those who may; and what was decided, for everybody.

    `choices` are what it may be one with, by what was `asked` or else by their names. `told` are the sentences that
    name it, a page of them, None unless they are wanted; `written` how many sentences have each form of the name.
    """

    decisions: list[Decision]
    asked: str = ""
    choices: tuple[Entry, ...] = ()
    told: tuple[Told, ...] | None = None
    written: dict[str, int] | None = None
    form: str = ""
    page: int = 1
    pages: int = 1


def history(record: Record, entry: Entry) -> WhoIsOne:
    """What was decided of an entity, the latest first."""
    return WhoIsOne(decisions=decided_of(record, entry.ids or (entry.id,)))


def deciding(record: Record, entry: Entry, *, asked: str, apart: bool, form: str, page: int) -> WhoIsOne:
    """The same with what may be decided: `asked` is a name to be looked for, `apart` whether names are chosen."""
    asked = asked.strip()[:ASKED]
    found = history(record, entry)
    choices = tuple(_choices(record, entry, asked))
    if not apart:
        return WhoIsOne(decisions=found.decisions, asked=asked, choices=choices)
    each = _once(mentions_of(record, entry))
    written: dict[str, int] = {}
    for one in each:
        written[one.text] = written.get(one.text, 0) + 1
    shown = [one for one in each if form in ("", one.text)]
    first = (page - 1) * AT_ONCE
    return WhoIsOne(
        decisions=found.decisions,
        asked=asked,
        choices=choices,
        told=tuple(_told(record, shown[first : first + AT_ONCE])),
        written=dict(sorted(written.items(), key=lambda pair: (-pair[1], pair[0]))),
        form=form,
        page=page,
        pages=max(1, -(-len(shown) // AT_ONCE)),
    )


def _choices(record: Record, entry: Entry, asked: str) -> list[Entry]:
    """What may be one with an entity: those of its kind whose names hold the words, or look like them."""
    from rapidfuzz import fuzz

    own = [one for one in directory(record).entries if one.kind in alike(entry.kind) and one.id != entry.id]
    if (whole := directory(record).by_id(asked)) in own and whole is not None:
        return [whole]
    wanted = [fold(asked)] if asked else [fold(name) for name in (entry.name, *entry.also)]
    scores: dict[str, float] = {}
    for one in own:
        names = [fold(name) for name in (one.name, *one.also)]
        score = max(fuzz.token_set_ratio(a, b) for a in wanted for b in names)
        if asked and any(all(word in name for word in wanted[0].split()) for name in names):
            score = 101
        scores[one.id] = score
    near = [one for one in own if scores[one.id] >= ALIKE]
    return sorted(near, key=lambda one: (-scores[one.id], -one.firm, one.name, one.id))[:SUGGESTED]


def _once(mentions: list[Mention]) -> list[Mention]:
    """Each sentence once for each form of the name, whatever claims were read in it."""
    return list({(one.report, one.quote, one.text): one for one in reversed(mentions)}.values())[::-1]


def _told(record: Record, mentions: list[Mention]) -> list[Told]:
    claims = record.claims_by_id(one.claim for one in mentions)
    reports = record.reports_by_id(one.report for one in mentions)
    found: dict[str, Told] = {}
    for one in mentions:
        claim, report = claims.get(one.claim), reports.get(one.report)
        if claim is not None and report is not None:
            told = found.setdefault(report.id, Told(report, []))
            told.sentences.append(_sentence(claim, report, one.text))
    return list(found.values())


def _sentence(claim: Claim, report: Report, text: str) -> Sentence:
    """The claim's words with the name marked; where the name stands elsewhere in the text, as far as it."""
    span = next((name.span for name in claim.names if name.text == text), claim.span)
    start, end = min(claim.span.start, span.start), max(claim.span.end, span.end)
    if end - start > LONGEST:
        start, end = max(start, span.start - AROUND), min(end, span.end + AROUND)
    return Sentence(
        claim, report.text[start : span.start], report.text[span.start : span.end], report.text[span.end : end]
    )
