"""Who and what a question's statement names, and the words that are left when the names are taken out."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.knowledge.actors import ActorFacts, folded
from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.model import Claim
from onrecord.verbs.asking.statement import root_of, trigger_at
from onrecord.verbs.asking.wording import Worded
from onrecord.verbs.asking.words import listed, types_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.read import Reading

WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "over"})
LONGEST_NAME = 6  # words
NAMING = frozenset({"state", "adjective", "people", "metonym", "organisation", "organ", "group", "party", "capital"})
PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "his", "their", "we", "us", "you"})


class Names:
    """What stands in a statement: `codes` of parties with where each is named first, its verb and where, and the rest.

    `denied` says that its first verb is "deny", and `head` what is denied.
    """

    def __init__(self, reading: "Reading", asked: Worded, head: Claim | None, *, denied: bool = False) -> None:
        self.doc = reading.doc
        self._open = asked.kind != "whether"  # what is asked for is not yes or no, so that less may be asked
        self._capital = asked.statement[:1].isupper() and not asked.made
        self.codes: dict[str, int] = {}
        self._named: list[str] = []
        self._capitals: list[str] = []
        self._places: list[str] = []
        self._taken: set[int] = set()
        self.verb, self._root = root_of(reading, asked.verb) if asked.verb >= 0 else ("", -1)
        self.at = self._root if self._root >= 0 else asked.verb
        self.passive = any(t.dep_ == "auxpass" and t.head.idx == self._root for t in self.doc)
        self.pronoun = next((t.text for t in self.doc if t.lower_ in PRONOUNS and t.text != "US" and not _own(t)), "")
        self._governing = ""  # "avoid | vetoing": another deed than the one that it governs
        if head is not None and (denied or not self.verb or self.verb in listed("light") or not types_of(self.verb)):
            at, asked_verb = trigger_at(head, reading.report.text), self.verb
            self.at = at if denied else self.at
            done = next((token for token in self.doc if token.idx <= at < token.idx + len(token)), None)
            self.verb = done.lemma_.lower() if done is not None else head.trigger
            if done is not None and done.pos_ == "VERB" and not denied and asked_verb not in {self.verb, ""}:
                self._governing = "" if asked_verb in listed("light") else asked_verb
        for time in reading.times:
            if time.range is not None:
                self._taken.update(range(time.start, time.end))
        self._find()
        for mention in reading.mentions:
            named = mention.kind in ("name", "group") and self.doc[mention.head].text[:1].isupper()
            if named and len(mention.codes) == 1:
                self.codes.setdefault(mention.codes[0], self.doc[mention.start].idx)

    def _find(self) -> None:
        """Names that the tables have, the longest first, and where each stands."""
        for start, end, facts in known([token.text for token in self.doc]):
            if not self._taken.isdisjoint(range(start, end)):
                continue
            kinds = {fact.kind for fact in facts}
            codes = {fact.code for fact in facts if fact.code and fact.kind in NAMING | {"person"}}
            if len(codes) == 1:
                self.codes.setdefault(next(iter(codes)), self.doc[start].idx)
            if not kinds & (NAMING | {"person"}):
                continue
            self._taken.update(range(start, end))
            if "person" in kinds or _one_of_many(facts):
                self._named.append(self.doc[start:end].text)
            elif kinds == {"capital"}:
                place = start > 0 and self.doc[start - 1].lower_ in WHERE
                (self._places if place else self._capitals).append(self.doc[start:end].text)

    def below(self, type: str) -> tuple[str, ...]:
        """Persons, places and others that no state's name is: each must stand in an answer.

        A capital is a place where it is said to be one, or where a deed of that type is done on the spot.
        """
        found, start = [*self._named, *self._places], -1
        for token in self.doc:
            joined = start >= 0 and not self.doc[token.i - 1].whitespace_  # the parts of Mazar-i-Sharif
            inside = joined and (token.text == "-" or not token.is_punct)
            if token.i not in self._taken and (self._is_name(token) or inside):
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
        """What else an answer must have: nouns, adjectives, adverbs, numbers that are no names; words that narrow."""
        told = (
            token
            for token in self.doc
            if token.pos_ in ("NOUN", "ADJ", "NUM")
            or token.like_num
            or token.lower_ in listed("narrowing")
            or (token.pos_ == "ADV" and token.lower_ not in listed("idle"))
        )
        return tuple(
            dict.fromkeys(
                token.lower_
                for token in told
                if token.i not in self._taken
                and token.idx != self._root
                and not (self._open and self._occasion(token))
                and not (self._is_name(token) or token.is_punct)
                and not {token.lower_, token.lemma_.lower()} & (listed("generic") | {self.verb})
            )
        )

    def _occasion(self, token: "Token") -> bool:
        """Whether a noun only names the deed again that something was done in: "killed in the | attack"."""
        behind = token.dep_ == "pobj" and token.head.lower_ in ("in", "during")
        return behind and bool(types_of(token.lemma_.lower()) & types_of(self.verb))

    def deeds(self) -> tuple[str, ...]:
        """The other verbs that the statement has: "agreed to | supply"."""
        others = (
            token.lemma_.lower()
            for token in self.doc
            if token.pos_ == "VERB"
            and token.idx != self._root
            and token.i not in self._taken
            and token.lemma_.lower() not in listed("light") | {self.verb}
        )
        return tuple(dict.fromkeys(verb for verb in (self._governing, *others) if verb))

    def office_holder(self, day: str | None) -> str:
        """Who held the office that the question names on that day, where the tables know of one alone; "" if not."""
        office = listed("roles") & set(self.things())
        on = date.fromisoformat(day[:10]) if day else None
        held = {
            facts.name
            for facts in _officials().get(self._of_office(), ())
            if office and office <= set(facts.role.lower().split()) and facts.held(on)
        }
        return held.pop() if len(held) == 1 else ""

    def _of_office(self) -> str:
        """The state whose office is named: the last before the word, or the one behind "of"."""
        at = next((t.idx for t in self.doc if t.lower_ in listed("roles")), -1)
        of = [code for code, start in self.codes.items() if self.doc.text[:start].endswith(" of ") and 0 <= at < start]
        before = [code for code, start in self.codes.items() if start < at]
        return max(of or before, key=lambda code: self.codes[code], default="")


def _own(token: "Token") -> bool:
    """Whether a pronoun is of the question's own subject: "which states recalled | their ambassadors"."""
    subject = any(other.dep_ in ("nsubj", "nsubjpass") and other.pos_ != "PRON" for other in token.doc[: token.i])
    return subject and token.lower_ in ("his", "her", "their") and token.dep_ == "poss"


def _one_of_many(facts: tuple[ActorFacts, ...]) -> bool:
    """Whether a body is told from others only by its name: a company, a ministry, one of the United Nations' organs."""
    bodies = [fact for fact in facts if fact.kind in ("organisation", "organ", "group", "party")]
    return bool(bodies) and all(fold(label(fact.code)).removeprefix("the ") != fold(fact.name) for fact in bodies)


@lru_cache(maxsize=1)
def _officials() -> dict[str, tuple[ActorFacts, ...]]:
    """Those who hold offices, by the code of their state."""
    found: dict[str, dict[ActorFacts, None]] = {}
    for known in folded().values():
        for facts in known:
            if facts.kind == "person" and facts.role:
                found.setdefault(facts.code, {})[facts] = None
    return {code: tuple(officials) for code, officials in found.items()}


def known(words: list[str]) -> Iterator[tuple[int, int, tuple[ActorFacts, ...]]]:
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
