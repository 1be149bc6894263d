"""Roles and definite descriptions: "the minister", "the isolated country", "both leaders", "the militants", "police".

Each function returns the codes found and the rule, or None to leave the words open.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.read.actors.gazetteer import role_nouns
from onrecord.read.coreference.entities import SUBJECTS, Discourse, Entity
from onrecord.read.reading import Mention

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "said", "such"})
PAIR = frozenset({"two", "both", "2"})
OTHERS = frozenset(
    "other another foreign any every many several most some no few all each certain various western european arab "
    "african asian muslim islamic third rich poor developing neighboring neighbouring allied coastal western-backed "
    "eu-member member individual which what whichever".split()
)
TWO_SIDED = frozenset(
    "country nation state leader side neighbor neighbour government ally rival power party president "
    "minister man foe enemy delegation capital army military official partner president".split()
)
SIDES = frozenset(
    {
        "sides",
        "parties",
        "countries",
        "nations",
        "neighbours",
        "neighbors",
        "leaders",
        "allies",
        "rivals",
        "governments",
        "states",
        "presidents",
        "ministers",
        "men",
        "powers",
        "foes",
        "enemies",
        "militaries",
        "armies",
        "delegations",
        "capitals",
        "officials",
        "partners",
        "koreas",
    }
)
STATE_WORDS = frozenset(
    "country nation state regime homeland motherland kingdom republic dictatorship superpower pariah "
    "monarchy emirate sheikdom".split()
)
OTHER_STATE = frozenset(
    {
        "neighbour",
        "neighbor",
        "ally",
        "rival",
        "foe",
        "enemy",
        "adversary",
        "patron",
        "backer",
        "partner",
        "archenemy",
        "arch-enemy",
        "counterpart",
        "counterparts",
    }
)
LOCAL = frozenset(
    "police authorities authority resident residents villager villagers official officials hospital governor "
    "mayor witness witnesses lawmakers lawmaker prosecutors prosecutor court citizen citizens soldier "
    "soldiers troops army gendarmerie civilian civilians local locals protesters protester demonstrators "
    "demonstrator opposition policeman policemen people protestors activists students".split()
)
CENTRAL = frozenset(
    "government ministry parliament military army navy cabinet president premier presidency minister "
    "administration regime leader leadership embassy authorities spokesman spokeswoman spokesperson "
    "opposition ambassador congress senate foreign-ministry king chancellor air-force forces diplomat "
    "troops department state-media delegation side capital territory airspace soil waters junta rulers "
    "commander general chief head dictator people soldiers population public citizens envoy "
    "media agency officials premiership court central-bank coast-guard coastguard".split()
)
OWNERS = frozenset("have send deploy withdraw station keep lose pull move mobilize mobilise dispatch commit".split())
REBEL_NOUNS = frozenset(
    "attacker attackers assailant assailants bomber bombers gunman gunmen militant militants insurgent "
    "insurgents fighter fighters rebel rebels terrorist terrorists extremist extremists jihadist "
    "jihadists guerrilla guerrillas militia separatists separatist group organisation organization "
    "movement insurgency network islamists raiders hijackers kidnappers captors abductors cartel "
    "gang outfit faction pirates".split()
)


@dataclass(slots=True)
class Scene:
    """What the report as a whole tells: its setting, its sentences' places, its armed groups, roles seen."""

    discourse: Discourse
    setting: str | None
    places: dict[int, list[str]]
    group: str | None
    heads: dict[str, list[tuple[int, Entity]]] = field(default_factory=dict)


Found = tuple[tuple[str, ...], str]


def describe(scene: Scene, mention: Mention) -> Found | None:
    """The codes that a role or description without codes of its own takes from the report."""
    doc = scene.discourse.doc
    head = doc[mention.head]
    words = [doc[index].lower_ for index in range(mention.start, mention.head)]
    if OTHERS & set(words):
        return None
    noun = head.lower_
    owner = _owner(scene, head)
    if owner is not None:
        return _owned(scene, noun, owner)
    if _plural(head) and (PAIR & set(words) or ("the" in words[:1] and noun in ("sides", "neighbours", "neighbors"))):
        return _pair(scene, head)
    if noun in STATE_WORDS:
        return _state(scene, mention, words)
    if mention.sector == "REB" and noun in REBEL_NOUNS or noun in ("group", "organisation", "organization", "movement"):
        return _group(scene, mention, words)
    return _same_head(scene, mention, words) or _context(scene, mention, head, words)


def _plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS")


def _owner(scene: Scene, head: Token) -> Entity | None:
    """The entity that a possessive pronoun in front stands for ("his country"), already resolved."""
    for child in head.lefts:
        if child.dep_ == "poss":
            for entity in scene.discourse.entities:
                if child.i in entity.seen or child.i == entity.last:
                    return entity
    return None


