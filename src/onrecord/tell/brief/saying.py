"""An event in a sentence: who says so, the event's title, its days, who says otherwise, and how sure it is.

The title is the event's own, the phrase of how many say what is that of the first screen, and names are those of the
record's speakers: a sentence has no wording of its own but for what joins these. What its passages do not hold is left
out, and where that is the title, the best passage is quoted in its place.
"""

import re
from collections.abc import Iterable, Sequence

from onrecord.knowledge.names import label
from onrecord.model import Event, Party, Response, TimeRange
from onrecord.record.contents import of_content
from onrecord.record.finite import finite
from onrecord.record.grammar import plural
from onrecord.record.naming import party_name
from onrecord.record.text import content, frequencies, stem
from onrecord.record.title_marks import PREFIX
from onrecord.tell.brief.days import first_reported, in_sentence
from onrecord.tell.brief.each import headline, lacks, of_parties
from onrecord.tell.brief.elements import Fault, faults
from onrecord.tell.brief.evidence import ANOTHER, UNNAMED, Evidence
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.model import Piece, Sentence
from onrecord.tell.brief.parting import parted
from onrecord.tell.brief.quoting import WRITES, printed, quoting, written
from onrecord.tell.brief.speakers import NAMED, cites_of, heard, in_turn, joined, names_of, own
from onrecord.tell.brief.wording import Told, status_faults
from onrecord.tell.quoted import sentence as around
from onrecord.tell.screen import Line
from onrecord.tell.support import told
from onrecord.tell.view import AccountView, Cite

CLAIMED = re.compile(r", (?:.+ claims|they claim)$")  # titles that name their speaker
COMMON = 4.5  # how frequent a word is that is small before a name: "top U.S. commander"
ANSWERS = {"denies": ("denies it", "deny it"), "confirms": ("confirms it", "confirm it")} | {
    "declines": ("declines to comment", "decline to comment")
}
DAYS = re.compile(r" \([^()]*\)(?=$|, on )")  # of what is told, behind its title
# What somebody leaves out who tells of it, too.
LESS = {"number": "no such number", "date": "no such day", "name": "fewer names"}
ENOUGH = 2  # telling words that two who tell of one event have in common
SHORT = 200  # characters of what is quoted beside something else
PAST = "its day is past; nothing firm says what came of it"


def sentence(line: Line, grounds: Grounds) -> Sentence:
    """The sentence about an event, with the claims and responses that each part of it rests on."""
    told = printed(line, grounds) or (piece for days in _days(line) for piece in _telling(line, days, grounds))
    first = next((piece for piece in told if holds(piece, grounds)), None) or quoting(line, grounds)
    others = [piece for piece in _otherwise(line, grounds) if holds(piece, grounds)]
    return Sentence(
        event=line.view.event.id,
        pieces=(first, *_besides(line, first, grounds), *others, Piece(f"{sure(line)}.")),
    )


def sure(line: Line) -> str:
    """How many say what, and the grade: " (2 origins say it happened, 1 denies it; grade 3, possibly true)"."""
    grade = line.view.event.grade
    return f" ({line.view.support}" + (f"; grade {grade.digit}, {grade.words})" if grade else ")")


def holds(piece: Piece, grounds: Grounds) -> bool:
    """Whether what a piece rests on holds all that it says, and it is one sentence."""
    evidence = Evidence(grounds, piece.rests_on)
    if len(parted(piece.text)) != 1 or faults(piece.text, evidence, opening(evidence.events)):
        return False
    return not status_faults(piece.text, accounts(evidence, grounds), evidence.lines)


def accounts(evidence: Evidence, grounds: Grounds) -> list[Told]:
    """What the claims and responses of the evidence say of their events; "denied" where its content is."""
    events = {id: event for event in evidence.events for id in (*event.claims, *event.responses)}
    found: list[Told] = [
        grounds.books.account(events[claim.id], claim) for claim in evidence.claims if claim.id in events
    ]
    for answer in evidence.answers:
        event = events.get(answer.id)
        if event is not None and answer.stance == "denies":
            content = of_content(answer, event.type, grounds.claims(event.claims))
            found.append("denied" if content else "negated")
    return found


def opening(events: Iterable[Event]) -> str:
    """The word that the title of the only event begins with where it is composed: it may be no name."""
    listed = list(events)
    composed = len(listed) == 1 and listed[0].title_claim is None
    return re.split(r"[^\w]", listed[0].title, maxsplit=1)[0] if composed else ""


