"""Where a report takes place: the state that "police", "officials" and "residents" of a report belong to."""

from collections import Counter

from spacy.tokens import Doc

from onrecord.knowledge.actors import is_state
from onrecord.read.actors.places import country_of_place
from onrecord.read.reading import Mention, Reading

LOCATIVE = frozenset({"in", "at", "near", "outside", "around", "inside", "across", "throughout", "within"})
CLEAR = 0.6


def _located(doc: Doc, mention: Mention) -> bool:
    if mention.how == "as place":
        return True
    if mention.kind not in ("name", "metonym") or mention.what == "person":
        return False
    head = doc[mention.head]
    return head.dep_ == "pobj" and head.head.lower_ in LOCATIVE and head.head.head.pos_ != "ADJ"


def places_by_sentence(reading: Reading, sentence_of: list[int]) -> dict[int, list[str]]:
    """The states of the places that each sentence says something is in."""
    found: dict[int, list[str]] = {}
    for mention in reading.mentions:
        if len(mention.codes) == 1 and is_state(mention.codes[0]) and _located(reading.doc, mention):
            found.setdefault(sentence_of[mention.start], []).append(mention.codes[0])
    return found


def setting(reading: Reading, places: dict[int, list[str]]) -> str | None:
    """The state in which the report takes place, if one stands out: its dateline, or most of its places."""
    counts: Counter[str] = Counter()
    for number, codes in places.items():
        for code in codes:
            counts[code] += 2 if number < 4 else 1
    dateline = reading.report.dateline
    if dateline is not None and dateline.place:
        country = country_of_place(dateline.place)
        if country:
            counts[country] += 2
    if not counts:
        return None
    code, most = counts.most_common(1)[0]
    return code if most >= 3 and most >= CLEAR * counts.total() else None
