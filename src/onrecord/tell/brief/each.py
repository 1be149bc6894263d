"""What each of several speakers says: a sentence on the word of two may hold no more than the words of each.

The reports that tell of one event differ: one has the number, another the day. What only one of them has is not told as
the other's.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from onrecord.knowledge.actors import folded
from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.model import Claim, Party, Source, Span
from onrecord.tell.brief.elements import DATES, Fault, faults
from onrecord.tell.brief.evidence import Evidence, tokens, undotted
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.voices import POINTING

REPORTED = re.compile(r" \(reported [^()]*\)")  # the day of a report is no part of what it says
LONGEST = 4  # words of a party's name
MOSTLY = 0.7  # share of a headline's longer words that have a capital
# Whoever says "Russia" says who is meant by "Moscow", but not where.
NAMED_ALIKE = frozenset({"state", "adjective", "people", "metonym", "organisation", "bloc", "group"})
WHERE = frozenset(["in", "to", "at", "from", "near", "over", "into", "outside", "around"])


class Own(Evidence):
    """What stands in the sentences of the passages themselves, and in no other part of their reports."""

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the parties that these sentences name."""
        named = (party for claim in self.claims for party in self._here(claim))
        return frozenset(code for code, _ in named) - {"?"}

    def _here(self, claim: Claim) -> Iterator[tuple[str, Span]]:
        """The codes of the parties and speakers that stand in a claim's sentence, and where."""
        report = self.grounds.books.reports[claim.report]
        words = self.grounds.sentence(claim)
        start = max(0, report.text.rfind(words, 0, claim.span.start + len(words)))
        stretch = Span(start, start + len(words))
        named: tuple[Party | Source, ...] = (*claim.actors, *claim.recipients, *claim.sources)
        for one in named:
            if one.span is not None and stretch.start <= one.span.start and one.span.end <= stretch.end:
                yield one.code or "?", one.span
        for name in claim.names:
            if stretch.start <= name.span.start and name.span.end <= stretch.end:
                yield name.code or "?", name.span

    def _read(self, claim: Claim) -> Iterable[str]:
        """The full names of those whom the sentence names by a part of it, and of those to whom a pronoun points."""
        spans = {span for _, span in self._here(claim)}
        text = self.grounds.books.reports[claim.report].text
        yield from (name.full for name in claim.names if name.span in spans and _begun(name.text, name.full))
        for party in (*claim.actors, *claim.recipients):
            if party.span in spans and party.span and party.span.of(text).lower() in POINTING:
                yield f"{party.name} {label(party.code)}"


def _begun(text: str, full: str) -> bool:
    """Whether a name stands for a fuller one that has it: "Kirby" for "John Kirby"."""
    return bool(set(tokens(text)) & set(tokens(full)))


def lacks(text: str, ids: Iterable[str], grounds: Grounds, spared: str = "", *, alike: bool = True) -> list[Fault]:
    """The numbers, days and names of a text that the sentences of these claims do not have, as one speaker's.

    `spared` is a word that may be no name, for it opens a title; a state may go by another of its names there, unless
    `alike` says not. In a headline, where every word has a capital, names are those that were read as such.
    """
    own = _own(tuple(ids), grounds)
    told = REPORTED.sub("", text)
    meant = set(of_parties(told, own.codes)) if alike else set()
    names = _read_as_names(told, own) if headline(told) else None
    return [
        fault
        for fault in faults(told, own, spared)
        if fault.kind != "name" or not (_is_of(fault, meant) or (names is not None and not _is_of(fault, names)))
    ]


def _own(ids: tuple[str, ...], grounds: Grounds) -> Own:
    """What stands in the sentences of these claims, worked out once."""
    kept: dict[tuple[str, ...], Own] = grounds.kept
    if ids not in kept:
        kept[ids] = Own(grounds, ids)
    return kept[ids]


def _is_of(fault: Fault, names: set[str]) -> bool:
    return set(tokens(fault.words)) <= names


def headline(text: str) -> bool:
    """Whether most of the longer words of a text have a capital."""
    words = [word for word in re.findall(r"[^\W\d_]{4,}", text) if not DATES.fullmatch(word)]
    return len(words) > LONGEST and sum(word[0].isupper() for word in words) > len(words) * MOSTLY


def _read_as_names(text: str, own: Own) -> set[str]:
    """The words of a text that are of names, as read in any claim of the events or known from tables."""
    claims = own.grounds.claims(id for event in own.events for id in event.claims)
    read = [named for claim in claims for name in claim.names for named in (name.text, name.full)]
    read += [source.name for claim in claims for source in claim.sources]
    return {word for named in read for word in tokens(named)} | set(of_parties(text, None))


def of_parties(text: str, codes: frozenset[str] | None) -> Iterator[str]:
    """The words of a text that name one of these parties; any, for None."""
    words = re.findall(r"[^\W\d_]+", DATES.sub(" ", undotted(text)))
    for at in range(len(words)):
        for end in range(at + 1, min(at + LONGEST, len(words)) + 1):
            facts = folded().get(fold(" ".join(words[at:end])), ())
            kinds = {fact.kind for fact in facts if codes is None or fact.code in codes}
            place = codes is not None and at > 0 and words[at - 1].lower() in WHERE
            if kinds & NAMED_ALIKE or ("capital" in kinds and not place) or (codes is None and "person" in kinds):
                yield from map(fold, words[at:end])
