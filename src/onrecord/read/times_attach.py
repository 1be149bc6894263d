"""Which time expression belongs to an event: by syntax, within the predicate's own clause first.

`range_for` gives the expression that dates a token, as "on Tuesday" dates "visited" and "the visit in July" dates
"visit". A time never crosses into the content of a report: in "Kirby said on Tuesday that Shoigu travelled" the
Tuesday is the saying's. `time_of` adds, for events without a time of their own, what `times_story` infers.
"""

from msgspec import structs
from spacy.tokens import Token

from onrecord.model import TimeRange
from onrecord.read.dates import lexicon
from onrecord.read.reading import EventMention, Reading, TimeMention

_VERBS = frozenset({"VERB", "AUX"})
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "agent", "pobj", "prep", "compound",
                        "poss", "conj", "appos", "nmod", "amod", "acomp"})  # fmt: skip
_SHARED = frozenset({"advcl", "conj", "acl", "xcomp", "relcl", "ccomp", "pcomp", "dep", "prep", "parataxis"})


def range_for(reading: Reading, token: Token | int) -> TimeRange | None:
    """The days of the time expression that attaches to a token by syntax; None if there is none."""
    trigger = reading.doc[token] if isinstance(token, int) else token
    found = attached(reading, trigger)
    return span_of(reading, found) if found else None


def attached(reading: Reading, trigger: Token) -> TimeMention | None:
    """The time expression that dates a trigger, or None."""
    here = _usable(reading).get(trigger.sent.start, ())
    ranked = sorted(
        (cost, abs(mention.start - trigger.i), mention.start, mention)
        for mention, anchor in here
        if (cost := _cost(mention, anchor, trigger, _is_past(reading, mention))) is not None
    )
    return ranked[0][3] if ranked else None


def _is_past(reading: Reading, mention: TimeMention) -> bool:
    """Whether an expression's days are known to be over, and so cannot be those of what is intended."""
    last, published = mention.range and mention.range.end, reading.anchor
    return bool(last and published and last < published.isoformat())


def _usable(reading: Reading) -> dict[int, list[tuple[TimeMention, Token]]]:
    """The expressions that can date events, by their sentence's first token, each with the word it modifies."""
    known: dict[int, list[tuple[TimeMention, Token]]] | None = reading.__dict__.get("_usable_times")
    if known is None:
        known = {}
        for mention in reading.times:
            if mention.range is None or mention.timex == "SET":
                continue
            anchor, preposition = anchor_of(reading, mention)
            if not _compares(mention, anchor, preposition):
                known.setdefault(reading.doc[mention.start].sent.start, []).append((mention, anchor))
        # As a cached property has it: the fields of a reading do not change.
        reading.__dict__["_usable_times"] = known
    return known


def _compares(mention: TimeMention, anchor: Token, preposition: str) -> bool:
    """Whether the expression only bounds a comparison: "the first since 2015", "the worst attack in recent years"."""
    if preposition not in {"since", "in", "for", "over"}:
        return False
    if mention.timex != "DURATION" and preposition != "since":
        return False
    words = [
        anchor,
        *anchor.children,
        *(c for child in anchor.children if child.dep_ in _ARGUMENTS for c in child.children),
    ]
    before = [word for word in words if word.i < mention.start]
    return any(w.tag_ in {"JJS", "RBS"} or w.lower_ in lexicon("ranks") for w in before)


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
        elif head.tag_ == "VBG" and head.dep_ in {"advcl", "acl"} and _comma_between(mention, head):
            return head.head, preposition
        else:
            return head, preposition
    return token, preposition


def _comma_between(mention: TimeMention, participle: Token) -> bool:
    """Whether a comma parts an expression from the participle after it: "fired in 1998, prompting a crisis"."""
    return any(token.text == "," for token in participle.doc[mention.end : participle.i])


def _cost(mention: TimeMention, anchor: Token, trigger: Token, past: bool) -> int | None:
    """How far the time expression, of days that are over or not, is from dating the trigger; None if it does not."""
    if mention.start <= trigger.i < mention.end:
        return 0
    if anchor.i == trigger.i:
        return 0
    up = _path(trigger, anchor)
    if up is not None:
        return _descend(up, anchor)
    down = _path(anchor, trigger)
    if down is not None:
        return _ascend(down, past)
    if trigger.dep_ == "conj" and trigger.pos_ in _VERBS and mention.end <= trigger.head.i:
        fronted = _path(anchor, trigger.head)
        cost = _ascend(fronted, past) if fronted else None
        return cost + 2 if cost is not None else None
    return None


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
    if path[0].pos_ not in _VERBS and anchor.pos_ in _VERBS:
        return _noun_under(path, anchor)
    for token in path:
        if token.dep_ in {"ccomp", "parataxis"} or (token.dep_ == "xcomp" and _infinitive(token)):
            if token.head.i == anchor.i and anchor.lemma_ not in lexicon("telling") and token.dep_ == "ccomp":
                cost += 3
            elif token.dep_ == "xcomp" and token.head.lemma_ in lexicon("aspect"):
                cost += 1
            else:
                return None
        elif token.dep_ in {"relcl", "advcl", "acl", "pcomp"}:
            if _infinitive(token) or _barred(token):
                return None
            cost += 3 if token.tag_ in {"VBG", "VBN"} else 4
        elif token.dep_ in _ARGUMENTS or token.dep_ in _SHARED:
            cost += 1
        else:
            return None
    return cost


