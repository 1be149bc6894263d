"""A trigger's scene: the words and mentions among which its parties are sought, with the evidence for each.

The scene holds the words of the trigger's sentence and the heads of mentions elsewhere in the report; over them stand
the codes for which they are evidence. Nothing is decided here.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from onrecord.read.attribution_over import attributions_over
from onrecord.read.decide.paths import chain, path
from onrecord.read.encoder.labels import DEP, HELPS, KINDS, SECTORS, STATUSES, TAG, numbers
from onrecord.read.encoder.words import Words
from onrecord.read.home import sections, state_of
from onrecord.read.reading import Factuality, Reading, TimeMention
from onrecord.read.status import climber, of_view
from onrecord.read.status_governors import Climb
from onrecord.read.times.memo import once

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NEAR = 32  # words of the trigger's own sentence taken on either side
ELSEWHERE = 48  # mentions of other sentences
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


def buckets(distances: Ints) -> Ints:
    """Signed distances on a scale of 0 to 20, 10 for none."""
    sizes = np.abs(distances)
    steps = np.where(sizes < 5, sizes, 5 + np.searchsorted(STEPS, sizes, side="right"))
    return 10 + np.sign(distances) * steps


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
        self.home = state_of(reading.report.domain)
        self.space: list[int] = words.space.tolist()
        self.titled = [i for i in self.at if words.title[i]]
        self.known, self.seen = self._tables()

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
    def row_of(self) -> dict[str, int]:
        """The place of each code among the report's."""
        return {code: row for row, code in enumerate(self.codes)}

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
        above = {word: steps for steps, word in enumerate(chain(self.heads, trigger))}
        over = attributions_over(self.reading, trigger)
        speakers = {i for a in over if a.source for i in range(*a.source)}
        w, here = self.words, self.sentence[trigger]
        at = np.array(chosen, np.int64)
        apart, same = w.sentence[at] - here, w.sentence[at] == here
        ways = [path(self.heads, self.labels, above, i) if self.sentence[i] == here else 0 for i in chosen]
        numbers = np.column_stack([buckets(at - trigger), buckets(apart), ways, self.known[at]])
        seen, flags = self.seen[at], np.zeros((len(chosen), FLAGS), np.float32)
        flags[:, 0], flags[:, 1], flags[:, 2] = at == trigger, same, seen[:, 0]
        flags[:, 3], flags[:, 4:8] = w.title[trigger], seen[:, 1:5]
        flags[:, 8], flags[:, 9], flags[:, 10:] = w.quoted[trigger], [i in speakers for i in chosen], seen[:, 5:]
        member = np.zeros((len(self.codes), len(chosen)), np.float32)
        for column, i in enumerate(chosen):
            for code in self.at[i][0] if i in self.at else ():
                member[self.row_of[code], column] = 1
        return Scene(
            words=at,
            numbers=numbers,
            flags=flags,
            codes=self.codes,
            member=member,
            code_flags=self._code_flags(trigger, chosen, speakers),
            trigger=self._trigger(trigger),
            trigger_flags=self._trigger_flags(trigger, len(over)),
        )

    def _chosen(self, trigger: int) -> list[int]:
        here = self.sentence[trigger]
        same = [
            i
            for i in range(max(0, trigger - 3 * NEAR), min(len(self.words), trigger + 3 * NEAR))
            if self.sentence[i] == here and not self.space[i] and i != trigger
        ]
        same = [i for i in same if abs(i - trigger) <= NEAR or i in self.at]
        title = [i for i in self.titled if self.sentence[i] != here][:12]
        shown = set(title)
        rest = sorted(
            (i for i in self.at if self.sentence[i] != here and i not in shown), key=lambda i: abs(i - trigger)
        )
        days = sorted((i for i in self.days if self.sentence[i] != here), key=lambda i: abs(i - trigger))
        return [trigger, *same, *sorted({*title, *rest[:ELSEWHERE], *days[:DAYS]} - {trigger})]

    def _code_flags(self, trigger: int, chosen: list[int], speakers: set[int]) -> Floats:
        here = self.sentence[trigger]
        by_code: dict[str, list[int]] = defaultdict(list)
        for i in chosen:
            for code in self.at.get(i, ((),))[0]:
                by_code[code].append(i)
        rows = []
        for code in self.codes:
            mine = by_code.get(code, [])
            near = [i for i in mine if self.sentence[i] == here]
            rows.append(
                (
                    float(bool(near)),
                    min((abs(i - trigger) for i in near), default=60) / 60,
                    float(any(i in speakers for i in mine)),
                    1 / max(1, len(self.codes)),
                )
            )
        return np.concatenate([self.code_table, np.array(rows, np.float32).reshape(len(self.codes), 4)], 1)

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
        return of_view(self.climb.view(self.reading.doc[trigger]))

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
