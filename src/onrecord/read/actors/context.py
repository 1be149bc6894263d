"""What an ambiguous name means in this report: Georgia, Jordan, Victoria, Korea, "the North", Congo."""

from collections import Counter
from functools import lru_cache

from spacy.tokens import Doc

from onrecord.knowledge import listed, table
from onrecord.knowledge.actors import ActorFacts, lexicon
from onrecord.knowledge.territories import alpha3
from onrecord.read.actors.gazetteer import Hit
from onrecord.read.gazetteer import lookup

# What stands before a name that a town has been given after another.
PREFIXES = frozenset(
    {"East", "West", "North", "South", "New", "Upper", "Lower", "Little", "Mount", "Lake", "Port", "Fort"}
)
KOREAS = {"PRK": "North Korea", "KOR": "South Korea"}


def sense(doc: Doc, hits: list[Hit]) -> list[Hit]:
    """The hits with ambiguous ones settled by the rest of the report, those that denote persons dropped."""
    words = {token.lower_ for token in doc}
    kept = [settled for hit in hits if (settled := _settle(doc, hit, words, hits)) is not None]
    alone = Counter(hit.facts.code for hit in kept if not (hit.start and doc[hit.start - 1].text in PREFIXES))
    kept = [hit for hit in kept if alone[hit.facts.code] or not _of_a_town(doc, hit, alone)]
    kept = _owned_organs(doc, kept)
    kept += _koreas(doc, kept, words)
    return sorted(kept, key=lambda hit: hit.start)


def _owned_organs(doc: Doc, hits: list[Hit]) -> list[Hit]:
    """Organs that another state has under the same name take its code, here and where they stand alone later.

    "South Korea's Joint Chiefs of Staff", "Pakistan's National Assembly".
    """
    ends = {hit.end: hit for hit in hits if hit.facts.kind in ("state", "adjective")}
    learned: dict[str, str] = {}
    out = []
    for hit in hits:
        if hit.facts.kind == "organ" and hit.facts.sector not in ("BUS", "MED"):
            before = hit.start - 1 if hit.start and doc[hit.start - 1].tag_ == "POS" else hit.start
            owner = ends.get(before)
            if owner is not None and owner.facts.code != hit.facts.code:
                learned[hit.facts.name] = owner.facts.code
            hit = hit._replace(facts=hit.facts._replace(code=learned.get(hit.facts.name, hit.facts.code)))
        out.append(hit)
    return out


def _settle(doc: Doc, hit: Hit, words: set[str], hits: list[Hit]) -> Hit | None:
    first = doc[hit.start]
    name = first.lower_
    if hit.facts.kind in ("state", "capital") and (home := _division(doc, hit.end)) not in ("", hit.facts.code):
        return hit._replace(facts=ActorFacts(home, doc[hit.start : hit.end].text, "", "region"))
    if hit.end - hit.start == 1:
        shared = name in lexicon("first_names") or (hit.facts.kind == "organ" and hit.facts.sector in ("BUS", "MED"))
        if shared and (_in_person(doc, hit) or _given_name(doc, hit, hits)):
            return None
        if hit.facts.kind == "capital" and name in lexicon("shared_capitals") and not _named(hit.facts.code, hits):
            return None
        if name == "georgia" and _in_america(words, hits):
            return hit._replace(facts=ActorFacts("USA", "Georgia", "", "region"))
        if name in ("congo", "congolese") and "brazzaville" in words and "kinshasa" not in words:
            return hit._replace(facts=hit.facts._replace(code="COG", name="Republic of the Congo"))
        if name == "english" and hit.start and doc[hit.start - 1].lower_ in ("in", "speak", "speaks", "spoke", "into"):
            return None
    return hit


def _division(doc: Doc, end: int) -> str:
    """The code of the state whose division follows a town's name after a comma: "Lebanon, Pa.,"; "" if none does.

    "Mexico, Texas and Arizona" are three of a list.
    """
    if end + 1 >= len(doc) or doc[end].text != ",":
        return ""
    for size in (3, 2, 1):
        code = _divisions().get(doc[end + 1 : end + 1 + size].text)
        after = doc[end + 1 + size : end + 3 + size]
        if code:
            in_list = after.text.lower().lstrip(", ").startswith(("and", "or", "&")) or (
                len(after) > 1 and after[0].text == "," and after[1].pos_ == "PROPN"
            )
            return "" if in_list else code
    return ""


@lru_cache(maxsize=1)
def _divisions() -> dict[str, str]:
    """The names and short forms of states and provinces, with the code of the state that they belong to."""
    rows = table("places_abbreviations.tsv")
    return {
        name: alpha3(row["code"][:2]) or ""
        for row in rows
        for name in (row["name"], *listed(row["short"]), *([row["postal"]] if row["postal"] else []))
    }


