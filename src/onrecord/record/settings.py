"""How recording is to work: paths to a user's own files; everything else is knowledge."""

from msgspec import Struct


class Settings(Struct, frozen=True, kw_only=True):
    """Settings of a `Recorder`.

    `outlet_letters` maps an outlet or domain to its Admiralty letter A to F; an outlet without one is F.
    """

    outlet_letters: dict[str, str] = {}


class Changes(Struct, frozen=True, kw_only=True):
    """What adding or removing one report did to the record: ids, sorted."""

    report: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    copies: tuple[str, ...] = ()
    story: str | None = None
