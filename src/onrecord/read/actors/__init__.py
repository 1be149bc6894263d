"""Stage `actors`: the noun phrases that denote political actors, and the codes they stand for.

Names, adjectives, capitals and metonyms come from the gazetteer (`onrecord.knowledge.actors`); offices count as of
the report's date; roles take the state that the words beside them name; persons the report introduces take the codes
of their title or apposition. What is left without codes may be resolved by coreference, and else stays unknown.
"""

from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.knowledge.actors import ActorFacts, codes_for
from onrecord.read.actors import gazetteer, people, roles
from onrecord.read.actors.context import sense
from onrecord.read.actors.gazetteer import Hit
from onrecord.read.actors.places import country_of_place
from onrecord.read.reading import Mention, MentionKind, Reading
from onrecord.read.stages import stage
from onrecord.read.ways import How, What

__all__ = ["ActorFacts", "actors", "codes_for", "codes_of_token", "country_of_place"]

KINDS: dict[str, MentionKind] = {
    "state": "name",
    "adjective": "adjective",
    "people": "name",
    "capital": "metonym",
    "metonym": "metonym",
    "organ": "name",
    "organisation": "name",
    "group": "group",
    "party": "name",
    "person": "name",
    "bloc": "description",
    "region": "metonym",
}
LABELS: dict[str, What] = {"ORG": "ORG", "NORP": "NORP", "GPE": "GPE"}
PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "around", "inside", "across", "throughout", "within"})


@stage("actors", requires=["doc"], gives=["mentions"])
def actors(reading: Reading) -> Reading:
    """Find the mentions of actors in the report."""
    doc = reading.doc
    hits = sense(doc, gazetteer.find(doc, reading.anchor))
    found_roles = roles.find(doc, hits)
    persons = people.find(doc, hits, found_roles, reading.anchor)
    mentions = [_of_person(doc, person) for person in persons]
    titles = {index for person in persons for index in range(person.start, person.end)}
    absorbed: set[int] = set()
    for role in found_roles:
        if role.head in titles:
            continue
        absorbed |= _absorbed(doc, role, hits)
        mentions.append(_of_role(doc, role))
    for hit in hits:
        if hit.facts.kind in ("person", "not") or hit.start in absorbed or hit.start in titles:
            continue
        mentions.append(_of_hit(doc, hit))
    mentions = _in_one_word(mentions) + _of_entities(doc, mentions)
    return reading.with_(mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end))))


def _of_person(doc: Doc, person: people.Person) -> Mention:
    head = doc[person.name_start : person.end].root.i
    text = doc[person.start : person.end].text
    kind: MentionKind = "name"
    return Mention(
        person.start, person.end, head, text, person.codes, person.name, person.sector, kind, f"person: {person.how}",
        what="person", how=person.how,
    )  # fmt: skip


def _of_role(doc: Doc, role: roles.Role) -> Mention:
    text = doc[role.start : role.end].text
    kind: MentionKind = "description" if role.what in ("land", "group", "asset") else "role"
    return Mention(
        role.start, role.end, role.head, text, role.codes, text, role.sector or None, kind, f"{role.what}: {role.how}",
        what=role.what, how=role.how,
    )  # fmt: skip


def _absorbed(doc: Doc, role: roles.Role, hits: list[Hit]) -> set[int]:
    """Names within a role phrase that are no mention of their own: modifiers, not possessors."""
    inside = [hit for hit in hits if role.start <= hit.start and hit.end <= role.head]
    return {
        hit.start
        for hit in inside
        if not (hit.end < len(doc) and doc[hit.end].tag_ == "POS")
        and (not role.codes or hit.facts.code in role.codes)
        and hit.facts.kind != "bloc"
    }


def _of_hit(doc: Doc, hit: Hit) -> Mention:
    facts = hit.facts
    root = doc[hit.start : hit.end].root
    rule: str = facts.kind
    how: How = ""
    if facts.kind in ("capital", "region", "metonym") and _is_place(doc, hit, root):
        rule, how = f"{facts.kind} as place", "as place"
    if roles.detached(doc, hit):
        rule, how = f"{facts.kind}, detached", "detached"
    article = hit.start > 0 and doc[hit.start - 1].lower_ == "the" and root.dep_ not in ("compound", "amod", "nmod")
    start = hit.start - article
    return Mention(
        start,
        hit.end,
        root.i,
        doc[start : hit.end].text,
        (facts.code,) if facts.code else (),
        facts.name,
        facts.sector or None,
        KINDS[facts.kind],
        rule,
        what=facts.kind,
        how=how,
    )


def _in_one_word(mentions: list[Mention]) -> list[Mention]:
    """The mentions, those of two states in one word, "U.S.-China", as one mention of both."""
    found: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        at = (mention.start, mention.end)
        other = found.get(at)
        if other is not None and other.codes != mention.codes:
            mention = replace(other, codes=tuple(dict.fromkeys((*other.codes, *mention.codes))), name=other.text)
        found[at] = mention
    return list(found.values())


def _is_place(doc: Doc, hit: Hit, root: Token) -> bool:
    if root.dep_ == "pobj" and root.head.lower_ in PLACE_PREPOSITIONS:
        return True
    return hit.start > 0 and doc[hit.start - 1].lower_ in PLACE_PREPOSITIONS


def _of_entities(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Bodies and places the tagger found that no list has."""
    taken = {index for mention in mentions for index in range(mention.start, mention.end)}
    found = []
    for ent in doc.ents:
        what = LABELS.get(ent.label_)
        if what is None or any(token.i in taken for token in ent):
            continue
        text = ent.text.strip()
        country = country_of_place(text) if what == "GPE" else None
        codes = (country,) if country else ()
        kind: MentionKind = "metonym" if country else "name"
        rule = f"entity {what}" + (" as place" if country else "")
        how: How = "as place" if country else ""
        found.append(
            Mention(ent.start, ent.end, ent.root.i, ent.text, codes, text, None, kind, rule, what=what, how=how)
        )
    return found


def codes_of_token(reading: Reading, token: Token | int) -> tuple[str, ...]:
    """The codes of the actor that a token names, or that owns what it names ("Russian missiles", "Iran's economy")."""
    token = reading.doc[token] if isinstance(token, int) else token
    mention = reading.mention_at(token)
    if mention is not None and mention.codes:
        return mention.codes
    codes: list[str] = []
    for child in token.lefts:
        if child.dep_ in ("amod", "compound", "nmod", "poss"):
            owner = reading.mention_at(child)
            if owner is not None and owner.how != "detached":
                codes += owner.codes
    return tuple(dict.fromkeys(codes))
