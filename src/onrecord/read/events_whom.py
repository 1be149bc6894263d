"""Against or towards whom an act is that names no one: the party of the report that most signs speak for.

"The European Union suspended budget support" is against whoever the report is about, "Moscow denied it" is meant for
whoever Moscow deals with in it. Every party that the report names is scored by a few signs, with weights from
`whom.toml`: how much of the report is about it, whether it stands near, and what the report says outright of who acts
on whom. No one is chosen where the signs are weak. What the opposition or the people reject is their own state's.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from spacy.tokens import Token

from onrecord.knowledge import toml
from onrecord.read.events_match import lemma
from onrecord.read.events_parties import codes, sentence_of
from onrecord.read.events_words import meant_for_all
from onrecord.read.reading import Mention, Reading

if TYPE_CHECKING:
    from onrecord.read.events import Candidate

EXCHANGES = frozenset({"trade", "exchange", "swap"})
DOMESTIC = frozenset({"ACCUSE", "REJECT", "REQUEST", "COERCE"})  # what is also done to one's own
DISSENT = frozenset({"ACCUSE", "REJECT"})
OF_OTHERS = frozenset({"COERCE", "AID"})
KNOWN = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
PEOPLE = frozenset({"OPP", "PTY", "CVL", "LAB", "LEG"})
HOME = "at home, where nobody else is named"
LEAD = 2  # sentences
RULE = "the party that most signs speak for"
Codes = frozenset[str]
Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Story:
    """What the report tells of its parties: how often each is named, in which sentences, and who openly acts on whom.

    `named` has the codes in each sentence, `before` the start of the sentence before each, by where sentences begin;
    `heads` has the codes of each mention that is no pronoun, by its head.
    """

    counts: Counter[str]
    named: dict[int, frozenset[str]]
    before: dict[int, int]
    heads: dict[int, tuple[str, ...]]
    lead: frozenset[str]
    told: tuple["Candidate", ...]


def signs() -> dict[str, Any]:
    """The weights of the signs, the score that is enough, and the types of acts that are meant for someone."""
    return toml("whom.toml")


def story_of(reading: Reading, told: Sequence["Candidate"]) -> Story:
    """The parties of the report, and its events as their sentences tell them."""
    counts = Counter(code for m in reading.mentions if m.kind != "pronoun" for code in m.codes)
    counts.update(p.place.country for p in reading.places if p.place.country)
    starts = [sent.start for sent in reading.doc.sents]
    named: dict[int, set[str]] = {start: set() for start in starts}
    for mention in reading.mentions:
        named[sentence_of(reading.doc[mention.head])].update(mention.codes)
    here = {start: frozenset(found) for start, found in named.items()}
    lead = frozenset(code for start in starts[:LEAD] for code in here[start])
    heads = {m.head: m.codes for m in reading.mentions if m.kind != "pronoun"}
    return Story(counts, here, dict(zip(starts[1:], starts, strict=False)), heads, lead, tuple(told))


def towards(story: Story, one: "Candidate") -> "Candidate":
    """The candidate, with the party that the report speaks for as recipient if it is meant for someone unnamed."""
    enough = signs()["enough"].get(one.frame.type)
    if enough is None or not codes(one.actors) or codes(one.recipients):
        return one
    if one.frame.type in OF_OTHERS and any(m.text.lower().split()[0] not in KNOWN for m in one.recipients):
        # A stranger, first spoken of here: "impounded a small tanker", "gave refuge to six families".
        return one
    if "mutual" in one.frame.flags or one.frame.mode == "investigate" or exchanged(one) or meant_for_all(one.token):
        return one
    at = one.token.i
    if one.frame.type in DISSENT and all(m.sector in PEOPLE for m in one.actors):
        home = tuple(
            replace(m, start=at, end=at + 1, head=at, rule=HOME, what="", how="unsaid") for m in one.actors if m.codes
        )
        return replace(one, recipients=home)
    itself = one.frame.type in DOMESTIC
    # What is refused or denied names others than those who asked or accused.
    refused = below(story, one.token) if one.frame.type == "REJECT" else frozenset()
    acts = [(codes(e.actors), codes(e.recipients)) for e in alike(story, one)]
    scores = scored(story, one, codes(one.actors), acts, itself=itself)
    found = chosen({code: score for code, score in scores.items() if code not in refused}, enough)
    return replace(one, recipients=(stand_in(one, found),)) if found else one


def by_whom(story: Story, one: "Candidate") -> "Candidate":
    """The candidate, with the party that the report speaks for as actor if nobody is said to do it."""
    enough = signs()["doers"].get(one.frame.type)
    if enough is None or one.actors or not codes(one.recipients):
        return one
    acts = [(codes(e.recipients), codes(e.actors)) for e in alike(story, one)]
    found = chosen(scored(story, one, codes(one.recipients), acts, itself=False), enough)
    return replace(one, actors=(stand_in(one, found),)) if found else one


def alike(story: Story, one: "Candidate") -> list["Candidate"]:
    """The other events of the same type, as their sentences tell them."""
    return [e for e in story.told if e.frame.type == one.frame.type and e.token.i != one.token.i]


def scored(story: Story, one: "Candidate", own: Codes, acts: Sequence[tuple[Codes, Codes]], *, itself: bool) -> Scores:
    """What the signs are worth for each party, seen from those on one side of the event.

    `acts` has the parties of each event of the same type, those on their side first. They themselves are scored only
    where `itself` allows it and they elsewhere do the same to themselves.
    """
    weights, sentence = signs()["weights"], sentence_of(one.token)
    found = {
        "here": story.named[sentence],
        "before": story.named.get(story.before.get(sentence, -1), frozenset()),
        "lead": story.lead,
        "dealings": partners(own, [e for e in story.told if e.token.i != one.token.i]),
        "same_act": frozenset(code for mine, theirs in acts if mine & own for code in theirs),
        "aimed_at": frozenset(code for mine, theirs in acts if not mine & own for code in theirs),
    }
    total = story.counts.total() * signs()["shares"]["main"]
    return {
        code: weights["share"] * min(1, count / total) + sum(weights[sign] for sign in found if code in found[sign])
        for code, count in story.counts.most_common()
        if code not in own or (itself and code in found["same_act"])
    }


def chosen(scores: Scores, enough: float) -> str | None:
    """The party with the highest score, the one named most often if several have it, where that is enough."""
    best = max(scores, key=lambda code: scores[code], default=None)
    return best if best is not None and scores[best] >= enough else None


def stand_in(one: "Candidate", code: str) -> Mention:
    """The party as a mention that stands at the trigger, since no words of the sentence name it."""
    at = one.token.i
    return Mention(at, at + 1, at, one.token.text, (code,), code, None, "description", RULE, how="unsaid")


def below(story: Story, word: Token) -> frozenset[str]:
    """The parties named among the words that complete the word."""
    inside = {below.i for below in word.subtree if below.i > word.i}
    return frozenset(code for head, party in story.heads.items() if head in inside for code in party)


def partners(own: frozenset[str], others: Sequence["Candidate"]) -> frozenset[str]:
    """With whom the actor has most dealings in the report, either way."""
    dealings: Counter[str] = Counter()
    for event in others:
        actors, recipients = codes(event.actors), codes(event.recipients)
        if actors & own:
            dealings.update((recipients if recipients or "mutual" not in event.frame.flags else actors) - own)
        if recipients & own:
            dealings.update(actors - own)
    most = max(dealings.values(), default=0)
    return frozenset(code for code, count in dealings.items() if count == most)


def exchanged(one: "Candidate") -> bool:
    """Whether it goes both ways: "the two trade blame", "both sides broke off relations"."""
    if any(len(mention.codes) > 1 for mention in one.actors):
        return True
    return lemma(one.token) in EXCHANGES or (one.token.dep_ == "dobj" and lemma(one.token.head) in EXCHANGES)
