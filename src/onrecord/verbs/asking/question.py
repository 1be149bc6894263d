"""What a question asks: parties and names, type, time and things, read off the statement that it asks about."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.knowledge.actors import ActorFacts, folded
from onrecord.knowledge.folding import fold
from onrecord.model import Claim, Report, TimeRange
from onrecord.verbs.asking.wording import Kind, Outlook, Worded, worded
from onrecord.verbs.asking.words import listed, types_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.read import Reading, Settings

WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "over"})
LONGEST_NAME = 6  # words
NAMING = frozenset({"state", "adjective", "people", "metonym", "organisation", "organ", "group", "party", "capital"})


class Question(Struct, frozen=True, kw_only=True):
    """A question as it was understood.

    `by` and `to` are the codes of who is asked to have done it and to whom, `also` those of others named. `names` are
    persons and places below the state, `things` the other words that an answer must have, `person` who holds an office
    among them, `verb` the word for what was done; `anything` is for "what happened" and "what did they do". `since` and `until` are the days asked about, None where open. Without `types` it was not understood as a
    question about one happening, and is answered by its words.
    """

    text: str
    statement: str = ""
    kind: Kind = "whether"
    outlook: Outlook = "did"
    types: tuple[str, ...] = ()
    mode: str | None = None
    verb: str = ""
    anything: bool = False
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    deniers: tuple[str, ...] = ()
    person: str = ""

    @property
    def codes(self) -> frozenset[str]:
        """All parties named."""
        return frozenset((*self.by, *self.to, *self.also))


def understood(text: str, last_day: str | None, settings: "Settings | None" = None) -> Question:
    """The question, read as of the record's last day, from which "last week" is counted."""
    from onrecord.read import Settings
    from onrecord.read.language import pipeline

    chosen = settings or Settings()
    asked = worded(text, pipeline(chosen.model))
    reading = _read(asked.statement, last_day, Settings(model=chosen.model))
    head = _head(reading, asked)
    claims = list(reading.claims)
    deniers: tuple[str, ...] = ()
    outlook = asked.outlook
    if head is not None and head.type == "REJECT" and _says(head, "deny denied denies"):
        about = next((c for c in claims if c is not head and c.status == "negated" and c.type != "REJECT"), None)
        if about is not None:  # who is asked to have denied a thing is asked about by the thing
            deniers, head, outlook = _named(head, "actors"), about, "denied"
    named = _Named(reading, asked, head)
    if head is None:
        return _by_verb(text, asked, named, reading)
    if outlook == "did" and head.status in ("planned", "possible"):
        outlook = "will" if head.status == "planned" else "may"
    by, to = _named(head, "actors"), _named(head, "recipients")
    by, to = _sides(asked, named, by, to)
    since, until = _days(reading, head)
    return Question(
        text=text,
        statement=asked.statement,
        kind=asked.kind,
        outlook=outlook,
        types=tuple(dict.fromkeys([head.type, *sorted(types_of(named.verb))])),
        mode=head.mode,
        verb=named.verb,
        by=by,
        to=to,
        also=tuple(code for code in named.codes if code not in (*by, *to) and code not in deniers),
        names=named.names(head.type),
        things=named.things(),
        since=since,
        until=until,
        deniers=deniers,
        person=_office_holder(named.of_office(), named.things(), since or last_day),
    )


def _office_holder(code: str, things: tuple[str, ...], day: str | None) -> str:
    """Who held the office that the question names on that day, where the tables know of one alone; "" if not."""
    office = listed("roles") & set(things)
    on = date.fromisoformat(day[:10]) if day else None
    held = {
        facts.name
        for facts in _persons().get(code, ())
        if office and office <= set(facts.role.lower().split()) and facts.held(on)
    }
    return held.pop() if len(held) == 1 else ""


@lru_cache(maxsize=1)
def _persons() -> dict[str, tuple[ActorFacts, ...]]:
    """Those who hold offices, by the code of their state."""
    found: dict[str, dict[ActorFacts, None]] = {}
    for known in folded().values():
        for facts in known:
            if facts.kind == "person" and facts.role:
                found.setdefault(facts.code, {})[facts] = None
    return {code: tuple(listed) for code, listed in found.items()}


