"""Forms of English verbs, as titles need them: "accusing" as "accused", "carry out" as "is to carry out"."""

from functools import lru_cache
from typing import Literal

from onrecord.knowledge import lines, toml
from onrecord.model import Status
from onrecord.record.text import frequencies, irregular

# A status, or the infinitive of what others want or speak of: "Called for: Congress | to pass the bill".
Form = Status | Literal["to come"]

VOWELS = frozenset("aeiou")
DOUBLING = 4  # letters of a verb with one short vowel, whose last consonant is written twice: "ban", "stop"


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[str, str]]:
    """Past and participle by verb, where no ending makes them."""
    rows = (line.partition("\t") for line in lines("irregular_verbs.tsv"))
    listed = {verb: forms.split() for verb, _, forms in rows}
    listed |= {verb: forms.split() for verb, forms in toml("title_phrases.toml")["forms"].items()}
    return {verb: (forms[0], forms[-1]) for verb, forms in listed.items()}


def base_form(verb: str) -> bool:
    """Whether a verb stands as it does after "they": neither past nor third person."""
    return not verb.lower().endswith(("ed", "ing", "s")) and verb.lower() not in irregular()


def third_person(verb: str) -> str:
    """The verb as one who acts has it: "carry out" as "carries out"."""
    first, rest = _parted(verb)
    if first.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{first}es{rest}"
    if first.endswith("y") and first[-2:-1] not in VOWELS:
        return f"{first[:-1]}ies{rest}"
    return f"{first}s{rest}"


def past(verb: str) -> str:
    """The past of a base form: "carry out" as "carried out"."""
    first, rest = _parted(verb)
    return (_forms()[first][0] if first in _forms() else _with_ed(first)) + rest


def participle(verb: str) -> str:
    """The past participle of a base form: "give" as "given"."""
    first, rest = _parted(verb)
    return (_forms()[first][1] if first in _forms() else _with_ed(first)) + rest


def progressive(verb: str) -> str:
    """The form in "ing" of a base form: "wage" as "waging"."""
    first, rest = _parted(verb)
    if first.endswith("ie"):
        return f"{first[:-2]}ying{rest}"
    if first.endswith("e") and not first.endswith("ee"):
        return f"{first[:-1]}ing{rest}"
    doubled = past(first) == f"{first}{first[-1]}ed"
    short = first in ("cut", "put", "hit", "get", "set", "let", "run", "sit", "win")
    return f"{first}{first[-1] if doubled or short else ''}ing{rest}"


def base_of(progressive_form: str) -> str:
    """The verb of a form in "ing": "accusing" as "accuse"; the likeliest by how common the words are."""
    root = progressive_form.lower().removesuffix("ing")
    if root.endswith("y") and f"{root[:-1]}ie" in ("die", "lie", "tie"):
        return f"{root[:-1]}ie"
    single = root[:-1] if root[-1:] == root[-2:-1] and root[-1:] not in "sl" else root
    candidates = [f"{root}e", *(word for word in (root, single) if len(word) > 2)]
    return max(candidates, key=lambda word: (frequencies().get(word, 0.0), -candidates.index(word)))


def told(verb: str, status: Form, plural: bool) -> str:
    """The verb of a sentence as its status has it: "banned", "is to ban", "may ban", "did not ban"."""
    be = "are" if plural else "is"
    forms: dict[Form, str] = {
        "to come": f"to {verb}",
        "happened": past(verb),
        "ongoing": f"{be} {progressive(verb)}",
        "planned": f"{be} to {verb}",
        "possible": f"may {verb}",
        "negated": f"did not {verb}",
    }
    return forms[status]


def told_of(verb: str, status: Form, plural: bool) -> str:
    """The same in the passive: "was banned", "is to be banned"."""
    be, was = ("are", "were") if plural else ("is", "was")
    forms: dict[Form, str] = {
        "to come": "to be",
        "happened": was,
        "ongoing": f"{be} being",
        "planned": f"{be} to be",
        "possible": "may be",
        "negated": f"{was} not",
    }
    first, rest = _parted(verb)
    return f"{forms[status]} {participle(first)}{rest}"


def _parted(verb: str) -> tuple[str, str]:
    first, space, rest = verb.partition(" ")
    return first, space + rest


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return f"{verb[:-1]}ied"
    short = len(verb) <= DOUBLING and sum(letter in VOWELS for letter in verb) == 1
    if short and verb[-1] not in "wxy" and verb[-1] not in VOWELS and verb[-2:-1] in VOWELS:
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"
