"""Messages into files: JSON Lines that grow, and an Atom feed of the last ones. No other file is touched."""

import os
import stat
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from onrecord.model.alerts import AlertMessage
from onrecord.tell.feeds import Entry, Feed
from onrecord.tell.feeds.entries import stamp
from onrecord.tell.feeds.written import Places, atom
from onrecord.verbs.alerting.ways import NotDelivered

MARK = b'<generator version="'
HEAD = 8192  # bytes by which a file is told


def append(path: Path, messages: Sequence[AlertMessage]) -> None:
    """Write messages at the end of a file, a line each, safely on disk. Raises NotDelivered."""
    _refuse_other(path, lambda head: head.startswith(b"{"), "JSON Lines")
    lines = b"".join(msgspec.json.encode(message) + b"\n" for message in messages)
    try:
        with path.open("ab") as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _why(path, error) from error


def feed(path: Path, title: str, id: str, messages: Sequence[AlertMessage]) -> None:
    """Write the feed anew, with these messages, the newest first. Raises NotDelivered."""
    _refuse_other(path, lambda head: b"http://www.w3.org/2005/Atom" in head and MARK in head, "a feed of alerts")
    entries = tuple(map(_entry, messages))
    made = Feed(title=title, updated=entries[0].updated if entries else datetime.now(UTC), entries=entries)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(atom(made, Places(id=f"alert:{id}")))
        os.replace(beside, path)
    except OSError as error:
        raise _why(path, error) from error


def _entry(message: AlertMessage) -> Entry:
    made = stamp(message.made) or datetime.now(UTC)
    title = f"{message.what}: {message.title}"
    return Entry(
        event=f"{message.alert}:{message.id}",
        title=title,
        published=made,
        updated=made,
        text=message.text,
        tags=(message.type, message.status),
    )


def _refuse_other(path: Path, is_ours: Callable[[bytes], bool], what: str) -> None:
    """A record may come from somebody else, and name a file that is not for messages."""
    try:
        if not path.exists():
            return
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotDelivered(f"{path} is no file: name another")
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise _why(path, error) from error
    if head and not is_ours(head):
        raise NotDelivered(f"{path} holds something else than {what}, and was left as it is: name another file")


def _why(path: Path, error: OSError) -> NotDelivered:
    return NotDelivered(f"{path} cannot be written: {error.strerror or error}")
