"""Persons across a report: full names, bare family names, and office holders known by family name alone."""

from datetime import date

from spacy.tokens import Doc

from onrecord.knowledge import words
from onrecord.knowledge.actors import ActorFacts, heads_of_state, surnames
from onrecord.knowledge.folding import fold
from onrecord.read.reading import Mention
from onrecord.read.ways import How

TITLED: frozenset[How] = frozenset({"title", "title before name"})


class People:
    """The persons of one report by full and family name."""

    def __init__(self, doc: Doc, mentions: list[Mention], on: date | None) -> None:
        self._on = on
        self._full: dict[str, Mention] = {}
        self._family: dict[str, list[Mention]] = {}
        for mention in mentions:
            if not is_person(mention) or " " not in mention.name.strip():
                continue
            key = fold(mention.name)
            if key not in self._full or (mention.codes and not self._full[key].codes):
                self._full[key] = mention
        for mention in self._full.values():
            parts = {fold(word) for word in mention.name.split()}
            shown = [fold(token.text) for token in doc[mention.start : mention.end]]
            for word in parts | set(shown[-1:]):
                if len(word) > 1 and not word.endswith("."):
                    self._family.setdefault(word, []).append(mention)

    def introduced(self, mention: Mention) -> Mention | None:
        """The mention that introduced this person by full name; the nearest before, or else the first after."""
        key = fold(mention.name)
        if key in self._full:
            return self._full[key]
        if " " in key:
            last = [full for full in self._family.get(key.rsplit(" ", 1)[-1], ()) if _alike(full.name, mention.name)]
            return last[0] if last else None
        found = self._family.get(key, [])
        before = [full for full in found if full.start <= mention.start]
        pool = [full for full in before or found if full.codes] or before or found
        return max(pool, key=lambda full: full.start) if before and pool else (pool[0] if pool else None)

    def office_holder(self, mention: Mention, codes: frozenset[str]) -> ActorFacts | None:
        """The one known office holder of that family name whose state the report names, if there is only one."""
        key = fold(mention.name)
        if " " in key:
            return None
        found = [facts for facts in surnames().get(key, ()) if facts.held(self._on)]
        named = [facts for facts in found if facts.code in codes]
        if key in words("common_surnames.txt"):
            # So common a name alone is no minister's, but where a state is named it may be its head's.
            heads = [facts for facts in named if (facts.code, facts.name) in heads_of_state()]
            found = named = named if mention.how in TITLED else heads
        pool = named or found
        return pool[-1] if pool and len({facts.code for facts in pool}) == 1 else None


def is_person(mention: Mention) -> bool:
    """Whether a mention names a person."""
    return mention.kind == "name" and mention.what == "person"


def is_bloc(mention: Mention) -> bool:
    """Whether a mention is the name of several states that stands for itself: "the West"."""
    return mention.what == "bloc" and not mention.how


def _alike(full: str, name: str) -> bool:
    a, b = fold(full).split(), fold(name).split()
    return a[0][0] == b[0][0] and a[-1] == b[-1]
