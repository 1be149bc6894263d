"""Stage `coreference`: which mentions are of one actor, and what pronouns, roles and descriptions stand for.

Rules over the parse, in reading order, each named in the mention's `how`. See `docs/explanation/actors.md`.
"""

from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.knowledge.actors import is_state
from onrecord.knowledge.folding import fold
from onrecord.read.coreference.descriptions import Scene, describe, note_head
from onrecord.read.coreference.entities import Discourse, Entity
from onrecord.read.coreference.first_person import resolve_first_person
from onrecord.read.coreference.names import People, is_bloc, is_person
from onrecord.read.coreference.pronouns import FORMS, RELATIVE, pronoun, relative
from onrecord.read.coreference.setting import places_by_sentence, setting
from onrecord.read.reading import Mention, Reading
from onrecord.read.stages import stage
from onrecord.read.ways import How

__all__ = ["coreference", "resolve_first_person"]

NAMES_OF_STATES = frozenset({"state", "adjective", "capital"})
FOR_STATES: frozenset[How] = frozenset({"most present state", "so called in the news"})
OPEN = frozenset({"role", "description"})


@stage("coreference", requires=["doc", "mentions"], gives=["mention.chain"])
def coreference(reading: Reading) -> Reading:
    """Number the chains; give pronouns, bare names, roles and descriptions the codes of what they stand for."""
    doc = reading.doc
    discourse = Discourse(doc)
    mentions = _named(reading, list(reading.mentions))
    places = places_by_sentence(reading, discourse.sentence_of)
    scene = Scene(discourse, setting(reading, places), places, _only_group(mentions), _main_state(mentions))
    pronouns = [
        (token.i, token)
        for token in doc
        if token.lower_ in FORMS or (token.lower_ in RELATIVE and token.tag_ in ("WP", "WDT", "WP$"))
    ]
    queue: list[tuple[int, int, object]] = [(mention.head, 1, mention) for mention in mentions]
    queue += [(index, 0, token) for index, token in pronouns]
    done: dict[int, Entity] = {}
    out: list[Mention] = []
    named = _apposed(doc, mentions)
    for head, _, item in sorted(queue, key=lambda entry: entry[:2]):
        if isinstance(item, Mention):
            out.append(_place(scene, item, done, named.get(item.head)))
        else:
            found = _pronoun(scene, doc, head, done)
            if found is not None:
                out.append(found)
    return reading.with_(mentions=tuple(sorted(out, key=lambda m: (m.start, -m.end))))


