"""Briefs altered at random: one number, day, name, role, status, speaker or source of a sentence is another one."""

import random
import re
from collections.abc import Callable

from onrecord.tell.brief.elements import MONTHS

DONE = "shipped|signed|visited|travelled|arrived|warned|launched|tested|met|condemned|denounced"
SAID = "accused|rejected|urged|promised|offered|imposed|criticised|made|killed|welcomed"
ROLES = ("President", "Minister", "Secretary", "spokesman", "ambassador", "general", "envoy", "mayor")
NAMES = ("Angela Merkel", "Brazil", "Reuters", "Kofi Annan", "Nairobi", "Iceland", "Toyota", "Lee Myung-bak")
DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
MONTH = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{4}})\b")
NUMBER = re.compile(r"(?<![\w\[])\d[\d,]*(?![\w\]])")
NAME = re.compile(r"(?<![\w’'])[A-Z][a-z]+(?: [A-Z][a-z]+)*(?![\w’])")
ROLE = re.compile(
    r"\b(?:[Pp]resident|[Mm]inister|[Ss]ecretary|[Ss]pokesman|[Cc]hancellor|[Aa]mbassador|[Oo]fficials?)\b"
)
CITED = re.compile(r"\[(\d+)\]")
STATUS = (
    (re.compile(r"\b(?:is|are) to (?=\w)"), "did "),
    (re.compile(r"\b(?:will|may)\b"), "did"),
    (re.compile(r"\bmay\b"), "will"),
    (re.compile(r"\bdid not\b"), "did"),
    (re.compile(r"\bdenie[sd]\b"), "confirmed"),
    (re.compile(r"\bdenies it\b"), "confirms it"),
    (re.compile(r"\bexpected it\b"), "denied it"),
    (re.compile(r"this is (?!alleged)[\w ]+: "), "this happened: "),
    (re.compile(r"this is alleged: "), ""),
    (re.compile(r" to (?=sell|impose|receive|provide|visit|send)"), " agreed to "),
    (re.compile(r"\b(?:has|have) (?=\w+ed\b)"), "has not "),
    (re.compile(rf"\b(?P<verb>{DONE})\b"), "may have \\g<verb>"),
    (re.compile(rf"\b(?P<verb>{SAID})\b"), "never \\g<verb>"),
    (re.compile(r"\bpossibly true\b"), "confirmed by other sources"),
)  # fmt: skip

DENIER = re.compile(r"; [^;()]+? den(?:y|ies) it(?P<cited>(?: \\?\[\d+\\?\])+)")
SPEAKERS = ("Angela Merkel", "Wang Yi", "The Lunar Post", "Iceland", "Sergei Lavrov", "Choe Son Hui")

Alter = Callable[[str, random.Random], str]


def number(text: str, chance: random.Random) -> str:
    return _one(NUMBER, text, chance, lambda found: f"{int(found.group().replace(',', '')) + chance.randint(1, 40)}")


def date(text: str, chance: random.Random) -> str:
    def other(found: re.Match[str]) -> str:
        day, month, year = int(found[1]), found[2], int(found[3])
        return chance.choice(
            (
                f"{day % 28 + 1} {month} {year}",
                f"{day} {MONTHS[(MONTHS.index(month) + 1) % 12]} {year}",
                f"{day} {month} {year + chance.choice((-1, 1, 2))}",
            )
        )

    if DAY.search(text):
        return _one(DAY, text, chance, other)
    return _one(MONTH, text, chance, lambda f: f"{MONTHS[(MONTHS.index(f[1]) + chance.randint(1, 11)) % 12]} {f[2]}")


def name(text: str, chance: random.Random) -> str:
    return _one(NAME, text, chance, lambda _: chance.choice(NAMES), since=len("According"))


def swapped(text: str, chance: random.Random) -> str:
    """Two names of the sentence in each other's place."""
    found = [match for match in NAME.finditer(text) if match.start() > 2]
    pairs = [(a, b) for at, a in enumerate(found) for b in found[at + 1 :] if a.group() != b.group()]
    pairs = [(a, b) for a, b in pairs if not {a.group(), b.group()} & set(MONTHS) and _apart(text, a, b)]
    if not pairs:
        return text
    one, two = chance.choice(pairs)
    return text[: one.start()] + two.group() + text[one.end() : two.start()] + one.group() + text[two.end() :]


