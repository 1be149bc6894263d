"""Frames: which predicate or event noun, with which arguments, states which PLOVER event.

The frames lie in `knowledge/frames/`, a file a PLOVER type, compiled once into an index by lemma. A frame says
what a word means where its conditions hold; of several whose conditions hold, the one with most conditions wins.
After PLOVER 2.0's codebook (Open Event Data Alliance) for the types and modes; the words are our own.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from onrecord.knowledge import toml, within

Part = Literal["verb", "noun", "adjective"]
PARTS: dict[str, Part] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
PREPOSITIONS = frozenset(
    {
        "of",
        "for",
        "on",
        "to",
        "with",
        "at",
        "in",
        "into",
        "over",
        "against",
        "between",
        "by",
        "under",
        "from",
        "through",
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of one word.

    `before` must stand right before a noun, `after` must hang below the word, each below the one before it.
    `actor` and `recipient` name the slots to fill the roles from, the first that is filled wins. `needs` says
    which parties must be known: "one", "actor", "both", "plural" (two or more), "reference" (an actor, and only of
    what is spoken of again).
    """

    type: str
    mode: str | None
    part: Part
    word: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    needs: str
    flags: frozenset[str]
    words: dict[str, frozenset[str]] = field(hash=False)

    @property
    def weight(self) -> int:
        """How many conditions it sets: the more there are, the more a match says."""
        told = NOUN_CONDITIONS if self.part == "noun" else VERB_CONDITIONS
        return 2 * (len(self.before) + len(self.after)) + len(told & self.words.keys())

    @property
    def claimed(self) -> bool:
        """Whether its word is by which a group claims an attack for itself."""
        return (self.type, self.before, self.word, self.after) == ("ASSAULT", (), "claim", ())

    @property
    def name(self) -> str:
        """What a user sees of it: type and words."""
        return f"{self.type} {'_'.join((*self.before, self.word, *self.after))}"


@lru_cache(maxsize=1)
def classes() -> dict[str, frozenset[str]]:
    """Classes of nouns: name to lemmas."""
    return {name: frozenset(words.split()) for name, words in toml("nouns.toml").items()}


def expand(words: str) -> frozenset[str]:
    """The lemmas named, each class name standing for its members."""
    found: set[str] = set()
    for word in words.split():
        found |= classes().get(word, {word})
    return frozenset(found)


# Keys of the frame files: conditions name classes of nouns or lemmas, flags are true or false, the rest is plain.
CONDITIONS = frozenset(
    {
        "object",
        "not_object",
        "subject",
        "subject_not",
        "amod",
        "bad_amod",
        "bad_compound",
        "head_ok",
        "comp_verbs",
        "comp_not",
        "not_comp_verbs",
        "comp_words",
        "needs_comp",
        "needs_prep",
        "object_noun",
        "adverb",
    }
)
# What narrows a word's meaning; what only shuts out other meanings says nothing for it.
VERB_CONDITIONS = frozenset({"object", "subject", "adverb", "comp_verbs", "comp_words", "needs_comp", "needs_prep"})
NOUN_CONDITIONS = frozenset({"object", "amod", "needs_prep"})
FLAGS = frozenset(
    {
        "mutual",
        "covers",
        "home",
        "implicit",
        "place_recipient",
        "foreign",
        "object_political",
        "subject_political",
        "needs_complement",
        "noun_complement",
        "not_copula",
        "not_comp",
        "subject_not_state",
        "noun_clause",
        "directive",
        "no_object",
        "mod_recipient",
        "negated",
        "comp_affirmed",
        "completed",
        "future",
        "comp_denied",
        "not_negated",
        "object_named",
        "victim_poss",
        "subject_state",
        "passive",
    }
)
PLAIN = frozenset(
    {
        "type",
        "mode",
        "actor",
        "recipient",
        "nactor",
        "nrecipient",
        "needs",
        "verbs",
        "nouns",
        "adjectives",
    }
)


def split_word(entry: str, part: Part) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """An entry like "carry_out", "phone_call" or "exchange_of_letter" as (before, word, after)."""
    first, *rest = entry.split("_")
    if part != "noun" or (rest and rest[0] in PREPOSITIONS):
        return (), first, tuple(rest)
    return tuple(entry.split("_")[:-1]), entry.rsplit("_", maxsplit=1)[-1], ()


def compile_frame(entry: str, part: Part, body: dict[str, Any]) -> Frame:
    """One word's frame from the body that it shares with the other words of its table."""
    before, word, after = split_word(entry, part)
    prefix = "n" if part == "noun" else ""
    skip = {"object"} if part == "noun" and body.get("verbs") else set()
    words = {key: expand(body[key]) for key in CONDITIONS if key in body and key not in skip}
    if part == "noun" and "object_noun" in words:
        words["object"] = words.pop("object_noun")
    return Frame(
        type=body["type"],
        mode=body.get("mode"),
        part=part,
        word=word,
        before=before,
        after=after,
        actor=tuple(body.get(prefix + "actor", "subj").split()),
        recipient=tuple(body.get(prefix + "recipient", "obj").split()),
        needs=body.get("needs", "one"),
        flags=frozenset(key for key in FLAGS if body.get(key)),
        words=words,
    )


@lru_cache(maxsize=1)
def index() -> dict[tuple[Part, str], tuple[Frame, ...]]:
    """Every frame by part of speech and head lemma, those with most conditions first."""
    found: dict[tuple[Part, str], list[Frame]] = defaultdict(list)
    for name in within("frames", ".toml"):
        table = toml(name)
        shared = {key: value for key, value in table.items() if key != "frame"}
        for own in table["frame"]:
            body = shared | own
            for key, part in PARTS.items():
                for entry in dict.fromkeys(own.get(key, "").split()):
                    frame = compile_frame(entry, part, body)
                    found[part, frame.word].append(frame)
    return {key: tuple(sorted(frames, key=lambda frame: -frame.weight)) for key, frames in found.items()}


@lru_cache(maxsize=1)
def types() -> dict[str, frozenset[str]]:
    """The modes of each event type."""
    return {name: frozenset(body["modes"].split()) for name, body in toml("types.toml").items()}


@lru_cache(maxsize=1)
def grammar() -> dict[str, frozenset[str]]:
    """Closed classes of verbs and nouns that decide how arguments are found: name to lemmas."""
    return {name: frozenset(words.split()) for name, words in toml("grammar.toml").items()}
