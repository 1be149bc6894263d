"""The actors a report has named so far, and how present each is to the reader at a given word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Doc, Token

from onrecord.knowledge import words
from onrecord.knowledge.actors import ActorFacts, phrases
from onrecord.knowledge.folding import fold
from onrecord.read.actors.gazetteer import role_nouns, title_words
from onrecord.read.coreference.names import is_bloc, is_person
from onrecord.read.reading import Mention

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
# What stands for a state: its names, and those of its places and seats.
FOR_STATES = frozenset({"state", "adjective", "capital", "metonym", "region", "GPE"})
PERSON_PLURALS = frozenset({"people", "police", "troops", "staff"})


@dataclass(slots=True)
class Entity:
    """One actor of the report. `what` is person, state, body, group or people."""

    id: int
    what: str
    codes: tuple[str, ...]
    name: str
    sector: str | None
    plural: bool
    gender: str | None = None
    roles: set[str] = field(default_factory=set)
    seen: list[int] = field(default_factory=list)
    sentence: int = -9
    subject: float = 0.0
    weak: bool = False
    joint: bool = False

    @property
    def last(self) -> int:
        """The token of its latest mention."""
        return self.seen[-1] if self.seen else -1


@lru_cache(maxsize=1)
def female_names() -> frozenset[str]:
    """Folded first names that are given to women only, for the most part."""
    return frozenset(fold(name) for name in words("female_names.txt"))


@lru_cache(maxsize=4096)
def _known_person(name: str) -> ActorFacts | None:
    found = [fact for fact in phrases().get(name, ()) if fact.kind == "person"]
    return found[0] if found else None


def gender_of(doc: Doc, mention: Mention) -> str | None:
    """The gender, "m", "f" or None, by the office holder's record, the title, or the first name."""
    known = _known_person(mention.name)
    if known is not None:
        return known.gender or "m"
    titles = title_words()
    for index in range(mention.start, mention.end):
        word = doc[index].lower_
        if titles.get(word) in ("male", "female"):
            return titles[word][0]
    first = fold(mention.name.split()[0]) if mention.name else ""
    return "f" if first in female_names() and " " in mention.name else None


def kind_of(mention: Mention, head: Token) -> tuple[str, bool]:
    """What a mention denotes, and whether it is plural."""
    if is_person(mention):
        return "person", False
    if is_bloc(mention):
        return "people", True
    plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in PERSON_PLURALS
    if mention.kind == "group":
        return "group", plural
    if mention.kind in ("role", "description"):
        what = role_nouns().get(head.lower_, ("body", ""))[0]
        if mention.sector == "REB":
            return ("group" if plural or what != "person" else "person"), plural
        if what == "person":
            return ("people" if plural else "person"), plural
        if what == "land":
            return "state", plural
        return ("people" if what in ("people", "force") and plural else "body"), plural
    if mention.what == "people":
        return "people", head.tag_ in ("NNS", "NNPS") or plural
    if mention.what in FOR_STATES:
        return "state", False
    return "body", plural


class Discourse:
    """The entities of one report, in the order in which a reader meets them."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.entities: list[Entity] = []
        self.at: dict[int, Entity] = {}
        self._by_key: dict[tuple[str, str], Entity] = {}
        self.sentence_of = [0] * len(doc)
        for number, sentence in enumerate(doc.sents):
            for index in range(sentence.start, sentence.end):
                self.sentence_of[index] = number

    def get(self, key: tuple[str, str]) -> Entity | None:
        """The entity kept under a key."""
        return self._by_key.get(key)

    def add(self, key: tuple[str, str], mention: Mention) -> Entity:
        """The entity under that key, made from the mention if it is new."""
        found = self._by_key.get(key)
        if found is None:
            what, plural = kind_of(mention, self.doc[mention.head])
            found = Entity(len(self.entities), what, mention.codes, mention.name, mention.sector, plural)
            found.gender = gender_of(self.doc, mention) if what == "person" else None
            self.entities.append(found)
            self._by_key[key] = found
        return found

    def alias(self, key: tuple[str, str], entity: Entity) -> None:
        """Keep an entity under one more key."""
        self._by_key.setdefault(key, entity)

    def join(self, members: Iterable[Entity]) -> Entity:
        """The plural entity of several ("Kim and Putin")."""
        parts = list(members)
        key = ("joint", "+".join(str(part.id) for part in parts))
        found = self._by_key.get(key)
        if found is None:
            codes = tuple(dict.fromkeys(code for part in parts for code in part.codes))
            name = " and ".join(part.name for part in parts)
            what = parts[0].what if len({part.what for part in parts}) == 1 else "people"
            found = Entity(len(self.entities), what, codes, name, parts[0].sector, True, joint=True)
            self.entities.append(found)
            self._by_key[key] = found
        return found

    def note(self, entity: Entity, token: Token, mention: Mention | None = None) -> None:
        """Record that the entity was mentioned at that token. A mere place does not make it more present."""
        self.at[token.i] = entity
        if mention is not None and mention.how == "as place" and entity.seen:
            return
        entity.weak = mention is not None and (mention.kind == "adjective" or mention.how == "as place")
        entity.seen.append(token.i)
        entity.sentence = self.sentence_of[token.i]
        entity.subject = 0.0
        if token.dep_ in SUBJECTS:
            entity.subject = 1.0 if token.head.dep_ in ("ROOT", "conj") else 0.65

    def recent(self, index: int, sentences: int) -> Iterator[Entity]:
        """Entities mentioned in this sentence before the token or in so many sentences before, the latest first."""
        here = self.sentence_of[index]
        near = [entity for entity in self.entities if entity.seen and 0 <= here - entity.sentence <= sentences]
        yield from sorted(near, key=lambda entity: -entity.last)

    def score(self, entity: Entity, token: Token) -> float:
        """How present the entity is at the token: nearness, being a subject, parallel position, frequency."""
        distance = self.sentence_of[token.i] - entity.sentence
        value = 3.0 - 1.6 * distance
        value += 1.4 * entity.subject - (0.8 if entity.weak else 0.0)
        value += 0.6 if entity.subject and token.dep_ in SUBJECTS else 0.0
        value += min(len(entity.seen), 8) * 0.12
        value += 0.5 if token.i - entity.last < 8 else 0.0
        return value
