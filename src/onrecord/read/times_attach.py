"""Which time expression belongs to an event: by syntax, within the predicate's own clause first.

`range_for` gives the expression that dates a token, as "on Tuesday" dates "visited" and "the visit in July" dates
"visit". A time never crosses into the content of a report: in "Kirby said on Tuesday that Shoigu travelled" the
Tuesday is the saying's. `time_of` adds, for events without a time of their own, that of another mention of the
same event, and says by which rule.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import structs
from spacy.tokens import Token

from onrecord.model import TimeRange
from onrecord.read.reading import EventMention, Reading, TimeMention

_VERBS = frozenset({"VERB", "AUX"})
_INSIDE = frozenset({"prep", "pobj", "pcomp", "npadvmod", "advmod", "nmod", "compound", "poss", "amod", "nummod", "quantmod",
                     "det", "appos", "punct", "npmod", "predet"})  # fmt: skip
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "agent", "pobj", "prep", "compound",
                        "poss", "conj", "appos", "nmod", "amod", "acomp"})  # fmt: skip
_SHARED = frozenset({"advcl", "conj", "acl", "xcomp", "relcl", "ccomp", "pcomp", "dep", "prep", "parataxis"})
_TELLING = frozenset(
    """say tell report announce claim state add note warn believe think allege suggest indicate show argue insist
    confirm deny acknowledge admit estimate declare write reveal disclose describe explain know hear learn see
    remind stress repeat conclude recall testify accuse""".split()
)
_OPEN_AFTER = frozenset({"since", "from", "after"})
_OPEN_BEFORE = frozenset({"until", "till", "before", "by"})


def range_for(reading: Reading, token: Token | int) -> TimeRange | None:
    """The days of the time expression that attaches to a token by syntax; None if there is none."""
    trigger = reading.doc[token] if isinstance(token, int) else token
    found = attached(reading, trigger)
    return span_of(reading, found, trigger) if found else None


def attached(reading: Reading, trigger: Token) -> TimeMention | None:
    """The time expression that dates a trigger, or None."""
    ranked = sorted(
        (cost, abs(mention.start - trigger.i), mention.start, mention)
        for mention in _near(reading, trigger)
        if (cost := _cost(reading, mention, trigger)) is not None
    )
    return ranked[0][3] if ranked else None


def _near(reading: Reading, trigger: Token) -> Iterator[TimeMention]:
    sent = trigger.sent
    for mention in reading.times:
        if sent.start <= mention.start < sent.end and mention.range is not None and mention.timex != "SET":
            yield mention


def anchor_of(reading: Reading, mention: TimeMention) -> tuple[Token, str]:
    """The word that a time expression modifies, and the preposition in between ("" if none)."""
    inside = range(mention.start, mention.end)
    token = reading.doc[mention.start : mention.end].root
    preposition = ""
    while token.head.i != token.i:
        head = token.head
        if head.i in inside:
            token = head
        elif head.dep_ in {"prep", "pcomp", "mark", "agent"} and head.pos_ in {"ADP", "SCONJ", "ADV"}:
            preposition, token = head.lower_, head
        elif head.ent_type_ in {"DATE", "TIME"} and head.pos_ not in _VERBS:
            token = head
        else:
            return head, preposition
    return token, preposition


def _cost(reading: Reading, mention: TimeMention, trigger: Token) -> int | None:
    """How far the time expression is from dating the trigger; None if it does not."""
    if mention.start <= trigger.i < mention.end:
        return 0
    anchor, _ = anchor_of(reading, mention)
    if anchor.i == trigger.i:
        return 0
    up = _path(trigger, anchor)
    if up is not None:
        return _descend(up, anchor)
    down = _path(anchor, trigger)
    if down is not None:
        return _ascend(down)
    return _beside(trigger, anchor)


def _path(low: Token, high: Token) -> list[Token] | None:
    """The tokens from one up to, not including, another above it; None if it is not above."""
    path, token = [], low
    while token.i != high.i:
        path.append(token)
        if token.head.i == token.i:
            return None
        token = token.head
    return path


def _descend(path: list[Token], anchor: Token) -> int | None:
    """The trigger lies below the dated word: an argument or a dependent clause of it."""
    cost = 1
    for token in path:
        clause = token.pos_ in _VERBS and token.dep_ in _SHARED
        if token.dep_ in {"ccomp", "parataxis"} or (token.dep_ == "xcomp" and _infinitive(token)):
            if token.head.i == anchor.i and anchor.lemma_ not in _TELLING and token.dep_ == "ccomp":
                cost += 3
                continue
            return None
        if token.dep_ in {"relcl", "advcl", "acl", "pcomp"}:
            if token.dep_ in {"advcl", "acl"} and _infinitive(token):
                return None
            cost += 3 if token.tag_ in {"VBG", "VBN"} else 4
        elif clause or token.dep_ in _ARGUMENTS:
            cost += 1
        else:
            return None
    return cost


def _ascend(path: list[Token]) -> int | None:
    """The dated word lies below the trigger: one of its arguments, no clause of its own."""
    cost = 1
    for token in path:
        if token.pos_ in _VERBS and token.dep_ in {"ccomp", "relcl", "acl", "advcl", "parataxis", "csubj"}:
            return None
        if token.pos_ in _VERBS and token.dep_ in {"xcomp", "conj", "pcomp"}:
            cost += 3
        elif token.dep_ in _ARGUMENTS:
            cost += 2
        else:
            return None
    return cost


def _beside(trigger: Token, anchor: Token) -> int | None:
    """Both are arguments of one verb: "the launch on Tuesday drew protests" does not date the protests' cause."""
    above = {token.i: n for n, token in enumerate([trigger, *trigger.ancestors])}
    path, token = [], anchor
    while token.i not in above:
        path.append(token)
        if token.head.i == token.i:
            return None
        token = token.head
    common = token
    if any(t.pos_ in _VERBS and t.dep_ not in {"conj", "xcomp"} for t in path):
        return None
    down = _path(trigger, common) or []
    cost = _descend(down, common)
    return None if cost is None or common.lemma_ in _TELLING else cost + 2 * len(path) + 1