def _days(line: Line) -> list[str | None]:
    """The days that the sentence may give, the event's before those of a passage; None for that of the report, ""."""
    event = line.view.event
    times = [cite.claim.time for cite in cites_of(event, own(line)) if _meet(cite.claim.time, event.time)]
    days = dict.fromkeys(words for words in map(in_sentence, (event.time, *times)) if words)
    return [*days, None, ""]


def _meet(one: TimeRange | None, other: TimeRange | None) -> bool:
    """Whether two stretches of days have one in common, or the other is not stated."""
    if one is None or other is None or other.how == "inferred":
        return True
    return (one.start or "") <= (other.end or "9") and (other.start or "") <= (one.end or "9")


def _telling(line: Line, days: str | None, grounds: Grounds) -> list[Piece]:
    """Who says so, the title, the days: of those whose own words hold all of that; nothing where nobody's do.

    Nor where the title is put together from the fields, and so says little ("held talks"): a quotation says more.
    """
    event = line.view.event
    said = f"{event.title} ({days})" if days else event.title
    full: dict[tuple[str, str], list[Cite]] = {}
    for voices in heard(line):
        holding = (one for one in voices.items() if not _literally(said, event, one[1], grounds))
        for key, cites in [*holding][:1]:
            full.setdefault(key, []).extend(cites)
    if not full or (event.title_claim is None and not event.title.startswith(tuple(PREFIX.values()))):
        return []
    cites = in_turn(full.values())
    when = first_reported(cite.report for cite in cites) if days is None else days
    return [_worded(line, [name for name, _ in full], cites, f" ({when})" if when else "")]


def _worded(line: Line, names: list[str], cites: Sequence[Cite], when: str) -> Piece:
    """The title on the word of these, who are named."""
    event = line.view.event
    label = next((words for words in PREFIX.values() if event.title.startswith(words)), "")
    rests_on = tuple(cite.claim.id for cite in cites)
    if label:
        title = event.title.removeprefix(label)
        return Piece(
            f"According to {joined(names)}, this is {label.removesuffix(': ').lower()}: {title}{when}", rests_on
        )
    if CLAIMED.search(event.title):
        return Piece(f"{event.title}{when}", rests_on)
    if not finite(event.title.split(), 1):
        return Piece(f"According to {joined(names)}: {event.title}{when}", rests_on)
    if len(names) == 1 and event.title.lower().startswith(names[0].lower()):
        return Piece(f"{event.title}{when}, on {names[0]}’s own word", rests_on)
    alone = line.kind == "alleged" and not all(cite.claim.hearsay for cite in cites)
    by = f"On the word of {joined(names)} alone" if alone else f"According to {joined(names)}"
    return Piece(f"{by}, {_small(event, cites)}{when}", rests_on)


def _lacking(said: str, event: Event, cites: Iterable[Cite], grounds: Grounds) -> list[Fault]:
    return lacks(said, [cite.claim.id for cite in cites], grounds, opening([event]))


def _literally(said: str, event: Event, cites: Iterable[Cite], grounds: Grounds) -> list[Fault]:
    return lacks(said, [cite.claim.id for cite in cites], grounds, opening([event]), alike=False)


def _besides(line: Line, first: Piece, grounds: Grounds) -> list[Piece]:
    """Who else gives the same account: those who do not have all that the first part of the sentence tells."""
    event, account = line.view.event, own(line)
    days = DAYS.search(first.text)
    said = "" if WRITES.search(first.text) else event.title + (days.group() if days else "")
    when = f" ({in_sentence(event.time)})" if in_sentence(event.time) else ""
    groups: dict[tuple[str, str], list[tuple[str, list[Cite]]]] = {}
    loose: list[Piece] = []
    for voices in heard(line):
        if any(_bears(first, said, event, cites, grounds) for cites in voices.values()):
            continue
        (name, unnamed), cites = next(iter(voices.items()))
        if not unnamed and name in first.text.partition(event.title[1:])[0]:
            if name != grounds.books.voices.itself(cites[0].report.id):
                continue
            name = f"another report of {name}"
        if not alike(first.text, (around(cite.report, cite.claim.span) for cite in cites), event):
            told_so = around(cites[0].report, cites[0].claim.span)
            loose.append(Piece(f"; {written(cites[0], told_so, grounds, SHORT)}", (cites[0].claim.id,)))
            continue
        kinds = {fault.kind for fault in _lacking(said, event, cites, grounds)}
        dated = when if when not in first.text and not _lacking(when, event, cites, grounds) else ""
        named = groups.setdefault((dated, _giving(kinds)), [])
        named.append((name, cites))
    found = loose
    for (dated, giving), named in groups.items():
        names = [name.replace(UNNAMED, ANOTHER) if UNNAMED in first.text else name for name, _ in named]
        several = len(names) > 1 or plural(names[0].partition(" (")[0])
        verb = told(account.says, 2 if several else 1, event).partition(" ")[2]
        ids = tuple(cite.claim.id for cite in in_turn(cites for _, cites in named))
        found.append(Piece(f"; {joined(names)} {verb}{dated}, {giving}", ids))
    return [piece for piece in found if holds(piece, grounds)]


