"""Stage `places`: the places that a report names, with coordinates no finer than the name is.

Names come from `places_find`, what they mean from `places_resolve`. Adjectives ("Russian") denote actors and are no
places here; `adjectival` finds them for those who count them, as some corpora do.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from onrecord.model import Place
from onrecord.read.gazetteer import PRECISION, Entry
from onrecord.read.places_find import Toponym, toponyms
from onrecord.read.places_names import adjectives, candidates, codes, lexicon
from onrecord.read.places_options import PLURALS
from onrecord.read.places_outlets import town_of, towns_in
from onrecord.read.places_resolve import Home, resolve
from onrecord.read.reading import PlaceMention, Reading
from onrecord.read.stages import stage

# How much the name of a people counts as a mention of its country.
PEOPLE = 0.5


@stage("places", requires=["doc"], gives=["places"])
def places(reading: Reading) -> Reading:
    """Find the places that a report names and say where they are."""
    doc = reading.doc
    tops = toponyms(doc)
    entries = resolve(tops, _kinds(doc, tops), _home(reading))
    return reading.with_(places=tuple(_mention(reading, *pair) for pair in zip(tops, entries, strict=True)))


def _kinds(doc: Doc, tops: Sequence[Toponym]) -> dict[int, str]:
    """The word for its kind that follows a toponym, by index: "Kunduz province"; "Platte, Otoe and Dakota counties"."""
    found: dict[int, str] = {}
    for index in range(len(tops) - 1, -1, -1):
        end = tops[index].end
        word = doc[end].lower_ if end < len(doc) else ""
        following = found.get(index + 1, "")
        if word in lexicon("kinds"):
            found[index] = word
        elif following in PLURALS and all(t.lower_ in {",", "and", "or"} for t in doc[end : tops[index + 1].start]):
            found[index] = following
    return found


def _mention(reading: Reading, top: Toponym, entry: Entry | None) -> PlaceMention:
    return PlaceMention(top.start, top.end, place_of(reading, top, entry), top.how)


def place_of(reading: Reading, top: Toponym, entry: Entry | None) -> Place:
    """The place that a toponym means, as the report has it."""
    span = reading.chars(top.start, top.end)
    if entry is None:
        return Place(top.name, span=span)
    return Place(
        name=top.name,
        country=codes().get(entry.country),
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=PRECISION[entry.kind],
        geonameid=entry.id or None,
        span=span,
    )


def adjectival(reading: Reading) -> Iterator[PlaceMention]:
    """Adjectives and names of peoples that stand for a country: "Russian", "Sri Lankans"."""
    doc, end = reading.doc, 0
    for token in doc:
        if token.i < end or not token.text[0].isupper():
            continue
        for width in (2, 1):
            span = doc[token.i : token.i + width]
            entry = adjectives().get(span.text.lower().replace("-", " "))
            if entry and len(span) == width:
                end = token.i + width
                top = Toponym(span.start, span.end, span.text, "adjective")
                yield PlaceMention(span.start, span.end, place_of(reading, top, entry), "adjective")
                break


_DOMAINS = {"uk": "GB", "ie": "IE", "ca": "CA", "au": "AU", "nz": "NZ", "in": "IN", "za": "ZA", "il": "IL", "ge": "GE",
            "ru": "RU", "de": "DE", "fr": "FR", "jp": "JP", "kr": "KR", "cn": "CN", "pk": "PK", "lb": "LB", "eg": "EG",
            "ng": "NG", "ke": "KE", "ua": "UA", "tr": "TR", "ir": "IR", "iq": "IQ", "lk": "LK", "bd": "BD", "ph": "PH",
            "my": "MY", "sg": "SG", "hk": "HK", "tw": "TW", "us": "US"}  # fmt: skip


def _home(reading: Reading) -> Home:
    """What the outlet's domain, the dateline and the peoples that the report names say of where it is set."""
    report = reading.report
    town = town_of(report.domain)
    countries: defaultdict[str, float] = defaultdict(float)
    if report.domain and (code := _DOMAINS.get(report.domain.rsplit(".", 1)[-1])):
        countries[code] += 1
    if report.dateline and report.dateline.place and (options := candidates(report.dateline.place.title())):
        countries[options[0].country] += 1
    if town:
        countries[town.country] += 1
    for people in {e.text.lower() for e in reading.doc.ents if e.label_ == "NORP"}:
        if entry := adjectives().get(people.replace("-", " ")):
            countries[entry.country] += PEOPLE
    return Home(town, () if town else towns_in(report.domain), countries)
