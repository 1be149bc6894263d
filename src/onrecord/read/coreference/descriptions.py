"""Roles and definite descriptions: "the minister", "the isolated country", "both leaders", "the militants", "police".

`describe` gives the codes found and how, or None to leave the words open.
"""

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.knowledge.actors import UNIONS, is_state, lexicon, likely, so_called
from onrecord.read.actors.gazetteer import role_nouns
from onrecord.read.actors.roles import STATELESS
from onrecord.read.coreference.entities import SUBJECTS, Discourse, Entity
from onrecord.read.reading import Mention
from onrecord.read.ways import How

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "said", "such"})
PAIR = frozenset({"two", "both", "2"})
BODIES = frozenset({"agency", "organisation", "organization", "charity", "group", "body", "foundation"})
OPPOSED = frozenset({"sides", "neighbours", "neighbors"})
CLEARLY = 4  # mentions
OPENING = frozenset("“„«‘")
PEOPLE = frozenset({"men", "women", "officials", "generals", "commanders", "soldiers", "diplomats"})
WITHIN = frozenset({"in", "across", "around", "throughout", "inside", "from"})

Found = tuple[tuple[str, ...], How]


@dataclass(slots=True)
class Scene:
    """What the report as a whole tells.

    `setting` is the state it takes place in, `places` the states of each sentence's places, `group` its only armed
    group, `main` the state it names most, `heads` the entities that each role noun has stood for.
    """

    discourse: Discourse
    setting: str | None
    places: dict[int, list[str]]
    group: str | None
    main: str | None
    heads: dict[str, list[tuple[int, Entity]]] = field(default_factory=dict)


def describe(scene: Scene, mention: Mention) -> Found | None:
    """The codes that a role or description without codes of its own takes from the report."""
    doc = scene.discourse.doc
    head = doc[mention.head]
    noun = head.lower_
    words = {doc[index].lower_ for index in range(mention.start, mention.head)}
    definite = bool(DEFINITE & words)
    if lexicon("others") & words or (noun == "opposition" and not definite):
        return None
    owner = _owner(scene, head)
    if owner is not None:
        return _owned(scene, noun, owner)
    if noun in lexicon("sides") and (
        (PAIR & words and (definite or noun not in PEOPLE)) or (definite and noun in OPPOSED)
    ):
        return _pair(scene, head)
    if definite and noun in BODIES and _private(scene, head):
        return None
    if definite and noun in lexicon("unions"):
        found = _union(scene, head) or _same_head(scene, mention, definite)
        if found is not None:
            return found
    if noun in lexicon("states"):
        return _state(scene, mention, head, words) if definite and head.tag_ not in ("NNS", "NNPS") else None
    if mention.what == "land":
        return None
    if (mention.sector in ("REB", "CRM") and noun in lexicon("rebels")) or noun in lexicon("groups"):
        return _group(scene, mention, definite)
    return _same_head(scene, mention, definite) or _context(scene, mention, head, words)


def note_head(scene: Scene, doc: Doc, mention: Mention, entity: Entity) -> None:
    """Keep which entity a role noun stood for, for its next use."""
    if not entity.codes:
        return
    nouns = role_nouns()
    for index in range(mention.start, mention.end):
        if mention.kind == "group" and doc[index].lower_ == "army":
            continue  # after "the National Liberation Army", "the army" is the one that it fights
        if index == mention.head or doc[index].lower_ in nouns:
            scene.heads.setdefault(doc[index].lemma_.lower(), []).append((mention.start, entity))


def _owner(scene: Scene, head: Token) -> Entity | None:
    """The entity of the possessor in front ("his country", "the Guards' ships"), already resolved."""
    for child in head.lefts:
        if child.dep_ == "poss":
            return scene.discourse.at.get(child.i)
    return None


def _owned(scene: Scene, noun: str, owner: Entity) -> Found | None:
    if noun in lexicon("many_bonds") and owner.what in ("state", "body"):
        return None
    if noun not in lexicon("bonds"):
        return (owner.codes, "owner's state") if owner.codes else None
    others = [
        entity
        for entity in scene.discourse.entities
        if entity.what == "state" and entity.codes and not set(entity.codes) & set(owner.codes)
    ]
    ranked = sorted(others, key=lambda entity: -len(entity.seen))
    clear = ranked and (len(ranked) == 1 or len(ranked[0].seen) >= 2 * len(ranked[1].seen))
    return (ranked[0].codes, "the other state") if clear else None


