"""What is watched, out of what was given: lists on the web, and folders."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from onrecord.acquire.feeds import listing
from onrecord.acquire.inputs import is_url, why
from onrecord.acquire.limits import RefusalError
from onrecord.acquire.names import shown
from onrecord.errors import InputError, UsageError
from onrecord.knowledge.paths import did_you_mean_path


class Sources(NamedTuple):
    """Addresses of lists, each once, and folders."""

    lists: tuple[str, ...]
    folders: tuple[Path, ...]


def sources(given: Iterable[str | Path]) -> Sources:
    """The lists and folders that are to be watched; a file is a list of feeds, as feed readers export it.

    Raises:
        UsageError: nothing was given.
        InputError: there is no such folder or file, or it is no list of feeds.
    """
    lists: list[str] = []
    folders: list[Path] = []
    for one in given:
        label = str(one)
        path = Path(label).expanduser()
        if is_url(label):
            lists.append(label)
        elif path.is_dir():
            folders.append(Path(os.path.abspath(path)))
        else:
            lists += _named(path)
    if not lists and not folders:
        raise UsageError("nothing to watch: name addresses of feeds or site maps, lists of feeds (OPML), or folders")
    return Sources(tuple(dict.fromkeys(lists)), tuple(dict.fromkeys(folders)))


def _named(path: Path) -> tuple[str, ...]:
    name = shown(str(path))
    try:
        found = listing(path.read_bytes(), path.absolute().as_uri())
    except OSError as error:
        near = did_you_mean_path(path) if isinstance(error, FileNotFoundError) else ""
        raise InputError(f"{name}: {f'there is no such file or folder{near}' if near else why(error)}") from error
    except RefusalError as refusal:
        raise InputError(f"{name} is no list of feeds: {refusal}") from refusal
    if not found.lists:
        raise InputError(f"{name} names no feeds: give an OPML file, or the address of a feed or site map itself")
    return found.lists