def alike(text: str, others: Iterable[str], event: Event) -> bool:
    """Whether other words tell of the same as a text: two telling words in common that are no names of its parties."""
    named = {stem(word.lower()) for party in (*event.actors, *event.recipients) for word in _parts(party)}
    named |= set(map(stem, of_parties(text, None)))
    said = set(content(text)) - named
    return any(len(said & set(content(other))) >= ENOUGH for other in others)


def _bears(first: Piece, said: str, event: Event, cites: Sequence[Cite], grounds: Grounds) -> bool:
    """Whether the first part of a sentence rests on these, and they have all that it tells."""
    cited = any(cite.claim.id in first.rests_on for cite in cites)
    return cited and not (said and _literally(said, event, cites, grounds))


def _giving(kinds: set[str]) -> str:
    """What an account leaves out of what another tells: "giving no such number"."""
    lacking = [words for kind, words in LESS.items() if kind in kinds]
    return f"giving {joined(lacking)}" if lacking else "too"


def _otherwise(line: Line, grounds: Grounds) -> list[Piece]:
    """Who says something else of it, who denies what was said, and what became of a plan."""
    event = line.view.event
    found = [piece for account in line.view.accounts[1:] for piece in _account(account, event)]
    saying = [
        name for account in line.view.accounts[1:] for origin in account.origins for name in names_of([origin.first])
    ]
    claims = grounds.claims(event.claims)
    for stance in ("denies", "confirms", "declines"):
        answers = [view.response for view in line.view.responses if view.response.stance == stance]
        about = [answer for answer in answers if answer.by.name not in saying]
        content = [answer for answer in about if of_content(answer, event.type, claims)]
        if event.status != "negated" or stance != "denies":
            found += _answers([answer for answer in about if answer not in content], *ANSWERS[stance])
        found += _answers(content, "denies its content", "deny its content")
    return found + ([Piece(f"; {PAST.replace('; ', ', and ')}", _own_ids(line))] if line.fate == PAST else [])


def _own_ids(line: Line) -> tuple[str, ...]:
    return tuple(cite.claim.id for cite in cites_of(line.view.event, own(line)))


def _account(account: AccountView, event: Event) -> list[Piece]:
    """Who gives another account of it: "; Dmitry Peskov denies it"."""
    if not account.origins:
        return []
    firsts = [origin.first for origin in account.origins][:NAMED]
    names = names_of(firsts)
    many = len(names) > 1 or plural(names[0].partition(" (")[0])
    verb = told(account.says, 2 if many else 1, event).partition(" ")[2]
    return [Piece(f"; {joined(names)} {verb}", tuple(cite.claim.id for cite in firsts))]


def _answers(answers: Sequence[Response], one: str, several: str) -> list[Piece]:
    if not answers:
        return []
    by = {answer.by.name: answer for answer in reversed(answers)}
    kept = list(reversed(by.items()))[:NAMED]
    names = [name for name, _ in kept]
    many = len(names) > 1 or plural(names[0].partition(" (")[0])
    text = f"; {joined(names)} {several if many else one}"
    return [Piece(text, tuple(answer.id for _, answer in kept))]


def _small(event: Event, cites: Iterable[Cite]) -> str:
    """The title within a sentence: its first word is small where it is no name, as far as the reports show."""
    first, _, rest = event.title.partition(" ")
    named = {word.lower() for party in (*event.actors, *event.recipients) for word in _parts(party)}
    if not first[1:].islower() or not first.isalpha() or first.lower() in named or headline(event.title):
        return event.title
    if rest[:1].isupper() and frequencies().get(first.lower(), 0.0) < COMMON:
        return event.title
    low = re.compile(rf"(?<!\w){first.lower()}(?!\w)")
    known = event.title_claim is None or any(low.search(cite.report.text) for cite in cites)
    return first.lower() + event.title[len(first) :] if known else event.title


def _parts(party: Party) -> list[str]:
    return f"{party.name} {label(party.code)} {party_name(party)}".split()
