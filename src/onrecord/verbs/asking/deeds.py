"""What is denied, put as a deed: "the arms deliveries to Russia" as "delivered the arms to Russia"."""

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.knowledge.plover import SPOKEN
from onrecord.record.inflecting import past
from onrecord.verbs.asking.words import knowledge, stem

if TYPE_CHECKING:
    from spacy.tokens import Token

OF = frozenset({"of", "on", "against"})  # before what the deed is done to: "the attack | on the embassy"
PARTS = frozenset({"role", "part", "involvement", "responsibility", "hand"})
SMALL = frozenset({"the", "a", "an", "any", "all", "such", "these", "those"})


def deed_done(tokens: "list[Token]") -> tuple[str, str] | None:
    """As in "attacking the embassy", "having attacked it": the subject, and what was done in the past."""
    if not tokens or tokens[0].tag_ != "VBG":
        return None
    if tokens[0].lower_ == "having" and len(tokens) > 1 and tokens[1].tag_ == "VBN":
        tokens = tokens[1:]
    return "Somebody", f"{past(tokens[0].lemma_.lower())} {_joined(tokens[1:])}".strip()


def deed_named(tokens: "list[Token]") -> tuple[str, str] | None:
    """A deed by its noun as what somebody did; None where no noun is one for a deed that questions ask about."""
    part = next((n for n, token in enumerate(tokens) if token.lower_ in PARTS and n + 1 < len(tokens)), None)
    if part is not None:  # "any role in the killing"
        tokens = tokens[part + 2 :]
    at = next((n for n, t in enumerate(tokens) if t.pos_ != "ADJ" and t.dep_ != "compound" and _verb(t)), None)
    if at is None:
        return None
    owner = next((n for n, token in enumerate(tokens[:at]) if token.tag_ == "POS"), None)
    subject = _joined(tokens[:owner]) if owner else "Somebody"
    before = [token for token in tokens[owner + 1 if owner else 0 : at] if token.lower_ not in SMALL]
    behind = tokens[at + 1 :]
    if behind and behind[0].lower_ in OF:
        behind = behind[1:]
    if behind and behind[0].lower_ == "by":
        subject, behind = _joined(behind[1:]), []
    told = (past(_verb(tokens[at])), _joined(before), _joined(behind))
    return subject, " ".join(part for part in told if part)


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    """The verbs that have a type, by their stems; what is said is no deed that is denied, but what it says."""
    types = knowledge()["types"].items()
    every = (verb for type, listed in types if type not in SPOKEN for verb in listed.split())
    return {stem(verb): verb for verb in every}


def _verb(token: "Token") -> str:
    return _verbs().get(stem(token.lower_), "")


def _joined(tokens: "list[Token]") -> str:
    return "".join(token.text_with_ws for token in tokens).strip()
