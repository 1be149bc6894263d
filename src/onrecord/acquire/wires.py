"""Datelines and wire credits: taken out of the text, kept as data.

Forms after the agencies' own style books: "BERLIN, Sept 5 (Reuters) -", "SEOUL (AP) —", "KYIV, Ukraine —",
"MOSCOW, September 4. /TASS/.", "BEIJING, Sept. 5 (Xinhua) --", "Seoul [South Korea], September 5 (ANI):",
"(CNN) ...". The names are data: `knowledge/wires.toml`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.acquire.dates import MONTHS, day_near
from onrecord.knowledge import listed, table, toml
from onrecord.knowledge.actors import surnames
from onrecord.knowledge.folding import fold
from onrecord.model import Dateline

MONTH = rf"(?:{MONTHS})\.?"
DATE = (
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:{MONTH} ?\d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}(?:,? \d{{4}})?)"
)
CAPS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]*[A-ZÀ-ÖØ-Þ.]"
CAPS_PLACE = rf"{CAPS}(?:[ /]{{1,2}}(?:{CAPS}|[A-Z]|of|de|del|and|AND))*"
ANY_WORD = r"[A-ZÀ-Þ][\w.'’\-]*"
ANY_PLACE = rf"{ANY_WORD}(?:[ /](?:{ANY_WORD}|of|de|del|al|el|the|and)){{0,4}}"
REGION = rf"(?:, ?(?!{MONTH} ?\d){ANY_PLACE}| ?\[[^\[\]]{{2,40}}\])"
CREDIT = r"(?:\((?P<paren>[^()]{2,60})\)|/(?P<slash>[A-Z][\w .\-]{1,30})/)"
DASH = r"(?:\s*(?:--+|[–—―])\s*|\s+[-:]\s+|\s*:\s+|\s*-\s+)"

WITH_CREDIT = re.compile(
    rf"^(?:(?P<place>{ANY_PLACE}{REGION}{{0,2}})[.,]?\s*)?(?:,?\s*(?P<date>{DATE})[.,]?\s*)?{CREDIT}\s*[.:,]?(?:{DASH})?\s*"
)
WITHOUT_CREDIT = re.compile(rf"^(?P<place>{CAPS_PLACE}{REGION}?)(?:,\s*(?P<date>{DATE}))?(?P<dash>{DASH})(?=\S)")
MIXED = re.compile(rf"^(?P<place>{ANY_PLACE}): (?=[A-Z“\"])")
NO_PLACE = r"(?!(?:On|In|By|Since|Until|From|After|Before|As|At|For|The) )"
DATED = re.compile(rf"^{NO_PLACE}(?P<place>{ANY_PLACE}{REGION}?),?\s+(?P<date>{DATE})[.,]?(?:{DASH})(?=\S)")
BARE = re.compile(
    r"^(?P<place>[A-Z][\w ,]{2,40} )?(?P<paren>CNN|AP|AFP|UPI|Reuters|VOA|RFE/RL)(?:\s*[—–]|\s--?)\s+(?=[A-Z“\"‘'])"
)
BYLINE = re.compile(
    r"^(?:\W*(?:Written |Reported |Story )?[Bb][Yy]:? )(?P<names>(?-i:[A-ZÀ-Þ])[^.!?]{3,140}|[A-Z .,'’&-]{5,140})\.?$"
)
OF_AGENCY = re.compile(
    r"^(?P<name>.{3,60}?)(?: of (?:the )?|,? | in \w+,? | / ?| \| ?|, )\(?(?P<agency>[A-Z][\w /.\-]{1,40})\)?$"
)
STAMP = re.compile(r"^(?P<credit>[A-Z][\w ./-]{1,40}?) ?\| ?(?:Updated|Published|Last updated|Posted)\b.{0,60}$", re.I)
CREDITS_LINE = re.compile(
    r"^\W*(?:\(?(?:source|agency|credit|via|by)s?:? )?(?P<names>[A-Za-zÀ-ž][\w .&/,;–—-]{1,80}?)\W*$", re.I
)
WORK = "reporting|writing|editing|compiled|assistance|research|translation|translated|graphics|production"
REPORTERS = re.compile(
    rf"^\W*(?:(?:additional |with )?(?:{WORK})"
    rf"(?: and \w+)? (?:by|from|in) (?:the )?(?-i:[A-Z]|agencies|news).{{2,400}}|"
    r".{3,400}\b(?:contributed (?:to (?:this|the) (?:report|article|story)|reporting|from)|"
    r"reported from [A-Z]\w+).{0,120})$",
    re.I | re.S,
)
TRAILING = re.compile(
    r"(?<=[.!?\"”’])\s*(?:[-–—]+ ?(?P<dash>[A-Z][\w /.-]{1,40})|[(\[](?P<paren>[A-Z][\w /.,-]{1,40})[)\]]|"
    r"/(?P<slash>[A-Z]\w{2,20})/)\.?$"
)
PAGE_STAMP = re.compile(
    r"^\(?(?:China Daily|Global Times|Shanghai Daily)[\w ]* \d{2}/\d{2}/\d{4}( page ?\w+)?\)?$", re.I
)


class Wire(NamedTuple):
    """A news agency: its name, the family that outlets name too, and the lines it ends its reports with."""

    name: str
    family: str
    country: str | None
    endings: re.Pattern[str] | None


@lru_cache(maxsize=1)
def _data() -> tuple[dict[str, Wire], frozenset[str]]:
    raw = toml("wires.toml")
    by_alias: dict[str, Wire] = {}
    for row in raw["wire"]:
        endings = re.compile(r"\W*(?:" + "|".join(row["endings"]) + ")", re.I) if row["endings"] else None
        wire = Wire(row["name"], row["family"], row["country"] or None, endings)
        for alias in (*row["aliases"], row["name"].lower()):
            by_alias.setdefault(alias, wire)
    return by_alias, frozenset(raw["dateline"]["not_places"])


def wires() -> tuple[Wire, ...]:
    """All agencies, each once."""
    return tuple(dict.fromkeys(_data()[0].values()))


def wire(credit: str) -> Wire | None:
    """The agency that a credit names as a whole, if it is one."""
    name = re.sub(r"\s+", " ", credit.strip(" .,;:()[]/-–—©")).lower()
    by_alias = _data()[0]
    found = by_alias.get(name) or by_alias.get(name.removeprefix("the "))
    if found is None and (place := re.match(r"(.+?) in [a-z ]+$", name)):
        found = by_alias.get(place[1])
    return found


def wires_in(credit: str) -> tuple[Wire, ...]:
    """The agencies of a credit with several: "Reuters - AP - AFP", "AFP/AP"."""
    parts = [part for part in re.split(r"\s*[,;/|&–—]\s*|\s+-\s+|\s+and\s+", credit) if part.strip()]
    if whole := wire(credit):
        return (whole,)
    found = [wire(part) for part in parts]
    return tuple(dict.fromkeys(one for one in found if one)) if found and all(found) else ()


def dateline(paragraph: str, published: str | None) -> tuple[Dateline | None, str]:
    """The dateline at the front of a paragraph, and the paragraph without it.

    `published` (ISO) places a date without a year; without it such a date stays in the words only.
    """
    head = paragraph[:240].lstrip("•* ")
    found = _credited(head) or _plain(head)
    if found is None:
        return None, paragraph
    groups = found.groupdict()
    place = re.sub(r"^By (?:[A-Z][\w.'-]+ ){2,3}(?=[A-Z]{3})", "", groups.get("place") or "").strip(" ,.") or None
    written = groups.get("paren") or groups.get("slash") or ""
    day = groups.get("date") or (written if re.fullmatch(DATE, written) else None)
    credit = ", ".join(one.name for one in wires_in(written)) or (None if written == day else written) or None
    rest = paragraph.lstrip("•* ")[found.end() :].lstrip()
    line = Dateline(found[0].strip(), place=place, date=day_near(day, published), credit=credit)
    return line, rest


def _credited(head: str) -> re.Match[str] | None:
    """A dateline with a known agency, or with an unknown one after place and date."""
    found = WITH_CREDIT.match(head)
    if found and found.end() < len(head):
        named = found["paren"] or found["slash"] or ""
        caps = bool(found["place"]) and found["place"].split(",")[0].split("[")[0].strip().isupper()
        ends_so = re.search(r"(?:--+|[–—―:]|-)\s*$|/\.?\s*$", found[0]) is not None
        if caps and ends_so and re.fullmatch(DATE, named):
            return found
        if wires_in(named) and (ends_so or found["date"] or caps or not found["place"]):
            return found
        if ends_so and found["date"] and found["place"] and len(named.split()) < 5:
            return found
        if ends_so and caps and len(named.split()) < 4 and not re.search(r"\d|[a-z]+ed\b", named):
            return found
    bare = BARE.match(head)
    return bare if bare and (not bare["place"] or len(bare["place"].split()) < 5) else None


def _plain(head: str) -> re.Match[str] | None:
    """A dateline without an agency: a place in capitals, or a place and a date."""
    found = WITHOUT_CREDIT.match(head)
    if found and found.end() < len(head):
        first = re.split(r",| ?\[", found["place"])[0].strip()
        known = first not in _data()[1] and len(first.replace(".", "")) > 2 and not _is_person(found["place"])
        dashed = ":" not in found["dash"]
        if known and (dashed or found["date"] or is_place(first)):
            return found
    mixed = MIXED.match(head)
    if mixed and is_place(mixed["place"]):
        return mixed
    return DATED.match(head)


@lru_cache(maxsize=256)
def _is_person(place: str) -> bool:
    """Whether a word in capitals is an office holder's family name, as in headings: "TRUMP - The president said"."""
    return fold(place.strip()) in surnames() and not is_place(place)