def _pair(scene: Scene, head: Token) -> Found | None:
    """The two states, persons or parties last named together or one after the other."""
    if head.lower_ in ("sides", "parties"):
        kinds: tuple[str, ...] = ("state", "group", "body")
    elif head.lemma_ in lexicon("persons_of_sides"):
        kinds = ("person",)
    else:
        kinds = ("state",)
    agents = _subjects_above(head)
    acting = {code for agent in agents if agent in scene.discourse.at for code in scene.discourse.at[agent].codes}
    near = [entity for entity in scene.discourse.recent(head.i, 6) if not acting.intersection(entity.codes)]
    military = head.lemma_ in ("general", "commander")
    main = _two_main(scene, head) if kinds != ("person",) and not military else None
    if main is not None and not acting.intersection(main[0]):
        return main
    for entity in near:
        fits = kinds != ("person",) or entity.what in ("person", "state")
        if entity.joint and fits and len(entity.codes) == 2 and not military:
            return entity.codes, "the two named together"
    rebels = next((entity for entity in near if entity.what == "group" and len(entity.codes) == 1), None)
    if kinds[-1] == "body" and rebels is not None and scene.main and scene.main not in rebels.codes:
        return (scene.main, *rebels.codes), "the state and the group it fights"
    for wanted in (kinds, ("state", "person", "body", "group")):
        codes: list[str] = []
        for entity in near:
            if entity.weak or (military and entity.sector not in ("MIL", "REB")):
                continue
            if entity.what in wanted and (not entity.plural or entity.what == "group"):
                codes += [code for code in entity.codes if code not in codes]
            elif entity.plural and len(entity.codes) == 2 and not codes:
                codes = list(entity.codes)
            if len(codes) >= 2:
                return tuple(codes[:2]), "the two last named"
    return None


def _two_main(scene: Scene, head: Token) -> Found | None:
    """The two states named far more often than any other so far, unless two are named together beside."""
    counts: Counter[str] = Counter()
    for entity in scene.discourse.entities:
        if len(entity.codes) == 1 and is_state(entity.codes[0]):
            counts[entity.codes[0]] += len(entity.seen)
    ranked = counts.most_common(3)
    third = ranked[2][1] if len(ranked) > 2 else 0
    if len(ranked) < 2 or ranked[1][1] < max(CLEARLY, 2 * third):
        return None
    for entity in scene.discourse.recent(head.i, 0):
        if entity.joint and len(entity.codes) == 2:
            return entity.codes, "the two named together"
    return tuple(code for code, _ in ranked[:2]), "the two that the report is about"


def _state(scene: Scene, mention: Mention, head: Token, words: set[str]) -> Found | None:
    """For "the isolated country", "the regime": the state most present; in "in the country", not the subject."""
    located = head.dep_ == "pobj" and head.head.lower_ in WITHIN
    agents = _subjects_above(head) if located else frozenset()
    called = frozenset(code for word in (*words, head.lower_) for code in so_called(word))
    best, value = None, -9.0
    for entity in scene.discourse.recent(mention.start, 9 if called else 3):
        if entity.what not in ("state", "person") or len(entity.codes) != 1 or not is_state(entity.codes[0]):
            continue
        if called and entity.codes[0] not in called:
            continue
        score = scene.discourse.score(entity, head) - (1.5 if entity.what == "person" else 0)
        score += 1.0 if located and entity.codes[0] == scene.setting else 0.0
        score += 0.8 if entity.codes[0] == scene.main else 0.0
        score += 2.5 if entity.codes[0] in likely(head.lower_) else 0.0
        score -= 3.0 if agents.intersection(entity.seen[-3:]) else 0.0
        if score > value:
            best, value = entity, score
    if best is None and called:
        return (tuple(called), "so called in the news") if len(called) == 1 else None
    if best is not None:
        return best.codes, "so called in the news" if called else "most present state"
    known = scene.setting or scene.main
    return ((known,), "the report's main state") if known else None


def _subjects_above(head: Token) -> frozenset[int]:
    """Subjects of the clauses around: who does something in the country is, for the most part, not the country."""
    return frozenset(child.i for word in head.ancestors for child in word.lefts if child.dep_ in SUBJECTS)


def _private(scene: Scene, head: Token) -> bool:
    """Whether the body named last is a private one, which has no code: "the agency" after an aid group's name."""
    bodies = (e for e in scene.discourse.recent(head.i, 2) if e.what == "body" and e.sector in ("NGO", "IGO"))
    last = next(bodies, None)
    return last is not None and not last.codes


def _union(scene: Scene, head: Token) -> Found | None:
    """For "the bloc", "the alliance", "the agency": the body of states named last."""
    for entity in scene.discourse.recent(head.i, 4):
        if entity.what in ("body", "person") and len(entity.codes) == 1 and entity.codes[0] in UNIONS:
            return entity.codes, "body of states named last"
    return None


