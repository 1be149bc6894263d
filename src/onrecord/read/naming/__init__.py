"""Stage `naming`: who and what claims are about below the state, by the names that the report has for them.

Persons and bodies are mentions that other stages found; ships, weapons, treaties and resolutions are found by the
forms that their names have, places by the gazetteer. What may be no name is none: completeness comes second.
"""

from collections.abc import Iterable, Iterator

from msgspec import structs

from onrecord.model import Claim, Name
from onrecord.read.naming.attach import names_of, sentences_of
from onrecord.read.naming.bodies import bodies
from onrecord.read.naming.found import Found, listed
from onrecord.read.naming.papers import resolutions, treaties
from onrecord.read.naming.persons import persons
from onrecord.read.naming.ships import ships
from onrecord.read.naming.weapons import weapons
from onrecord.read.reading import Reading
from onrecord.read.stages import stage

__all__ = ["Found", "find", "naming"]

BELOW = frozenset({"point", "settlement", "region"})


@stage("naming", requires=["doc", "mentions", "mention.chain", "places", "claims"], gives=["claim.names"])
def naming(reading: Reading) -> Reading:
    """Give each claim the names of who and what it is about."""
    if not reading.claims:
        return reading
    found = find(reading)
    sentences = sentences_of(reading)
    return reading.with_(claims=tuple(_named(reading, claim, found, sentences) for claim in reading.claims))


def _named(reading: Reading, claim: Claim, found: list[Found], sentences: list[tuple[int, int]]) -> Claim:
    names: tuple[Name, ...] = names_of(reading, claim, found, sentences)
    return structs.replace(claim, names=names)


def find(reading: Reading) -> list[Found]:
    """The names of a report in order; where two overlap, what is told by its form, and the longer, goes before."""
    text = reading.report.text
    kept: list[Found] = []
    for group in (ships(text), [*resolutions(text), *treaties(text)], weapons(text), bodies(reading), persons(reading)):
        _add(kept, group)
    _add(kept, _places(reading))
    return sorted(kept, key=lambda one: one.span)


def _add(kept: list[Found], group: Iterable[Found]) -> None:
    for one in sorted(group, key=lambda found: (found.span.start - found.span.end, found.span)):
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)


def _places(reading: Reading) -> Iterator[Found]:
    """Places below the state that the gazetteer knows; not a capital that stands for its government."""
    organisations = [ent for ent in reading.doc.ents if ent.label_ in {"ORG", "PERSON", "WORK_OF_ART", "EVENT", "LAW"}]
    for one in reading.places:
        place, mention = one.place, reading.mention_at(one.start)
        if (
            place.precision not in BELOW
            or not place.geonameid
            or place.span is None
            or place.name in listed("no_place")
        ):
            continue
        if mention is not None and mention.codes and mention.how != "as place":
            continue
        if any(ent.start <= one.start and one.end <= ent.end for ent in organisations):
            continue
        of = place.span if mention is not None and mention.what == "capital" else None
        yield Found("place", place.span, place.name, place.name, place.country, str(place.geonameid), of)
