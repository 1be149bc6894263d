"""Words of a title that point to what only its report makes plain: "against the country", "an official there"."""

import re

from onrecord.knowledge.actors import codes_for, is_state
from onrecord.knowledge.names import label
from onrecord.model import Claim
from onrecord.record.grammar import closed, plural
from onrecord.record.naming import owner
from onrecord.record.subject_names import name_of

THE_STATE = re.compile(r"(?:the|that) (?:country|nation|kingdom|republic|island|state)")
THE_GOVERNMENT = re.compile(r"(?:the|that) (?:government|authorities|regime|military|army)")
THERE = re.compile(r"(?<=[a-z]) there(?= (?:of|for|to|on|with|over|about)\b|$)(?<!\b(?:is|be) there)")
# What is told without it is told, too: "hosted leaders | from the region".
AROUND = re.compile(r"(?<=\w{4}) (?:from|in|across|throughout|around) (?:the|this|that) (?:region|area|country|city)$")


OBJECT = re.compile(
    r"(?<=[a-z]) (?:her|him)(?=$|[.,;:!?]"
    r"| (?:with|for|over|in|on|at|from|by|to|after|as|when|if|during|because|and|near|of)\b)"
)
OWNING = frozenset({"his", "her", "its", "their"})
HIS = re.compile(r"(?<=[a-z] )(?:his|her) (?=[a-z])")
SOMEBODY = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+")


def whose(made: str, claim: Claim, text: str) -> str:
    """The title with a name for "his" where that is another's than who acts; without it where many act: not theirs."""
    for party in (*claim.recipients, *claim.actors):
        said = text[party.span.start : party.span.end] if party.span else ""
        name = name_of(party) if said in OWNING else ""
        first = made.split(maxsplit=1)[0]
        if said in ("her", "him") and OBJECT.search(made):
            who = party.name  # "shot | her at a market": a person, never the state
            known = codes_for(who)
            if SOMEBODY.fullmatch(who) and (known is None or known.kind == "person") and who not in made:
                made = OBJECT.sub(f" {who}", made, count=1)
        elif name and first not in name.split() and name not in made and made.split().count(said) == 1:
            made = re.sub(rf"(?<!\w){said}(?!\w)", owner(name), made)
    his = HIS.search(made)
    if his and (trigger := made.find(claim.trigger)) > 0:
        who = " ".join(word for word in made[:trigger].split() if word.lower() not in closed("auxiliaries"))
        if his.start() > trigger and plural(who) and not SOMEBODY.search(made[: his.start()]):
            made = made[: his.start()] + made[his.end() :]
    return made


def pointed(made: str, claim: Claim, text: str) -> str:
    """The title with the state for "the country" and "the government", and without "there" and "in the region".

    Args:
        made: the title.
        claim: whose words it is.
        text: the paragraph they stand in.
    """
    made = whose(THERE.sub("", made), claim, text)
    for party in claim.recipients:
        said = text[party.span.start : party.span.end] if party.span else ""
        if not is_state(party.code) or made.count(said) != 1 or party.code in {p.code for p in claim.actors}:
            continue
        if THE_STATE.fullmatch(said):
            made = made.replace(said, label(party.code))
        elif THE_GOVERNMENT.fullmatch(said) and not re.search(rf"{re.escape(said)} (?:of|in)\b", made):
            made = made.replace(said, f"{owner(label(party.code))} {said.split(maxsplit=1)[1]}")
    return AROUND.sub("", made) if len(made.split()) > 5 else made
