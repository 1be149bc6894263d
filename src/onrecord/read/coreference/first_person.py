"""Who "I" and "we" are within a quotation: its speaker. Runs after attribution."""

from onrecord.read.reading import Attribution, Mention, Reading

FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})


def resolve_first_person(reading: Reading) -> Reading:
    """The reading with a mention for each first-person pronoun within a quotation whose speaker has codes.

    Requires `attributions`. Speakers without a code keep their pronouns out of the mentions.
    """
    found: dict[int, Mention] = {}
    for attribution in reading.attributions:
        if not attribution.quoted:
            continue
        speaker = _speaker(reading, attribution)
        if speaker is None:
            continue
        for start, end in attribution.content:
            for token in reading.doc[start:end]:
                if token.lower_ in FIRST and token.tag_ in ("PRP", "PRP$") and reading.mention_at(token) is None:
                    found[token.i] = Mention(
                        token.i, token.i + 1, token.i, token.text, speaker.codes, speaker.name, speaker.sector,
                        "pronoun", "first person: speaker of the quotation", speaker.chain,
                    )  # fmt: skip
    mentions = sorted([*reading.mentions, *found.values()], key=lambda mention: (mention.start, -mention.end))
    return reading.with_(mentions=tuple(mentions))


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
