"""Whether it is certain whose officials speak: "Peru's sailors spied for Chile, | prosecutors say" leaves it open.

Those who hold an office and go without a name get their state from the rest of the report, for the want of words of
their own. Where it names several, that is a guess, and whoever is told to be on whose side must not rest on one.
"""

from onrecord.knowledge.actors import is_state
from onrecord.read.reading import Attribution, Mention, Reading
from onrecord.read.ways import How

GUESSED: frozenset[How] = frozenset({"most present state", "the state most present", "the report's main state"})


def of_no_certain_state(reading: Reading, said: Attribution) -> bool:
    """Whether the state of a source is only the one that the report, which names others too, tells of most."""
    if said.code is None or said.source is None or not is_state(said.code):
        return False
    start, end = said.source
    own = [one for one in reading.mentions if start <= one.start and one.end <= end and said.code in one.codes]
    return bool(own) and all(_guessed(one) for one in own) and len(_states(reading)) > 1


def _states(reading: Reading) -> set[str]:
    """The states that a report names by words of their own."""
    return {code for one in reading.mentions if not _guessed(one) for code in one.codes if is_state(code)}


def _guessed(mention: Mention) -> bool:
    return mention.how in GUESSED