def _group(scene: Scene, mention: Mention, definite: bool) -> Found | None:
    """For "the militants", "the group", "a suicide bomber": the group most present, or the report's only one."""
    if definite:
        for entity in scene.discourse.recent(mention.start, 3):
            stateless = any(not is_state(code) or code in STATELESS for code in entity.codes)
            if entity.what == "group" and (stateless or (entity.codes and mention.sector != "REB")):
                return entity.codes, "most present group"
    noun = scene.discourse.doc[mention.head].lower_
    if scene.group and noun not in lexicon("groups"):
        return (scene.group,), "the report's only armed group"
    return None


def _same_head(scene: Scene, mention: Mention, definite: bool) -> Found | None:
    """For "the consulate" after "the German consulate", "officials" soon after "Afghan officials"."""
    doc = scene.discourse.doc
    found = scene.heads.get(doc[mention.head].lemma_.lower())
    by_part = not found
    if not found:
        # "An army spokesman" after "the Sudanese army".
        parts = [doc[index].lemma_.lower() for index in range(mention.start, mention.head)]
        found = next((scene.heads[part] for part in parts if part in scene.heads), None)
    if not found:
        return None
    at, entity = found[-1]
    gap = scene.discourse.sentence_of[mention.start] - scene.discourse.sentence_of[at]
    one_owner = mention.what == "asset" and len({entity.codes for _, entity in found}) == 1
    bare = (mention.start == mention.head and gap <= 2) or one_owner
    return (entity.codes, "same noun as before") if definite or bare or by_part else None


def _context(scene: Scene, mention: Mention, head: Token, words: set[str]) -> Found | None:
    """Organs and people of the state where it happens, or of the state most present."""
    noun, verb = head.lower_, head.head
    if head.dep_ in ("dobj", "nsubjpass"):
        downed = any(child.tag_ == "RP" and child.lower_ == "down" for child in verb.children)
        if mention.what == "asset" and verb.lemma_ in lexicon("launch") and not downed:
            return _agent(scene, verb, head, "who launched it")
        if mention.sector == "MIL" and verb.lemma_ in lexicon("keep_troops"):
            return _agent(scene, verb, head, "whose they are, by the verb's subject")
    subject = head.dep_ in SUBJECTS
    if mention.sector == "MIL" and _tells(head):
        return _most_present(scene, head, force=True)
    if noun in lexicon("central") and DEFINITE & words and not subject:
        found = _most_present(scene, head, within=0)
        if found is not None:
            return found
    if noun in lexicon("local") or words & {"local", "provincial"}:
        here = set(scene.places.get(scene.discourse.sentence_of[mention.start]) or filter(None, [scene.setting]))
        if len(here) == 1:
            return tuple(here), "where it happens"
        if subject and noun in lexicon("public"):
            return _most_present(scene, head)
    if noun in lexicon("central") and (subject or DEFINITE & words):
        return _most_present(scene, head, force=mention.sector == "MIL")
    return None


def _agent(scene: Scene, verb: Token, head: Token, how: How) -> Found | None:
    for child in sorted(verb.children, key=lambda word: abs(word.i - verb.i)):
        for agent in child.children if child.dep_ == "agent" else (child,):
            entity = scene.discourse.at.get(agent.i)
            if agent.dep_ in ("nsubj", "pobj") and agent.i != head.i and entity is not None and entity.codes:
                return entity.codes, how
    return None


def _in_quotation(scene: Scene, entity: Entity, head: Token) -> bool:
    """Whether it was last named within the quotation whose speaker is meant: "We sold Mali none," the army said."""
    if entity.last < head.sent.start or entity.last >= head.i:
        return False
    marks = [token.text for token in scene.discourse.doc[entity.last : head.i] if token.is_quote]
    return len(marks) % 2 == 1 and marks[0] not in OPENING


def _tells(head: Token) -> bool:
    """Whether a headline has it tell what stands before: "Israeli jets strike camps in Syria: army"."""
    doc = head.doc
    last = head.i + 1 == len(doc) or "\n" in doc[head.i].text_with_ws or doc[head.i + 1].is_space
    return head.i > 0 and doc[head.i - 1].text == ":" and last


def _where(scene: Scene, entity: Entity) -> bool:
    """Whether it was last named as a place: an army that tells of strikes "inside Syria" is hardly Syria's."""
    token = scene.discourse.doc[entity.last]
    return token.dep_ == "pobj" and token.head.lower_ in WITHIN


def _most_present(scene: Scene, head: Token, within: int = 2, *, force: bool = False) -> Found | None:
    best, value = None, -9.0
    for entity in scene.discourse.recent(head.i, within):
        if _in_quotation(scene, entity, head) or (force and _where(scene, entity)):
            continue
        if entity.what in ("state", "body", "person") and len(entity.codes) == 1 and is_state(entity.codes[0]):
            score = scene.discourse.score(entity, head) - (1.0 if entity.sector == "MED" else 0.0)
            if score > value:
                best, value = entity, score
    if best is not None:
        return best.codes, "the state most present"
    return ((scene.main,), "the report's main state") if scene.main and within else None
