"""Where a party belongs, as its name says: "Police (Australia)" is the police of Australia."""

from collections.abc import Sequence

import numpy as np

from onrecord.forecast.happenings import Ints


def home(name: str) -> tuple[str, str]:
    """Sector and country of a name; a name without brackets is its own country, of no sector."""
    if name.endswith(")") and " (" in name:
        sector, _, country = name[:-1].rpartition(" (")
        return sector, country
    return "", name


def homes(names: Sequence[str]) -> tuple[Ints, Ints, int]:
    """The sector and the country of each name as numbers, and how many there are of the larger."""
    sectors: dict[str, int] = {}
    countries: dict[str, int] = {}
    numbers = [
        (sectors.setdefault(sector, len(sectors)), countries.setdefault(country, len(countries)))
        for sector, country in map(home, names)
    ]
    table = np.array(numbers, dtype=np.int32).reshape(-1, 2)
    return table[:, 0], table[:, 1], max(len(sectors), len(countries))