def _named(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Bare family names get the code and full name of the person introduced, before or after."""
    people = People(reading.doc, mentions, reading.anchor)
    codes = frozenset(code for mention in mentions for code in mention.codes)
    out = []
    for mention in mentions:
        if not is_person(mention):
            out.append(mention)
            continue
        known = people.introduced(mention)
        if known is not None and known is not mention and (known.codes or not mention.codes):
            if not mention.codes:
                mention = mention.resolved(known.codes, "as introduced")
            mention = replace(mention, name=known.name, sector=mention.sector or known.sector)
        elif not mention.codes and known is None:
            facts = people.office_holder(mention, codes)
            if facts is not None:
                mention = mention.resolved((facts.code,), "family name of office holder")
                mention = replace(mention, name=facts.name, sector=facts.sector)
        out.append(mention)
    return out


def _only_group(mentions: list[Mention]) -> str | None:
    """The armed group that a report is about, if one stands out."""
    counts = Counter(
        code for m in mentions if m.sector == "REB" for code in m.codes if len(code) > 3 or m.kind == "group"
    )
    if not counts:
        return None
    code, most = counts.most_common(1)[0]
    return code if most >= 2 and most * 3 >= counts.total() * 2 else None


def _main_state(mentions: list[Mention]) -> str | None:
    """The state that a report names twice as often as any other."""
    counts = Counter(m.codes[0] for m in mentions if len(m.codes) == 1 and is_state(m.codes[0]) and m.sector != "MED")
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 3:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None


def _apposed(doc: Doc, mentions: list[Mention]) -> dict[int, Mention]:
    """The person whom a role stands in apposition to, by the role's head: "his rival, Mohamed Hamdan Dagalo"."""
    starts = {mention.start: mention for mention in mentions if is_person(mention)}
    ends = {mention.end: mention for mention in starts.values()}
    heads = {mention.head: mention for mention in starts.values()}
    found: dict[int, Mention] = {}
    for mention in mentions:
        if mention.kind not in OPEN or doc[mention.head].tag_ in ("NNS", "NNPS"):
            continue
        token = doc[mention.head]
        person = next((heads[child.i] for child in token.rights if child.dep_ == "appos" and child.i in heads), None)
        if person is None and token.dep_ == "appos":
            person = heads.get(token.head.i)
        if person is None and mention.end < len(doc) and doc[mention.end].text == ",":
            after = starts.get(mention.end + 1)
            person = after if after is not None and after.how == "role before name" else None
        if person is None and mention.start and doc[mention.start - 1].text == ",":
            before = ends.get(mention.start - 1)
            person = before if before is not None and before.how == "apposition" else None
        if person is not None and (not mention.codes or not person.codes or set(mention.codes) & set(person.codes)):
            found[mention.head] = person
    return found


def _place(scene: Scene, mention: Mention, done: dict[int, Entity], person: Mention | None) -> Mention:
    """Link one mention to its entity, resolving it first if it has no codes."""
    doc, discourse = scene.discourse.doc, scene.discourse
    token = doc[mention.head]
    if person is not None and person.codes and not mention.codes:
        mention = mention.resolved(person.codes, "apposed name")
    if not mention.codes and mention.kind in OPEN and not is_bloc(mention):
        found = describe(scene, mention)
        if found is not None:
            mention = mention.resolved(*found)
    entity = discourse.add(_key(doc, person or mention), person or mention)
    if mention.codes and not entity.codes:
        entity.codes = mention.codes
    elif entity.codes and not mention.codes and is_person(mention):
        mention = mention.resolved(entity.codes, "as introduced")
    discourse.note(entity, token, mention)
    done[mention.head] = entity
    note_head(scene, doc, mention, entity)
    _join(scene, mention, done)
    return replace(mention, chain=entity.id)


def _join(scene: Scene, mention: Mention, done: dict[int, Entity]) -> None:
    """Coordinated actors make one plural entity ("Kim and Putin") that "they" may stand for."""
    token = scene.discourse.doc[mention.head]
    if token.dep_ == "conj" and token.head.i in done:
        first = token.head
        while first.dep_ == "conj" and first.head.i in done:
            first = first.head
        members = [done[word.i] for word in (first, *first.conjuncts) if word.i in done and word.i <= token.i]
        if len({member.id for member in members}) > 1:
            joint = scene.discourse.join(members)
            scene.discourse.note(joint, first)
            joint.seen[-1] = token.i


def _key(doc: Doc, mention: Mention) -> tuple[str, str]:
    if is_person(mention):
        return ("person", fold(mention.name))
    if mention.what in NAMES_OF_STATES or (mention.what == "land" and mention.how in FOR_STATES):
        return ("state", ",".join(mention.codes))
    if mention.kind in OPEN:
        lemma = doc[mention.head].lemma_.lower()
        return ("role", f"{lemma} {','.join(mention.codes)}" if mention.codes else f"{lemma} {mention.start}")
    return ("name", fold(mention.name))


def _pronoun(scene: Scene, doc: Doc, index: int, done: dict[int, Entity]) -> Mention | None:
    token = doc[index]
    rule = f"pronoun {token.lower_}"
    entity: Entity | None = None
    if token.lower_ in FORMS:
        found = pronoun(scene.discourse, token)
        if found is not None:
            entity, rule = found
    else:
        noun = relative(token)
        if noun is None or noun.i not in done:
            return None
        entity, rule = done[noun.i], f"relative {token.lower_}"
    if entity is None:
        return Mention(index, index + 1, index, token.text, (), token.text, None, "pronoun", rule + ": open")
    scene.discourse.note(entity, token)
    done[index] = entity
    if entity.what == "person" and entity.gender is None and FORMS.get(token.lower_) in ("m", "f"):
        entity.gender = FORMS[token.lower_]
    return Mention(
        index, index + 1, index, token.text, entity.codes, entity.name, entity.sector, "pronoun", rule, entity.id
    )
