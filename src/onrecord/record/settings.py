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


class Log:
    """What happened while one report was added, to be summed up in `Changes`."""

    def __init__(self, report: str, gone: Changes | None = None) -> None:
        self.report = report
        self.added: set[str] = set()
        self.changed: set[str] = set(gone.changed) if gone else set()
        self.dropped: set[str] = set(gone.dropped) if gone else set()
        self.merged: list[tuple[str, str]] = []
        self.copies: tuple[str, ...] = ()
        self.story: str | None = None

    def changes(self) -> Changes:
        """The sum; an event that was dropped and came back has changed."""
        back = self.dropped & (self.added | self.changed)
        gone = {old for old, _ in self.merged}
        return Changes(
            report=self.report,
            added=tuple(sorted(self.added - back - gone)),
            changed=tuple(sorted((self.changed | back) - (self.added - back) - gone)),
            dropped=tuple(sorted(self.dropped - back)),
            merged=tuple(sorted(self.merged)),
            copies=tuple(sorted(self.copies)),
            story=self.story,
        )
