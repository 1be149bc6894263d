"""Codes in words: "PRK" is North Korea."""

from functools import lru_cache

import pycountry

# Short names where the ISO register has only a formal one, and codes that are no state's.
SHORT = {
    "BOL": "Bolivia", "BRN": "Brunei", "COD": "DR Congo", "CUB": "Cuba", "EUU": "European Union", "FSM": "Micronesia",
    "GBR": "United Kingdom", "IGO": "an international organisation", "IRN": "Iran", "KOR": "South Korea",
    "LAO": "Laos", "MDA": "Moldova", "NATO": "NATO", "PRK": "North Korea", "PSE": "Palestine", "RUS": "Russia",
    "SYR": "Syria", "TWN": "Taiwan", "TZA": "Tanzania", "UNO": "United Nations", "USA": "United States",
    "VEN": "Venezuela", "VNM": "Vietnam", "XKX": "Kosovo", "?": "unknown",
}  # fmt: skip


@lru_cache(maxsize=1024)
def label(code: str) -> str:
    """A code in words; a group's code as it stands."""
    if code in SHORT:
        return SHORT[code]
    country = pycountry.countries.get(alpha_3=code) if len(code) == 3 else None
    return str(getattr(country, "common_name", country.name)) if country else code
