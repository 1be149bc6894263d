"""Who a speaker is: the shortest name in the text, the code, the kind, and whether and why anonymous."""

from functools import lru_cache

from spacy.tokens import Doc, Token

from onrecord.knowledge import lines, toml
from onrecord.knowledge import words as listed_words
from onrecord.knowledge.folding import speaker_name
from onrecord.model import SourceKind
from onrecord.read.attribution_cues import words
from onrecord.read.reading import Mention, Reading

PRONOUNS = frozenset(
    {
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "him",
        "her",
        "them",
        "his",
        "their",
        "its",
        "who",
        "you",
        "us",
        "me",
        "my",
        "our",
    }
)
PERSONAL = frozenset({"he", "she", "his", "her", "him"})
NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
SURNAMES = frozenset({"hill"})  # as outlets' names are folded: who says so is more often a person of that name


def _data() -> dict[str, dict[str, str]]:
    return toml("sources.toml")


@lru_cache(maxsize=1)
def kinds() -> dict[str, SourceKind]:
    """What kind of source a noun names, by lemma and by form; the first list in the file wins."""
    found: dict[str, SourceKind] = {}
    order: tuple[SourceKind, ...] = ("image", "document", "government", "military", "media", "organisation", "person")
    for kind in order:
        for word in _data()["kinds"][kind].split():
            found.setdefault(word, kind)
    for word in _data()["kinds"]["collective"].split():
        found.setdefault(word, "collective")
    return found


@lru_cache(maxsize=1)
def outlets() -> frozenset[str]:
    """Names of outlets and agencies, letters and digits only."""
    rows = [line.split("\t") for line in lines("outlets.tsv")]
    media = {speaker_name(row[1]) for row in rows if len(row) > 3 and row[3] not in {"organisation", "aggregator"}}
    return (frozenset(media) - SURNAMES) | frozenset(map(speaker_name, words("outlets")))


def span(doc: Doc, head: int, without: frozenset[int]) -> tuple[int, int]:
    """The noun phrase of a speaker: determiner to the end of its appositions, without the relative clause."""
    token = doc[head]
    keep = {head}
    for child in token.children:
        if child.dep_ not in {"relcl", "punct", "cc", "prep", "advcl"} or child.dep_ == "prep":
            keep |= {part.i for part in child.subtree}
    keep -= without
    start, end = head, head + 1
    while start - 1 in keep:
        start -= 1
    while end in keep or (end + 1 in keep and doc[end].is_punct and end not in without):
        end += 1
    return start, end


def name(doc: Doc, head: int) -> str:
    """The shortest name of a speaker: the entity that holds the head, or the noun with what modifies it."""
    token = doc[head]
    entity = _entity(token)
    if entity is not None and (token.ent_type_ == "PERSON" or token.pos_ == "PROPN"):
        return entity
    for child in token.children:
        if child.dep_ == "appos" and (
            child.ent_type_ == "PERSON" or (child.pos_ == "PROPN" and child.ent_type_ == "ORG")
        ):
            return _entity(child) or child.text
    after = doc[head + 1] if head + 1 < len(doc) else None
    if after is not None and after.pos_ == "PROPN" and after.dep_ == "appos" and token.pos_ == "NOUN":
        return _entity(after) or after.text
    beside = _beside(doc, token)
    if beside is not None:
        return beside
    left = head
    before = {child.i for child in token.children if child.dep_ in {"compound", "amod", "poss", "nmod"}}
    while left - 1 >= 0 and (left - 1 in before or _inside(doc[left - 1], before)):
        left -= 1
    while left - 2 >= 0 and doc[left - 1].text == "-" and not doc[left - 2].whitespace_:
        left -= 2
        while left - 1 >= 0 and left - 1 in before:
            left -= 1
    return doc[_trimmed(doc, left, head) : head + 1].text


def _trimmed(doc: Doc, left: int, head: int) -> int:
    """Where a name begins without articles and marks, and, before a proper name, without its title."""
    if doc[head].pos_ == "PROPN":
        titles = [i for i in range(left, head) if doc[i].pos_ == "NOUN" or kinds().get(doc[i].lower_) is not None]
        organ = kinds().get(doc[head].lower_) is not None or doc[head].ent_type_ == "ORG"
        left = titles[-1] + 1 if titles and not organ else left
    while left < head and (doc[left].is_space or doc[left].is_punct or doc[left].lower_ in {"the", "a", "an"}):
        left += 1
    return left


def _beside(doc: Doc, token: Token) -> str | None:
    """The person named between commas after a title: "A spokesman for the army, John Kim, said"."""
    end = max((part.i for part in token.subtree if part.dep_ not in {"punct"}), default=token.i) + 1
    stop = min(end, token.i + 12)
    for i in range(token.i + 1, min(stop + 2, len(doc) - 1)):
        if doc[i].text == "," and doc[i + 1].ent_type_ == "PERSON" and doc[i + 1].ent_iob_ == "B":
            return _entity(doc[i + 1])
    return None


def _inside(token: Token, heads: set[int]) -> bool:
    return any(ancestor.i in heads for ancestor in token.ancestors)


def _entity(token: Token) -> str | None:
    if token.ent_type_ not in NAMED:
        return None
    start = end = token.i
    doc = token.doc
    while start > 0 and doc[start].ent_iob_ != "B" and doc[start - 1].ent_type_ == token.ent_type_:
        start -= 1
    while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
        end += 1
    inner = [doc[i] for i in range(start, end + 1)]
    while inner and (inner[0].lower_ in {"the", "a", "an"} or inner[0].is_punct or inner[0].is_space):
        inner = inner[1:]
    while inner and (inner[-1].tag_ == "POS" or inner[-1].is_space):
        inner = inner[:-1]
    return doc[inner[0].i : inner[-1].i + 1].text if inner else None


