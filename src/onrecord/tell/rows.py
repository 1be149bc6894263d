"""Ledgers as they are told: lines with their cells, and what each line rests on."""

from msgspec import Struct

from onrecord.model import Tier


class Row(Struct, frozen=True, kw_only=True):
    """One line of a ledger: its cells by column, and what it rests on.

    `claims` are the ids of the claims that the line cites, never empty but in the ledger of coverage. `origins`
    counts the independent origins that say what `status` says, `reports` the reports that carry them; where others say
    something else of the event, `support` tells how many. `lacks` says what a line would need to be cited by itself
    ("who"); such lines stand at the end. `id` is what `explain` and `cite` take for the line: its event, or a
    statement's claim or response; "" for lines about many events.
    """

    cells: dict[str, str]
    status: str | None = None
    event: str | None = None
    claims: tuple[str, ...] = ()
    origins: int = 0
    reports: int = 0
    digit: int | None = None
    lacks: str = ""
    tier: Tier = "firm"
    id: str = ""
    support: str = ""


class Ledger(Struct, frozen=True, kw_only=True):
    """A view over the record that answers one question.

    `rows` rest on firm claims; `leads` are those that rest on leads, where they were asked for, else `not_shown` is how
    many of them there are.
    """

    name: str
    title: str
    question: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    leads: tuple[Row, ...] = ()
    not_shown: int = 0
