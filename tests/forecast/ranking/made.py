"""Events made for the tests: a week that comes again, with some chance in it."""

import numpy as np

from onrecord.forecast.happenings import Happenings, gathered

NAMES = [f"{sector} ({country})" for country in ("Aland", "Bland", "Cland") for sector in ("Police", "Army", "Citizen")]
RELATIONS = ("consult", "threaten", "assault", "aid")


def made(days: int = 60, seed: int = 3) -> Happenings:
    """On each day the same parties do the same to each other as a week before, and four events come by chance."""
    random = np.random.default_rng(seed)
    rows = []
    for day in range(days):
        for at in range(6):
            actor, other = NAMES[(day % 7 + at) % 9], NAMES[(day % 7 + 2 * at + 1) % 9]
            rows.append((day, actor, RELATIONS[at % 4], other))
        for _ in range(4):
            actor, other = random.choice(NAMES, 2)
            rows.append((day, str(actor), str(random.choice(RELATIONS)), str(other)))
    return gathered(rows)