def _sides(asked: Worded, named: "_Named", by: tuple[str, ...], to: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Both sides, of those that the question names; without "by", who stands behind an active verb does not do it.

    Nor does the subject of a passive one.
    """
    by = tuple(code for code in by if code in named.codes)
    active = asked.verb >= 0 and " by " not in asked.statement[asked.verb :]
    if active and by and (named.passive or all(named.codes[code] > asked.verb for code in by)):
        by, to = (), (*by, *to)
    return by, tuple(dict.fromkeys(code for code in to if code in named.codes and code not in by))


def _by_verb(text: str, asked: Worded, named: "_Named", reading: "Reading") -> Question:
    """A question of which the reader makes nothing: by its verb, if that is one of those listed."""
    types = tuple(sorted(types_of(named.verb)))
    before = tuple(code for code, at in named.codes.items() if at < asked.verb)
    since, until = _days(reading, None)
    return Question(
        text=text,
        statement=asked.statement,
        kind=asked.kind,
        outlook=asked.outlook,
        types=types,
        verb=named.verb,
        anything=asked.kind == "what" and named.verb in listed("anything"),
        by=before if types else (),
        also=tuple(code for code in named.codes if not types or code not in before),
        names=named.names(types[0] if types else ""),
        things=named.things(),
        since=since,
        until=until,
    )


def _read(statement: str, last_day: str | None, settings: "Settings") -> "Reading":
    from onrecord.read.readers import read_all

    text = f"{statement[:1].upper()}{statement[1:]}."
    how = "given" if last_day else "unknown"
    report = Report(id="question", text=text, published=last_day, published_how=how, language="en")
    return next(read_all([report], settings))


def _head(reading: "Reading", asked: Worded) -> Claim | None:
    """The claim that the question is about: the one that its verb states, else its first noun of a light verb."""
    told = [(_at(claim, reading.report.text), claim) for claim in reading.claims]
    if asked.verb < 0:
        return told[0][1] if told else None
    root = _root(reading, asked.verb)
    for at, claim in told:
        if at <= root[1] < at + max(1, len(claim.trigger)):
            return claim
    if root[0] in listed("light") or types_of(root[0]) == frozenset() and root[0] not in ("want", "plan", "say"):
        return next((claim for at, claim in told if at > root[1]), None)
    return None


def _at(claim: Claim, text: str) -> int:
    """Where the claim's trigger stands."""
    found = text.find(claim.trigger, claim.span.start)
    return found if found >= 0 else claim.span.start


def _root(reading: "Reading", at: int) -> tuple[str, int]:
    """The verb that stands there, by its base form, auxiliaries passed over; and where."""
    tokens = [token for token in reading.doc if token.idx >= at and token.is_alpha]
    if not tokens:
        return "", at
    verb = next((t for t in tokens[:4] if t.pos_ == "VERB"), tokens[0])
    return verb.lemma_.lower(), verb.idx


def _says(claim: Claim, forms: str) -> bool:
    return claim.trigger.lower() in forms.split()


def _named(claim: Claim, side: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.code for party in getattr(claim, side) if party.code != "?"))


def _days(reading: "Reading", head: Claim | None) -> tuple[str | None, str | None]:
    """The days that the question's own words give."""
    time = head.time if head is not None and head.time is not None and head.time.how != "inferred" else None
    if time is None:
        time = next((found.range for found in reading.times if found.range is not None), None)
    if time is None:
        return None, None
    return _bounds(time, reading)


def _bounds(time: TimeRange, reading: "Reading") -> tuple[str | None, str | None]:
    before = time.text and reading.report.text.lower().find(f"before {time.text.lower()}")
    after = time.text and reading.report.text.lower().find(f"after {time.text.lower()}")
    if isinstance(before, int) and before >= 0:
        return None, time.start or time.end
    if isinstance(after, int) and after >= 0:
        return time.end or time.start, None
    return time.start, time.end


