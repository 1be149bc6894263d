"""Made-up events: a pair that meets every week, one that quarrels after each threat, and chance encounters."""

import numpy as np

from onrecord.forecast.happenings import Happenings, days_of, gathered

START = days_of("2020-01-01") or 0
RELATIONS = ("CONSULT", "THREATEN", "ASSAULT", "AID", "unheard of")


def made(days: int = 260, parties: int = 14, seed: int = 3) -> Happenings:
    """Events from the first of January 2020 on; "unheard of" has no class."""
    chance = np.random.default_rng(seed)
    names = [f"Party {number:02}" for number in range(parties - 2)] + ["Police (Narnia)", "Narnia"]
    rows = [(START + day, "Party 00", "CONSULT", "Party 01") for day in range(0, days, 7)]
    for day in range(0, days, 19):
        rows += [
            (START + day, "Party 02", "THREATEN", "Party 03"),
            (START + day + 2, "Party 02", "ASSAULT", "Party 03"),
        ]
    for day in range(days):
        for _ in range(6):
            actor, recipient = chance.choice(parties, 2, replace=False)
            # Some act much more than others, so that there is something to learn.
            if chance.random() < 1 / (1 + actor):
                rows.append((START + day, names[actor], RELATIONS[chance.integers(len(RELATIONS))], names[recipient]))
    return gathered(rows)
