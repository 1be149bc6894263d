"""What a user wants to be told of, and what is told."""

from typing import Literal

from msgspec import Struct

from onrecord.model.kinds import Status, Tier

AlertKind = Literal["told", "grade", "denial"]


class Alert(Struct, frozen=True, kw_only=True):
    """What is to be told, and to whom.

    `kind` is what has to come about: an event is told, its grade moves, or it is denied. `search` (as `onrecord search`
    takes it), `types` and `pair` (the codes of two parties) narrow which events are meant; all that are given hold.
    With `leads`, also events that only leads tell of. `to` are targets: "terminal", an address of the web, "mailto:…",
    "file:…" for JSON Lines, "atom:…" for a feed. `made` is a moment in ISO 8601.
    """

    id: str
    kind: AlertKind
    search: str = ""
    types: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    leads: bool = False
    to: tuple[str, ...] = ("terminal",)
    made: str = ""


class Passage(Struct, frozen=True, kw_only=True):
    """The words that a message rests on: where they stand, and who says what by them.

    `id` is that of the claim or response, `says` its status or stance.
    """

    id: str
    quote: str
    says: str
    speakers: str
    report: str
    outlet: str | None
    url: str | None
    published: str | None
    start_char: int
    end_char: int


class AlertMessage(Struct, frozen=True, kw_only=True):
    """One thing that an alert tells: what came about, who says so, how sure that is, and by which words.

    `what` says why it is told ("New", "Denied by Russia"); `title` never says more than the event's `status`. `tier`,
    `support`, `digit` and `grade` say how sure it is. `text` is all of it for people. `event` and the ids of `passages`
    are what `explain` and `cite` take.
    """

    id: str
    alert: str
    kind: AlertKind
    what: str
    event: str
    title: str
    type: str
    status: Status
    tier: Tier
    when: str
    said: str
    support: str
    digit: int | None
    grade: str
    passages: tuple[Passage, ...]
    text: str
    made: str
