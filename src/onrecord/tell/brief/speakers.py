"""Who gives an event's account, by name, and the claims that they are cited by."""

from collections.abc import Iterable, Sequence

from onrecord.model import Event
from onrecord.tell.brief.evidence import ITSELF, UNNAMED, several_unnamed
from onrecord.tell.screen import Line
from onrecord.tell.view import AccountView, Cite

NAMED = 3  # speakers that a sentence names
MOST = 6  # passages of one account


def own(line: Line) -> AccountView:
    """The account that an event is told by: that of its status."""
    return line.view.accounts[0]


def cites_of(event: Event, account: AccountView) -> list[Cite]:
    """The claims that an account is cited by: that whose words the title is, then the first of each origin."""
    everything = [cite for origin in account.origins for cite in (origin.first, *origin.folded)]
    titled = [cite for cite in everything if cite.claim.id == event.title_claim]
    firsts = [origin.first for origin in account.origins]
    bounds = (event.time.start, event.time.end) if event.time else (None, None)
    stated = [cite for cite in everything if cite.claim.time and cite.claim.time.how != "inferred"]
    exact = [cite for cite in stated if _ends(cite) == bounds][:1]
    dating = [cite for at in (0, 1) for cite in [c for c in stated if bounds[at] and _ends(c)[at] == bounds[at]][:1]]
    chosen = {cite.claim.id: cite for cite in (*titled, *firsts[:MOST], *(exact or dating))}
    return list(chosen.values())


def _ends(cite: Cite) -> tuple[str | None, str | None]:
    return (cite.claim.time.start, cite.claim.time.end) if cite.claim.time else (None, None)


def heard(line: Line) -> list[dict[tuple[str, str], list[Cite]]]:
    """Of each origin of the event's own account those who carry it, by name, with the claims that they are cited by.

    Who is known to have it first comes first. Of reports that have no outlet, each is one: the second part of the key.
    """
    chosen = {cite.claim.id for cite in cites_of(line.view.event, own(line))}
    found: list[dict[tuple[str, str], list[Cite]]] = []
    for origin in own(line).origins:
        voices: dict[tuple[str, str], list[Cite]] = {}
        for cite in (origin.first, *origin.folded):
            if cite is origin.first or cite.claim.id in chosen:
                name = called(cite.speakers)
                voices.setdefault((name, cite.report.id if name == UNNAMED else ""), []).append(cite)
        found.append(voices)
    return found


def in_turn(cites: Iterable[Sequence[Cite]]) -> list[Cite]:
    """The first claim of each, then the second of each, as far as a part of a sentence has room."""
    listed = list(cites)
    longest = max(map(len, listed))
    return [one[at] for at in range(longest) for one in listed if at < len(one)][: max(MOST, len(listed))]


def names_of(cites: Iterable[Cite]) -> list[str]:
    """Who says so, each once."""
    return list(dict.fromkeys(called(cite.speakers) for cite in cites))


def called(chain: str) -> str:
    """A chain of speakers within a sentence: "Kim (according to Watson)", "China Daily (on hearsay)"."""
    if chain.startswith(ITSELF):
        chain = chain.replace(ITSELF, UNNAMED, 1)
    name, _, rest = chain.partition(", ")
    return f"{name} ({rest})" if rest.startswith(("according to", "on hearsay")) else chain


def joined(names: Sequence[str]) -> str:
    """The first few names as a list in words; of reports that have no outlet, how many."""
    unnamed = names.count(UNNAMED)
    each = dict.fromkeys(several_unnamed(unnamed) if name == UNNAMED and unnamed > 1 else name for name in names)
    listed = list(each)
    shown = [*listed[:NAMED], *(["others"] if len(listed) > NAMED else [])]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