class _Named:
    """The names in a statement, and the words that are left when those are taken out."""

    def __init__(self, reading: "Reading", asked: Worded, head: Claim | None) -> None:
        self.doc = reading.doc
        self._capital = asked.statement[:1].isupper() and not asked.statement.startswith(("Somebody", "Something", "Some "))
        self.codes: dict[str, int] = {}
        self._persons: list[str] = []
        self._capitals: list[str] = []
        self._places: list[str] = []
        self._taken: set[int] = set()
        self.verb, at = _root(reading, asked.verb) if asked.verb >= 0 else ("", -1)
        self.passive = any(t.dep_ == "auxpass" and t.head.idx == at for t in self.doc)
        if head is not None and (not self.verb or self.verb in listed("light") or not types_of(self.verb)):
            at = _at(head, reading.report.text)
            self.verb = next((t.lemma_.lower() for t in self.doc if t.idx <= at < t.idx + len(t)), head.trigger)
        if head is not None and asked.outlook == "did" and head.status == "negated":
            at = _at(head, reading.report.text)
            self.verb = next((t.lemma_.lower() for t in self.doc if t.idx <= at < t.idx + len(t)), head.trigger)
        for time in reading.times:
            self._taken.update(range(time.start, time.end))
        self._find()
        for mention in reading.mentions:
            if len(mention.codes) == 1 and mention.kind in ("name", "group") and self.doc[mention.head].text[:1].isupper():
                self.codes.setdefault(mention.codes[0], self.doc[mention.start].idx)

    def _find(self) -> None:
        """Names that the tables have, the longest first, and where each stands."""
        for start, end, facts in _known([token.text for token in self.doc]):
            if not self._taken.isdisjoint(range(start, end)):
                continue
            words = self.doc[start:end].text
            kinds = {fact.kind for fact in facts}
            codes = {fact.code for fact in facts if fact.code and fact.kind in NAMING | {"person"}}
            if len(codes) == 1:
                self.codes.setdefault(next(iter(codes)), self.doc[start].idx)
            if "person" in kinds:
                self._persons.append(words)
            elif kinds & NAMING:
                if kinds == {"capital"}:
                    place = start > 0 and self.doc[start - 1].lower_ in WHERE
                    (self._places if place else self._capitals).append(words)
            else:
                continue
            self._taken.update(range(start, end))

    def of_office(self) -> str:
        """The state whose office is named: the last before the word, or the one behind "of"."""
        at = next((t.idx for t in self.doc if t.lower_ in listed("roles")), -1)
        of = [code for code, start in self.codes.items() if self.doc.text[:start].endswith(" of ") and 0 <= at < start]
        before = [code for code, start in self.codes.items() if start < at]
        return max(of or before, key=lambda code: self.codes[code], default="")

    def names(self, type: str) -> tuple[str, ...]:
        """Persons, places and others that no state's name is: each must stand in an answer."""
        found, start = [*self._persons, *self._places], -1
        for token in self.doc:
            joined = start >= 0 and not self.doc[token.i - 1].whitespace_  # the parts of Mazar-i-Sharif
            if token.i not in self._taken and (self._is_name(token) or (joined and not token.is_punct) or joined and token.text == "-"):
                start = token.i if start < 0 else start
            elif start >= 0:
                found.append(self.doc[start : token.i].text)
                start = -1
        if type in listed("on_the_spot"):
            found += self._capitals
        return tuple(dict.fromkeys(name for name in found if fold(name) not in listed("generic")))

    def _is_name(self, token: "Token") -> bool:
        """Whether a word has a capital of its own: the statement's first only where it has one in the question."""
        return token.text[:1].isupper() and (token.i > 0 or self._capital)

    def things(self) -> tuple[str, ...]:
        """What else an answer must have: nouns and adjectives that are no names and say something."""
        return tuple(
            dict.fromkeys(
                token.lower_
                for token in self.doc
                if not self._is_name(token)
                and (token.pos_ in ("NOUN", "ADJ", "NUM") or token.lower_ in listed("narrowing") or token.like_num)
                and token.i not in self._taken
                and not token.is_punct
                and not {token.lower_, token.lemma_.lower()} & (listed("generic") | {self.verb})
            )
        )


def _known(words: list[str]) -> Iterator[tuple[int, int, tuple[object, ...]]]:
    """Runs of words that are names, the longest first at each place."""
    at = 0
    while at < len(words):
        for length in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            facts = folded().get(fold(phrase)) if phrase[:1].isupper() or phrase.startswith("the ") else None
            if facts:
                yield at, at + length, facts
                at += length
                break
        else:
            at += 1