class Voices:
    """Who the sources of one report are: its mentions by head and by coreference chain, looked up once.

    Args:
        reading: the report, with its mentions if they are there.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.by_head: dict[int, Mention] = {}
        self.by_chain: dict[int, list[Mention]] = {}
        for mention in reading.mentions:
            rank = (bool(mention.codes), mention.end - mention.start)
            other = self.by_head.get(mention.head)
            if other is None or rank > (bool(other.codes), other.end - other.start):
                self.by_head[mention.head] = mention
            if mention.chain >= 0 and mention.kind != "pronoun":
                self.by_chain.setdefault(mention.chain, []).append(mention)

    def mention(self, head: int) -> Mention | None:
        """The mention that the head of a phrase stands for: the longest with this head, else the shortest over it."""
        return self.by_head.get(head) or self.reading.mention_at(head)

    def speaker(self, head: int, earlier: list[int]) -> tuple[int, str]:
        """Whom a source's head stands for, pronouns resolved: the head of the antecedent, and the shortest name."""
        doc = self.reading.doc
        token = doc[head]
        if token.lower_ not in PRONOUNS and token.tag_ not in {"WP", "WDT"}:
            return head, name(doc, head)
        mention = self.mention(head)
        if mention is not None:
            named = self._of_chain(mention, personal=token.lower_ in PERSONAL)
            running = self._running_speaker(head, earlier)
            if running is not None and (named is None or named.head not in earlier):
                return running, name(doc, running)
            if named is not None:
                return named.head, name(doc, named.head)
        other = antecedent(doc, head, earlier)
        if other is not None:
            return other, name(doc, other)
        if mention is not None and mention.codes:
            return head, mention.name
        return head, token.text

    def _running_speaker(self, head: int, earlier: list[int]) -> int | None:
        """For "he added", the named person who has been speaking, in one of the two sentences before.

        Whoever is quoted goes on speaking: the last man mentioned is often only the one spoken of.
        """
        doc = self.reading.doc
        pronoun = doc[head].lower_
        if pronoun not in {"he", "she"}:
            return None
        last = next((other for other in reversed(earlier) if doc[other].lower_ not in PRONOUNS and other < head), None)
        if last is None or doc[last].ent_type_ != "PERSON":
            return None
        known = self.mention(last)
        full = known.name if known is not None else name(doc, last)
        woman = any(word in listed_words("female_names.txt") for word in full.split())
        between = sum(token.is_sent_start is True for token in doc[last + 1 : head + 1])
        return last if between <= 2 and woman == (pronoun == "she") else None

    def _of_chain(self, mention: Mention, *, personal: bool) -> Mention | None:
        """The last earlier mention of the chain that is no pronoun; for "he" and "she" one that can be a person."""
        best = None
        doc = self.reading.doc
        for other in self.by_chain.get(mention.chain, []):
            if other.start >= mention.start:
                break
            token = doc[other.head]
            if token.lower_ in PRONOUNS or (personal and not _person(token)):
                continue
            if best is None or token.ent_type_ == "PERSON" or doc[best.head].ent_type_ != "PERSON":
                best = other
        return best


def _person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or kinds().get(token.lower_) in {"person", "government", "military"}


def kind_of(doc: Doc, head: int, sector: str | None) -> SourceKind:
    """Person, government, military, media, document, image, collective or unknown."""
    token = doc[head]
    noun = kinds().get(token.lower_) or kinds().get(token.lemma_.lower())
    if noun is not None:
        return noun
    if speaker_name(_entity(token) or token.text) in outlets() and token.pos_ == "PROPN":
        return "media"
    if token.ent_type_ == "PERSON":
        return "person"
    if sector in {"REB", "CRM"}:
        return "organisation"
    if sector == "MIL":
        return "military"
    if sector == "GOV" or token.ent_type_ == "GPE":
        return "government"
    if token.ent_type_ == "ORG":
        return "organisation"
    return "unknown"


def is_anonymous(doc: Doc, head: int) -> bool:
    """Whether the phrase leaves the speaker unnamed: "officials", "a diplomat", "sources"."""
    token = doc[head]
    if token.lower_ not in set(_data()["anonymous"]["nouns"].split()):
        return False
    return not any(child.dep_ in {"appos", "compound"} and child.ent_type_ == "PERSON" for child in token.children)


def anonymity(doc: Doc, head: int) -> str | None:
    """The reason given for anonymity, as in the text: "because they were not authorised to speak"."""
    sentence = doc[head].sent
    text = sentence.text
    low = text.lower()
    at = min((low.find(phrase) for phrase in _data()["anonymous"]["conditions"] if phrase in low), default=-1)
    if at < 0:
        return None
    tail = text[at:]
    stops = [
        p for p in (tail.find(mark) for mark in (", said", ", told", ", adding", "; ", ", who", ", that")) if p > 0
    ]
    return tail[: min(stops, default=len(tail))].strip().rstrip('.,"” ')


def antecedent(doc: Doc, head: int, earlier: list[int]) -> int | None:
    """For a pronoun, the head of the last earlier speaker or person it can mean; a fall-back to coreference."""
    pronoun = doc[head].lower_
    plural = pronoun in {"they", "them", "their"}
    personal = pronoun in PERSONAL
    for other in reversed(earlier):
        token = doc[other]
        if token.lower_ in PRONOUNS or other >= head:
            continue
        if personal and not (_person(token) or any(_person(c) for c in token.children if c.dep_ == "appos")):
            continue
        if plural == (token.tag_ in {"NNS", "NNPS"}):
            return other
    if personal:
        for token in reversed(doc[:head]):
            if token.ent_type_ == "PERSON" and token.dep_ in {"nsubj", "nsubjpass", "appos"}:
                return token.i
    return None
