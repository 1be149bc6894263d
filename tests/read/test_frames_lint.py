"""A linter for the frame files: what order alone decides, what is never chosen, and what only fills a line.

Of a lemma's frames those with most conditions are tried first (`Frame.weight`), those of equal weight in the order of
the files' names and of the tables in them. The first that fits, and whose parties are known, is chosen.

A frame is *unreachable* where one tried before it takes all that it would take. That one must fit every word that it
fits: the same words before and after or none, no condition but those that it sets as well, each with at least its
words. And it must find the parties wherever it would find them: the same slots or more, a need that is no stricter.
Where only the actor is needed, the recipient's slots do not matter, for the first frame is then satisfied already.
What several frames take only together is not seen. A word that the tokeniser splits is never met.

Two frames of different types are *tied* where each fits whatever the other fits, unless the first asks for more of the
parties: "held drills" is tried as a drill of several states, and is one state's if there is only one. Lists that share
only some of their words are no tie for this linter.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import Any

import pytest
import spacy

from onrecord.knowledge import toml, within
from onrecord.read.events_phrases import PARTICLES
from onrecord.read.frames import CONDITIONS, FLAGS, PARTS, Frame, Part, classes, compile_frame, expand, index

# What `events_match.fits` and `events.political` read of a frame, by its part of speech.
OF_COMPLEMENTS = frozenset({"comp_verbs", "not_comp_verbs", "comp_not", "needs_comp", "comp_words"})
READ: dict[Part, frozenset[str]] = {
    "verb": OF_COMPLEMENTS | {"object", "not_object", "subject", "subject_not", "needs_prep", "adverb"},
    "adjective": OF_COMPLEMENTS | {"needs_prep"},
    "noun": frozenset({"object", "bad_amod", "bad_compound", "amod", "needs_prep", "head_ok"}),
}
SHUTTING = {
    "not_object": "object",
    "subject_not": "subject",
    "bad_amod": "amod",
    "bad_compound": "amod",
    "comp_not": "comp_words",
    "not_comp_verbs": "comp_verbs",
}
OF_CLAUSES = frozenset({"directive", "comp_affirmed", "comp_denied", "completed", "needs_complement", "not_comp"})
OF_VERBS = frozenset({"object_political", "foreign", "subject_political", "subject_not_state", "subject_state"})
NARROWING: dict[Part, frozenset[str]] = {
    "verb": OF_CLAUSES | OF_VERBS | {"negated", "not_negated", "future", "passive", "object_named", "no_object"},
    "adjective": OF_CLAUSES | OF_VERBS,
    "noun": frozenset({"not_copula", "noun_clause", "noun_complement"}),
}
EFFECTS = frozenset({"mutual", "covers", "home", "implicit", "place_recipient", "mod_recipient", "victim_poss"})
NEEDS = {"one": 0, "actor": 1, "both": 2, "plural": 2, "reference": 2}  # how much is asked of the parties


def wanted(frame: Frame) -> dict[str, frozenset[str]]:
    """The lists of which a word must be found."""
    read = READ[frame.part] - SHUTTING.keys() - {"head_ok"}
    if "needs_comp" in frame.words:
        read -= {"comp_words"}  # which is then not read
    return {key: words for key, words in frame.words.items() if key in read}


def shut(frame: Frame) -> set[tuple[str, str]]:
    """The words that must not be found, each with where."""
    read = READ[frame.part] & SHUTTING.keys() & frame.words.keys()
    return {("amod" if key.startswith("bad") else key, word) for key in read for word in frame.words[key]}


def narrowing(frame: Frame) -> set[str]:
    """The forms and clauses asked for, with those that `fits_verb` knows by actor and mode."""
    own = {"arguments"} if frame.part == "verb" and "speaker" not in frame.actor else set()
    form = {"clause"} if frame.part == "verb" and frame.mode in {"arrest", "deport"} else set()
    return (frame.flags & NARROWING[frame.part]) | own | form


def same_phrase(first: Frame, then: Frame) -> bool:
    """Whether the first's words stand wherever the other's do. A particle may be one of the frame's slots."""
    if first.after and first.after[-1] in PARTICLES:
        word = first.after[-1]
        if (word in first.recipient + first.actor) != (word in then.recipient + then.actor):
            return False
    before = then.before[len(then.before) - len(first.before) :]
    return first.before == before and first.after in {(), then.after}


def fits_too(first: Frame, then: Frame) -> bool:
    """Whether the first frame fits every word that the other fits."""
    ours, theirs = wanted(first), wanted(then)
    heads = [frame.words.get("head_ok", frozenset()) for frame in (then, first)]
    return (
        same_phrase(first, then)
        and all(key in theirs and theirs[key] <= words for key, words in ours.items())
        and shut(first) <= shut(then)
        and narrowing(first) <= narrowing(then)
        and (first.part != "noun" or heads[0] <= heads[1])
    )


def takes_all(first: Frame, then: Frame) -> bool:
    """Whether the frame that is tried first leaves nothing to the other."""
    mutual = ("mutual" in first.flags) == ("mutual" in then.flags)
    if not mutual or not set(then.actor) <= set(first.actor) or not fits_too(first, then):
        return False
    if then.needs == "actor" and first.needs in {"one", "actor"}:
        return True
    return first.needs in {"one", then.needs} and set(then.recipient) <= set(first.recipient)


def tied(first: Frame, then: Frame) -> bool:
    """Whether only the order decides between two types."""
    stricter = NEEDS[first.needs] > NEEDS[then.needs]
    return first.type != then.type and not stricter and fits_too(first, then) and fits_too(then, first)


