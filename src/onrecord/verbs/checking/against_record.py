"""A sentence from elsewhere against all that a record tells: which events bear on it, and what is said of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Claim, Event
from onrecord.record.text import stem
from onrecord.tell.brief.elements import Fault, faults
from onrecord.tell.brief.evidence import Evidence
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.saying import accounts
from onrecord.tell.brief.wording import OUTRIGHT, status_faults
from onrecord.tell.kinds import alleged_by_title
from onrecord.tell.screen import Line
from onrecord.verbs.checking.against_sources import Finding, is_speaker
from onrecord.verbs.checking.attributing import verbatim
from onrecord.verbs.checking.each import each_lacks
from onrecord.verbs.checking.reading import account, alike, turned_round
from onrecord.verbs.checking.together import apart
from onrecord.verbs.checking.words import role_faults, word_faults

if TYPE_CHECKING:
    from onrecord.read import Settings

ORDER = ("contradicted", "not in the record", "supported")
NOTHING = "nothing in it was read as an event"
UNKNOWN = "no firm event of the record is this"


class Bearing(NamedTuple):
    """What the record makes of a sentence, and the ids of the claims and responses that it goes by."""

    finding: Finding
    ids: tuple[str, ...] = ()


def against_record(text: str, read: Sequence[Claim], grounds: Grounds, settings: "Settings | None" = None) -> Bearing:
    """What the record makes of a sentence: it is supported only where all that was read in it is."""
    model = _model(settings)
    bearings = [_bearing(text, said, read, grounds, model) for said in read]
    denied = [said for said, one in zip(read, bearings, strict=True) if one.finding.found == "supported"]
    kept = [
        one
        for said, one in zip(read, bearings, strict=True)
        if one.ids or not (denied and stem(said.trigger.lower()) == stem("deny"))
    ]
    if not kept:
        return Bearing(Finding("not in the record", NOTHING))
    return min(kept, key=lambda one: ORDER.index(one.finding.found))


def _bearing(text: str, said: Claim, read: Sequence[Claim], grounds: Grounds, model: str) -> Bearing:
    near = [line for line in grounds.lines.values() if alike(said, line.view.event) and _known(said)]
    near = near or [line for line in grounds.lines.values() if _in_its_words(said, line, grounds)]
    if not near:
        turned = [line for line in grounds.lines.values() if _known(said) and _turned(text, said, read, line, grounds)]
        if turned:
            why = f"the record has who acts and who is acted on the other way round: {turned[0].view.event.title}"
            return Bearing(Finding("contradicted", why), _ids(turned[0].view.event))
        return Bearing(Finding("not in the record", UNKNOWN))
    weighed = [(_lacking(text, read, line, grounds), line) for line in near]
    weighed.sort(key=lambda pair: (len(pair[0]), _apart(said, pair[1]), -pair[1].view.weight.total))
    lacking, line = weighed[0]
    ids = _ids(line.view.event)
    if words := _other(lacking):
        why = f"the nearest event is “{line.view.event.title}”, which lacks {words}"
        return Bearing(Finding("not in the record", why))
    if not lacking:
        whole = next((each for faults, each in weighed if not faults and not _split(said, each, grounds, model)), None)
        if whole is None:
            told = f"no passage has {_split(said, line, grounds, model)} together"
            return Bearing(
                Finding("not in the record", f"the nearest event is “{line.view.event.title}”, of which {told}")
            )
        line, ids = whole, _ids(whole.view.event)
    if lacking:
        return Bearing(_differing(lacking, line, sum(not _other(each) for each, _ in weighed) == 1, grounds), ids)
    standing = _standing(said, line, grounds)
    if standing.found == "supported" and (outright := _outright(text, line, grounds)):
        other_way = "negated" not in {account(one) for one in read} and OUTRIGHT["negated"].fullmatch(outright)
        return Bearing(
            Finding("contradicted" if other_way else "not in the record", f"the record does not have “{outright}”"), ids
        )
    if standing.found == "supported" and (why := each_lacks(text, Evidence(grounds, ids), cited=False)):
        return Bearing(Finding("not in the record", why), ids)
    return Bearing(standing, ids)


def _split(said: Claim, line: Line, grounds: Grounds, model: str) -> str:
    """The deed and its object where the event has both in no passage together; "" where it has."""
    return apart(said, Evidence(grounds, _ids(line.view.event)), model)


def _model(settings: "Settings | None") -> str:
    from onrecord.read import Settings

    return (settings or Settings()).model


def _other(lacking: Sequence[Fault]) -> str:
    """What is lacking besides numbers and days, each once: a name is told, not also its words and neighbours."""
    names = [fault.words for fault in lacking if fault.kind == "name"]
    words = [fault.words for fault in lacking if fault.kind == "word" and fault.words not in " ".join(names).lower()]
    roles = [fault.words for fault in lacking if fault.kind == "role" and not names]
    return ", ".join(dict.fromkeys((*names, *roles, *words)))


def _outright(text: str, line: Line, grounds: Grounds) -> str:
    """Words that say that something is not, may be or will be, where nobody in the record says so; "" for none."""
    evidence = Evidence(grounds, _ids(line.view.event))
    told = ["happened", *accounts(evidence, grounds)]
    return next((fault.words for fault in status_faults(text, told, evidence.lines)), "")


def _known(said: Claim) -> bool:
    return any(party.code != "?" for party in (*said.actors, *said.recipients))


def _ids(event: Event) -> tuple[str, ...]:
    return (*event.claims, *event.responses)


def _lacking(text: str, read: Sequence[Claim], line: Line, grounds: Grounds) -> list[Fault]:
    evidence = Evidence(grounds, _ids(line.view.event))
    return [*faults(text, evidence), *role_faults(text, evidence), *word_faults(text, evidence, read)]


def _in_its_words(said: Claim, line: Line, grounds: Grounds) -> bool:
    return any(verbatim(said, claim) for claim in grounds.claims(line.view.event.claims))


def _turned(text: str, said: Claim, read: Sequence[Claim], line: Line, grounds: Grounds) -> bool:
    return turned_round(said, line.view.event) and not _lacking(text, read, line, grounds)


def _apart(said: Claim, line: Line) -> bool:
    """Whether a sentence says of an event what none of its accounts does."""
    return account(said) not in {one.says for one in line.view.accounts}


def _differing(lacking: Sequence[Fault], line: Line, only: bool, grounds: Grounds) -> Finding:
    """A sentence that has another number or day than the record."""
    words = ", ".join(dict.fromkeys(f"the {fault.kind} {fault.words}" for fault in lacking))
    event, held = line.view.event, []
    if any(fault.kind == "date" for fault in lacking) and event.time and event.time.how != "inferred":
        held.append(line.view.when)
    if any(fault.kind == "number" for fault in lacking):
        claims = grounds.claims(event.claims)
        held += [item.quantity for claim in claims for item in claim.items if item.quantity]
    if held and only:
        return Finding("contradicted", f"it has {words}, where the record has {', '.join(dict.fromkeys(held))}")
    return Finding("not in the record", f"the record does not have {words}")


def _standing(said: Claim, line: Line, grounds: Grounds) -> Finding:
    """What the accounts of an event make of one who says that it happened, will, may or did not."""
    status, given = account(said), {one.says for one in line.view.accounts}
    support = line.view.support
    if line.view.denied and line.view.event.status != "negated":
        given.add("negated")
    if status == "happened" and "happened" in given:
        return _as_fact(said, line, grounds)
    if status == "negated" and "negated" in given:
        if "happened" not in given or _on_the_word_of(said, line, grounds):
            return Finding("supported", support)
        return Finding("contradicted", f"disputed: {support}")
    if (status == "possible" and given & {"planned", "possible"}) or (status == "planned" and "planned" in given):
        return Finding("supported", support)
    if {status} | given >= {"happened", "negated"}:
        return Finding("contradicted", support)
    return Finding("not in the record", f"told as {status}, where the record has it as {' or '.join(sorted(given))}")


def _as_fact(said: Claim, line: Line, grounds: Grounds) -> Finding:
    support = line.view.support
    if said.sources:
        if _on_the_word_of(said, line, grounds):
            return Finding("supported", support)
        return Finding("not in the record", f"the record does not have it from {said.sources[-1].name}: {line.said}")
    if line.kind == "disputed":
        return Finding("contradicted", f"disputed: {line.said}")
    if line.kind == "alleged":
        held = f"as alleged: {line.said}" if alleged_by_title(line.view.event) else line.said or "as doubtful"
        return Finding("not in the record", f"told as fact, where the record has it {held}")
    return Finding("supported", support)


def _on_the_word_of(said: Claim, line: Line, grounds: Grounds) -> bool:
    """Whether those on whose word a sentence has it say the same of the event in the record."""
    told = [
        cite.claim.id
        for one in line.view.accounts
        if one.says == account(said)
        for origin in one.origins
        for cite in (origin.first, *origin.folded)
    ]
    answers = [view.response.id for view in line.view.responses if view.response.stance == "denies"]
    evidence = Evidence(grounds, [*told, *(answers if account(said) == "negated" else [])])
    named = [source for source in said.sources if source.name]
    return bool(named) and all(is_speaker(source.name, evidence) for source in named)
