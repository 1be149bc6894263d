"""Events of other data sets, coded elsewhere from texts that the record does not hold. Beside it, never part of it."""

from msgspec import Struct

from onrecord.model.claims import Party
from onrecord.model.kinds import Status


class DatasetEvent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row of an event file: a data set says so, and no text is there to show it.

    `row` is its line in the file, `said` the data set's own words for what happened ("Make a visit"), `id` its own id.
    `type` and `mode` are PLOVER's for them, None where PLOVER has none, as for statements; `code` is CAMEO's. A party
    whose name leads to no code has "?". `status` is None where the data set does not tell what is done from what is
    planned, possible or denied, as most do not.
    """

    dataset: str
    row: int
    day: str
    said: str
    type: str | None = None
    mode: str | None = None
    code: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    status: Status | None = None
    alleged: bool = False
    place: str | None = None
    publisher: str | None = None
    id: str | None = None

    @property
    def source(self) -> str:
        """What stands in place of a citation: "no text: from the data set ICEWS, row 17"."""
        return f"no text: from the data set {self.dataset}, row {self.row}"


class Dataset(Struct, frozen=True, kw_only=True):
    """A data set as it was taken in.

    `rows` is how many events it has, `first` and `last` are their days; `untyped` of them have words that lead to no
    PLOVER type. `left_out` counts the lines that gave no event, by reason.
    """

    name: str
    format: str
    file: str
    taken: str
    rows: int = 0
    untyped: int = 0
    first: str = ""
    last: str = ""
    left_out: dict[str, int] = {}
