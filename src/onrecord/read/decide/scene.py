"""A trigger's scene: the words and mentions among which its parties are sought, with the evidence for each.

The scene holds the words of the trigger's sentence and the heads of mentions elsewhere in the report; over them stand
the codes for which they are evidence. Nothing is decided here.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from onrecord.read.attribution_over import attributions_over
from onrecord.read.decide.paths import paths
from onrecord.read.encoder.labels import DEP, HELPS, KINDS, SECTORS, STATUSES, TAG, numbers
from onrecord.read.encoder.words import Words
from onrecord.read.home import home_of, sections
from onrecord.read.reading import Factuality, Reading, TimeMention
from onrecord.read.status import climber, of_view
from onrecord.read.status_governors import Climb
from onrecord.read.times.memo import once

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NEAR = 32  # words of the trigger's own sentence taken on either side
ELSEWHERE = 32  # mentions of other sentences
NOT_NEAR = 60  # words that a code counts as being away that the sentence does not name
APART = 1 << 20
DAYS = 8  # time expressions of other sentences
STEPS = np.array([8, 14, 25, 60, 200])  # from five on, distances are told apart at these
OF_SCENE = 3  # of a word's numbers, how many tell how it stands to the trigger; the others are its own in every scene
FLAGS = 13
CODE_FLAGS = 13
TRIGGER_FLAGS = 10 + 2 * len(HELPS)
_KINDS, _SECTORS = numbers(KINDS), numbers(SECTORS)
_STATUS = numbers(STATUSES)
_TAG, _DEP, _HELPS = numbers(TAG), numbers(DEP), numbers(HELPS)
_CERTAINTY = numbers(("certain", "probable", "possible", "underspecified"))
_POLARITY = numbers(("positive", "negative", "underspecified"))
_TIME = numbers(("past", "present", "future", "none"))


@dataclass(frozen=True, slots=True)
class Scene:
    """n words and c codes about one trigger, which is the first of the words.

    `words` are token indices; `numbers` is (n, 7): distance, distance in sentences, path, kind, sector, part of speech,
    relation; `flags` is (n, FLAGS); `member` is (c, n), 1 where the word names the code; `code_flags` is
    (c, CODE_FLAGS); `trigger` is (7,): status, certainty, polarity and time by grammar, the trigger's tag and relation,
    and the tag of the verb above it; `trigger_flags` is (TRIGGER_FLAGS,).
    """

    words: Ints
    numbers: Ints
    flags: Floats
    codes: tuple[str, ...]
    member: Floats
    code_flags: Floats
    trigger: Ints
    trigger_flags: Floats


def _scale() -> Ints:
    distances = np.arange(-_FAR, _FAR + 1)
    sizes = np.abs(distances)
    steps = np.where(sizes < 5, sizes, 5 + np.searchsorted(STEPS, sizes, side="right"))
    return 10 + np.sign(distances) * steps


_FAR = int(STEPS[-1])
_SCALE = _scale()


def buckets(distances: Ints) -> Ints:
    """Signed distances on a scale of 0 to 20, 10 for none."""
    near: Ints = np.minimum(np.maximum(distances, -_FAR), _FAR)  # np.clip does more before it begins
    return _SCALE[near + _FAR]


class Stage:
    """What all scenes of one report share."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self.reading, self.words = reading, words
        self.heads: list[int] = words.head.tolist()
        self.sentence: list[int] = words.sentence.tolist()
        self.labels = [f"{t.dep_}:{t.lower_}" if t.dep_ in {"prep", "agent"} else t.dep_ for t in reading.doc]
        self.at: dict[int, tuple[tuple[str, ...], int, int]] = {}
        for place in reading.places:
            if place.place.country:
                self.at[place.end - 1] = ((place.place.country,), _KINDS["place"], 0)
        for mention in sorted(reading.mentions, key=lambda m: bool(m.codes)):
            self.at[mention.head] = (mention.codes, _KINDS.get(mention.kind, 0), _SECTORS.get(mention.sector or "", 0))
        self.places = frozenset(place.end - 1 for place in reading.places)
        self.sources = frozenset(i for a in reading.attributions if a.source for i in range(*a.source))
        self.days = heads_of_days(reading)
        self.sections = sections(reading.report.url)
        self.home = home_of(reading.report)
        self.space: list[int] = words.space.tolist()
        self.titled = [i for i in self.at if words.title[i]]
        self.known, self.seen = self._tables()
        self._facts: dict[int, Factuality] = {}

    def _tables(self) -> tuple[Ints, Floats]:
        """For each word its kind, sector, part of speech and relation; and, of its flags, those of all scenes."""
        w = self.words
        known, seen = np.zeros((len(w), 4), np.int64), np.zeros((len(w), 8), np.float32)
        known[:, 2], known[:, 3], seen[:, 0], seen[:, 4] = w.pos, w.dep, w.title, w.quoted
        for i, (codes, kind, sector) in self.at.items():
            known[i, :2] = kind, sector
            seen[i, 1:4] = kind > 0, len(codes) == 1, len(codes) > 1
        for column, listed in ((5, self.sources), (6, self.places), (7, self.days)):
            seen[list(listed), column] = 1
        return known, seen

    @cached_property
    def climb(self) -> Climb:
        """What works out a word's status by its grammar."""
        return climber(self.reading)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the report's mentions and places, in the order of the text; then those of its home."""
        named = [code for at in sorted(self.at) for code in self.at[at][0]]
        return tuple(dict.fromkeys([*named, *self.sections, *([self.home] if self.home else [])]))

    @cached_property
    def rows(self) -> dict[int, list[int]]:
        """By word, the places among the report's codes of those that it names."""
        row_of = {code: row for row, code in enumerate(self.codes)}
        return {i: [row_of[code] for code in codes] for i, (codes, _, _) in self.at.items()}

    @cached_property
    def code_table(self) -> Floats:
        """(c, 9): how often, how much of all, in the title, in the first sentences, how early, as place, as group, as
        named by the address, as the outlet's state.
        """
        heads = sorted(self.at)
        total = sum(len(self.at[h][0]) for h in heads) or 1
        first = self.sentence[int(np.argmax(self.words.title == 0))] if len(self.words) else 0
        rows = []
        for code in self.codes:
            mine = [h for h in heads if code in self.at[h][0]]
            rows.append(
                (
                    np.log1p(len(mine)),
                    len(mine) / total,
                    float(any(self.words.title[h] for h in mine)),
                    float(any(self.sentence[h] <= first for h in mine)),
                    mine[0] / max(1, len(self.words)) if mine else 1.0,
                    float(bool(mine) and all(h in self.places for h in mine)),
                    float(len(code) != 3),
                    float(code in self.sections),
                    float(code == self.home),
                )
            )
        return np.array(rows, np.float32).reshape(len(self.codes), 9)

    def scene(self, trigger: int) -> Scene:
        """The scene of one trigger."""
        chosen = self._chosen(trigger)
        over = attributions_over(self.reading, trigger)
        speakers = {i for a in over if a.source for i in range(*a.source)}
        w, here = self.words, self.sentence[trigger]
        at = np.array(chosen, np.int64)
        apart, same = w.sentence[at] - here, w.sentence[at] == here
        inside = same.nonzero()[0]
        numbers = np.zeros((len(chosen), OF_SCENE + 4), np.int64)
        numbers[:, 0], numbers[:, 1], numbers[:, OF_SCENE:] = buckets(at - trigger), buckets(apart), self.known[at]
        numbers[inside, 2] = paths(self.heads, self.labels, trigger, at[inside].tolist())
        seen, flags = self.seen[at], np.zeros((len(chosen), FLAGS), np.float32)
        flags[:, 0], flags[:, 1], flags[:, 2] = at == trigger, same, seen[:, 0]
        flags[:, 3], flags[:, 4:8] = w.title[trigger], seen[:, 1:5]
        flags[:, 8], flags[:, 10:] = w.quoted[trigger], seen[:, 5:]
        if speakers:
            flags[:, 9] = [i in speakers for i in chosen]
        naming = [(row, column) for column, i in enumerate(chosen) for row in self.rows.get(i, ())]
        member = np.zeros((len(self.codes), len(chosen)), np.float32)
        member[[row for row, _ in naming], [column for _, column in naming]] = 1
        return Scene(
            words=at,
            numbers=numbers,
            flags=flags,
            codes=self.codes,
            member=member,
            code_flags=self._code_flags(trigger, chosen, naming, speakers),
            trigger=self._trigger(trigger),
            trigger_flags=self._trigger_flags(trigger, len(over)),
        )

    def _chosen(self, trigger: int) -> list[int]:
        here = self.sentence[trigger]
        first, last = bisect_left(self.sentence, here), bisect_right(self.sentence, here)
        same = [
            i
            for i in range(max(first, trigger - 3 * NEAR), min(last, trigger + 3 * NEAR))
            if i != trigger and not self.space[i] and (abs(i - trigger) <= NEAR or i in self.at)
        ]
        title = [i for i in self.titled if not first <= i < last][:12]
        shown = set(title)
        rest = [i for i in self.at if not first <= i < last and i not in shown]
        days = [i for i in self.days if not first <= i < last]
        return [trigger, *same, *sorted({*title, *_nearest(rest, trigger, ELSEWHERE), *_nearest(days, trigger, DAYS)})]

    def _code_flags(self, trigger: int, chosen: list[int], naming: list[tuple[int, int]], speakers: set[int]) -> Floats:
        """Of each code whether the sentence names it, how near, whether a speaker is, and one of how many it is."""
        here, size = self.sentence[trigger], len(self.codes)
        near, spoken = [APART] * size, [0.0] * size
        for row, column in naming:
            i = chosen[column]
            if self.sentence[i] == here:
                near[row] = min(near[row], abs(i - trigger))
            if i in speakers:
                spoken[row] = 1.0
        found = np.empty((size, CODE_FLAGS), np.float32)
        found[:, :9], found[:, 12] = self.code_table, 1 / max(1, size)
        found[:, 9] = [float(one < APART) for one in near]
        found[:, 10] = [(one if one < APART else NOT_NEAR) / NOT_NEAR for one in near]
        found[:, 11] = spoken
        return found

    def _trigger(self, trigger: int) -> Ints:
        fact, token = self.fact(trigger), self.reading.doc[trigger]
        over = verb_above(token)
        return np.array(
            [
                _STATUS.get(fact.status, 0),
                _CERTAINTY.get(fact.certainty, 0),
                _POLARITY.get(fact.polarity, 0),
                _TIME.get(fact.time, 0),
                _TAG.get(token.tag_, 0),
                _DEP.get(token.dep_, 0),
                _TAG.get(over.tag_, 0) if over is not None else 0,
            ],
            np.int64,
        )

    def fact(self, trigger: int) -> Factuality:
        """How the grammar presents the word: what would be its status if nothing had been learned."""
        if trigger not in self._facts:
            self._facts[trigger] = of_view(self.climb.view(self.reading.doc[trigger]))
        return self._facts[trigger]

    def _trigger_flags(self, trigger: int, over: int) -> Floats:
        w, token = self.words, self.reading.doc[trigger]
        return np.array(
            [
                over > 0,
                over > 1,
                w.title[trigger],
                w.quoted[trigger],
                token.tag_ == "VBG",
                token.tag_ in {"VBD", "VBN"},
                any(c.dep_ == "neg" for c in token.children),
                any(c.dep_ in {"aux", "auxpass"} for c in token.children),
                w.sentence[trigger] <= 1,
                len(self.codes) / 10,
                *helps(token),
                *helps(verb_above(token)),
            ],
            np.float32,
        )


def _nearest(words: list[int], trigger: int, most: int) -> list[int]:
    """So many of the words as stand nearest to the trigger."""
    return words if len(words) <= most else sorted(words, key=lambda i: abs(i - trigger))[:most]


def heads_of_days(reading: Reading) -> dict[int, TimeMention]:
    """The time expressions that give days, each by its head."""
    return once(
        reading,
        "_heads_of_days",
        lambda: {reading.doc[one.start : one.end].root.i: one for one in reading.times if one.range is not None},
    )


def verb_above(token: Token) -> Token | None:
    """The nearest verb over a token, coordination left out; None at the top."""
    last = token
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"} and last.dep_ != "conj":
            return above
        last = above
    return None


def helps(token: Token | None) -> list[bool]:
    """Which auxiliaries and markers stand with a verb, in the order of HELPS."""
    found = [False] * len(HELPS)
    for child in token.children if token is not None else ():
        if child.dep_ in {"aux", "auxpass", "neg", "mark"}:
            number = _HELPS.get("not" if child.dep_ == "neg" else child.lemma_.lower())
            if number:
                found[number - 1] = True
    return found
