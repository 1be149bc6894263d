"""What a source is called: words that name somebody, as against a noun that stands for one, or a bit of a clause."""

import re
from functools import lru_cache

from onrecord.knowledge import listed, table, toml
from onrecord.knowledge.folding import fold
from onrecord.model import Report, Source
from onrecord.record.text import frequencies, words

PERSON_WORDS = 5
ORDINARY = 2.5  # Zipf value from which a word with a capital for its place alone is no name
FUNCTION = 5.3  # from which it opens a sentence rather than a name
HONOURS = re.compile(r"^(?:the|an?|mr|mrs|ms|miss|dr|sir|dame|lord|lady|prof|ngo)\.?\s+(?=\S)", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")
NO_NAME = re.compile(r"[\"“”«»:;?!/]|(?<!\w)['‘]")


@lru_cache(maxsize=1)
def role_nouns() -> dict[str, tuple[str, str]]:
    """Nouns that head an actor's name, as `roles.tsv` lists them: what each denotes, and its sector."""
    found: dict[str, tuple[str, str]] = {}
    for row in table("roles.tsv"):
        for noun in listed(row["nouns"]):
            found.setdefault(noun, (row["kind"], row["sector"]))
    return found


@lru_cache(maxsize=1)
def kinds() -> frozenset[str]:
    """Nouns that stand for some kind of source without naming it: "officials", "images", "statement"."""
    return frozenset(word for listed in toml("sources.toml")["kinds"].values() for word in listed.split())


@lru_cache(maxsize=16)
def listed_words(name: str) -> frozenset[str]:
    """A list of words of `speakers.toml`."""
    return frozenset(toml("speakers.toml")["words"][name].split())


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Words that stand before a person's name, and words for what somebody is: alone they name nobody."""
    told = {word.rstrip(".") for row in table("titles.tsv") for word in listed(row["words"])}
    return frozenset(told | set(role_nouns()) | kinds() | listed_words("titles"))


def noun(word: str) -> tuple[str, str] | None:
    """What a noun denotes and its sector, in the singular or plural; None if it heads no actor's name."""
    small = word.lower()
    singular = (small, small[:-1] if small.endswith("s") else small, small[:-3] + "y")
    return next((role_nouns()[form] for form in singular if form in role_nouns()), None)


def is_title(word: str) -> bool:
    """Whether the word names nobody by itself: a title, an office, a kind of source."""
    small = word.lower().rstrip(".")
    return small in titles() or (small.endswith("s") and small[:-1] in titles())


def plain_name(name: str) -> str:
    """The name on one line, without article, honours and possessive ending."""
    bare = " ".join(name.split()).strip(" ,.;-–—()[]")
    while (shorter := HONOURS.sub("", bare)) != bare:
        bare = shorter
    return POSSESSIVE.sub("", bare)


def head(name: str) -> str:
    """The noun that a name is built on: "ministry" in "ministry of defence"."""
    return re.split(r"\s(?:of|for|in|on|to|from)\s", name)[0].split()[-1] if name.split() else ""


def is_nothing(name: str) -> bool:
    """Whether the words cannot name anybody: a pronoun, a number, a stretch of a headline."""
    told = name.lower().split()
    clause = len(told) > 2 and not listed_words("clauses").isdisjoint(told)
    return not words(name) or told[0] in listed_words("pointing") or bool(NO_NAME.search(name)) or clause


def proper(name: str, source: Source, report: Report | None) -> bool:
    """Whether any word of the name is written with a capital that its place does not explain, and is no mere noun."""
    told = name.split()
    weak = len(told) if _in_title(source, report) else int(report is None or _opens(source, report))
    coded = bool(source.code) and source.kind not in ("document", "image")
    return any(_capital(word, weak=at < weak, coded=coded) for at, word in enumerate(told))


def _capital(word: str, *, weak: bool, coded: bool) -> bool:
    """Whether a word has a capital that makes it a name. What reading found to be an actor is one unless a plural."""
    if not word[:1].isupper() or is_title(word):
        return False
    plain = frequencies().get(word.lower(), 0.0) >= ORDINARY and not (coded and not word.endswith("s"))
    return not weak or word[1:2].isupper() or not plain or _known(word)


def _known(word: str) -> bool:
    from onrecord.knowledge.actors import codes_for

    return codes_for(word) is not None


def _in_title(source: Source, report: Report | None) -> bool:
    return bool(
        report and source.span and report.text.startswith(report.title) and source.span.end <= len(report.title)
    )


def _opens(source: Source, report: Report) -> bool:
    """Whether the source stands at the beginning of a sentence."""
    if source.span is None:
        return True
    before = report.text[: source.span.start].rstrip(" \"“‘'")
    return not before or before[-1] in ".!?\n:"


def is_person(name: str) -> bool:
    """Whether the words look like a person's name, not a body's, an office's or a noun's."""
    told = name.split()
    if not 2 <= len(told) <= PERSON_WORDS or any(is_title(word) for word in told[-1:]):
        return False
    return all(
        (word[:1].isupper() and not word.isupper()) or word.lower() in listed_words("particles") for word in told
    )


def without_titles(name: str) -> str:
    """A person's name without the titles before it; "" where nothing else is there ("First Deputy Chairman")."""
    told = name.split()
    while told and (is_title(told[0]) or HONOURS.match(f"{told[0]} x")):
        told = told[1:]
    return " ".join(told)


def person_key(name: str) -> str:
    """A person's name as it is compared: no accents, initials in the middle, "Jr"."""
    told = [word for word in words(fold(name)) if word not in ("jr", "sr")]
    middle = [word for word in told[1:-1] if len(word) > 1]
    return " ".join([*told[:1], *middle, *told[-1:]] if len(told) > 1 else told)


def whole_name(name: str, text: str) -> str:
    """The one full name in a text that ends in a family name; the name itself where there is none or several."""
    found: dict[str, str] = {}
    for match in re.finditer(rf"((?:[A-Z](?:[\w’'-]+|\.)? ){{1,3}}){re.escape(name)}\b", text):
        before = without_titles(match[1].strip())
        told = before.split()
        while told and frequencies().get(told[0].lower(), 0.0) >= FUNCTION:
            told = told[1:]
        if told and not any(is_title(word) or word.isupper() for word in told):
            full = " ".join([*told, name])
            found.setdefault(person_key(full), full)
    return next(iter(found.values())) if len(found) == 1 else name


def spelt_out(name: str, text: str) -> str:
    """What a short form stands for, where the report says so: "Centre for Rights (CFR)"."""
    if not (name.isupper() and 2 <= len(name) <= 7):
        return name
    match = re.search(rf"((?:[A-Z][\w’'-]+ )(?:(?:[A-Z][\w’'-]+|of|for|the|and|on|in) ){{0,7}})\({name}\)", text)
    full = plain_name(match[1]) if match else ""
    told = [word for word in full.split() if word[:1].isupper()]
    while len(told) > len(name):
        full, told = full.partition(" ")[2], told[1:]
    return full if told and told[0][0] == name[0] else name
