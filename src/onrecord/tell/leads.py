"""The words for leads, the same wherever the record is told."""

LEADS = "Leads: read with too little confidence to be told as fact. They change nothing of what stands above."

NOTHING_FIRM = "Nothing in these reports was read with enough confidence to be told as fact; there are only leads."

# From which probability on a word holds. US Intelligence Community Directive 203 (2015), section 6.e.(2)(a).
WORDS = (
    (0.95, "almost certain"),
    (0.8, "very likely"),
    (0.55, "likely"),
    (0.45, "about even"),
    (0.2, "unlikely"),
    (0.05, "very unlikely"),
    (0.0, "almost no chance"),
)


def not_shown(count: int, how: str = "--leads shows") -> str:
    """The line that says how many leads were left out, and how to see them; "" if there are none."""
    if not count:
        return ""
    return f"{count} lead{'' if count == 1 else 's'} not shown: {how} {'it' if count == 1 else 'them'}"


def likelihood(probability: float) -> str:
    """A probability in words and per cent: "very likely, 86 %"; never 100 % for what is not certain."""
    words = next(words for least, words in WORDS if probability >= least)
    return f"{words}, {percent(probability)}"


def percent(probability: float) -> str:
    """A probability in per cent, never 100 % for what is not certain."""
    return f"{min(99, round(100 * probability)) if probability < 1 else 100} %"
