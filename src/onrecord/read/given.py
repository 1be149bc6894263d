"""Modes that the words give: one that is only likely, or that stands near for another reason, is left out.

"Held talks during the visit" is no visit, "shot down the missile" no firing at people, and what is smuggled or sold is
no humanitarian aid, whatever it is. What tells a mode, and what forbids it, stands in `knowledge/modes.toml`.
"""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from onrecord.knowledge import toml
from onrecord.read.arguments import objects, subject, text_head

# What follows these is when, why or in spite of what something is done, not how.
AROUND = frozenset(
    {"during", "after", "before", "since", "until", "over", "about", "for", "amid", "despite", "following", "than",
     "as", "regarding", "concerning", "because", "like", "without"}
)  # fmt: skip
MODIFYING = frozenset({"compound", "amod", "nmod", "nummod", "poss"})
ELSEWHERE = frozenset({"conj", "advcl", "relcl", "parataxis", "acl"})


def given(type: str, mode: str | None, trigger: Token) -> str | None:
    """The mode, if the trigger or what it acts on gives it and nothing there speaks against it; else None."""
    if mode is None:
        return None
    own = {trigger.lemma_.lower(), trigger.lower_}
    near = frozenset(_near(trigger))
    if (own | near) & _listed(type, mode, "unless"):
        return None
    told = own & _listed(type, mode, "words") and not own & _listed(type, mode, "doubtful")
    return mode if told or near & _listed(type, mode, "things") else None


@lru_cache(maxsize=512)
def _listed(type: str, mode: str, key: str) -> frozenset[str]:
    return frozenset(toml("modes.toml").get(type, {}).get(mode, {}).get(key, "").split())


def _near(trigger: Token) -> Iterator[str]:
    """Lemmas of who does it and what it is done to, of how, and of what describes these."""
    found = [text_head(thing) for thing in objects(trigger)]
    if (doing := subject(trigger)) is not None:
        found.append(text_head(doing))
    for child in trigger.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ not in AROUND:
            found += [text_head(noun) for noun in child.children if noun.dep_ in ("pobj", "pcomp")]
        elif child.dep_ not in ELSEWHERE:
            found.append(child)
    for word in found:
        yield word.lemma_.lower()
        yield from (child.lemma_.lower() for child in word.children if child.dep_ in MODIFYING)