def pairs() -> Iterator[tuple[Frame, Frame]]:
    """Two frames of one lemma, the one that is tried first before the other."""
    for frames in index().values():
        yield from combinations(frames, 2)


def tables() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Each table with its file's name and what the file says for all its tables."""
    for name in within("frames", ".toml"):
        content = toml(name)
        for own in content["frame"]:
            yield name, content, own


def listed() -> Iterator[tuple[str, str, list[str]]]:
    """Every list of words with where it stands and what it is of: entries, a condition or a class of nouns."""
    for name, _, own in tables():
        for key in sorted(own.keys() & (CONDITIONS | PARTS.keys())):
            yield f"{name}: {own.get('verbs') or own.get('nouns') or own.get('adjectives')}", key, own[key].split()
    for name, words in toml("nouns.toml").items():
        yield "nouns.toml", name, words.split()


@lru_cache(maxsize=1)
def tokenizer() -> Any:
    return spacy.blank("en").tokenizer


def lasting(word: str, key: str = "verbs") -> bool:
    """Whether a text can hold it: the tokeniser splits "test-fire", and only an entry has parts joined by "_"."""
    parts = word.split("_") if key in PARTS or word.isupper() else [word]
    return all(len(tokenizer()(part)) == 1 and "_" not in part for part in parts)


def made(**own: str | bool) -> Frame:
    """A frame as a table would make it."""
    part: Part = "noun" if "nouns" in own else "verb"
    return compile_frame(str(own.get("nouns") or own.get("verbs") or "hit"), part, {"type": "ASSAULT"} | own)


def test_the_linter_knows_every_condition() -> None:
    assert frozenset().union(*READ.values()) | {"object_noun"} == CONDITIONS  # read as a noun's "object"
    assert frozenset().union(*NARROWING.values()) | EFFECTS == FLAGS


def test_no_word_is_of_two_types_by_order_alone() -> None:
    assert [f"{first.name} or {then.name}" for first, then in pairs() if tied(first, then)] == []


def test_every_frame_can_be_chosen() -> None:
    assert [f"{then.name} after {first.name}" for first, then in pairs() if takes_all(first, then)] == []


def test_no_condition_shuts_out_itself() -> None:
    for frames in index().values():
        for frame in frames:
            for shutting, key in SHUTTING.items():
                found = frame.words.get(key)
                assert found is None or found - frame.words.get(shutting, frozenset()), f"{frame.name}, {key}"


def test_nouns_ask_for_nothing_that_only_verbs_have() -> None:
    # A noun has no subject and no object: with these, it never fits.
    asking = {"object_political", "subject_political"}
    nouns = [frame for frames in index().values() for frame in frames if frame.part == "noun"]
    assert [frame.name for frame in nouns if asking & frame.flags] == []


def test_every_word_is_one_that_may_be_met() -> None:
    assert [(where, key, word) for where, key, words in listed() for word in words if not lasting(word, key)] == []


def test_no_list_is_empty_and_none_has_a_word_twice() -> None:
    assert [(where, key) for where, key, words in listed() if not words] == []
    assert [(where, key, word) for where, key, words in listed() for word in set(words) if words.count(word) > 1] == []


def test_nothing_is_disabled() -> None:
    for name, shared, own in tables():
        entries = [entry for key in PARTS for entry in own.get(key, "").split()]
        assert [entry for entry in entries if entry.endswith("_not") or entry != entry.lower()] == [], name
        assert own.get("needs", "one") in NEEDS, (name, entries)
        idle = [key for key, value in own.items() if value is False and not shared.get(key)]
        assert idle == [], (name, entries)


@pytest.mark.parametrize(
    ("first", "then", "dead"),
    [
        (made(), made(object="ship", subject="navy"), True),
        (made(object="ship boat"), made(object="ship"), True),
        (made(object="ship"), made(object="ship boat"), False),
        (made(not_object="luck"), made(), False),
        (made(), made(not_object="luck"), True),
        (made(needs="both"), made(), False),
        (made(needs="actor"), made(needs="actor", recipient="at"), True),
        (made(), made(recipient="at"), False),
        (made(passive=True), made(), False),
        (made(verbs="carry_out"), made(verbs="carry"), False),
        (made(nouns="drill"), made(nouns="fire_drill"), True),
        (made(nouns="drill", subject="navy"), made(nouns="drill"), True),
        (made(), made(mutual=True), False),
    ],
)
def test_unreachable_is_what_another_takes_wholly(first: Frame, then: Frame, dead: bool) -> None:
    assert takes_all(first, then) == dead


@pytest.mark.parametrize(
    ("first", "then", "decided_by_order"),
    [
        (made(), made(type="ACCUSE"), True),
        (made(), made(), False),
        (made(object="ship"), made(type="ACCUSE", object="ship"), True),
        (made(object="ship"), made(type="ACCUSE", object="plan"), False),
        (made(needs="plural"), made(type="ACCUSE", needs="actor"), False),
        (made(needs="actor"), made(type="ACCUSE", needs="plural"), True),
    ],
)
def test_a_tie_is_between_types_and_on_equal_conditions(first: Frame, then: Frame, decided_by_order: bool) -> None:
    assert tied(first, then) == decided_by_order


def test_a_word_that_is_split_is_seen() -> None:
    assert lasting("carry_out")
    assert not lasting("test-fire")
    assert not lasting("air_traffic", "bad_compound")
    assert expand("missile") == classes()["missile"]