def _infinitive(token: Token) -> bool:
    return any(child.tag_ == "TO" for child in token.children)


def span_of(reading: Reading, mention: TimeMention, trigger: Token) -> TimeRange | None:
    """The mention's days, open on one side after "since" or "until", joined with its partner in "from May to July"."""
    days = mention.range
    if days is None:
        return None
    _, preposition = anchor_of(reading, mention)
    partner = _partner(reading, mention)
    if partner and partner.range:
        return joined(days, partner.range, reading.doc[mention.start : partner.end].text)
    if preposition == "since" or (mention.start and reading.doc[mention.start - 1].lower_ == "since"):
        return structs.replace(days, end=None, precision="open", text=f"since {mention.text}")
    before = reading.doc[mention.start - 1].lower_ if mention.start else ""
    if before in {"until", "till", "before", "by"} and days.end:
        start = _start_before(reading, days, before)
        return structs.replace(days, start=start, precision="open", text=f"{before} {mention.text}")
    return days


def _start_before(reading: Reading, days: TimeRange, word: str) -> str | None:
    """What is due by a day ahead lies between publication and that day."""
    anchor = reading.anchor
    if word == "by" and anchor and days.end and anchor.isoformat() <= days.end:
        return anchor.isoformat()
    return None


def _partner(reading: Reading, mention: TimeMention) -> TimeMention | None:
    """The other end of "between May and July", "from Monday to Friday", "August and September"."""
    for other in reading.times:
        if other.start < mention.end or other.range is None:
            continue
        if other.start - mention.end != 1 or mention.range is None:
            return None
        word = reading.doc[mention.end].lower_
        same = other.range.precision == mention.range.precision
        return other if same and word in {"and", "to", "-", "–", "through", "until"} else None
    return None


def joined(first: TimeRange, last: TimeRange, text: str) -> TimeRange:
    """The stretch from the start of one range to the end of another."""
    starts = [day for day in (first.start, last.start) if day]
    ends = [day for day in (first.end, last.end) if day]
    start = min(starts) if len(starts) == 2 else None
    return structs.replace(first, start=start, end=max(ends) if len(ends) == 2 else None, text=text)


# ------------------------------------------------------------------ events without a time of their own


def time_of(reading: Reading, event: EventMention) -> tuple[TimeRange | None, str]:
    """An event's days and the rule that gave them; (None, "") if the report gives none.

    In order: the expression attached to the trigger; one attached to another mention of the same event; for what
    the headline or the first sentences tell as news, the day of the lead; for a statement or a reaction reported
    in the past tense, the day of the lead too.
    """
    trigger = reading.doc[event.head]
    if mention := attached(reading, trigger):
        return span_of(reading, mention, trigger), mention.rule
    if other := _elsewhere(reading, event):
        return structs.replace(other, how="inferred"), "same event"
    return None, ""


def _elsewhere(reading: Reading, event: EventMention) -> TimeRange | None:
    """The days of another mention of the event: same type, same trigger word, parties that do not clash."""
    lemma = reading.doc[event.head].lemma_.lower()
    for other in sorted(reading.events, key=lambda e: abs(e.head - event.head)):
        if other.head == event.head or other.type != event.type:
            continue
        if reading.doc[other.head].lemma_.lower() != lemma or not _agree(event, other):
            continue
        token = reading.doc[other.head]
        mention = attached(reading, token)
        if mention and (days := span_of(reading, mention, token)):
            return days
    return None


def _agree(one: EventMention, other: EventMention) -> bool:
    """Whether the known actors, and the known recipients, of two mentions overlap."""
    for mine, theirs in ((one.actors, other.actors), (one.recipients, other.recipients)):
        a, b = ({code for m in side for code in m.codes} for side in (mine, theirs))
        if a and b and not a & b:
            return False
    return True


def lead_day(reading: Reading) -> TimeRange | None:
    """The day that the report's first sentences date their news at, else None."""
    seen = 0
    for sent in reading.sentences():
        if not sent.text.strip():
            continue
        seen += 1
        if seen > 5:
            break
        for mention in reading.times:
            if sent.start <= mention.start < sent.end and mention.range and mention.range.precision == "day":
                anchor = reading.anchor
                if anchor is None or abs(date.fromisoformat(str(mention.range.start)) - anchor) <= timedelta(7):
                    return mention.range
    return None
