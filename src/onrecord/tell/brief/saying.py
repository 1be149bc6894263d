"""An event in a sentence: who says so, the event's title, its days, who says otherwise, and how sure it is.

The title is the event's own, the phrase of how many say what is that of the first screen, and names are those of the
record's speakers: a sentence has no wording of its own but for what joins these. What its passages do not hold is left
out, and where that is the title, the best passage is quoted in its place.
"""

import re
from collections.abc import Iterable, Sequence

from onrecord.knowledge.names import label
from onrecord.model import Event, Party, Response
from onrecord.record.contents import of_content
from onrecord.record.finite import finite
from onrecord.record.grammar import plural
from onrecord.record.naming import party_name
from onrecord.record.title_marks import PREFIX
from onrecord.tell.brief.days import first_reported, in_sentence
from onrecord.tell.brief.elements import faults
from onrecord.tell.brief.evidence import ITSELF, UNNAMED, Evidence
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.model import Piece, Sentence
from onrecord.tell.brief.parting import parted
from onrecord.tell.brief.wording import Told, status_faults
from onrecord.tell.screen import Line
from onrecord.tell.support import told
from onrecord.tell.view import AccountView, Cite, context

NAMED = 3  # speakers that a sentence names
ROOM = 160  # characters of a quoted sentence on either side of the passage
CLAIMED = re.compile(r", (?:.+ claims|they claim)$")  # titles that name their speaker
MOST = 6  # passages of one account
ANSWERS = {"denies": ("denies it", "deny it"), "confirms": ("confirms it", "confirm it")} | {
    "declines": ("declines to comment", "decline to comment")
}
PAST = "its day is past; nothing firm says what came of it"


def sentence(line: Line, grounds: Grounds) -> Sentence:
    """The sentence about an event, with the claims and responses that each part of it rests on."""
    told = _printed(line, grounds) or [_telling(line, days) for days in _days(line)]
    first = next((piece for piece in told if holds(piece, grounds)), None) or _quoting(line, grounds)
    others = [piece for piece in _otherwise(line, grounds) if holds(piece, grounds)]
    return Sentence(event=line.told.event.id, pieces=(first, *others, Piece(f"{sure(line)}.")))


def sure(line: Line) -> str:
    """How many say what, and the grade: " (2 origins say it happened, 1 denies it; grade 3, possibly true)"."""
    grade = line.told.event.grade
    return f" ({line.told.support}" + (f"; grade {grade.digit}, {grade.words})" if grade else ")")


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


def _days(line: Line) -> list[str]:
    """The days that the sentence may give, the event's before those of a passage, the day of the report before none."""
    cites = _cites(line.told.event, _own(line))
    own = [in_sentence(cite.claim.time) for cite in cites]
    days = [in_sentence(line.told.event.time), *own, first_reported(cite.report for cite in cites)]
    return [*(words for words in dict.fromkeys(days) if words), ""]


def _telling(line: Line, days: str) -> Piece:
    """Who says so, the title, the days."""
    event, own = line.told.event, _own(line)
    cites = _cites(event, own)
    when = f" ({days})" if days else ""
    names = _names(origin.first for origin in own.origins)
    label = next((words for words in PREFIX.values() if event.title.startswith(words)), "")
    rests_on = tuple(cite.claim.id for cite in cites)
    if label:
        title = event.title.removeprefix(label)
        return Piece(
            f"According to {_joined(names)}, this is {label.removesuffix(': ').lower()}: {title}{when}", rests_on
        )
    if CLAIMED.search(event.title):
        return Piece(f"{event.title}{when}", rests_on)
    if not finite(event.title.split(), 1):
        return Piece(f"According to {_joined(names)}: {event.title}{when}", rests_on)
    if len(names) == 1 and event.title.lower().startswith(names[0].lower()):
        return Piece(f"{event.title}{when}, on {names[0]}’s own word", rests_on)
    alone = line.kind == "alleged" and not all(cite.claim.hearsay for cite in cites)
    by = f"On the word of {_joined(names)} alone" if alone else f"According to {_joined(names)}"
    return Piece(f"{by}, {_small(event, cites)}{when}", rests_on)


def _printed(line: Line, grounds: Grounds) -> list[Piece]:
    """The sentence that an event is told by, as printed, and who printed it; none where it has words of its own."""
    event = line.told.event
    cite = next((cite for cite in _cites(event, _own(line)) if cite.claim.id == event.title_claim), None)
    if cite is None or not event.title.startswith("“"):
        return []
    outlet = grounds.books.voices.itself(cite.report.id).replace(ITSELF, UNNAMED)
    return [Piece(f"{_capital(outlet)} writes: {event.title}", (cite.claim.id,))]


