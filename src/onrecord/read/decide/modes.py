"""The mode of an event: how it is done, as far as the trigger and what it acts on tell."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from onrecord.knowledge import toml
from onrecord.read.arguments import objects, text_head

Words = frozenset[str]


@lru_cache(maxsize=1)
def modes() -> dict[str, dict[str, tuple[Words, Words]]]:
    """By type, each mode with the triggers that tell it and the things acted on that do."""
    return {
        type: {mode: (_words(body, "words"), _words(body, "things")) for mode, body in found.items()}
        for type, found in toml("modes.toml").items()
    }


def mode_of(type: str, trigger: Token) -> str | None:
    """The mode by the trigger, else by what it acts on, by its modifiers, or by the clause that completes it."""
    known = modes().get(type, {})
    own = {trigger.lemma_.lower(), trigger.lower_}
    by_trigger = next((mode for mode, (words, _) in known.items() if own & words), None)
    if by_trigger is not None or not known:
        return by_trigger
    below = set(_acted_on(trigger))
    return next((mode for mode, (_, things) in known.items() if below & things), None)


def _acted_on(trigger: Token) -> Iterator[str]:
    """Lemmas of the objects, the modifiers, and what stands after prepositions or completes the trigger."""
    heads = [text_head(thing) for thing in objects(trigger)]
    for child in trigger.children:
        if child.dep_ in {"compound", "amod", "nmod", "xcomp", "ccomp"} or (not heads and child.dep_ == "nsubj"):
            heads.append(child)
        elif child.dep_ in {"prep", "agent"}:
            heads += [text_head(noun) for noun in child.children if noun.dep_ in {"pobj", "pcomp"}]
    for head in heads:
        yield from (word.lemma_.lower() for word in (head, *head.children) if word is head or word.dep_ in NEAR)


NEAR = frozenset({"compound", "amod", "nmod", "nummod"})


def _words(body: dict[str, str], key: str) -> Words:
    return frozenset(body.get(key, "").split())