@lru_cache(maxsize=256)
def is_place(name: str) -> bool:
    """Whether words in capitals are the name of a capital, a large city or an area within a state.

    It is asked for forms that headings share: "LONDON: " is a dateline, "ANALYSIS: " and "CHINA: " are not.
    A name with the Arabic article is one, too, however small the town: "AL-MUKALLA: Officials said".
    """
    places = _cities() | _areas()
    return all(
        part.strip().lower() in places or re.match(r"(?:AL|EL)-[A-Z]{3}", part.strip()) for part in name.split("/")
    )


@lru_cache(maxsize=1)
def _areas() -> frozenset[str]:
    """Areas within one state, by name and alias: the Gaza Strip."""
    areas = [row for row in table("places_areas.tsv") if row["country"]]
    return frozenset(name.lower() for row in areas for name in (row["name"], *listed(row["aliases"])))


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    large = {name for row in table("cities.tsv") for name in listed(row["names"])}
    capitals = {name.lower() for row in table("countries.tsv") for name in listed(row["capitals"])}
    return frozenset(large | capitals | {"united nations", "the hague"})


def credit_line(paragraph: str) -> str | None:
    """The agency or agencies that a short line of its own names: "Xinhua | Updated: ...", "Reuters - AP"."""
    text = paragraph.strip()
    if len(text) > 140:
        return None
    stamp = STAMP.match(text)
    names = stamp["credit"] if stamp else (line["names"] if (line := CREDITS_LINE.match(text)) else "")
    found = wires_in(names)
    if len(found) == 1 and names == text and text != found[0].name and len(text) < 6 and not text.isupper():
        return None
    return ", ".join(one.name for one in found) or None