def _given_name(doc: Doc, hit: Hit, hits: list[Hit]) -> bool:
    """Whether a state's name is somebody's first name by grammar, where the report names that state nowhere else."""
    token, after = doc[hit.start], doc[hit.end] if hit.end < len(doc) else None
    if after is None or token.dep_ != "compound" or token.head.i != after.i or after.pos_ != "PROPN":
        return False
    return not after.ent_type_ and after.is_title and sum(one.facts.code == hit.facts.code for one in hits) == 1


def _of_a_town(doc: Doc, hit: Hit, codes: Counter[str]) -> bool:
    """Whether a state's name is a part of that of a town elsewhere: "East Palestine, Ohio".

    So it is where the report names the town's state, and nowhere the state: South Lebanon is a part of Lebanon.
    """
    before = doc[hit.start - 1] if hit.start else None
    if hit.facts.kind not in ("state", "capital") or before is None or before.text not in PREFIXES:
        return False
    found = {alpha3(one.country) for one in lookup(doc[before.i : hit.end].text) if one.kind in ("P", "Q")}
    return bool(found) and hit.facts.code not in found and any(codes[code or ""] for code in found)


def _named(state: str, hits: list[Hit]) -> bool:
    """Whether the report names the state otherwise than by its capital."""
    return any(hit.facts.code == state and hit.facts.kind != "capital" for hit in hits)


def _in_america(words: set[str], hits: list[Hit]) -> bool:
    """By more of the words that go with either; where those leave it open, by whether America is named at all."""
    here, there = (len(words & lexicon(f"georgia_in_{place}")) for place in ("america", "caucasus"))
    if here != there:
        return here > there
    return not words & lexicon("georgia_surely_in_caucasus") and any(hit.facts.code == "USA" for hit in hits)


def _in_person(doc: Doc, hit: Hit) -> bool:
    token = doc[hit.start]
    if token.ent_type_ != "PERSON":
        # "Israel Adesanya", which the tagger takes for a state and a person.
        after = doc[hit.end] if hit.end < len(doc) else token
        opens = token.dep_ == "compound" or token.i == token.sent.start
        return opens and bool(token.whitespace_) and after.ent_type_ == "PERSON" and after.ent_iob_ == "B"
    beside = [i for i in (hit.start - 1, hit.end) if 0 <= i < len(doc)]
    return any(doc[i].ent_type_ == "PERSON" and doc[i].ent_iob_ in "IB" and doc[i].text[:1].isupper() for i in beside)


def _koreas(doc: Doc, hits: list[Hit], words: set[str]) -> list[Hit]:
    """Korea alone, "the North", "the South", "both Koreas", where the report is about Korea."""
    codes = {hit.facts.code for hit in hits}
    if not codes & set(KOREAS) and not words & {"korea", "korean", "koreas"}:
        return []
    taken = {index for hit in hits for index in range(hit.start, hit.end)}
    found = []
    for token in doc:
        if token.i in taken:
            continue
        code = _korea(doc, token.i, codes)
        if code is None:
            continue
        for one in code:
            start = token.i
            found.append(Hit(start, start + 1, ActorFacts(one, KOREAS.get(one, one), "GOV", "state")))
    return found


def _korea(doc: Doc, index: int, codes: set[str]) -> tuple[str, ...] | None:
    token = doc[index]
    lower = token.lower_
    if lower in ("korea", "korean") and token.text[:1].isupper():
        if lower == "korean" and index + 1 < len(doc) and doc[index + 1].lower_ in ("peninsula", "war", "peninsular"):
            return None
        if index and doc[index - 1].text in "-–" and index > 1 and doc[index - 2].lower_ == "inter":
            return None
        return ("KOR",) if "KOR" in codes or "PRK" not in codes else ("PRK",)
    if lower in ("north", "south") and token.text == lower.title():
        following = doc[index + 1] if index + 1 < len(doc) else None
        if (
            following is not None
            and following.pos_ == "PROPN"
            and following.dep_ != "appos"
            and token.dep_ == "compound"
        ):
            return None
        article = index > 0 and doc[index - 1].lower_ == "the"
        noun = token.pos_ in ("NOUN", "PROPN") and token.dep_ in (
            "nsubj",
            "pobj",
            "dobj",
            "poss",
            "nsubjpass",
            "conj",
            "ROOT",
            "dative",
        )
        if article or noun:
            return ("PRK",) if lower == "north" else ("KOR",)
    return None