def _owned(scene: Scene, noun: str, owner: Entity) -> Found | None:
    if noun in OTHER_STATE or noun.rstrip("s") in OTHER_STATE:
        others = [
            e for e in scene.discourse.entities if e.what == "state" and e.codes and not set(e.codes) & set(owner.codes)
        ]
        seen = sorted(others, key=lambda entity: -len(entity.seen))
        if seen and noun in ("neighbour", "neighbor", "counterpart", "rival", "foe", "ally"):
            return (
                None
                if len(seen) > 1 and len(seen[0].seen) < 2 * len(seen[1].seen)
                else (seen[0].codes, "the other state")
            )
        return None
    return (owner.codes, "owner's state") if owner.codes else None


def _pair(scene: Scene, head: Token) -> Found | None:
    """ "The two countries", "both leaders": the two states or persons last named together or one after the other."""
    discourse = scene.discourse
    kinds = ("person",) if head.lemma_ in ("leader", "president", "minister", "man", "official") else ("state",)
    for wanted in (kinds, ("state", "person", "body")):
        codes: list[str] = []
        for entity in discourse.recent(head.i, 4):
            if entity.what in wanted and not entity.plural:
                codes += [code for code in entity.codes if code not in codes]
            elif entity.plural and len(entity.codes) == 2 and not codes:
                codes = list(entity.codes)
            if len(codes) >= 2:
                return tuple(codes[:2]), "the two last named"
    return None


def _state(scene: Scene, mention: Mention, words: list[str]) -> Found | None:
    """ "The isolated country", "the regime": the state most present, past subjects first."""
    doc = scene.discourse.doc
    if not DEFINITE & set(words) or _plural(doc[mention.head]):
        return None
    head = doc[mention.head]
    located = head.dep_ == "pobj" and head.head.lower_ in ("in", "across", "around", "throughout", "inside", "from")
    best, value = None, -9.0
    for entity in scene.discourse.recent(mention.start, 3):
        if entity.what not in ("state", "person") or len(entity.codes) != 1 or len(entity.codes[0]) != 3:
            continue
        score = scene.discourse.score(entity, head) - (1.5 if entity.what == "person" else 0)
        if located and entity.codes[0] == scene.setting:
            score += 1.0
        if score > value:
            best, value = entity, score
    return (best.codes, "description: most present state") if best else None


def _group(scene: Scene, mention: Mention, words: list[str]) -> Found | None:
    """ "The militants", "the group", "a suicide bomber": the group most present, or the report's only one."""
    for entity in scene.discourse.recent(mention.start, 3):
        if entity.what == "group" and entity.codes and DEFINITE & set(words):
            return entity.codes, "description: most present group"
    head = scene.discourse.doc[mention.head].lower_
    if scene.group and head not in ("group", "organisation", "organization", "movement", "network"):
        return (scene.group,), "the report's only armed group"
    return None


def _same_head(scene: Scene, mention: Mention, words: list[str]) -> Found | None:
    """ "The consulate" after "the German consulate"; "officials" soon after "Afghan officials"."""
    doc = scene.discourse.doc
    found = scene.heads.get(doc[mention.head].lemma_.lower(), [])
    if not found:
        return None
    at, entity = found[-1]
    gap = scene.discourse.sentence_of[mention.start] - scene.discourse.sentence_of[at]
    definite = bool(DEFINITE & set(words))
    if definite or gap <= 2:
        return entity.codes, "same noun as before"
    return None


def _context(scene: Scene, mention: Mention, head: Token, words: list[str]) -> Found | None:
    noun = head.lower_
    number = scene.discourse.sentence_of[mention.start]
    verb = head.head
    if head.dep_ in ("dobj", "nsubj") and verb.lemma_ in OWNERS and mention.sector == "MIL":
        for child in verb.lefts:
            if child.dep_ == "nsubj" and child.i != head.i:
                for entity in scene.discourse.recent(mention.start, 0):
                    if entity.last == child.i and entity.codes:
                        return entity.codes, "whose they are, by the verb's subject"
    if head.dep_ in SUBJECTS or DEFINITE & set(words) or head.dep_ in ("pobj", "conj"):
        if noun in LOCAL or "local" in words or "provincial" in words:
            here = scene.places.get(number) or ([scene.setting] if scene.setting else [])
            if len(set(here)) == 1:
                return (here[0],), "where it happens"
        if noun in CENTRAL and (DEFINITE & set(words) or head.dep_ in SUBJECTS):
            return _most_present(scene, head)
    return None


def _most_present(scene: Scene, head: Token) -> Found | None:
    best, value = None, -9.0
    for entity in scene.discourse.recent(head.i, 2):
        if entity.what in ("state", "body", "person") and len(entity.codes) == 1:
            score = scene.discourse.score(entity, head)
            if score > value:
                best, value = entity, score
    return (best.codes, "the state most present") if best else None


def note_head(scene: Scene, doc: Doc, mention: Mention, entity: Entity) -> None:
    """Keep which entity a role noun stood for, for its next use."""
    if mention.codes or entity.codes:
        for index in range(mention.start, mention.end):
            lemma = doc[index].lemma_.lower()
            if index == mention.head or lemma in role_nouns():
                scene.heads.setdefault(lemma, []).append((mention.start, entity))