def _quoting(line: Line, grounds: Grounds) -> Piece:
    """The sentence that the best passage stands in, in quotation marks."""
    cite = _cites(line.told.event, _own(line))[0]
    before, after = context(cite.report.text, cite.claim.span, ROOM)
    quote = re.sub(r"[“”\"]", "’", " ".join(f"{before}{cite.claim.quote}{after}".split()))
    quote = quote.replace("[", "(").replace("]", ")")
    outlet = grounds.books.voices.itself(cite.report.id).replace(ITSELF, UNNAMED)
    return Piece(f"{_capital(outlet)} writes: “{quote}”", (cite.claim.id,))


def _own(line: Line) -> AccountView:
    return line.told.accounts[0]


def _cites(event: Event, account: AccountView) -> list[Cite]:
    """The claims that an account is cited by: that whose words the title is, then the first of each origin."""
    everything = [cite for origin in account.origins for cite in (origin.first, *origin.folded)]
    titled = [cite for cite in everything if cite.claim.id == event.title_claim]
    firsts = [origin.first for origin in account.origins]
    bounds = (event.time.start, event.time.end) if event.time else (None, None)
    stated = [cite for cite in everything if cite.claim.time and cite.claim.time.how != "inferred"]
    exact = [cite for cite in stated if _ends(cite) == bounds][:1]
    dating = [cite for at in (0, 1) for cite in [c for c in stated if bounds[at] and _ends(c)[at] == bounds[at]][:1]]
    chosen = {cite.claim.id: cite for cite in (*titled, *firsts[:MOST], *(exact or dating))}
    return list(chosen.values())


def _ends(cite: Cite) -> tuple[str | None, str | None]:
    return (cite.claim.time.start, cite.claim.time.end) if cite.claim.time else (None, None)


def _otherwise(line: Line, grounds: Grounds) -> list[Piece]:
    """Who says something else of it, who denies what was said, and what became of a plan."""
    event = line.told.event
    found = [piece for account in line.told.accounts[1:] for piece in _account(account, event)]
    saying = [
        name for account in line.told.accounts[1:] for origin in account.origins for name in _names([origin.first])
    ]
    claims = grounds.claims(event.claims)
    for stance in ("denies", "confirms", "declines"):
        answers = [view.response for view in line.told.responses if view.response.stance == stance]
        about = [answer for answer in answers if answer.by.name not in saying]
        content = [answer for answer in about if of_content(answer, event.type, claims)]
        if event.status != "negated" or stance != "denies":
            found += _answers([answer for answer in about if answer not in content], *ANSWERS[stance])
        found += _answers(content, "denies its content", "deny its content")
    return found + ([Piece(f"; {PAST.replace('; ', ', and ')}", _own_ids(line))] if line.fate == PAST else [])


def _own_ids(line: Line) -> tuple[str, ...]:
    return tuple(cite.claim.id for cite in _cites(line.told.event, _own(line)))


def _account(account: AccountView, event: Event) -> list[Piece]:
    """Who gives another account of it: "; Dmitry Peskov denies it"."""
    if not account.origins:
        return []
    firsts = [origin.first for origin in account.origins][:NAMED]
    names = _names(firsts)
    many = len(names) > 1 or plural(names[0].partition(" (")[0])
    verb = told(account.says, 2 if many else 1, event).partition(" ")[2]
    return [Piece(f"; {_joined(names)} {verb}", tuple(cite.claim.id for cite in firsts))]


def _answers(answers: Sequence[Response], one: str, several: str) -> list[Piece]:
    if not answers:
        return []
    by = {answer.by.name: answer for answer in reversed(answers)}
    kept = list(reversed(by.items()))[:NAMED]
    names = [name for name, _ in kept]
    text = f"; {_joined(names)} {one if len(names) == 1 else several}"
    return [Piece(text, tuple(answer.id for _, answer in kept))]


def _names(cites: Iterable[Cite]) -> list[str]:
    """Who says so, each once."""
    return list(dict.fromkeys(_called(cite.speakers) for cite in cites))


def _called(chain: str) -> str:
    """A chain of speakers within a sentence: "Kim (according to Watson)", "China Daily (on hearsay)"."""
    if chain.startswith(ITSELF):
        chain = chain.replace(ITSELF, UNNAMED, 1)
    name, _, rest = chain.partition(", ")
    return f"{name} ({rest})" if rest.startswith(("according to", "on hearsay")) else chain


def _joined(names: Sequence[str]) -> str:
    shown = [*names[:NAMED], *(["others"] if len(names) > NAMED else [])]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _small(event: Event, cites: Iterable[Cite]) -> str:
    """The title within a sentence: its first word is small where it is no name, as far as the reports show."""
    first, _, rest = event.title.partition(" ")
    if not first[1:].islower() or not first.isalpha() or rest[:1].isupper():
        return event.title
    named = {word.lower() for party in (*event.actors, *event.recipients) for word in _parts(party)}
    low = re.compile(rf"(?<!\w){first.lower()}(?!\w)")
    known = event.title_claim is None or all(low.search(cite.report.text) for cite in cites)
    return first.lower() + event.title[len(first) :] if known and first.lower() not in named else event.title


def _parts(party: Party) -> list[str]:
    return f"{party.name} {label(party.code)} {party_name(party)}".split()
