"""Annotated claims laid over a reading: where their triggers, their parties' words and their sources stand."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Marked:
    """One annotated claim by tokens: `trigger` is the head of its trigger; words of parties may be nowhere."""

    trigger: int
    type: str
    actors: frozenset[str]
    recipients: frozenset[str]
    actor_words: frozenset[int]
    recipient_words: frozenset[int]
    status: str
    sources: tuple[str, ...]
    source_words: frozenset[int]
    event: str
    days: tuple[str, str] | None = None
    timed: bool = True  # whether days were marked at all


class Folded:
    """A text's letters and digits in lower case, with the way back to its characters."""

    def __init__(self, text: str) -> None:
        pairs = [(i, c) for i, char in enumerate(text) for c in char.lower() if re.match(r"[0-9a-z]", c)]
        self.text = "".join(c for _, c in pairs)
        self.back = [i for i, _ in pairs]

    def all(self, words: str) -> list[tuple[int, int]]:
        """Every stretch of characters where the words stand."""
        needle = re.sub(r"[^0-9a-z]+", "", words.lower())
        found, at = [], -1
        while needle and (at := self.text.find(needle, at + 1)) >= 0:
            found.append((self.back[at], self.back[at + len(needle) - 1] + 1))
        return found


def tokens(doc, start: int, end: int) -> list[int]:
    """The tokens that overlap the characters."""
    return [t.i for t in doc if t.idx < end and t.idx + len(t) > start and not t.is_space]


def head(doc, inside: list[int]) -> int:
    """The syntactic head of a stretch: of those tokens whose head lies outside, the first verb, else the first."""
    chosen = set(inside)
    tops = [i for i in inside if doc[i].head.i not in chosen or doc[i].head.i == i]
    tops = [i for i in tops if doc[i].pos_ in {"VERB", "NOUN", "PROPN", "ADJ"}] or tops
    return next((i for i in tops if doc[i].pos_ == "VERB"), tops[0])


def marked(doc, folded: Folded, claims: list[dict]) -> tuple[list[Marked], int]:
    """The claims found in the text, and how many were not."""
    found, lost, used = [], 0, set()
    for claim in claims:
        at = place(folded, claim, used)
        if at is None:
            lost += 1
            continue
        inside = tokens(doc, *at)
        trigger = head(doc, inside)
        used.add(at)
        found.append(
            Marked(
                trigger,
                claim["t"],
                frozenset(code for code, _ in claim["a"] if code != "?"),
                frozenset(code for code, _ in claim.get("r") or () if code != "?"),
                party_words(doc, folded, claim["a"], at),
                party_words(doc, folded, claim.get("r") or (), at),
                claim["s"],
                tuple(claim.get("src") or ()),
                party_words(doc, folded, [(None, name) for name in claim.get("src") or ()], at),
                claim["e"],
                tuple(claim["d"]) if claim.get("d") else None,
            )
        )
    return found, lost


def place(folded: Folded, claim: dict, used: set) -> tuple[int, int] | None:
    """Where the trigger stands: within the quote, at a place that no other claim has yet if there is one."""
    best = None
    for start, end in folded.all(claim["q"]):
        for at in folded.all(claim["w"]):
            if start <= at[0] and at[1] <= end:
                if at not in used:
                    return at
                best = best or at
    return best


def party_words(doc, folded: Folded, parties, at: tuple[int, int]) -> frozenset[int]:
    """The tokens of the parties' words, each where it stands nearest to the trigger."""
    found: set[int] = set()
    for _, words in parties:
        places = folded.all(words) if words else []
        if places:
            start, end = min(places, key=lambda p: min(abs(p[0] - at[1]), abs(p[1] - at[0])))
            found |= set(tokens(doc, start, end))
    return frozenset(found)
