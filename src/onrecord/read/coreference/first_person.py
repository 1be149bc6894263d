"""Who "I" and "we" are within a quotation: its speaker; and who "he added" is. Runs after attribution."""

from dataclasses import replace

from onrecord.knowledge.actors import lexicon
from onrecord.read.reading import Attribution, Mention, Reading

FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
PERSONAL = frozenset({"he", "she"})


def resolve_first_person(reading: Reading) -> Reading:
    """The reading with a mention for each first-person pronoun within a quotation whose speaker has codes.

    Requires `attributions`. Speakers without a code keep their pronouns out of the mentions. "He" and "she" who
    speak take the code of the speaker that attribution found, who goes on speaking where another was only named.
    """
    said = _speaking(reading)
    reading = reading.with_(
        mentions=tuple(said.get(m.start, m) if m.kind == "pronoun" else m for m in reading.mentions)
    )
    found: dict[int, Mention] = {}
    for attribution in reading.attributions:
        if not attribution.quoted:
            continue
        speaker = _speaker(reading, attribution)
        if speaker is None:
            continue
        for start, end in attribution.content:
            for token in reading.doc[start:end]:
                if token.lower_ in FIRST and token.tag_ in ("PRP", "PRP$") and _open(reading, token.i):
                    found[token.i] = Mention(
                        token.i, token.i + 1, token.i, token.text, speaker.codes, speaker.name, speaker.sector,
                        "pronoun", "first person: speaker of the quotation", speaker.chain,
                    )  # fmt: skip
    owned = (_owned(reading, mention, found) for mention in reading.mentions)
    mentions = sorted([*owned, *found.values()], key=lambda mention: (mention.start, -mention.end))
    return reading.with_(mentions=tuple(mentions))


def _open(reading: Reading, at: int) -> bool:
    """Whether no mention of a known actor covers the token: "our" in "our nation" is still to be resolved."""
    mention = reading.mention_at(at)
    if mention is None or mention.codes or mention.head == at:
        return mention is None
    return reading.doc[mention.head].lower_ not in lexicon("bonds")


def _owned(reading: Reading, mention: Mention, found: dict[int, Mention]) -> Mention:
    """What belongs to the speaker, if the words had no code of their own: "our nation", "my soldiers"."""
    if mention.codes:
        return mention
    owner = next((found[c.i] for c in reading.doc[mention.head].children if c.dep_ == "poss" and c.i in found), None)
    return mention.resolved(owner.codes, "the speaker's") if owner else mention


def _speaking(reading: Reading) -> dict[int, Mention]:
    """Pronouns that speak and were taken for someone else, by their token, as the speaker that attribution found.

    "After Shoigu's visit, he added" is on the word of who spoke before: whoever is only named between is not meant.
    """
    found: dict[int, Mention] = {}
    for attribution in reading.attributions:
        if attribution.source is None:
            continue
        start, end = attribution.source
        mention = reading.mention_at(start) if end - start == 1 else None
        if mention is None or mention.kind != "pronoun" or mention.text.lower() not in PERSONAL:
            continue
        chain = _chain_of(reading, attribution.name, start, mention.chain)
        if attribution.code is not None and mention.codes != (attribution.code,):
            meant = mention.resolved((attribution.code,), "goes on speaking")
            found[start] = replace(meant, name=attribution.name, chain=chain)
        elif chain != mention.chain:
            found[start] = replace(mention, name=attribution.name, chain=chain)
    return found


def _chain_of(reading: Reading, name: str, before: int, chain: int) -> int:
    """The chain of the last one of that name before a token; -1 where there is none; `chain` where it has that name."""
    last = name.split()[-1:]
    if not last or not last[0][:1].isupper():
        return chain
    named = [m for m in reading.mentions if m.start < before and m.kind != "pronoun" and m.text.split()[-1:] == last]
    if any(mention.chain == chain for mention in named):
        return chain
    return named[-1].chain if named else -1


def _speaker(reading: Reading, attribution: Attribution) -> Mention | None:
    if attribution.source is None:
        return None
    start, end = attribution.source
    inside = [m for m in reading.mentions if start <= m.head < end and m.codes]
    if inside:
        return max(inside, key=lambda mention: mention.end - mention.start)
    if attribution.code and attribution.code != "?":
        return Mention(
            start, end, start, attribution.name, (attribution.code,), attribution.name, None, "name", "speaker"
        )
    return None
