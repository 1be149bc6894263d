"""How many say what of an event, in one short phrase: "3 origins say it happened, 1 denies it, 2 expected it"."""

from onrecord.model import Account, Event, Says
from onrecord.record.grades import says

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
GOING_ON = ("says it goes on", "say it goes on")
STATEMENTS: dict[Says, str] = {
    "happened": "it happened",
    "negated": "it did not happen",
    "planned": "it is planned",
    "possible": "it may be",
}


def support(event: Event) -> str:
    """How many say what, those first that say what the event's status says; "" for a lead event, which has no count."""
    if event.tier == "lead":
        return ""
    if not event.accounts:
        return f"{len(event.origins)} origin{'' if len(event.origins) == 1 else 's'}"
    first, *rest = (told(account.says, account.count, event) for account in in_order(event))
    count, _, verb = first.partition(" ")
    return ", ".join([f"{count} origin{'' if count == '1' else 's'} {verb}", *rest])


def several(event: Event) -> str:
    """The phrase where not all say the same, else ""."""
    return support(event) if len(event.accounts) > 1 else ""


def in_order(event: Event) -> list[Account]:
    """The accounts of an event: that of its status, then who says that it happened, who denies it, who expected it."""
    order = list(NOW)
    return sorted(event.accounts, key=lambda a: (a.says != says(event.status), order.index(a.says)))


def statement(account: Says, event: Event) -> str:
    """What an account says of the event: "it happened"."""
    return "it goes on" if account == "happened" and event.status == "ongoing" else STATEMENTS[account]


def told(account: Says, count: int, event: Event) -> str:
    """How many give an account of an event: "1 denies it"."""
    done = any(other.says == "happened" for other in event.accounts)
    forms = (AFTERWARDS if done else NOW)[account]
    if account == "happened" and event.status == "ongoing":
        forms = GOING_ON
    return f"{count} {forms[count != 1]}"
