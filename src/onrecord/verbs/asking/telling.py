"""An answer in lines of text."""

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.knowledge.names import label
from onrecord.model import Says
from onrecord.tell.marks import MARKS
from onrecord.verbs.asking.answer import Answer, Found, Given, Quoted
from onrecord.verbs.asking.question import Question

HEADINGS: tuple[tuple[str, str], ...] = (
    ("happened", "Said to have happened, or to go on"),
    ("denied", "Denied, or said not to have happened"),
    ("planned", "Planned or expected"),
    ("possible", "Possible, asked for or offered"),
    ("near", "Near it, and no answer"),
    ("leads", "Leads: read with too little confidence to count"),
)
DENIES = re.compile(r"\b(?:no|not|never|den(?:y|ies|ied|ial)|reject\w*|refus\w*|false)\b|n[’']t\b", re.IGNORECASE)
BEARING = "What bears on it, as printed, and does not settle it"
QUOTED = "Quoted as printed, not read with confidence"
ACCOUNTS: dict[Says, str] = {
    "happened": "told as having happened",
    "planned": "told as planned",
    "possible": "told as possible",
    "negated": "told as denied",
}
LACKING: dict[str, str] = {
    "verb": "another deed",
    "things": "not about {things}",
    "names": "without {names}",
    "time": "not known to be on those days",
    "who": "not with those parties on those sides",
    "type": "another deed",
}
OUTLOOKS = {"did": "did it happen", "will": "is it to come", "may": "may it come", "denied": "is it denied"} | {
    "said": "is it said",
}  # fmt: skip

SPOKEN = {
    "words": "what {0} says{1}", "confirmer": "who confirms it{1}", "decliner": "who declines to comment{1}",
}  # fmt: skip


def lines(answer: Answer, short: Mapping[str, str]) -> Iterator[str]:
    """The answer, line by line; `short` has the ids by which `explain`, `cite` and `decide` take each event."""
    yield answer.words
    if answer.answers:
        yield ""
        yield from (_given(one, spoken=answer.question.slot in SPOKEN) for one in answer.answers)
    if answer.quoted:
        yield ""
        yield QUOTED
        yield from map(_printed, answer.quoted)
    if answer.bearing:
        yield ""
        yield BEARING
        for bears in answer.bearing:
            yield f"    {bears.what}: {_printed(bears).strip()}"
    for name, heading in HEADINGS:
        found: Sequence[Found] = getattr(answer, name)
        if found:
            yield ""
            yield heading
            for one in found:
                yield from _event(one, short, answer.question, near=name == "near")
    if answer.by_words:
        yield ""
        yield from answer.by_words
    yield ""
    yield from answer.notes
    if answer.leads_not_shown:
        count = answer.leads_not_shown
        leads, them = ("lead", "it") if count == 1 else ("leads", "them")
        yield f"{count} {leads} may bear on this: --leads shows {them}"
    yield f"Asked: {described(answer.question)}."


def denying(says: str, quote: str) -> str:
    """What stands before words that are denied and do not say so themselves: they would read as an assertion."""
    return ", who denies" if says == "negated" and not DENIES.search(quote) else ""


def _given(one: Given, *, spoken: bool) -> str:
    """An answer in a line: what, who says so, and the grade of that account; words on a matter tell of no deed."""
    mark = "·" if spoken else MARKS[one.says]
    by = f" – {_said(one)}" if one.who_says else ""
    quote = one.quotes[0].strip("“”") if one.quotes and one.quotes[0] not in one.text else ""
    words = f"{denying(one.says, quote)}: “{quote}”" if quote else ""
    return f"{mark} {one.text}{f' (grade {one.digit})' if one.digit else ''}{by}{words}"


def _said(one: Given | Found) -> str:
    """Who says so, and behind several whose words are quoted."""
    others = ", ".join(one.who_says)
    return others if not one.quotes or not one.by or one.who_says == (one.by,) else f"{others}; {one.by}"


def _printed(one: Quoted) -> str:
    """A sentence as printed, with its outlet and day."""
    return f"“ {one.words.strip('“”')} ” – {', '.join(filter(None, (one.outlet, one.day)))}"


def _event(found: Found, short: Mapping[str, str], question: Question, *, near: bool) -> Iterator[str]:
    mark = MARKS["negated"] if found.says == "negated" else MARKS[found.says]
    if found.says == "happened" and found.status == "ongoing":
        mark = MARKS["ongoing"]
    differs = f" ({ACCOUNTS[found.says]}; {lacking(found, question)})" if near else ""
    yield f"{mark} {found.title} [{short.get(found.event, found.event)}]{differs}"
    facts = (found.when, found.where, found.support, f"grade {found.digit}" if found.digit else "")
    if told := "; ".join(fact for fact in facts if fact):
        yield f"    {told}"
    said = _said(found)
    words = f"{denying(found.says, found.quotes[0])}: “{found.quotes[0]}”" if found.quotes else ""
    if said or words:
        yield f"    {said}{words}"


def lacking(found: Found, question: Question) -> str:
    """In what an event differs from what is asked about."""
    things, names = " and ".join(question.things), _all(question.names)
    return ", ".join(dict.fromkeys(LACKING[lack].format(things=things, names=names) for lack in found.lacks))


def _all(names: Sequence[str]) -> str:
    return f"all of {', '.join(names)}" if len(names) > 1 else "".join(names)


def described(question: Question) -> str:
    """How the question was understood: "supply (AID) by North Korea to Russia; arms; did it happen"."""
    if question.slot in SPOKEN:
        return SPOKEN[question.slot].format(question.speaker, f" on {question.topic}" if question.topic else "")
    if not question.types and not question.anything:
        words = (*question.names, *map(label, sorted(question.codes)), *question.things)
        return f"the words {', '.join(words)}" if words else "nothing that was understood"
    parts = ["whatever happened" if question.anything else f"{question.verb} ({', '.join(question.types)})"]
    for word, codes in (("by", question.by), ("to", question.to), ("with", question.also)):
        parts += [f"{word} {', '.join(map(label, codes))}"] if codes else []
    told = [" ".join(parts), *question.deeds, *question.names, *question.things]
    if question.since or question.until:
        told.append(f"{question.since or '…'} to {question.until or '…'}")
    if question.deniers:
        told.append(f"by {', '.join(map(label, question.deniers))}")
    asked = OUTLOOKS[question.outlook] if question.kind == "whether" else question.kind
    return "; ".join((*told, asked))