def _barred(clause: Token) -> bool:
    """Whether a clause tells of another time than the one it hangs on: "after", "since", "if"."""
    marks = [clause.head, *clause.children] if clause.dep_ == "pcomp" else list(clause.children)
    return any(mark.lower_ in lexicon("barriers") for mark in marks if mark.i < clause.i)


def _noun_under(path: list[Token], verb: Token) -> int | None:
    """An event noun among a dated verb's arguments: dated with it if the verb is light and the noun is its own."""
    top = path[-1]
    nested = [t for t in path if t.dep_ not in {"conj", "compound", "amod", "poss", "nmod"}]
    if top.dep_ in {"ccomp", "advcl", "relcl", "xcomp"} or top.dep_ not in _ARGUMENTS:
        return None
    if top.dep_ == "prep":
        nested = nested[:-1]
    if any(t.pos_ in _VERBS for t in path):
        return None
    if len(nested) > 1 or _about(verb.lemma_) or (top.dep_ == "prep" and verb.lemma_ not in lexicon("light")):
        return None
    return 1 + len(path)


def _about(verb: str) -> bool:
    """Whether a verb is about its object's event rather than that event taking place."""
    return verb in lexicon("about") or (verb in lexicon("telling") and verb not in {"hear", "see"})


def _ascend(path: list[Token], past: bool) -> int | None:
    """The dated word lies below the trigger: one of its arguments, or a clause that shares its time."""
    cost = 1
    for index, token in enumerate(path):
        more = _clause_up(token, index + 1 == len(path), past) if token.pos_ in _VERBS else None
        if token.pos_ not in _VERBS and token.dep_ in _ARGUMENTS and not _gives_reason(token):
            more = 2
        if more is None:
            return None
        cost += more
    return cost


def _gives_reason(word: Token) -> bool:
    """Whether a preposition leads from a noun to another event: "a revenge attack for strikes this month"."""
    return word.dep_ == "prep" and word.head.pos_ == "NOUN" and word.lower_ in lexicon("reasons")


def _clause_up(verb: Token, last: bool, past: bool) -> int | None:
    """What it costs a time to leave its clause for the one above; None if it stays there.

    Days that are over are not those of an intention: in "joined the mission to escort ships on Monday" they are the
    joining's.
    """
    if _infinitive(verb) and verb.dep_ in {"acl", "relcl", "advcl", "xcomp"}:
        if verb.dep_ == "xcomp" and verb.head.lemma_ in lexicon("aspect"):
            return 3
        return 4 if past else None
    if verb.dep_ in {"relcl", "acl"}:
        return 1 if last and (verb.lemma_ in lexicon("light") or verb.tag_ == "VBN") else None
    if verb.dep_ in {"xcomp", "conj"}:
        return 3
    if verb.dep_ == "prep" and verb.lower_ == "following":
        return 2
    if verb.dep_ == "ccomp" and verb.tag_ == "VB" and verb.head.lemma_ in lexicon("letting"):
        return 2
    if verb.dep_ == "advcl" and verb.i < verb.head.i and not _barred(verb):
        words = {child.lower_ for child in verb.children}
        return 4 if words & lexicon("meanwhile") or verb.tag_ == "VBG" else None
    if verb.dep_ == "pcomp" and verb.head.lower_ in lexicon("meanwhile"):
        return 2
    return None


def _infinitive(token: Token) -> bool:
    return any(child.tag_ == "TO" for child in token.children)


def span_of(reading: Reading, mention: TimeMention) -> TimeRange | None:
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
    if preposition == "for" and mention.timex == "DURATION" and days.end:
        return structs.replace(days, end=None, precision="open", text=f"for {mention.text}")
    if before in {"until", "till", "before", "by"} and days.end and mention.timex == "DATE":
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


def dated(reading: Reading) -> dict[int, TimeRange]:
    """The events that have a time expression of their own, by trigger token, and its days; worked out once."""
    known: dict[int, TimeRange] | None = reading.__dict__.get("_dated")
    if known is None:
        known = {}
        for event in reading.events if reading.times else ():
            trigger = reading.doc[event.head]
            mention = attached(reading, trigger)
            if mention and (days := span_of(reading, mention)):
                known[event.head] = days
        # As a cached property has it: the fields of a reading do not change.
        reading.__dict__["_dated"] = known
    return known


def time_of(reading: Reading, event: EventMention) -> tuple[TimeRange | None, str]:
    """An event's days and the rule that gave them; (None, "") if the report gives none.

    The expression attached to the trigger; else, marked as inferred, what `times_story.inferred` has.
    """
    from onrecord.read.times_story import exactly, inferred

    trigger = reading.doc[event.head]
    if (mention := attached(reading, trigger)) and (days := span_of(reading, mention)):
        if exact := exactly(reading, event, days, mention.rule):
            return structs.replace(exact, how="inferred"), "told more exactly"
        return days, mention.rule
    return inferred(reading, event)
