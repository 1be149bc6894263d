"""What an event is called: the words of the claim that says it best, with the parties before them where they lack."""

from collections.abc import Iterable, Sequence

from onrecord.knowledge.names import label
from onrecord.model import Claim, Party, Report

LONGEST = 100
# A title must stand by itself, so words that point elsewhere cannot open it.
POINTING = {
    "a", "an", "and", "both", "but", "he", "her", "his", "in", "it", "its", "our", "she", "such", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "to", "we", "which", "who",
}  # fmt: skip


def title(
    claims: Sequence[Claim], reports: dict[str, Report], actors: Sequence[Party], recipients: Sequence[Party]
) -> str:
    """At most about `LONGEST` characters: "Kim may travel to Russia", "Russia → North Korea: that visit"."""
    parties = (*actors, *recipients)

    def worth(claim: Claim) -> tuple[bool, bool, bool, int, str]:
        report = reports.get(claim.report)
        headline = bool(report and claim.quote in report.title)
        length = len(claim.quote)
        return not stands_alone(claim.quote, parties), not headline, not 20 <= length <= 90, abs(length - 60), claim.id

    best = min(claims, key=worth)
    words = " ".join(best.quote.split()).strip(" ,;:–—-\"'“”‘’")
    if not stands_alone(words, parties) and (known := _known(actors)):
        to = _known(recipients)
        return cut(f"{known}{f' → {to}' if to else ''}: {words}")
    return cut(words[:1].upper() + words[1:])


def stands_alone(words: str, parties: Iterable[Party]) -> bool:
    """Whether the words say who is meant: they name a party, or have a name, and do not open by pointing elsewhere."""
    tokens = words.split()
    if len(tokens) < 3:
        return False
    names = {name for party in parties for name in (party.name, label(party.code), party.name.rpartition(" ")[2])}
    named = any(name and name in words for name in names)
    capitals = sum(token[:1].isupper() for token in tokens[1:])
    return (named or capitals > 0) and (named or tokens[0].lower() not in POINTING)


def cut(words: str) -> str:
    """The words, shortened at a space if too long."""
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def _known(parties: Sequence[Party]) -> str:
    return ", ".join(label(party.code) for party in parties if party.code != "?")
