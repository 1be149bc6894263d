"""How many say what of an event, in one short phrase: "3 origins say it happened, 1 denies it, 2 expected it".

Of something said, such as an accusation: "2 origins report it, content denied by Russia", for what is denied then is
not that it was said.
"""

from collections.abc import Iterable

from onrecord.knowledge.plover import VERBAL_CONFLICT
from onrecord.model import Account, Event, Says
from onrecord.record.case import says

# What one says, and what several do; afterwards, what they expected.
NOW: dict[Says, tuple[str, str]] = {
    "happened": ("says it happened", "say it happened"),
    "negated": ("denies it", "deny it"),
    "planned": ("expects it", "expect it"),
    "possible": ("thinks it possible", "think it possible"),
}
AFTERWARDS: dict[Says, tuple[str, str]] = NOW | {
    "planned": ("expected it", "expected it"),
    "possible": ("thought it possible", "thought it possible"),
}
# Of an accusation, a demand, a refusal or a threat.
OF_WORDS: dict[Says, tuple[str, str]] = {
    "happened": ("reports it", "report it"),
    "negated": ("says it did not happen", "say it did not happen"),
}
GOING_ON = ("says it goes on", "say it goes on")
BEFORE: dict[Says, str] = {"planned": "it was planned", "possible": "it might be"}
STATEMENTS: dict[Says, str] = {
    "happened": "it happened",
    "negated": "it did not happen",
    "planned": "it is planned",
    "possible": "it may be",
}


def origins_of(events: Iterable[Event]) -> tuple[str, ...]:
    """The ids of all origins of these events, whatever they say of them; of each event, those of its status first."""
    told = ((event.origins, *(account.origins for account in in_order(event))) for event in events)
    return tuple(dict.fromkeys(id for given in told for origins in given for id in origins))


def support(event: Event) -> str:
    """How many say what, those first that say what the event's status says; "" for a lead event, which has no count."""
    if event.tier == "lead":
        return ""
    if not event.accounts:
        return f"{len(event.origins)} origin{'' if len(event.origins) == 1 else 's'}"
    first, *rest = (told(account.says, account.count, event) for account in in_order(event))
    count, _, verb = first.partition(" ")
    denied = [f"content denied by {_listed(event.denied_by)}"] if event.denied_by else []
    return ", ".join([f"{count} origin{'' if count == '1' else 's'} {verb}", *rest, *denied])


def several(event: Event) -> str:
    """The phrase where not all say the same, or what was said is denied, else ""."""
    return support(event) if len(event.accounts) > 1 or (event.accounts and event.denied_by) else ""


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def in_order(event: Event) -> list[Account]:
    """The accounts of an event: that of its status, then who says that it happened, who denies it, who expected it."""
    order = list(NOW)
    return sorted(event.accounts, key=lambda a: (a.says != says(event.status), order.index(a.says)))


def statement(account: Says, event: Event) -> str:
    """What an account says of the event: "it happened", "it is planned"; once it has happened, "it was planned"."""
    if account == "happened" and event.status == "ongoing":
        return "it goes on"
    return BEFORE.get(account, STATEMENTS[account]) if _done(event) else STATEMENTS[account]


def told(account: Says, count: int, event: Event) -> str:
    """How many give an account of an event: "1 denies it"."""
    forms = (AFTERWARDS if _done(event) else NOW)[account]
    if event.type in VERBAL_CONFLICT:
        forms = OF_WORDS.get(account, forms)
    if account == "happened" and event.status == "ongoing":
        forms = GOING_ON
    return f"{count} {forms[count != 1]}"


def _done(event: Event) -> bool:
    return any(account.says == "happened" for account in event.accounts)
