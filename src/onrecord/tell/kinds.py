"""What an event is to a reader who wants to know where a story stands: firm, disputed, one side's word, expected."""

import re
from typing import Literal

from onrecord.knowledge.plover import SPOKEN
from onrecord.model import Claim, Event, Says
from onrecord.model.kinds import DONE
from onrecord.record.finite import AUXILIARY, finite
from onrecord.record.grammar import LEADING
from onrecord.record.speakers import side_of, source_of
from onrecord.record.title_marks import PREFIX
from onrecord.tell.view import Cite, EventView, OriginView

Kind = Literal["firm", "disputed", "alleged", "expected", "background"]

RELATIVE = re.compile(r"\b(?:who|which|that|whose|whom)\b")
CLAUSE = re.compile(r"[,;:]| (?:as|after|before|when|while|since|because|who|which|that|amid|and|but) ")
ALIKE = str.maketrans('“”‘’"', "'''''")
DOUBTFUL = 4  # the Admiralty digit from which on nothing is told as firm

KINDS: dict[Kind, str] = {
    "firm": "happened or goes on, and nobody in these reports disputes it",
    "disputed": "denied, or accounts of it exclude each other",
    "alleged": "on one side's word alone, on hearsay, or graded as doubtful",
    "expected": "planned or possible, or was and came to nothing",
    "background": "over long before the story began, or going on since before; told in passing",
}


def kind(view: EventView, *, background: bool = True) -> Kind:
    """What an event is, by what is said of it and by whom; `background` is whether some are to be set apart as that."""
    event = view.event
    given = {account.says for account in view.accounts}
    if background and view.weight.background:
        return "background"
    if event.status == "negated":
        return "expected" if came_to_nothing(view) else "disputed"
    if view.denied or "negated" in given:
        return "disputed"
    if event.status not in DONE:
        return "expected"
    return "alleged" if alleged_by_title(event) or _one_side(view) or _doubtful(event) else "firm"


def alleged_by_title(event: Event) -> bool:
    """Whether the words that the event is told in are themselves hearsay, whoever else tells of it."""
    return event.title.startswith(PREFIX["hearsay"])


def only_named(view: EventView) -> bool:
    """Whether a whole sentence is quoted as the event's title that tells something else first, or not as done.

    "Peru is set to sell gas despite criticism" quoted for the criticism: what the event is, its status among that, is
    not what the sentence says.
    """
    event = view.event
    if not event.title.startswith("“") or event.status == "negated":
        return False
    told = titled(view)
    if told is None or told.claim.part != "verb" or told.claim.status != "happened":
        return True
    return not _tells_first(event.title, told.claim)


def titled(view: EventView) -> Cite | None:
    """The claim whose words the event's title is, or whose sentence is quoted as it; None if it is put together."""
    return next((cite for cite in cites(view) if cite.claim.id == view.event.title_claim), None)


def _tells_first(title: str, claim: Claim) -> bool:
    """Whether a quoted sentence begins with the claim's own clause: not with another, nor with a clause about somebody.

    "Five who were held in Peru were freed" tells of the release, and of their being held beside that.
    """
    words, quote = (LEADING.sub("", _plain(text)).casefold() for text in (title, claim.quote))
    before, found, _ = quote.partition(claim.trigger.casefold())
    if not found or not words.startswith(before) or RELATIVE.search(before):
        return False
    if AUXILIARY.isdisjoint(before.split()) and claim.trigger.endswith(("ed", "en", "wn")):
        behind = CLAUSE.split(words[len(before) + len(found) :], maxsplit=1)[0].split()
        return not finite(["it", *behind], 1)
    return True


def _plain(text: str) -> str:
    """Words as they stand, without the marks around them and with one kind of quotation marks within."""
    return " ".join(text.strip("“”").translate(ALIKE).split())


def cites(view: EventView) -> list[Cite]:
    """Every claim that the event is told by."""
    every = [origin for account in view.accounts for origin in account.origins]
    return [cite for origin in every for cite in (origin.first, *origin.folded)]


def came_to_nothing(view: EventView) -> bool:
    """Whether some expected it, and those who tell how it ended say that it did not come about; nobody that it did."""
    given = {account.says for account in view.accounts}
    return view.event.status == "negated" and bool(given & {"planned", "possible"}) and "happened" not in given


def foretold(view: EventView, says: Says) -> list[OriginView]:
    """Those who told it as planned, or as possible, no later than a report first told that it happened.

    What is only expected of something that goes on already did not foretell it; nor is it known to have where a
    report has no day.
    """
    if view.event.status not in DONE:
        return []
    done = min((day for origin in view.accounts[0].origins for day in _days(origin)), default="")
    plans = [origin for account in view.accounts[1:] if account.says == says for origin in account.origins]
    return [origin for origin in plans if min(_days(origin), default="9") <= done]


def came_true(view: EventView) -> bool:
    """Whether it happened, and somebody had said before that it would or might."""
    return any(foretold(view, says) for says in ("planned", "possible"))


def _days(origin: OriginView) -> list[str]:
    """The days on which reports that carry an origin were published, of those that are known."""
    return [cite.report.published[:10] for cite in (origin.first, *origin.folded) if cite.report.published]


def _doubtful(event: Event) -> bool:
    return event.grade is not None and event.grade.digit >= DOUBTFUL


def _one_side(view: EventView) -> bool:
    """Whether nobody but one speaker, or the parties to it, says that it happened.

    A report's own account is none of these, nor what a document or an image shows; and who says, asks or promises
    something is the best source for having said it.
    """
    event, own = view.event, view.accounts[0].origins if view.accounts else ()
    cites = [cite for origin in own for cite in (origin.first, *origin.folded)]
    if not cites or any(_own_account(cite, event) for cite in cites):
        return False
    sides = {side_of(cite.claim, cite.report) for cite in cites}
    return len(own) < 2 or sides <= {party.code for party in (*event.actors, *event.recipients)}


def _own_account(cite: Cite, event: Event) -> bool:
    claim, source = cite.claim, source_of(cite.claim)
    if claim.hearsay:
        return False
    if source is None:  # an organ of a state is a side where that state is a party
        return side_of(claim, cite.report) not in {party.code for party in (*event.actors, *event.recipients)}
    if source.kind in ("document", "image", "media"):
        return True
    return event.type in SPOKEN and _speaks(claim, cite, event)


def _speaks(claim: Claim, cite: Cite, event: Event) -> bool:
    source = source_of(claim)
    names = {party.name for party in (*claim.actors, *event.actors)}
    codes = {party.code for party in event.actors} - {"?"}
    return side_of(claim, cite.report) in codes or (source is not None and source.name in names)
