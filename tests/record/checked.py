"""A reader of titles that shares nothing with what makes them: what is wrong with one, in a word or two each."""

import re

AUXILIARIES = {
    "is", "are", "was", "were", "be", "has", "have", "had", "will", "would", "may", "might", "can", "could", "should",
    "must", "did", "does", "do", "cannot",
}  # fmt: skip
PASTS = set(
    "met held led sent made hit put said told won lost quit paid kept shot fought brought took struck built began "
    "became broke came chose drew drove fell flew forgot gave got went grew hid knew left let lay lent meant rose "
    "ran saw sold set shook sought spoke spent stood stole swore swept taught thought threw understood wrote cut "
    "beat burst caught dealt found forbade froze hung sank sang sprang withdrew tore bought fled spread overthrew split "
    "taken given seen driven known chosen stuck undertook torn slain sworn".split()
)
VERBS = set(
    "accept accuse acknowledge add address admit adopt advance advise agree aim allege allow announce apologise apologize appeal approve "
    "arm arrest arrive ask assail assure attack attempt attend back ban bar beat become begin believe blame blast block bomb "
    "boost break bring broaden call cancel carry charge claim clash claw clear close come commit complain condemn confirm confront consider "
    "continue criticise criticize cut damage deal declare defend defy deliver demand denounce deny deploy deport destroy "
    "detain discuss dismiss donate double down draw drop ease encircle end endorse enter erupt escalate evacuate evict execute expel "
    "express extend eye face fail fear fight file find fine fire flee follow force free gain get give go grant "
    "greet hail halt hand head help hit hold host hurt impeach impose increase insist intensify investigate invade invite join keep kidnap "
    "kill know launch lay lead leave lift link look lose make march mark meet mourn move mull name need offer open oppose order "
    "oust overrun pass pay pen plan pledge plot pose post postpone pound praise prepare press probe promise protest pull push put question raise "
    "raid rally reach reaffirm recall recapture recognise recognize refuse reject release remain remove renew repel report request resign restore resume "
    "return reveal reverse rise rule rush sack sail sanction say scrap seal see seek seize sell send sentence set settle shake share shell shelve "
    "shoot show shun shut sign sink slam slap soar spar speak spread stage stand start step stop stoke storm strike strip submit sue suffer "
    "suggest summon supply support surge surrender suspend sweep take target tell terrify test thank threaten throw tighten topple train travel trigger try turn "
    "unveil uphold urge use vet veto visit voice vote vow wage want warn weigh welcome win withdraw work worship wound arraign designate notify restrict "
    "presents provide require converge corroborate facilitate finalise sends uncover hosts heads walks mocks lashes slams fires buys rescues".split()
)
# Nouns that name an event by themselves, with who takes part in it.
NOUNS = set(
    "accusation accusations agreement aid airstrike airstrikes alliance assassination assault assaults attack attacks ban battle "
    "blockade bombardment bombing bombings campaign ceasefire claim clampdown clash clashes conflict coup crackdown crime crimes "
    "criticism crossing deal demonstration demonstrations deployment detention drills election endorsement evacuation exercise exercises execution exports firing "
    "genocide hostage import imports incursion insurgency invasion kidnapping killing killings launch launches march massacre meeting "
    "murder mutiny negotiations occupation offensive offer operation operations partnership pact persecution poisoning pressure "
    "prosecution protest protests raid raids rally rallies rebellion release rescue request riots sale sales sanctions seizure sentence "
    "shelling shooting shootings siege spending strike strikes summit support supplies talks test tests threat threats trade treaty trial trip "
    "troops uprising violence visit vow war warning withdrawal arrest abduction abuse allegations probe condemnation concerns complaint complaints call calls "
    "lawsuit investigation inquiry decision bid plan plans tour ties cooperation assistance barrage missile rocket drone annexation persecution".split()
)
ENDS = {
    "a", "an", "the", "of", "to", "for", "on", "at", "with", "against", "from", "over", "about", "into", "and", "or",
    "but", "that", "its", "his", "her", "their", "as", "than", "by", "has", "is", "was", "will", "jan", "feb", "sen", "gen",
}  # fmt: skip


def faults(title: str) -> list[str]:
    """What is wrong with a title, nothing if it is a sentence or names an event with who takes part."""
    words = [re.sub(r"^[^\w]+|[^\w]+$", "", word) for word in title.split()]
    low = [word.lower() for word in words]
    said = re.sub(r"[“\"][^”\"]*[”\"]|‘[^’]*’", "", title)
    found = []
    marked = title.startswith(("Planned: ", "Possible: ", "Denied: ", "Alleged: "))
    if ":" in (title.split(": ", 1)[1] if marked else title):
        found.append("label")
    if re.match(r"[^,]+, (?:has|have|had|is|are|was|were|will|met|said)\b", said) and " and " not in said:
        found.append("comma before the verb")
    if low[-1] in ENDS or re.search(r"(?:['’]s|[,;–-])$", title) or "…" in title:
        found.append("breaks off")
    if title.count("“") != title.count("”") or title.count("(") != title.count(")") or title.count('"') % 2:
        found.append("open quotation")
    if low[0] in {"they", "he", "she", "it", "we", "i", "his", "her", "its", "their", "this", "these"} and words[0] != "IT":
        found.append("points elsewhere")
    if {"i", "we", "our", "my"} & set(re.sub(r"[^\w’' ]", "", said).replace("I.", "").lower().split()):
        found.append("first person")
    if not _finite(low) and not _names(words, low):
        found.append("no verb")
    if len(title) > 100:
        found.append("long")
    return found


def _finite(low: list[str]) -> bool:
    for word in low[1:]:
        stems = {word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word)}
        if word in AUXILIARIES or word in PASTS or (word.endswith("ed") and len(word) > 4) or stems & VERBS:
            return True
    return False


def _names(words: list[str], low: list[str]) -> bool:
    return bool(NOUNS & set(low)) and any(word[:1].isupper() for word in words)