def _apart(text: str, one: re.Match[str], two: re.Match[str]) -> bool:
    """Whether two names are no neighbours in a list, of which the order says nothing."""
    return len(text[one.end() : two.start()].strip(" ,")) > 4


def role(text: str, chance: random.Random) -> str:
    return _one(
        ROLE, text, chance, lambda found: chance.choice([r for r in ROLES if r.lower() != found.group().lower()])
    )


def status(text: str, chance: random.Random) -> str:
    fitting = [(sign, word) for sign, word in STATUS if sign.search(text)]
    if not fitting:
        return text
    sign, word = chance.choice(fitting)
    return sign.sub(word, text, count=1)


def source(text: str, chance: random.Random) -> str:
    last = max((int(number) for number in CITED.findall(text)), default=0)
    return _one(CITED, text, chance, lambda _: f"[{last + chance.choice((1, 2, 300))}]")


def uncited(text: str, _: random.Random) -> str:
    return CITED.sub("", text)


def denier(text: str, _: random.Random) -> str:
    """Who denies it is left out; that one does stays in the figures at the end."""
    return DENIER.sub(r"; it is denied\g<cited>", text)


def undenied(text: str, _: random.Random) -> str:
    """That it is denied is left out, with what is cited for it."""
    return DENIER.sub("", text)


def speaker(text: str, chance: random.Random) -> str:
    """Somebody else who is named in the sentence, or in another one, says so."""
    others = [one for one in SPEAKERS if one not in text.partition(",")[0]]
    return re.sub(r"(?<=- According to )[^,:\[]+(?=[,:])", lambda _: chance.choice(others), text)


def saying(text: str, chance: random.Random) -> str:
    """Who says nothing of the kind is told to have said it."""
    others = [one for one in SPEAKERS if one not in text]
    return re.sub(r"^- (?:According to [^,:\[]+[,:] )?(?!this is)", f"- {chance.choice(others)} said that ", text)


def negated(text: str, _: random.Random) -> str:
    """What was done was not."""
    return re.sub(rf"\b(?P<verb>{DONE}|{SAID})\b", "did not in the end have \\g<verb>", text, count=1)


def planned(text: str, _: random.Random) -> str:
    """What was done is to be done."""
    return re.sub(rf"\b(?P<verb>{DONE}|{SAID})\b", "is planned to have \\g<verb>", text, count=1)


def done(text: str, _: random.Random) -> str:
    """What is planned, sought or thought possible was done."""
    text = re.sub(r"\bwill visit\b", "visited", text)
    return re.sub(r"this is (?:sought|possible|planned|called for|denied): ", "it happened that ", text)


def counted(text: str, chance: random.Random) -> str:
    """Another number of those who say so, or a better grade."""
    if chance.random() < 0.5:
        return re.sub(r"\((\d+)(?= origins? )", lambda found: f"({int(found[1]) + 1}", text)
    return re.sub(
        r"grade (\d), [\w ]+", "grade 2, probably true" if "grade 2" not in text else "grade 1, certain", text
    )


MORE = (denier, undenied, speaker, saying, negated, planned, done, counted)
WAYS: dict[str, Alter] = {
    way.__name__: way for way in (number, date, name, swapped, role, status, source, uncited, *MORE)
}


def altered(brief: str, way: str, seed: int) -> tuple[str, list[int]]:
    """The brief with each sentence altered that can be, and the numbers of their lines."""
    chance, lines, changed = random.Random(seed), brief.split("\n"), []
    for at, line in enumerate(lines):
        if line.startswith("- "):
            lines[at] = WAYS[way](line, chance)
            if lines[at] != line:
                changed.append(at + 1)
    return "\n".join(lines), changed


def _one(
    pattern: re.Pattern[str],
    text: str,
    chance: random.Random,
    other: Callable[[re.Match[str]], str],
    since: int = 0,
) -> str:
    found = [match for match in pattern.finditer(text) if match.start() >= since]
    if not found:
        return text
    match = chance.choice(found)
    return text[: match.start()] + other(match) + text[match.end() :]