def of_address(url: str | None) -> str | None:
    """The agency whose copy an outlet runs under such an address: "nytimes.com/reuters/...", ".../wireStory/"."""
    if not url:
        return None
    return next((name for name, pattern in _addresses() if pattern.search(url)), None)


@lru_cache(maxsize=1)
def _addresses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    urls = toml("wires.toml")["urls"]
    return tuple((name, re.compile("|".join(patterns), re.I)) for name, patterns in urls.items())


def ending(paragraph: str) -> str | None:
    """The agency whose own closing line this is."""
    for one in wires():
        if one.endings and one.endings.match(paragraph[:500]):
            return one.name
    return None


def trailing_credit(paragraph: str) -> tuple[str | None, str]:
    """A credit at the very end of the last paragraph ("... the ministry said. — Reuters"), and the rest."""
    tail = paragraph[-120:]
    if found := TRAILING.search(tail):
        named = wires_in(found["dash"] or found["paren"] or found["slash"])
        if named:
            cut = len(paragraph) - len(tail) + found.start()
            return ", ".join(one.name for one in named), paragraph[:cut].rstrip()
    return None, paragraph


def is_reporters(paragraph: str) -> bool:
    """Whether a paragraph only names who reported, wrote and edited."""
    text = paragraph.strip()
    return len(text) < 600 and bool(REPORTERS.match(text) or PAGE_STAMP.match(text)) and "“" not in text


def byline(paragraph: str) -> tuple[str, ...]:
    """The names of a byline that stands as a paragraph of its own; empty if it is none."""
    text = paragraph.strip()
    found = BYLINE.match(text) if len(text) < 160 else None
    if not found:
        return ()
    names = re.split(r"\s*(?:,|;| and | & | AND )\s*", re.sub(r"\s*\|.*$", "", found["names"]).strip())
    words = [name.split() for name in names if name]
    if any(len(one) > 6 for one in words) or any(
        w[:1].islower() and w not in ("in", "of", "the", "for", "de", "van", "von", "al", "bin", "da", "der")
        for one in words
        for w in one
    ):
        return ()
    return tuple(name for name in names if name)


def authors(names: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """Names of people among the authors, and the credit of the agencies among them."""
    people: list[str] = []
    credits: list[str] = []
    for name in names:
        text = re.sub(r"\s+", " ", re.sub(r"^\W*by:?\s+", "", str(name), flags=re.I)).strip(" ,;|")
        of = OF_AGENCY.match(text)
        if found := wires_in(text):
            credits += [one.name for one in found]
        elif of and (named := wires_in(of["agency"])):
            people.append(of["name"].strip(" ,"))
            credits += [one.name for one in named]
        elif (
            text
            and not text.startswith("More ")
            and not re.fullmatch(
                rf"{MONTH}|.*\b(?:[ap]\.?m\.?|published|updated|et)\b.*\b{MONTH}.*|\W*\d[\d\W]*|https?:.*", text, re.I
            )
        ):
            people.append(text)
    return tuple(dict.fromkeys(people)), ", ".join(dict.fromkeys(credits)) or None
